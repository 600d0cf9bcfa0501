import type { Distribution } from "../distributions/distribution.js";

/** A seeded source of random numbers; its state is private and every call moves it on. */
export interface Random {
	/** Uniform in [0, 1) with 53 bits. */
	readonly uniform: () => number;
	/** Standard normal. */
	readonly normal: () => number;
	/** Exponential with mean 1. */
	readonly exponential: () => number;
	/** Integer in [0, maxExclusive), without modulo bias; maxExclusive from 1 to 2^53 - 1. */
	readonly integer: (maxExclusive: number) => number;
	/** Poisson with the given mean >= 0. */
	readonly poisson: (rate: number) => number;
	/** Gamma with the given shape > 0 and scale 1. */
	readonly gamma: (shape: number) => number;
	/** Failures before the size-th success. */
	readonly negativeBinomial: (size: number, probability: number) => number;
	/** One value of any distribution. */
	readonly sample: (d: Distribution) => number;
}
