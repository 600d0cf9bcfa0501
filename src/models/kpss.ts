/**
 * Statistic of the KPSS test that a series varies around a constant level; large when the level moves.
 *
 * The long-run variance has Bartlett weights up to lag 3 sqrt(n) / 13, rounded down.
 *
 * @param values observations without gaps
 * @returns the statistic; beyond 0.463 the test refuses a constant level at 5 %; `NaN` for fewer than two values
 * @see Kwiatkowski, Phillips, Schmidt and Shin (1992), Journal of Econometrics 54, equations 10 and 13
 * @example
 * kpssStatistic([1, 2, 3, 4]); // => 0.425
 */
export function kpssStatistic(values: ArrayLike<number>): number {
	const length = values.length;
	if (length < 2) return Number.NaN;
	let mean = 0;
	for (let t = 0; t < length; t++) mean += values[t]! / length;
	let variance = 0;
	let sum = 0;
	let squares = 0;
	for (let t = 0; t < length; t++) {
		const residual = values[t]! - mean;
		sum += residual;
		variance += residual * residual;
		squares += sum * sum;
	}
	const lags = Math.floor((3 * Math.sqrt(length)) / 13);
	for (let lag = 1; lag <= lags; lag++) {
		let product = 0;
		for (let t = lag; t < length; t++) product += (values[t]! - mean) * (values[t - lag]! - mean);
		variance += 2 * (1 - lag / (lags + 1)) * product;
	}
	return squares / (length * variance);
}
