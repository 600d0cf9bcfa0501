/** Above this Stirling's series with three terms is exact to 1e-10. */
const STIRLING_FROM = 9;

/**
 * log of Gamma(a + x) / Gamma(a), fast enough for the inner loop of a predictive likelihood.
 *
 * @param a > 0
 * @param x >= 0, need not be an integer
 * @returns the logarithm of the ratio, to about 1e-9
 * @see Abramowitz and Stegun (1964), 6.1.40
 * @example
 * logGammaRatio(3, 2); // => 2.4849066
 */
export function logGammaRatio(a: number, x: number): number {
	if (x === 0) return 0;
	let low = a;
	let high = a + x;
	let product = 1;
	while (low < STIRLING_FROM) {
		product *= high / low;
		low++;
		high++;
	}
	return stirling(high) - stirling(low) - Math.log(product);
}

function stirling(z: number): number {
	const inverse = 1 / z;
	const square = inverse * inverse;
	return (z - 0.5) * Math.log(z) - z + inverse * (1 / 12 - square * (1 / 360 - square / 1260));
}
