import { describe, expect, it } from "vitest";
import { createRandom, mean, quantile } from "../../src/math/index.js";
import {
	cumulativeDistribution,
	type DemandProcess,
	MODELS,
	periodDistribution,
	processMeans,
	type Series,
} from "../../src/models/index.js";

/** Laws that a model does not obey, each with its reason. */
interface Exemptions {
	readonly scaling?: string;
	readonly constant?: string;
	readonly zeroQuantile?: string;
	readonly negative?: string;
}

const RATE_MODEL = "a posterior of a Poisson rate: pieces are not scaled, and a constant keeps Poisson doubt";
const POINT_AT_ZERO =
	"a gaussian process knows no doubt beyond the spread that it has seen; counts have their models";
const OF_DEMAND = "demand is never negative: the model refuses such values";
const EXEMPT: Readonly<Record<string, Exemptions>> = {
	naive: { zeroQuantile: POINT_AT_ZERO },
	"seasonal-naive": { zeroQuantile: POINT_AT_ZERO },
	drift: { zeroQuantile: POINT_AT_ZERO },
	arima: { zeroQuantile: POINT_AT_ZERO },
	ces: { zeroQuantile: POINT_AT_ZERO },
	ets: { zeroQuantile: POINT_AT_ZERO },
	theta: { zeroQuantile: POINT_AT_ZERO },
	"dynamic-theta": { zeroQuantile: POINT_AT_ZERO },
	"optimized-theta": { zeroQuantile: POINT_AT_ZERO },
	"dynamic-optimized-theta": { zeroQuantile: POINT_AT_ZERO },
	mstl: { zeroQuantile: POINT_AT_ZERO },
	croston: { negative: OF_DEMAND },
	sba: {
		negative: OF_DEMAND,
		constant: "the correction 1 - alpha / 2 is meant for intermittent demand and lowers every mean",
	},
	tsb: { negative: OF_DEMAND },
	adida: { negative: OF_DEMAND },
	imapa: { negative: OF_DEMAND },
	"negbin-seasonal": { negative: OF_DEMAND, scaling: RATE_MODEL, constant: RATE_MODEL },
};

const HORIZON = 9;
const PROBABILITIES = [0.05, 0.25, 0.5, 0.8, 0.95, 0.99];
const random = createRandom(21);
const plain = (values: ArrayLike<number>, seasonLength = 6): Series => ({
	values: Float64Array.from(values),
	seasonLength,
});
const smooth = Array.from(
	{ length: 48 },
	(_, t) => 80 + t + 20 * Math.sin((2 * Math.PI * t) / 6) + 3 * random.normal(),
);
const small = Array.from({ length: 60 }, () => random.poisson(0.7));
const cases: Readonly<Record<string, Series>> = {
	smooth: plain(smooth),
	"small counts": { ...plain(small), counts: true },
	"counts with lines": {
		...plain(small.map((count) => 3 * count)),
		counts: true,
		lines: Float64Array.from(small),
		squares: Float64Array.from(small, (count) => 9 * count),
	},
	"with gaps": plain(smooth.map((value, t) => (t % 7 === 3 || t > 45 ? Number.NaN : value))),
	"gaps at both ends": { ...plain([Number.NaN, ...small.slice(0, 30), Number.NaN]), counts: true },
	"negative values": plain(smooth.map((value) => value - 100)),
	constant: plain(new Array(30).fill(7)),
	zeros: { ...plain(new Array(30).fill(0)), counts: true },
	"seven values": plain([3, 1, 4, 1, 5, 9, 2]),
	"fractional season": { ...plain(small, 12.7), counts: true, seasonStart: 4.2 },
	huge: plain(smooth.map((value) => value * 1e9)),
	tiny: plain(smooth.map((value) => value * 1e-9)),
};

const run = (name: string, series: Series, horizon = HORIZON): DemandProcess => {
	const model = MODELS[name]!;
	return model.predict(model.fit(series), horizon);
};

it("has a row for every model", () => {
	expect(Object.keys(EXEMPT).sort()).toEqual(Object.keys(MODELS).sort());
});

