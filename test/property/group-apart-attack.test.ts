import { describe, expect, it } from "vitest";
import type { MemberNeed } from "../../src/group/joint-order/article-order.js";
import { jointOrders } from "../../src/group/joint-order/joint-orders.js";
import { shareOrders } from "../../src/group/shares/share-orders.js";
import type { ShareRule } from "../../src/group/shares/share-rule.js";
import { withTurns } from "../../src/group/shares/turns.js";
import { type Item, planGroupPurchase, type StockPosition, type Supplier } from "../../src/index.js";
import { admitted, type ShortLine } from "../support/admitted.js";
import { createRandom, pick, type Random } from "../support/guard-random.js";
import { runs } from "../support/runs.js";

const SEED = 20261128;
const GROUPS = runs(60);
const MINUTES = 60_000 * Math.ceil(1 + GROUPS / 200);
const MOST = 30;
const BASE = { leadTimeDays: 7, service: { type: "cycle", target: 0.95 }, supplierId: "sup-1" } as const;

/** What the members know of the terms: two articles that may not be told of, one that may, and their supplier. */
interface World {
	readonly items: readonly Item[];
	readonly supplier: Supplier;
	readonly rule: ShareRule;
}

function world(random: Random): World {
	const article = (sku: string): Item => {
		const unitCost = pick(random, [7, 35, 119.99]);
		return {
			...BASE,
			sku,
			unitCost,
			holdingRate: 0.2,
			orderCost: pick(random, [0, 30]),
			packSize: pick(random, [1, 2, 6, 24]),
			minOrderQuantity: pick(random, [1, 12, 60]),
			palletQuantity: 48,
			priceBreaks: [{ from: 10 + random.integer(60), unitCost: Math.round(90 * unitCost) / 100 }],
		};
	};
	const supplier: Supplier = {
		supplierId: "sup-1",
		orderCost: pick(random, [0, 25]),
		minimumOrderValue: pick(random, [0, 900]),
		...(random.integer(2) === 0 ? {} : { carriageCost: 80, carriagePaidFrom: 200 + random.integer(3000) }),
		valueBreaks: [{ from: 200 + random.integer(3000), discount: 0.03 }],
		...(random.integer(2) === 0 ? {} : { container: { pallets: 2, cost: 150, palletCost: 90 } }),
	};
	const rule = pick(random, ["order-cost", "volume", "equal-saving", "shapley"] as const);
	return { items: [article("SHUT-1"), article("SHUT-2"), article("TOLD")], supplier, rule };
}

/** Needs of each article, by member. */
type Needs = readonly (readonly number[])[];

/** All that some members see of a run: their parts and their charges. */
function seenBy({ items, supplier, rule }: World, needs: Needs, coalition: readonly number[]): string {
	const members = needs.map((own, article): MemberNeed[] =>
		withTurns(
			items[article]!.sku,
			own.map((need, member) => ({ operatorId: `op-${member}`, need, expectedDemand: 3 + member })),
			{ groupId: "group-1", asOf: "2026-11-23" },
		),
	);
	const suppliers = new Map([[supplier.supplierId, supplier]]);
	const open = new Set(["TOLD"]);
	const pooled = items.map(() => ({ expectedDemand: 9, demandQuantile95: 12, dailyDemand: 0.9 }));
	const orders = jointOrders(items, members, pooled, { suppliers, supply: new Map(), open });
	const { articles, bySupplier } = shareOrders(orders, { suppliers, rule, open });
	const charges = bySupplier.flatMap((own) => own.charges ?? []);
	return JSON.stringify(
		coalition.map((member) => [
			articles.map(({ parts }) => {
				const { quantity, costCents, aloneCents, needAloneCents } = parts[member]!;
				return [quantity, costCents, aloneCents, needAloneCents];
			}),
			charges.map(({ parts }) => parts[member]),
		]),
	);
}

describe("an article that may not be told of", () => {
	it(
		"leaves every need of the others open to one member and to all but one, run after run",
		() => {
			let attacked = 0;
			for (let group = 0; group < GROUPS; group++) {
				const random = createRandom(SEED * 1000 + group);
				const terms = world(random);
				const takers = 2 + (group % 5);
				const members = takers + random.integer(3);
				const victim = takers - 1;
				const coalition = group % 2 === 0 ? [0] : Array.from({ length: victim }, (_, member) => member);
				const told = Array.from({ length: members }, () => random.integer(8));
				// The victim's need stays what it is, which helps; the others move theirs about it.
				const hidden = 1 + random.integer(MOST);
				let possible = Array.from({ length: MOST + 1 }, (_, need) => need);
				for (let run = 0; run < 6; run++) {
					const own = Array.from({ length: members }, (_, member) =>
						member < takers ? 1 + random.integer(MOST) : 0,
					);
					const needsIf = (need: number): Needs => [
						own.map((asked, member) => (member === victim ? need : asked)),
						own.map((asked, member) => (member === victim ? need : Math.ceil(asked / 2))),
						told,
					];
					const seen = seenBy(terms, needsIf(hidden), coalition);
					possible = possible.filter((need) => seenBy(terms, needsIf(need), coalition) === seen);
				}
				expect(possible, `group ${group}`).toHaveLength(MOST + 1);
				attacked++;
			}
			expect(attacked).toBe(GROUPS);
		},
		MINUTES,
	);

	it("shows a member the same whatever stock another has, and whether others need a piece at all", async () => {
		const ids = ["op-1", "op-2", "op-3", "op-4", "op-5", "op-6"];
		const lines = ids.flatMap((operatorId, member) =>
			Array.from({ length: 40 + 6 * member }, (_, index): ShortLine => {
				const on = new Date(Date.UTC(2025, 10, 24 + ((7 * index + 3 * member) % 360)));
				return { operatorId, sku: "URN", on: on.toISOString().slice(0, 10) };
			}),
		);
		const orders = admitted(lines, {
			purpose: "group-purchasing",
			groupId: "group-1",
			catalogue: ["URN"],
		});
		const planOf = (onHand: readonly number[]) =>
			planGroupPurchase({
				orders,
				asOf: "2026-11-23",
				items: [
					{
						...BASE,
						sku: "URN",
						shareable: true,
						reviewDays: 14,
						packSize: 24,
						orderCost: 30,
						unitCost: 20,
					},
				],
				suppliers: [{ supplierId: "sup-1", orderCost: 10, carriageCost: 50, carriagePaidFrom: 600 }],
				stock: ids.map(
					(operatorId, member): StockPosition => ({
						operatorId,
						sku: "URN",
						onHand: onHand[member]!,
					}),
				),
			});
		const [few, none, more] = await Promise.all([
			planOf([0, 3, 90, 90, 90, 90]),
			planOf([0, 90, 90, 90, 90, 90]),
			planOf([0, 0, 0, 90, 90, 90]),
		]);
		const viewOf = ({ members }: Awaited<ReturnType<typeof planOf>>) => members[0]!.view;
		expect(few.coordinator.articles[0]!.status).toBe("suppressed");
		expect(viewOf(few).lines[0]).toMatchObject({ orderQuantity: 24, cost: 24 * 20 + 30, saving: 0 });
		expect(viewOf(few).charges[0]).toMatchObject({ cost: 60, saving: 0 });
		expect(viewOf(none)).toEqual(viewOf(few));
		expect(viewOf(more)).toEqual(viewOf(few));
		expect(few.supplierOrders[0]!.lines[0]!.quantity).toBe(48);
		expect(more.supplierOrders[0]!.lines[0]!.quantity).toBe(72);
	});
});
