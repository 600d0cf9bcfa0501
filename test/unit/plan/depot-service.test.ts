import { describe, expect, it } from "vitest";
import { type DepotCase, levelsOf, simulatedService } from "../../support/depot-simulation.js";

const TARGET = 0.95;
const RARE = new Array<number>(10).fill(0.05);
const SOME = [0.25, 0.2, 0.16];
/** Lead time, days between orders, days to the sites, days between trips. */
const TIMES = [
	[10, 7, 1, 1],
	[3, 7, 4, 1],
	[0, 14, 2, 1],
	[10, 28, 1, 1],
	[10, 7, 1, 14],
	[2, 1, 1, 14],
	[10, 7, 3, 5],
] as const;

const caseOf = (
	[leadTimeDays, reviewDays, daysToSites, tripEveryDays]: (typeof TIMES)[number],
	rates: readonly number[],
	type: "cycle" | "fill" | "ready",
): DepotCase => ({
	rates,
	service: { type, target: TARGET },
	leadTimeDays,
	reviewDays,
	daysToSites,
	tripEveryDays,
});

/** Least service of any site, whenever trips leave after orders. */
function leastService(problem: DepotCase): number {
	const { tripEveryDays, service } = problem;
	const phases = new Set([0, 3 % tripEveryDays, tripEveryDays - 1]);
	const levels = levelsOf(problem);
	return Math.min(
		...[...phases].flatMap((phase) => {
			const reached = simulatedService(problem, levels, { phase, days: 10_000, seed: 11 });
			return service.type === "cost" ? [] : reached[service.type];
		}),
	);
}

describe("the service of the sites of a depot", () => {
	it.each([
		["some", SOME],
		["rare", RARE],
		["often", [2, 2, 2]],
	])(
		"is the cycle service that was asked for, within two points: %s",
		(_, rates) => {
			for (const times of TIMES) expect(leastService(caseOf(times, rates, "cycle"))).toBeGreaterThan(0.93);
		},
		60_000,
	);

	it("is three points less at worst where one site sells much more than the others, and orders come at once", () => {
		const least = TIMES.map((times) => leastService(caseOf(times, [1.5, 0.1, 0.1], "cycle")));
		expect(Math.min(...least)).toBeGreaterThan(0.92);
		expect(least.filter((service) => service < 0.94)).toHaveLength(1);
	}, 60_000);

	it.each([
		["fill", SOME],
		["fill", RARE],
		["fill", [1.5, 0.1, 0.1]],
		["ready", SOME],
		["ready", RARE],
	] as const)(
		"is the %s rate that was asked for, within a point, at rates %j",
		(type, rates) => {
			for (const times of TIMES.slice(0, 5))
				expect(leastService(caseOf(times, rates, type))).toBeGreaterThan(0.94);
		},
		60_000,
	);

	it("waits for no trip in vain: rare trips reach at least what daily ones do", () => {
		const rare = leastService(caseOf([2, 1, 1, 14], SOME, "cycle"));
		expect(rare).toBeGreaterThan(0.96);
	});

	it("is the same at sites that sell the same, whatever their names", () => {
		for (const times of TIMES.slice(0, 3)) {
			const problem = caseOf(times, RARE, "cycle");
			const { cycle } = simulatedService(problem, levelsOf(problem), { phase: 0, days: 20_000, seed: 5 });
			expect(Math.max(...cycle) - Math.min(...cycle)).toBeLessThan(0.02);
		}
	});
});

describe("the level of a depot", () => {
	it("is not below what its sites are filled up to", () => {
		for (const times of TIMES)
			for (const type of ["cycle", "fill", "ready"] as const) {
				const { together, sites } = levelsOf(caseOf(times, RARE, type));
				expect(together).toBeGreaterThanOrEqual(sites.reduce((sum, level) => sum + level, 0));
			}
	});

	it("rises with what it can not send at once: the way and the days between trips", () => {
		const levelWith = (way: number, trip: number): number =>
			levelsOf(caseOf([10, 7, way, trip] as never, SOME, "cycle")).together;
		expect(levelWith(5, 1)).toBeGreaterThan(levelWith(1, 1));
		expect(levelWith(1, 14)).toBeGreaterThan(levelWith(1, 7));
		expect(levelWith(1, 7)).toBeGreaterThan(levelWith(1, 1));
	});
});
