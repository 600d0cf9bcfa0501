import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/math/index.js";
import { momentsOfSeasons, ratioVariation } from "../../../src/models/box-cox.js";
import { boxCox, guerreroLambda, inverseBoxCox } from "../../../src/models/index.js";

const random = createRandom(3);
const figure = [1, 1.4, 0.7, 0.9];
const level = (t: number): number => 20 + t;

describe("Box-Cox transformation", () => {
	it("goes there and back", () => {
		for (const lambda of [-1, -0.3, 0, 0.5, 1, 2])
			for (const value of [0.01, 1, 250])
				expect(inverseBoxCox(boxCox(value, lambda), lambda) / value).toBeCloseTo(1, 9);
		expect(inverseBoxCox(boxCox(-3, 0.5), 0.5)).toBeCloseTo(-3, 9);
	});

	it("tends to the logarithm", () => {
		expect(boxCox(5, 1e-9)).toBeCloseTo(Math.log(5), 6);
		expect(boxCox(5, 0)).toBe(Math.log(5));
	});
});

describe("Guerrero's parameter", () => {
	it("is near 0 where the spread grows as the mean, near 1 where it stays", () => {
		const grown = Float64Array.from({ length: 60 }, (_, t) => 1.03 ** t * figure[t % 4]!);
		const still = Float64Array.from({ length: 60 }, (_, t) => 5 * Math.floor(t / 4) + 20 * figure[t % 4]!);
		expect(guerreroLambda(grown, 4)).toBeCloseTo(0, 2);
		expect(guerreroLambda(still, 4)).toBeCloseTo(1, 2);
	});

	it("is no worse than a grid", () => {
		const values = Float64Array.from({ length: 62 }, (_, t) => level(t) * (1 + 0.2 * random.uniform()));
		const { means, spreads } = momentsOfSeasons(values, 4);
		const reached = ratioVariation(means, spreads, guerreroLambda(values, 4));
		for (let lambda = -1; lambda <= 2; lambda += 0.05)
			expect(reached).toBeLessThanOrEqual(ratioVariation(means, spreads, lambda) + 1e-9);
	});

	it("stays in its bounds, and from 0 up where a value is not positive", () => {
		const values = Float64Array.from({ length: 60 }, (_, t) => 1.3 ** t * figure[t % 4]! ** (1 + t / 10));
		expect(guerreroLambda(values, 4)).toBeLessThan(0);
		expect(guerreroLambda(values, 4, { lower: 0.5 })).toBeCloseTo(0.5, 4);
		values[7] = 0;
		expect(guerreroLambda(values, 4)).toBeGreaterThanOrEqual(0);
	});

	it("takes the last whole seasons, pairs without season, and reads over missing values", () => {
		expect(momentsOfSeasons([100, 1, 3, 5, 9], 2).means).toEqual([2, 7]);
		expect(momentsOfSeasons([1, 3, Number.NaN, 9], 2).means).toEqual([2]);
		const values = Float64Array.from({ length: 40 }, (_, t) => 1.1 ** t);
		expect(guerreroLambda(values, 1)).toBeCloseTo(0, 3);
	});

	it("is 1 where nothing can be learned", () => {
		expect(guerreroLambda([1, 2, 3, 4, 5, 6, 7, 8], 4)).toBe(1);
		expect(guerreroLambda(new Float64Array(20).fill(3), 4)).toBe(1);
		expect(guerreroLambda(new Float64Array(20).fill(-3), 4)).toBe(1);
		expect(guerreroLambda(new Float64Array(20).fill(Number.NaN), 4)).toBe(1);
	});
});
