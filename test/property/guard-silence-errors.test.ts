import { describe, expect, it } from "vitest";
import {
	admitOrderStream,
	admitOrders,
	admitOrderText,
	aggregateDemand,
	definePolicy,
	explainLine,
	explainReceipt,
	explainWarning,
	forecastDemand,
	forecastSeries,
	type PolicyInput,
	parseIsoDate,
	planGroupPurchase,
	planReplenishment,
	ReapproError,
	renderReport,
} from "../../src/index.js";
import { coveredOperators, policyHash } from "../../src/privacy/index.js";
import { canaryOf, canaryValue, leakOf, plant } from "../support/guard-canary.js";
import { GROUP_RUN, ITEMS, planFacts, policyInput, randomHistory } from "../support/guard-history.js";
import type { Fields } from "../support/guard-lines.js";
import { chance, createRandom, pick, type Random } from "../support/guard-random.js";
import { runs } from "../support/runs.js";

const SEED = 20261201;
const CALLS = runs(400);
const MINUTES = 60_000 * Math.ceil(runs(1) / 5);

const random0 = createRandom(SEED);
const LINES = randomHistory(random0);
const policy = definePolicy(policyInput());
const { orders, receipt } = admitOrders(LINES, policy);
const pooled = admitOrders(LINES, definePolicy(policyInput(GROUP_RUN))).orders;
const panel = aggregateDemand(orders, { period: "week" });
const plan = await planReplenishment({ orders, asOf: "2026-11-23", items: ITEMS });

const FULL_POLICY: PolicyInput = policyInput({
	groupId: "gr-1",
	maxLineQuantity: 20,
	evidence: "record",
	maxConsentAgeDays: 100,
	noticeVersions: ["fr-1"],
	withdrawals: [{ operatorId: "op-a", lineId: "L-1", caseRef: "c-1", consentRef: "cs-1" }],
	release: { minOperators: 5, minOrders: 10, maxSharePercent: 85, pPercent: 15, coalition: 2 },
});
const FULL_PLAN = {
	...planFacts(random0),
	stock: [
		{
			operatorId: "op-a",
			siteId: "st-1",
			sku: "URN-01",
			onHand: 1,
			reserved: 0,
			backorders: 0,
			stockoutDays: ["2026-10-01"],
			onOrder: [{ quantity: 1, dueOn: "2026-11-30" }],
		},
	],
	suppliers: [
		{
			supplierId: "sup-1",
			name: { en: "a", fr: "b" },
			orderCost: 1,
			minimumOrderValue: 2,
			carriagePaidFrom: 3,
			orderWeekdays: [1],
			closed: [{ from: "2026-12-24", to: "2026-12-31" }],
		},
	],
	overrides: [{ operatorId: "op-a", sku: "COF-OAK", leadTimeDays: { days: [2, 3] } }],
	coverage: [{ operatorId: "op-a", share: 0.9 }],
	items: [
		...ITEMS.slice(1),
		{
			...ITEMS[0],
			name: "x",
			family: "y",
			priceBreaks: [{ from: 5, unitCost: 1 }],
			assumed: ["unitCost"],
			replaces: "COF-PIN",
			status: "active",
		},
	],
	period: "week",
	horizon: 4,
	scenario: { demandFactor: 1, from: "2026-12-01", to: "2026-12-05", leadTimeDelayDays: 1 },
	drivers: [{ name: "deaths", period: "week", start: "2026-01-05", values: [1, 2, 3] }],
	priors: [
		{
			kind: "season-profile",
			schemaVersion: 1,
			sku: "URN-01",
			monthlyIndex: new Array(12).fill(1),
			weeklyMean: 1,
		},
	],
	releases: { kind: "release-register", schemaVersion: 1, runs: [] },
	shareRule: "volume",
};

/** A deep copy of plain data. */
const copyOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

/** Every object in a value, itself included. */
function objectsIn(value: unknown): object[] {
	if (typeof value !== "object" || value === null) return [];
	return [value, ...Object.values(value).flatMap(objectsIn)];
}

/**
 * A copy of an input with a canary in one of its fields, at any depth, known or unknown. Only what the guard reads may
 * throw: an option of the caller's that throws is the caller's own error.
 */
function planted(random: Random, input: unknown, mayThrow = false): unknown {
	const copy = copyOf(input) as object;
	const target = chance(random, 0.3) ? copy : pick(random, objectsIn(copy));
	if (Array.isArray(target) && target.length > 0 && chance(random, 0.7))
		target[random.integer(target.length)] = canaryValue(random, mayThrow);
	else
		plant(
			random,
			target as Fields,
			Object.keys(target).length > 0 ? Object.keys(target) : ["extra"],
			mayThrow,
		);
	return copy;
}

type Call = (random: Random) => unknown;

