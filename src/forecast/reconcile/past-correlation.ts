/** Less of a variance than this is left by rounding where errors follow from those of nodes before. */
const ROUNDING = 1e-10;

/** Errors around their mean, of length 1; 0 where they never vary. */
function standardised(errors: Float64Array): Float64Array {
	const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
	const around = errors.map((error) => error - mean);
	const length = Math.sqrt(around.reduce((sum, error) => sum + error * error, 0));
	return length > 0 ? around.map((error) => error / length) : around;
}

/**
 * Factor of the correlations of past errors: rows whose products are the correlations. They are taken as they are and
 * not shrunk, so that errors which add up are drawn as errors that add up; the factor of such a matrix has zeros.
 *
 * @param residuals past errors of each node at the same times, none missing
 * @returns lower triangle, a row for each node as long as there are nodes
 * @see Golub and Van Loan (2013), Matrix computations, 4.2.8 (semidefinite)
 * @example
 * const factor = correlationFactor([Float64Array.of(1, -1), Float64Array.of(-2, 2), Float64Array.of(3, 3)]);
 * factor.map((row) => [...row]); // => [[1.0, 0, 0], [-1.0, 0, 0], [0, 0, 1.0]]
 */
export function correlationFactor(residuals: readonly Float64Array[]): Float64Array[] {
	const units = residuals.map(standardised);
	const rows = units.map(() => new Float64Array(units.length));
	units.forEach((unit, i) => {
		const row = rows[i]!;
		let left = 1;
		for (let j = 0; j < i; j++) {
			const before = rows[j]!;
			if (before[j] === 0) continue;
			const other = units[j]!;
			let value = 0;
			for (let t = 0; t < unit.length; t++) value += unit[t]! * other[t]!;
			for (let k = 0; k < j; k++) value -= row[k]! * before[k]!;
			row[j] = value / before[j]!;
			left -= row[j]! ** 2;
		}
		row[i] = left > ROUNDING ? Math.sqrt(left) : 0;
	});
	return rows;
}
