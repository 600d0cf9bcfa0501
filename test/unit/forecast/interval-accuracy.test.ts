import { describe, expect, it } from "vitest";
import {
	intervalCoverage,
	intervalScore,
	meanPinballLoss,
	meanScaledIntervalScore,
	pinballLoss,
	quantileCoverage,
	rankedScoreFromQuantiles,
	rankedScoreFromSamples,
} from "../../../src/forecast/index.js";

describe("interval and quantile accuracy, worked by hand", () => {
	it("pinball loss weighs both sides", () => {
		expect(pinballLoss(10, 8, 0.9)).toBeCloseTo(1.8, 14);
		expect(pinballLoss(8, 10, 0.9)).toBeCloseTo(0.2, 14);
		expect(pinballLoss(8, 8, 0.9)).toBe(0);
	});
	it("mean pinball loss averages periods and rows", () => {
		const rows = [
			{ probability: 0.5, values: [4, 6] },
			{ probability: 0.9, values: [9, 9] },
		];
		// Period 0: 0.5 * 2 and 0.1 * 3; period 1: 0.5 * 4 and 0.9 * 1.
		expect(meanPinballLoss([6, 10], rows)).toBeCloseTo((1 + 0.3 + 2 + 0.9) / 4, 14);
		expect(rankedScoreFromQuantiles([6, 10], rows)).toBeCloseTo(2.1, 14);
		expect(meanPinballLoss([6, Number.NaN], rows)).toBeCloseTo(0.65, 14);
	});
	it("the ranked score of samples equals E|X - y| - E|X - X'| / 2 by brute force", () => {
		const samples = [7, 1, 4, 4, 10];
		const actual = 5;
		let distance = 0;
		let spread = 0;
		for (const a of samples) {
			distance += Math.abs(a - actual) / samples.length;
			for (const b of samples) spread += Math.abs(a - b) / samples.length ** 2;
		}
		expect(rankedScoreFromSamples(actual, samples)).toBeCloseTo(distance - spread / 2, 12);
		expect(rankedScoreFromSamples(5, [2])).toBe(3);
	});
	it("samples and many quantiles agree", () => {
		const samples = Array.from({ length: 999 }, (_, i) => ((i + 1) / 1000) ** 2);
		const rows = samples.map((value, i) => ({ probability: (i + 1) / 1000, values: [value] }));
		expect(rankedScoreFromQuantiles([0.3], rows)).toBeCloseTo(rankedScoreFromSamples(0.3, samples), 3);
	});
	it("coverage counts both ends", () => {
		expect(intervalCoverage([1, 5, 6], [1, 1, 1], [5, 5, 5])).toBeCloseTo(2 / 3, 14);
		expect(quantileCoverage([1, 5, 6], [5, 5, 5])).toBeCloseTo(2 / 3, 14);
	});
	it("the interval score adds width and missed distance", () => {
		// 95 %: widths 4 and 4, one actual 1 above: 40 * 1.
		expect(intervalScore([3, 6], [1, 1], [5, 5], 0.95)).toBeCloseTo((4 + 44) / 2, 10);
		expect(meanScaledIntervalScore([3, 6], [1, 1], [5, 5], 0.95, [1, 3, 5], 1)).toBeCloseTo(12, 10);
	});
	it("refuses what does not match", () => {
		expect(() => intervalScore([1], [0], [2], 1)).toThrowError(/fraction/);
		expect(() => intervalCoverage([1, 2], [0], [2])).toThrowError(/one forecast for each/);
		expect(() => meanPinballLoss([], [])).toThrowError(/at least one/);
		expect(() => rankedScoreFromSamples(1, [])).toThrowError(/at least one sample/);
	});
});
