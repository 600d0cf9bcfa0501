import { describe, expect, it } from "vitest";
import { demandUntil, leadTimeDistribution, protectionDemand } from "../../../src/inventory/index.js";
import { cdf, type Distribution, mean, mixtureOf } from "../../../src/math/index.js";

const poissonDays =
	(rate: number) =>
	(days: number): Distribution => ({ kind: "poisson", rate: rate * days });

describe("demandUntil", () => {
	it("is the demand of lead time and review where both are certain", () => {
		const windowDemand = poissonDays(0.4);
		const leadTime = leadTimeDistribution(5);
		const until = demandUntil({ windowDemand, leadTime, days: 12 });
		expect(until).toEqual(protectionDemand({ windowDemand, leadTime, reviewDays: 7 }));
	});

	it("ends on a day that is certain, however long the order takes", () => {
		const leadTime = leadTimeDistribution({ days: [0, 5, 5, 30] });
		const { protection, lead, reviewMean } = demandUntil({
			windowDemand: poissonDays(0.4),
			leadTime,
			days: 12,
		});
		const before = mixtureOf([
			{ weight: 0.25, distribution: { kind: "point", value: 0 } },
			{ weight: 0.5, distribution: { kind: "poisson", rate: 2 } },
			{ weight: 0.25, distribution: { kind: "poisson", rate: 4.8 } },
		]);
		for (let x = 0; x < 20; x++) {
			expect(cdf(protection, x)).toBeCloseTo(cdf({ kind: "poisson", rate: 4.8 }, x), 12);
			expect(cdf(lead, x)).toBeCloseTo(cdf(before, x), 12);
		}
		expect(reviewMean).toBeCloseTo(4.8 - mean(before), 10);
	});

	it("asks for few windows, and never for zero days", () => {
		const asked: number[] = [];
		const windowDemand = (days: number): Distribution => {
			asked.push(days);
			return { kind: "poisson", rate: days };
		};
		demandUntil({ windowDemand, leadTime: leadTimeDistribution({ days: [0, 2, 9, 14] }), days: 4 });
		expect(asked.sort()).toEqual([2, 4, 4]);
		expect(() => demandUntil({ windowDemand, leadTime: leadTimeDistribution(1), days: 0 })).toThrow(
			expect.objectContaining({ code: "INPUT_INVALID", path: "days" }),
		);
	});
});
