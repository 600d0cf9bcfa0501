import { describe, expect, it } from "vitest";
import { groupSetting } from "../../../src/group/group-setting.js";
import {
	definePolicy,
	type GroupPlan,
	type Item,
	type PolicyInput,
	planGroupPurchase,
} from "../../../src/index.js";
import { checkPlanInput } from "../../../src/plan/index.js";
import { admitted, type ShortLine } from "../../support/admitted.js";

const MEMBERS = ["op-1", "op-2", "op-3", "op-4", "op-5"];
const LATE = "op-6";
const item = (sku: string, shareable: boolean): Item => ({
	sku,
	supplierId: "sup-1",
	leadTimeDays: 3,
	reviewDays: 7,
	service: { type: "cycle", target: 0.95 },
	unitCost: 100,
	shareable,
});
const ITEMS = [item("URN", true), item("OWN", false)];

const dayOf = (week: number, weekday: number): string =>
	new Date(Date.UTC(2025, 10, 24 + 7 * week + weekday)).toISOString().slice(0, 10);

/** Two lines a week of five members, and from the 26th week on five more, of which the late member has so many. */
const linesWith = (share: number): ShortLine[] =>
	Array.from({ length: 52 }, (_, week) => [
		...MEMBERS.flatMap((operatorId, index) =>
			[index, 6 - index].map((weekday) => ({ operatorId, sku: "URN", on: dayOf(week, weekday) })),
		),
		...Array.from({ length: week < 26 ? 0 : 5 }, (_, weekday) => ({
			operatorId: weekday < share ? LATE : MEMBERS[weekday]!,
			sku: "URN",
			on: dayOf(week, weekday),
		})),
	]).flat();

const plan = (lines: readonly ShortLine[], policy: Partial<PolicyInput> = {}): Promise<GroupPlan> =>
	planGroupPurchase({
		orders: admitted(lines, {
			purpose: "group-purchasing",
			groupId: "group-1",
			catalogue: ["COFFIN", "URN", "OWN"],
			...policy,
		}),
		asOf: "2026-11-23",
		items: ITEMS,
	});

/** What the coordinator is told of demand. */
async function demandOf(lines: readonly ShortLine[]): Promise<readonly number[]> {
	const [article] = (await plan(lines)).coordinator.articles;
	if (article?.status !== "released") throw new Error("the group is large enough to be shown");
	return [article.expectedDemand, article.demandQuantile95];
}

describe("a member that joins late", () => {
	it("shows in the demand that is told only by what all have together and by steps of its share", async () => {
		const lines = linesWith(2);
		const told = await demandOf(lines);
		const own = lines.flatMap(({ operatorId }, index) => (operatorId === LATE ? [index] : []));
		for (const count of [1, 3]) {
			const moved = lines.map((line, index) =>
				own.slice(-count).includes(index) ? { ...line, operatorId: MEMBERS[0]! } : line,
			);
			expect(await demandOf(moved)).toEqual(told);
		}
	});

	it("is counted as an even part where the gate's p percent leaves no step", async () => {
		const release = { minOperators: 5, minOrders: 10, maxSharePercent: 85, pPercent: 100, coalition: 1 };
		const { members } = await plan(linesWith(2), { release });
		for (const { view } of members) for (const line of view.lines) expect(line.ownNeed).toBeGreaterThan(0);
	});

	it("may have ordered another article before: nothing changes with it, for anybody", async () => {
		const { coordinator, members, releases } = await plan(linesWith(2));
		for (const operatorId of [LATE, "op-1"]) {
			const before = { operatorId, sku: "OWN", on: "2025-01-07" };
			const beside = await plan([...linesWith(2), before]);
			expect([beside.coordinator, beside.members, beside.releases]).toEqual([coordinator, members, releases]);
		}
	});
});

describe("a group run", () => {
	it("tells expected demand to three digits", async () => {
		const [expected] = await demandOf(linesWith(3));
		expect(Number(expected!.toPrecision(3))).toBe(expected);
	});

	it("counts no article that is not shareable", () => {
		const policy = definePolicy({
			purpose: "group-purchasing",
			groupId: "group-1",
			processingDate: "2026-11-23",
			agreements: [],
			catalogue: [],
		});
		const checked = checkPlanInput({ asOf: "2026-11-23", items: ITEMS });
		expect(groupSetting(checked, policy, undefined).aggregate.articles).toEqual(["URN"]);
	});
});
