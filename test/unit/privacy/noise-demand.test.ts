import { describe, expect, it } from "vitest";
import { type AdmittedOrders, aggregateDemand } from "../../../src/index.js";
import { createNoiseBudget, type NoisyDemandOptions, noisyDemand } from "../../../src/privacy/index.js";
import { admitted, agreementOf, type ShortLine } from "../../support/admitted.js";
import { seededBytes } from "../../support/noise-bytes.js";

const GROUP = { purpose: "group-purchasing", groupId: "group-1" } as const;
const LINES: readonly ShortLine[] = [
	{ on: "2026-09-02", operatorId: "op-1", quantity: 3 },
	{ on: "2026-09-30", operatorId: "op-2", quantity: 2 },
	{ on: "2026-10-01", operatorId: "op-2", quantity: 40 },
	{ on: "2026-10-31", operatorId: "op-1", quantity: 1, sku: "URN" },
	{ on: "2026-10-31", operatorId: "op-1", quantity: -2, kind: "return" },
	{ on: "2026-11-05", operatorId: "op-1", quantity: 7 },
	{ on: "2026-08-31", operatorId: "op-3", quantity: 9 },
];

const operatorBudget = (pieces = 1000) =>
	createNoiseBudget({ unit: "operator", contributionBound: { pieces }, totalMicroEpsilon: 10_000_000 });
const familyBudget = (piecesPerLine = 50) =>
	createNoiseBudget({
		unit: "family",
		contributionBound: { lines: 4, piecesPerLine },
		totalMicroEpsilon: 10_000_000,
	});

const OPTIONS: NoisyDemandOptions = {
	budget: operatorBudget(),
	microEpsilon: 1_000_000,
	period: "month",
	from: "2026-09-01",
	to: "2026-11-15",
	randomBytes: seededBytes("demand"),
};

/** The true counts: what is left when the noise of the same bytes is taken off. */
function truthOf(orders: AdmittedOrders, patch: Partial<NoisyDemandOptions> = {}) {
	const options = { ...OPTIONS, ...patch };
	const withNoise = noisyDemand(orders, { ...options, randomBytes: seededBytes("same") });
	const none = admitted([{ on: "2020-01-01", operatorId: "op-1", sku: "URN" }], GROUP);
	const noise = noisyDemand(none, { ...options, randomBytes: seededBytes("same") });
	return Object.fromEntries(
		withNoise.series.map(({ sku, counts }, row) => [
			sku,
			counts.map((count, step) => count - (noise.series[row]?.counts[step] ?? Number.NaN)),
		]),
	);
}

