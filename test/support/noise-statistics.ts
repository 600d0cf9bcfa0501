import { discreteLaplaceMass } from "../../src/math/index.js";

/**
 * Tests of noise with proven error rates for every sample size: no central limit theorem is used.
 *
 * Scale. Of n values of discrete Laplace noise of rate a (one over the scale) the sum of magnitudes is sufficient for
 * a: the law tanh(a/2) exp(-a |x|) is an exponential family. A test on it is therefore the strongest there is against
 * another scale (Neyman and Pearson; Karlin and Rubin). E|X| = 1 / sinh(a). By Chernoff's bound, with M the mean
 * magnitude and KL(c, a) = log(tanh(c/2) / tanh(a/2)) + (a - c) / sinh(c) the divergence of rate c from rate a,
 *
 *     P_a(M <= 1 / sinh(c)) <= exp(-n KL(c, a)) for c > a, and likewise for c < a upwards.
 *
 * Noise of 0.95 of the scale has rate a' = a / 0.95. The threshold 1 / sinh(c), a < c < a', is where a false alarm,
 * exp(-n KL(c, a)), costs FALSE_ALARM and a miss, exp(-n KL(c, a')), costs MISS; that fixes n. For a large scale
 * KL(c, a) is about log(c/a)^2 / 2, so that n is about (sqrt(2 log 1e8) + sqrt(2 log 1e6))^2 / log(0.95)^2 = 49,000.
 *
 * Shape. P(sup |F_n - F| > d) <= 2 exp(-2 n d^2) for every distribution (Dvoretzky, Kiefer and Wolfowitz 1956; Massart
 * 1990).
 *
 * Independence and loss. Frequencies of events: P(share >= s) <= exp(-n kl(s, p)) for s > p (Chernoff; Hoeffding 1963,
 * theorem 1), kl the divergence of two coins.
 */

/** Probability of each one-sided false alarm. */
export const FALSE_ALARM = 1e-8;
/** Probability that noise of 0.95 of its scale passes. */
export const MISS = 1e-6;
/** Share of the scale that must be told from the whole. */
export const CAUGHT_SHARE = 0.95;

/** KL(c, a), see above. */
export const divergence = (c: number, a: number): number =>
	Math.log(Math.tanh(c / 2) / Math.tanh(a / 2)) + (a - c) / Math.sinh(c);

const coinDivergence = (share: number, chance: number): number =>
	(share > 0 ? share * Math.log(share / chance) : 0) +
	(share < 1 ? (1 - share) * Math.log((1 - share) / (1 - chance)) : 0);

/** The point between `low`, where `isBeyond` is false, and `high`, where it is true. */
function bisect(isBeyond: (x: number) => boolean, low: number, high: number): number {
	let [from, to] = [low, high];
	for (let step = 0; step < 200; step++) {
		const middle = (from + to) / 2;
		if (isBeyond(middle)) to = middle;
		else from = middle;
	}
	return to;
}

/** Values needed to tell `CAUGHT_SHARE` of the scale from the whole; see above. */
export function sampleSizeFor(rate: number): number {
	const [alarm, miss] = [-Math.log(FALSE_ALARM), -Math.log(MISS)];
	const weaker = rate / CAUGHT_SHARE;
	const c = bisect((x) => divergence(x, rate) / alarm >= divergence(x, weaker) / miss, rate, weaker);
	return Math.ceil(alarm / divergence(c, rate));
}

/** Mean magnitudes that right noise of this rate leaves on either side with probability `FALSE_ALARM` at most. */
export function magnitudeLimits(
	rate: number,
	sampleSize: number,
): { readonly least: number; readonly most: number } {
	const alarm = -Math.log(FALSE_ALARM);
	const lower = bisect((x) => sampleSize * divergence(x, rate) > alarm, rate, 10 * rate);
	const upper = bisect((x) => sampleSize * divergence(x, rate) < alarm, rate / 10, rate);
	return { least: 1 / Math.sinh(lower), most: 1 / Math.sinh(upper) };
}

/** Kolmogorov's distance from the exact distribution function, beyond what chance gives. */
export function hasWrongShape(noise: readonly number[], rate: number): boolean {
	const sorted = [...noise].sort((a, b) => a - b);
	const limit = Math.sqrt(Math.log(2 / (2 * FALSE_ALARM)) / (2 * noise.length));
	const first = Math.floor(Math.min(sorted[0] ?? 0, -60 / rate)) - 1;
	const last = Math.ceil(Math.max(sorted.at(-1) ?? 0, 60 / rate));
	let exact = 0;
	let at = 0;
	for (let k = first; k <= last; k++) {
		exact += discreteLaplaceMass(rate, k);
		while (at < sorted.length && (sorted[at] as number) <= k) at += 1;
		if (Math.abs(at / sorted.length - exact) > limit) return true;
	}
	return false;
}

/** Whether a share of n tries is out of reach of a coin. */
const isOffCoin = (share: number, chance: number, tries: number): boolean =>
	tries * coinDivergence(share, chance) > -Math.log(FALSE_ALARM);

/** Whether neighbours that are not 0 have their sign in common more or less often than every other time. */
export function isDependent(noise: readonly number[]): boolean {
	let tries = 0;
	let same = 0;
	for (let at = 0; at + 1 < noise.length; at += 2) {
		const product = (noise[at] as number) * (noise[at + 1] as number);
		if (product !== 0) tries += 1;
		if (product > 0) same += 1;
	}
	return isOffCoin(same / tries, 0.5, tries);
}

/** Whether P(first) > limit P(second) beyond doubt, from shares of as many independent tries each. */
export function ratioExceeds(first: number, second: number, tries: number, limit: number): boolean {
	// Were P(first) <= limit P(second), then one of the two shares would be off by chance, whatever P(second) is.
	const least = bisect((p) => tries * coinDivergence(first, p) < -Math.log(FALSE_ALARM), 0, first);
	const most = bisect((p) => tries * coinDivergence(second, p) > -Math.log(FALSE_ALARM), second, 1);
	return least > limit * most;
}
