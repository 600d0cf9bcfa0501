import { describe, expect, it } from "vitest";
import { createRandom, mean, quantile, variance } from "../../../src/math/index.js";
import {
	adida,
	type CountProcess,
	croston,
	crostonModel,
	crostonRecursion,
	cumulativeDistribution,
	imapa,
	oneStepError,
	periodDistribution,
	processMeans,
	type Series,
	sba,
	tsb,
	tsbModel,
	tsbRecursion,
} from "../../../src/models/index.js";

const series = (values: number[], counts = false): Series => ({
	values: Float64Array.from(values),
	seasonLength: 12,
	counts,
});
const demand = [0, 0, 3, 0, 5, 0, 0, 2, 1, 0];

describe("the recursions at given parameters", () => {
	it("smooths sizes and intervals apart (Croston 1972)", () => {
		// sizes 3 5 2 1, intervals 3 2 3 1, alpha 0.1
		const path = crostonRecursion(demand, 0.1);
		expect(path.size).toBeCloseTo(((3 * 0.9 + 0.5) * 0.9 + 0.2) * 0.9 + 0.1, 12);
		expect(1 / path.frequency).toBeCloseTo(((3 * 0.9 + 0.2) * 0.9 + 0.3) * 0.9 + 0.1, 12);
		expect(path.fitted[2]).toBe(0);
		expect(path.fitted[3]).toBe(1);
	});

	it("corrects the bias by 1 - alpha / 2 (Syntetos and Boylan 2005)", () => {
		const means = (corrected: boolean): number[] => {
			const model = crostonModel({ alpha: 0.2, corrected });
			return processMeans(model.predict(model.fit(series(demand)), 2));
		};
		expect(means(true)[1]).toBeCloseTo(0.9 * means(false)[1]!, 12);
	});

	it("smooths the chance of a demand every period (Teunter, Syntetos and Babai 2011)", () => {
		const path = tsbRecursion([0, 4, 0, 2], 0.2, 0.1);
		expect(path.size).toBeCloseTo(3.6, 12);
		expect(path.frequency).toBeCloseTo(0.1 * 0.81 + 0.1, 12);
		expect(tsbRecursion([4, 0, 0, 0, 0], 0.2, 0.1).frequency).toBeCloseTo(0.9 ** 4, 12);
	});

	it.each([croston, sba, tsb])("$name forecasts nothing before the first observed period", (model) => {
		const line = Array.from({ length: 40 }, (_, t) => 10 + 10 * t);
		const gap = [Number.NaN, Number.NaN, Number.NaN];
		const [whole, late] = [line, [...gap, ...line]].map((values) => model.fit(series(values)));
		expect(late!.fitted.slice(0, 4)).toEqual([...gap, Number.NaN]);
		expect(late!.state).toEqual(whole!.state);
	});

	it("lets a missing period pass", () => {
		expect(crostonRecursion([0, Number.NaN, 2, Number.NaN, 4], 0.5).frequency).toBeCloseTo(1 / 1.5, 12);
		expect(tsbRecursion([4, Number.NaN], 0.5, 0.5).frequency).toBe(1);
	});
});

