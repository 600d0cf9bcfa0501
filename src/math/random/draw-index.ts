/**
 * Draws an index with given weights.
 *
 * @param length number of weights, 1 or more
 * @param weightOf weight of an index, 0 or more; all together 1, and the last positive one takes what rounding leaves
 * @param u uniform in [0, 1)
 * @returns an index whose weight is not 0
 * @example
 * drawIndex(3, (i) => [0.5, 0, 0.5][i], 0.7); // => 2
 */
export function drawIndex(length: number, weightOf: (i: number) => number, u: number): number {
	let left = u;
	let last = 0;
	for (let i = 0; i < length; i++) {
		const weight = weightOf(i);
		if (weight === 0) continue;
		if (left < weight) return i;
		left -= weight;
		last = i;
	}
	return last;
}
