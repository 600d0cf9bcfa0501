import type { DayNumber } from "../../calendar/index.js";
import {
	orderToPriceBreak,
	palletAddition,
	type RoundedOrder,
	roundOrderQuantity,
} from "../../inventory/index.js";
import type { Item } from "../input/input-types.js";
import type { Shelf } from "../input/shelf.js";
import { keptPieces } from "./daily-mean.js";

/** A quantity and what was added to what is needed. */
export interface LineQuantity
	extends Pick<RoundedOrder, "quantity" | "minimumAdded" | "packAdded" | "capRemoved" | "bindingRule"> {
	/** Pieces added to reach a price break. */
	readonly priceAdded: number;
	/** Pieces added to fill pallets. */
	readonly palletAdded: number;
	/** Pieces for which there is no room. */
	readonly storageRemoved: number;
	/** Pieces that the budget does not reach. */
	readonly budgetRemoved: number;
}

/** Pieces of an order that all articles of an operator together leave to it; absent where nothing binds. */
export interface SharedLimits {
	readonly storage?: number;
	readonly budget?: number;
}

/** The quantity of an article that is not ordered whatever is needed. */
export const NOTHING: LineQuantity = {
	quantity: 0,
	minimumAdded: 0,
	packAdded: 0,
	capRemoved: 0,
	priceAdded: 0,
	palletAdded: 0,
	storageRemoved: 0,
	budgetRemoved: 0,
};

/** What a quantity is made from beside the article. */
export interface QuantityTask {
	readonly levels: { readonly reorderPoint: number; readonly orderUpTo: number };
	readonly inventoryPosition: number;
	/** Pieces due in the protected window that the position does not count, since they come too late for its days. */
	readonly laterReceipts: number;
	/** Orders that may share a maximum with one of today. */
	readonly openOrders: Shelf["openOrders"];
	readonly arrivalDay: DayNumber;
	readonly dailyMean: number;
	readonly reviewDays: number;
	readonly limits?: SharedLimits | undefined;
}

/** A quantity cut to what room and money allow; where nothing is left, with what took the last piece as its binding rule. */
function withinLimits(
	wanted: RoundedOrder,
	{ storage = Number.POSITIVE_INFINITY, budget = Number.POSITIVE_INFINITY }: SharedLimits,
): LineQuantity {
	const stored = Math.min(wanted.quantity, storage);
	const quantity = Math.min(stored, budget);
	const isCutToNothing = wanted.quantity > 0 && quantity === 0;
	return {
		...wanted,
		quantity,
		priceAdded: 0,
		palletAdded: 0,
		storageRemoved: wanted.quantity - stored,
		budgetRemoved: stored - quantity,
		...(isCutToNothing ? { bindingRule: stored === 0 ? "storage" : "budget" } : {}),
	};
}

/**
 * Quantity of a line: the need, up to minimum and pack, up to a price break that pays, up to whole pallets.
 *
 * An article that ends is raised to neither price break nor pallet, and none is raised beyond what room and money allow:
 * between the need and a break there is nothing to gain. What the need asks for is cut to them.
 *
 * @param item the article
 * @param task levels, position, times, and what all articles together leave to this one
 * @returns the quantity with what was added
 */
export function lineQuantity(item: Item, task: QuantityTask): LineQuantity {
	const {
		levels,
		inventoryPosition,
		laterReceipts,
		openOrders,
		arrivalDay,
		dailyMean,
		reviewDays,
		limits = {},
	} = task;
	// An order that arrives with or after one of today was placed in this review: they share one maximum.
	const placed = openOrders.reduce(
		(sum, { dueDay, quantity }) => sum + (dueDay >= arrivalDay ? quantity : 0),
		0,
	);
	const maxOrderQuantity =
		item.maxOrderQuantity === undefined ? undefined : Math.max(0, item.maxOrderQuantity - placed);
	const rounded = roundOrderQuantity({
		inventoryPosition,
		reorderPoint: levels.reorderPoint,
		orderUpTo: levels.orderUpTo,
		minOrderQuantity: item.minOrderQuantity ?? 1,
		packSize: item.packSize ?? 1,
		...(maxOrderQuantity === undefined ? {} : { maxOrderQuantity }),
		...(item.maxStock === undefined ? {} : { maxStock: item.maxStock - laterReceipts }),
	});
	const { quantity, need } = rounded;
	const mayRaise = item.priceBreaks !== undefined || item.palletQuantity !== undefined;
	const isRaised =
		mayRaise &&
		quantity > 0 &&
		rounded.capRemoved === 0 &&
		item.endsOn === undefined &&
		item.status !== "ending";
	const cut = withinLimits(rounded, limits);
	if (!isRaised || cut.quantity < quantity) return cut;
	const most = Math.min(
		maxOrderQuantity ?? Number.POSITIVE_INFINITY,
		limits.storage ?? Number.POSITIVE_INFINITY,
		limits.budget ?? Number.POSITIVE_INFINITY,
		(item.maxStock ?? Number.POSITIVE_INFINITY) - laterReceipts - inventoryPosition,
		// What lies there is used first: the last piece keeps as long as all of them last.
		keptPieces(item, dailyMean) - Math.max(0, inventoryPosition + laterReceipts),
	);
	const { maxOrderQuantity: _own, ...terms } = item;
	const capped = most === Number.POSITIVE_INFINITY ? terms : { ...terms, maxOrderQuantity: most };
	const priced = Math.max(orderToPriceBreak(capped, need, dailyMean), quantity);
	const palletAdded = palletAddition({ ...item, reviewDays }, priced, dailyMean, most);
	return {
		...cut,
		quantity: priced + palletAdded,
		priceAdded: priced - quantity,
		palletAdded,
	};
}
