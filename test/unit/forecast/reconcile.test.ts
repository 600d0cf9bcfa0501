import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coherentPaths, type Hierarchy, reconcileForecasts } from "../../../src/forecast/index.js";
import { commonFactor, withoutCommon } from "../../../src/forecast/reconcile/common-factor.js";
import { largestSums } from "../../../src/forecast/reconcile/largest-sums.js";
import { samplePaths } from "../../../src/forecast/reconcile/sample-paths.js";
import { createRandom, mean, variance } from "../../../src/math/index.js";
import {
	type CountProcess,
	cumulativeDistribution,
	type DemandProcess,
	type GaussianProcess,
	processMeans,
} from "../../../src/models/index.js";

interface Golden {
	readonly sums: number[][];
	readonly base: number[][];
	readonly residuals: number[][];
	readonly equal: number[][];
	readonly structural: number[][];
	readonly variance: number[][];
	readonly shrinkage: number[][];
}

const golden = JSON.parse(
	readFileSync(new URL("../../golden/forecast/reconcile-and-compare.json", import.meta.url), "utf8"),
) as Golden;
const crossed: Hierarchy = { bottom: 6, sums: golden.sums };
const nested: Hierarchy = {
	bottom: 3,
	sums: [
		[0, 1, 2],
		[0, 1],
	],
};

const counts = (rates: number[], levelVariance = 0, sizes = [1]): CountProcess => ({
	kind: "counts",
	parts: [{ weight: 1, rates, levelVariance }],
	periodVariance: 0,
	sizes,
});

const momentsOf = (values: Float64Array): readonly [number, number] => {
	const average = values.reduce((sum, value) => sum + value, 0) / values.length;
	const square = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / values.length;
	return [average, square];
};

const expectCoherent = (rows: readonly ArrayLike<number>[], { sums }: Hierarchy): void => {
	for (const [node, members] of sums.entries())
		for (let h = 0; h < rows[0]!.length; h++) {
			let sum = 0;
			for (const member of members) sum += rows[sums.length + member]![h]!;
			expect(rows[node]![h]).toBe(sum);
		}
};

