import { describe, expect, it } from "vitest";
import {
	type Admission,
	admitOrderStream,
	admitOrders,
	admitOrderText,
	aggregateDemand,
	definePolicy,
	explainLine,
	explainReceipt,
	explainWarning,
	forecastDemand,
	type PrivacyPolicy,
	planGroupPurchase,
	planReplenishment,
	renderReport,
} from "../../src/index.js";
import { admissionOf } from "../../src/privacy/index.js";
import { canaryOf, heardDuring, leakOf, plant } from "../support/guard-canary.js";
import { CONSENT_FIELDS, LINE_FIELDS } from "../support/guard-corruptions-structure.js";
import {
	GROUP_RUN,
	historyLine,
	OPERATORS,
	type PlanFacts,
	planFacts,
	policyInput,
	randomHistory,
} from "../support/guard-history.js";
import type { Fields } from "../support/guard-lines.js";
import { chance, createRandom, pick, type Random, shuffled } from "../support/guard-random.js";
import { streamOf } from "../support/guard-streams.js";
import { runs } from "../support/runs.js";

const SEED = 20261130;
const HISTORIES = runs(20);
const MINUTES = 60_000 * Math.ceil(runs(1) / 3);

/** Dates of consents that no figure of a run can have. */
const GRANTED = "2026-01-31";
const EXPIRES = "2031-07-19";

/** A line that passes, with canaries wherever an admitted line may hold one: its ids and its consent. */
function admittedLine(random: Random, serial: number): Fields {
	const line = historyLine(random, serial);
	return {
		...line,
		lineId: `${canaryOf(random)}-${serial}`,
		caseRef: canaryOf(random),
		...(line.consent === undefined
			? {}
			: {
					consent: {
						...(line.consent as Fields),
						ref: canaryOf(random),
						grantedOn: GRANTED,
						expiresOn: EXPIRES,
						noticeVersion: canaryOf(random),
					},
				}),
	};
}

/** A line with a canary in any key or value; it may not pass, since a canary may stand where it would be shown. */
function refusedLine(random: Random, serial: number): unknown {
	if (chance(random, 0.05))
		return pick<unknown>(random, [canaryOf(random), [canaryOf(random)], new Error(canaryOf(random))]);
	const consent: Fields = chance(random, 0.7)
		? { ref: canaryOf(random), purposes: ["replenishment"], grantedOn: "2026-02-01", expiresOn: "2026-11-22" }
		: { ref: canaryOf(random), purposes: ["resale"], grantedOn: "2026-02-01" };
	const line: Fields = { ...admittedLine(random, serial), note: "", consent };
	for (let canaries = 1 + random.integer(3); canaries > 0; canaries--) {
		if (chance(random, 0.4)) plant(random, consent, CONSENT_FIELDS);
		else plant(random, line, LINE_FIELDS);
	}
	return line;
}

/** The guard's three ways in; the text only for what JSON can say. */
const waysIn = async (lines: readonly unknown[], policy: PrivacyPolicy): Promise<Admission[]> => [
	admitOrders(lines, policy),
	await admitOrderStream(streamOf(lines), policy),
	await admitOrderText([textOf(lines)], policy),
];

const textOf = (lines: readonly unknown[]): string =>
	lines
		.map((line) => {
			try {
				return JSON.stringify(line) ?? "Quemeneur{";
			} catch {
				return '{"Quemeneur": "Quemeneur", "Quemeneur": 1}';
			}
		})
		.join("\n");

/** Everything that a whole run hands out, from the guard to the page. */
async function everythingShown(
	random: Random,
	lines: readonly unknown[],
	facts: PlanFacts,
): Promise<unknown[]> {
	const shown: unknown[] = [];
	for (const admission of await waysIn(lines, definePolicy(policyInput()))) {
		shown.push(
			admission,
			admission.refusals,
			admission.receipt,
			admission.orders,
			admissionOf(admission.orders),
		);
	}
	const { orders, receipt } = admitOrders(lines, definePolicy(policyInput()));
	const panel = aggregateDemand(orders, {
		period: "week",
		by: shuffled(random, ["operatorId", "siteId", "sku"] as const),
	});
	shown.push(panel, panel.toJSON(), forecastDemand(panel, { horizon: 2, model: "fast" }));
	const onProgress = (...progress: unknown[]): void => {
		shown.push(...progress);
	};
	const plan = await planReplenishment({ orders, ...facts, onProgress });
	shown.push(plan);
	for (const locale of ["en", "fr"] as const) {
		shown.push(await renderReport(plan, { locale, panel, maxCharts: 1 }));
		shown.push(
			plan.lines.map((line) => explainLine(line, locale)),
			explainReceipt(receipt, locale),
		);
		shown.push(
			[...plan.warnings, ...plan.lines.flatMap(({ warnings }) => warnings)].map((warning) =>
				explainWarning(warning, locale),
			),
		);
	}
	const pooled = admitOrders(lines, definePolicy(policyInput(GROUP_RUN)));
	const { asOf, items, stock } = facts;
	const group = { orders: pooled.orders, asOf, items, ...(stock === undefined ? {} : { stock }), onProgress };
	shown.push(
		pooled,
		aggregateDemand(pooled.orders, { period: "month", by: ["sku"] }),
		await planGroupPurchase(group),
	);
	return shown;
}

describe("a whole run", () => {
	it(
		"shows nothing of a refused line and no lineId, caseRef or consent of any line",
		async () => {
			let admitted = 0;
			for (let history = 0; history < HISTORIES; history++) {
				const seed = SEED * 10_000 + history;
				const random = createRandom(seed);
				const good = Array.from({ length: 30 }, (_, serial) => admittedLine(random, serial));
				const bad = Array.from({ length: 30 }, (_, serial) => refusedLine(random, 1000 + serial));
				const lines = shuffled(random, [...good, ...bad]);
				let shown: unknown[] = [];
				const heard = await heardDuring(async () => {
					shown = await everythingShown(random, lines, planFacts(random));
				});
				expect(heard, `seed ${seed}`).toEqual([]);
				shown.forEach((value, place) => {
					expect(leakOf(value, [GRANTED, EXPIRES]), `seed ${seed}, place ${place}`).toBeUndefined();
				});
				admitted += (shown[2] as Admission["receipt"]).linesAdmitted;
			}
			expect(admitted).toBe(30 * HISTORIES);
		},
		MINUTES,
	);

	it("is heard when it speaks: the search finds a canary in any of its places", async () => {
		const random = createRandom(SEED);
		const canary = canaryOf(random);
		const places = [
			canary,
			{ a: { b: canary } },
			[canary],
			{ [canary]: 1 },
			new Error(canary),
			{ [Symbol(canary)]: 1 },
			Object.defineProperty({}, "x", { value: canary }),
		];
		for (const place of places) expect(leakOf(place)).toContain(canary);
		expect(leakOf(new Error("x", { cause: new Error(canary) }))).toContain(canary);
		expect(leakOf({ grantedOn: GRANTED }, [GRANTED])).toBe(GRANTED);
		expect(await heardDuring(() => console.warn("a", { canary }))).toEqual([expect.stringContaining(canary)]);
		expect(randomHistory(random, OPERATORS).length).toBeGreaterThan(0);
	});
});
