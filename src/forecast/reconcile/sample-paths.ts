import {
	distributionFromMoments,
	drawIndex,
	normalCdf,
	quantile,
	type Random,
	studentCdf,
} from "../../math/index.js";
import {
	type CountProcess,
	type DemandProcess,
	type GaussianProcess,
	horizonOf,
} from "../../models/index.js";

/** Writes one path of future values, what is expected of each period times its factor. */
type Draw = (path: Float64Array, factors: Float64Array) => void;

/** Draws a gamma factor of mean 1 and the given variance, which may be 0. */
export const gammaFactor = (variance: number, random: Random): number =>
	variance > 0 ? variance * random.gamma(1 / variance) : 1;

/** Keeps a chance where quantiles of counts are finite. */
const inside = (chance: number): number => Math.min(Math.max(chance, 1e-15), 1 - 1e-15);

/**
 * The count of a mean and spread that stands where a value stands among those of its period. Rounding the value would
 * raise small means, as what lies below 0 can not be drawn.
 */
function countAt(
	expected: number,
	deviation: number,
	spread: number,
	degreesOfFreedom: number | undefined,
): number {
	const tails = degreesOfFreedom === undefined ? 1 : degreesOfFreedom / (degreesOfFreedom - 2);
	const counts = distributionFromMoments(Math.max(expected, 0), spread * spread * tails);
	if (counts.kind === "point") return counts.value;
	const z = spread > 0 ? deviation / spread : 0;
	return quantile(
		counts,
		inside(degreesOfFreedom === undefined ? normalCdf(z) : studentCdf(z, degreesOfFreedom)),
	);
}

function gaussianPath({ means, shocks, counts, degreesOfFreedom }: GaussianProcess, random: Random): Draw {
	const z = new Float64Array(means.length);
	const spreads = shocks.map((row) => Math.hypot(...row));
	return (path, factors) => {
		// One divisor for the whole path, as one spread is unknown for all of it.
		const half = 0.5 * (degreesOfFreedom ?? 0);
		const width = degreesOfFreedom === undefined ? 1 : Math.sqrt(half / random.gamma(half));
		for (let h = 0; h < means.length; h++) {
			z[h] = width * random.normal();
			let deviation = 0;
			const row = shocks[h]!;
			for (let j = 0; j <= h; j++) deviation += row[j]! * z[j]!;
			const expected = factors[h]! * means[h]!;
			path[h] = counts ? countAt(expected, deviation, spreads[h]!, degreesOfFreedom) : expected + deviation;
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
	return (path, factors) => {
		const part = parts[drawIndex(parts.length, (index) => parts[index]!.weight, random.uniform())]!;
		const level = gammaFactor(part.levelVariance, random);
		for (let h = 0; h < path.length; h++) {
			const rate = part.rates[h]! * factors[h]! * level * gammaFactor(periodVariance, random);
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
 * @param factors for each period of each path, as the paths lie, a factor of 0 or more on what is expected, such as a
 * shock that other series share; default 1
 * @returns paths one after the other, each as long as the horizon; whole numbers of 0 or more where the process counts
 * @example
 * const process = { kind: "gaussian", means: [10, 12], shocks: [[0], [0, 0]], counts: false };
 * [...samplePaths(process, 2, createRandom(1))]; // => [10, 12, 10, 12]
 */
export function samplePaths(
	process: DemandProcess,
	paths: number,
	random: Random,
	factors: Float64Array = new Float64Array(paths * horizonOf(process)).fill(1),
): Float64Array {
	const horizon = horizonOf(process);
	const draw = process.kind === "gaussian" ? gaussianPath(process, random) : countPath(process, random);
	const all = new Float64Array(paths * horizon);
	for (let from = 0; from < all.length; from += horizon)
		draw(all.subarray(from, from + horizon), factors.subarray(from, from + horizon));
	return all;
}
