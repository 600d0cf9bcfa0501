import { describe, expect, it } from "vitest";
import { quantile } from "../../../src/math/index.js";
import {
	adida,
	type CountProcess,
	cumulativeDistribution,
	type ForecastModel,
	imapa,
	processMeans,
	type Series,
} from "../../../src/models/index.js";
import { optimalLevel } from "../../../src/models/optimal-level.js";
import { aggregatePath, demandSpan } from "../../../src/models/temporal-aggregation.js";

const series = (values: readonly number[], counts = false): Series => ({
	values: Float64Array.from(values),
	seasonLength: 12,
	counts,
});
const meanOf = (model: ForecastModel, one: Series): number =>
	processMeans(model.predict(model.fit(one), 1))[0]!;

/** Car parts 11527426 of Hyndman's data: monthly, 51 months; figures of statsforecast 2.1.1. */
const carPart = [
	...new Array(27).fill(0),
	...[3, 0, 0, 0, 0, 0, 11, 0, 0, 0, 0, 0, 10, 10, 5, 0, 0, 0, 5, 8, 5, 0, 0, 1],
];

describe("optimal level", () => {
	it("has no larger error than any parameter of a grid", () => {
		const values = Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5);
		const loss = (alpha: number): number => {
			let level = values[0]!;
			let squares = 0;
			for (const value of values.slice(1)) {
				squares += (value - level) ** 2;
				level += alpha * (value - level);
			}
			return squares;
		};
		const { alpha } = optimalLevel(values, 0, 1);
		for (let other = 0; other <= 1; other += 0.01)
			expect(loss(alpha)).toBeLessThanOrEqual(loss(other) + 1e-9);
	});

	it("takes a bound when the best lies there", () => {
		const climb = Float64Array.from({ length: 9 }, (_, t) => t);
		expect(optimalLevel(climb, 0.1, 0.3).alpha).toBe(0.3);
	});
});

describe("demand span", () => {
	it("is the mean interval, halves to the even number", () => {
		expect(demandSpan(Float64Array.of(0, 0, 1, 0, 1))).toBe(2);
		expect(demandSpan(Float64Array.of(0, 0, 1, 0, 0, 0, 1))).toBe(4);
		expect(demandSpan(new Float64Array(5))).toBe(0);
	});
});

describe("blocks", () => {
	it("end with the series, and their weights sum to one", () => {
		const weights = new Float64Array(7);
		const values = Float64Array.of(100, 1, 2, 3, 4, 5, 6);
		const { alpha, fitted } = aggregatePath(values, 3, weights);
		expect(fitted[7]).toBeCloseTo((6 + alpha * 9) / 3, 12);
		expect(weights[0]).toBe(0);
		expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
		expect(weights.reduce((sum, weight, t) => sum + weight * values[t]!, 0)).toBeCloseTo(fitted[7]!, 12);
	});
});

describe("adida and imapa", () => {
	it("agree with statsforecast", () => {
		expect(meanOf(adida, series(carPart))).toBeCloseTo(2.14595, 5);
		expect(meanOf(imapa, series(carPart))).toBeCloseTo(2.23514, 4);
	});

	it("are the same when demand comes every period", () => {
		const steady = series([3, 1, 4, 1, 5, 9, 2, 6]);
		expect(meanOf(adida, steady)).toBe(meanOf(imapa, steady));
	});

	it("adida: fitted values come from blocks that ended before", () => {
		// Both climbs of sums have the greatest parameter, so that only the values themselves can tell.
		const climb = Array.from({ length: 24 }, (_, t) => (t % 2 === 1 ? t : 0));
		const steeper = climb.map((value, t) => (t === 23 ? 2 * value : value));
		expect(adida.fit(series(climb)).fitted[0]).toBeNaN();
		expect(adida.fit(series(steeper)).fitted).toEqual(adida.fit(series(climb)).fitted);
		expect(meanOf(adida, series(steeper))).toBeGreaterThan(meanOf(adida, series(climb)));
	});

	it.each([adida, imapa])("$name: lets missing periods pass", (model) => {
		const gapped = carPart.flatMap((value, t) => (t % 10 === 4 ? [Number.NaN, value] : [value]));
		expect(meanOf(model, series(gapped))).toBe(meanOf(model, series(carPart)));
		expect(model.fit(series(gapped)).fitted).toHaveLength(gapped.length);
	});

	it.each([adida, imapa])("$name: gives counts, with a doubt about an article that never sold", (model) => {
		const process = model.predict(model.fit(series(carPart, true)), 3) as CountProcess;
		expect(process.kind).toBe("counts");
		expect(process.parts[0]!.levelVariance).toBeGreaterThan(0);
		const none = model.predict(model.fit(series(new Array(20).fill(0), true)), 3);
		expect(quantile(cumulativeDistribution(none, 2), 0.5)).toBe(0);
		expect(quantile(cumulativeDistribution(none, 2), 0.999)).toBeGreaterThan(0);
	});
});
