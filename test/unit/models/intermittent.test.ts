import { describe, expect, it } from "vitest";
import { createRandom, mean, quantile, variance } from "../../../src/math/index.js";
import {
	type CountProcess,
	croston,
	crostonModel,
	crostonRecursion,
	cumulativeDistribution,
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

	it.each([croston, sba, tsb])("$name spreads one period as its errors were", (model) => {
		const random = createRandom(12);
		const lumpy = Array.from({ length: 200 }, () => (random.uniform() < 0.1 ? 1 + random.integer(20) : 0));
		const fitted = model.fit(series(lumpy, true));
		const errors = oneStepError(Float64Array.from(lumpy), fitted.fitted, 1).mean;
		expect(variance(periodDistribution(model.predict(fitted, 1), 0)) / errors).toBeCloseTo(1, 1);
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