describe("reconcileForecasts", () => {
	it.each(["equal", "structural", "variance", "shrinkage"] as const)(
		"minimum trace, %s: as matrix algebra in R",
		(weights) => {
			const { residuals } = golden;
			const ours = reconcileForecasts(golden.base, crossed, { weights, residuals, nonNegative: false });
			// Some shrinkage is always kept, a millionth; it does not show here.
			ours.forEach((row, node) => {
				row.forEach((value, h) => {
					expect(value).toBeCloseTo(golden[weights][node]![h]!, 9);
				});
			});
			expectCoherent(ours, crossed);
		},
	);

	it("leaves forecasts that add up as they are, whatever the weights", () => {
		const bottom = [3, 1, 4, 1, 5, 9];
		const rows = [...golden.sums.map((sum) => sum.reduce((all, at) => all + bottom[at]!, 0)), ...bottom].map(
			(value) => [value],
		);
		for (const weights of ["equal", "structural", "variance", "shrinkage"] as const) {
			const same = reconcileForecasts(rows, crossed, { weights, residuals: golden.residuals });
			same.forEach(([value], node) => {
				expect(value).toBeCloseTo(rows[node]![0]!, 10);
			});
		}
	});

	it("top-down follows the proportions of the forecasts step by step", () => {
		// 20 falls into 12 of the pair and 3 of the last, as 4 to 1; the pair's 16 into 1 and 3.
		const rows = reconcileForecasts([[20], [12], [2], [6], [3]], nested, { method: "top-down" });
		for (const [node, value] of [20, 16, 4, 12, 4].entries()) expect(rows[node]![0]).toBeCloseTo(value, 12);
		// No forecast below a node: equal parts.
		expect(reconcileForecasts([[6], [0], [0], [0], [0]], nested, { method: "top-down" })).toEqual([
			[6],
			[3],
			[1.5],
			[1.5],
			[3],
		]);
	});

	it("bottom-up adds up", () => {
		expect(reconcileForecasts([[99], [99], [1], [2], [3]], nested, { method: "bottom-up" })).toEqual([
			[6],
			[3],
			[1],
			[2],
			[3],
		]);
	});

	it("adds up and is never negative, for random levels and forecasts", () => {
		const level = fc.integer({ min: 1, max: 7 }).chain((bottom) =>
			fc.record({
				bottom: fc.constant(bottom),
				sums: fc.array(
					fc.subarray(
						Array.from({ length: bottom }, (_, at) => at),
						{ minLength: 1 },
					),
					{ maxLength: 5 },
				),
			}),
		);
		const input = level.chain((hierarchy) =>
			fc.tuple(
				fc.constant(hierarchy),
				fc.array(fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { minLength: 2, maxLength: 2 }), {
					minLength: hierarchy.bottom + hierarchy.sums.length,
					maxLength: hierarchy.bottom + hierarchy.sums.length,
				}),
			),
		);
		fc.assert(
			fc.property(
				input,
				fc.constantFrom("equal" as const, "structural" as const),
				([hierarchy, rows], weights) => {
					const ours = reconcileForecasts(rows, hierarchy, { weights });
					expectCoherent(ours, hierarchy);
					for (const row of ours) for (const value of row) expect(value).toBeGreaterThanOrEqual(0);
				},
			),
			{ numRuns: 300, seed: 20261126 },
		);
	});

	it("brings errors down: coherent truth seen with noise at every node", () => {
		const random = createRandom(3);
		let before = 0;
		let after = 0;
		for (let run = 0; run < 400; run++) {
			const bottom = Array.from({ length: 6 }, () => 10 + 3 * random.normal());
			const truth = [...golden.sums.map((sum) => sum.reduce((all, at) => all + bottom[at]!, 0)), ...bottom];
			const seen = truth.map((value) => [value + random.normal()]);
			const ours = reconcileForecasts(seen, crossed, { weights: "equal" });
			truth.forEach((value, node) => {
				before += (seen[node]![0]! - value) ** 2;
				after += (ours[node]![0]! - value) ** 2;
			});
		}
		// The projection keeps 6 of 12 dimensions of equal noise.
		expect(after / before).toBeGreaterThan(0.44);
		expect(after / before).toBeLessThan(0.56);
	});

	it.each([
		[
			"sums that are not nested",
			{
				bottom: 3,
				sums: [
					[0, 1, 2],
					[0, 1],
					[1, 2],
				],
			},
			"top-down",
			"hierarchy.sums",
		],
		["no sum of everything", { bottom: 3, sums: [[0, 1]] }, "top-down", "hierarchy.sums"],
		["an unknown series", { bottom: 1, sums: [[1]] }, "bottom-up", "hierarchy.sums[0]"],
		["a series named twice", { bottom: 2, sums: [[0, 0]] }, "bottom-up", "hierarchy.sums[0]"],
		["an empty sum", { bottom: 2, sums: [[]] }, "bottom-up", "hierarchy.sums[0]"],
		["no series", { bottom: 0, sums: [] }, "bottom-up", "hierarchy.bottom"],
	] as const)("refuses %s", (_, hierarchy, method, path) => {
		const rows = Array.from({ length: hierarchy.bottom + hierarchy.sums.length }, () => [1]);
		expect(() => reconcileForecasts(rows, hierarchy, { method })).toThrow(
			expect.objectContaining({ code: "OPTION_INVALID", path }),
		);
	});

	it("refuses errors and variances that do not fit, and rows that are missing", () => {
		const rows = [[1], [1], [1], [1], [1]];
		const fails = (options: object, path: string): void =>
			expect(() => reconcileForecasts(rows, nested, options)).toThrow(expect.objectContaining({ path }));
		fails({ weights: "variance" }, "options.residuals");
		fails({ residuals: rows.map(() => [1, Number.NaN]) }, "options.residuals");
		fails({ variances: [1, 1] }, "options.variances");
		fails({ variances: [1, 1, 0, 1, 1] }, "options.variances");
		fails({ weights: "shrink" }, "options.weights");
		fails({ method: "middle-out" }, "options.method");
		expect(() => reconcileForecasts([[1]], nested)).toThrow(
			expect.objectContaining({ code: "INPUT_INVALID", path: "forecasts" }),
		);
		expect(() => reconcileForecasts([[1], [1], [1], [Number.NaN], [1]], nested)).toThrow(
			expect.objectContaining({ code: "INPUT_INVALID", path: "forecasts[3][0]" }),
		);
	});
});

