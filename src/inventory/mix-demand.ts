import { type CompoundDistribution, type Distribution, mixtureOf, withoutCompounds } from "../math/index.js";
import {
	addCompounded,
	addCounts,
	clearCountLattice,
	createCountLattice,
	isCountDistribution,
} from "./count-lattice.js";

/** A distribution with its probability; weights of a list sum to 1. */
export interface WeightedDemand {
	readonly weight: number;
	readonly distribution: Distribution;
}

/** Longest lattice that is built; longer demands stay a mixture of closed forms. */
const LONGEST_LATTICE = 6_000;
/** Multiplications that one compounding may take before its parts are replaced by their two-moment fits. */
const MOST_MULTIPLICATIONS = 3e6;
/** Mass below which cells at either end are cut away. */
const NEGLIGIBLE = 1e-15;
/** Weight below which a part of a mixture of closed forms is left out. */
const NEGLIGIBLE_PART = 1e-8;

const events = createCountLattice();
const pieces = createCountLattice();

/**
 * The exact mixture of demand distributions, as one integer lattice where that is short, else as a mixture of closed
 * forms (compounds of more than some thousand pieces replaced by the count distribution of their two moments).
 *
 * @param parts weighted distributions; nested mixtures are taken apart
 * @returns point, lattice or mixture distribution with the same mean
 */
export function mixDemand(parts: readonly WeightedDemand[]): Distribution {
	const flat = flatten(parts, 1, []);
	const first = flat[0];
	if (first !== undefined && flat.length === 1 && first.distribution.kind === "point")
		return first.distribution;
	if (!flat.every((part) => isCountDistribution(part.distribution))) return mixtureOf(flat);
	const { method, cells } = planFor(flat);
	return method === "mixture" ? closedForms(flat) : latticeOf(flat, method, cells);
}

function flatten(parts: readonly WeightedDemand[], scale: number, into: WeightedDemand[]): WeightedDemand[] {
	for (const { weight, distribution } of parts) {
		if (!(weight > 0)) continue;
		if (distribution.kind === "mixture") flatten(distribution.parts, scale * weight, into);
		else into.push({ weight: scale * weight, distribution });
	}
	return into;
}

/** How a mixture is built, and how many cells are enough for the number of pieces. */
interface MixingPlan {
	readonly method: "events" | "pieces" | "mixture";
	readonly cells: number;
}

/**
 * How to mix: compounds by way of the number of events (one compounding for all parts), or each by itself where they are
 * large, or no lattice at all.
 */
function planFor(parts: readonly WeightedDemand[]): MixingPlan {
	let mostEvents = 0;
	let cells = 0;
	let mostSizes = 0;
	let separately = 0;
	let sizes: readonly number[] = [];
	let meanSize = 1;
	let meanSquare = 1;
	for (const { weight, distribution } of parts) {
		let reach: number;
		if (distribution.kind === "compound") {
			if (distribution.sizes !== sizes) {
				sizes = distribution.sizes;
				[meanSize, meanSquare] = sizeMoments(sizes);
			}
			const eventReach = reachOf(distribution.count, weight);
			mostEvents = Math.max(mostEvents, eventReach);
			mostSizes = Math.max(mostSizes, sizes.length);
			reach = eventReach * meanSize + 8 * Math.sqrt(eventReach * (meanSquare - meanSize * meanSize));
			separately += reach * sizes.length;
		} else reach = reachOf(distribution, weight);
		if (!(reach <= LONGEST_LATTICE)) return { method: "mixture", cells };
		cells = Math.max(cells, Math.ceil(reach) + 2 * mostSizes + 1);
	}
	const together = mostEvents * mostSizes * Math.min(cells, (mostEvents * mostSizes) / 2);
	if (Math.min(together, separately) > MOST_MULTIPLICATIONS) return { method: "mixture", cells };
	return { method: together <= separately ? "events" : "pieces", cells };
}

