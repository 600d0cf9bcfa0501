import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/math/index.js";
import {
	dynamicOptimizedTheta,
	ets,
	type GaussianProcess,
	MODELS,
	mstl,
	mstlDecomposition,
	mstlModel,
	processMeans,
	type Series,
} from "../../../src/models/index.js";
import { seasonPart } from "../../../src/models/mstl/season-part.js";

const random = createRandom(31);
const noise = Float64Array.from({ length: 260 }, () => random.normal());
const wave = (t: number, period: number): number => Math.sin((2 * Math.PI * t) / period);
const series = (values: ArrayLike<number>, seasonLength: number): Series => ({
	values: Float64Array.from(values),
	seasonLength,
});
const forecast = (one: Series, horizon: number, model = mstl): GaussianProcess =>
	model.predict(model.fit(one), horizon) as GaussianProcess;

describe("mstl", () => {
	it("continues trend and season", () => {
		const values = noise.slice(0, 96).map((value, t) => 100 + t + 20 * wave(t, 12) + value);
		const means = processMeans(forecast(series(values, 12), 12));
		for (let h = 0; h < 12; h++)
			expect(Math.abs(means[h]! - (196 + h + 20 * wave(96 + h, 12)))).toBeLessThan(4);
	});

	it("handles weeks of a year of 52.18", () => {
		const values = noise.map((value, t) => 80 + 15 * wave(t, 52.18) + value);
		const means = processMeans(forecast(series(values, 52.18), 30));
		const miss = means.map((mean, h) => Math.abs(mean - 80 - 15 * wave(260 + h, 52.18)));
		expect(miss.reduce((a, b) => a + b, 0) / 30).toBeLessThan(3);
	});

	it("handles two seasons", () => {
		const values = noise
			.slice(0, 200)
			.map((value, t) => 50 + 8 * wave(t, 7) + 12 * wave(t, 30) + 0.5 * value);
		const miss = (model: typeof mstl): number =>
			processMeans(forecast(series(values, 7), 30, model)).reduce(
				(most, mean, h) =>
					Math.max(most, Math.abs(mean - 50 - 8 * wave(200 + h, 7) - 12 * wave(200 + h, 30))),
				0,
			);
		expect(miss(mstlModel({ seasonLengths: [7, 30] }))).toBeLessThan(3);
		expect(miss(mstl)).toBeGreaterThan(6);
	});

	it("continues the season of the phase that comes, also from the middle of a cycle", () => {
		const values = Float64Array.from({ length: 31 }, (_, t) => [9, 1, 5, 5][t % 4]!);
		const means = processMeans(forecast(series(values, 4), 6));
		for (const [h, value] of [5, 9, 1, 5, 5, 9].entries()) expect(means[h]).toBeCloseTo(value, 6);
	});

	it("interpolates missing values for the season and leaves them out of the errors", () => {
		const whole = noise.slice(0, 96).map((value, t) => 100 + 20 * wave(t, 12) + value);
		const gapped = whole.map((value, t) => (t % 9 === 2 ? Number.NaN : value));
		const fitted = mstl.fit(series(gapped, 12));
		expect(fitted.fitted.every(Number.isFinite)).toBe(true);
		expect(fitted.parameters.standardDeviation!).toBeLessThan(3);
		const means = processMeans(forecast(series(gapped, 12), 12));
		for (const [h, mean] of processMeans(forecast(series(whole, 12), 12)).entries())
			expect(Math.abs(mean - means[h]!)).toBeLessThan(4);
	});

	it("is exponential smoothing alone where there is no season, and on a short series", () => {
		const short = series([3, 5, 4, 6, 5, 7], 12);
		expect(processMeans(forecast(short, 3))).toEqual(processMeans(ets.predict(ets.fit(short), 3)));
		expect(mstl.fit(series(noise.slice(0, 24), 12)).fitted).toEqual(
			mstl.fit(series(noise.slice(0, 24), 1)).fitted,
		);
	});

	it("searches the form when asked, and makes relative errors additive where values are not positive", () => {
		const values = noise.slice(0, 80).map((value, t) => 10 * wave(t, 4) + value);
		const searched = mstlModel({ trend: "search" }).fit(series(values, 4));
		expect(searched.parameters.phi).toBeUndefined();
		const relative = mstlModel({ trend: { error: "M", trend: "N", damped: false, season: "N" } });
		expect(processMeans(forecast(series(values, 4), 4, relative)).every(Number.isFinite)).toBe(true);
	});

	it("widens the first period by the season's doubt", () => {
		const values = noise.slice(0, 48).map((value, t) => 50 + 9 * wave(t, 12) + value);
		const fitted = mstl.fit(series(values, 12));
		const own = (mstl.predict(fitted, 1) as GaussianProcess).shocks[0]![0]!;
		expect(own / fitted.parameters.standardDeviation!).toBeCloseTo(Math.sqrt(1 + 1 / 4), 10);
	});

	it("takes the mean of a damped trend and dynamic optimised theta", () => {
		const line = series(
			noise.slice(0, 60).map((value, t) => 50 + t + 4 * value),
			1,
		);
		const damped = mstlModel({ trend: { error: "A", trend: "A", damped: true, season: "N" } });
		const first = forecast(line, 4, damped);
		const second = forecast(line, 4, dynamicOptimizedTheta);
		const both = forecast(line, 4);
		for (let h = 0; h < 4; h++) {
			expect(both.means[h]).toBeCloseTo((first.means[h]! + second.means[h]!) / 2, 10);
			expect(both.shocks[3]![h]).toBeCloseTo((first.shocks[3]![h]! + second.shocks[3]![h]!) / 2, 10);
		}
	});

	it("is registered", () => {
		expect(MODELS.mstl).toBe(mstl);
	});
});

describe("the seasons of a series", () => {
	it("are the last cycles of the decomposition", () => {
		const values = noise.slice(0, 61).map((value, t) => 5 * wave(t, 12) + value);
		const part = seasonPart(values, [12, 40, 1])!;
		const { seasonals } = mstlDecomposition(values, [12]);
		expect(part.figures).toEqual([Array.from(seasonals[0]!.slice(49))]);
		expect(part.parameters).toBeCloseTo(11, 10);
		expect(part.variance).toBeCloseTo(12 / 61, 10);
		expect(seasonPart(values, [12], "periodic")!.variance).toBeCloseTo(12 / 61, 10);
	});

	it("cost more where windows are short beside the series", () => {
		const part = seasonPart(noise, [4])!;
		expect(part.parameters).toBeCloseTo((3 * 65) / (0.53 * 11), 10);
		expect(part.variance).toBeCloseTo(1.5 / 11, 10);
		expect(seasonPart(noise, [4], 7)!.variance).toBeCloseTo(1.5 / 7, 10);
	});

	it("are none when no season is exceeded twice", () => {
		expect(seasonPart(noise.slice(0, 24), [12])).toBeUndefined();
		expect(seasonPart(noise, [])).toBeUndefined();
	});
});
