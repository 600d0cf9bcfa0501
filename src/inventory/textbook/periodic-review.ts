import { normalCdf, normalLoss, normalQuantile } from "../../math/index.js";
import { requireAtLeast, requireFraction, requirePositive } from "../require.js";
import { bracketedRoot } from "./search.js";

/** Normal demand a period, and the periods of lead time and review. */
export interface PeriodicReview {
	readonly demandMean: number;
	readonly demandSd: number;
	readonly leadTime: number;
	readonly reviewPeriod: number;
}

/** An order-up-to level of a periodic-review (R, S) policy. */
export interface OrderUpToLevel {
	readonly orderUpToLevel: number;
	readonly safetyStock: number;
	readonly protectionMean: number;
	readonly protectionSd: number;
	/** P(demand over lead time and review <= S). */
	readonly cycleServiceLevel: number;
}

/**
 * Order-up-to level for a cycle service level: lead time plus review period must be covered
 * (Silver, Pyke and Thomas 2017, sec. 6.9).
 *
 * @param review normal demand a period, lead time and review period in periods
 * @param target cycle service level in (0, 1)
 * @returns level, safety stock and protection moments
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 * @example
 * const review = { demandMean: 2500, demandSd: 500, leadTime: 2, reviewPeriod: 4 };
 * orderUpToForCycleService(review, 0.9).orderUpToLevel; // => 16569.573707
 */
export function orderUpToForCycleService(review: PeriodicReview, target: number): OrderUpToLevel {
	const z = normalQuantile(requireFraction(target, "target"));
	const { mean, spread } = protectionOf(review, review.leadTime + review.reviewPeriod);
	return levelOf(mean, spread, z * spread);
}

/**
 * Order-up-to level for a fill rate: 1 - [n_{R+L}(S) - n_L(S)] / (demand of R) with normal demand, bracketed on both
 * sides since the safety stock may be negative.
 *
 * @param review normal demand a period, lead time and review period in periods
 * @param target fill rate in (0, 1)
 * @returns level, safety stock and protection moments
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 * @example
 * const review = { demandMean: 46.47, demandSd: 13.519, leadTime: 8, reviewPeriod: 1 };
 * orderUpToForFillRate(review, 0.9).orderUpToLevel; // => 450.442857
 */
export function orderUpToForFillRate(review: PeriodicReview, target: number): OrderUpToLevel {
	requireFraction(target, "target");
	const reviewMean = requirePositive(review.demandMean, "demandMean") * review.reviewPeriod;
	const protection = protectionOf(review, review.leadTime + review.reviewPeriod);
	const lead = protectionOf(review, review.leadTime);
	const short = (1 - target) * reviewMean;
	const level = bracketedRoot(
		(candidate) => shortage(protection, candidate) - shortage(lead, candidate) - short,
		protection.mean,
		protection.spread,
	);
	return levelOf(protection.mean, protection.spread, level - protection.mean);
}

function protectionOf(review: PeriodicReview, periods: number): { mean: number; spread: number } {
	requirePositive(review.reviewPeriod, "reviewPeriod");
	requireAtLeast(review.leadTime, "leadTime");
	requirePositive(review.demandSd, "demandSd");
	return {
		mean: requireAtLeast(review.demandMean, "demandMean") * periods,
		spread: review.demandSd * Math.sqrt(periods),
	};
}

function shortage(demand: { mean: number; spread: number }, level: number): number {
	if (demand.spread === 0) return Math.max(0, demand.mean - level);
	return demand.spread * normalLoss((level - demand.mean) / demand.spread);
}

function levelOf(mean: number, spread: number, safetyStock: number): OrderUpToLevel {
	return {
		orderUpToLevel: mean + safetyStock,
		safetyStock,
		protectionMean: mean,
		protectionSd: spread,
		cycleServiceLevel: normalCdf(safetyStock / spread),
	};
}
