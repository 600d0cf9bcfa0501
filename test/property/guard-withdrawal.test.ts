import { describe, expect, it } from "vitest";
import {
	admitOrderStream,
	admitOrders,
	admitOrderText,
	definePolicy,
	type PolicyInput,
} from "../../src/index.js";
import {
	agreementOf,
	bytesOf,
	groupBytes,
	OPERATORS,
	type PlanFacts,
	planFacts,
	policyInput,
	randomHistory,
	runBytes,
} from "../support/guard-history.js";
import type { Fields } from "../support/guard-lines.js";
import { chance, createRandom, pick, type Random, shuffled } from "../support/guard-random.js";
import { runs } from "../support/runs.js";

const SEED = 20261128;
const HISTORIES = runs(20);
const MINUTES = 60_000 * Math.ceil(runs(1) / 3);

interface Given {
	readonly random: Random;
	readonly lines: Fields[];
	readonly facts: PlanFacts;
}

/** Runs a law over random histories; a failure names the seed and the history. */
async function overHistories(seed: number, law: (given: Given) => Promise<void>): Promise<void> {
	for (let history = 0; history < HISTORIES; history++) {
		const random = createRandom(seed * 10_000 + history);
		const given = { random, lines: randomHistory(random), facts: planFacts(random) };
		try {
			await law(given);
		} catch (error) {
			throw new Error(`seed ${seed * 10_000 + history}: ${(error as Error).message}`, { cause: error });
		}
	}
}

/** The lines that a withdrawal of the policy names. */
const matches = (line: Fields, { operatorId, lineId, caseRef, consentRef }: Fields): boolean =>
	line.operatorId === operatorId &&
	((lineId !== undefined && line.lineId === lineId) ||
		(caseRef !== undefined && line.caseRef === caseRef) ||
		(consentRef !== undefined && (line.consent as Fields | undefined)?.ref === consentRef));

/** Withdraws one family or line, by one or two of its ids. */
function withdrawalOf(random: Random, line: Fields): Fields {
	const consentRef = (line.consent as Fields | undefined)?.ref;
	const ids = [
		{ lineId: line.lineId },
		...(line.caseRef === undefined ? [] : [{ caseRef: line.caseRef }]),
		...(consentRef === undefined ? [] : [{ consentRef }]),
	];
	return {
		operatorId: line.operatorId,
		...pick(random, ids),
		...(chance(random, 0.3) ? pick(random, ids) : {}),
	};
}

describe("what was withdrawn was never there, to the byte", () => {
	it(
		"families and lines on the policy's list",
		async () => {
			let changed = 0;
			await overHistories(SEED, async ({ random, lines, facts }) => {
				const gone = Array.from({ length: 1 + random.integer(4) }, () =>
					withdrawalOf(random, pick(random, lines)),
				);
				const withdrawals = gone as unknown as NonNullable<PolicyInput["withdrawals"]>;
				const left = lines.filter((line) => !gone.some((withdrawal) => matches(line, withdrawal)));
				expect(left.length).toBeLessThan(lines.length);
				const expected = await runBytes(left, facts);
				expect(await runBytes(lines, facts, { withdrawals })).toEqual(expected);
				if (JSON.stringify(expected) !== JSON.stringify(await runBytes(lines, facts))) changed += 1;
				if (chance(random, 0.3))
					expect(await groupBytes(lines, facts, { withdrawals })).toBe(await groupBytes(left, facts));
			});
			// A line of the processing date alone counts in no period yet.
			expect(changed).toBeGreaterThan(0.8 * HISTORIES);
		},
		MINUTES,
	);

	it(
		"a family whose withdrawal stands on one of its lines, wherever that line stands and however bad it is",
		() =>
			overHistories(SEED + 1, async ({ random, lines, facts }) => {
				const withConsent = lines.filter(({ consent }) => consent !== undefined);
				const { operatorId, consent } = pick(random, withConsent);
				const { ref } = consent as Fields;
				const family = lines.filter(
					(line) => line.operatorId === operatorId && (line.consent as Fields | undefined)?.ref === ref,
				);
				const left = lines.filter((line) => !family.includes(line));
				const one = pick(random, family);
				const spoilt = pick(random, [{}, { quantity: 0 }, { optIn: "true" }, { sku: 7, note: "x" }]);
				const withdrawnOn = pick<unknown>(random, ["2026-10-01", "2027-10-01", null, "soon"]);
				const marked = { ...one, ...spoilt, consent: { ...(one.consent as Fields), withdrawnOn } };
				const withdrawn = lines.map((line) => (line === one ? marked : line));
				const expected = await runBytes(left, facts);
				expect(await runBytes(withdrawn, facts)).toEqual(expected);
				expect(await runBytes(shuffled(random, withdrawn), facts)).toEqual(expected);
				if (chance(random, 0.3))
					expect(await groupBytes(withdrawn, facts)).toBe(await groupBytes(left, facts));
			}),
		MINUTES,
	);

	it(
		"an operator whose agreement ended, was taken out or never was",
		() =>
			overHistories(SEED + 2, async ({ random, lines, facts }) => {
				const gone = pick(random, OPERATORS);
				const left = lines.filter(({ operatorId }) => operatorId !== gone);
				const others = OPERATORS.filter((operatorId) => operatorId !== gone).map(agreementOf);
				const ended = [...others, { ...agreementOf(gone), terminatedOn: "2026-11-23" }];
				const replaced = [
					...others,
					agreementOf(gone),
					{ ...agreementOf(gone), version: 2, validUntil: "2026-11-22" },
				];
				const expected = await runBytes(left, facts, { agreements: others });
				for (const agreements of [others, ended, replaced]) {
					expect(await runBytes(lines, facts, { agreements })).toEqual(expected);
				}
				if (chance(random, 0.3)) {
					const without = await groupBytes(left, facts, { agreements: others });
					expect(await groupBytes(lines, facts, { agreements: ended })).toBe(without);
				}
			}),
		MINUTES,
	);
});

