import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	evaluateService,
	leadTimeDistribution,
	netInventoryPosition,
	protectionDemand,
	replayPolicy,
	roundOrderQuantity,
	type ServiceRule,
	solveStockLevels,
	wagnerWhitin,
} from "../../src/inventory/index.js";
import { createRandom, type Distribution } from "../../src/math/index.js";
import { runs } from "../support/runs.js";

const options = (numRuns: number) => ({ seed: 20261123, numRuns });
const fraction = fc.double({ min: 0.02, max: 0.999, noNaN: true });
const daily = fc.record({
	rate: fc.double({ min: 0.005, max: 2, noNaN: true }),
	size: fc.double({ min: 0.3, max: 50, noNaN: true }),
	sizes: fc.constantFrom([1], [0.8, 0.2], [0.5, 0.2, 0, 0.3]),
});
type Daily = { readonly rate: number; readonly size: number; readonly sizes: readonly number[] };

/** Negative binomial events whose size grows with the days: windows are then ordered stochastically. */
const windowsOf =
	({ rate, size, sizes }: Daily) =>
	(days: number): Distribution => ({
		kind: "compound",
		count: { kind: "negative-binomial", size: size * days, probability: size / (size + rate) },
		sizes,
	});
const rule = fc.oneof(
	fc.record({ type: fc.constantFrom("cycle", "fill", "ready"), target: fraction }),
	fc.record({ type: fc.constant("cost"), shortageCost: fc.double({ min: 0.5, max: 200, noNaN: true }) }),
) as fc.Arbitrary<ServiceRule>;
const problem = fc.record({
	demand: fc
		.record({
			daily,
			days: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 3 }),
			reviewDays: fc.integer({ min: 1, max: 7 }),
		})
		.map((input) =>
			protectionDemand({
				windowDemand: windowsOf(input.daily),
				leadTime: leadTimeDistribution({ days: input.days }),
				reviewDays: input.reviewDays,
			}),
		),
	service: rule,
	orderQuantity: fc.integer({ min: 1, max: 15 }),
	overageCost: fc.constant(1),
});
const targetOf = (service: ServiceRule) =>
	service.type === "cost" ? service.shortageCost / (service.shortageCost + 1) : service.target;

describe("stock levels", () => {
	it("are the smallest integers that reach the service, and the service is that of the distribution", () => {
		fc.assert(
			fc.property(problem, (input) => {
				const { reorderPoint, orderUpTo, achievedService } = solveStockLevels(input);
				const target = targetOf(input.service);
				expect(Number.isSafeInteger(reorderPoint)).toBe(true);
				expect(orderUpTo).toBe(reorderPoint + input.orderQuantity);
				expect(achievedService).toBe(evaluateService(input, reorderPoint));
				expect(achievedService).toBeGreaterThanOrEqual(target);
				if (reorderPoint > -input.orderQuantity)
					expect(evaluateService(input, reorderPoint - 1)).toBeLessThan(target);
			}),
			options(runs(1000)),
		);
	});

	it("rise with the target", () => {
		fc.assert(
			fc.property(problem, fraction, fraction, (input, a, b) => {
				const type = input.service.type === "cost" ? "fill" : input.service.type;
				const levelAt = (target: number) =>
					solveStockLevels({ ...input, service: { type, target } }).reorderPoint;
				expect(levelAt(Math.min(a, b))).toBeLessThanOrEqual(levelAt(Math.max(a, b)));
			}),
			options(300),
		);
	});

	it("rise with the lead time", () => {
		fc.assert(
			fc.property(
				daily,
				fraction,
				fc.integer({ min: 0, max: 20 }),
				fc.constantFrom("cycle", "ready"),
				(days, target, lead, type) => {
					const levelAt = (leadTime: number) =>
						solveStockLevels({
							demand: protectionDemand({
								windowDemand: windowsOf(days),
								leadTime: leadTimeDistribution(leadTime),
								reviewDays: 1,
							}),
							service: { type, target } as ServiceRule,
						}).orderUpTo;
					expect(levelAt(lead)).toBeLessThanOrEqual(levelAt(lead + 3));
				},
			),
			options(200),
		);
	});

	it("rise with the spread of demand above the median", () => {
		fc.assert(
			fc.property(
				fc.double({ min: 3, max: 40, noNaN: true }),
				fc.double({ min: 0.95, max: 0.999, noNaN: true }),
				fc.double({ min: 1.2, max: 4, noNaN: true }),
				(mean, target, factor) => {
					const levelAt = (size: number) => {
						const protection: Distribution = {
							kind: "negative-binomial",
							size,
							probability: size / (size + mean),
						};
						return solveStockLevels({
							demand: { protection, lead: { kind: "point", value: 0 }, reviewMean: mean },
							service: { type: "cycle", target },
						}).orderUpTo;
					};
					expect(levelAt(20 * factor)).toBeLessThanOrEqual(levelAt(20));
				},
			),
			options(200),
		);
	});
});

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Share of protected windows that end without backorders: on the evening before the next arrival. */
function windowsServed(
	backorders: readonly number[],
	leadTimeDays: number,
	reviewDays: number,
): { readonly windows: number; readonly share: number } {
	let [windows, served] = [0, 0];
	for (let end = leadTimeDays + reviewDays - 1; end < backorders.length; end += reviewDays) {
		windows += 1;
		if (backorders[end] === 0) served += 1;
	}
	return { windows, share: served / windows };
}

