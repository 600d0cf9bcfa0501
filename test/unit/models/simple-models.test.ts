import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { drift, type GaussianProcess, naive, seasonalNaive } from "../../../src/models/index.js";

const gaussian = (
	model: typeof naive,
	values: number[],
	horizon: number,
	seasonLength = 1,
): GaussianProcess =>
	model.predict(model.fit({ values: Float64Array.from(values), seasonLength }), horizon) as GaussianProcess;
const varianceOf = (process: GaussianProcess, h: number): number =>
	process.shocks[h]!.reduce((sum, shock) => sum + shock * shock, 0);
const covarianceOf = (process: GaussianProcess, g: number, h: number): number =>
	process.shocks[g]!.reduce((sum, shock, j) => sum + shock * process.shocks[h]![j]!, 0);

describe("naive", () => {
	it("is a random walk with the root mean square of the steps", () => {
		const process = gaussian(naive, [1, 4, 0], 3);
		expect(process.means).toEqual([0, 0, 0]);
		expect(varianceOf(process, 2)).toBeCloseTo(3 * 12.5, 10);
	});

	it("spreads a step over missing periods, and adds those at the end", () => {
		const process = gaussian(naive, [1, Number.NaN, 5, Number.NaN], 1);
		expect(process.means).toEqual([5]);
		expect(varianceOf(process, 0)).toBeCloseTo(8 * 2, 10);
	});

	it("takes one value for its own spread", () => {
		expect(varianceOf(gaussian(naive, [3], 1), 0)).toBe(9);
	});
});

describe("seasonal naive", () => {
	const file = JSON.parse(
		readFileSync(new URL("../../fixtures/forecast/r-AirPassengers.json", import.meta.url), "utf8"),
	);

	it("agrees with R's snaive in mean and interval", () => {
		const process = gaussian(seasonalNaive, file.train, 24, 12);
		expect(process.means).toEqual(file.snaive.mean);
		for (let h = 0; h < 24; h++) {
			const upper = process.means[h]! + 1.2815515655446 * Math.sqrt(varianceOf(process, h));
			expect(upper).toBeCloseTo(file.snaive.hi80[h], 6);
		}
	});

	it("gives a phase that was never seen the mean of the others", () => {
		expect(gaussian(seasonalNaive, [1, 3], 4, 4).means).toEqual([2, 2, 1, 3]);
	});

	it("widens by the seasons a phase was missing", () => {
		const process = gaussian(seasonalNaive, [1, 9, 3, 8, 1, Number.NaN], 2, 2);
		expect(process.means).toEqual([1, 8]);
		expect(varianceOf(process, 1)).toBeCloseTo(2 * varianceOf(process, 0), 10);
	});
});

describe("drift", () => {
	it("has variance sigma^2 (h + h^2 / n) and covariance sigma^2 (min + g h / n)", () => {
		const process = gaussian(drift, [0, 3, 2, 7, 8], 4);
		expect(process.means).toEqual([10, 12, 14, 16]);
		const sigma2 = (1 + 9 + 9 + 1) / 3;
		for (let g = 0; g < 4; g++)
			for (let h = g; h < 4; h++)
				expect(covarianceOf(process, g, h)).toBeCloseTo(sigma2 * (g + 1 + ((g + 1) * (h + 1)) / 4), 8);
	});

	it("follows a line without spread", () => {
		const process = gaussian(drift, [2, 4, 6], 2);
		expect(process.means).toEqual([8, 10]);
		expect(varianceOf(process, 1)).toBe(0);
	});
});
