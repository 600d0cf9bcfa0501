import { describe, expect, it } from "vitest";
import { admitOrders, definePolicy, type GroupPlan, type Item, planGroupPurchase } from "../../src/index.js";
import { agreementOf, GROUP, TODAY } from "../support/guard-history.js";
import type { Fields } from "../support/guard-lines.js";
import { chance, createRandom, dateBetween, pick, type Random, shuffled } from "../support/guard-random.js";
import { runs } from "../support/runs.js";

const SEED = 20261202;
const GROUPS = runs(12);
const MINUTES = 60_000 * Math.ceil(runs(1) / 3);

const MEMBERS = ["op-north", "op-south", "op-east", "op-west", "op-hill", "op-lake", "op-vale"] as const;
/** Sold by all, by all, and by two members only, which the gate never lets through. */
const SKUS = ["AAA-1", "MMM-2", "FEW-3"] as const;
/** Sold by all, and not shareable. */
const OWN_SKU = "OWN-4";
const service = { type: "cycle", target: 0.9 } as const;
const ITEMS: readonly Item[] = [...SKUS, OWN_SKU].map((sku, index) => ({
	sku,
	supplierId: `sup-${index % 2}`,
	leadTimeDays: 7,
	service,
	unitCost: 10 + index,
	holdingRate: 0.2,
	orderCost: 25,
	packSize: 2 + index,
	shareable: sku !== OWN_SKU,
	priceBreaks: [{ from: 20, unitCost: 9 }],
}));

const line = (random: Random, serial: number, operatorId: string, sku: string): Fields => ({
	lineId: `L-${serial}`,
	operatorId,
	sku,
	quantity: 1 + random.integer(4),
	orderedOn: dateBetween(random, "2026-03-02", "2026-11-20"),
	optIn: true,
});

/** Lines of a group of five to seven members. */
function groupLines(random: Random): Fields[] {
	const members = MEMBERS.slice(0, 5 + random.integer(3));
	let serial = 0;
	return members.flatMap((operatorId, index) =>
		SKUS.flatMap((sku) => {
			if (sku === "FEW-3" && index > 1) return [];
			return Array.from({ length: 3 + random.integer(15) }, () => line(random, serial++, operatorId, sku));
		}),
	);
}

const policyOf = (purpose: "group-purchasing" | "replenishment"): Parameters<typeof definePolicy>[0] => ({
	purpose,
	processingDate: TODAY,
	groupId: GROUP,
	agreements: MEMBERS.map(agreementOf),
	catalogue: [...SKUS, OWN_SKU],
});
const policy = definePolicy(policyOf("group-purchasing"));

interface Stocked {
	readonly stock?: readonly { readonly operatorId: string; readonly sku: string; readonly onHand: number }[];
}
const planOf = (lines: readonly Fields[], { stock }: Stocked = {}, more: object = {}): Promise<GroupPlan> =>
	planGroupPurchase({
		orders: admitOrders(lines, policy).orders,
		asOf: TODAY,
		items: ITEMS,
		...(stock === undefined ? {} : { stock }),
		...more,
	});

function stockOf(random: Random): Stocked {
	if (chance(random, 0.3)) return {};
	return {
		stock: MEMBERS.flatMap((operatorId) =>
			SKUS.map((sku) => ({ operatorId, sku, onHand: random.integer(6) })),
		),
	};
}

/**
 * What the group's plan shows to those who may not see a suppressed figure, lines of other articles among it; without what
 * the processor alone has of all articles: digests of the run, and who told no stock.
 */
const withoutSupplier = ({ coordinator, warnings, releases, seasons, members }: GroupPlan): string =>
	JSON.stringify([
		coordinator,
		warnings.filter(({ operatorId }) => operatorId === undefined),
		releases.runs.map(({ facts: _, sha256: __, ...run }) => run),
		seasons,
		members.map(({ operatorId, view }) => [operatorId, view.lines.filter(({ sku }) => sku !== "FEW-3")]),
	]);

async function overGroups(
	seed: number,
	law: (random: Random, lines: Fields[]) => Promise<void>,
): Promise<void> {
	for (let group = 0; group < GROUPS; group++) {
		const random = createRandom(seed * 10_000 + group);
		try {
			await law(random, groupLines(random));
		} catch (error) {
			throw new Error(`seed ${seed * 10_000 + group}: ${(error as Error).message}`, { cause: error });
		}
	}
}

