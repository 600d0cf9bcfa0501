import type { Distribution } from "./distribution.js";
import { isPositive, requireOption } from "./family.js";
import { toLattice } from "./to-lattice.js";

/** Closer to Poisson than this, 1 - probability of a negative binomial would lose more digits than Poisson errs by. */
const NEARLY_POISSON = 1e-8;
/** Longest list of sizes; what lies beyond is put on the last one. */
const SIZE_TAIL = 1e-12;

/** Mass on the two integers around the mean: the least variance an integer variable can have. */
function nearestIntegers(mean: number): Distribution {
	const low = Math.floor(mean);
	const part = mean - low;
	if (part === 0) return { kind: "point", value: low };
	return { kind: "lattice", start: low, probabilities: [1 - part, part] };
}

function binomialOfMean(mean: number, trials: number): Distribution {
	return { kind: "binomial", trials, probability: Math.min(1, mean / trials) };
}

/**
 * Variance below the mean. A binomial has it for a real number of trials only; of two neighbouring integers each gives the mean, and
 * their mixture, whose variance is then linear in the weight, gives the variance.
 */
function underdispersed(mean: number, variance: number): Distribution {
	const part = mean - Math.floor(mean);
	const least = part * (1 - part);
	if (variance <= least * (1 + 1e-12)) return nearestIntegers(mean);
	const trials = mean / (1 - variance / mean);
	const high = Math.ceil(trials - 1e-9 * trials);
	if (Math.abs(high - trials) <= 1e-9 * trials) return binomialOfMean(mean, high);
	const low = high - 1;
	const lowPart = low >= mean ? binomialOfMean(mean, low) : nearestIntegers(mean);
	const lowVariance = low >= mean ? mean * (1 - mean / low) : least;
	const highVariance = mean * (1 - mean / high);
	const weight = (variance - lowVariance) / (highVariance - lowVariance);
	return {
		kind: "mixture",
		parts: [
			{ weight: 1 - weight, distribution: lowPart },
			{ weight, distribution: binomialOfMean(mean, high) },
		],
	};
}

/**
 * Count distribution with a given mean and variance.
 *
 * @param mean expected count; 0 or less gives the point 0
 * @param variance of the count, >= 0
 * @returns negative binomial when the variance exceeds the mean, Poisson when they agree to 1e-8, else a binomial or a mixture of
 * two with neighbouring numbers of trials; a variance below what integers allow gives the two integers around the mean
 * @throws {ReapproError} OPTION_INVALID when a moment is NaN or infinite, or the variance negative
 * @example
 * distributionFromMoments(4, 8); // => { kind: "negative-binomial", size: 4, probability: 0.5 }
 */
export function distributionFromMoments(mean: number, variance: number): Distribution {
	requireOption(Number.isFinite(mean), "Give a finite mean.", "mean");
	requireOption(
		variance >= 0 && variance < Number.POSITIVE_INFINITY,
		"Give a finite variance of 0 or more.",
		"variance",
	);
	if (mean <= 0) return { kind: "point", value: 0 };
	const surplus = variance - mean;
	if (Math.abs(surplus) <= NEARLY_POISSON * mean) return { kind: "poisson", rate: mean };
	if (surplus < 0) return underdispersed(mean, variance);
	const size = (mean * mean) / surplus;
	return isPositive(size)
		? { kind: "negative-binomial", size, probability: mean / variance }
		: { kind: "point", value: 0 };
}

/**
 * Probabilities of 1, 2, 3, ... pieces in one order line, from its first two moments: 1 + a binomial, Poisson or negative binomial
 * count.
 *
 * @param meanSize mean pieces of a line; 1 or less gives [1]
 * @param meanSquare mean of the squared pieces; below meanSize squared it counts as no spread
 * @returns probabilities, sum 1; what lies beyond 1e-12 of the tail is put on the last size
 * @throws {ReapproError} OPTION_INVALID when a moment is NaN or infinite
 * @example
 * sizesFromMoments(1.5, 2.5); // => [0.5, 0.5]
 */
export function sizesFromMoments(meanSize: number, meanSquare: number): readonly number[] {
	requireOption(Number.isFinite(meanSize), "Give a finite mean size.", "meanSize");
	requireOption(Number.isFinite(meanSquare), "Give a finite mean of squared sizes.", "meanSquare");
	if (meanSize <= 1) return [1];
	const spread = Math.max(0, meanSquare - meanSize * meanSize);
	const beyondOne = toLattice(distributionFromMoments(meanSize - 1, spread), { tail: SIZE_TAIL });
	const sizes = new Array<number>(beyondOne.start).fill(0);
	return sizes.concat(beyondOne.probabilities);
}
