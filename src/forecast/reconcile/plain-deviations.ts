import { gammaQuantile, type Random } from "../../math/index.js";
import type { GaussianProcess } from "../../models/index.js";

/** How many futures to draw, of how many periods. */
export interface PathSetting {
	readonly paths: number;
	readonly horizon: number;
	readonly random: Random;
}

/** Divisors by which each path is wider, for each number of degrees of freedom. */
type Widths = (degreesOfFreedom: number | undefined) => Float64Array | undefined;

/**
 * Draws how wide each path is, for all nodes at once: a future in which the spread of one was told too small is that for
 * those which it adds up. Else sums would be narrower than they are stated.
 */
function commonWidths({ paths, random }: PathSetting): Widths {
	const chances = Float64Array.from({ length: paths }, () => 1 - random.uniform());
	const known = new Map<number, Float64Array>();
	return (degreesOfFreedom) => {
		if (degreesOfFreedom === undefined) return undefined;
		const half = 0.5 * degreesOfFreedom;
		let widths = known.get(degreesOfFreedom);
		if (widths === undefined) {
			widths = chances.map((chance) => Math.sqrt(half / gammaQuantile(chance, half, 1)));
			known.set(degreesOfFreedom, widths);
		}
		return widths;
	};
}

/**
 * Deviations of paths from their means.
 *
 * @param processes one for each node, of values that are no counts
 * @param setting paths, horizon, seeded source
 * @param factor rows of a factor of the correlations of the shocks between nodes; without it they are independent
 * @returns for each node its paths one after the other
 * @example
 * const process = { kind: "gaussian", means: [10, 12], shocks: [[0], [0, 0]], counts: false };
 * plainDeviations([process], { paths: 1, horizon: 2, random: createRandom(1) }).map((own) => [...own]); // => [[0, 0]]
 */
export function plainDeviations(
	processes: readonly GaussianProcess[],
	setting: PathSetting,
	factor?: readonly Float64Array[],
): Float64Array[] {
	const { paths, horizon, random } = setting;
	const widthsOf = commonWidths(setting);
	const length = paths * horizon;
	const draws = processes.map(() => Float64Array.from({ length }, () => random.normal()));
	const mixed = factor === undefined ? draws : factor.map((row) => mix(draws, row, length));
	return processes.map(({ shocks, degreesOfFreedom }, node) => {
		const widths = widthsOf(degreesOfFreedom);
		const z = mixed[node]!;
		const values = new Float64Array(length);
		for (let path = 0; path < paths; path++)
			for (let h = 0; h < horizon; h++) {
				const row = shocks[h]!;
				let deviation = 0;
				for (let j = 0; j <= h; j++) deviation += row[j]! * z[path * horizon + j]!;
				values[path * horizon + h] = deviation * (widths?.[path] ?? 1);
			}
		return values;
	});
}

function mix(draws: readonly Float64Array[], row: Float64Array, length: number): Float64Array {
	const mixed = new Float64Array(length);
	for (const [index, weight] of row.entries()) {
		if (weight === 0) continue;
		const own = draws[index]!;
		for (let at = 0; at < length; at++) mixed[at]! += weight * own[at]!;
	}
	return mixed;
}
