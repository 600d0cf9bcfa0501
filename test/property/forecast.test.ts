import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecastSeries, meanPinballLoss, rankedScoreFromSamples } from "../../src/forecast/index.js";

const SEED = 20261123;

const count = fc.oneof(
	{ weight: 3, arbitrary: fc.constant(0) },
	{ weight: 2, arbitrary: fc.nat({ max: 9 }) },
);
const real = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const missing = fc.constant(Number.NaN);

const series = fc.oneof(
	fc.array(count, { minLength: 1, maxLength: 70 }),
	fc.array(fc.oneof({ weight: 9, arbitrary: count }, { weight: 1, arbitrary: missing }), {
		minLength: 1,
		maxLength: 40,
	}),
	fc.array(fc.oneof({ weight: 9, arbitrary: real }, { weight: 1, arbitrary: missing }), {
		minLength: 1,
		maxLength: 30,
	}),
	fc.array(fc.constantFrom(0, 1, 1e12, -1e12, 1e-9), { minLength: 1, maxLength: 25 }),
);

describe("forecastSeries takes any finite series", () => {
	it("auto never throws, gives no NaN, no crossing, no negative count", () => {
		fc.assert(
			fc.property(
				series,
				fc.constantFrom(1, 4, 12, 365.25 / 7),
				fc.integer({ min: 1, max: 6 }),
				fc.option(fc.boolean(), { nil: undefined }),
				(values, seasonLength, horizon, counts) => {
					const forecast = forecastSeries(values, {
						seasonLength,
						horizon,
						...(counts === undefined ? {} : { counts }),
					});
					expect(forecast.mean).toHaveLength(horizon);
					expect(forecast.mean.every(Number.isFinite)).toBe(true);
					for (const rows of [forecast.quantiles, forecast.cumulativeQuantiles])
						rows.forEach((row, index) => {
							row.values.forEach((value, h) => {
								expect(Number.isFinite(value)).toBe(true);
								if (index > 0) expect(value).toBeGreaterThanOrEqual(rows[index - 1]!.values[h]!);
								if (counts === true) expect(value >= 0 && Number.isInteger(value)).toBe(true);
							});
						});
				},
			),
			{ seed: SEED, numRuns: 300 },
		);
	});
});

describe("scores", () => {
	const samples = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 12 });

	it("the ranked score is never negative and moves with its data", () => {
		fc.assert(
			fc.property(
				samples,
				fc.integer({ min: -50, max: 50 }),
				fc.integer({ min: -9, max: 9 }),
				(all, y, by) => {
					const score = rankedScoreFromSamples(y, all);
					expect(score).toBeGreaterThanOrEqual(-1e-12);
					const moved = rankedScoreFromSamples(
						y + by,
						all.map((value) => value + by),
					);
					expect(moved).toBeCloseTo(score, 9);
				},
			),
			{ seed: SEED, numRuns: 200 },
		);
	});
	it("pinball loss is 0 only at the actual value", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -50, max: 50 }),
				fc.integer({ min: -50, max: 50 }),
				fc.double({ min: 0.01, max: 0.99, noNaN: true }),
				(y, q, probability) => {
					const loss = meanPinballLoss([y], [{ probability, values: [q] }]);
					expect(loss === 0).toBe(y === q);
					expect(loss).toBeGreaterThanOrEqual(0);
				},
			),
			{ seed: SEED, numRuns: 200 },
		);
	});
});
