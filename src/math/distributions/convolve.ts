import { cutLattice } from "./cut-lattice.js";
import type { LatticeDistribution } from "./distribution.js";

/** Mass this small is dropped from the ends of a convolution, so that repeated sums do not grow without end. */
const NEGLIGIBLE = 1e-18;

/** Probabilities of the sum of two independent counts, by the plain double loop: FFT would lose the tail. */
function convolveArrays(a: Float64Array, b: Float64Array): Float64Array<ArrayBuffer> {
	const result = new Float64Array(a.length + b.length - 1);
	const [long, short] = a.length >= b.length ? [a, b] : [b, a];
	for (let i = 0; i < short.length; i++) {
		const weight = short[i]!;
		if (weight === 0) continue;
		for (let j = 0; j < long.length; j++) result[i + j]! += weight * long[j]!;
	}
	return result;
}

/** Distribution of the sum of two independent lattice variables. */
export function convolveLattices(a: LatticeDistribution, b: LatticeDistribution): LatticeDistribution {
	const values = convolveArrays(Float64Array.from(a.probabilities), Float64Array.from(b.probabilities));
	return cutLattice(a.start + b.start, values, values.length, 1, NEGLIGIBLE);
}

/** Distribution of the sum of n >= 1 independent copies, by repeated squaring. */
export function convolutionPower(base: LatticeDistribution, n: number): LatticeDistribution {
	let result: LatticeDistribution | undefined;
	let square = base;
	let left = n;
	for (;;) {
		if (left % 2 === 1) result = result === undefined ? square : convolveLattices(result, square);
		left = Math.floor(left / 2);
		if (left === 0) return result ?? square;
		square = convolveLattices(square, square);
	}
}
