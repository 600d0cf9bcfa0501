import { describe, expect, it } from "vitest";
import { seasonApart } from "../../../src/forecast/choice/season-apart.js";
import { forecastSeries } from "../../../src/forecast/index.js";
import { createRandom } from "../../../src/math/index.js";
import {
	arima,
	ces,
	drift,
	dynamicOptimizedTheta,
	dynamicTheta,
	ets,
	fitEtsCandidates,
	mstl,
	naive,
	optimizedTheta,
	seasonalNaive,
	theta,
	withoutStart,
} from "../../../src/models/index.js";
import { unseenAtStart } from "../../../src/models/unseen-start.js";

const random = createRandom(8);
const values = Float64Array.from(
	{ length: 50 },
	(_, t) => 60 + 2 * t + [9, -2, -6, -1][t % 4]! + 2 * random.normal(),
);
const series = { values, seasonLength: 4 };
const missing = (count: number): number[] => new Array<number>(count).fill(Number.NaN);
const late = (count: number) => ({ ...series, values: Float64Array.of(...missing(count), ...values) });

describe("missing periods before the first observation", () => {
	it.each([
		naive,
		seasonalNaive,
		drift,
		ets,
		theta,
		dynamicTheta,
		optimizedTheta,
		dynamicOptimizedTheta,
		ces,
		mstl,
		arima,
	])("change no forecast of $name", (model) => {
		const own = model.fit(series);
		for (const count of [1, 6, 31]) {
			const fitted = model.fit(late(count));
			expect(fitted.fitted).toEqual([...missing(count), ...own.fitted]);
			expect(fitted.parameters).toEqual(own.parameters);
			expect(model.predict(fitted, 7)).toEqual(model.predict(own, 7));
		}
	});

	it.each(["auto", "fast"])("change no forecast of %s", (model) => {
		for (const seasonLength of [1, 4, 12]) {
			const options = { seasonLength, horizon: 9, model };
			expect(forecastSeries([...missing(5), ...values], options)).toEqual(forecastSeries(values, options));
		}
	});

	it("change none of the forms that are fitted for an average", () => {
		const own = fitEtsCandidates(series, { margin: 20 });
		const fits = fitEtsCandidates(late(3), { margin: 20 });
		expect(fits.map(({ parameters }) => parameters)).toEqual(own.map(({ parameters }) => parameters));
		for (const { fitted } of fits) expect(fitted).toHaveLength(53);
	});

	it("leave the places of faulty values in messages", () => {
		const faulty = {
			values: Float64Array.of(Number.NaN, 1, 2, 3, Number.POSITIVE_INFINITY),
			seasonLength: 1,
		};
		expect(() => theta.fit(faulty)).toThrow(expect.objectContaining({ path: "values[4]" }));
		const empty = { values: Float64Array.of(Number.NaN, Number.NaN), seasonLength: 1 };
		expect(() => theta.fit(empty)).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
	});
});

describe("withoutStart", () => {
	it("keeps what belongs to a period together, and the position in the season right", () => {
		const whole = {
			values: Float64Array.of(Number.NaN, Number.NaN, 3, Number.NaN),
			lines: Float64Array.of(0, 0, 2, 0),
			squares: Float64Array.of(0, 0, 5, 0),
			seasonLength: 12,
			seasonStart: 11,
		};
		expect(unseenAtStart(whole.values)).toBe(2);
		expect(withoutStart(whole)).toEqual({
			values: Float64Array.of(3, Number.NaN),
			lines: Float64Array.of(2, 0),
			squares: Float64Array.of(5, 0),
			seasonLength: 12,
			seasonStart: 1,
		});
		expect(withoutStart(series)).toBe(series);
	});
});

it("missing periods after the last observation change no season that is taken out", () => {
	const gapped = { ...series, values: Float64Array.of(...values, ...missing(6)) };
	expect(Array.from(seasonApart(gapped).rest.values.subarray(0, 50))).toEqual(
		Array.from(seasonApart(series).rest.values),
	);
});
