import { logGammaRatio } from "../../models/index.js";
import type { PoolSeries } from "./pool-series.js";

/** Events that the pool's expectation of a series may be worth; the likelihood of the pool chooses. */
const WORTHS = [0.5, 2, 8, 32];

/** What a pool expects of each of its series. */
export interface PooledExpectation {
	/** Events that an expectation is worth; 0 where a pool has one owner or one article. */
	readonly worth: number;
	/** Expected events of each series over its own history. */
	readonly expected: Float64Array;
}

const NOTHING: PooledExpectation = { worth: 0, expected: new Float64Array(0) };

/** Log-likelihood of negative binomial counts with given means and size; terms that no size changes are left out. */
function likelihood(series: readonly PoolSeries[], expected: Float64Array, size: number): number {
	let sum = 0;
	series.forEach(({ sum: events }, index) => {
		const mean = expected[index]!;
		if (!(mean > 0)) return;
		sum += logGammaRatio(size, events) - size * Math.log1p(mean / size) - events * Math.log(size + mean);
	});
	return sum;
}

/**
 * What is to be expected of a series from its article and its owner: the article's events times the owner's share of
 * all, worth as many events as the pool's own spread around it says.
 *
 * @param series series of a pool by operator or site, and article
 * @returns expectation of each; none where there is one owner or one article
 * @see Efron and Morris (1975), Journal of the American Statistical Association 70, on shrinking towards a pool
 * @example
 * pooledExpectation([]).worth; // => 0
 */
export function pooledExpectation(series: readonly PoolSeries[]): PooledExpectation {
	const ownerOf = ({ key }: PoolSeries): string => `${key.operatorId ?? ""} ${key.siteId ?? ""}`;
	const rates = { owner: new Map<string, number>(), article: new Map<string, number>() };
	let all = 0;
	for (const one of series) {
		const rate = one.sum / one.events.length;
		const owner = ownerOf(one);
		const article = one.key.sku ?? "";
		rates.owner.set(owner, (rates.owner.get(owner) ?? 0) + rate);
		rates.article.set(article, (rates.article.get(article) ?? 0) + rate);
		all += rate;
	}
	if (rates.owner.size < 2 || rates.article.size < 2 || !(all > 0)) return NOTHING;
	const expected = Float64Array.from(series, (one) => {
		const product = rates.owner.get(ownerOf(one))! * rates.article.get(one.key.sku ?? "")!;
		return (product / all) * one.events.length;
	});
	let worth = 0;
	let best = Number.NEGATIVE_INFINITY;
	for (const candidate of WORTHS) {
		const score = likelihood(series, expected, candidate);
		if (score <= best) continue;
		best = score;
		worth = candidate;
	}
	return { worth, expected };
}