const MEMBER_KEYS = [
	"sku",
	"orderQuantity",
	"ownNeed",
	"runsOutOn",
	"lateReceipt",
	"cost",
	"costAlone",
	"saving",
	"orderOn",
	"expectedArrival",
	"warnings",
	"needCostAlone",
];
/** Of a warning: what it says, and figures of the member itself or of the article. */
const WARNING_KEYS: readonly string[] = ["code", "days", "count", "fields", "probability"];

describe("the plan of a buying group", () => {
	it(
		"G02 G11 gives a member its own lines and share, and nothing of another",
		() =>
			overGroups(SEED, async (random, lines) => {
				const { members, supplierOrders } = await planOf(lines, stockOf(random));
				expect(members.length).toBeGreaterThanOrEqual(5);
				for (const { operatorId, view } of members) {
					const text = JSON.stringify(view);
					for (const other of MEMBERS) if (other !== operatorId) expect(text).not.toContain(other);
					expect(Object.keys(view).sort()).toEqual(["charges", "cost", "lines", "needCostAlone", "saving"]);
					for (const one of view.lines)
						expect(Object.keys(one).filter((key) => !MEMBER_KEYS.includes(key))).toEqual([]);
					for (const warning of view.lines.flatMap(({ warnings = [] }) => warnings))
						expect(Object.keys(warning).filter((key) => !WARNING_KEYS.includes(key))).toEqual([]);
					const delivered = supplierOrders
						.flatMap(({ deliveries }) => deliveries.filter((delivery) => delivery.operatorId === operatorId))
						.flatMap((delivery) => delivery.lines.map(({ sku, quantity }) => [sku, quantity]));
					expect(view.lines.map(({ sku, orderQuantity }) => [sku, orderQuantity]).sort()).toEqual(
						delivered.sort(),
					);
				}
			}),
		MINUTES,
	);

	it(
		"G03 gives the same bytes when it is asked twice, in any order of lines and facts",
		() =>
			overGroups(SEED + 1, async (random, lines) => {
				const { stock } = stockOf(random);
				const given = stock === undefined ? {} : { stock };
				const first = await planOf(lines, given);
				const again = await planOf(
					shuffled(random, lines),
					stock === undefined ? {} : { stock: shuffled(random, stock) },
					{ items: shuffled(random, ITEMS) },
				);
				expect(JSON.stringify(again)).toBe(JSON.stringify(first));
				const later = await planOf(lines, given, { releases: first.releases });
				const shown = ({ coordinator, supplierOrders, members }: GroupPlan): string =>
					JSON.stringify([coordinator, supplierOrders, members]);
				expect(shown(later)).toBe(shown(first));
			}),
		MINUTES,
	);

	it("G04 gives nothing for orders that were admitted for own-stock use", async () => {
		const { orders } = admitOrders(groupLines(createRandom(SEED)), definePolicy(policyOf("replenishment")));
		const run = planGroupPurchase({ orders, asOf: TODAY, items: ITEMS });
		await expect(run).rejects.toMatchObject({ name: "ReapproError", code: "AGREEMENT_PURPOSE" });
	});

	it(
		"G06 G12 carries no figure of a suppressed article: whatever its figures are, the rest stays the same",
		() =>
			overGroups(SEED + 2, async (random, lines) => {
				const { stock } = stockOf(random);
				const given = stock === undefined ? {} : { stock };
				const first = await planOf(lines, given);
				const article = first.coordinator.articles.find(({ sku }) => sku === "FEW-3");
				expect(article).toEqual({ sku: "FEW-3", status: "suppressed" });
				const others = lines.filter(({ sku }) => sku !== "FEW-3");
				const members = [...new Set(lines.map(({ operatorId }) => operatorId as string))];
				// Of any day, before the first line of the other articles too.
				const anyDay = (): string => dateBetween(random, "2025-06-02", "2026-11-20");
				const few = Array.from({ length: random.integer(30) }, (_, index) => ({
					...line(random, index, pick(random, members.slice(0, 2)), "FEW-3"),
					lineId: `M-${index}`,
					quantity: 1 + random.integer(60),
					orderedOn: anyDay(),
				}));
				const own = Array.from({ length: random.integer(30) }, (_, index) => ({
					...line(random, index, pick(random, members), OWN_SKU),
					lineId: `N-${index}`,
					orderedOn: anyDay(),
				}));
				const moved = stock?.map((one) =>
					one.sku === "FEW-3" ? { ...one, onHand: pick(random, [0, 1, 40]) } : one,
				);
				const next = await planOf([...others, ...few, ...own], moved === undefined ? {} : { stock: moved });
				expect(withoutSupplier(next)).toBe(withoutSupplier(first));
			}),
		MINUTES,
	);
});
