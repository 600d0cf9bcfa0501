import { describe, expect, it } from "vitest";
import {
	evaluateService,
	type ProtectionDemand,
	type ServiceRule,
	solveStockLevels,
} from "../../../src/inventory/index.js";
import { cdf, complementaryLoss, type Distribution, loss } from "../../../src/math/index.js";

const protection: Distribution = { kind: "poisson", rate: 2 };
const lead: Distribution = { kind: "poisson", rate: 1 };
const demand: ProtectionDemand = { protection, lead, reviewMean: 1 };
const none: ProtectionDemand = {
	protection: { kind: "point", value: 0 },
	lead: { kind: "point", value: 0 },
	reviewMean: 0,
};

describe("solveStockLevels", () => {
	it("finds textbook base stocks of Poisson demand", () => {
		expect(solveStockLevels({ demand, service: { type: "cycle", target: 0.95 } })).toEqual({
			reorderPoint: 4,
			orderUpTo: 5,
			achievedService: cdf(protection, 5),
		});
		expect(solveStockLevels({ demand, service: { type: "ready", target: 0.95 } }).orderUpTo).toBe(6);
	});

	it("counts each short piece once in a fill rate", () => {
		const { orderUpTo, achievedService } = solveStockLevels({
			demand,
			service: { type: "fill", target: 0.95 },
		});
		const fill = (level: number) => 1 - (loss(protection, level) - loss(lead, level));
		expect(achievedService).toBeCloseTo(fill(orderUpTo), 12);
		expect(fill(orderUpTo - 1)).toBeLessThan(0.95);
	});

	it("has the least expected cost under a cost rule", () => {
		const costAt = (level: number) =>
			0.4 * complementaryLoss(protection, level) + 7 * loss(protection, level);
		const { orderUpTo } = solveStockLevels({
			demand,
			service: { type: "cost", shortageCost: 7 },
			overageCost: 0.4,
		});
		for (let level = 0; level < 15; level++)
			expect(costAt(orderUpTo)).toBeLessThanOrEqual(costAt(level) + 1e-12);
	});

	it("averages fill and ready rate over the positions of a cycle stock", () => {
		const orderQuantity = 6;
		for (const type of ["fill", "ready"] as const) {
			const service: ServiceRule = { type, target: 0.9 };
			const { reorderPoint, orderUpTo, achievedService } = solveStockLevels({
				demand,
				service,
				orderQuantity,
			});
			expect(orderUpTo).toBe(reorderPoint + orderQuantity);
			let average = 0;
			for (let position = reorderPoint + 1; position <= orderUpTo; position++)
				average += evaluateService({ demand, service }, position - 1) / orderQuantity;
			expect(achievedService).toBeCloseTo(average, 12);
		}
	});

	it("is the Hadley-Whitin fill rate when the review period vanishes", () => {
		const tiny = 1e-6;
		const nearly: ProtectionDemand = {
			protection: { kind: "poisson", rate: 4 + tiny },
			lead: { kind: "poisson", rate: 4 },
			reviewMean: tiny,
		};
		const continuous = (s: number, q: number) => 1 - (loss(nearly.lead, s) - loss(nearly.lead, s + q)) / q;
		const achieved = evaluateService(
			{ demand: nearly, service: { type: "fill", target: 0.5 }, orderQuantity: 5 },
			4,
		);
		expect(achieved).toBeCloseTo(continuous(4, 5), 5);
	});

	it("lets a large cycle stock lower the reorder point, below zero if it must", () => {
		const service: ServiceRule = { type: "fill", target: 0.5 };
		const levels = solveStockLevels({ demand, service, orderQuantity: 50 });
		expect(levels.reorderPoint).toBeLessThan(0);
		expect(levels.achievedService).toBeGreaterThanOrEqual(0.5);
		expect(evaluateService({ demand, service, orderQuantity: 50 }, levels.reorderPoint - 1)).toBeLessThan(
			0.5,
		);
	});

	it("keeps nothing without demand, one piece to be ready", () => {
		for (const type of ["cycle", "fill"] as const)
			expect(solveStockLevels({ demand: none, service: { type, target: 0.99 } })).toEqual({
				reorderPoint: -1,
				orderUpTo: 0,
				achievedService: 1,
			});
		expect(solveStockLevels({ demand: none, service: { type: "ready", target: 0.99 } }).orderUpTo).toBe(1);
		expect(
			solveStockLevels({ demand: none, service: { type: "cost", shortageCost: 9 }, overageCost: 1 })
				.orderUpTo,
		).toBe(0);
	});

	it("gives integer levels for continuous demand too", () => {
		const normal: ProtectionDemand = {
			protection: { kind: "normal", mean: 20, standardDeviation: 4 },
			lead: { kind: "normal", mean: 10, standardDeviation: 3 },
			reviewMean: 10,
		};
		for (const type of ["cycle", "fill", "ready"] as const) {
			const service: ServiceRule = { type, target: 0.97 };
			const { reorderPoint, achievedService } = solveStockLevels({
				demand: normal,
				service,
				orderQuantity: 3,
			});
			expect(Number.isInteger(reorderPoint)).toBe(true);
			expect(achievedService).toBeGreaterThanOrEqual(0.97);
			expect(evaluateService({ demand: normal, service, orderQuantity: 3 }, reorderPoint - 1)).toBeLessThan(
				0.97,
			);
		}
	});

	it.each([0, 1, 95, -0.1, Number.NaN])("refuses a target of %d", (target) => {
		for (const type of ["cycle", "fill", "ready"] as const)
			expect(() => solveStockLevels({ demand, service: { type, target } })).toThrowError(
				expect.objectContaining({ code: "INPUT_INVALID", path: "service.target" }),
			);
	});

	it("refuses a cost rule without costs", () => {
		const path = (problem: Parameters<typeof solveStockLevels>[0]) => {
			try {
				solveStockLevels(problem);
			} catch (error) {
				return (error as { path?: string }).path;
			}
			return undefined;
		};
		expect(path({ demand, service: { type: "cost", shortageCost: 0 }, overageCost: 1 })).toBe(
			"service.shortageCost",
		);
		expect(path({ demand, service: { type: "cost", shortageCost: 5 } })).toBe("overageCost");
		expect(path({ demand, service: { type: "cycle", target: 0.9 }, orderQuantity: 1.5 })).toBe(
			"orderQuantity",
		);
	});
});
