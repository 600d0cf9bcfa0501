import type { DemandProcess } from "../models/index.js";

/**
 * Multiplies every period of a process by a known factor, such as a season index.
 *
 * @param process what a fitted model predicts
 * @param factors one for each period, >= 0
 * @returns the process of factor times demand; count processes stay counts, with events factor times as frequent
 * @example
 * const process = { kind: "gaussian", means: [10, 10], shocks: [[2], [1, 2]], counts: false };
 * scaleProcess(process, [1, 0.5]).means; // => [10, 5]
 */
export function scaleProcess(process: DemandProcess, factors: ArrayLike<number>): DemandProcess {
	if (process.kind === "gaussian")
		return {
			...process,
			means: process.means.map((value, h) => value * factors[h]!),
			shocks: process.shocks.map((row, h) => row.map((response) => response * factors[h]!)),
		};
	return {
		...process,
		parts: process.parts.map((part) => ({ ...part, rates: part.rates.map((rate, h) => rate * factors[h]!) })),
	};
}
