import type { EchelonBasis } from "./integer-basis.js";

/** Entries are ratios of small whole numbers, rounded once. */
const TOLERANCE = 1e-9;

/** Looks at a combination with entries -1, 0 and 1 only; false ends the search. */
export type JudgeCombination = (entries: Int8Array) => boolean;

/** How a search ended: every combination was judged fine, one was not, or there were too many to look at. */
export type SearchEnd = "fine" | "refused" | "too-many";

/** What the vectors from each level on can still change at each place. */
function reachFrom(rows: readonly Float64Array[], width: number): Float64Array[] {
	const reach = [new Float64Array(width)];
	for (const row of [...rows].reverse()) {
		const below = reach[0] as Float64Array;
		reach.unshift(row.map((entry, at) => Math.abs(entry) + (below[at] as number)));
	}
	return reach;
}

/**
 * Judges every rational combination of basis vectors that has only entries -1, 0 and 1, but the zero vector.
 *
 * In echelon form the entry at a pivot is the factor of its vector, so that only factors -1, 0 and 1 come into
 * question; a branch is left once an entry can no longer come back to within 1.
 *
 * @param basis of the span
 * @param width length of the vectors
 * @param limit most branches to look at
 * @param judge called with each combination; the array is used again
 * @returns how the search ended
 * @example
 * const seen = [];
 * eachCombination(echelonBasis([[1, 1]]), 2, 100, (entries) => seen.push([...entries]) > 0); // => "fine"
 * seen; // => [[-1, -1], [1, 1]]
 */
export function eachCombination(
	{ rows }: EchelonBasis,
	width: number,
	limit: number,
	judge: JudgeCombination,
): SearchEnd {
	const reach = reachFrom(rows, width);
	const sums = Array.from({ length: rows.length + 1 }, () => new Float64Array(width));
	const entries = new Int8Array(width);
	let branches = 0;

	const judgeLeaf = (sum: Float64Array): SearchEnd => {
		let isZero = true;
		for (let at = 0; at < width; at++) {
			const entry = Math.round(sum[at] as number);
			if (Math.abs((sum[at] as number) - entry) > TOLERANCE || Math.abs(entry) > 1) return "fine";
			entries[at] = entry;
			if (entry !== 0) isZero = false;
		}
		return isZero || judge(entries) ? "fine" : "refused";
	};

	const descend = (level: number): SearchEnd => {
		const sum = sums[level] as Float64Array;
		if (level === rows.length) return judgeLeaf(sum);
		const row = rows[level] as Float64Array;
		const next = sums[level + 1] as Float64Array;
		const ahead = reach[level + 1] as Float64Array;
		for (const factor of [-1, 0, 1]) {
			branches += 1;
			if (branches > limit) return "too-many";
			let isOpen = true;
			for (let at = 0; at < width; at++) {
				const entry = (sum[at] as number) + factor * (row[at] as number);
				next[at] = entry;
				if (Math.abs(entry) - (ahead[at] as number) > 1 + TOLERANCE) isOpen = false;
			}
			const end = isOpen ? descend(level + 1) : "fine";
			if (end !== "fine") return end;
		}
		return "fine";
	};
	return descend(0);
}

/**
 * Whether a vector lies in the span of a basis.
 *
 * @param basis of the span
 * @param entries a vector
 * @returns true when it is a rational combination of the basis
 * @example
 * isInSpan(echelonBasis([[1, 1]]), Int8Array.of(-1, -1)); // => true
 */
export function isInSpan({ pivots, rows }: EchelonBasis, entries: Int8Array): boolean {
	return entries.every((entry, at) => {
		const combined = rows.reduce(
			(sum, row, index) => sum + (entries[pivots[index] as number] as number) * (row[at] as number),
			0,
		);
		return Math.abs(combined - entry) <= TOLERANCE;
	});
}