describe("another operator", () => {
	it(
		"that is removed changes no byte of an operator's own figures, whatever its stock and terms were",
		() =>
			overHistories(SEED + 3, async ({ random, lines, facts }) => {
				const kept = pick(random, OPERATORS);
				const own = (text: string): unknown[] =>
					(JSON.parse(text) as { operatorId: string }[]).filter(({ operatorId }) => operatorId === kept);
				const ofKept = (facts: PlanFacts): PlanFacts => ({
					...facts,
					...(facts.stock === undefined
						? {}
						: { stock: facts.stock.filter(({ operatorId }) => operatorId === kept) }),
					overrides: (facts.overrides ?? []).filter(({ operatorId }) => operatorId === kept),
					coverage: (facts.coverage ?? []).filter(({ operatorId }) => operatorId === kept),
				});
				const alone = lines.filter(({ operatorId }) => operatorId === kept);
				const without = await runBytes(alone, ofKept(facts), { agreements: [agreementOf(kept)] });
				const withOthers = await runBytes(lines, facts);
				const planOf = ({ planLines }: { planLines: string }): string =>
					JSON.stringify((JSON.parse(planLines) as unknown[]).map((part) => own(JSON.stringify(part))));
				expect(planOf(withOthers)).toBe(planOf(without));
				const seriesOf = ({ panel }: { panel: string }): unknown =>
					(JSON.parse(panel) as { series: { key: Fields }[] }[]).map(({ series }) =>
						series.filter(({ key }) => key.operatorId === kept),
					);
				expect(seriesOf(withOthers)).toEqual(seriesOf(without));
				const forecastsOf = ({ forecasts }: { forecasts: string }): string =>
					JSON.stringify(
						(JSON.parse(forecasts) as { key: Fields }[]).filter(({ key }) => key.operatorId === kept),
					);
				expect(forecastsOf(withOthers)).toBe(forecastsOf(without));
			}),
		MINUTES,
	);
});

describe("the same lines", () => {
	it(
		"in any order and in any pieces give the same bytes",
		() =>
			overHistories(SEED + 4, async ({ random, lines, facts }) => {
				const repeated = [
					...lines,
					...lines.filter(() => chance(random, 0.1)),
					...lines.filter(() => chance(random, 0.1)).map((line) => ({ ...line, quantity: 9 })),
				];
				const policy = definePolicy(policyInput());
				const expected = await bytesOf(admitOrders(repeated, policy).orders, facts);
				const other = shuffled(random, repeated).map((line) =>
					Object.fromEntries(shuffled(random, Object.entries(line))),
				);
				expect(await bytesOf(admitOrders(other, policy).orders, facts)).toEqual(expected);
				async function* stream(): AsyncGenerator<unknown> {
					for (const line of shuffled(random, other)) {
						if (chance(random, 0.2)) await Promise.resolve();
						yield line;
					}
				}
				expect(await bytesOf((await admitOrderStream(stream(), policy)).orders, facts)).toEqual(expected);
				const text = `${chance(random, 0.5) ? "\ufeff" : ""}${other.map((line) => JSON.stringify(line)).join(pick(random, ["\n", "\r\n", "\n\n"]))}`;
				const pieces: string[] = [];
				for (let at = 0; at < text.length; ) {
					const size = random.integer(chance(random, 0.1) ? 3000 : 60);
					pieces.push(text.slice(at, at + size));
					at += size;
				}
				expect(await bytesOf((await admitOrderText(pieces, policy)).orders, facts)).toEqual(expected);
				if (chance(random, 0.3))
					expect(await groupBytes(other, facts)).toBe(await groupBytes(repeated, facts));
			}),
		MINUTES,
	);
});
