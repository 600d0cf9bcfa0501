import { describe, expect, it } from "vitest";
import { leadTimeDistribution, protectionDemand, solveStockLevels } from "../../../src/inventory/index.js";
import { cdf, type Distribution, mean, mixtureOf, toLattice, variance } from "../../../src/math/index.js";

const poissonDays =
	(rate: number) =>
	(days: number): Distribution => ({ kind: "poisson", rate: rate * days });

describe("protectionDemand", () => {
	it("mixes over the lead times exactly", () => {
		const demand = protectionDemand({
			windowDemand: poissonDays(0.3),
			leadTime: leadTimeDistribution({ days: [2, 5, 5, 9] }),
			reviewDays: 7,
		});
		const byHand = mixtureOf([
			{ weight: 0.25, distribution: { kind: "poisson", rate: 0.3 * 9 } },
			{ weight: 0.5, distribution: { kind: "poisson", rate: 0.3 * 12 } },
			{ weight: 0.25, distribution: { kind: "poisson", rate: 0.3 * 16 } },
		]);
		for (let x = 0; x < 20; x++) expect(cdf(demand.protection, x)).toBeCloseTo(cdf(byHand, x), 12);
		expect(demand.reviewMean).toBeCloseTo(0.3 * 7, 10);
		expect(mean(demand.lead)).toBeCloseTo(0.3 * 5.25, 10);
	});

	it("compounds all parts of a mixture at once as exactly as each by itself", () => {
		const sizes = [0.6, 0.3, 0, 0.1];
		const windowDemand = (days: number): Distribution => ({
			kind: "mixture",
			parts: [1.2, 0.4, 2].map((rate, index) => ({
				weight: [0.5, 0.3, 0.2][index] as number,
				distribution: {
					kind: "compound",
					count:
						index === 0
							? { kind: "poisson", rate: rate * days }
							: { kind: "negative-binomial", size: 3, probability: 3 / (3 + rate * days) },
					sizes,
				},
			})),
		});
		const leadTime = leadTimeDistribution({ mean: 4, sd: 2 });
		const { protection } = protectionDemand({ windowDemand, leadTime, reviewDays: 3 });
		const slow = toLattice(
			mixtureOf(
				leadTime.days.map((days, index) => ({
					weight: leadTime.probabilities[index] as number,
					distribution: windowDemand(days + 3),
				})),
			),
		);
		for (let x = 0; x < 60; x++) expect(cdf(protection, x)).toBeCloseTo(cdf(slow, x), 10);
		expect(protection.kind).toBe("lattice");
	});

	it("asks for each window once and never for zero days", () => {
		const asked: number[] = [];
		const windowDemand = (days: number): Distribution => {
			asked.push(days);
			return { kind: "poisson", rate: days };
		};
		const { lead } = protectionDemand({
			windowDemand,
			leadTime: leadTimeDistribution({ days: [0, 1, 2] }),
			reviewDays: 1,
		});
		expect(asked.sort()).toEqual([1, 2, 3]);
		expect(cdf(lead, 0)).toBeCloseTo((1 + Math.exp(-1) + Math.exp(-2)) / 3, 12);
	});

	it("is certain without demand", () => {
		const demand = protectionDemand({
			windowDemand: () => ({ kind: "poisson", rate: 0 }),
			leadTime: leadTimeDistribution(5),
			reviewDays: 1,
		});
		expect(demand).toEqual({
			protection: { kind: "point", value: 0 },
			lead: { kind: "point", value: 0 },
			reviewMean: 0,
		});
	});

	it("starts at the mode where the mass at zero underflows", () => {
		const { protection } = protectionDemand({
			windowDemand: poissonDays(100),
			leadTime: leadTimeDistribution(10),
			reviewDays: 10,
		});
		expect(protection.kind).toBe("lattice");
		expect(mean(protection)).toBeCloseTo(2000, 8);
		expect(variance(protection)).toBeCloseTo(2000, 6);
		const wide = protectionDemand({
			windowDemand: (days) => ({
				kind: "negative-binomial",
				size: 900,
				probability: 900 / (900 + 50 * days),
			}),
			leadTime: leadTimeDistribution(19),
			reviewDays: 1,
		}).protection;
		expect(mean(wide)).toBeCloseTo(1000, 8);
		expect(variance(wide)).toBeCloseTo(1000 + 1000 ** 2 / 900, 5);
	});

	it("keeps long demands in closed form and still answers quickly", () => {
		const demand = protectionDemand({
			windowDemand: (days) => ({ kind: "negative-binomial", size: 40, probability: 40 / (40 + 1000 * days) }),
			leadTime: leadTimeDistribution({ mean: 20, sd: 4 }),
			reviewDays: 7,
		});
		expect(demand.protection.kind).toBe("mixture");
		const { orderUpTo } = solveStockLevels({ demand, service: { type: "cycle", target: 0.95 } });
		expect(cdf(demand.protection, orderUpTo)).toBeGreaterThanOrEqual(0.95);
		expect(cdf(demand.protection, orderUpTo - 1)).toBeLessThan(0.95);
	});

	it("refuses a review period that is no whole number of days", () => {
		const leadTime = leadTimeDistribution(1);
		for (const reviewDays of [0, 1.5, Number.NaN])
			expect(() => protectionDemand({ windowDemand: poissonDays(1), leadTime, reviewDays })).toThrowError(
				expect.objectContaining({ code: "INPUT_INVALID", path: "reviewDays" }),
			);
	});
});
