import { describe, expect, it } from "vitest";
import { formatIsoDate, parseIsoDate } from "../../../src/calendar/index.js";
import { type AggregateOptions, aggregateDemand, panelColumns } from "../../../src/demand/index.js";
import type { PolicyInput } from "../../../src/index.js";
import { admitted, agreementOf, type ShortLine } from "../../support/admitted.js";

const LAST = parseIsoDate("2026-11-23")!;
const MEMBERS = ["op-1", "op-2", "op-3", "op-4", "op-5"];

/** Lines of an operator on a day of every few of the last weeks. */
const every = (
	step: number,
	operatorId: string,
	weeks: number,
	patch: Partial<ShortLine> = {},
): ShortLine[] =>
	Array.from({ length: Math.floor(weeks / step) }, (_, index) => ({
		operatorId,
		sku: "URN",
		on: formatIsoDate(LAST - 7 * weeks + 7 * step * index),
		...patch,
	}));

/** The series of the urn: weeks of history, parts of its members that were there, lines by weekday. */
function urn(
	lines: readonly ShortLine[],
	options: Partial<AggregateOptions> = {},
	policy: Partial<PolicyInput> = {},
): { readonly weeks: number; readonly presence: number[]; readonly profile: readonly number[] } {
	const orders = admitted(lines, { purpose: "group-purchasing", groupId: "group-1", ...policy });
	const columns = panelColumns(
		aggregateDemand(orders, { period: "week", by: ["sku"], acrossArticles: false, ...options }),
	);
	const at = columns.keys.findIndex(({ sku }) => sku === "URN");
	const [from, to] = [columns.offsets[at]!, columns.offsets[at + 1]!];
	return {
		weeks: to - from,
		presence: [...(columns.presence?.slice(from, to) ?? [])],
		profile: columns.weekdayProfiles[columns.profiles[at]!]!,
	};
}

const old = MEMBERS.flatMap((operatorId) => [...every(1, operatorId, 100), ...every(1, operatorId, 100)]);

describe("series without anything of another article", () => {
	it("stay as they are whatever is ordered of others, before their first line too", () => {
		const lines = [...old, ...every(1, "op-6", 30)];
		const alone = urn(lines);
		expect(alone.weeks).toBe(100);
		const others = ["op-1", "op-6"].flatMap((operatorId) => every(2, operatorId, 200, { sku: "COFFIN" }));
		const shifted = others.map((line) => ({ ...line, on: formatIsoDate(parseIsoDate(line.on)! + 4) }));
		expect(urn([...lines, ...others, ...shifted])).toEqual(alone);
		const own = urn(lines, { by: ["operatorId", "sku"] });
		expect(urn([...lines, ...others, ...shifted], { by: ["operatorId", "sku"] })).toEqual(own);
	});

	it("tell the share of members that join while they are few no closer than the p percent of the gate", () => {
		const partOf = (lines: readonly ShortLine[]): number => urn([...old, ...lines]).presence[69]!;
		const parts = [1, 2, 3, 5, 10].map((step) => partOf(every(step, "op-6", 30)));
		for (const part of parts) {
			const steps = Math.log(part / (1 - part)) / Math.log(115 / 85);
			expect(steps).toBeCloseTo(Math.round(steps), 9);
		}
		expect(parts).toEqual([...parts].sort((a, b) => a - b));
		expect(new Set(parts).size).toBeGreaterThan(3);
		// One line more or less of thirty, and pieces, are told by none of it.
		expect(partOf(every(1, "op-6", 30).slice(1))).toBe(parts[0]);
		expect(partOf(every(1, "op-6", 30, { quantity: 9 }))).toBe(parts[0]);
		expect(urn([...old, ...every(5, "op-6", 30)]).presence.at(-20)).toBe(1);
		// As many as the policy asks of a figure are told by their lines: five with half of what five had.
		const joined = ["a", "b", "c", "d", "e"].flatMap((operatorId) => every(1, operatorId, 40));
		expect(urn([...old, ...joined]).presence[0]).toBeCloseTo(2 / 3, 2);
		const release = { minOperators: 6, minOrders: 10, maxSharePercent: 85, pPercent: 15, coalition: 2 };
		const agreements = [...MEMBERS, "a", "b", "c", "d", "e"].map((operatorId) => agreementOf(operatorId));
		const inSteps = urn([...old, ...joined], {}, { release, agreements }).presence[0]!;
		expect(inSteps).not.toBeCloseTo(2 / 3, 2);
		expect(Math.abs(Math.log(inSteps / (1 - inSteps) / 2))).toBeLessThan(0.2);
	});

	it("take no member of a rare article for late because its first line is", () => {
		const rare = MEMBERS.flatMap((operatorId, index) => every(25, operatorId, 100 - 4 * index));
		expect(urn(rare).presence).toEqual([]);
		// Four lines in 100 weeks are as likely to have been there for 125.
		expect(urn(every(25, "op-1", 100)).weeks).toBe(125);
		expect(urn(every(25, "op-1", 100), { by: ["operatorId", "sku"] }).weeks).toBe(125);
	});

	it("begin no earlier than the agreements open orders", () => {
		const agreements = (historyFrom: string) => [agreementOf("op-1", { historyFrom })];
		const lines = every(25, "op-1", 100);
		const since = formatIsoDate(LAST - 7 * 110);
		expect(urn(lines, {}, { agreements: agreements(since) }).weeks).toBe(110);
		const late = [...every(25, "op-1", 100), ...every(25, "op-2", 90)];
		const both = [...agreements("2020-01-01"), agreementOf("op-2", { historyFrom: since })];
		expect(urn(late, {}, { agreements: both }).presence[3]).toBeLessThan(0.7);
		expect(urn(late, {}, { agreements: both }).presence[4]).toBe(1);
	});

	it("begin with the first of their returns where there are no orders, and where from says", () => {
		const returns = every(1, "op-1", 20, { quantity: -1, kind: "return" });
		expect(urn(returns).weeks).toBe(20);
		const from = formatIsoDate(LAST - 7 * 50);
		const { weeks, presence } = urn([...old, ...every(1, "op-6", 30)], { from });
		expect(weeks).toBe(50);
		expect(presence[0]).toBeLessThan(0.95);
		expect(presence[20]).toBe(1);
	});

	it("are counted for the chosen articles alone, with what these have taken the place of", () => {
		const lines = [
			...old,
			...every(1, "op-1", 120, { sku: "OLD-URN" }),
			...every(1, "op-1", 150, { sku: "COFFIN" }),
		];
		const orders = admitted(lines, { purpose: "group-purchasing", groupId: "group-1" });
		const panel = aggregateDemand(orders, {
			period: "week",
			by: ["sku"],
			articles: ["URN"],
			successors: [{ sku: "OLD-URN", successor: "URN" }],
		});
		expect(panelColumns(panel).keys).toEqual([{ sku: "URN" }]);
		expect(panelColumns(panel).units).toHaveLength(120);
		for (const articles of ["URN", [1]] as unknown as string[][])
			expect(() => aggregateDemand(orders, { period: "week", articles })).toThrow(
				expect.objectContaining({ code: "OPTION_INVALID", path: "options.articles" }),
			);
	});
});
