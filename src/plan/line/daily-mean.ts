import { type Distribution, mean } from "../../math/index.js";
import type { Item } from "../input/input-types.js";
import type { Timing } from "./timing.js";

/** Days over which demand a day is told at least: whole weeks, since a window of two days may be a weekend. */
export const DAYS_LOOKED_AT = 28;

/** Demand of the first days from `asOf`, and the times of an order. */
interface DemandInTime {
	readonly windowDemand: (days: number) => Distribution;
	readonly timing: Timing;
}

/**
 * Mean pieces a day, by which batches, prices, pallets and the time that a quantity lasts are weighed.
 *
 * @param task demand and times of a line
 * @returns mean of the protected window or of four weeks, whichever is longer, as far as the article is sold
 */
export function dailyMeanOf({ windowDemand, timing }: DemandInTime): number {
	const { leadTime, reviewDays, sellingDays } = timing;
	const longest = Math.max(DAYS_LOOKED_AT, Math.ceil(leadTime.mean) + reviewDays);
	const days = Math.max(1, Math.min(longest, sellingDays));
	return mean(windowDemand(days)) / days;
}

/** Pieces that are used up while they keep. */
export const keptPieces = ({ shelfLifeDays }: Pick<Item, "shelfLifeDays">, dailyMean: number): number =>
	shelfLifeDays === undefined ? Number.POSITIVE_INFINITY : dailyMean * shelfLifeDays;
