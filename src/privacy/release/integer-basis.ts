/** A basis in reduced row echelon form: 1 at its own pivot, 0 at the pivots of the others. */
export interface EchelonBasis {
	readonly pivots: readonly number[];
	readonly rows: readonly Float64Array[];
}

const absolute = (a: bigint): bigint => (a < 0n ? -a : a);

function gcd(a: bigint, b: bigint): bigint {
	let [x, y] = [absolute(a), absolute(b)];
	while (y !== 0n) [x, y] = [y, x % y];
	return x;
}

function withoutCommonFactor(row: bigint[]): bigint[] {
	const factor = row.reduce(gcd, 0n);
	return factor > 1n ? row.map((entry) => entry / factor) : row;
}

/** row - (row[pivot] / by[pivot]) by, times what keeps it in whole numbers. */
function eliminate(row: bigint[], by: readonly bigint[], pivot: number): bigint[] {
	const scale = by[pivot] as bigint;
	const factor = row[pivot] as bigint;
	if (factor === 0n) return row;
	return withoutCommonFactor(row.map((entry, at) => entry * scale - factor * (by[at] as bigint)));
}

/**
 * Reduced row echelon form of integer vectors. The elimination is exact, in whole numbers; only the result is
 * divided, once, so that no chain of rounding can hide a combination.
 *
 * @param vectors integer vectors of one length
 * @returns a basis of their rational span
 * @example
 * echelonBasis([[1, 1, 0], [0, 1, 1]]).rows.map((row) => [...row]); // => [[1, 0, -1], [0, 1, 1]]
 */
export function echelonBasis(vectors: readonly (readonly number[])[]): EchelonBasis {
	const rows: bigint[][] = [];
	const pivots: number[] = [];
	for (const vector of vectors) {
		let row = vector.map(BigInt);
		rows.forEach((known, at) => {
			row = eliminate(row, known, pivots[at] as number);
		});
		const pivot = row.findIndex((entry) => entry !== 0n);
		if (pivot < 0) continue;
		for (let at = 0; at < rows.length; at++) rows[at] = eliminate(rows[at] as bigint[], row, pivot);
		rows.push(row);
		pivots.push(pivot);
	}
	return {
		pivots,
		rows: rows.map((row, at) => {
			const scale = Number(row[pivots[at] as number]);
			return Float64Array.from(row, (entry) => Number(entry) / scale);
		}),
	};
}
