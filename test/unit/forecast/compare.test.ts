import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { averageRanks } from "../../../src/forecast/compare/average-ranks.js";
import { cosineVariance } from "../../../src/forecast/compare/cosine-variance.js";
import { compareForecasts, comparePair } from "../../../src/forecast/index.js";
import { createRandom, normalSurvival, rangeQuantile, rangeSurvival } from "../../../src/math/index.js";

interface Golden {
	readonly pair: { readonly first: number[]; readonly second: number[]; readonly tests: number[][] };
	readonly friedman: {
		readonly losses: number[][];
		readonly statistic: number;
		readonly pValue: number;
		readonly meanRanks: number[];
		readonly distance: number;
	};
}

const golden = JSON.parse(
	readFileSync(new URL("../../golden/forecast/reconcile-and-compare.json", import.meta.url), "utf8"),
) as Golden;

describe("comparePair", () => {
	it.each(golden.pair.tests)(
		"%d steps ahead: statistic and p-value of R's dm.test",
		(horizon, statistic, pValue) => {
			const { first, second } = golden.pair;
			const ours = comparePair(first, second, { horizon: horizon! });
			expect(ours.dieboldMariano.statistic).toBeCloseTo(statistic!, 12);
			expect(ours.dieboldMariano.pValue).toBeCloseTo(pValue!, 12);
			if (horizon === 1) expect(ours).toMatchObject(ours.dieboldMariano);
		},
	);

	it("calls a difference that is none about as often as it says", () => {
		const random = createRandom(17);
		let calls = 0;
		for (let run = 0; run < 2000; run++) {
			const losses = (): number[] => Array.from({ length: 24 }, () => Math.abs(random.normal()));
			if (comparePair(losses(), losses()).verdict !== "no-difference") calls++;
		}
		// 5 % of 2,000 is 100; four standard errors are 39.
		expect(Math.abs(calls - 100)).toBeLessThan(39);
	});

	/** Part of runs in which absolute errors of two forecasts, the second `ratio` times as large, are told apart. */
	function calledPart(n: number, horizon: number, ratio = 1, missing = 0): number {
		const runs = 1000;
		const random = createRandom(100 * n + horizon);
		// Errors of a walk: those of neighbouring origins share all shocks but one.
		const losses = (scale: number): number[] => {
			const shocks = Array.from({ length: n + horizon }, () => random.normal());
			return Array.from({ length: n }, (_, t) => {
				const error = shocks.slice(t, t + horizon).reduce((sum, shock) => sum + shock, 0);
				return random.uniform() < missing ? Number.NaN : Math.abs(scale * error);
			});
		};
		let calls = 0;
		for (let run = 0; run < runs; run++)
			if (comparePair(losses(1), losses(ratio), { horizon }).verdict !== "no-difference") calls++;
		return calls / runs;
	}

	it.each([
		[20, 2],
		[20, 8],
		[24, 6],
		[24, 12],
		[48, 12],
		[120, 6],
		[120, 28],
		[365, 7],
		[365, 28],
	])("calls equal forecasts different no more often than it says: %d periods, %d ahead", (n, horizon) => {
		// Two standard errors are 0.014. The published test calls 0.07 to 0.23.
		expect(calledPart(n, horizon)).toBeLessThan(0.068);
		// One cosine, below 4 horizons, calls fewer: a hundredth of the variance counts as none.
		expect(calledPart(n, horizon)).toBeGreaterThan(n < 4 * horizon ? 0.01 : 0.032);
	});

	it("keeps its size with a quarter of the losses missing", () => {
		for (const [n, horizon] of [
			[48, 6],
			[120, 12],
		] as const) {
			expect(calledPart(n, horizon, 1, 0.13)).toBeLessThan(0.068);
			expect(calledPart(n, horizon, 1, 0.13)).toBeGreaterThan(0.032);
		}
	});

	it("sees a difference ahead where there are periods enough", () => {
		expect(calledPart(120, 6, 1.6)).toBeGreaterThan(0.5);
		expect(calledPart(365, 7, 1.6)).toBeGreaterThan(0.9);
	});

	it("counts a degree of freedom for each two horizons, and the places of missing periods", () => {
		const degrees = (n: number, horizon: number): number =>
			comparePair(
				Array.from({ length: n }, (_, t) => t % 3),
				new Float64Array(n),
				{ horizon },
			).degreesOfFreedom;
		expect([degrees(24, 1), degrees(24, 3), degrees(24, 12), degrees(24, 20)]).toEqual([23, 4, 1, 1]);
		const { first, second } = golden.pair;
		const late = (losses: readonly number[]): number[] => [Number.NaN, Number.NaN, ...losses, Number.NaN];
		expect(comparePair(late(first), late(second), { horizon: 4 })).toEqual(
			comparePair(first, second, { horizon: 4 }),
		);
	});

	it("has the variance of the mean that cosines leave", () => {
		// Two values apart by 2 and one cosine, cos(pi / 4) and its opposite: the projection is the whole of them.
		expect(cosineVariance([1, -1], 2, 1)).toBeCloseTo(1, 14);
		// All cosines but the constant one leave nothing out: squares over n (n - 1).
		const deviations = [3, -1, 0, -2];
		expect(cosineVariance(deviations, 4, 3)).toBeCloseTo(14 / 12, 12);
	});

	it("says the same with the two exchanged, and nothing of equal losses", () => {
		const { first, second } = golden.pair;
		expect(comparePair(second, first).statistic).toBeCloseTo(-comparePair(first, second).statistic, 12);
		const same = comparePair(first, first);
		expect([same.pValue, same.verdict]).toEqual([1, "no-difference"]);
	});

	it("judges the same difference in every period by its signs", () => {
		for (const n of [3, 6, 2000]) {
			const first = Array.from({ length: n }, (_, t) => 1 + t / 3);
			const ours = comparePair(
				first,
				first.map((loss) => loss + 0.1),
			);
			expect(ours.pValue).toBeCloseTo(2 ** (1 - n), 15);
			expect(Number.isFinite(ours.statistic)).toBe(true);
			expect(ours.statistic).toBeLessThan(0);
			expect(ours.verdict).toBe(n > 5 ? "first-better" : "no-difference");
		}
		// Twelve overlapping forecasts of six periods are as good as two.
		const shifted = comparePair(new Float64Array(12), new Float64Array(12).fill(1), { horizon: 6 });
		expect([shifted.pValue, shifted.verdict]).toEqual([0.5, "no-difference"]);
	});

	it("keeps the places of periods when some are missing", () => {
		const { first, second } = golden.pair;
		const spread = (losses: readonly number[]): number[] => losses.flatMap((loss) => [loss, Number.NaN]);
		// No two periods next to each other are known: a lag of one adds nothing but the factor of small samples.
		const n = first.length;
		const factor = Math.sqrt((n - 3 + 2 / n) / (n - 1));
		expect(comparePair(spread(first), spread(second), { horizon: 2 }).dieboldMariano.statistic).toBeCloseTo(
			factor * comparePair(first, second).statistic,
			10,
		);
	});

	it("makes nothing of rounding, and of a variance that lags bring near 0", () => {
		const first = [0.1 + 0.2, 0.7, 1.1 + 2.2, 0.3];
		expect(comparePair(first, [0.3, 0.7, 3.3, 0.3])).toMatchObject({ statistic: 0, pValue: 1 });
		// Lag 0 alone has variance 1; with that of lag 1 it is 0.005.
		const swing = [0, 2, 0, 2, 0, 2, 0.1].map((value) => value + 0.3);
		const zeros = swing.map(() => 0);
		const { statistic } = comparePair(swing, zeros, { horizon: 2 }).dieboldMariano;
		expect(Math.abs(statistic)).toBeLessThan(5);
		expect(statistic).toBe(comparePair(swing, zeros).statistic);
		// The one slow cosine is 0 in differences that are the same from both ends.
		const ends = comparePair([1, 2, 2, 1], [0, 0, 0, 0], { horizon: 2 });
		expect(ends.statistic).toBeCloseTo(1.5 / Math.sqrt(0.25 / 4), 12);
		expect(ends.verdict).toBe("no-difference");
	});

	it("refuses a horizon that the losses do not reach", () => {
		expect(() => comparePair([0, 0, 0], [1, 1.5, 0.499], { horizon: 12 })).toThrow(
			expect.objectContaining({ code: "OPTION_INVALID", path: "options.horizon" }),
		);
	});

	it("leaves out periods with a missing loss and names the two", () => {
		const ours = comparePair([1, Number.NaN, 1, 2, 1, 2, 1], [3, 1, 4, 4, 3, 6, 5], {
			names: ["auto", "naive"],
		});
		expect(ours.statement).toMatch(
			/^Over 6 periods auto forecasts better than naive: chance alone .+ of cases\.$/,
		);
	});

	it("refuses lengths that differ, too few periods and a chance outside (0, 1)", () => {
		expect(() => comparePair([1, 2, 3], [1, 2])).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
		expect(() => comparePair([1, 2], [1, 2])).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
		expect(() => comparePair([1, 2, 3], [1, 2, 3], { significance: 5 })).toThrow(
			expect.objectContaining({ path: "options.significance" }),
		);
	});
});

