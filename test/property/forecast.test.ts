import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecastSeries, meanPinballLoss, rankedScoreFromSamples } from "../../src/forecast/index.js";
import { runs } from "../support/runs.js";

const SEED = 20261123;
const MINUTES = 60_000 * Math.ceil(runs(1) / 100);

const count = fc.oneof(
	{ weight: 3, arbitrary: fc.constant(0) },
	{ weight: 2, arbitrary: fc.nat({ max: 9 }) },
);
const real = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const missing = fc.constant(Number.NaN);

/** A level with a trend, a season and noise, as most histories are: yearly to hourly, up to 160 values. */
const regular = fc
	.record({
		length: fc.integer({ min: 1, max: 160 }),
		level: fc.double({ min: -100, max: 1e4, noNaN: true }),
		slope: fc.double({ min: -5, max: 5, noNaN: true }),
		amplitude: fc.double({ min: 0, max: 2, noNaN: true }),
		period: fc.constantFrom(4, 12, 24, 52),
		noise: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 7, maxLength: 19 }),
		whole: fc.boolean(),
	})
	.map(({ length, level, slope, amplitude, period, noise, whole }) =>
		Array.from({ length }, (_, t) => {
			const season = 1 + amplitude * Math.cos((2 * Math.PI * t) / period);
			const value = level * season + slope * t + level * 0.3 * noise[t % noise.length]!;
			return whole ? Math.max(0, Math.round(value / 50)) : value;
		}),
	);

const series = fc.oneof(
	regular,
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
	it(
		"auto and fast never throw, give no NaN, no crossing, no negative count",
		() => {
			fc.assert(
				fc.property(
					series,
					fc.constantFrom(1, 4, 12, 24, 365.25 / 7),
					fc.integer({ min: 1, max: 6 }),
					fc.option(fc.boolean(), { nil: undefined }),
					fc.constantFrom("auto", "fast"),
					(values, seasonLength, horizon, counts, model) => {
						const forecast = forecastSeries(values, {
							seasonLength,
							horizon,
							model,
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
				{ seed: SEED, numRuns: runs(300) },
			);
		},
		MINUTES,
	);
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
