import { subsetsOf } from "./attacker-facts.js";

/** Rank of a matrix of whole numbers, by elimination without fractions (Bareiss 1968). */
export function exactRank(matrix: readonly (readonly number[])[]): number {
	const rows = matrix.map((row) => row.map(BigInt));
	const width = rows[0]?.length ?? 0;
	let rank = 0;
	let before = 1n;
	for (let column = 0; column < width && rank < rows.length; column++) {
		const found = rows.findIndex((row, at) => at >= rank && row[column] !== 0n);
		if (found < 0) continue;
		[rows[rank], rows[found]] = [rows[found] as bigint[], rows[rank] as bigint[]];
		const by = rows[rank] as bigint[];
		const pivot = by[column] as bigint;
		for (let at = rank + 1; at < rows.length; at++) {
			const row = rows[at] as bigint[];
			const factor = row[column] as bigint;
			rows[at] = row.map((entry, place) => (entry * pivot - factor * (by[place] as bigint)) / before);
		}
		before = pivot;
		rank += 1;
	}
	return rank;
}

/** A prime of 26 bits: products of two remainders are exact. */
const PRIME = 67_108_859;

/** Rank over the remainders of a prime: never more than the true one, and much quicker. */
function rankOfRemainders(matrix: readonly (readonly number[])[]): number {
	const rows: Float64Array[] = matrix.map((row) => Float64Array.from(row));
	const width = rows[0]?.length ?? 0;
	let rank = 0;
	for (let column = 0; column < width && rank < rows.length; column++) {
		const found = rows.findIndex((row, at) => at >= rank && row[column] !== 0);
		if (found < 0) continue;
		[rows[rank], rows[found]] = [rows[found] as Float64Array, rows[rank] as Float64Array];
		const by = rows[rank] as Float64Array;
		const pivot = by[column] as number;
		for (let at = rank + 1; at < rows.length; at++) {
			const row = rows[at] as Float64Array;
			const factor = row[column] as number;
			if (factor === 0) continue;
			for (let place = column; place < width; place++) {
				const entry = ((row[place] as number) * pivot - ((factor * (by[place] as number)) % PRIME)) % PRIME;
				row[place] = entry < 0 ? entry + PRIME : entry;
			}
		}
		rank += 1;
	}
	return rank;
}

/** Rows of one member that each figure sums all or none of. */
export interface MemberColumn {
	readonly member: string;
	/** Whether each figure sums them. */
	readonly inFigure: readonly boolean[];
}

/**
 * Members that figures isolate: somebody, or a coalition of the others in a set of `coalition + 1`, is left alone by a
 * rational combination of all figures. For such a set the rank falls when the columns of its members are left out.
 *
 * @param columns rows by member, equal columns of one member once
 * @param figures number of figures
 * @param coalition members who tell each other what they know
 * @returns the first set that is isolated, `undefined` when none is
 */
export function isolatedMembers(
	columns: readonly MemberColumn[],
	figures: number,
	coalition: number,
): string[] | undefined {
	const whole = Array.from({ length: figures }, (_, figure) =>
		columns.map(({ inFigure }) => Number(inFigure[figure])),
	);
	const matrixWithout = (left: readonly string[]): number[][] => {
		const kept = columns.flatMap(({ member }, at) => (left.includes(member) ? [] : [at]));
		return whole.map((row) => kept.map((at) => row[at] as number));
	};
	const members = [...new Set(columns.map(({ member }) => member))];
	const rank = exactRank(matrixWithout([]));
	// Remainders never raise a rank: where theirs is full, the true one is.
	return subsetsOf(members, coalition + 1).find((set) => {
		const without = matrixWithout(set);
		return rankOfRemainders(without) < rank && exactRank(without) < rank;
	});
}
