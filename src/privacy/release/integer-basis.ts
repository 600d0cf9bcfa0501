/**
 * A basis in reduced row echelon form, in whole numbers: `scale` at its own pivot, 0 at the pivots of the others, and
 * nothing before its pivot.
 */
export interface IntegerBasis {
	readonly scale: number;
	readonly pivots: readonly number[];
	readonly rows: readonly Float64Array[];
}

/** Up to here the difference of two products is exact. */
const MOST = 2 ** 25;

function gcd(a: number, b: number): number {
	let [x, y] = [Math.abs(a), Math.abs(b)];
	while (y !== 0) [x, y] = [y, x % y];
	return x;
}

function withoutCommonFactor(row: Float64Array): void {
	let factor = 0;
	for (const entry of row) {
		if (entry !== 0) factor = gcd(factor, entry);
		if (factor === 1) return;
	}
	if (factor > 1) for (let at = 0; at < row.length; at++) row[at] = (row[at] as number) / factor;
}

/** A row, and where it is not 0. */
interface Sparse {
	readonly row: Float64Array;
	readonly pivot: number;
	readonly places: readonly number[];
}

function sparse(row: Float64Array): Sparse | undefined {
	const places: number[] = [];
	for (let at = 0; at < row.length; at++) if (row[at] !== 0) places.push(at);
	const pivot = places[0];
	if (pivot === undefined) return undefined;
	if ((row[pivot] as number) < 0) for (const at of places) row[at] = -(row[at] as number);
	return { row, pivot, places };
}

/** row <- by[pivot] row - row[pivot] by; false when entries leave the range where that is exact. */
function eliminate(row: Float64Array, by: Sparse): boolean {
	const factor = row[by.pivot] as number;
	if (factor === 0) return true;
	const scale = by.row[by.pivot] as number;
	if (scale !== 1) for (let at = 0; at < row.length; at++) row[at] = scale * (row[at] as number);
	let most = 0;
	for (const at of by.places) {
		const entry = (row[at] as number) - factor * (by.row[at] as number);
		row[at] = entry;
		most = Math.max(most, Math.abs(entry));
	}
	if (scale === 1) return most <= MOST;
	withoutCommonFactor(row);
	return row.every((entry) => Math.abs(entry) <= MOST);
}

/** The same rows, all with one number at their pivots. */
function scaled(rows: readonly Float64Array[], pivots: readonly number[]): IntegerBasis | undefined {
	let scale = 1;
	rows.forEach((row, at) => {
		const own = Math.abs(row[pivots[at] as number] as number);
		scale = (scale / gcd(scale, own)) * own;
	});
	const even = rows.map((row, at) => {
		const factor = scale / (row[pivots[at] as number] as number);
		return row.map((entry) => entry * factor);
	});
	return even.every((row) => row.every((entry) => Math.abs(entry) <= MOST))
		? { scale, pivots, rows: even }
		: undefined;
}

/**
 * Reduced row echelon form of integer vectors, without any rounding (Gauss-Jordan elimination without fractions).
 *
 * @param vectors integer vectors
 * @param width their length
 * @returns a basis of their rational span, by pivot; `undefined` when the numbers grow too large to stay exact
 */
export function echelonBasis(vectors: Iterable<ArrayLike<number>>, width: number): IntegerBasis | undefined {
	const known: Sparse[] = [];
	const held: (Sparse | undefined)[] = new Array(width).fill(undefined);
	for (const vector of vectors) {
		const row = Float64Array.from(vector);
		for (let at = 0; at < width; at++) {
			const by = held[at];
			if (by !== undefined && !eliminate(row, by)) return undefined;
		}
		withoutCommonFactor(row);
		const left = sparse(row);
		if (left === undefined) continue;
		held[left.pivot] = left;
		known.push(left);
		if (known.length === width) break;
	}
	// Back from the last pivot, so that each row is used when nothing is to be taken out of it any more.
	known.sort((a, b) => b.pivot - a.pivot);
	const reduced: Sparse[] = [];
	for (const { row } of known) {
		for (const by of reduced) if (!eliminate(row, by)) return undefined;
		withoutCommonFactor(row);
		reduced.push(sparse(row) as Sparse);
	}
	reduced.reverse();
	return scaled(
		reduced.map(({ row }) => row),
		reduced.map(({ pivot }) => pivot),
	);
}

/**
 * Whether a vector lies in the span of a basis.
 *
 * @param basis of the span
 * @param entries a vector of small whole numbers
 * @returns true when it is a rational combination of the basis
 */
export function isInSpan({ scale, pivots, rows }: IntegerBasis, entries: ArrayLike<number>): boolean {
	for (let at = 0; at < entries.length; at++) {
		let sum = 0;
		rows.forEach((row, index) => {
			sum += (entries[pivots[index] as number] as number) * (row[at] as number);
		});
		if (sum !== scale * (entries[at] as number)) return false;
	}
	return true;
}
