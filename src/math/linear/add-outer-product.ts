/**
 * Adds the outer product of a vector to L L', in place in the lower triangle L.
 *
 * @param rows lower triangle, row h holds h + 1 entries
 * @param vector one entry a row; used up
 * @see Golub and Van Loan (2013), Matrix Computations, sections 5.1.8 and 6.5.4
 * @example
 * const rows = [[3], [0, 1]];
 * addOuterProduct(rows, [4, 0]);
 * rows[0]; // => [5]
 */
export function addOuterProduct(rows: number[][], vector: number[]): void {
	for (let k = 0; k < rows.length; k++) {
		const diagonal = rows[k]![k]!;
		const moved = Math.hypot(diagonal, vector[k]!);
		if (moved === 0) continue;
		const cosine = diagonal / moved;
		const sine = vector[k]! / moved;
		rows[k]![k] = moved;
		for (let i = k + 1; i < rows.length; i++) {
			const row = rows[i]!;
			const response = row[k]!;
			row[k] = cosine * response + sine * vector[i]!;
			vector[i] = cosine * vector[i]! - sine * response;
		}
	}
}
