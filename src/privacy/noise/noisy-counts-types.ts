import type { ContributionBound, ProtectedUnit } from "./contribution-bound.js";
import type { NoiseBudget } from "./noise-budget-types.js";
import type { NoiseScale } from "./noise-scale.js";
import type { RandomBytes } from "./random-bytes.js";

/**
 * How the contribution bound was kept: `"unit"`: every unit was cut to it; `"line"`: every line was cut to the most
 * pieces of a line, while the number of lines of a unit is the word of whoever opened the budget.
 */
export type Enforcement = "unit" | "line";

/** Pieces that one unit brings to one count. */
export interface UnitContribution {
	/** Names the unit; all contributions of one name are cut together. Never leaves. */
	readonly unit: string;
	/** Index into `cells`. */
	readonly cell: number;
	/** Whole number; negative for returns. */
	readonly count: number;
}

/** How noise is added and told. */
export interface NoiseOptions {
	readonly budget: NoiseBudget;
	/** Price of the question in millionths of epsilon, 1..10,000,000. */
	readonly microEpsilon: number;
	/** Probability that a count lies within `halfWidth` of the truth, in (0, 1); default 0.95. */
	readonly confidence?: number;
	/** Shows a count below zero as zero. Costs no budget, and makes sums of counts too high. Default false. */
	readonly atLeastZero?: boolean;
	/** Default Web Crypto. */
	readonly randomBytes?: RandomBytes;
}

/** Options of `noisyCounts`. */
export interface NoisyCountsOptions extends NoiseOptions {
	/** What is counted, 1..200 characters; public. */
	readonly question: string;
	/** Which state of the data, such as the day of processing, 1..200 characters; public. */
	readonly edition: string;
	/** Labels of the counts, each once, 1..200 characters; public: chosen without a look at the data. */
	readonly cells: readonly string[];
}

/** Counts with noise, and how much of it. */
export interface NoisyCounts {
	readonly schemaVersion: 1;
	readonly kind: "noisy-counts";
	readonly question: string;
	readonly edition: string;
	readonly unit: ProtectedUnit;
	readonly contributionBound: ContributionBound;
	readonly enforcement: Enforcement;
	readonly microEpsilon: number;
	/** Most pieces by which one unit can change all counts together. */
	readonly sensitivity: number;
	/** Scale b of the noise as a ratio of integers, in pieces. */
	readonly scale: NoiseScale;
	/** Of the noise of one count, in squared pieces. */
	readonly variance: number;
	readonly confidence: number;
	/** Whole pieces. Of the noise alone: what was cut off at the bound is not in it. */
	readonly halfWidth: number;
	readonly atLeastZero: boolean;
	readonly counts: readonly { readonly cell: string; readonly count: number }[];
}

/** An answer, and the budget after it, which must be kept in the place of the old one. */
export interface NoisyAnswer {
	readonly answer: NoisyCounts;
	readonly budget: NoiseBudget;
	/** 0 when the question had been answered before. */
	readonly chargedMicroEpsilon: number;
}
