import { describe, expect, it } from "vitest";
import type { ShareRule } from "../../src/group/index.js";
import { articleOrder, type MemberNeed } from "../../src/group/joint-order/article-order.js";
import { shareArticle } from "../../src/group/shares/article-shares.js";
import type { Item } from "../../src/index.js";
import { judgeCell } from "../../src/privacy/index.js";
import { divisions } from "../support/divisions.js";
import { createRandom, pick, type Random } from "../support/guard-random.js";
import { runs } from "../support/runs.js";

const SEED = 20261127;
const GROUPS = runs(60);
const MINUTES = 60_000 * Math.ceil(1 + GROUPS / 200);
const RULES = { minOperators: 5, minOrders: 10, maxSharePercent: 85, pPercent: 15, coalition: 2 };

/** What is expected of each is no part of the guess: it is another figure, bounded below. */
const named = (needs: readonly number[]): MemberNeed[] =>
	needs.map((need, member) => ({
		operatorId: `op-${member}`,
		need,
		expectedDemand: [3, 8, 5, 2, 6, 4][member]!,
	}));

/** Terms of an article: prices that fall once or twice, a cost of ordering, nothing that adds pieces. */
function terms(random: Random): Item {
	const unitCost = pick(random, [7, 35, 120, 350]);
	const first = 6 + random.integer(20);
	return {
		sku: "ART-1",
		leadTimeDays: 7,
		service: { type: "cycle", target: 0.95 },
		unitCost,
		orderCost: pick(random, [0, 15, 40, 120]),
		priceBreaks: [
			{ from: first, unitCost: Math.round(93 * unitCost) / 100 },
			{ from: 2 * first, unitCost: Math.round(88 * unitCost) / 100 },
		].slice(0, random.integer(3)),
	};
}

/** What the first two members pay when the needs are these. */
function seenBy(item: Item, needs: readonly number[], rule: ShareRule): string {
	const { parts, unitCost } = shareArticle(articleOrder(item, named(needs), 0, undefined, true), rule, true);
	return JSON.stringify([
		unitCost,
		parts.slice(0, 2).map(({ quantity, costCents }) => [quantity, costCents]),
	]);
}

/** Whether a division of the same pieces looks the same to the first two and gives one of the others so many. */
function isPossible(
	item: Item,
	needs: readonly number[],
	rule: ShareRule,
	other: number,
	pieces: number,
): boolean {
	const seen = seenBy(item, needs, rule);
	const [own, others] = [needs.slice(0, 2), needs.slice(2)];
	for (const guess of divisions(
		others.reduce((sum, need) => sum + need, 0),
		others.length,
	))
		if (guess[other]! >= pieces && seenBy(item, [...own, ...guess], rule) === seen) return true;
	return false;
}

/** Of the needs of a random group, whether each stays open to the first two members under a rule. */
function openNeeds(group: number, rule: ShareRule): boolean[] {
	const random = createRandom(SEED * 100_000 + group);
	const needs = Array.from({ length: 5 + random.integer(2) }, () => 1 + random.integer(7));
	const cell = needs.map((quantity, member) => ({ operatorId: `op-${member}`, quantity, orders: 10 }));
	if (!judgeCell(cell, RULES).released) return [];
	const item = terms(random);
	const others = needs.slice(2);
	const most = others.reduce((sum, need) => sum + need, 0) - others.length + 1;
	return others.map((need, other) => {
		// Where the others take a piece or two each, the pieces of all tell as much; no share can help that.
		const pieces = Math.min(Math.ceil(need * 1.15), most);
		return isPossible(item, needs, rule, other, pieces);
	});
}

describe("a member's view, with a second member's and the pieces of all", () => {
	it.each(["order-cost", "volume", "equal-saving", "shapley"] as const)(
		"%s: leaves every other need open as far as the gate asks, whatever the prices",
		(rule) => {
			let attacked = 0;
			for (let group = 0; group < GROUPS; group++) {
				const open = openNeeds(group, rule);
				expect(open, `group ${group}`).not.toContain(false);
				attacked += open.length;
			}
			expect(attacked).toBeGreaterThan(GROUPS);
		},
		MINUTES,
	);

	it("would be found out by this attack if shares told of the pieces of each", () => {
		const item = terms(createRandom(3));
		const needs = [4, 3, 6, 2, 5];
		const told = (own: readonly number[]): string => JSON.stringify([own[0], own[1], own[2]! > own[4]!]);
		const seen = told(needs);
		const possible = [...divisions(13, 3)].filter((guess) => told([4, 3, ...guess]) === seen);
		expect(possible.every(([first, , last]) => first! > last!)).toBe(true);
		expect(seenBy(item, needs, "volume")).toBe(seenBy(item, [4, 3, 1, 1, 11], "volume"));
	});
});

/** Bounds of the demand of all members of a run, from the shares of two in steps of a cost. */
function boundsOfAll(
	item: Item,
	demands: readonly number[],
): { readonly low: number; readonly high: number } {
	const needs = demands.map((expectedDemand, member) => ({
		operatorId: `op-${member}`,
		need: 2,
		expectedDemand,
	}));
	const { parts, unitCost = 0 } = shareArticle(
		articleOrder(item, needs, 0, undefined, true),
		"order-cost",
		true,
	);
	let [low, high] = [0, Number.POSITIVE_INFINITY];
	for (const member of [0, 1]) {
		const all = 2 * demands.length;
		const steps = Math.round((all * (parts[member]!.costCents! / 100 - 2 * unitCost)) / item.orderCost!);
		// A step is the exact part, rounded down or up.
		low = Math.max(low, (all * demands[member]!) / (steps + 1));
		if (steps > 1) high = Math.min(high, (all * demands[member]!) / (steps - 1));
	}
	const own = demands[0]! + demands[1]!;
	return { low: low - own, high: high - own };
}

describe("twenty runs of a group, members coming and going", () => {
	it(
		"leave the expected demand of each open as far as the gate asks, to two members who share the ordering cost",
		() => {
			for (let group = 0; group < GROUPS; group++) {
				const random = createRandom(SEED * 200_000 + group);
				const others = Array.from({ length: 5 + random.integer(4) }, () => 2 + 6 * random.uniform());
				const item: Item = {
					sku: "ART-1",
					leadTimeDays: 7,
					service: { type: "cycle", target: 0.95 },
					unitCost: 100,
					orderCost: 120,
				};
				// Demands of the others stay what they are, which helps the attack; those of the two change and are known.
				const known = new Map<string, { low: number; high: number }>();
				for (let run = 0; run < 20; run++) {
					const isIn = others.map(() => random.uniform() < 0.85);
					const own = [3 + 4 * random.uniform(), 3 + 4 * random.uniform()];
					const { low, high } = boundsOfAll(item, [...own, ...others.filter((_, other) => isIn[other]!)]);
					const key = isIn.map((member) => (member ? "1" : "0")).join("");
					const before = known.get(key) ?? { low: 0, high: Number.POSITIVE_INFINITY };
					known.set(key, { low: Math.max(low, before.low), high: Math.min(high, before.high) });
				}
				others.forEach((demand, other) => {
					let most = Number.POSITIVE_INFINITY;
					for (const [key, { high }] of known) {
						if (key[other] === "0") continue;
						most = Math.min(most, high);
						const without = known.get(`${key.slice(0, other)}0${key.slice(other + 1)}`);
						if (without !== undefined) most = Math.min(most, high - without.low);
					}
					expect(most / demand, `group ${group}`).toBeGreaterThan(1.15);
				});
			}
		},
		MINUTES,
	);
});
