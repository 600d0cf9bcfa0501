import { type Incidence, indicators } from "./columns.js";
import { echelonBasis, isInSpan } from "./integer-basis.js";

/** Weight of a column: given, or anything. */
export type Weight = 0 | 1 | undefined;

/** The figures that share a row, over any number of others, with some columns. */
function nearVectors(from: readonly number[], { vectors }: Incidence): readonly (readonly number[])[] {
	const reached = new Set(from);
	const open = new Set(vectors);
	for (let before = -1; before !== reached.size; ) {
		before = reached.size;
		for (const vector of open) {
			if (!vector.some((column) => reached.has(column))) continue;
			open.delete(vector);
			for (const column of vector) reached.add(column);
		}
	}
	return vectors.filter((vector) => !open.has(vector));
}

/**
 * Solves for combinations of figures that have given weights.
 *
 * @param weights of the columns, `undefined` for anything
 * @param from columns that a combination must not leave out
 * @param incidence the figures in question, by column
 * @returns a test of further weights, of the columns that were left open; `undefined` when there is no combination
 */
export function weighing(
	weights: readonly Weight[],
	from: ReadonlySet<number>,
	incidence: Incidence,
): ((further: ReadonlyMap<number, Weight>) => boolean) | undefined {
	const held = [...from].filter((column) => !incidence.free.has(column));
	const near = nearVectors(held, incidence);
	const used = [...new Set([...held, ...near.flat()])].sort((a, b) => a - b);
	const fixed = used.filter((column) => weights[column] !== undefined);
	const open = used.filter((column) => weights[column] === undefined);
	const basis = echelonBasis(indicators(near, [...fixed, ...open]), used.length);
	if (basis === undefined) return () => true;
	const target = fixed.map((column) => weights[column] as number);
	const part = new Float64Array(used.length);
	const left: Float64Array[] = [];
	basis.rows.forEach((row, index) => {
		const pivot = basis.pivots[index] as number;
		if (pivot >= fixed.length) left.push(row);
		else if (target[pivot] === 1)
			row.forEach((entry, at) => {
				part[at] = (part[at] as number) + entry;
			});
	});
	if (target.some((weight, at) => part[at] !== basis.scale * weight)) return undefined;
	return (further) => {
		const asked = open.flatMap((column, at) =>
			further.get(column) === undefined
				? []
				: [{ at: fixed.length + at, weight: further.get(column) as number }],
		);
		const missing = asked.map(({ at, weight }) => basis.scale * weight - (part[at] as number));
		if (missing.every((entry) => entry === 0)) return true;
		if (left.length === 0) return false;
		const span = echelonBasis(
			left.map((row) => asked.map(({ at }) => row[at] as number)),
			asked.length,
		);
		return span === undefined || isInSpan(span, missing);
	};
}
