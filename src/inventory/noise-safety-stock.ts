import {
	type Distribution,
	discreteLaplaceSum,
	distributionFromMoments,
	type LatticeDistribution,
	mean,
} from "../math/index.js";
import { mixDemand, type WeightedDemand } from "./mix-demand.js";
import type { ProtectionDemand } from "./protection-demand.js";
import { requireAtLeast, requireInteger, requirePositive } from "./require.js";
import { evaluateService, type StockLevels, solveStockLevels } from "./service-levels.js";
import type { ServiceRule } from "./types.js";

/** A history that is known through noisy counts only, and what the stock must achieve. */
export interface NoisyHistory {
	/** One noisy count for each period of the history, integers; the noise of each is independent. */
	readonly counts: readonly number[];
	/** Scale of the noise of one count as a ratio of integers, as the noisy answer tells it. */
	readonly scale: { readonly numerator: number; readonly denominator: number };
	/** Lead time in periods of the history, >= 0. */
	readonly leadPeriods: number;
	/** Time between two orders in periods of the history, > 0. */
	readonly reviewPeriods: number;
	readonly service: ServiceRule;
	/** Variance over mean of the demand of a window, >= 1; default 1, Poisson. */
	readonly varianceToMean?: number;
	/** Cycle stock, as in `ServiceProblem`. */
	readonly orderQuantity?: number;
	/** As in `ServiceProblem`. */
	readonly overageCost?: number;
}

/** What noise costs in stock. */
export interface NoiseSafetyStock {
	/** Levels for the counts taken at their word. */
	readonly withoutNoise: StockLevels;
	/** Levels that reach the service although the counts are noisy. */
	readonly withNoise: StockLevels;
	/** Pieces: the difference of the order-up-to levels. */
	readonly extraSafetyStock: number;
	/** Service, with the noise counted in, of the levels that ignore it. */
	readonly serviceIfIgnored: number;
}

/** Sums of noise that are told apart; a longer list is joined into as many groups of neighbours. */
const MOST_TOTALS = 2_000;

interface WeightedTotal {
	readonly total: number;
	readonly weight: number;
}

/**
 * What the true sum of the counts may be: the noisy sum less the noise, given that true sums are not below 0 and
 * otherwise equally likely before the counts are seen.
 *
 * A sum so far below zero that nothing of the noise reaches it says 0.
 */
function possibleTotals(noisySum: number, noise: LatticeDistribution): WeightedTotal[] {
	const last = noise.start + noise.probabilities.length - 1;
	const highest = noisySum - noise.start;
	if (highest <= 0) return [{ total: 0, weight: 1 }];
	const lowest = Math.max(0, noisySum - last);
	const width = Math.ceil((highest - lowest + 1) / MOST_TOTALS);
	const groups: { total: number; weight: number }[] = [];
	for (let from = lowest; from <= highest; from += width) {
		let weight = 0;
		let moment = 0;
		for (let total = from; total < from + width && total <= highest; total++) {
			const mass = noise.probabilities[noisySum - total - noise.start] as number;
			weight += mass;
			moment += mass * (total - from);
		}
		if (weight > 0) groups.push({ total: from + moment / weight, weight });
	}
	const whole = groups.reduce((sum, { weight }) => sum + weight, 0);
	return groups.map(({ total, weight }) => ({ total, weight: weight / whole }));
}

function demandOf(
	totals: readonly WeightedTotal[],
	history: NoisyHistory,
	varianceToMean: number,
): ProtectionDemand {
	const { counts, leadPeriods, reviewPeriods } = history;
	const window = (periods: number): Distribution => {
		const parts = totals.map(({ total, weight }): WeightedDemand => {
			const expected = (total * periods) / counts.length;
			return { weight, distribution: distributionFromMoments(expected, varianceToMean * expected) };
		});
		return mixDemand(parts);
	};
	const lead = window(leadPeriods);
	const protection = window(leadPeriods + reviewPeriods);
	return { lead, protection, reviewMean: Math.max(0, mean(protection) - mean(lead)) };
}

/**
 * Extra safety stock that noise costs: the order-up-to level that reaches the service when the mean demand is known
 * through noisy counts only, less the level for the same counts without noise.
 *
 * The mean of a period is the true sum of the counts over their number, and of the true sum no more is known than the
 * noisy sum and the law of the noise: demand is the mixture over every possible sum, weighted with the exact
 * distribution of the sum of the discrete Laplace noises, no normal approximation. Levels are the smallest integers that
 * reach the service of the mixture. Where more than 2,000 sums are possible neighbours are joined at their mean.
 *
 * Only the noise is priced: a history without noise leaves its mean uncertain too, which both levels pass over. A noisy
 * sum below 0 counts as 0 where no noise is thought of. The extra may be negative: noise that hides low sums only, at
 * targets below one half.
 *
 * @param history noisy counts, their scale, window and service; see `NoisyHistory`
 * @returns both levels, their difference in pieces, and the service that is lost when the noise is ignored
 * @throws {ReapproError} `INPUT_INVALID` with the path of a count, scale, window or service out of range;
 * `OPTION_INVALID` when the noise needs more than 4,000,000 points
 * @example
 * const counts = [11, 8, 14, 9, 12, 10, 7, 13];
 * const history = { counts, scale: { numerator: 8, denominator: 1 }, leadPeriods: 1, reviewPeriods: 1 };
 * noiseSafetyStock({ ...history, service: { type: "cycle", target: 0.95 } }).extraSafetyStock; // => 8
 */
export function noiseSafetyStock(history: NoisyHistory): NoiseSafetyStock {
	const { counts, scale, service, orderQuantity, overageCost } = history;
	requireInteger(counts.length, "counts.length", 1);
	for (const [at, count] of counts.entries()) {
		requireInteger(count, `counts[${at}]`, -Number.MAX_SAFE_INTEGER);
	}
	requireInteger(scale.numerator, "scale.numerator", 1);
	requireInteger(scale.denominator, "scale.denominator", 1);
	requireAtLeast(history.leadPeriods, "leadPeriods");
	requirePositive(history.reviewPeriods, "reviewPeriods");
	const varianceToMean = requireAtLeast(history.varianceToMean ?? 1, "varianceToMean", 1);
	const noisySum = counts.reduce((sum, count) => sum + count, 0);
	const noise = discreteLaplaceSum(scale.denominator / scale.numerator, counts.length);
	const problemOf = (totals: readonly WeightedTotal[]) => ({
		demand: demandOf(totals, history, varianceToMean),
		service,
		...(orderQuantity === undefined ? {} : { orderQuantity }),
		...(overageCost === undefined ? {} : { overageCost }),
	});
	const noisy = problemOf(possibleTotals(noisySum, noise));
	const withoutNoise = solveStockLevels(problemOf([{ total: Math.max(0, noisySum), weight: 1 }]));
	const withNoise = solveStockLevels(noisy);
	return {
		withoutNoise,
		withNoise,
		extraSafetyStock: withNoise.orderUpTo - withoutNoise.orderUpTo,
		serviceIfIgnored: evaluateService(noisy, withoutNoise.reorderPoint),
	};
}