describe("the factors in common", () => {
	const shaken = (rates: number[], level: number, period: number): CountProcess => ({
		...counts(rates, level),
		periodVariance: period,
	});

	it("belong to the largest sums that do not overlap", () => {
		expect([...largestSums(crossed)]).toEqual([0, 0, 0, 0, 0, 0]);
		expect([
			...largestSums({
				bottom: 5,
				sums: [
					[0, 1],
					[1, 2, 3],
					[0, 1],
				],
			}),
		]).toEqual([-1, 1, 1, 1, -1]);
	});

	it("are none when independence explains the sum, or nothing is expected", () => {
		expect(commonFactor(counts([3]), [counts([1], 2), counts([2])])).toEqual({ level: 0, period: 0 });
		expect(commonFactor(counts([0, 0]), [counts([0, 0])])).toEqual({ level: 0, period: 0 });
	});

	it("leave out what each series varies by itself", () => {
		// Of variance 60, 20 are chance and 15 the members' own if nothing is shared: 0.5 x (100 - 50) + 0 = 25.
		const { level } = commonFactor(counts([10], 0.5), [counts([5], 0.5), counts([5], 0.5)]);
		expect(level).toBeCloseTo(0.5, 12);
		// Members without a level of their own take up c m^2 each: c x 100 = 50.
		expect(commonFactor(counts([10], 0.5), [counts([5]), counts([5])]).level).toBeCloseTo(0.5, 12);
	});

	it("tell a shock of one period from one of the whole horizon", () => {
		const members = [shaken([4, 6, 5], 0.1, 0.05), shaken([8, 7, 9], 0.3, 0.02)];
		const { level, period } = commonFactor(shaken([12, 13, 14], 0.15, 0.2), members);
		const found = (own: CountProcess): readonly [number, number] => [
			Math.max(1 + own.parts[0]!.levelVariance, 1 + level) - 1,
			Math.max(1 + own.parts[0]!.levelVariance, 1 + level) * Math.max(1 + own.periodVariance, 1 + period) - 1,
		];
		// Covariance of the sum between two periods, and variance within one beyond chance, summed over periods.
		let between = 0;
		let within = 0;
		for (const h of [0, 1, 2])
			for (const k of [0, 1, 2])
				for (const [i, own] of members.entries())
					for (const [j, other] of members.entries()) {
						const product = own.parts[0]!.rates[h]! * other.parts[0]!.rates[k]!;
						const [ownLevel, ownBoth] = found(own);
						if (h !== k) between += product * (i === j ? ownLevel : level);
						else within += product * (i === j ? ownBoth : (1 + level) * (1 + period) - 1);
					}
		expect(between).toBeCloseTo(0.15 * 2 * (12 * 13 + 12 * 14 + 13 * 14), 9);
		expect(within).toBeCloseTo((1.15 * 1.2 - 1) * (12 ** 2 + 13 ** 2 + 14 ** 2), 9);
	});

	it("leave a series the spread of its own", () => {
		const left = withoutCommon(shaken([3], 0.5, 0.1), { level: 0.25, period: 0.2 }) as CountProcess;
		expect(left.parts[0]!.levelVariance).toBeCloseTo(0.2, 15);
		expect(left.periodVariance).toBe(0);
		const normal: GaussianProcess = { kind: "gaussian", means: [10], shocks: [[6]], counts: true };
		// 36 less 0.2 x 100.
		expect((withoutCommon(normal, { level: 0.2, period: 0 }) as GaussianProcess).shocks[0]![0]).toBeCloseTo(
			4,
			12,
		);
	});
});

