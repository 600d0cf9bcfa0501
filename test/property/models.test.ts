import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantile, variance } from "../../src/math/index.js";
import {
	cumulativeDistribution,
	MODELS,
	processMeans,
	type Series,
	scaleForCoverage,
	windowDistribution,
} from "../../src/models/index.js";

const SEED = { seed: 20261123, numRuns: 40 };
const names = fc.constantFrom(...Object.keys(MODELS));
const observation = fc.oneof(
	{ weight: 6, arbitrary: fc.integer({ min: 0, max: 40 }) },
	{ weight: 1, arbitrary: fc.constant(Number.NaN) },
);
const series = fc
	.record({
		values: fc.array(observation, { minLength: 1, maxLength: 70 }),
		seasonLength: fc.constantFrom(1, 4, 12, 12.7, 52.18),
		counts: fc.boolean(),
	})
	.map(({ values, ...rest }): Series => ({ ...rest, values: Float64Array.from(values) }));

const observed = (one: Series): number => one.values.filter((value) => !Number.isNaN(value)).length;

describe("every model on any counts", () => {
	it("gives finite means, and quantiles in order", () => {
		fc.assert(
			fc.property(names, series, (name, one) => {
				const model = MODELS[name]!;
				fc.pre(observed(one) >= model.minimumLength(one.seasonLength));
				const process = model.predict(model.fit(one), 5);
				expect(processMeans(process).every(Number.isFinite)).toBe(true);
				const sum = cumulativeDistribution(process, 4);
				const values = [0.1, 0.5, 0.9, 0.99].map((probability) => quantile(sum, probability));
				expect(values).toEqual([...values].sort((a, b) => a - b));
			}),
			SEED,
		);
	});

	it("gives a longer window of counts no lower quantile", () => {
		fc.assert(
			fc.property(
				fc.constantFrom("croston", "sba", "tsb", "adida", "imapa", "negbin-seasonal"),
				series,
				(name, one) => {
					fc.pre(observed(one) >= 1);
					const model = MODELS[name]!;
					const process = model.predict(model.fit({ ...one, counts: true }), 4);
					const levels = [0, 1, 2, 3].map((h) => quantile(cumulativeDistribution(process, h), 0.95));
					expect(levels).toEqual([...levels].sort((a, b) => a - b));
				},
			),
			SEED,
		);
	});
});

describe("windows and coverage", () => {
	it("scale means by 1 / share and never narrow relative to Poisson", () => {
		fc.assert(
			fc.property(series, fc.double({ min: 0.1, max: 1, noNaN: true }), (one, share) => {
				fc.pre(observed(one) >= 1);
				const model = MODELS["negbin-seasonal"]!;
				const seen = model.predict(model.fit(one), 3);
				const total = scaleForCoverage(seen, share);
				const weights = [1, 0.5, 0.25];
				const before = windowDistribution(seen, weights);
				const after = windowDistribution(total, weights);
				processMeans(total).forEach((value, h) => {
					expect(value).toBeCloseTo(processMeans(seen)[h]! / share, 8);
				});
				expect(variance(after)).toBeGreaterThanOrEqual((variance(before) / share) * (1 - 1e-9));
			}),
			SEED,
		);
	});
});
