import { describe, expect, it } from "vitest";
import { leadTimeDistribution, protectionDemand, solveStockLevels } from "../../../src/inventory/index.js";
import { cdf, type Distribution } from "../../../src/math/index.js";
import type { LineTask } from "../../../src/plan/line/line-task.js";
import { usablePieces } from "../../../src/plan/line/predecessor-stock.js";

const RATE = 0.4;
const poisson = (rate: number): Distribution =>
	rate > 0 ? { kind: "poisson", rate } : { kind: "point", value: 0 };
const pmf = (demand: Distribution, value: number): number => cdf(demand, value) - cdf(demand, value - 1);
const windowDemand = (days: number, from = 0): Distribution => poisson(RATE * (days - from));
const service = { type: "cycle", target: 0.95 } as const;
const timing = {
	asOfDay: 100,
	waitDays: 0,
	leadTime: leadTimeDistribution(9),
	reviewDays: 7,
	sellingDays: Number.POSITIVE_INFINITY,
	onwardDays: 0,
	isLastOrder: false,
	hasNextOrder: true,
	noOrder: undefined,
};
const task = { item: { sku: "NEW", leadTimeDays: 9, service }, timing, windowDemand } satisfies Pick<
	LineTask,
	"item" | "timing" | "windowDemand"
>;

/** P((D1 - old)+ + D2 > own): what the old do not serve in their days, and all of the days after them. */
function riskOf(old: number, own: number, days: number): number {
	const [first, second] = [poisson(RATE * days), poisson(RATE * (16 - days))];
	let enough = 0;
	for (let a = 0; a < 60; a++)
		for (let b = 0; Math.max(0, a - old) + b <= own; b++) enough += pmf(first, a) * pmf(second, b);
	return 1 - enough;
}

describe("stock of a predecessor that may be sold for some days more", () => {
	it("counts as much as keeps the service, and no less", () => {
		const level = solveStockLevels({
			demand: protectionDemand({ windowDemand, leadTime: timing.leadTime, reviewDays: 7 }),
			service,
		}).orderUpTo;
		for (let days = 1; days < 16; days++) {
			const usable = usablePieces(task, timing.asOfDay + days);
			const own = level - usable;
			expect(riskOf(30, own, days)).toBeLessThanOrEqual(0.05 + 1e-9);
			// With a piece less the days without the old ones would fall short.
			if (usable > 0) expect(riskOf(30, own - 1, days)).toBeGreaterThan(0.05);
			// With fewer old ones than are of use the risk is that of a shelf where all are alike, or of the days after them.
			for (const old of [1, 2]) {
				if (old > usable) continue;
				const risk = riskOf(old, level - old, days);
				expect(risk).toBeLessThanOrEqual(0.06);
			}
		}
		expect(usablePieces(task, timing.asOfDay + 16)).toBe(Number.POSITIVE_INFINITY);
	});
});
