import { describe, expect, it } from "vitest";
import { predictionIntervals, processFigures } from "../../../src/forecast/process-figures.js";
import { quantile } from "../../../src/math/index.js";
import {
	cumulativeDistribution,
	type GaussianProcess,
	periodDistribution,
} from "../../../src/models/index.js";

const PROBABILITIES = [0.99, 0.025, 0.5, 0.8];

const plain = (degreesOfFreedom?: number): GaussianProcess => ({
	kind: "gaussian",
	means: [10, -4, 7],
	shocks: [[3], [1, 2], [0, 0, 0]],
	counts: false,
	...(degreesOfFreedom === undefined ? {} : { degreesOfFreedom }),
});

describe.each([
	["normal", plain()],
	["Student", plain(4.25)],
] as const)("quantiles of a %s process", (_, process) => {
	it("are those of the distribution of each period and of each running sum", () => {
		const { quantiles, cumulativeQuantiles } = processFigures(process, PROBABILITIES);
		PROBABILITIES.forEach((probability, row) => {
			expect(quantiles[row]!.probability).toBe(probability);
			for (let h = 0; h < 3; h++) {
				expect(quantiles[row]!.values[h]).toBeCloseTo(
					quantile(periodDistribution(process, h), probability),
					11,
				);
				expect(cumulativeQuantiles[row]!.values[h]).toBeCloseTo(
					quantile(cumulativeDistribution(process, h), probability),
					11,
				);
			}
		});
	});

	it("bound the central intervals", () => {
		const [interval] = predictionIntervals(process, [0.95]);
		expect(interval!.lower[1]).toBeCloseTo(quantile(periodDistribution(process, 1), 0.025), 11);
		expect(interval!.upper[1]).toBeCloseTo(quantile(periodDistribution(process, 1), 0.975), 11);
		expect(interval!.lower[2]).toBe(7);
	});
});