describe("a replay", () => {
	it("serves as often as the level of a random article promises", () => {
		const DAYS = 40_000;
		fc.assert(
			fc.property(
				daily,
				fc.double({ min: 0.7, max: 0.99, noNaN: true }),
				fc.integer({ min: 0, max: 9 }),
				fc.integer({ min: 1, max: 7 }),
				fc.nat(),
				({ rate, sizes }, target, leadTimeDays, reviewDays, seed) => {
					const demand = protectionDemand({
						windowDemand: (days) => ({
							kind: "compound",
							count: { kind: "poisson", rate: rate * days },
							sizes,
						}),
						leadTime: leadTimeDistribution(leadTimeDays),
						reviewDays,
					});
					const service = { type: "cycle", target } as const;
					const { orderUpTo, achievedService } = solveStockLevels({ demand, service });
					const random = createRandom(seed);
					const reached = sizes.map((_, size) =>
						size === sizes.length - 1 ? 1 : sumOf(sizes.slice(0, size + 1)),
					);
					const pieces = Float64Array.from({ length: DAYS }, () => {
						let sum = 0;
						for (let lines = random.poisson(rate); lines > 0; lines--) {
							const drawn = random.uniform();
							sum += 1 + reached.findIndex((share) => drawn < share);
						}
						return sum;
					});
					const { trace } = replayPolicy({
						demand: pieces,
						policy: { type: "base-stock", orderUpTo },
						initialOnHand: orderUpTo,
						leadTimeDays,
						reviewDays,
						unmetDemand: "backorder",
						trace: true,
					});
					const { windows, share } = windowsServed(trace!.backorders, leadTimeDays, reviewDays);
					// Windows overlap where the lead time is longer than a review: fewer of them are independent.
					const independent = windows / Math.ceil((leadTimeDays + reviewDays) / reviewDays);
					const error = Math.sqrt((achievedService * (1 - achievedService)) / independent);
					expect(Math.abs(share - achievedService)).toBeLessThan(5 * error + 5 / independent);
				},
			),
			options(runs(40)),
		);
	});

	it("agrees with the stated cycle service and fill rate within Monte Carlo error", () => {
		const rate = 0.8;
		const reviewDays = 4;
		const leadTimeDays = 3;
		const demand = protectionDemand({
			windowDemand: (days) => ({ kind: "poisson", rate: rate * days }),
			leadTime: leadTimeDistribution(leadTimeDays),
			reviewDays,
		});
		const random = createRandom(7);
		const days = 200_000;
		const pieces = Float64Array.from({ length: days }, () => random.poisson(rate));
		for (const [type, target] of [
			["fill", 0.9],
			["fill", 0.98],
			["cycle", 0.9],
			["cycle", 0.97],
		] as const) {
			const { orderUpTo, achievedService } = solveStockLevels({ demand, service: { type, target } });
			const run = replayPolicy({
				demand: pieces,
				policy: { type: "base-stock", orderUpTo },
				initialOnHand: orderUpTo,
				leadTimeDays,
				reviewDays,
				unmetDemand: "backorder",
				trace: true,
			});
			if (type === "fill") {
				expect(Math.abs(run.fillRate - achievedService)).toBeLessThan(0.004);
				continue;
			}
			const { share } = windowsServed(run.trace!.backorders, leadTimeDays, reviewDays);
			expect(Math.abs(share - achievedService)).toBeLessThan(0.005);
		}
	});

	it("agrees with the stated fill rate of a cycle stock at unit demand", () => {
		const random = createRandom(11);
		const days = 300_000;
		const pieces = Float64Array.from({ length: days }, () => (random.uniform() < 0.05 ? 1 : 0));
		const demand = protectionDemand({
			windowDemand: (window) => ({ kind: "binomial", trials: window, probability: 0.05 }),
			leadTime: leadTimeDistribution(20),
			reviewDays: 1,
		});
		const { reorderPoint, achievedService } = solveStockLevels({
			demand,
			service: { type: "fill", target: 0.93 },
			orderQuantity: 4,
		});
		const run = replayPolicy({
			demand: pieces,
			policy: { type: "order-up-to", reorderPoint, orderUpTo: reorderPoint + 4 },
			initialOnHand: reorderPoint + 4,
			leadTimeDays: 20,
			unmetDemand: "backorder",
		});
		expect(Math.abs(run.fillRate - achievedService)).toBeLessThan(0.01);
	});
});

