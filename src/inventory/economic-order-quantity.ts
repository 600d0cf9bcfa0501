import { requireAtLeast, requirePositive } from "./require.js";

/** An order quantity and what ordering and holding cost in a year. */
export interface EconomicOrderQuantity {
	/** Whole pieces, >= 1. */
	readonly orderQuantity: number;
	/** Ordering plus holding cost a year at that quantity. */
	readonly annualCost: number;
}

/**
 * Whole order quantity with the least ordering and holding cost: D K / Q + Q h / 2 compared at the two integers beside
 * the square root (Harris 1913). Without demand it is 1.
 *
 * @param input `annualDemand` pieces a year >= 0, `orderCost` >= 0, `unitCost` > 0, `holdingRate` > 0 a year
 * @returns the quantity and its cost a year
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 * @example
 * economicOrderQuantity({ annualDemand: 100, orderCost: 20, unitCost: 10, holdingRate: 0.25 }); // => { orderQuantity: 40, annualCost: 100 }
 */
export function economicOrderQuantity(input: {
	readonly annualDemand: number;
	readonly orderCost: number;
	readonly unitCost: number;
	readonly holdingRate: number;
}): EconomicOrderQuantity {
	const annualDemand = requireAtLeast(input.annualDemand, "annualDemand");
	const orderCost = requireAtLeast(input.orderCost, "orderCost");
	const holding =
		requirePositive(input.unitCost, "unitCost") * requirePositive(input.holdingRate, "holdingRate");
	const costAt = (quantity: number): number =>
		(annualDemand * orderCost) / quantity + (quantity * holding) / 2;
	const below = Math.max(1, Math.floor(Math.sqrt((2 * annualDemand * orderCost) / holding)));
	const orderQuantity = costAt(below) <= costAt(below + 1) ? below : below + 1;
	return { orderQuantity, annualCost: costAt(orderQuantity) };
}
