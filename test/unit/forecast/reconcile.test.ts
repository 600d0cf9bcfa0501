import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coherentPaths, type Hierarchy, reconcileForecasts } from "../../../src/forecast/index.js";
import { commonVariance, rootsOf, withoutCommon } from "../../../src/forecast/reconcile/common-factor.js";
import { orderPaths } from "../../../src/forecast/reconcile/path-order.js";
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
		fails({ method: "middle-out" }, "options.method");
		expect(() => reconcileForecasts([[1]], nested)).toThrow(
			expect.objectContaining({ code: "INPUT_INVALID", path: "forecasts" }),
		);
		expect(() => reconcileForecasts([[1], [1], [1], [Number.NaN], [1]], nested)).toThrow(
			expect.objectContaining({ code: "INPUT_INVALID", path: "forecasts[3][0]" }),
		);
	});
});

describe("the factor in common", () => {
	it("belongs to the largest sums that do not overlap", () => {
		expect([...rootsOf(crossed)]).toEqual([0, 0, 0, 0, 0, 0]);
		expect([
			...rootsOf({
				bottom: 5,
				sums: [
					[0, 1],
					[1, 2, 3],
					[0, 1],
				],
			}),
		]).toEqual([-1, 1, 1, 1, -1]);
	});

	it("is none when independence explains the sum, or nothing is expected", () => {
		expect(commonVariance(counts([3]), [counts([1], 2), counts([2])])).toBe(0);
		expect(commonVariance(counts([0]), [counts([0])])).toBe(0);
	});

	it("leaves a series the spread of its own", () => {
		expect(withoutCommon(counts([3], 0.3), 0.1)).toEqual(counts([3], 0.3 - 0.1));
		expect(withoutCommon(counts([3], 0.05), 0.1)).toEqual(counts([3], 0));
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
		const apart = coherentPaths(given, pair, { method: "bottom-up", paths: 4000 });
		const together = coherentPaths(given, pair, { method: "bottom-up", paths: 4000, residuals });
		// Independent: variance 200; moving as one: 400.
		expect(momentsOf(apart.values[0]!)[1]).toBeLessThan(230);
		expect(momentsOf(together.values[0]!)[1]).toBeGreaterThan(370);
	});

	it("only reorders the paths of a node", () => {
		const random = createRandom(9);
		const before = Array.from({ length: 3 }, () => Float64Array.from({ length: 40 }, () => random.uniform()));
		const after = before.map((own) => own.slice());
		orderPaths(
			after,
			2,
			before.map((own) => own.subarray(0, 7)),
			createRandom(4),
		);
		const pairsOf = (own: Float64Array): string[] =>
			Array.from({ length: 20 }, (_, path) => `${own[2 * path]} ${own[2 * path + 1]}`).sort();
		after.forEach((own, node) => {
			expect(pairsOf(own)).toEqual(pairsOf(before[node]!));
		});
		expect(after).not.toEqual(before);
	});

	it("refuses processes that are missing or differ in horizon", () => {
		for (const wrong of [processes.slice(1), [counts([1]), ...processes.slice(1)]])
			expect(() => coherentPaths(wrong, nested)).toThrow(
				expect.objectContaining({ code: "INPUT_INVALID", path: "processes" }),
			);
	});
});
