import { describe, expect, it } from "vitest";
import { addDemand, dividedByRisk, evaluateService, risksByPieces } from "../../../src/inventory/index.js";
import { type Distribution, mean, quantile, survival, variance } from "../../../src/math/index.js";

const poisson = (rate: number): Distribution => ({ kind: "poisson", rate });
const demand = { protection: poisson(4), lead: poisson(1.5), reviewMean: 2.5 };

describe("risksByPieces", () => {
	it.each(["cycle", "ready", "fill"] as const)("is what the %s service of a level lacks", (type) => {
		const risks = risksByPieces(demand, { type });
		for (let pieces = 0; pieces < 15; pieces++) {
			const reached = evaluateService({ demand, service: { type, target: 0.9 } }, pieces - 1);
			expect(risks[pieces]).toBeCloseTo(1 - reached, 10);
		}
	});

	it("falls, and asks for a piece to be ready with even where there is no demand", () => {
		const none = {
			protection: { kind: "point", value: 0 },
			lead: { kind: "point", value: 0 },
			reviewMean: 0,
		} as const;
		expect(risksByPieces(none, { type: "ready" })).toEqual([1]);
		expect(risksByPieces(none, { type: "fill" })).toEqual([]);
		expect(risksByPieces(none, { type: "cycle" })).toEqual([]);
		for (const type of ["cycle", "ready", "fill"] as const) {
			const risks = risksByPieces(demand, { type });
			expect([...risks].sort((a, b) => b - a)).toEqual(risks);
		}
	});

	it("is divided so that the largest lack is left", () => {
		const divided = dividedByRisk([risksByPieces(demand, { type: "ready" }), [0.5, 0.25]]);
		expect(quantile(divided, 0)).toBe(1);
		expect(survival(divided, 0)).toBeCloseTo(1, 12);
		// The first piece goes where nothing is ready without it.
		expect(survival(divided, 1)).toBeCloseTo(1 - Math.exp(-4), 9);
	});
});

describe("addDemand", () => {
	it("is exact for short demands", () => {
		const sum = addDemand(poisson(2), { kind: "lattice", start: 0, probabilities: [0.5, 0.5] });
		expect(survival(sum, 3)).toBeCloseTo(0.5 * survival(poisson(2), 3) + 0.5 * survival(poisson(2), 2), 12);
	});

	it("keeps mean and variance of long ones, and is near the exact sum", () => {
		const many: Distribution = { kind: "negative-binomial", size: 20, probability: 20 / (20 + 30_000) };
		const sum = addDemand(many, { kind: "negative-binomial", size: 30, probability: 30 / (30 + 9_000) });
		expect(mean(sum)).toBeCloseTo(39_000, 4);
		expect(variance(sum)).toBeCloseTo(30_000 + 30_000 ** 2 / 20 + 9_000 + 9_000 ** 2 / 30, 0);
		const mixture: Distribution = {
			kind: "mixture",
			parts: [many, poisson(50_000)].map((distribution) => ({ weight: 0.5, distribution })),
		};
		expect(mean(addDemand(mixture, poisson(1_000)))).toBeCloseTo(41_000, 4);
	});
});