describe.each(Object.entries(MODELS))("%s", (name, model) => {
	const exempt = EXEMPT[name]!;

	it("bears its name", () => {
		expect(model.name).toBe(name);
	});

	const own = Object.entries(cases).filter(
		([title]) => title !== "negative values" || exempt.negative === undefined,
	);
	describe.each(own)("on %s", (_, series) => {
		it("answers for every period with finite figures and quantiles that do not cross", () => {
			const process = run(name, series);
			const means = processMeans(process);
			expect(means).toHaveLength(HORIZON);
			for (let h = 0; h < HORIZON; h++) {
				expect(Number.isFinite(means[h])).toBe(true);
				for (const distribution of [periodDistribution(process, h), cumulativeDistribution(process, h)]) {
					const values = PROBABILITIES.map((probability) => quantile(distribution, probability));
					expect(values.every(Number.isFinite)).toBe(true);
					expect(values).toEqual([...values].sort((a, b) => a - b));
					if (series.counts) {
						expect(values[0]).toBeGreaterThanOrEqual(0);
						expect(values.every(Number.isInteger)).toBe(true);
					}
				}
			}
		});

		it("leaves the input untouched, repeats itself to the byte, and survives JSON", () => {
			const before = Array.from(series.values);
			const fitted = model.fit(series);
			expect(Array.from(series.values)).toEqual(before);
			expect(fitted.fitted).toHaveLength(series.values.length);
			const text = JSON.stringify(fitted);
			expect(JSON.stringify(model.fit(series))).toBe(text);
			expect(model.predict(JSON.parse(text), HORIZON)).toEqual(model.predict(fitted, HORIZON));
		});

		it("gives the first periods the same means whatever the horizon", () => {
			const long = processMeans(run(name, series));
			expect(processMeans(run(name, series, 3))).toEqual(long.slice(0, 3));
		});

		it("adds up: the mean of the sum is the sum of the means", () => {
			const process = run(name, series);
			const total = processMeans(process).reduce((a, b) => a + b, 0);
			const sum = mean(cumulativeDistribution(process, HORIZON - 1));
			// Where periods of a gaussian process of counts lie below zero, they take from the sum but not from the others.
			expect(sum).toBeLessThanOrEqual(total + 1e-6 * (1e-12 + Math.abs(total)));
			if (process.kind === "gaussian" && process.counts && process.means.some((value) => value < 0)) return;
			expect(Math.abs(sum - total)).toBeLessThanOrEqual(1e-6 * (1e-12 + Math.abs(total)));
		});
	});

	it("takes as many values as it says, and refuses fewer by name", () => {
		const fewest = model.minimumLength(6);
		expect(fewest).toBeGreaterThanOrEqual(1);
		const values = Array.from({ length: fewest }, (_, t) => 3 + (t % 3));
		expect(processMeans(run(name, plain(values))).every(Number.isFinite)).toBe(true);
		expect(() => model.fit(plain(values.slice(1)))).toThrow(
			expect.objectContaining({ code: "INPUT_INVALID" }),
		);
		expect(() => model.fit(plain(new Array(fewest).fill(Number.NaN)))).toThrow(
			expect.objectContaining({ code: "INPUT_INVALID" }),
		);
	});

	it("refuses negative values with a sentence, if it is of demand", () => {
		const fit = (): unknown => model.fit(plain([3, 1, 4, Number.NaN, -1, 5, 9, 2]));
		if (exempt.negative === undefined) expect(fit).not.toThrow();
		else
			expect(fit).toThrow(
				expect.objectContaining({
					code: "INPUT_INVALID",
					path: "values[4]",
					message: expect.stringContaining("Give values of 0 or more"),
				}),
			);
	});

	it("refuses infinite values and a horizon that is none", () => {
		expect(() => model.fit(plain([1, 2, 3, 4, Number.POSITIVE_INFINITY, 5]))).toThrow(
			expect.objectContaining({ code: "INPUT_INVALID" }),
		);
		const fitted = model.fit(plain(smooth));
		for (const horizon of [0, -1, 1.5, Number.NaN])
			expect(() => model.predict(fitted, horizon)).toThrow(
				expect.objectContaining({ code: "OPTION_INVALID" }),
			);
	});

	it("scales with the series", () => {
		const means = processMeans(run(name, plain(smooth)));
		const scaled = processMeans(run(name, plain(smooth.map((value) => value * 1000))));
		const slack = exempt.scaling !== undefined ? 0.1 : name === "ets" ? 1e-3 : 1e-6;
		for (let h = 0; h < HORIZON; h++)
			expect(Math.abs(scaled[h]! / (1000 * means[h]!) - 1)).toBeLessThan(slack);
	});

	it("forecasts a constant by itself", () => {
		const means = processMeans(run(name, cases.constant!));
		const slack = exempt.constant === undefined ? 1e-6 : 0.15;
		for (const value of means) expect(Math.abs(value / 7 - 1)).toBeLessThan(slack);
	});

	it("forecasts zeros by zero, with an honest upper quantile", () => {
		const process = run(name, cases.zeros!);
		const sum = cumulativeDistribution(process, HORIZON - 1);
		expect(quantile(sum, 0.5)).toBe(0);
		expect(mean(sum)).toBeLessThan(0.5);
		if (exempt.zeroQuantile === undefined) expect(quantile(sum, 0.99)).toBeGreaterThan(0);
		else expect(quantile(sum, 0.99)).toBe(0);
	});

	it("fits no worse than the mean of the values, where it optimises", () => {
		const { fitted } = model.fit(plain(smooth));
		const average = smooth.reduce((a, b) => a + b, 0) / smooth.length;
		const loss = (forecast: (t: number) => number): number =>
			smooth.reduce((sum, value, t) => sum + (t < 6 ? 0 : (value - forecast(t)) ** 2), 0);
		const limit = ["ets", "theta", "seasonal-naive"].includes(name) ? 1 : 3;
		expect(loss((t) => fitted[t]!)).toBeLessThan(limit * loss(() => average));
	});

	it("exposes its parameters as finite numbers", () => {
		const { parameters } = model.fit(plain(smooth));
		expect(Object.keys(parameters).length).toBeGreaterThan(0);
		expect(Object.values(parameters).every(Number.isFinite)).toBe(true);
	});
});
