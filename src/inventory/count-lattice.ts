import { type Distribution, isIntegerDistribution, logGamma, toLattice } from "../math/index.js";

/** Weighted mass that may be left out of one part's tail; all of it is put back on the last cell. */
const TAIL = 1e-13;
/** Below this exponent the mass at zero is small enough for the recursion to start at the mode instead. */
const START_AT_ZERO = -600;

/**
 * Cells 0, 1, 2, ... onto which weighted count distributions are added one by one: the exact mixture, without a
 * lattice for each part. The buffer grows and is reused.
 */
export interface CountLattice {
	cells: Float64Array;
	/** Cells in use; all later ones are zero. */
	length: number;
}

/**
 * An empty lattice.
 *
 * @param capacity cells to begin with
 * @returns the lattice
 */
export function createCountLattice(capacity = 256): CountLattice {
	return { cells: new Float64Array(capacity), length: 0 };
}

/**
 * Empties a lattice for reuse.
 *
 * @param lattice lattice to empty
 */
export function clearCountLattice(lattice: CountLattice): void {
	lattice.cells.fill(0, 0, lattice.length);
	lattice.length = 0;
}

/**
 * Makes room for `length` cells.
 *
 * @param lattice lattice to grow
 * @param length cells needed
 */
export function growCountLattice(lattice: CountLattice, length: number): void {
	if (length > lattice.cells.length) {
		const grown = new Float64Array(Math.max(length, 2 * lattice.cells.length));
		grown.set(lattice.cells);
		lattice.cells = grown;
	}
	if (length > lattice.length) lattice.length = length;
}

/**
 * Adds `weight` times a distribution over 0, 1, 2, ... to the cells.
 *
 * @param lattice cells to add to
 * @param weight weight of the part
 * @param part any integer distribution without negative values; compounds are expanded by the math room
 */
export function addCounts(lattice: CountLattice, weight: number, part: Distribution): void {
	if (part.kind === "point") addCell(lattice, part.value, weight);
	else if (part.kind === "poisson") addPoisson(lattice, weight, part.rate);
	else if (part.kind === "negative-binomial")
		addNegativeBinomial(lattice, weight, part.size, part.probability);
	else {
		const { start, probabilities } =
			part.kind === "lattice" ? part : toLattice(part, { tail: Math.min(0.01, TAIL / weight) });
		growCountLattice(lattice, start + probabilities.length);
		const { cells } = lattice;
		for (let index = 0; index < probabilities.length; index++)
			cells[start + index] = (cells[start + index] as number) + weight * (probabilities[index] as number);
	}
}

function addCell(lattice: CountLattice, value: number, mass: number): void {
	growCountLattice(lattice, value + 1);
	lattice.cells[value] = (lattice.cells[value] as number) + mass;
}

function addPoisson(lattice: CountLattice, weight: number, rate: number): void {
	if (!(rate > 0)) {
		addCell(lattice, 0, weight);
		return;
	}
	const mode = -rate > START_AT_ZERO ? 0 : Math.floor(rate);
	const logMass = mode === 0 ? -rate : -rate + mode * Math.log(rate) - logGamma(mode + 1);
	addByRatios(lattice, weight, mode, Math.exp(logMass), 0, rate, 0);
}

function addNegativeBinomial(lattice: CountLattice, weight: number, size: number, probability: number): void {
	const failure = 1 - probability;
	if (!(failure > 0)) {
		addCell(lattice, 0, weight);
		return;
	}
	const logZero = size * Math.log(probability);
	if (logZero > START_AT_ZERO) {
		addByRatios(lattice, weight, 0, Math.exp(logZero), failure, size * failure, failure);
		return;
	}
	const mode = Math.max(0, Math.floor(((size - 1) * failure) / probability));
	const logMass =
		logGamma(mode + size) - logGamma(mode + 1) - logGamma(size) + logZero + mode * Math.log(failure);
	addByRatios(lattice, weight, mode, Math.exp(logMass), failure, size * failure, failure);
}

/**
 * Adds a distribution of the Panjer class, p(k) / p(k - 1) = slope + (level - slope) / k, outwards from `from`.
 * `limit` is the ratio far out; past the mode every later ratio lies between it and the current one, which bounds the tail.
 */
function addByRatios(
	lattice: CountLattice,
	weight: number,
	from: number,
	massAtFrom: number,
	slope: number,
	level: number,
	limit: number,
): void {
	growCountLattice(lattice, from + 1);
	let cells = lattice.cells;
	let mass = massAtFrom;
	for (let k = from; k > 0 && mass > 1e-18; ) {
		mass /= slope + (level - slope) / k;
		k--;
		cells[k] = (cells[k] as number) + weight * mass;
	}
	mass = massAtFrom;
	for (let k = from; ; k++) {
		if (k >= lattice.length) {
			growCountLattice(lattice, k + 1);
			cells = lattice.cells;
		}
		cells[k] = (cells[k] as number) + weight * mass;
		const ratio = slope + (level - slope) / (k + 1);
		const largest = Math.max(ratio, limit);
		// Written so that a NaN ends the loop.
		if (!(largest >= 1) && !(weight * mass * largest >= TAIL * (1 - largest))) return;
		mass *= ratio;
	}
}

/**
 * Turns the number of events in the cells into the number of pieces: every event brings 1, 2, ... pieces with
 * probabilities `sizes`. Horner's scheme on the generating function, so that one pass serves all parts of a mixture.
 *
 * @param events mass of 0, 1, 2, ... events
 * @param sizes probability of 1, 2, ... pieces an event
 * @param pieces lattice that receives the added mass of 0, 1, 2, ... pieces
 * @param longest cells that are enough; mass beyond them is left out, and no earlier cell depends on it
 */
export function addCompounded(
	events: CountLattice,
	sizes: readonly number[],
	pieces: CountLattice,
	longest = Number.POSITIVE_INFINITY,
): void {
	const largest = sizes.length;
	const most = events.length - 1;
	const buffer = new Float64Array(Math.min(longest, most * largest + 1));
	let used = 1;
	buffer[0] = events.cells[most] as number;
	for (let count = most - 1; count >= 0; count--) {
		used = Math.min(buffer.length, used + largest);
		for (let target = used - 1; target > 0; target--) {
			let mass = 0;
			const reach = Math.min(target, largest);
			for (let size = 1; size <= reach; size++)
				mass += (sizes[size - 1] as number) * (buffer[target - size] as number);
			buffer[target] = mass;
		}
		buffer[0] = events.cells[count] as number;
	}
	growCountLattice(pieces, used);
	const { cells } = pieces;
	for (let index = 0; index < used; index++)
		cells[index] = (cells[index] as number) + (buffer[index] as number);
}

/**
 * True when the distribution lives on the integers from 0, so that it fits on a count lattice.
 *
 * @param part distribution to look at
 * @returns whether it can be added by `addCounts`
 */
export function isCountDistribution(part: Distribution): boolean {
	if (part.kind === "poisson" || part.kind === "negative-binomial" || part.kind === "compound") return true;
	if (part.kind === "point") return Number.isInteger(part.value) && part.value >= 0;
	if (part.kind === "lattice") return part.start >= 0;
	if (part.kind === "empirical") return isIntegerDistribution(part) && (part.values[0] as number) >= 0;
	return isIntegerDistribution(part);
}
