/**
 * Rounds amounts to whole numbers with a given sum: each is rounded down, and what is left goes to the largest remainders
 * (Hamilton's method).
 *
 * @param amounts 0 or more
 * @param total wanted sum, an integer; what is left beyond one each is not given
 * @returns integers, each its amount rounded down or up; ties of the remainder go to the lower index
 * @example
 * wholeParts([1.2, 2.5, 0.3], 4); // => [1, 3, 0]
 */
export function wholeParts(amounts: readonly number[], total: number): number[] {
	const parts = amounts.map(Math.floor);
	const left = total - parts.reduce((all, part) => all + part, 0);
	amounts
		.map((amount, index) => ({ index, remainder: amount - parts[index]! }))
		.filter(({ remainder }) => remainder > 0)
		.sort((a, b) => b.remainder - a.remainder || a.index - b.index)
		.slice(0, Math.max(left, 0))
		.forEach(({ index }) => {
			parts[index]! += 1;
		});
	return parts;
}

/**
 * Divides a whole number by weights so that the parts are whole and add up exactly.
 *
 * @param total pieces or cents to divide, an integer >= 0
 * @param weights non-negative weights; when all are 0 the first gets everything
 * @returns integers, one a weight; ties of the remainder go to the lower index
 * @example
 * largestRemainder(10, [1, 1, 1]); // => [4, 3, 3]
 */
export function largestRemainder(total: number, weights: readonly number[]): number[] {
	const sum = weights.reduce((left, weight) => left + weight, 0);
	if (sum <= 0) return weights.map((_, index) => (index === 0 ? total : 0));
	return wholeParts(
		weights.map((weight) => (total * weight) / sum),
		total,
	);
}
