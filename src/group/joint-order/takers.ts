import type { Item } from "../../plan/index.js";

/** No order is raised beyond a year of demand, whatever a price or a threshold promises. */
const MOST_DAYS = 366;

/** What is known of a member who may need pieces. */
interface Asking {
	readonly need: number;
	/** Pieces that it has or has coming, and mean demand a day. */
	readonly cover?: { readonly inventoryPosition: number; readonly dailyMean: number };
	/** Pieces due that the position does not count. */
	readonly lateReceipt?: { readonly pieces: number };
	/** Its maximum stock where that is not the article's: of all its sites. */
	readonly maxStock?: number;
}

/** Those who need pieces of an article, together: what an order is raised by goes to them, and to nobody else. */
export interface Takers {
	/** Mean pieces a day. */
	readonly dailyDemand: number;
	/** Pieces up to which the order may be raised above what needs, minimum and pack ask for. */
	readonly mostRaised: number;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Pieces that a member has or has coming, late ones included; below 0 when families wait. */
const standingOf = ({ cover, lateReceipt }: Asking): number =>
	(cover?.inventoryPosition ?? 0) + (lateReceipt?.pieces ?? 0);

/**
 * Pieces of an order that a member has room for: those up to its maximum stock, and what it needs in any case.
 *
 * @param item the article
 * @param own what is known of the member
 * @returns pieces; infinite without a maximum
 * @example
 * const urn = { sku: "urn", leadTimeDays: 1, service: { type: "cycle", target: 0.9 }, maxStock: 6 };
 * roomOf(urn, { need: 3, cover: { inventoryPosition: 2, dailyMean: 0.1 } }); // => 4
 */
export const roomOf = (item: Item, own: Asking): number =>
	Math.max(own.need, (own.maxStock ?? item.maxStock ?? Number.POSITIVE_INFINITY) - standingOf(own));

/**
 * What those who need pieces use, and how far their order may be raised: by no more than a year of their demand, than they
 * use up while it keeps after what lies there, and than `maxStock` leaves room for. An article that ends is not raised.
 *
 * All bounds are of the takers together: one of a single taker would tell of it.
 *
 * @param item the article
 * @param needs one entry for each member
 * @returns their demand a day, and the pieces of one order
 * @example
 * const urn = { sku: "urn", leadTimeDays: 1, service: { type: "cycle", target: 0.9 }, shelfLifeDays: 100 };
 * const own = { need: 5, cover: { inventoryPosition: 20, dailyMean: 0.5 } };
 * takersOf(urn, [own, { ...own, need: 0 }]); // => { dailyDemand: 0.5, mostRaised: 30 }
 */
export function takersOf(item: Item, needs: readonly Asking[]): Takers {
	const { endsOn, status, shelfLifeDays } = item;
	const takers = needs.filter(({ need }) => need > 0);
	const dailyDemand = sumOf(takers.map(({ cover }) => cover?.dailyMean ?? 0));
	if (endsOn !== undefined || status === "ending") return { dailyDemand, mostRaised: 0 };
	const stocked = sumOf(takers.map((own) => Math.max(0, standingOf(own))));
	const limits = [
		dailyDemand * MOST_DAYS,
		...(shelfLifeDays === undefined ? [] : [dailyDemand * shelfLifeDays - stocked]),
		sumOf(takers.map((own) => roomOf(item, own))),
	];
	return { dailyDemand, mostRaised: Math.min(...limits) };
}
