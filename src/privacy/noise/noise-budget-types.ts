import type { ContributionBound, ProtectedUnit } from "./contribution-bound.js";

/** One question that was answered: its key, its price, and the noisy counts in the order of their sorted labels. */
export interface NoiseBudgetEntry {
	readonly question: string;
	readonly microEpsilon: number;
	readonly counts: readonly number[];
}

/**
 * What may still be told about one set of data, and what was told already: plain data, to be stored and given back.
 *
 * Holds answers and hashes of public questions, nothing of the data. `checksum` finds edits made by mistake; it is not
 * keyed, and an older copy is as valid as the newest: whoever keeps the budget must be trusted to keep it.
 */
export interface NoiseBudget {
	readonly schemaVersion: 1;
	readonly kind: "noise-budget";
	readonly unit: ProtectedUnit;
	readonly contributionBound: ContributionBound;
	readonly totalMicroEpsilon: number;
	readonly entries: readonly NoiseBudgetEntry[];
	readonly checksum: string;
}

/** What `createNoiseBudget` takes. */
export interface NoiseBudgetInput {
	readonly unit: ProtectedUnit;
	readonly contributionBound: ContributionBound;
	/** Privacy loss of all questions together, in millionths of epsilon, 1..10,000,000. */
	readonly totalMicroEpsilon: number;
}
