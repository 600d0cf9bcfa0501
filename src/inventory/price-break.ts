/** Prices and order rules of an article; money in one currency, `holdingRate` a year. */
export interface PurchaseTerms {
	readonly unitCost?: number;
	/** All pieces of an order cost the price of the highest break that it reaches. */
	readonly priceBreaks?: readonly { readonly from: number; readonly unitCost: number }[];
	/** Without it no price break is reached for. */
	readonly holdingRate?: number;
	readonly minOrderQuantity?: number;
	readonly packSize?: number;
	readonly maxOrderQuantity?: number;
	readonly shelfLifeDays?: number;
}

/**
 * Price of one piece when `quantity` are bought together.
 *
 * @param item article with `unitCost` and `priceBreaks`
 * @param quantity pieces in one order
 * @returns the price of the highest break reached, else `unitCost`; `undefined` when the article has no price
 * @example
 * unitCostAt({ unitCost: 10, priceBreaks: [{ from: 50, unitCost: 8 }] }, 60); // => 8
 */
export function unitCostAt(
	item: Pick<PurchaseTerms, "unitCost" | "priceBreaks">,
	quantity: number,
): number | undefined {
	let reached = 0;
	let price = item.unitCost;
	for (const { from, unitCost } of item.priceBreaks ?? []) {
		if (quantity >= from && from >= reached) {
			reached = from;
			price = unitCost;
		}
	}
	return price;
}

/**
 * Smallest quantity that respects an article's minimum and pack.
 *
 * @param item article with `minOrderQuantity` and `packSize`
 * @param pieces wanted, 0 or more
 * @returns whole packs, at least `pieces` and the minimum
 * @example
 * roundedUp({ minOrderQuantity: 5, packSize: 4 }, 3); // => 8
 */
export function roundedUp(
	item: Pick<PurchaseTerms, "minOrderQuantity" | "packSize">,
	pieces: number,
): number {
	const pack = item.packSize ?? 1;
	return Math.ceil(Math.max(pieces, item.minOrderQuantity ?? 1) / pack) * pack;
}

/**
 * Decides how many pieces to buy when the members need `needed`: the minimum and pack at least, and up to a price
 * break where the price saved is worth more than holding the extra pieces until they are used.
 *
 * Compared over the pieces bought: quantity x price + holding of the extra (their mean stay is the time that demand
 * takes to reach them), less the worth of the extra at the price without the break. Where the price or the holding rate is
 * not known nothing can be weighed, and no break is reached for.
 *
 * @param item article with its constraints and prices
 * @param needed pieces needed together, >= 1
 * @param dailyDemand mean pieces a day of the members together
 * @returns the quantity to order, a whole number of packs
 * @example
 * orderToPriceBreak({ unitCost: 10, holdingRate: 0.2, priceBreaks: [{ from: 50, unitCost: 8 }] }, 45, 1); // => 50
 */
export function orderToPriceBreak(item: PurchaseTerms, needed: number, dailyDemand: number): number {
	const base = roundedUp(item, needed);
	const basePrice = unitCostAt(item, base);
	if (basePrice === undefined || item.holdingRate === undefined) return base;
	let best = base;
	let bestCost = base * basePrice;
	for (const { from } of item.priceBreaks ?? []) {
		const quantity = roundedUp(item, from);
		if (quantity <= base || quantity > (item.maxOrderQuantity ?? Infinity)) continue;
		const extra = quantity - base;
		const daysHeld = dailyDemand > 0 ? (needed + extra / 2) / dailyDemand : Infinity;
		if (quantity / dailyDemand > (item.shelfLifeDays ?? Infinity)) continue;
		const price = unitCostAt(item, quantity) as number;
		const holding = (extra * price * item.holdingRate * daysHeld) / 365.25;
		const cost = quantity * price + holding - extra * basePrice;
		if (cost < bestCost) {
			best = quantity;
			bestCost = cost;
		}
	}
	return best;
}
