/**
 * Ranks of values, 1 for the smallest; equal ones share the mean of their ranks.
 *
 * @param values numbers
 * @returns one rank for each
 * @example
 * averageRanks([5, 2, 5, 1]); // => [3.5, 2, 3.5, 1]
 */
export function averageRanks(values: readonly number[]): number[] {
	const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
	const ranks = new Array<number>(values.length);
	for (let from = 0; from < order.length; ) {
		let to = from + 1;
		while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
		for (let place = from; place < to; place++) ranks[order[place]!] = (from + 1 + to) / 2;
		from = to;
	}
	return ranks;
}
