import type { DemandProcess } from "../../models/index.js";

function allFinite(values: readonly number[]): boolean {
	// One sum in place of many tests: it is finite, or NaN where any value is not.
	let nothing = 0;
	for (let index = 0; index < values.length; index++) nothing += 0 * values[index]!;
	return nothing === 0;
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
