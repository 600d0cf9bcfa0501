import { roundedUp } from "../../inventory/index.js";
import type { Item } from "../../plan/index.js";

/**
 * Pieces that a member alone would have to order for what it needs: whole packs, at least the minimum, no more than can be had.
 *
 * @param item the article
 * @param need pieces, 0 or more
 * @returns pieces; 0 where no order is possible
 */
export function orderAlone(item: Item, need: number): number {
	if (need === 0) return 0;
	const pack = item.packSize ?? 1;
	const most = Math.floor((item.maxOrderQuantity ?? Number.POSITIVE_INFINITY) / pack) * pack;
	return most < roundedUp(item, 1) ? 0 : Math.min(roundedUp(item, need), most);
}
