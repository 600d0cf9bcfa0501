import { describe, expect, it } from "vitest";
import { articleOrder, type MemberNeed } from "../../../src/group/joint-order/article-order.js";
import { shareArticle } from "../../../src/group/shares/article-shares.js";
import { shareCharges } from "../../../src/group/shares/charge-shares.js";
import { withTurns } from "../../../src/group/shares/turns.js";
import type { Item } from "../../../src/index.js";
import { createRandom } from "../../support/guard-random.js";

const ITEM: Item = {
	sku: "URN",
	leadTimeDays: 7,
	service: { type: "cycle", target: 0.95 },
	unitCost: 100,
	orderCost: 40,
};
const RUN = { groupId: "group-1", asOf: "2026-11-23" };

const needsOf = (needs: readonly number[], demands: readonly number[] = needs): MemberNeed[] =>
	needs.map((need, index) => ({ operatorId: `op-${index + 1}`, need, expectedDemand: demands[index]! }));

/** Draws of which the last member has the lowest. */
const backwards = (needs: readonly MemberNeed[]): MemberNeed[] =>
	needs.map((need, index) => ({ ...need, turn: String(9 - index) }));

const costs = (needs: readonly MemberNeed[], isOpen = true, item = ITEM): (number | undefined)[] =>
	shareArticle(articleOrder(item, needs, 0, undefined, isOpen), "order-cost", isOpen).parts.map(
		({ costCents }) => costCents,
	);

describe("what can not be divided", () => {
	it("goes to members in their turn, not by place", () => {
		const needs = needsOf([0, 1, 1, 1, 0]);
		expect(costs(needs)).toEqual([0, 11334, 11333, 11333, 0]);
		expect(costs(backwards(needs))).toEqual([0, 11333, 11333, 11334, 0]);
		// Of what may not be told of nothing is divided.
		expect(costs(needs, false)).toEqual([0, 14000, 14000, 14000, 0]);
		const equal = needsOf([1, 1, 1, 1, 1, 1, 1]);
		expect(costs(backwards(equal), true).reduce((sum: number, own) => sum + own!, 0)).toBe(74000);
		expect(costs(backwards(equal), true).at(-1)).toBeGreaterThan(costs(backwards(equal), true)[0]!);
	});

	it("is a pack too, of what is raised and of what is scarce", () => {
		const needs = needsOf([1, 1, 1]);
		const pieces = (own: readonly MemberNeed[], patch: Partial<Item>, available?: number): number[] => {
			const supply = available === undefined ? undefined : { available, rule: "uniform" as const };
			const order = articleOrder({ ...ITEM, ...patch }, own, 0, supply, true);
			return shareArticle(order, "volume", true).parts.map(({ quantity }) => quantity);
		};
		expect(pieces(backwards(needs), { packSize: 4 })).toEqual([1, 1, 2]);
		expect(pieces(needs, {}, 2)).toEqual([1, 1, 0]);
		expect(pieces(backwards(needs), {}, 2)).toEqual([0, 1, 1]);
	});

	it("is of the charges of a supplier as well", () => {
		const charged = (own: readonly MemberNeed[]): number[] => {
			const shared = shareArticle(articleOrder(ITEM, own, 0, undefined, true), "volume", true);
			const told = new Set(["URN"]);
			const charges = shareCharges({ supplierId: "sup-1", orderCost: 1 }, [shared], "volume", told);
			return charges!.parts.map(({ costCents }) => costCents);
		};
		expect(charged(needsOf([1, 1, 1]))).toEqual([34, 33, 33]);
		const drawn = Array.from({ length: 40 }, (_, seed) =>
			charged(withTurns("URN", needsOf([1, 1, 1], [seed, 1, 2]), RUN)).indexOf(34),
		);
		expect(new Set(drawn)).toEqual(new Set([0, 1, 2]));
	});
});

describe("turns", () => {
	it("come to every member alike, and change with what is expected of any", () => {
		const random = createRandom(20261128);
		const first = [0, 0, 0, 0, 0];
		for (let run = 0; run < 1000; run++) {
			const demands = first.map(() => random.integer(1_000_000) / 7);
			const turns = withTurns("URN", needsOf([1, 1, 1, 1, 1], demands), RUN).map(({ turn }) => turn!);
			first[turns.indexOf([...turns].sort()[0]!)]! += 1;
		}
		// 200 each are expected, with a standard error of 12.6.
		for (const times of first) expect(Math.abs(times - 200)).toBeLessThan(50);
	});

	it("are the same in the same run, others on another day, in another group or article", () => {
		const needs = needsOf([1, 2, 3], [1.5, 2.5, 3.5]);
		const drawn = (sku: string, run: typeof RUN): unknown =>
			withTurns(sku, needs, run).map(({ turn }) => turn);
		const now = drawn("URN", RUN);
		expect(drawn("URN", RUN)).toEqual(now);
		for (const other of [
			drawn("URN", { ...RUN, asOf: "2026-11-24" }),
			drawn("URN", { ...RUN, groupId: "group-2" }),
			drawn("OAK", RUN),
		])
			expect(other).not.toEqual(now);
	});
});