describe("the models", () => {
	it("choose a parameter no worse than the usual 0.1", () => {
		const loss = (alpha: number): number =>
			oneStepError(demand, crostonRecursion(demand, alpha).fitted, 1).mean;
		expect(loss(croston.fit(series(demand)).parameters.alpha!)).toBeLessThanOrEqual(loss(0.1));
	});

	it.each([croston, sba, tsb])("$name gives counts from zero up", (model) => {
		const process = model.predict(model.fit(series(demand, true)), 3) as CountProcess;
		expect(process.kind).toBe("counts");
		const sum = cumulativeDistribution(process, 2);
		expect(mean(sum)).toBeCloseTo(
			processMeans(process).reduce((a, b) => a + b, 0),
			6,
		);
		expect(quantile(sum, 0.95)).toBeGreaterThan(mean(sum));
	});

	it.each([croston, sba, tsb])("$name keeps a doubt about an article that never sold", (model) => {
		const process = model.predict(model.fit(series(new Array(20).fill(0), true)), 1);
		expect(quantile(periodDistribution(process, 0), 0.5)).toBe(0);
		expect(quantile(periodDistribution(process, 0), 0.999)).toBeGreaterThan(0);
	});

	it.each([croston, sba, tsb])(
		"$name spreads one period as its errors were, for the mean it has",
		(model) => {
			const random = createRandom(12);
			const lumpy = Array.from({ length: 200 }, () => (random.uniform() < 0.1 ? 1 + random.integer(20) : 0));
			const fitted = model.fit(series(lumpy, true));
			const errors = oneStepError(Float64Array.from(lumpy), fitted.fitted, 1).mean;
			const period = periodDistribution(model.predict(fitted, 1), 0);
			const average = lumpy.reduce((sum, value) => sum + value, 0) / lumpy.length;
			const ratio = variance(period) / mean(period) / (errors / average);
			expect(Math.abs(ratio - 1)).toBeLessThan(0.1);
		},
	);

	it("tsb lets the spread fall silent with the demand", () => {
		const random = createRandom(7);
		const sold = Array.from({ length: 146 }, () => random.poisson(3));
		const process = tsb.predict(tsb.fit(series([...sold, ...new Array(10).fill(0)], true)), 13);
		const sum = cumulativeDistribution(process, 12);
		expect(mean(sum)).toBeLessThan(8);
		expect(quantile(sum, 0.999)).toBeLessThan(5 * mean(sum) + 8);
	});

	it.each([tsb, adida, imapa])("$name never expects less than of an article that never sold", (model) => {
		const random = createRandom(7);
		const year = Array.from({ length: 52 }, () => random.poisson(3));
		const forecastOf = (values: number[]) => model.predict(model.fit(series(values, true)), 13);
		const silent = forecastOf([...year, ...new Array(104).fill(0)]);
		const never = forecastOf(new Array(156).fill(0));
		for (const period of [0, 12]) {
			const [own, least] = [cumulativeDistribution(silent, period), cumulativeDistribution(never, period)];
			expect(mean(own)).toBeGreaterThanOrEqual(mean(least));
			expect(quantile(own, 0.999)).toBeGreaterThanOrEqual(quantile(least, 0.999));
			expect(quantile(own, 0.999)).toBeGreaterThan(0);
		}
	});

	it.each([croston, sba, tsb, adida, imapa])("$name is not sure of a mean that it saw once", (model) => {
		const values = [...new Array(259).fill(0), 1000];
		const process = model.predict(model.fit(series(values, true)), 1);
		const distribution = periodDistribution(process, 0);
		expect(quantile(distribution, 0.5)).toBe(0);
		expect(quantile(distribution, 0.999)).toBeGreaterThan(200);
	});

	it.each([croston, sba, tsb, adida, imapa])("$name covers lumpy demand at .9 and .99", (model) => {
		let [below90, below99] = [0, 0];
		const runs = 200;
		for (let run = 0; run < runs; run++) {
			const random = createRandom(31 * run + 1);
			const draw = () => random.negativeBinomial(0.1, 0.1 / 1.1);
			const values = Array.from({ length: 156 }, draw);
			const distribution = periodDistribution(model.predict(model.fit(series(values, true)), 1), 0);
			const [high, highest] = [quantile(distribution, 0.9), quantile(distribution, 0.99)];
			for (let k = 0; k < 20; k++) {
				const value = draw();
				if (value <= high) below90++;
				if (value <= highest) below99++;
			}
		}
		expect(below90 / runs / 20).toBeGreaterThan(0.88);
		expect(below99 / runs / 20).toBeGreaterThan(0.98);
	});

	it("takes line sizes from the lines", () => {
		const lines = Float64Array.from(demand, (value) => (value > 0 ? 1 : 0));
		const squares = Float64Array.from(demand, (value) => value * value);
		const process = tsb.predict(tsb.fit({ ...series(demand, true), lines, squares }), 1) as CountProcess;
		const size = process.sizes.reduce((sum, chance, index) => sum + chance * (index + 1), 0);
		const square = process.sizes.reduce((sum, chance, index) => sum + chance * (index + 1) ** 2, 0);
		expect(size).toBeCloseTo(11 / 4, 8);
		expect(square).toBeCloseTo(39 / 4, 6);
	});

	it("refuses a parameter outside (0, 1]", () => {
		expect(() => crostonModel({ alpha: 0 })).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));
		expect(() => tsbModel({ alphaChance: 2 })).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));
	});
});
