import { describe, expect, it } from "vitest";
import { createRandom, variance } from "../../../src/math/index.js";
import {
	dynamicOptimizedTheta,
	dynamicTheta,
	periodDistribution,
	processMeans,
	type Series,
} from "../../../src/models/index.js";
import { extendLine, thetaLines } from "../../../src/models/theta/lines.js";
import { thetaMeans, thetaShocks } from "../../../src/models/theta/path.js";
import { searchTheta, solveTheta } from "../../../src/models/theta/search.js";

const random = createRandom(12);
const walk = Float64Array.from({ length: 60 }, () => random.normal());
for (let t = 1; t < walk.length; t++) walk[t] = 0.7 * walk[t - 1]! + walk[t]! + 0.4 * t;
const plain = (values: ArrayLike<number>): Series => ({ values: Float64Array.from(values), seasonLength: 1 });

/** Squared one-step errors by the recursion as it is printed, the first left out. */
function recursionSquares(alpha: number, share: number, level: number, dynamic: boolean): number {
	const { intercepts, slopes } = thetaLines(walk, dynamic);
	let smoothed = level;
	let squares = 0;
	for (let t = 0; t < walk.length; t++) {
		const decay = (1 - alpha) ** t;
		const mean =
			smoothed + share * (decay * intercepts[t]! + ((1 - decay * (1 - alpha)) / alpha) * slopes[t]!);
		if (t > 0) squares += (walk[t]! - mean) ** 2;
		smoothed = alpha * walk[t]! + (1 - alpha) * smoothed;
	}
	return squares;
}

describe("lines of the theta method", () => {
	it("are the regression lines through the values so far", () => {
		const line = { count: 0, mean: 0, slope: 0 };
		for (const value of [3, 1, 4, 1, 5]) extendLine(line, value);
		// Least squares by hand: mean 2.8, slope sum((t - 3)(y - 2.8)) / 10 = 0.4
		expect(line.mean).toBeCloseTo(2.8, 12);
		expect(line.slope).toBeCloseTo(0.4, 12);
	});
});

describe.each([true, false])("search with a moving line: %s", (dynamic) => {
	const lines = thetaLines(walk, dynamic);

	it("sums the squares that the recursion gives", () => {
		const found = searchTheta(walk, walk, lines, undefined);
		expect(found.squares).toBeCloseTo(recursionSquares(found.alpha, found.share, found.level, dynamic), 6);
	});

	it("finds no better neighbour in level, share or alpha", () => {
		const { alpha, share, level, squares } = searchTheta(walk, walk, lines, undefined);
		for (const [a, s, l] of [
			[alpha + 0.01, share, level],
			[alpha - 0.01, share, level],
			[alpha, Math.min(1, share + 0.05), level],
			[alpha, Math.max(0, share - 0.05), level],
			[alpha, share, level + 0.5],
			[alpha, share, level - 0.5],
		] as const) {
			expect(recursionSquares(a, s, l, dynamic)).toBeGreaterThanOrEqual(squares * (1 - 1e-5));
		}
	});

	it("keeps a share that is fixed", () => {
		expect(solveTheta(walk, walk, lines, 0.4, 0.5).share).toBe(0.5);
	});
});

describe("theta models", () => {
	it.each([dynamicOptimizedTheta, dynamicTheta])(
		"answer to a shock as the recursion does when the shock is put into the data: $name",
		(model) => {
			const { state } = model.fit(plain(walk));
			const path = { ...(state as Parameters<typeof thetaMeans>[0]), standardDeviation: 1 };
			const means = thetaMeans(path, 6);
			const line = { ...path.line };
			extendLine(line, means[0]! + 1);
			const after = thetaMeans(
				{ ...path, level: path.level + path.alpha * (means[0]! + 1 - path.level), line },
				5,
			);
			const shocks = thetaShocks(path, 6);
			for (let h = 0; h < 5; h++) expect(after[h]! - means[h + 1]!).toBeCloseTo(shocks[h + 1]![0]!, 9);
		},
	);

	it("follow a line to its end, the dynamic ones exactly", () => {
		const line = Array.from({ length: 40 }, (_, t) => 5 + 3 * t);
		const means = processMeans(dynamicOptimizedTheta.predict(dynamicOptimizedTheta.fit(plain(line)), 4));
		for (let h = 0; h < 4; h++) expect(means[h]!).toBeCloseTo(5 + 3 * (40 + h), 1);
	});

	it("leave missing values out of the errors", () => {
		const gaps = walk.map((value, t) => (t === 20 ? Number.NaN : value));
		const wild = walk.map((value, t) => (t === 20 ? 1e4 : value));
		const spread = (values: Float64Array): number =>
			dynamicOptimizedTheta.fit(plain(values)).parameters.standardDeviation!;
		expect(spread(gaps)).toBeLessThan(2);
		expect(spread(wild)).toBeGreaterThan(100);
	});
});

it("is not sure of three or four values because it fits them all", () => {
	for (const values of [Float64Array.of(10, 12, 9.6), Float64Array.of(6, 10, 8, 9)]) {
		const process = dynamicOptimizedTheta.predict(dynamicOptimizedTheta.fit({ values, seasonLength: 1 }), 1);
		const distribution = periodDistribution(process, 0);
		expect(Math.sqrt(variance(distribution))).toBeGreaterThan(2);
	}
});
