import { cutLattice } from "./cut-lattice.js";
import type {
	LatticeDistribution,
	NegativeBinomialDistribution,
	PoissonDistribution,
} from "./distribution.js";
import { requireOption } from "./family.js";

/** The recursion runs until this much is estimated to be left, whatever tail is asked for, so that its sum can be trusted. */
const INNER_TAIL = 1e-15;
const RESCALE_ABOVE = 1e250;
const RESCALE_BY = 1e-250;
/** No lattice is longer; beyond it the recursion would take minutes and the caller is told to thin the units. */
const LONGEST = 4_000_000;

/** a and b of P(N = n) = (a + b / n) P(N = n - 1). */
function panjerPair(count: PoissonDistribution | NegativeBinomialDistribution): readonly [number, number] {
	if (count.kind === "poisson") return [0, count.rate];
	const failure = 1 - count.probability;
	return [failure, (count.size - 1) * failure];
}

function logNone(count: PoissonDistribution | NegativeBinomialDistribution): number {
	if (count.kind === "poisson") return -count.rate;
	return count.size * Math.log(count.probability);
}

/**
 * Probabilities of 0, 1, 2, ... of a compound Poisson or negative binomial, up to a factor; their sum gives the factor.
 *
 * The recursion starts from P(0) where that is a number, else from 1e-250 with the factor left open: P(0) underflows for large
 * counts while the recursion is linear, so it may start anywhere. Values are scaled down when they near the largest number.
 * It stops when, past the mean, blocks of whole size ranges shrink so fast that a geometric tail leaves less than 1e-15.
 *
 * Source: Panjer (1981), Recursive evaluation of a family of compound distributions.
 */
function panjerRecursion(
	count: PoissonDistribution | NegativeBinomialDistribution,
	sizes: readonly number[],
	meanPieces: number,
): { values: Float64Array; length: number; sum: number } {
	const [a, b] = panjerPair(count);
	const reach = sizes.length;
	const block = reach * Math.ceil(8 / reach);
	const weights = Float64Array.from(sizes);
	const slopes = weights.map((weight, i) => (i + 1) * weight);
	let values = new Float64Array(Math.max(1024, Math.ceil(meanPieces * 1.5) + 8 * block));
	const log0 = logNone(count);
	values[0] = log0 > -600 ? Math.exp(log0) : RESCALE_BY;
	let sum = values[0]!;
	let blockSum = 0;
	let lastBlock = 0;
	let scaledOnceFrom = 0;
	let lastRescale = 0;
	let n = 1;
	for (; n < LONGEST; n++) {
		if (n === values.length) values = grown(values);
		let plain = 0;
		let sloped = 0;
		const furthest = Math.min(n, reach);
		for (let j = 1; j <= furthest; j++) {
			const before = values[n - j]!;
			plain += weights[j - 1]! * before;
			sloped += slopes[j - 1]! * before;
		}
		const value = a * plain + (b / n) * sloped;
		values[n] = value;
		sum += value;
		blockSum += value;
		if (value > RESCALE_ABOVE) {
			// What was scaled twice before is below 1e-250 of the sum and stays as it is, so that the cost stays linear.
			for (let i = scaledOnceFrom; i <= n; i++) values[i]! *= RESCALE_BY;
			scaledOnceFrom = lastRescale;
			lastRescale = n + 1;
			sum *= RESCALE_BY;
			blockSum *= RESCALE_BY;
			lastBlock *= RESCALE_BY;
		}
		if (n % block !== 0) continue;
		const shrink = blockSum / lastBlock;
		if (n > meanPieces && shrink < 1 && (blockSum * shrink) / (1 - shrink) < INNER_TAIL * sum) break;
		lastBlock = blockSum;
		blockSum = 0;
	}
	requireOption(
		n < LONGEST,
		"Count in larger units: this compound distribution needs more than 4,000,000 points.",
	);
	return { values, length: n + 1, sum };
}

function grown(values: Float64Array): Float64Array<ArrayBuffer> {
	const longer = new Float64Array(values.length * 2);
	longer.set(values);
	return longer;
}

/** Lattice of a compound distribution whose count is Poisson or negative binomial. */
export function panjerLattice(
	count: PoissonDistribution | NegativeBinomialDistribution,
	sizes: readonly number[],
	meanPieces: number,
	tail: number,
): LatticeDistribution {
	const { values, length, sum } = panjerRecursion(count, sizes, meanPieces);
	return cutLattice(0, values, length, sum, tail);
}