describe("samplePaths", () => {
	const gaussian: GaussianProcess = {
		kind: "gaussian",
		means: [10, 12, 9],
		shocks: [[2], [1, 2], [1, 1, 2]],
		counts: false,
		degreesOfFreedom: 8,
	};
	const mixed: CountProcess = {
		kind: "counts",
		parts: [
			{ weight: 0.3, rates: [1, 2, 1], levelVariance: 0.2 },
			{ weight: 0.7, rates: [3, 1, 2], levelVariance: 0 },
		],
		periodVariance: 0.1,
		sizes: [0.7, 0.2, 0.1],
	};

	it.each([
		["normal shocks with an unknown spread", gaussian],
		["a mixture of compound counts", mixed],
	] as const)("draws sums with the moments of the process: %s", (_, process) => {
		const paths = 60_000;
		const values = samplePaths(process, paths, createRandom(11));
		const sums = Float64Array.from(
			{ length: paths },
			(_, path) => values[3 * path]! + values[3 * path + 1]! + values[3 * path + 2]!,
		);
		const exact = cumulativeDistribution(process, 2);
		const [average, spread] = momentsOf(sums);
		// Four standard errors of the mean; the variance has about 3 % at these kurtoses.
		expect(Math.abs(average - mean(exact))).toBeLessThan(4 * Math.sqrt(variance(exact) / paths));
		expect(spread / variance(exact)).toBeGreaterThan(0.95);
		expect(spread / variance(exact)).toBeLessThan(1.05);
	});
});