describe("compareForecasts", () => {
	const { losses, statistic, pValue, meanRanks, distance } = golden.friedman;
	const named = Object.fromEntries(losses.map((row, at) => [`m${at}`, row]));

	it("has the statistic, p-value, ranks and distance of R's friedman.test and qtukey, ties among them", () => {
		const ours = compareForecasts(named);
		expect(ours.statistic).toBeCloseTo(statistic, 10);
		expect(ours.pValue).toBeCloseTo(pValue, 12);
		// R's qtukey is good to about eight digits.
		expect(ours.criticalDistance).toBeCloseTo(distance, 7);
		for (const { name, meanRank } of ours.methods)
			expect(meanRank).toBeCloseTo(meanRanks[Number(name.slice(1))]!, 12);
		expect(ours.methods.map(({ meanRank }) => meanRank)).toEqual([...meanRanks].sort((a, b) => a - b));
	});

	it("marks what chance could have swapped with the best, and no more", () => {
		const { methods, criticalDistance } = compareForecasts(named);
		const best = methods[0]!.meanRank;
		for (const { meanRank, isAmongBest } of methods)
			expect(isAmongBest).toBe(meanRank - best <= criticalDistance);
		const noise = compareForecasts({ a: [1, 2, 1, 2], b: [2, 1, 2, 1] });
		expect(noise.methods.every(({ isAmongBest }) => isAmongBest)).toBe(true);
		expect(noise.statement).toBe("Over 4 series no difference between the methods can be shown.");
	});

	it("allows for ties in the distance as in the statistic", () => {
		// Ties in 90 of 100 series: the ten others speak alone (sign test p 0.002).
		const b = Array.from({ length: 100 }, (_, series) => (series < 10 ? 2 : 1));
		const { methods, pValue, criticalDistance } = compareForecasts({ a: b.map(() => 1), b });
		expect(pValue).toBeCloseTo(0.001565402258, 10);
		// Two methods: the distance is that of a normal difference of 10 untied pairs.
		expect(criticalDistance).toBeCloseTo((1.959963984540054 * Math.sqrt(10)) / 100, 9);
		expect(methods.map(({ isAmongBest }) => isAmongBest)).toEqual([true, false]);
	});

	it("leaves out a series on which one has no finite loss", () => {
		const ours = compareForecasts({ a: [1, 1, Number.POSITIVE_INFINITY, 1], b: [2, 2, 2, Number.NaN] });
		expect(ours.series).toBe(2);
	});

	it("refuses one method, one series and lengths that differ", () => {
		for (const wrong of [{ a: [1, 2] }, { a: [1], b: [2] }, { a: [1, 2], b: [1, 2, 3] }])
			expect(() => compareForecasts(wrong)).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
	});
});

describe("studentized range", () => {
	it("of two normals is their difference", () => {
		for (const range of [0.1, 1, 3, 6, 9])
			expect(rangeSurvival(range, 2) / (2 * normalSurvival(range / Math.SQRT2))).toBeCloseTo(1, 9);
	});

	it("the quantile is the root of the tail", () => {
		for (const groups of [2, 7, 40])
			for (const chance of [0.5, 0.05, 1e-6])
				expect(rangeSurvival(rangeQuantile(chance, groups), groups) / chance).toBeCloseTo(1, 9);
	});

	it("is 1 at no range", () => {
		expect(rangeSurvival(0, 5)).toBe(1);
	});
});

describe("averageRanks", () => {
	it("sums to n (n + 1) / 2 with ties", () => {
		expect(averageRanks([2, 2, 2, 1])).toEqual([3, 3, 3, 1]);
	});
});
