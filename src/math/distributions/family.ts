import { ReapproError } from "../../errors.js";

/** What one family of distributions answers; every function may rely on `check` having passed. */
export interface Family<D> {
	readonly check: (d: D) => void;
	readonly isInteger: (d: D) => boolean;
	readonly mean: (d: D) => number;
	readonly variance: (d: D) => number;
	readonly cdf: (d: D, x: number) => number;
	readonly survival: (d: D, x: number) => number;
	readonly quantile: (d: D, p: number) => number;
	readonly mass: (d: D, k: number) => number;
	readonly loss: (d: D, x: number) => number;
	readonly complementaryLoss: (d: D, x: number) => number;
	readonly secondOrderLoss: (d: D, x: number) => number;
}

/** Throws `OPTION_INVALID` with the sentence when the condition does not hold. */
export function requireOption(holds: boolean, sentence: string, path?: string): void {
	if (!holds) throw new ReapproError("OPTION_INVALID", sentence, path);
}

/** True for a finite number above 0. */
export function isPositive(value: number): boolean {
	return value > 0 && value < Number.POSITIVE_INFINITY;
}

/** True for a number in [0, 1]. */
export function isProbability(value: number): boolean {
	return value >= 0 && value <= 1;
}
