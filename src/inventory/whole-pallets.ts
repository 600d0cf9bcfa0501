/** Pallet and limits of an article. */
export interface PalletTerms {
	readonly palletQuantity?: number;
	readonly packSize?: number;
	readonly shelfLifeDays?: number;
	/** Days until the next order; 1 when absent. */
	readonly reviewDays?: number;
}

/**
 * Pieces that fill the last pallet of an order of more than one.
 *
 * They are added where they last no longer than a review period, and all pieces no longer than they keep: whole pallets
 * are handled and carried cheaper, at no price that is known here.
 *
 * @param item article with its pallet; nothing is added where a pallet holds no whole packs
 * @param quantity pieces that are ordered anyway
 * @param dailyDemand mean pieces a day
 * @param most pieces that can be ordered
 * @returns pieces to add, 0 or more
 * @example
 * palletAddition({ palletQuantity: 24, reviewDays: 7 }, 44, 1); // => 4
 * palletAddition({ palletQuantity: 24, reviewDays: 7 }, 30, 1); // => 0
 */
export function palletAddition(
	item: PalletTerms,
	quantity: number,
	dailyDemand: number,
	most = Number.POSITIVE_INFINITY,
): number {
	const pallet = item.palletQuantity;
	if (pallet === undefined || pallet % (item.packSize ?? 1) !== 0 || quantity <= pallet) return 0;
	const added = Math.ceil(quantity / pallet) * pallet - quantity;
	const isKept = quantity + added <= dailyDemand * (item.shelfLifeDays ?? Number.POSITIVE_INFINITY);
	return quantity + added <= most && added <= dailyDemand * (item.reviewDays ?? 1) && isKept ? added : 0;
}
