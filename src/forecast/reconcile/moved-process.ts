import { mean } from "../../math/index.js";
import { type DemandProcess, processMeans } from "../../models/index.js";
import { scaleProcess } from "../scale-process.js";

/**
 * A process moved to other means, period by period.
 *
 * Counts grow in the same proportion as their mean; a period of which nothing was forecast becomes Poisson, with the
 * level, period factors and sizes of the process. Values that are no counts are shifted and keep their spread.
 *
 * @param process what a model predicts
 * @param means one for each period; for counts below 0 counts as 0
 * @returns a process with these means
 * @example
 * const process = { kind: "counts", parts: [{ weight: 1, rates: [4, 0], levelVariance: 0 }], periodVariance: 0, sizes: [0, 1] };
 * movedTo(process, [4, 3]).parts[0].rates; // => [2, 1.5]
 */
export function movedTo(process: DemandProcess, means: readonly number[]): DemandProcess {
	if (process.kind === "gaussian" && !process.counts) return { ...process, means: [...means] };
	const before = processMeans(process);
	const wanted = means.map((value) => Math.max(value, 0));
	const factors = Float64Array.from(before, (value, h) => (value > 0 ? wanted[h]! / value : 1));
	const scaled = scaleProcess(process, factors);
	const isNew = (h: number): boolean => !(before[h]! > 0) && wanted[h]! > 0;
	if (!before.some((_, h) => isNew(h))) return scaled;
	if (scaled.kind === "gaussian")
		return {
			...scaled,
			means: scaled.means.map((value, h) => (isNew(h) ? wanted[h]! : value)),
			shocks: scaled.shocks.map((row, h) =>
				isNew(h) ? row.map((_, j) => (j === h ? Math.sqrt(wanted[h]!) : 0)) : row,
			),
		};
	const size = mean({ kind: "lattice", start: 1, probabilities: scaled.sizes });
	const parts = scaled.parts.map((part) => ({
		...part,
		rates: part.rates.map((rate, h) => (isNew(h) ? wanted[h]! / size : rate)),
	}));
	return { ...scaled, parts };
}
