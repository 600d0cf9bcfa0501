/**
 * Sample autocorrelations of a series.
 *
 * Deviations are from the mean of the observed values; pairs with a missing value are left out.
 *
 * @param values observations, `NaN` where missing
 * @param maxLag greatest lag, >= 0
 * @returns autocorrelation at the lags 0..maxLag; all 0 after lag 0 for a constant series
 * @see Box and Jenkins (1976), Time Series Analysis, equation 2.1.13
 * @example
 * autocorrelation([1, 2, 3, 4], 1); // => [1, 0.25]
 */
export function autocorrelation(values: ArrayLike<number>, maxLag: number): number[] {
	let sum = 0;
	let count = 0;
	for (let t = 0; t < values.length; t++) {
		if (Number.isNaN(values[t]!)) continue;
		sum += values[t]!;
		count++;
	}
	const mean = sum / count;
	const covariances = new Array<number>(maxLag + 1).fill(0);
	for (let lag = 0; lag <= maxLag; lag++)
		for (let t = lag; t < values.length; t++) {
			const product = (values[t]! - mean) * (values[t - lag]! - mean);
			if (!Number.isNaN(product)) covariances[lag]! += product;
		}
	const variance = covariances[0]!;
	return covariances.map((covariance, lag) => (lag === 0 ? 1 : variance > 0 ? covariance / variance : 0));
}