describe("order quantities", () => {
	const small = fc.integer({ min: 0, max: 60 });
	const rules = fc.record(
		{
			inventoryPosition: fc.integer({ min: -20, max: 60 }),
			reorderPoint: fc.integer({ min: -5, max: 40 }),
			orderUpTo: fc.integer({ min: 0, max: 90 }),
			minOrderQuantity: small,
			packSize: fc.integer({ min: 1, max: 15 }),
			maxOrderQuantity: small,
			maxStock: fc.integer({ min: 0, max: 120 }),
		},
		{ requiredKeys: ["inventoryPosition", "reorderPoint", "orderUpTo", "minOrderQuantity", "packSize"] },
	);

	it("obey every rule, add up, and are infeasible only when no quantity obeys", () => {
		fc.assert(
			fc.property(rules, (input) => {
				const order = roundOrderQuantity(input);
				const { quantity, need, minimumAdded, packAdded, capRemoved, infeasibleRemoved } = order;
				expect(need + minimumAdded + packAdded - capRemoved - infeasibleRemoved).toBe(quantity);
				expect(quantity % input.packSize).toBe(0);
				const cap = Math.min(
					input.maxOrderQuantity ?? Number.POSITIVE_INFINITY,
					(input.maxStock ?? Number.POSITIVE_INFINITY) - input.inventoryPosition,
				);
				if (quantity > 0) {
					expect(quantity).toBeGreaterThanOrEqual(input.minOrderQuantity);
					expect(quantity).toBeLessThanOrEqual(cap);
				}
				const fewest = Math.max(1, Math.ceil(input.minOrderQuantity / input.packSize)) * input.packSize;
				expect(order.bindingRule !== undefined).toBe(need > 0 && fewest > cap);
			}),
			options(1000),
		);
	});

	it("are not proposed twice without a cap", () => {
		fc.assert(
			fc.property(rules, (input) => {
				const { maxOrderQuantity: _, maxStock: __, ...free } = input;
				const first = roundOrderQuantity(free);
				const again = roundOrderQuantity({
					...free,
					orderUpTo: Math.max(free.orderUpTo, free.reorderPoint + 1),
					inventoryPosition: netInventoryPosition(
						{ onHand: free.inventoryPosition, openOrders: [{ quantity: first.quantity, dueDay: 3 }] },
						{ asOfDay: 0, untilDay: 10 },
					).position,
				});
				if (free.orderUpTo > free.reorderPoint) expect(again.quantity).toBe(0);
			}),
			options(500),
		);
	});
});

describe("lot sizes", () => {
	it("of Wagner and Whitin are those of trying every set of order periods", () => {
		const periods = fc.array(
			fc.record({
				demand: fc.integer({ min: 0, max: 9 }),
				fixed: fc.integer({ min: 0, max: 30 }),
				holding: fc.integer({ min: 0, max: 4 }),
			}),
			{ minLength: 1, maxLength: 8 },
		);
		fc.assert(
			fc.property(periods, (rows) => {
				const demand = rows.map((row) => row.demand);
				const fixedCost = rows.map((row) => row.fixed);
				const holdingCost = rows.map((row) => row.holding);
				let best = Number.POSITIVE_INFINITY;
				for (let set = 0; set < 1 << rows.length; set++) {
					let cost = 0;
					let carried = Number.POSITIVE_INFINITY;
					for (let period = 0; period < rows.length; period++) {
						carried += holdingCost[period - 1] ?? 0;
						if ((set >> period) & 1) {
							carried = 0;
							cost += fixedCost[period] as number;
						}
						if ((demand[period] as number) > 0) cost += carried * (demand[period] as number);
					}
					best = Math.min(best, cost);
				}
				expect(wagnerWhitin({ demand, fixedCost, holdingCost }).cost).toBe(best);
			}),
			options(200),
		);
	});
});
