import { findRoot, variance } from "../../math/index.js";
import { cumulativeDistribution, type DemandProcess, horizonOf, processMeans } from "../../models/index.js";
import { productSums, spreadOf } from "./process-spread.js";

/**
 * What the series of a sum have in common: relative variance of a factor of mean 1 on their level, the same over the
 * whole horizon, and of one on each period.
 */
export interface CommonFactor {
	readonly level: number;
	readonly period: number;
}

/** Nothing in common. */
export const INDEPENDENT: CommonFactor = { level: 0, period: 0 };

const sumOf = <T>(list: readonly T[], of: (item: T) => number): number =>
	list.reduce((sum, item) => sum + of(item), 0);

/** Root at or above 0 of a function that rises by `slope` or more; 0 when it is not below 0 there. */
function rootAbove(f: (x: number) => number, slope: number): number {
	const atZero = f(0);
	if (!(atZero < 0 && slope > 0)) return 0;
	const bound = -atZero / slope;
	// Rounding can leave the bound, which is the root where no series takes up a part, a hair below it.
	return f(bound) > 0 ? findRoot(f, 0, bound) : bound;
}

/**
 * Factors in common that give a sum the spread of its own forecast, so that a flu week that hits all of its series shows
 * in their sum.
 *
 * With a level factor of variance c and period factors of variance p two series share ((1 + c) (1 + p) - 1) m m' within
 * a period, c m m' between two; a series whose own factors vary less varies more by the rest. c is found from the
 * periods of the sum going together, p from what is then left within them. Over one period all is level.
 *
 * @param sum process of the sum, its means the sums of those of the members
 * @param members processes of the bottom series that it adds up
 * @returns variances of the factors; 0 where independence explains the sum
 * @example
 * const counts = (rate, levelVariance) => ({ kind: "counts", parts: [{ weight: 1, rates: [rate], levelVariance }], periodVariance: 0, sizes: [1] });
 * commonFactor(counts(10, 0.26), [counts(5, 0), counts(5, 0)]).level; // => 0.26
 */
export function commonFactor(sum: DemandProcess, members: readonly DemandProcess[]): CommonFactor {
	const whole = spreadOf(sum);
	const own = members.map(spreadOf);
	const products = own.map(({ means }) => productSums(means));
	const all = productSums(whole.means.map((_, h) => sumOf(own, ({ means }) => means[h]!)));
	const pairsWithin = all.within - sumOf(products, ({ within }) => within);
	const pairsBetween = all.between - sumOf(products, ({ between }) => between);
	const missingWithin = whole.within - sumOf(own, ({ within }) => within);
	const missingBetween = whole.between - sumOf(own, ({ between }) => between);
	const within = (c: number, p: number): number =>
		((1 + c) * (1 + p) - 1) * pairsWithin +
		sumOf(own, ({ addedWithin }) => addedWithin(c, p)) -
		missingWithin;
	const between = (c: number): number =>
		c * pairsBetween + sumOf(own, ({ addedBetween }) => addedBetween(c)) - missingBetween;
	if (whole.means.length === 1) return { level: rootAbove((c) => within(c, 0), pairsWithin), period: 0 };
	const level = rootAbove(between, pairsBetween);
	return { level, period: rootAbove((p) => within(level, p), pairsWithin) };
}

/** What is left of a factor of variance `own` when one of variance `common` is taken out of it. */
const without = (own: number, common: number): number => Math.max((1 + own) / (1 + common) - 1, 0);

/**
 * A process without the part of its spread that factors in common bring.
 *
 * @param process of a bottom series
 * @param common variances of the factors
 * @returns the process; one that is known better than the factors keeps no spread of its own but chance
 * @example
 * const process = { kind: "counts", parts: [{ weight: 1, rates: [4], levelVariance: 0.5 }], periodVariance: 0, sizes: [1] };
 * withoutCommon(process, { level: 0.25, period: 0 }).parts[0].levelVariance; // => 0.2
 */
export function withoutCommon(process: DemandProcess, { level, period }: CommonFactor): DemandProcess {
	if (process.kind === "counts") {
		const parts = process.parts.map((part) => ({
			...part,
			levelVariance: without(part.levelVariance, level),
		}));
		return { ...process, parts, periodVariance: without(process.periodVariance, period) };
	}
	const { within, between } = productSums(processMeans(process));
	const brought = level * (within + between) + (1 + level) * period * within;
	const whole = variance(cumulativeDistribution(process, horizonOf(process) - 1));
	const kept = whole > 0 ? Math.sqrt(Math.max(1 - brought / whole, 0)) : 1;
	return { ...process, shocks: process.shocks.map((row) => row.map((response) => kept * response)) };
}
