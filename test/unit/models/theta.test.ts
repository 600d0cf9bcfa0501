import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/math/index.js";
import { autocorrelation, classicalDecomposition, processMeans, theta } from "../../../src/models/index.js";

const random = createRandom(4);
const noise = Float64Array.from({ length: 80 }, () => random.normal());
const seasonal = noise.map((value, t) => 100 + 0.5 * t + 30 * Math.sin((2 * Math.PI * t) / 8) + value);

describe("theta", () => {
	it("continues a line at half its slope, from where the smoothed level stands", () => {
		const line = Float64Array.from({ length: 30 }, (_, t) => 10 + 2 * t);
		const means = processMeans(theta.predict(theta.fit({ values: line, seasonLength: 1 }), 3));
		expect(means[1]! - means[0]!).toBeCloseTo(1, 6);
		expect(means[0]!).toBeGreaterThan(68);
		expect(means[0]!).toBeLessThan(71);
	});

	it("adjusts for a season that the test finds, and for none that it does not", () => {
		const found = processMeans(theta.predict(theta.fit({ values: seasonal, seasonLength: 8 }), 8));
		expect(Math.max(...found) - Math.min(...found)).toBeGreaterThan(40);
		const none = processMeans(theta.predict(theta.fit({ values: noise, seasonLength: 8 }), 8));
		expect(Math.max(...none) - Math.min(...none)).toBeLessThan(0.5);
	});

	it("adjusts additively when values are not all positive", () => {
		const moved = seasonal.map((value) => value - 120);
		const means = processMeans(theta.predict(theta.fit({ values: moved, seasonLength: 8 }), 16));
		expect(means[15]! - means[7]!).toBeCloseTo(
			8 * theta.fit({ values: moved, seasonLength: 8 }).parameters.drift!,
			6,
		);
		expect(Math.max(...means) - Math.min(...means)).toBeGreaterThan(40);
	});

	it("reads over missing values", () => {
		const gapped = seasonal.map((value, t) => (t % 13 === 4 ? Number.NaN : value));
		const means = processMeans(theta.predict(theta.fit({ values: gapped, seasonLength: 8 }), 8));
		const whole = processMeans(theta.predict(theta.fit({ values: seasonal, seasonLength: 8 }), 8));
		for (let h = 0; h < 8; h++) expect(Math.abs(means[h]! - whole[h]!)).toBeLessThan(6);
	});
});

describe("classical decomposition", () => {
	it("finds the figure of an exact season on a line", () => {
		const figure = [-3, 1, 4, -2];
		const values = Float64Array.from({ length: 20 }, (_, t) => 5 + 0.25 * t + figure[t % 4]!);
		const parts = classicalDecomposition(values, 4, "additive");
		for (let phase = 0; phase < 4; phase++) expect(parts.figure[phase]).toBeCloseTo(figure[phase]!, 12);
		expect(parts.trend[1]).toBeNaN();
		expect(parts.trend[10]).toBeCloseTo(7.5, 12);
	});
});

describe("autocorrelation", () => {
	it("leaves pairs with a missing value out", () => {
		const values = [1, 2, Number.NaN, 4, 5];
		// mean 3: deviations -2 -1 . 1 2; pairs at lag 1: 2 + 2, over 10
		expect(autocorrelation(values, 1)[1]).toBeCloseTo(0.4, 12);
	});

	it("is zero for a constant", () => {
		expect(autocorrelation([2, 2, 2], 2)).toEqual([1, 0, 0]);
	});
});
