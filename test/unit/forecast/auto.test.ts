import { describe, expect, it } from "vitest";
import { chooseForecast, fastForecast } from "../../../src/forecast/choice/auto.js";
import { combineGaussian } from "../../../src/forecast/choice/combine-gaussian.js";
import { backtest, forecastSeries, MODELS } from "../../../src/forecast/index.js";
import { createRandom } from "../../../src/math/index.js";

const plain = (values: number[], seasonLength = 1) => ({ values: Float64Array.from(values), seasonLength });

describe("auto", () => {
	const random = createRandom(11);
	const noise = Array.from({ length: 60 }, () => 100 + 10 * random.normal());

	it("holds to the combination on plain noise", () =>
		expect(chooseForecast(plain(noise), 6).model).toBe("combination"));
	it("names one model for short series", () => {
		expect(chooseForecast(plain(noise.slice(0, 12)), 6).model).toBe("combination");
		expect(chooseForecast(plain([5]), 2).model).not.toBe("ets");
		const sparse = new Array(100).fill(0).map((_, t) => (t % 10 === 0 ? 1 : 0));
		expect(chooseForecast({ ...plain(sparse, 12), counts: true }, 6).model).toBe("negbin-seasonal");
	});
	it("fast is one model by kind", () => {
		expect(fastForecast(plain(noise), 2).model).toBe("quick-combination");
		expect(fastForecast({ ...plain([0, 1, 0]), counts: true }, 2).model).toBe("negbin-seasonal");
	});
	it("combines means and responses with equal weights", () => {
		const of = (mean: number, own: number, carried: number) =>
			({ kind: "gaussian", means: [mean, mean], shocks: [[own], [carried, own]], counts: false }) as const;
		expect(combineGaussian([of(10, 2, 1), of(20, 4, 2)])).toEqual({
			kind: "gaussian",
			means: [15, 15],
			shocks: [[3], [1.5, 3]],
			counts: false,
		});
		expect(() => combineGaussian([])).toThrowError(/at least one/);
	});
});

describe("auto of counts", () => {
	const weeks = 365.25 / 7;

	it.each([1, 4])("is never certain of nothing while an article still sells, %d weeks ahead", (horizon) => {
		const quantiles = [0.99];
		let covered = 0;
		for (let seed = 1; seed <= 100; seed++) {
			const random = createRandom(17 * seed);
			const values = Array.from({ length: 156 }, () => random.poisson(0.15));
			const options = { seasonLength: weeks, horizon, quantiles, counts: true };
			const forecast = forecastSeries(values, options);
			expect(forecast.model).toBe("negbin-seasonal");
			for (let draw = 0; draw < 20; draw++) {
				const sum = random.poisson(0.15 * horizon);
				if (sum <= forecast.cumulativeQuantiles[0]!.values[horizon - 1]!) covered++;
			}
		}
		expect(covered / 2000).toBeGreaterThan(0.985);
	});

	it("takes the same model and level whatever the horizon", () => {
		const random = createRandom(3);
		const values = Array.from({ length: 156 }, (_, t) => random.poisson(t > 120 ? 6 : 2));
		const means = [1, 4, 13].map((horizon) => {
			const forecast = forecastSeries(values, { seasonLength: weeks, horizon, counts: true });
			expect(forecast.model).toBe("negbin-seasonal");
			return forecast.mean[0]!;
		});
		expect(new Set(means).size).toBe(1);
	});
});