function sizeMoments(sizes: readonly number[]): [meanSize: number, meanSquare: number] {
	let meanSize = 0;
	let meanSquare = 0;
	for (let size = 1; size <= sizes.length; size++) {
		meanSize += size * (sizes[size - 1] as number);
		meanSquare += size * size * (sizes[size - 1] as number);
	}
	return [meanSize, meanSquare];
}

/** Rough upper end of a count distribution of a given weight: beyond it lies less than the lattice's tail. */
function reachOf(distribution: Distribution, weight: number): number {
	const decades = Math.log(1 + weight * 1e13);
	switch (distribution.kind) {
		case "point":
			return distribution.value;
		case "poisson":
			return distribution.rate + Math.sqrt(2 * distribution.rate * decades) + decades;
		case "negative-binomial": {
			const { size, probability } = distribution;
			const expected = (size * (1 - probability)) / probability;
			return (
				expected + Math.sqrt((2 * expected * decades) / probability) - decades / Math.log1p(-probability)
			);
		}
		case "binomial":
			return distribution.trials;
		case "lattice":
			return distribution.start + distribution.probabilities.length;
		case "empirical":
			return distribution.values.at(-1) ?? 0;
		default:
			return Number.POSITIVE_INFINITY;
	}
}

function latticeOf(
	parts: readonly WeightedDemand[],
	method: MixingPlan["method"],
	cells: number,
): Distribution {
	clearCountLattice(pieces);
	const compounds: { weight: number; distribution: CompoundDistribution }[] = [];
	for (const { weight, distribution } of parts) {
		if (distribution.kind !== "compound") addCounts(pieces, weight, distribution);
		else if (distribution.sizes.length === 1) addCounts(pieces, weight, distribution.count);
		else if (method === "pieces") addCounts(pieces, weight, distribution);
		else compounds.push({ weight, distribution });
	}
	let from = 0;
	while (from < compounds.length) {
		const { sizes } = (compounds[from] as { distribution: CompoundDistribution }).distribution;
		clearCountLattice(events);
		while (from < compounds.length) {
			const { weight, distribution } = compounds[from] as {
				weight: number;
				distribution: CompoundDistribution;
			};
			if (!sameSizes(sizes, distribution.sizes)) break;
			addCounts(events, weight, distribution.count);
			from++;
		}
		addCompounded(events, sizes, pieces, cells);
	}
	return trimmed(pieces.cells, pieces.length);
}

function sameSizes(a: readonly number[], b: readonly number[]): boolean {
	return a === b || (a.length === b.length && a.every((value, index) => value === b[index]));
}

/** Cuts empty ends and puts the mass of the tails back on the first and last cell kept. */
function trimmed(cells: Float64Array, length: number): Distribution {
	let start = 0;
	let end = length;
	while (end > 1 && (cells[end - 1] as number) < NEGLIGIBLE) end--;
	while (start < end - 1 && (cells[start] as number) < NEGLIGIBLE) start++;
	// A loop: copying by an iterator takes as long as the compounding before it.
	const probabilities = new Array<number>(end - start);
	let sum = 0;
	for (let cell = start; cell < end; cell++) {
		const mass = cells[cell]!;
		probabilities[cell - start] = mass;
		sum += mass;
	}
	const last = probabilities.length - 1;
	probabilities[last] = Math.max(0, (probabilities[last] as number) + 1 - sum);
	return probabilities.length === 1
		? { kind: "point", value: start }
		: { kind: "lattice", start, probabilities };
}

/** Parts that can not matter at any sensible target are left out. */
function closedForms(parts: readonly WeightedDemand[]): Distribution {
	const kept = parts.filter(({ weight }) => weight >= NEGLIGIBLE_PART);
	const whole = kept.reduce((sum, { weight }) => sum + weight, 0);
	return mixtureOf(
		kept.map(({ weight, distribution }) => ({
			weight: weight / whole,
			distribution: withoutCompounds(distribution),
		})),
	);
}