/** A call of each public function with a canary in what it is given. */
const CALLED: Readonly<Record<string, Call>> = {
	definePolicy: (random) => definePolicy(planted(random, FULL_POLICY, true) as PolicyInput),
	"definePolicy of anything": (random) => definePolicy(canaryValue(random) as PolicyInput),
	"admitOrders of anything": (random) => admitOrders(canaryValue(random) as never, policy),
	"admitOrders under anything": (random) => admitOrders(LINES, canaryValue(random) as never),
	"admitOrderStream of anything": (random) => admitOrderStream(canaryValue(random) as never, policy),
	"admitOrderText of anything": (random) => admitOrderText([canaryValue(random), 1] as never, policy),
	"a source that breaks off": (random) =>
		admitOrders(
			(function* () {
				yield LINES[0];
				throw new Error(canaryOf(random), { cause: canaryOf(random) });
			})(),
			policy,
		),
	"a stream that breaks off": (random) =>
		admitOrderStream(
			{ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error(canaryOf(random))) }) },
			policy,
		),
	"a signal with a reason": (random) =>
		admitOrderStream((async function* () {})(), policy, {
			signal: AbortSignal.abort(new Error(canaryOf(random))),
		}),
	policyHash: (random) => policyHash(canaryValue(random) as never),
	coveredOperators: (random) => coveredOperators(canaryValue(random) as never),
	aggregateDemand: (random) =>
		aggregateDemand(
			orders,
			planted(random, {
				period: "week",
				by: ["sku", "operatorId"],
				from: "2026-01-01",
				to: "2026-11-01",
				returns: "net",
				coverage: [{ operatorId: "op-a", share: 1 }],
			}) as never,
		),
	"aggregateDemand of anything": (random) =>
		aggregateDemand(canaryValue(random) as never, { period: "week" }),
	forecastDemand: (random) =>
		forecastDemand(
			panel,
			planted(random, {
				horizon: 2,
				quantiles: [0.5],
				model: "naive",
				drivers: FULL_PLAN.drivers,
				priors: FULL_PLAN.priors,
			}) as never,
		),
	"forecastDemand of anything": (random) => forecastDemand(canaryValue(random) as never, { horizon: 2 }),
	forecastSeries: (random) =>
		forecastSeries(
			[1, 2, 3],
			planted(random, {
				seasonLength: 1,
				horizon: 1,
				model: "naive",
				levels: [0.9],
				quantiles: [0.5],
			}) as never,
		),
	planReplenishment: (random) =>
		planReplenishment({ ...(planted(random, FULL_PLAN) as object), orders } as never),
	"planReplenishment of anything": (random) =>
		planReplenishment({ ...FULL_PLAN, orders: canaryValue(random) } as never),
	planGroupPurchase: (random) =>
		planGroupPurchase({ ...(planted(random, FULL_PLAN) as object), orders: pooled } as never),
	"planGroupPurchase of anything": (random) =>
		planGroupPurchase({ ...FULL_PLAN, orders: canaryValue(random) } as never),
	explainLine: (random) => explainLine(plan.lines[0] as never, canaryValue(random, false) as never),
	explainReceipt: (random) => explainReceipt(receipt, canaryValue(random, false) as never),
	explainWarning: (random) => explainWarning({ code: "NO_AGREEMENT" }, canaryValue(random, false) as never),
	"renderReport in any language": (random) =>
		renderReport(plan, { locale: canaryValue(random, false) as never, maxCharts: 0 }),
	"renderReport of anything": (random) =>
		renderReport(canaryValue(random, false) as never, { locale: "fr", maxCharts: 0 }),
	"renderReport with any panel": (random) =>
		renderReport(plan, { locale: "fr", panel: canaryValue(random, false) as never, maxCharts: 0 }),
	parseIsoDate: (random) => parseIsoDate(canaryValue(random, false) as never),
};

/** What a call throws or rejects with; `undefined` when it does neither. */
async function thrownBy(call: () => unknown): Promise<{ readonly error: unknown } | undefined> {
	try {
		await call();
		return undefined;
	} catch (error) {
		return { error };
	}
}

describe("errors", () => {
	it(
		"show nothing of what a function was given",
		async () => {
			const threw = new Set<string>();
			const foreign = new Set<string>();
			const calls = Object.entries(CALLED);
			for (let at = 0; at < CALLS; at++) {
				const random = createRandom(SEED + at);
				const [name, call] = calls[at % calls.length] as [string, Call];
				const thrown = await thrownBy(() => call(random));
				if (thrown === undefined) continue;
				threw.add(name);
				expect(leakOf(thrown.error), `seed ${SEED + at}, ${name}`).toBeUndefined();
				if (!(thrown.error instanceof ReapproError)) foreign.add(name);
			}
			expect([...foreign]).toEqual([]);
			expect(threw.size).toBeGreaterThan(20);
		},
		MINUTES,
	);
});
