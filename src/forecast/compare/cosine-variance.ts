/**
 * Variance of the mean of values that go together over neighbouring periods, from their projections on the slowest
 * cosines. The mean over it is Student with as many degrees of freedom as cosines.
 *
 * @param deviations values less their mean, in order of time; 0 in the place of a missing one
 * @param known how many are not missing, 1 or more
 * @param cosines how many cosines, 1 or more, fewer than values
 * @returns the variance, 0 or more
 * @see Lazarus, Lewis, Stock, Watson (2018), HAR inference: recommendations for practice, equation 10; Phillips (2005),
 * HAC estimation by automated regression
 * @example
 * // One cosine over two values: its projection is the whole of them.
 * cosineVariance([1, -1], 2, 1); // => 1.0
 */
export function cosineVariance(deviations: ArrayLike<number>, known: number, cosines: number): number {
	const length = deviations.length;
	let squares = 0;
	for (let cosine = 1; cosine <= cosines; cosine++) {
		let projection = 0;
		for (let t = 0; t < length; t++)
			projection += deviations[t]! * Math.cos((Math.PI * cosine * (t + 0.5)) / length);
		squares += projection * projection;
	}
	return (2 * squares) / (cosines * known * known);
}
