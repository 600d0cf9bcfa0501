import type { DemandProcess } from "../models/index.js";

function allFinite(values: readonly number[]): boolean {
	for (const value of values) if (!Number.isFinite(value)) return false;
	return true;
}

/**
 * Whether every figure of a process is finite, so that it can be shown or combined.
 *
 * @param process what a fitted model predicts
 * @returns false where a fit has run away
 * @example
 * isUsable({ kind: "gaussian", means: [Infinity], shocks: [[1]], counts: false }); // => false
 */
export function isUsable(process: DemandProcess): boolean {
	if (process.kind === "gaussian")
		return allFinite(process.means) && process.shocks.every((row) => allFinite(row));
	return (
		Number.isFinite(process.periodVariance) &&
		process.parts.length > 0 &&
		process.parts.every(({ rates, levelVariance }) => allFinite(rates) && Number.isFinite(levelVariance))
	);
}
