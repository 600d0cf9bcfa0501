/** Parts up to this many values are sorted by insertion, unless they begin the array. */
const SMALL_PART = 11;

/**
 * Median of sizes as the program of the authors of STL takes it, and with it R's `stl`.
 *
 * Their partial sort (Singleton 1969) is asked for the upper middle value before the lower one. When a split falls just
 * between the two, only one side is sorted on, and the other middle value is whichever stands there: an even number of
 * values may then give a number beside the median. Weights of robustness depend on it in the fourth digit or so.
 *
 * @param values reordered
 * @returns the median of an odd number of values; nearly that of an even one
 * @see Singleton (1969), Algorithm 347, Communications of the ACM 12
 * @example
 * partialMedian(Float64Array.of(3, 1, 2)); // => 2
 */
export function partialMedian(values: Float64Array): number {
	const upper = values.length >> 1;
	const lower = values.length - 1 - upper;
	let from = 0;
	let to = values.length - 1;
	while (from < to) {
		if (from > 0 && to - from < SMALL_PART) {
			values.subarray(from, to + 1).sort();
			break;
		}
		const split = partition(values, from, to);
		const left = split.left;
		const right = split.right;
		const lowerPartFirst = left - from <= to - right;
		const goLow = lowerPartFirst ? lower <= left : upper < right;
		if (goLow) to = left;
		else from = right;
	}
	return (values[lower]! + values[upper]!) / 2;
}

/** Splits around the median of the first, the middle and the last value: up to `left` no larger, from `right` no smaller. */
function partition(values: Float64Array, from: number, to: number): { left: number; right: number } {
	const middle = (from + to) >> 1;
	if (values[from]! > values[middle]!) swap(values, from, middle);
	if (values[to]! < values[middle]!) {
		swap(values, to, middle);
		if (values[from]! > values[middle]!) swap(values, from, middle);
	}
	const pivot = values[middle]!;
	let left = to;
	let right = from;
	for (;;) {
		do left--;
		while (values[left]! > pivot);
		do right++;
		while (values[right]! < pivot);
		if (right > left) return { left, right };
		swap(values, left, right);
	}
}

function swap(values: Float64Array, a: number, b: number): void {
	const held = values[a]!;
	values[a] = values[b]!;
	values[b] = held;
}
