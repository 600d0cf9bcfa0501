import { type OptionNames, ReapproError } from "../../errors.js";
import { MAX_ENTRIES } from "./line-ids.js";

/** Lines that are read unless the caller allows more: more than thirty years of a country of sixty million. */
const USUAL_MAX_LINES = 2 ** 24;

/** Options of the guard. */
export interface AdmitOptions {
	/**
	 * 64 hexadecimal digits that nobody else knows: the receipt then carries a blinded commitment to the admitted
	 * lines, which `verifyBatchCommitment` opens.
	 */
	readonly nonce?: string;
	/** A source with more lines than this breaks off with `INPUT_INVALID`; 16,777,216 if absent, 67,108,863 at most. */
	readonly maxLines?: number;
}

/** Options of the guard's asynchronous ways in. */
export interface AdmitStreamOptions extends AdmitOptions {
	/** Ends the run with `ABORTED`, also while the source never settles. */
	readonly signal?: AbortSignal;
	/**
	 * Awaited every 16,384 items. A source that always has its next item ready leaves a program no time to abort; the
	 * library sets no timer, so give it one: `() => new Promise((resolve) => setTimeout(resolve))`.
	 */
	readonly pause?: () => PromiseLike<unknown>;
}

/** Names of what the guard takes. */
export const ADMIT_OPTIONS: OptionNames<AdmitOptions> = { nonce: true, maxLines: true };

/** Names of what its asynchronous ways in take. */
export const ADMIT_STREAM_OPTIONS: OptionNames<AdmitStreamOptions> = {
	...ADMIT_OPTIONS,
	signal: true,
	pause: true,
};

/**
 * How many lines a run may read.
 *
 * @param options of the guard
 * @returns a whole number from 1
 * @throws {ReapproError} `OPTION_INVALID` when `maxLines` is none, or too large for one run
 * @example
 * checkedMaxLines({}); // => 16777216
 */
export function checkedMaxLines({ maxLines = USUAL_MAX_LINES }: AdmitOptions): number {
	if (Number.isInteger(maxLines) && maxLines >= 1 && maxLines <= MAX_ENTRIES) return maxLines;
	throw new ReapproError("OPTION_INVALID", "Give a whole number from 1 to 67108863.", "options.maxLines");
}

/**
 * The error of a source that has more lines than the run may read.
 *
 * @returns to be thrown
 * @example
 * tooManyLines().code; // => "INPUT_INVALID"
 */
export function tooManyLines(): ReapproError {
	return new ReapproError(
		"INPUT_INVALID",
		"Give fewer lines in one run, or allow more by maxLines.",
		"lines",
	);
}
