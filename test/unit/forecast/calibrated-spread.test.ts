import { describe, expect, it } from "vitest";
import { calibratedSpread } from "../../../src/forecast/choice/calibrated-spread.js";
import { forecastSeries } from "../../../src/forecast/index.js";
import { createRandom, quantile } from "../../../src/math/index.js";
import {
	cumulativeDistribution,
	type GaussianProcess,
	periodDistribution,
} from "../../../src/models/index.js";

const random = createRandom(9);
const values = Float64Array.from({ length: 40 }, () => 50 + 4 * random.normal());
const series = { values, seasonLength: 12 };
const stated: GaussianProcess = {
	kind: "gaussian",
	means: [50, 50, 50],
	shocks: [[4], [2, 4], [2, 2, 4]],
	counts: false,
};
const calibrated = (process: GaussianProcess, other?: readonly number[]): GaussianProcess =>
	calibratedSpread(process, series, other) as GaussianProcess;

describe("calibratedSpread", () => {
	it("keeps means and the pattern of responses, and gives tails", () => {
		const { means, shocks, degreesOfFreedom } = calibrated(stated);
		expect(means).toEqual(stated.means);
		expect(degreesOfFreedom).toBeGreaterThan(2);
		for (let h = 0; h < 3; h++)
			for (let j = 0; j <= h; j++)
				expect(shocks[h]![j]! / shocks[h]![h]!).toBeCloseTo(stated.shocks[h]![j]! / 4, 12);
	});

	it("scales with the series, forecasts and history together", () => {
		const larger = calibratedSpread(
			{
				...stated,
				means: stated.means.map((mean) => 7 * mean),
				shocks: stated.shocks.map((row) => row.map((one) => 7 * one)),
			},
			{ values: values.map((value) => 7 * value), seasonLength: 12 },
		) as GaussianProcess;
		expect(larger.shocks[1]![0]! / calibrated(stated).shocks[1]![0]!).toBeCloseTo(7, 9);
	});

	it("is wider where two combinations are further apart", () => {
		const near = calibrated(stated, [50, 50, 50]);
		const far = calibrated(stated, [60, 60, 60]);
		expect(far.shocks[0]![0]!).toBeGreaterThan(1.1 * near.shocks[0]![0]!);
	});

	it("is never narrower at 95 % than the models state", () => {
		const long = {
			values: Float64Array.from({ length: 160 }, () => 50 + 4 * random.normal()),
			seasonLength: 1,
		};
		const widened = calibratedSpread(stated, long, stated.means);
		for (let h = 0; h < 3; h++) {
			const own = quantile(periodDistribution(stated, h), 0.975) - 50;
			expect(quantile(periodDistribution(widened, h), 0.975) - 50).toBeGreaterThan(own * (1 - 1e-9));
		}
	});

	it("covers the first period of noise that was seen for long", () => {
		let covered = 0;
		for (let seed = 1; seed <= 200; seed++) {
			const draw = createRandom(seed);
			const noise = Array.from({ length: 161 }, () => 100 + 10 * draw.normal());
			const { intervals } = forecastSeries(noise.slice(0, 160), {
				seasonLength: 1,
				horizon: 1,
				counts: false,
				levels: [0.95],
			});
			if (noise[160]! >= intervals[0]!.lower[0]! && noise[160]! <= intervals[0]!.upper[0]!) covered += 1;
		}
		// 0.95 less three standard errors; the widths that were learned alone cover 0.87.
		expect(covered / 200).toBeGreaterThan(0.9);
	});

	it("leaves counts as they are, and what has no spread", () => {
		const counts = { ...stated, counts: true };
		expect(calibratedSpread(counts, series)).toBe(counts);
		const still = { ...stated, shocks: [[0], [0, 0], [0, 0, 0]] };
		expect(calibrated(still).shocks).toEqual(still.shocks);
	});

	it("gives windows a Student distribution of the same degrees, wider than the normal far out", () => {
		const process = calibrated(stated);
		expect(cumulativeDistribution(process, 2)).toMatchObject({
			kind: "student",
			location: 150,
			degreesOfFreedom: process.degreesOfFreedom,
		});
		const width = (p: number): number => quantile(periodDistribution(process, 0), p) - 50;
		expect(width(0.995) / width(0.9)).toBeGreaterThan(2.5758 / 1.2816);
	});

	it("widens a constant history by a plain factor", () => {
		const flat = { values: new Float64Array(20).fill(3), seasonLength: 1 };
		const process = calibratedSpread(stated, flat) as GaussianProcess;
		expect(process.shocks[0]![0]!).toBeCloseTo(5, 12);
	});
});
