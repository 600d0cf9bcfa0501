/**
 * Shocks of a random walk: every row h holds `standardDeviation` h + 1 times.
 *
 * @param horizon rows, >= 1
 * @param standardDeviation of one step
 * @param gap steps already taken unseen before the first row; they go into the first shock, which every row shares
 * @returns lower triangle, row h holds h + 1 responses
 * @example
 * walkShocks(2, 3, 0); // => [[3], [3, 3]]
 */
export function walkShocks(horizon: number, standardDeviation: number, gap: number): number[][] {
	const first = standardDeviation * Math.sqrt(1 + gap);
	return Array.from({ length: horizon }, (_, h) => {
		const row = new Array<number>(h + 1).fill(standardDeviation);
		row[0] = first;
		return row;
	});
}

/**
 * Shocks of a linear time-invariant model: `row[h][j] = standardDeviation * responses[h - j]`.
 *
 * @param responses effect of a shock of 1 after 0, 1, 2 ... periods; the first is 1
 * @param standardDeviation of one shock
 * @returns lower triangle, row h holds h + 1 responses
 * @example
 * impulseShocks([1, 0.5], 2); // => [[2], [1, 2]]
 */
export function impulseShocks(responses: ArrayLike<number>, standardDeviation: number): number[][] {
	return Array.from({ length: responses.length }, (_, h) => {
		const row = new Array<number>(h + 1);
		for (let j = 0; j <= h; j++) row[j] = standardDeviation * responses[h - j]!;
		return row;
	});
}