describe("noisyDemand", () => {
	const orders = admitted(LINES, GROUP);

	it("counts articles of the catalogue by whole periods, returns taken off, other lines left out", () => {
		const { answer, periodStarts, series } = noisyDemand(orders, OPTIONS);
		expect(periodStarts).toEqual(["2026-09-01", "2026-10-01"]);
		expect(series.map(({ sku, counts }) => [sku, counts.length])).toEqual([
			["COFFIN", 2],
			["URN", 2],
		]);
		expect(answer.counts.map(({ cell }) => cell)).toEqual([
			"COFFIN 2026-09-01",
			"COFFIN 2026-10-01",
			"URN 2026-09-01",
			"URN 2026-10-01",
		]);
		expect(answer.counts.map(({ count }) => count)).toEqual(series.flatMap(({ counts }) => counts));
		expect(answer).toMatchObject({ unit: "operator", enforcement: "unit", edition: "2026-11-23" });
		expect(truthOf(orders)).toEqual({ COFFIN: [5, 38], URN: [0, 1] });
	});

	it("agrees with the demand panel but for the noise", () => {
		const only = LINES.filter(({ kind }) => kind === undefined);
		const range = { period: "month", from: "2026-09-01", to: "2026-11-01" } as const;
		const panel = aggregateDemand(admitted(only, GROUP), { ...range, by: ["sku"] }).toJSON();
		const truth = truthOf(admitted(only, GROUP), range);
		expect(Object.values(truth)).toEqual(panel.series.map(({ units }) => [...units]));
	});

	it("cuts every operator to its bound over all articles and periods", () => {
		const truth = truthOf(orders, { budget: operatorBudget(6) });
		// op-1 brings 3, -2, 1: six pieces in all, kept; of op-2's 2 and 40 six are kept.
		expect(truth).toEqual({ COFFIN: [3, 4], URN: [0, 1] });
	});

	it("cuts every line for families, and says that their number of lines is a word", () => {
		expect(truthOf(orders, { budget: familyBudget(2) })).toEqual({ COFFIN: [4, 0], URN: [0, 1] });
		const { answer } = noisyDemand(orders, { ...OPTIONS, budget: familyBudget(2) });
		expect(answer).toMatchObject({ unit: "family", enforcement: "line", sensitivity: 8 });
	});

	it("takes nothing from a bound for lines outside of the days and articles that were asked for", () => {
		const outside: ShortLine[] = [
			{ on: "2026-08-31", operatorId: "op-1", quantity: 50 },
			{ on: "2026-11-14", operatorId: "op-1", quantity: 50 },
			{ on: "2026-09-02", operatorId: "op-1", quantity: 50, sku: "CAP" },
			{ on: "2026-09-02", operatorId: "op-1", quantity: 4 },
			{ on: "2026-10-02", operatorId: "op-1", quantity: 2, sku: "URN" },
		];
		const truth = truthOf(admitted(outside, GROUP), {
			budget: operatorBudget(6),
			articles: ["COFFIN", "URN"],
		});
		expect(truth).toEqual({ COFFIN: [4, 0], URN: [0, 2] });
	});

	it("names what an operator without agreement asks for by its purpose alone", () => {
		const nobody = admitted([], { agreements: [] });
		expect(noisyDemand(nobody, OPTIONS).answer.question).toBe("demand month replenishment ");
	});

	it("takes a million periods, and two articles then are too many counts", () => {
		const days = { period: "day", from: "1900-01-01", to: "4637-11-28" } as const;
		expect(() => noisyDemand(orders, { ...OPTIONS, ...days })).toThrowError(
			expect.objectContaining({ path: "articles" }),
		);
	});

	it("does not take a bound without lines for families", () => {
		const budget = createNoiseBudget({
			unit: "family",
			contributionBound: { pieces: 8 },
			totalMicroEpsilon: 5_000_000,
		});
		expect(() => noisyDemand(orders, { ...OPTIONS, budget })).toThrowError(
			expect.objectContaining({ code: "OPTION_INVALID", path: "budget" }),
		);
	});

	it("takes a bound of lines for operators too", () => {
		const budget = createNoiseBudget({
			unit: "operator",
			contributionBound: { lines: 2, piecesPerLine: 3 },
			totalMicroEpsilon: 5_000_000,
		});
		// op-2: lines of 2 and 40 pieces are 2 and 3, within six; op-1: 3, -2, 1.
		expect(truthOf(orders, { budget })).toEqual({ COFFIN: [5, 1], URN: [0, 1] });
	});

	it("gives the same answer to the same question, withdrawn lines and all, until another edition is named", () => {
		const first = noisyDemand(orders, OPTIONS);
		const later = admitted(LINES.slice(1), GROUP);
		const again = noisyDemand(later, { ...OPTIONS, budget: first.budget });
		expect(again.chargedMicroEpsilon).toBe(0);
		expect(again.series).toEqual(first.series);
		const anew = noisyDemand(later, { ...OPTIONS, budget: first.budget, edition: "after withdrawal" });
		expect(anew.chargedMicroEpsilon).toBe(1_000_000);
		const nextDay = admitted(LINES, { ...GROUP, processingDate: "2026-11-24" });
		expect(noisyDemand(nextDay, { ...OPTIONS, budget: first.budget }).chargedMicroEpsilon).toBe(1_000_000);
	});

	it("asks another question for another group, period, days or articles", () => {
		const { budget } = noisyDemand(orders, OPTIONS);
		const agreements = ["op-1", "op-2", "op-3"].map((id) => agreementOf(id, { groupId: "group-2" }));
		const other = admitted(LINES, { purpose: "group-purchasing", groupId: "group-2", agreements });
		expect(noisyDemand(other, { ...OPTIONS, budget }).chargedMicroEpsilon).toBe(1_000_000);
		for (const patch of [
			{ period: "week" },
			{ from: "2026-10-01" },
			{ to: "2026-10-01" },
			{ articles: ["URN"] },
		] as const) {
			expect(noisyDemand(orders, { ...OPTIONS, budget, ...patch }).chargedMicroEpsilon).toBe(1_000_000);
		}
		const sameDays = noisyDemand(orders, { ...OPTIONS, budget, from: "2026-08-02", to: "2026-11-01" });
		expect(sameDays.chargedMicroEpsilon).toBe(0);
		const reordered = noisyDemand(orders, { ...OPTIONS, budget, articles: ["URN", "COFFIN"] });
		expect(reordered.chargedMicroEpsilon).toBe(0);
		expect(reordered.series.map(({ sku }) => sku)).toEqual(["URN", "COFFIN"]);
	});

	it("does not tell who takes part: an operator without lines asks the same question", () => {
		const { budget } = noisyDemand(orders, OPTIONS);
		const fewer = LINES.filter(({ operatorId }) => operatorId !== "op-2");
		expect(noisyDemand(admitted(fewer, GROUP), { ...OPTIONS, budget }).chargedMicroEpsilon).toBe(0);
	});

	it("pools no own-stock orders of several operators, whether or not they have lines", () => {
		const two = ["op-1", "op-2"].map((id) => agreementOf(id));
		for (const lines of [LINES.slice(0, 2), LINES.slice(0, 1)]) {
			expect(() => noisyDemand(admitted(lines, { agreements: two }), OPTIONS)).toThrowError(
				expect.objectContaining({ code: "AGREEMENT_PURPOSE", path: "orders" }),
			);
		}
		const own = noisyDemand(admitted(LINES.slice(0, 1)), { ...OPTIONS, budget: familyBudget() });
		expect(own.series).toHaveLength(1);
		const other = admitted([{ on: "2026-09-02", operatorId: "op-9" }], { agreements: [agreementOf("op-9")] });
		expect(noisyDemand(other, { ...OPTIONS, budget: own.budget }).chargedMicroEpsilon).toBe(1_000_000);
	});

	it("takes orders that the guard made, nothing else", () => {
		expect(() => noisyDemand({ ...orders } as AdmittedOrders, OPTIONS)).toThrowError(
			expect.objectContaining({ code: "NOT_ADMITTED" }),
		);
	});

	it.each<[string, Record<string, unknown>, string | undefined]>([
		["an unknown period", { period: "year" }, "period"],
		["no first day", { from: undefined }, "from"],
		["a day that is none", { from: "2026-02-30" }, "from"],
		["a last day that is none", { to: "soon" }, "to"],
		["no whole period", { from: "2026-10-02", to: "2026-10-31" }, "to"],
		["days the wrong way round", { from: "2026-10-01", to: "2026-09-01" }, "to"],
		["more than a million periods", { period: "day", from: "0001-01-01", to: "9999-01-01" }, "to"],
		["no article", { articles: [] }, "articles"],
		["an article twice", { articles: ["URN", "URN"] }, "articles"],
		["an article that is not in the catalogue", { articles: ["secret"] }, "articles"],
		["an empty edition", { edition: "" }, "edition"],
		["an unknown option", { by: ["sku"] }, undefined],
	])("refuses %s", (_, patch, path) => {
		let thrown: unknown;
		try {
			noisyDemand(orders, { ...OPTIONS, ...patch } as NoisyDemandOptions);
		} catch (error) {
			thrown = error;
		}
		expect(thrown).toMatchObject({ code: "OPTION_INVALID" });
		expect((thrown as { path?: string }).path).toBe(path);
		expect((thrown as Error).message).not.toContain("secret");
	});

	it("refuses an empty catalogue and too many counts", () => {
		const none = admitted([], { ...GROUP, catalogue: [] });
		expect(() => noisyDemand(none, OPTIONS)).toThrowError(expect.objectContaining({ path: "articles" }));
		const catalogue = Array.from({ length: 6 }, (_, at) => `sku-${at}`);
		const many = admitted([], { ...GROUP, catalogue });
		const days = { period: "day", from: "1500-01-01", to: "2000-01-01" } as const;
		expect(() => noisyDemand(many, { ...OPTIONS, ...days })).toThrowError(
			expect.objectContaining({ code: "OPTION_INVALID", path: "articles" }),
		);
	});
});
