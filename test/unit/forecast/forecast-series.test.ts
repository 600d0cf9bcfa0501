import { describe, expect, it } from "vitest";
import { ReapproError } from "../../../src/errors.js";
import {
	cumulativeDistribution,
	forecastSeries,
	MODELS,
	mean,
	quantile,
	type SeriesForecast,
	windowDemand,
} from "../../../src/forecast/index.js";
import { createRandom } from "../../../src/math/index.js";

const LEVELS = [0.5, 0.8, 0.95];
const NAMES = ["auto", "fast", "combination", ...Object.keys(MODELS)];

function numbersOf(forecast: SeriesForecast): number[] {
	return [
		...forecast.mean,
		...forecast.intervals.flatMap(({ lower, upper }) => [...lower, ...upper]),
		...forecast.quantiles.flatMap(({ values }) => values),
		...forecast.cumulativeQuantiles.flatMap(({ values }) => values),
	];
}

function noisy(length: number, seed: number, level = 100): number[] {
	const random = createRandom(seed);
	return Array.from(
		{ length },
		(_, t) => level + 20 * Math.sin((2 * Math.PI * t) / 12) + 5 * random.normal(),
	);
}

function small(length: number, seed: number, rate = 0.6): number[] {
	const random = createRandom(seed);
	return Array.from({ length }, () => random.poisson(rate));
}

function errorOf(call: () => unknown): ReapproError {
	try {
		call();
	} catch (error) {
		if (error instanceof ReapproError) return error;
		throw error;
	}
	throw new Error("nothing was thrown");
}

