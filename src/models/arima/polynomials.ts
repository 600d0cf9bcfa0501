/** Coefficients of a mixed model: w[t] = sum phi[i - 1] w[t - i] + e[t] + sum theta[j - 1] e[t - j]. */
export interface ArmaCoefficients {
	readonly phi: Float64Array;
	readonly theta: Float64Array;
}

/**
 * Coefficients of a stationary polynomial 1 - sum c B^i out of unbounded numbers, whose hyperbolic tangents are its
 * partial autocorrelations. A zero at the end leaves the polynomial as it was without it.
 *
 * @param free numbers, one a coefficient
 * @returns coefficients
 * @see Monahan (1984), Biometrika 71, pages 403-404
 * @example
 * Array.from(stationaryCoefficients([Math.atanh(0.5), 0])); // => [0.5000, 0]
 */
export function stationaryCoefficients(free: ArrayLike<number>): Float64Array {
	const coefficients = new Float64Array(free.length);
	for (let order = 0; order < free.length; order++) growOrder(coefficients, order, Math.tanh(free[order]!));
	return coefficients;
}

/**
 * One step of the Durbin-Levinson recursion: from `order` coefficients to one more.
 *
 * @param coefficients changed in place
 * @param order coefficients so far
 * @param partial partial autocorrelation at the next lag
 * @example
 * const coefficients = Float64Array.of(0.5, 0);
 * growOrder(coefficients, 1, 0.2);
 * Array.from(coefficients); // => [0.4, 0.2]
 */
export function growOrder(coefficients: Float64Array, order: number, partial: number): void {
	for (let i = 0, j = order - 1; i <= j; i++, j--) {
		const low = coefficients[i]!;
		const high = coefficients[j]!;
		coefficients[i] = low - partial * high;
		coefficients[j] = high - partial * low;
	}
	coefficients[order] = partial;
}

/**
 * Partial autocorrelations of a polynomial 1 - sum c B^i, by the recursion run backwards.
 *
 * @param coefficients the polynomial; changed in place into its partial autocorrelations
 * @returns whether it is stationary: all of them inside (-1, 1)
 * @example
 * const coefficients = Float64Array.of(0.4, 0.2);
 * toPartials(coefficients); // => true
 * Array.from(coefficients); // => [0.5000, 0.2]
 */
export function toPartials(coefficients: Float64Array): boolean {
	for (let order = coefficients.length - 1; order >= 0; order--) {
		const partial = coefficients[order]!;
		const scale = 1 - partial * partial;
		if (!(scale > 0)) return false;
		for (let i = 0, j = order - 1; i <= j; i++, j--) {
			const low = coefficients[i]!;
			const high = coefficients[j]!;
			coefficients[i] = (low + partial * high) / scale;
			coefficients[j] = (high + partial * low) / scale;
		}
	}
	return true;
}

/**
 * Whether all roots of 1 - sum c B^i lie further from zero than a radius.
 *
 * @param coefficients the polynomial
 * @param radius >= 1
 * @returns true when they do
 * @example
 * rootsBeyond([0.995], 1.01); // => false
 */
export function rootsBeyond(coefficients: ArrayLike<number>, radius: number): boolean {
	let power = 1;
	return toPartials(
		Float64Array.from(coefficients, (coefficient) => {
			power *= radius;
			return coefficient * power;
		}),
	);
}

/**
 * Product of two polynomials 1 - sum c B^i, the second one in powers of B^period.
 *
 * @param short coefficients at the lags 1, 2, ...
 * @param seasonal coefficients at the lags period, 2 period, ...
 * @param period whole periods a season
 * @returns coefficients of the product, in the same form
 * @example
 * Array.from(multiplySeasonal([0.5], [0.4], 2)); // => [0.5, 0.4, -0.2]
 */
export function multiplySeasonal(
	short: ArrayLike<number>,
	seasonal: ArrayLike<number>,
	period: number,
): Float64Array {
	const product = new Float64Array(short.length + seasonal.length * period);
	for (let i = 0; i < short.length; i++) product[i] = short[i]!;
	for (let j = 0; j < seasonal.length; j++) {
		const at = (j + 1) * period;
		product[at - 1]! += seasonal[j]!;
		for (let i = 0; i < short.length; i++) product[at + i]! -= seasonal[j]! * short[i]!;
	}
	return product;
}
