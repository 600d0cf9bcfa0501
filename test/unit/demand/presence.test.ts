import { describe, expect, it } from "vitest";
import { formatIsoDate, parseIsoDate } from "../../../src/calendar/index.js";
import { aggregateDemand, panelColumns } from "../../../src/demand/index.js";
import { admitted, type ShortLine } from "../../support/admitted.js";

const LAST = parseIsoDate("2026-11-23")!;

/** Lines of an operator in each of the last weeks, so many a week. */
const weekly = (
	operatorId: string,
	weeks: number,
	each: (week: number) => number,
	patch: Partial<ShortLine> = {},
): ShortLine[] =>
	Array.from({ length: weeks }, (_, index) => index + 1).flatMap((week) =>
		Array.from({ length: each(week) }, () => ({
			operatorId,
			on: formatIsoDate(LAST - 7 * week),
			...patch,
		})),
	);

/** Part of the demand whose owners were there in each week, the first of 104 first. */
function presenceOf(lines: readonly ShortLine[]): Float64Array {
	const orders = admitted([...lines], { purpose: "group-purchasing", groupId: "group-1" });
	const { presence } = panelColumns(aggregateDemand(orders, { period: "week", by: ["sku"] }));
	return presence ?? new Float64Array(0);
}

const old = weekly("op-1", 104, () => 2);

describe("presence of the members of a group", () => {
	it("is left out where all were there from the start", () =>
		expect(presenceOf([...old, ...weekly("op-2", 104, () => 1)])).toHaveLength(0));

	it("is the part of those that were there before a member came", () => {
		const presence = presenceOf([...old, ...weekly("op-2", 30, () => 2)]);
		expect(presence[0]).toBeCloseTo(0.5, 1);
		expect(presence[73]).toBe(presence[0]);
		expect(presence[74]).toBe(1);
	});

	it("believes little of the first weeks of a member", () => {
		// One line in five weeks, and a member that has two in its first two: a sixth would be left of the article before.
		const rare = weekly("op-1", 104, (week) => (week % 5 === 0 ? 1 : 0));
		const presence = presenceOf([...rare, ...weekly("op-2", 2, () => 1)]);
		expect(presence[5]).toBeGreaterThan(0.25);
		expect(presence[5]).toBeLessThan(0.5);
	});

	it("sets only lines of the same time against each other", () => {
		// The article grew to five times before the second came: both sell ten a week since.
		const grown = weekly("op-1", 104, (week) => (week > 40 ? 2 : 10));
		const presence = presenceOf([...grown, ...weekly("op-2", 30, () => 10)]);
		expect(presence[0]).toBeGreaterThan(0.45);
		expect(presence[0]).toBeLessThan(0.55);
	});

	it("shares an article of few lines as all articles are shared", () => {
		// The second has a quarter of all lines, and by chance the only one of a rare urn.
		const many = ["A", "B", "C", "D"].flatMap((sku) => [
			...weekly("op-1", 104, () => 3, { sku }),
			...weekly("op-2", 30, () => 1, { sku }),
		]);
		const rare = [
			...weekly("op-1", 104, (week) => (week === 50 ? 1 : 0), { sku: "URN" }),
			...weekly("op-2", 30, (week) => (week === 9 ? 1 : 0), { sku: "URN" }),
		];
		const orders = admitted([...many, ...rare], { purpose: "group-purchasing", groupId: "group-1" });
		const columns = panelColumns(aggregateDemand(orders, { period: "week", by: ["sku"] }));
		for (const from of columns.offsets.subarray(0, 5)) {
			expect(columns.presence![from]).toBeGreaterThan(0.7);
			expect(columns.presence![from]).toBeLessThan(0.78);
		}
	});

	it("lets the articles say how far their shares lie apart", () => {
		// Each has two articles of its own that the other hardly orders.
		const lines = ["A", "B", "C", "D"].flatMap((sku, index) => [
			...weekly("op-1", 104, (week) => (index < 2 ? 4 : week % 10 === 0 ? 1 : 0), { sku }),
			...weekly("op-2", 40, (week) => (index < 2 ? (week % 10 === 0 ? 1 : 0) : 4), { sku }),
		]);
		const orders = admitted(lines, { purpose: "group-purchasing", groupId: "group-1" });
		const columns = panelColumns(aggregateDemand(orders, { period: "week", by: ["sku"] }));
		expect(columns.presence![columns.offsets[0]!]).toBeGreaterThan(0.93);
		expect(columns.presence![columns.offsets[3]!]).toBeLessThan(0.07);
	});

	it("grows with each that joins, up to 1", () => {
		const lines = [20, 40, 60].flatMap((weeks) => weekly(`op-${weeks}`, weeks, () => 2));
		const presence = presenceOf([...old, ...lines]);
		const at = [0, 50, 70, 90].map((week) => presence[week]!);
		at.forEach((value, index) => {
			expect(value).toBeCloseTo((index + 1) / 4, 1);
		});
	});

	it("does not depend on the order of the lines, nor on returns", () => {
		const joined = [7, 11, 19, 30, 30].flatMap((weeks, index) =>
			weekly(`op-${5 - index + 2}`, weeks, (week) => (week * (index + 3)) % 4),
		);
		const lines = [...old, ...weekly("op-9", 104, (week) => week % 3), ...joined];
		const presence = presenceOf(lines);
		for (let from = 0; from < lines.length; from += 41)
			expect(presenceOf([...lines.slice(from), ...lines.slice(0, from).toReversed()])).toEqual(presence);
		const returns = weekly("op-8", 30, () => 1, { quantity: -1, kind: "return" } as Partial<ShortLine>);
		expect(presenceOf([...lines, ...returns])[0]).toBeCloseTo(presence[0]!, 9);
	});

	it("is 1 for an article that late members alone have", () => {
		const urns = weekly("op-2", 30, () => 2, { sku: "URN" });
		const orders = admitted([...old, ...urns], { purpose: "group-purchasing", groupId: "group-1" });
		const columns = panelColumns(aggregateDemand(orders, { period: "week", by: ["sku"] }));
		const at = columns.keys.findIndex(({ sku }) => sku === "URN");
		expect(columns.presence![columns.offsets[at]!]).toBe(1);
	});
});
