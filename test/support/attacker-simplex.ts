/** Numbers closer than this are equal; the tables hold whole numbers below 10,000. */
const TOLERANCE = 1e-7;

/** Largest values of linear forms over { x >= 0 : A x = b }. */
export interface LinearProgram {
	/** Largest value of `weights` x, or any value of it above `enough`; `Infinity` when there is none. */
	maximum(weights: readonly number[], enough?: number): number;
}

/** One row a constraint, one column a variable, the right side last; row i is solved for variable `basis[i]`. */
interface Tableau {
	readonly rows: Float64Array[];
	readonly basis: number[];
}

function pivot({ rows, basis }: Tableau, row: number, column: number): void {
	const by = rows[row] as Float64Array;
	const scale = by[column] as number;
	for (let at = 0; at < by.length; at++) by[at] = (by[at] as number) / scale;
	rows.forEach((other, index) => {
		const factor = other[column] as number;
		if (index === row || factor === 0) return;
		for (let at = 0; at < other.length; at++) {
			const entry = (other[at] as number) - factor * (by[at] as number);
			other[at] = Math.abs(entry) < 1e-11 ? 0 : entry;
		}
	});
	basis[row] = column;
}

/** What a step along each variable would gain. */
function reducedWeights({ rows, basis }: Tableau, weights: Float64Array, width: number): Float64Array {
	const gains = Float64Array.from({ length: width }, (_, at) => weights[at] as number);
	rows.forEach((row, index) => {
		const weight = weights[basis[index] as number] as number;
		if (weight !== 0)
			for (let at = 0; at < width; at++) gains[at] = (gains[at] as number) - weight * (row[at] as number);
	});
	return gains;
}

/** Simplex method (Dantzig 1951) with the smallest index rule (Bland 1977), which can not run in circles. */
function optimise(tableau: Tableau, weights: Float64Array, width: number, enough = Infinity): number {
	const { rows, basis } = tableau;
	const right = (rows[0]?.length ?? 1) - 1;
	const value = (): number =>
		rows.reduce(
			(sum, row, index) => sum + (weights[basis[index] as number] as number) * (row[right] as number),
			0,
		);
	while (!(value() > enough)) {
		const gains = reducedWeights(tableau, weights, width);
		const entering = gains.findIndex((gain) => gain > TOLERANCE);
		if (entering < 0) break;
		let leaving = -1;
		let shortest = Infinity;
		rows.forEach((row, index) => {
			const rate = row[entering] as number;
			if (rate <= TOLERANCE) return;
			const step = (row[right] as number) / rate;
			const isShorter = step < shortest - TOLERANCE;
			const isTie = !isShorter && step < shortest + TOLERANCE;
			if (isShorter || (isTie && (basis[index] as number) < (basis[leaving] ?? Infinity))) {
				shortest = Math.min(shortest, step);
				leaving = index;
			}
		});
		if (leaving < 0) return Infinity;
		pivot(tableau, leaving, entering);
	}
	return value();
}

/**
 * Prepares a linear program: finds a first vertex, from which every `maximum` goes on.
 *
 * @param constraints rows of A
 * @param values b, at least 0
 * @param width number of variables
 * @returns the program
 */
export function linearProgram(
	constraints: readonly (readonly number[])[],
	values: readonly number[],
	width: number,
): LinearProgram {
	const count = constraints.length;
	const tableau: Tableau = {
		rows: constraints.map((row, index) => {
			const filled = new Float64Array(width + count + 1);
			filled.set(row);
			filled[width + index] = 1;
			filled[width + count] = values[index] as number;
			return filled;
		}),
		basis: constraints.map((_, index) => width + index),
	};
	const helpers = new Float64Array(width + count).fill(-1, width);
	if (optimise(tableau, helpers, width + count) < -TOLERANCE)
		throw new Error("The values contradict each other.");
	// What is left of the helpers stands at 0: solved for a variable, or a row that says nothing new.
	for (let row = tableau.rows.length - 1; row >= 0; row--) {
		if ((tableau.basis[row] as number) < width) continue;
		const entries = tableau.rows[row] as Float64Array;
		const column = entries.findIndex((entry, at) => at < width && Math.abs(entry) > TOLERANCE);
		if (column >= 0) pivot(tableau, row, column);
		else {
			tableau.rows.splice(row, 1);
			tableau.basis.splice(row, 1);
		}
	}
	const rows = tableau.rows.map((row) =>
		Float64Array.from([...row.subarray(0, width), row[width + count] as number]),
	);
	const start: Tableau = { rows, basis: tableau.basis };
	return {
		maximum(weights, enough) {
			if (rows.length === 0) return weights.some((weight) => weight > 0) ? Infinity : 0;
			return optimise(start, Float64Array.from(weights), width, enough);
		},
	};
}
