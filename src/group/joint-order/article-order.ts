import { orderToPriceBreak, palletAddition, unitCostAt } from "../../inventory/index.js";
import type { Item, PlanWarning } from "../../plan/index.js";
import { allocateByUrgency, inTurn, pieceByPiece, type UrgentNeed } from "../allocation/index.js";
import type { SupplyRule } from "../types.js";
import { orderAlone } from "./order-alone.js";
import { type Takers, takersOf } from "./takers.js";

/** What one member brings to the order of an article. */
export interface MemberNeed {
	readonly operatorId: string;
	/** Pieces that its own levels ask for. */
	readonly need: number;
	/** Mean demand of its protected window. */
	readonly expectedDemand: number;
	/** First day on which its stock is used up if demand is as expected, `YYYY-MM-DD`; absent where nothing is expected. */
	readonly runsOutOn?: string;
	/** Pieces due that come too late for what it needs first; absent where none do. */
	readonly lateReceipt?: { readonly dueOn: string; readonly pieces: number };
	/** What its own plan warns of by shelf and receipts; absent where nothing is known of them. */
	readonly shelfWarnings?: readonly PlanWarning[];
	/** Pieces that it has or has coming, and mean demand a day; absent where nothing is known of it. */
	readonly cover?: { readonly inventoryPosition: number; readonly dailyMean: number };
	/** Its maximum stock, of all its sites; absent where the article has none. */
	readonly maxStock?: number;
	/** What it may still need before more can come; there where scarce pieces go by it. */
	readonly urgency?: Omit<UrgentNeed, "asked">;
	/** Its draw among the members: what can not be divided goes to the lowest first; without one, by place. */
	readonly turn?: string;
}

/** Of a member of which nothing is known, who then asks for nothing. */
const NO_DEMAND = { kind: "poisson", rate: 0 } as const;

/** How many pieces of an article are bought together. */
export interface ArticleOrder {
	readonly item: Item;
	readonly quantity: number;
	/** Mean pieces a day of the group. */
	readonly dailyDemand: number;
	readonly needs: readonly MemberNeed[];
	/** Those who need pieces: what the order is raised by is weighed by their demand. */
	readonly takers: Takers;
	/** Pieces of each member where its need does not say them: it orders by itself, or less is there than was asked. */
	readonly allotted?: readonly number[];
	/** There where the maximum of one order, the group's or a member's own, left less than is needed. */
	readonly isCutToMaximum?: true;
}

/** What the supplier can deliver, and how it is divided when that is too little. */
export interface ScarceSupply {
	readonly available: number;
	readonly rule: SupplyRule;
}

/** Pieces of each of some members, whole packs, ties to the first. */
function allocated(needs: readonly MemberNeed[], had: number, pack: number, rule: SupplyRule): number[] {
	if (rule !== "urgency") {
		const asked = needs.map(({ need }) => Math.ceil(need / pack));
		return pieceByPiece(asked, Math.floor(had / pack), rule).map((packs) => packs * pack);
	}
	const nothing = { demand: NO_DEMAND, position: 0 };
	return allocateByUrgency(
		needs.map(({ need, urgency = nothing }) => ({ asked: need, ...urgency })),
		had,
		pack,
	);
}

function divided(needs: readonly MemberNeed[], had: number, pack: number, rule: SupplyRule): number[] {
	const order = inTurn([...needs.keys()], (member) => needs[member]!.turn);
	const pieces = allocated(
		order.map((member) => needs[member]!),
		had,
		pack,
		rule,
	);
	return needs.map((_, member) => pieces[order.indexOf(member)]!);
}

/**
 * The orders of an article that may not be told of: each member's as it would be alone, so that its pieces say nothing of
 * another's need. Only where less can be had than they come to, whole packs are divided.
 */
function orderApart(
	item: Item,
	needs: readonly MemberNeed[],
	dailyDemand: number,
	supply: ScarceSupply | undefined,
): ArticleOrder {
	const own = needs.map((member) => ({ ...member, need: orderAlone(item, member.need) }));
	const pack = item.packSize ?? 1;
	const had = Math.floor((supply?.available ?? Number.POSITIVE_INFINITY) / pack) * pack;
	const sumOf = (pieces: readonly number[]): number => pieces.reduce((sum, each) => sum + each, 0);
	const asked = own.map(({ need }) => need);
	const allotted = (): readonly number[] => {
		if (sumOf(asked) <= had) return asked;
		const canOrder = had >= (item.minOrderQuantity ?? 1);
		return canOrder ? divided(own, had, pack, supply?.rule ?? "uniform") : needs.map(() => 0);
	};
	const pieces = allotted();
	const isCut = pieces === asked && asked.some((each, member) => each > 0 && each < needs[member]!.need);
	return {
		item,
		dailyDemand,
		needs,
		takers: takersOf(item, needs),
		quantity: sumOf(pieces),
		allotted: pieces,
		...(isCut ? { isCutToMaximum: true } : {}),
	};
}

/**
 * Joins the needs of the members in one order of an article: up to minimum and pack, to a price break that pays, and to
 * whole pallets.
 *
 * @param item the article
 * @param needs one entry a member, in a fixed order
 * @param dailyDemand mean pieces a day of the group
 * @param supply what can be had; `undefined` for any number
 * @param isOpen whether its figures pass the gate; else each member orders by itself, in whole packs and at least its own
 * minimum, since pieces that are raised or divided together would tell of the others' needs
 * @returns pieces to order; 0 when nobody needs a piece, or not even the minimum can be had
 */
export function articleOrder(
	item: Item,
	needs: readonly MemberNeed[],
	dailyDemand: number,
	supply: ScarceSupply | undefined,
	isOpen: boolean,
): ArticleOrder {
	const needed = needs.reduce((sum, { need }) => sum + need, 0);
	const takers = takersOf(item, needs);
	const order = { item, dailyDemand, needs, takers };
	if (needed === 0) return { ...order, quantity: 0 };
	if (!isOpen) return orderApart(item, needs, dailyDemand, supply);
	const { maxOrderQuantity = Number.POSITIVE_INFINITY } = item;
	const available = supply?.available ?? Number.POSITIVE_INFINITY;
	const most = Math.min(available, maxOrderQuantity);
	const raisable = Math.min(most, takers.mostRaised);
	const priced = orderToPriceBreak({ ...item, maxOrderQuantity: raisable }, needed, takers.dailyDemand);
	const quantity = priced + palletAddition(item, priced, takers.dailyDemand, raisable);
	if (quantity <= most) return { ...order, quantity };
	const pack = item.packSize ?? 1;
	const had = Math.floor(most / pack) * pack;
	if (had < (item.minOrderQuantity ?? 1)) return { ...order, quantity: 0, allotted: needs.map(() => 0) };
	if (had >= needed) return { ...order, quantity: had };
	// Packs are opened: a whole one would be what several lack.
	const allotted = divided(needs, had, 1, supply?.rule ?? "uniform");
	return {
		...order,
		quantity: allotted.reduce((sum, pieces) => sum + pieces, 0),
		allotted,
		...(maxOrderQuantity <= available ? { isCutToMaximum: true } : {}),
	};
}

/** Price of a piece of the order, `undefined` where the article has none. */
export const orderedAt = ({ item, quantity }: ArticleOrder): number | undefined => unitCostAt(item, quantity);
