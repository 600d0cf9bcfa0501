import { describe, expect, it } from "vitest";
import { chooseByCost, type ReplayInput, replayPolicy } from "../../../src/inventory/index.js";
import { createRandom } from "../../../src/math/index.js";

const random = createRandom(11);
const DAYS = 364;
const demand = Array.from({ length: DAYS }, () => random.poisson(0.7));
const base: ReplayInput = {
	demand,
	policy: { type: "base-stock", orderUpTo: 12 },
	initialOnHand: 12,
	leadTimeDays: 6,
	reviewDays: 7,
	unmetDemand: "emergency",
};
const total = (from: number, to: number): number => demand.slice(from, to).reduce((sum, own) => sum + own, 0);

describe("a what-if of a replay", () => {
	it("plays more demand for some weeks, in whole pieces", () => {
		const usual = replayPolicy(base);
		const wave = replayPolicy({
			...base,
			scenario: { demandFactor: 1.3, fromDay: 100, toDay: 128 },
			trace: true,
		});
		expect(wave.demandUnits).toBe(usual.demandUnits + Math.round(1.3 * total(100, 128)) - total(100, 128));
		expect(wave.trace!.onHand.every(Number.isInteger)).toBe(true);
		expect(wave.shortUnits).toBeGreaterThanOrEqual(usual.shortUnits);
		expect(replayPolicy({ ...base, scenario: {} })).toEqual(usual);
		expect(replayPolicy({ ...base, scenario: { demandFactor: 0.5 } }).demandUnits).toBe(
			Math.round(total(0, DAYS) / 2),
		);
	});

	it("plays a supplier that is late", () => {
		const usual = replayPolicy(base);
		const late = replayPolicy({ ...base, scenario: { leadTimeDelayDays: 21, fromDay: 140, toDay: 168 } });
		expect(late.shortUnits).toBeGreaterThan(usual.shortUnits + 5);
		expect(late.demandUnits).toBe(usual.demandUnits);
		const order = (leadTimeDelayDays: number) =>
			replayPolicy({
				...base,
				demand: [5, 0, 0, 0, 0, 0],
				initialOnHand: 0,
				leadTimeDays: 1,
				reviewDays: 10,
				unmetDemand: "backorder",
				scenario: { leadTimeDelayDays, toDay: 1 },
				trace: true,
			}).trace!.onHand;
		expect([order(0), order(2)].map((onHand) => onHand.findIndex((pieces) => pieces > 0))).toEqual([1, 3]);
	});

	it("counts what was bought elsewhere, and what all cost", () => {
		const run = replayPolicy({
			...base,
			demand: [3, 3, 3],
			initialOnHand: 4,
			policy: { type: "base-stock", orderUpTo: 4 },
			leadTimeDays: 1,
			reviewDays: 1,
			costs: { holding: 0.5, order: 10, shortage: 90 },
		});
		// Day 0: 3 of 4. Day 1: one left, two bought elsewhere, three on order. Day 2: three arrived.
		expect(run).toMatchObject({ emergencyUnits: 2, lostUnits: 0, shortUnits: 2, numberOfOrders: 2 });
		expect(run.cost).toBeCloseTo(0.5 * (1 + 0 + 0) + 10 * 2 + 90 * 2, 10);
		expect(replayPolicy({ ...base, unmetDemand: "lost" }).emergencyUnits).toBe(0);
		expect(replayPolicy(base).cost).toBeUndefined();
	});

	it("refuses what can not be", () => {
		const played = (scenario: ReplayInput["scenario"]) => () =>
			replayPolicy({ ...base, scenario: scenario! });
		expect(played({ demandFactor: 0 })).toThrow("demandFactor");
		expect(played({ leadTimeDelayDays: 1.5 })).toThrow("leadTimeDelayDays");
		expect(played({ fromDay: 9, toDay: 3 })).toThrow("fromDay");
		expect(played({ from: "2026-11-23" } as never)).toThrow("alone");
		expect(() => replayPolicy({ ...base, unmetDemand: "wait" as never })).toThrow("emergency");
		expect(() => replayPolicy({ ...base, policy: { type: "min-max" } as never })).toThrow("base-stock");
		expect(() => replayPolicy({ ...base, policy: { type: "base-stock" } as never })).toThrow(
			"policy.orderUpTo",
		);
		expect(() => replayPolicy({ ...base, costs: { holding: -1 } })).toThrow("costs.holding");
	});
});

