import { drawIndex, type Random } from "../../math/index.js";
import {
	type CountProcess,
	type DemandProcess,
	type GaussianProcess,
	horizonOf,
} from "../../models/index.js";

/** Writes one path of future values at a level over that of the process. */
type Draw = (path: Float64Array, level: number) => void;

/** Draws a gamma factor of mean 1 and the given variance, which may be 0. */
export const gammaFactor = (variance: number, random: Random): number =>
	variance > 0 ? variance * random.gamma(1 / variance) : 1;

function gaussianPath({ means, shocks, counts, degreesOfFreedom }: GaussianProcess, random: Random): Draw {
	const z = new Float64Array(means.length);
	return (path, level) => {
		// One divisor for the whole path, as one spread is unknown for all of it.
		const half = 0.5 * (degreesOfFreedom ?? 0);
		const width = degreesOfFreedom === undefined ? 1 : Math.sqrt(half / random.gamma(half));
		for (let h = 0; h < means.length; h++) {
			z[h] = width * random.normal();
			let value = level * means[h]!;
			const row = shocks[h]!;
			for (let j = 0; j <= h; j++) value += row[j]! * z[j]!;
			path[h] = counts ? Math.max(Math.round(value), 0) : value;
		}
	};
}

function piecesOf(events: number, sizes: readonly number[], random: Random): number {
	if (sizes.length <= 1) return events;
	let pieces = 0;
	for (let event = 0; event < events; event++)
		pieces += 1 + drawIndex(sizes.length, (size) => sizes[size]!, random.uniform());
	return pieces;
}

function countPath({ parts, periodVariance, sizes }: CountProcess, random: Random): Draw {
	return (path, common) => {
		const part = parts[drawIndex(parts.length, (index) => parts[index]!.weight, random.uniform())]!;
		const level = common * gammaFactor(part.levelVariance, random);
		for (let h = 0; h < path.length; h++) {
			const rate = part.rates[h]! * level * gammaFactor(periodVariance, random);
			path[h] = piecesOf(random.poisson(rate), sizes, random);
		}
	};
}

/**
 * Draws paths of future values: whole futures, so that their sums over any window are of the process too.
 *
 * @param process what a model predicts
 * @param paths how many, 1 or more
 * @param random seeded source
 * @param levels for each path a factor of 0 or more on what is expected, such as a shock that other series share;
 * default 1
 * @returns paths one after the other, each as long as the horizon; whole numbers of 0 or more where the process counts
 * @example
 * const process = { kind: "gaussian", means: [10, 12], shocks: [[0], [0, 0]], counts: false };
 * [...samplePaths(process, 2, createRandom(1))]; // => [10, 12, 10, 12]
 */
export function samplePaths(
	process: DemandProcess,
	paths: number,
	random: Random,
	levels?: ArrayLike<number>,
): Float64Array {
	const horizon = horizonOf(process);
	const draw = process.kind === "gaussian" ? gaussianPath(process, random) : countPath(process, random);
	const all = new Float64Array(paths * horizon);
	for (let path = 0; path < paths; path++)
		draw(all.subarray(path * horizon, (path + 1) * horizon), levels?.[path] ?? 1);
	return all;
}