describe("laws of every forecast", () => {
	it.each(NAMES)("%s: length, finiteness, nesting, no crossing", (model) => {
		for (const values of [noisy(60, 1), small(60, 2)]) {
			const forecast = forecastSeries(values, { seasonLength: 12, horizon: 7, model, levels: LEVELS });
			expect(forecast.mean).toHaveLength(7);
			expect(numbersOf(forecast).every(Number.isFinite)).toBe(true);
			for (let h = 0; h < 7; h++) {
				for (const rows of [forecast.quantiles, forecast.cumulativeQuantiles])
					for (let row = 1; row < rows.length; row++)
						expect(rows[row]!.values[h]).toBeGreaterThanOrEqual(rows[row - 1]!.values[h]!);
				for (let wide = 1; wide < LEVELS.length; wide++) {
					expect(forecast.intervals[wide]!.lower[h]).toBeLessThanOrEqual(
						forecast.intervals[wide - 1]!.lower[h]!,
					);
					expect(forecast.intervals[wide]!.upper[h]).toBeGreaterThanOrEqual(
						forecast.intervals[wide - 1]!.upper[h]!,
					);
				}
			}
		}
	});

	it.each(NAMES)("%s: counts give integers of 0 or more", (model) => {
		const forecast = forecastSeries(small(60, 3), { seasonLength: 12, horizon: 4, model });
		for (const { values } of [...forecast.quantiles, ...forecast.cumulativeQuantiles])
			expect(values.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
	});

	it("quantiles of sums are those of the sum", () => {
		for (const values of [noisy(60, 4), small(60, 5)]) {
			const forecast = forecastSeries(values, { seasonLength: 12, horizon: 6 });
			for (const { probability, values: row } of forecast.cumulativeQuantiles)
				row.forEach((value, h) => {
					expect(value).toBeCloseTo(quantile(cumulativeDistribution(forecast.process, h), probability), 9);
				});
			const window = windowDemand(forecast, [1, 1, 0.5]);
			expect(mean(window)).toBeCloseTo(forecast.mean[0]! + forecast.mean[1]! + 0.5 * forecast.mean[2]!, 9);
		}
	});

	it("the same series gives the same bytes, and is left alone", () => {
		const values = Object.freeze(noisy(48, 6));
		const options = { seasonLength: 12, horizon: 5 };
		expect(JSON.stringify(forecastSeries(values, options))).toBe(
			JSON.stringify(forecastSeries([...values], options)),
		);
	});

	it("keeps the order in which quantiles are asked for", () => {
		const forecast = forecastSeries([3, 5, 4, 6], { seasonLength: 1, horizon: 1, quantiles: [0.9, 0.1] });
		expect(forecast.quantiles.map(({ probability }) => probability)).toEqual([0.9, 0.1]);
		expect(forecast.quantiles[0]!.values[0]).toBeGreaterThan(forecast.quantiles[1]!.values[0]!);
	});
});

describe("odd series under auto", () => {
	const options = { seasonLength: 12, horizon: 3 };

	it("forecasts a constant by itself", () => {
		for (const length of [2, 10, 40])
			for (const value of forecastSeries(new Array(length).fill(7), options).mean)
				expect(value).toBeCloseTo(7, 6);
	});
	it("forecasts zeros by next to nothing, with an honest upper quantile", () => {
		const forecast = forecastSeries(new Array(30).fill(0), { ...options, quantiles: [0.5, 0.999] });
		expect(forecast.mean[0]).toBeGreaterThanOrEqual(0);
		expect(forecast.mean[0]).toBeLessThan(0.1);
		expect(forecast.quantiles[0]!.values).toEqual([0, 0, 0]);
		expect(forecast.quantiles[1]!.values[0]).toBeGreaterThanOrEqual(1);
	});
	it("takes a single value", () => {
		expect(forecastSeries([4], options).mean).toEqual([4, 4, 4]);
		expect(forecastSeries([4], options).intervals[0]!.lower[0]).toBeLessThan(4);
		expect(forecastSeries([0], options).mean[0]).toBeGreaterThanOrEqual(0);
	});
	it("takes missing values, even all of them", () => {
		const values = noisy(60, 7);
		for (const t of [0, 5, 6, 31, 59]) values[t] = Number.NaN;
		expect(numbersOf(forecastSeries(values, options)).every(Number.isFinite)).toBe(true);
		const counts = small(60, 8);
		counts[3] = Number.NaN;
		expect(numbersOf(forecastSeries(counts, options)).every(Number.isFinite)).toBe(true);
		const nothing = forecastSeries([Number.NaN, Number.NaN], options);
		expect(nothing.mean).toEqual([0, 0, 0]);
		expect(nothing.model).toBe("naive");
	});
	it("takes huge values and negative ones", () => {
		for (const values of [
			noisy(60, 9).map((value) => value * 1e12),
			noisy(60, 10).map((value) => value - 500),
			[1e12, 0, 5e12, 0, 2e12],
			new Array(40).fill(0).map((_, t) => (t % 3) * 1e12),
		]) {
			const forecast = forecastSeries(values, options);
			expect(numbersOf(forecast).every(Number.isFinite)).toBe(true);
		}
		expect(
			forecastSeries(
				noisy(60, 10).map((value) => value - 500),
				options,
			).mean[0],
		).toBeLessThan(-300);
	});
	it("judges counts by whole values with a zero, unless told", () => {
		const values = [3, 0, 1, 2, 0, 4, 1, 2, 3, 1];
		const told = forecastSeries(values, { ...options, counts: false });
		expect(forecastSeries(values, options).process.kind).toBe("counts");
		expect(told.process).toMatchObject({ kind: "gaussian", counts: false });
	});
});

describe("options that are refused", () => {
	it.each([
		[{ seasonLength: 12, horizon: 0 }, "options.horizon"],
		[{ seasonLength: 12, horizon: 1.5 }, "options.horizon"],
		[{ seasonLength: 12, horizon: 2_001 }, "options.horizon"],
		[{ seasonLength: 0, horizon: 1 }, "options.seasonLength"],
		[{ seasonLength: Number.NaN, horizon: 1 }, "options.seasonLength"],
		[{ seasonLength: 1, horizon: 1, levels: [95] }, "options.levels[0]"],
		[{ seasonLength: 1, horizon: 1, quantiles: [0.5, 1] }, "options.quantiles[1]"],
		[{ seasonLength: 1, horizon: 1, model: "constructor" }, "options.model"],
	])("%j at %s", (options, path) => {
		const error = errorOf(() => forecastSeries([1, 2, 3], options));
		expect(error).toMatchObject({ code: "OPTION_INVALID", path });
	});
	it("names the models to choose from", () => {
		const error = errorOf(() => forecastSeries([1, 2], { seasonLength: 1, horizon: 1, model: "prophet" }));
		for (const name of NAMES) expect(error.message).toContain(name);
		expect(error.message).not.toContain("prophet");
	});
	it("negative values by models of demand; auto and fast take counts below 0 as 0", () => {
		const values = [3, Number.NaN, -1, 2, 4, 3, 5];
		const options = { seasonLength: 1, horizon: 2 };
		for (const model of ["croston", "negbin-seasonal"])
			expect(errorOf(() => forecastSeries(values, { ...options, model }))).toMatchObject({
				code: "INPUT_INVALID",
				path: "values[2]",
			});
		for (const model of ["auto", "fast"]) {
			const forecast = forecastSeries(values, { ...options, model, counts: true });
			expect(forecast.model).toBe("negbin-seasonal");
			const raised = values.map((value) => Math.max(value, 0));
			expect(forecast).toEqual(forecastSeries(raised, { ...options, model, counts: true }));
		}
	});
	it("an empty series, infinite values and what is no number", () => {
		const options = { seasonLength: 1, horizon: 1 };
		expect(errorOf(() => forecastSeries([], options))).toMatchObject({
			code: "OPTION_INVALID",
			path: "values",
		});
		expect(errorOf(() => forecastSeries([1, Number.POSITIVE_INFINITY], options))).toMatchObject({
			code: "INPUT_INVALID",
			path: "values[1]",
		});
		expect(errorOf(() => forecastSeries([null as unknown as number], options)).path).toBe("values[0]");
		expect(errorOf(() => forecastSeries(null as unknown as number[], options)).code).toBe("OPTION_INVALID");
		expect(errorOf(() => forecastSeries([1], null as never)).code).toBe("OPTION_INVALID");
	});
});

describe("a plain series with one huge value", () => {
	it.each([
		["in the middle", 14],
		["at the end", 29],
	])("%s has limits that stay near what was seen", (_, at) => {
		for (let seed = 1; seed <= 20; seed++) {
			const random = createRandom(seed);
			const values = Array.from({ length: 30 }, (_, t) => (t === at ? 500 : 100 + 3 * random.normal()));
			const forecast = forecastSeries(values, { seasonLength: 1, horizon: 20, quantiles: [0.01, 0.99] });
			const range = Math.max(...values) - Math.min(...values);
			const [least, most] = forecast.quantiles.map((row) => row.values[19]!);
			// A spread of ten ranges is the most that a smoothing form may claim.
			expect(least).toBeGreaterThan(Math.min(...values) - 24 * range);
			expect(most).toBeLessThan(Math.max(...values) + 24 * range);
			expect(Math.max(...forecast.mean)).toBeLessThan(Math.max(...values) + 2 * range);
		}
	});
});
