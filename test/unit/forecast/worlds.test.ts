import { describe, expect, it } from "vitest";
import type { OrderData } from "../../../benchmarks/orders/dataset.js";
import { LEAD_IN } from "../../../benchmarks/worlds/lags.js";
import { simulateWorld } from "../../../benchmarks/worlds/simulate-world.js";
import type { ArticleTrade, Trade } from "../../../benchmarks/worlds/trade.js";
import { smoothCourse } from "../../../benchmarks/worlds/weekly-deaths.js";
import { formatIsoDate, parseIsoDate } from "../../../src/index.js";

const WEEKS = 500;
const FIRST = parseIsoDate("2005-01-03")!;

const article = (sku: string, lagClass: string, appliesTo: string, perDeath: number): ArticleTrade => ({
	sku,
	lagClass,
	appliesTo,
	perDeath: new Float64Array(LEAD_IN + WEEKS).fill(perDeath),
});

const trade: Trade = {
	operators: [
		{
			operatorId: "op-1",
			area: "north",
			sites: ["op-1-a", "op-1-b"],
			coffins: [
				article("oak", "coffin", "burial", 0.1),
				article("pine", "coffin", "cremation", 0.15),
				article("wicker", "coffin", "any", 0.1),
			],
			others: [
				article("urn", "urn", "cremation", 0.2),
				article("embalming", "prep", "any", 0.15),
				article("cards", "ceremony", "any", 0.9),
				article("stone", "stone", "burial", 0.1),
			],
			calendar: [{ sku: "flowers", means: new Float64Array(WEEKS).fill(20) }],
		},
	],
	sizes: new Map([
		["cards", [0.5, 0.5]],
		["flowers", [0.25, 0.5, 0.25]],
	]),
};

const data: OrderData = {
	name: "tiny",
	groupId: "group",
	start: "2005-01-03",
	testFrom: formatIsoDate(FIRST + 7 * (WEEKS - 51)),
	testWeeks: 51,
	lines: Array.from({ length: 100 }, (_, at) => ({
		lineId: `L${at}`,
		operatorId: "op-1",
		sku: "oak",
		quantity: 1,
		orderedOn: "2005-01-03",
	})),
	agreements: [],
	items: [],
	coverage: [{ operatorId: "op-1", share: 0.9 }],
	weeks: Array.from({ length: WEEKS }, (_, week) => formatIsoDate(FIRST + 7 * week)),
	truth: new Map(),
	repeated: new Set(["L1", "L2"]),
	trueQuantity: new Map([["L3", 1]]),
};

const actual = Float64Array.from(
	{ length: LEAD_IN + WEEKS },
	(_, week) => 100 + 20 * Math.cos((2 * Math.PI * week) / 52) + (week % 7),
);
const deaths = new Map([["north", { actual, smooth: smoothCourse(actual) }]]);
const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);

describe("an invented world", () => {
	const world = simulateWorld(data, trade, deaths, 1);

	it("is the same for the same seed and another for another", () => {
		const written = (seed: number): string => JSON.stringify(simulateWorld(data, trade, deaths, seed).lines);
		expect(written(1) === JSON.stringify(world.lines)).toBe(true);
		expect(written(2) === JSON.stringify(world.lines)).toBe(false);
	});

	it("asks for every article as often as its known mean says", () => {
		expect(world.truth.size).toBe(8);
		for (const { oracle, actual } of world.truth.values())
			expect(Math.abs(sumOf(actual) / sumOf(oracle) - 1)).toBeLessThan(0.05);
	});

	it("writes lines that add up to what happened, repeats and typing errors told", () => {
		expect(world.repeated.size).toBeGreaterThan(0);
		expect(world.trueQuantity.size).toBeGreaterThan(0);
		for (const { sku, actual } of world.truth.values()) {
			const lines = world.lines.filter((line) => line.sku === sku && !world.repeated.has(line.lineId));
			const pieces = lines.map(({ lineId, quantity }) => world.trueQuantity.get(lineId) ?? quantity);
			expect(sumOf(pieces)).toBe(sumOf(actual));
		}
	});

	it("has the share of lines with opt-in that the operator states", () => {
		const agreed = world.lines.filter(({ optIn }) => optIn).length;
		expect(Math.abs(agreed / world.lines.length - 0.9)).toBeLessThan(0.01);
	});
});

it("finds the trend and season of deaths that have no more than those", () => {
	const course = Float64Array.from({ length: 300 }, (_, week) =>
		Math.exp(5 + 0.0004 * week + 0.1 * Math.cos((2 * Math.PI * week) / 52.1775)),
	);
	smoothCourse(course).forEach((value, week) => {
		expect(value).toBeCloseTo(course[week]!, 8);
	});
});
