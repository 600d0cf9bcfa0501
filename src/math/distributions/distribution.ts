/** All mass on one value. */
export interface PointDistribution {
	readonly kind: "point";
	readonly value: number;
}

/** Normal with standard deviation `standardDeviation` > 0. */
export interface NormalDistribution {
	readonly kind: "normal";
	readonly mean: number;
	readonly standardDeviation: number;
}

/** Student's t, shifted by `location` and stretched by `scale` > 0. */
export interface StudentDistribution {
	readonly kind: "student";
	readonly location: number;
	readonly scale: number;
	readonly degreesOfFreedom: number;
}

/** Gamma with mean `shape * scale`; both > 0. */
export interface GammaDistribution {
	readonly kind: "gamma";
	readonly shape: number;
	readonly scale: number;
}

/** Poisson with mean `rate` >= 0. */
export interface PoissonDistribution {
	readonly kind: "poisson";
	readonly rate: number;
}

/**
 * Negative binomial: failures before the `size`-th success, `size` > 0 real,
 * success `probability` in (0, 1]; mean `size * (1 - probability) / probability`.
 */
export interface NegativeBinomialDistribution {
	readonly kind: "negative-binomial";
	readonly size: number;
	readonly probability: number;
}

/** Binomial: successes in `trials` tries. */
export interface BinomialDistribution {
	readonly kind: "binomial";
	readonly trials: number;
	readonly probability: number;
}

/** Probabilities of the integers `start`, `start + 1`, ...; they sum to 1. */
export interface LatticeDistribution {
	readonly kind: "lattice";
	readonly start: number;
	readonly probabilities: readonly number[];
}

/** Equal mass on each of `values`, sorted upwards. */
export interface EmpiricalDistribution {
	readonly kind: "empirical";
	readonly values: readonly number[];
}

/** Sum of a random number of integer sizes: `count` events, each of size k with probability `sizes[k - 1]`. */
export interface CompoundDistribution {
	readonly kind: "compound";
	readonly count: PoissonDistribution | NegativeBinomialDistribution | PointDistribution;
	readonly sizes: readonly number[];
}

/** One of `parts`, drawn with its `weight`; weights sum to 1. */
export interface MixtureDistribution {
	readonly kind: "mixture";
	readonly parts: readonly { readonly weight: number; readonly distribution: Distribution }[];
}

/** A probability distribution as plain tagged data; the functions beside it answer for every kind. */
export type Distribution =
	| PointDistribution
	| NormalDistribution
	| StudentDistribution
	| GammaDistribution
	| PoissonDistribution
	| NegativeBinomialDistribution
	| BinomialDistribution
	| LatticeDistribution
	| EmpiricalDistribution
	| CompoundDistribution
	| MixtureDistribution;