describe("backtest", () => {
	const random = createRandom(5);
	const values = Array.from(
		{ length: 60 },
		(_, t) => 50 + 10 * Math.sin((Math.PI * t) / 6) + random.normal(),
	);
	const options = { seasonLength: 12, horizon: 4, origins: 3, step: 2 };

	it.each(["auto", "fast", ...Object.keys(MODELS)])("%s does not look ahead", (model) => {
		const before = backtest(values, { ...options, model });
		for (const { origin } of before.origins) {
			const changed = values.map((value, t) => (t < origin ? value : 1e6 - value));
			const after = backtest(changed, { ...options, model }).origins.find((one) => one.origin === origin)!;
			const same = before.origins.find((one) => one.origin === origin)!;
			expect(after.mean).toEqual(same.mean);
			expect(after.quantiles).toEqual(same.quantiles);
			expect(after.model).toBe(same.model);
		}
	});
	it("counts that come later do not change how the past is read", () => {
		const whole = values.map(Math.round);
		const fractional = whole.map((value, t) => (t < 56 ? value : value + 0.5));
		const one = { seasonLength: 12, horizon: 4, origins: 1 };
		expect(backtest(fractional, one).origins[0]!.mean).toEqual(backtest(whole, one).origins[0]!.mean);
	});
	it("plans origins and slides its window", () => {
		const seen = (window: "expanding" | "sliding") =>
			backtest([9, 1, 5, 5, 8, 8], {
				seasonLength: 1,
				horizon: 1,
				origins: 3,
				model: "drift",
				window,
				counts: false,
			}).origins.map(({ origin, mean }) => [origin, mean[0]]);
		// Drift is the last value plus the mean step over the window.
		expect(seen("expanding")).toEqual([
			[3, 5 + (5 - 9) / 2],
			[4, 5 + (5 - 9) / 3],
			[5, 8 + (8 - 9) / 4],
		]);
		expect(seen("sliding")).toEqual([
			[3, 5 + (5 - 9) / 2],
			[4, 5 + (5 - 1) / 2],
			[5, 8 + (8 - 5) / 2],
		]);
	});
	it("measures are those of the single origins, averaged", () => {
		const result = backtest(values, { ...options, model: "naive" });
		const mae = result.origins.map(({ measures }) => measures.meanAbsoluteError);
		expect(result.measures.meanAbsoluteError).toBeCloseTo((mae[0]! + mae[1]! + mae[2]!) / 3, 12);
		expect(result.measures.intervals.map(({ level }) => level)).toEqual([0.8, 0.95]);
		expect(result.origins[0]!.actual).toEqual(values.slice(52, 56));
		expect(JSON.parse(JSON.stringify(result))).toEqual(result);
	});
	it("refuses what it can not do", () => {
		expect(() => backtest([1, 2, 3], { seasonLength: 1, horizon: 2, origins: 2 })).toThrowError(
			/fewer origins/,
		);
		expect(() => backtest(values, { ...options, step: 0 })).toThrowError(/options.step/);
		expect(() => backtest(values, { ...options, window: "rolling" as never })).toThrowError(/options.window/);
	});
});

describe("few values", () => {
	it.each(["auto", "fast"])("%s draws no trend through fewer than five", (model) => {
		for (const values of [
			[3.5, 4.5],
			[12.3, 10, 9.6],
			[6.5, 10, 8, Number.NaN, 9.4],
		]) {
			const forecast = forecastSeries(values, { seasonLength: 1, horizon: 18, model });
			expect(forecast.model).toBe("naive");
			expect(new Set(forecast.mean)).toEqual(new Set([values.at(-1)]));
			const { lower, upper } = forecast.intervals[1]!;
			expect(upper[17]! - lower[17]!).toBeGreaterThan(upper[0]! - lower[0]!);
		}
		expect(forecastSeries([1, 2, 3, 4, 5.5], { seasonLength: 1, horizon: 2, model }).model).toMatch(
			/combination/,
		);
	});
});

describe("one huge value", () => {
	it.each([60, 110])("at %d leaves the interval within its size", (at) => {
		const random = createRandom(8);
		const values = Array.from({ length: 120 }, (_, t) => (t === at ? 1e6 : 100 + 5 * random.normal()));
		const { upper } = forecastSeries(values, { seasonLength: 12, horizon: 18 }).intervals[1]!;
		for (const end of upper) expect(end).toBeLessThan(1e6);
	});
});
