import { describe, expect, it } from "vitest";
import {
	bias,
	meanAbsoluteError,
	meanAbsoluteScaledError,
	naive2Forecast,
	overallWeightedAverage,
	rootMeanSquaredError,
	rootMeanSquaredScaledError,
	seasonalNaiveScale,
	symmetricMeanAbsolutePercentageError,
} from "../../../src/forecast/index.js";

describe("point accuracy, worked by hand", () => {
	const actual = [10, 20, 30];
	const forecast = [12, 18, 36];

	it("MAE is (2 + 2 + 6) / 3", () => expect(meanAbsoluteError(actual, forecast)).toBeCloseTo(10 / 3, 14));
	it("RMSE is sqrt((4 + 4 + 36) / 3)", () =>
		expect(rootMeanSquaredError(actual, forecast)).toBeCloseTo(Math.sqrt(44 / 3), 14));
	it("bias is (2 - 2 + 6) / 3", () => expect(bias(actual, forecast)).toBeCloseTo(2, 14));
	it("sMAPE is 200 / 3 (2 / 22 + 2 / 38 + 6 / 66)", () =>
		expect(symmetricMeanAbsolutePercentageError(actual, forecast)).toBeCloseTo(
			(200 / 3) * (2 / 22 + 2 / 38 + 6 / 66),
			12,
		));
	it("MASE scales by the seasonal differences |4-1| |6-3| |8-4|", () => {
		const training = [1, 3, 4, 6, 8];
		expect(seasonalNaiveScale(training, 2)).toBeCloseTo((3 + 3 + 4) / 3, 14);
		expect(meanAbsoluteScaledError(actual, forecast, training, 2)).toBeCloseTo(1, 14);
	});
	it("RMSSE scales by one-step squares from the first demand on", () => {
		expect(rootMeanSquaredScaledError([3, 3], [5, 3], [0, 0, 2, 4, 4, 0])).toBeCloseTo(
			Math.sqrt(2 / ((4 + 0 + 16) / 3)),
			14,
		);
	});
	it("OWA is the mean of two ratios", () => {
		const of = (smape: number, mase: number) => ({
			symmetricMeanAbsolutePercentageError: smape,
			meanAbsoluteScaledError: mase,
		});
		expect(overallWeightedAverage(of(12, 0.5), of(10, 1))).toBeCloseTo(0.85, 14);
		expect(overallWeightedAverage(of(3, 4), of(3, 4))).toBe(1);
	});
});

describe("edges of point accuracy", () => {
	it("leaves out missing actual values", () =>
		expect(meanAbsoluteError([1, Number.NaN, 5], [2, 9, 8])).toBe(2));
	it("is NaN when all are missing", () => expect(meanAbsoluteError([Number.NaN], [1])).toBeNaN());
	it("counts 0 against 0 as no error", () => expect(symmetricMeanAbsolutePercentageError([0], [0])).toBe(0));
	it("is 0 or infinite on a scale of 0", () => {
		expect(meanAbsoluteScaledError([4], [4], [4, 4, 4], 1)).toBe(0);
		expect(meanAbsoluteScaledError([4], [5], [4, 4, 4], 1)).toBe(Number.POSITIVE_INFINITY);
	});
	it("refuses columns that do not match", () => {
		expect(() => meanAbsoluteError([1, 2], [1])).toThrowError(/one forecast for each/);
		expect(() => bias([], [])).toThrowError(/at least one actual/);
		expect(() => seasonalNaiveScale([1, 2], 1.5)).toThrowError(/whole number/);
	});
});

describe("Naive 2", () => {
	const season = [0.5, 1, 1.5, 1];
	const seasonal = Array.from({ length: 20 }, (_, t) => 100 * season[t % 4]!);

	it("repeats a clear multiplicative season", () => {
		naive2Forecast(seasonal, 4, 6).forEach((value, h) => {
			expect(value).toBeCloseTo(100 * season[h % 4]!, 9);
		});
	});
	it("is the plain naive without a significant season", () =>
		expect(naive2Forecast([5, 1, 4, 2, 8, 3, 9, 2, 1, 7, 6, 3], 4, 3)).toEqual([3, 3, 3]));
	it("is the plain naive with fewer than three seasons", () =>
		expect(naive2Forecast(seasonal.slice(0, 11), 4, 2)).toEqual([150, 150]));
	it("knows an odd season", () => {
		const values = Array.from({ length: 15 }, (_, t) => [3, 6, 9][t % 3]!);
		naive2Forecast(values, 3, 3).forEach((value, h) => {
			expect(value).toBeCloseTo([3, 6, 9][h]!, 9);
		});
	});
	it("refuses what it can not use", () => {
		expect(() => naive2Forecast([], 1, 1)).toThrowError(/at least one value/);
		expect(() => naive2Forecast([1], 1, 0)).toThrowError(/horizon/);
	});
});
