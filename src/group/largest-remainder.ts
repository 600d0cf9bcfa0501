/**
 * Divides a whole number by weights so that the parts are whole and add up exactly (Hamilton's method).
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
	const exact = weights.map((weight) => (total * weight) / sum);
	const parts = exact.map(Math.floor);
	const left = total - parts.reduce((all, part) => all + part, 0);
	exact
		.map((value, index) => ({ index, remainder: value - (parts[index] as number) }))
		.sort((a, b) => b.remainder - a.remainder || a.index - b.index)
		.slice(0, left)
		.forEach(({ index }) => {
			parts[index] = (parts[index] as number) + 1;
		});
	return parts;
}