describe("a choice by cost", () => {
	const weekly = Array.from({ length: 156 }, (_, week) => createRandom(week + 1).poisson(3));
	const shared = { seasonLength: 52, leadTimePeriods: 2, firstOrigin: 104 };
	const candidates = [0.5, 0.8, 0.95, 0.99].flatMap((target) => [
		{ model: "naive", target },
		{ model: "negbin-seasonal", target },
	]);

	it("asks for more service the dearer a missing piece is", () => {
		const best = (shortage: number) =>
			chooseByCost(weekly, { ...shared, candidates, costs: { holding: 1, shortage } })[0]!.target;
		expect(best(0.2)).toBe(0.5);
		expect(best(1000)).toBeGreaterThanOrEqual(0.95);
	});

	it("prefers the model whose orders cost less, and gives the replay it was judged on", () => {
		const played = chooseByCost(weekly, { ...shared, candidates, costs: { holding: 1, shortage: 30 } });
		expect(played).toHaveLength(candidates.length);
		expect(played[0]!.model).toBe("negbin-seasonal");
		played.slice(1).forEach(({ cost }, index) => {
			expect(cost).toBeGreaterThanOrEqual(played[index]!.cost);
		});
		for (const { cost, replay } of played)
			expect(cost).toBeCloseTo(replay.averageOnHand * 52 + 30 * replay.emergencyUnits, 6);
	});

	it("reads nothing of the future", () => {
		const options = { ...shared, candidates: candidates.slice(2, 4), costs: { holding: 1, shortage: 30 } };
		const orderedOf = (values: number[]) =>
			chooseByCost(values, options).map(({ replay }) => replay.unitsOrdered - replay.onOrderEnd);
		const changed = [...weekly.slice(0, -1), 400];
		// The last period is met after its order: what arrived before can not know of it.
		expect(orderedOf(changed)).toEqual(orderedOf(weekly));
	});

	it("refuses to choose among none, or over nothing", () => {
		const costs = { holding: 1, shortage: 9 };
		expect(() => chooseByCost(weekly, { ...shared, candidates, costs: {} })).toThrow("nothing to choose by");
		expect(() => chooseByCost(weekly, { ...shared, candidates: [], costs })).toThrow("candidate");
		expect(() => chooseByCost(weekly, { ...shared, candidates, costs, firstOrigin: 156 })).toThrow(
			"firstOrigin",
		);
		expect(() =>
			chooseByCost(weekly, { ...shared, candidates: [{ model: "naive", target: 95 }], costs }),
		).toThrow("0.95, not 95");
	});
});

describe("a replay without what it needs", () => {
	const whole = {
		demand: [1, 2, 0, 1],
		policy: { type: "base-stock", orderUpTo: 2 },
		initialOnHand: 2,
		leadTimeDays: 1,
		unmetDemand: "backorder",
	} as const;
	it("is refused with the path of what is missing", () => {
		for (const field of ["leadTimeDays", "demand", "policy", "unmetDemand", "initialOnHand"])
			expect(() => replayPolicy({ ...whole, [field]: undefined })).toThrow(
				expect.objectContaining({
					name: "ReapproError",
					code: "INPUT_INVALID",
					path: field === "policy" ? "policy.type" : field,
				}),
			);
		for (const leadTimeDays of [[], { mean: 2, sd: 1 }, -1, 1.5])
			expect(() => replayPolicy({ ...whole, leadTimeDays } as unknown as ReplayInput)).toThrow(
				expect.objectContaining({ code: "INPUT_INVALID", path: "leadTimeDays" }),
			);
		expect(() => replayPolicy({ ...whole, orderTime: "noon" } as unknown as ReplayInput)).toThrow(
			expect.objectContaining({ code: "INPUT_INVALID", path: "orderTime" }),
		);
	});
});