describe("coherentPaths", () => {
	const processes: DemandProcess[] = [
		counts([9, 9], 0.05),
		counts([5, 5]),
		counts([2, 3]),
		counts([3, 2]),
		counts([4, 4]),
	];

	it.each(["bottom-up", "top-down", "minimum-trace"] as const)(
		"%s: whole numbers that add up, the same for the same seed",
		(method) => {
			const futures = coherentPaths(processes, nested, { method, paths: 500 });
			expectCoherent(futures.values, nested);
			for (const row of futures.values)
				for (const value of row) expect(Number.isInteger(value) && value >= 0).toBe(true);
			expect(coherentPaths(processes, nested, { method, paths: 500 })).toEqual(futures);
			expect(coherentPaths(processes, nested, { method, paths: 500, seed: 2 })).not.toEqual(futures);
		},
	);

	it.each(["bottom-up", "minimum-trace"] as const)(
		"%s: draws every series around its reconciled mean",
		(method) => {
			const futures = coherentPaths(processes, nested, { method, paths: 40_000 });
			const means = reconcileForecasts(processes.map(processMeans), nested, { method });
			for (const [node, row] of futures.values.entries())
				for (const h of [0, 1])
					expect(momentsOf(row.filter((_, at) => at % 2 === h))[0] / means[node]![h]!).toBeCloseTo(1, 1);
		},
	);

	it("gives the series of a sum the factor in common that its own forecast shows", () => {
		// 18 pieces in both periods, variance 18 + 0.05 * 18^2 = 34.2 in the sum's forecast; 18 if they were independent.
		const { values } = coherentPaths(processes, nested, { method: "bottom-up", paths: 40_000 });
		const windowOf = (node: number): Float64Array =>
			Float64Array.from(
				{ length: 40_000 },
				(_, path) => values[node]![2 * path]! + values[node]![2 * path + 1]!,
			);
		const [average, spread] = momentsOf(windowOf(0));
		expect(average / 18).toBeCloseTo(1, 1);
		expect(spread / 34.2).toBeGreaterThan(0.95);
		expect(spread / 34.2).toBeLessThan(1.05);
	});

	const paths = 40_000;
	const spreadOfNode = (given: DemandProcess[], node: number): readonly [number, number] =>
		momentsOf(
			coherentPaths(
				given,
				{ bottom: given.length - 1, sums: [given.slice(1).map((_, at) => at)] },
				{
					method: "bottom-up",
					paths,
				},
			).values[node]!,
		);

	it("a sum and its members each keep the spread of their own forecast", () => {
		const given = [counts([10], 0.5), counts([5], 0.5), counts([5], 0.5)];
		for (const [node, spread] of [60, 17.5, 17.5].entries())
			expect(spreadOfNode(given, node)[1] / spread).toBeCloseTo(1, 1);
		// Normal shocks make room for the factor: 225 each, not 225 and the factor's 108 on top.
		const normal = (mean: number, deviation: number): GaussianProcess => ({
			kind: "gaussian",
			means: [mean],
			shocks: [[deviation]],
			counts: true,
		});
		const shocks = [normal(100, 24), normal(50, 15), normal(50, 15)];
		for (const [node, spread] of [576, 225, 225].entries()) {
			const ratio = spreadOfNode(shocks, node)[1] / spread;
			expect(ratio).toBeGreaterThan(0.95);
			expect(ratio).toBeLessThan(1.05);
		}
	});

	it("draws a series of which nothing was forecast around its reconciled mean", () => {
		const given = [counts([9]), counts([3]), counts([0])];
		const pair: Hierarchy = { bottom: 2, sums: [[0, 1]] };
		const means = reconcileForecasts(given.map(processMeans), pair);
		expect(means[2]![0]).toBeGreaterThan(1);
		const { values } = coherentPaths(given, pair, { paths });
		expect(momentsOf(values[2]!)[0] / means[2]![0]!).toBeCloseTo(1, 1);
		const still: GaussianProcess = { kind: "gaussian", means: [0], shocks: [[0]], counts: true };
		const shifted = coherentPaths([counts([9]), counts([3]), still], pair, { paths }).values[2]!;
		expect(momentsOf(shifted)[0] / means[2]![0]!).toBeCloseTo(1, 1);
	});

	it("counts off normal shocks keep small means", () => {
		const normal: GaussianProcess = {
			kind: "gaussian",
			means: [0.3, 0.4],
			shocks: [[1], [0.4, 1]],
			counts: true,
			degreesOfFreedom: 8,
		};
		const values = samplePaths(normal, paths, createRandom(8));
		const [average, spread] = momentsOf(values.filter((_, at) => at % 2 === 0));
		// Four standard errors; the variance of a Student with 8 degrees is 8 / 6.
		expect(Math.abs(average - 0.3)).toBeLessThan(4 * Math.sqrt(8 / 6 / paths));
		expect(spread / (8 / 6)).toBeGreaterThan(0.9);
		expect(spread / (8 / 6)).toBeLessThan(1.1);
	});

	it("levels of mixed kinds are not negative, unless they may be", () => {
		const pair: Hierarchy = { bottom: 2, sums: [[0, 1]] };
		const money: GaussianProcess = { kind: "gaussian", means: [1], shocks: [[3]], counts: false };
		const given = [counts([2]), money, counts([6])];
		const clipped = coherentPaths(given, pair, { paths: 500 });
		for (const row of clipped.values) expect(Math.min(...row)).toBeGreaterThanOrEqual(0);
		const free = coherentPaths(given, pair, { paths: 500, nonNegative: false });
		expect(Math.min(...free.values[1]!)).toBeLessThan(0);
		expectCoherent(free.values, pair);
		// A reconciled mean below 0 is 0 for a series that counts.
		const pulled = coherentPaths([counts([1]), counts([9]), counts([0.1])], pair, {
			nonNegative: false,
			paths: 50,
		});
		expect(Math.max(...pulled.values[2]!)).toBe(0);
	});

	it("pairs the draws as the errors of the past went together", () => {
		const pair: Hierarchy = { bottom: 2, sums: [[0, 1]] };
		const normal = (deviation: number): GaussianProcess => ({
			kind: "gaussian",
			means: [50],
			shocks: [[deviation]],
			counts: false,
		});
		const random = createRandom(5);
		const shared = Array.from({ length: 200 }, () => random.normal());
		const residuals = [shared.map((value) => 2 * value), shared, shared];
		const given = [normal(20), normal(10), normal(10)];
		const apart = residuals.map(() => Array.from({ length: 200 }, () => random.normal()));
		const spreadWith = (errors: number[][]): number =>
			momentsOf(
				coherentPaths(given, pair, { method: "bottom-up", paths: 4000, residuals: errors }).values[0]!,
			)[1];
		// Independent: variance 200; moving as one: 400.
		expect(spreadWith(apart)).toBeLessThan(240);
		expect(spreadWith(residuals)).toBeGreaterThan(370);
	});

	it("refuses processes that are missing, differ in horizon or have none", () => {
		for (const wrong of [
			processes.slice(1),
			[counts([1]), ...processes.slice(1)],
			processes.map(() => counts([])),
		])
			expect(() => coherentPaths(wrong, nested)).toThrow(
				expect.objectContaining({ code: "INPUT_INVALID", path: "processes" }),
			);
	});
});
