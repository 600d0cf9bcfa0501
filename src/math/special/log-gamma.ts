import { LOG_ROOT_TWO_PI } from "./normal.js";

/** (zeta(k) - 1) / k for k = 2..30, from the Taylor series of log Gamma about 2 (DLMF 5.7.3). */
const ZETA_TERMS = [
	0.3224670334241132, 0.0673523010531981, 0.020580808427784546, 0.007385551028673986, 0.0028905103307415234,
	0.001192753911703261, 0.0005096695247430425, 0.00022315475845357939, 9.945751278180853e-5,
	4.492623673813314e-5, 2.050721277567069e-5, 9.439488275268397e-6, 4.374866789907488e-6,
	2.039215753801366e-6, 9.55141213040742e-7, 4.492469198764566e-7, 2.1207184805554665e-7,
	1.0043224823968099e-7, 4.7698101693639804e-8, 2.2711094608943164e-8, 1.0838659214896955e-8,
	5.183475041970047e-9, 2.4836745438024785e-9, 1.1921401405860912e-9, 5.731367241678862e-10,
	2.7595228851242334e-10, 1.330476437424449e-10, 6.4229645638381e-11, 3.1044247747322276e-11,
];
const ONE_MINUS_EULER = 0.42278433509846713;

/** log Gamma(2 + e) for |e| <= 1/2. */
function logGammaNearTwo(e: number): number {
	let sum = 0;
	for (let i = ZETA_TERMS.length - 1; i >= 0; i--) sum = ZETA_TERMS[i]! - e * sum;
	return e * (ONE_MINUS_EULER + e * sum);
}

/** Stirling's series 1/(12 x) - 1/(360 x^3) + ... for x >= 10. */
function stirlingSeries(x: number): number {
	const s = 1 / (x * x);
	return (
		(1 / 12 -
			s *
				(1 / 360 -
					s *
						(1 / 1260 -
							s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s * (1 / 156 - s * (3617 / 122400)))))))) /
		x
	);
}

/** Stirling errors of the integers below 10, by log1p sums from 10 downwards: no digit is lost. Entry 0 is not used. */
const INTEGER_ERRORS = Float64Array.from({ length: 10 }, (_, start) => {
	let error = stirlingSeries(10);
	for (let n = 9; n >= Math.max(1, start); n--) error += (n + 0.5) * Math.log1p(1 / n) - 1;
	return error;
});

/**
 * Error of Stirling's formula: log x! - [(x + 1/2) log x - x + log sqrt(2 pi)] for real x > 0.
 * Source: Loader (2000), Fast and accurate computation of binomial probabilities, section 2.
 */
export function stirlingError(x: number): number {
	if (x >= 10) return stirlingSeries(x);
	if (x >= 1 && Number.isInteger(x)) return INTEGER_ERRORS[x]!;
	return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - LOG_ROOT_TWO_PI;
}

/**
 * Natural logarithm of the gamma function.
 *
 * @param x > 0
 * @returns log Gamma(x), relatively accurate near its zeros 1 and 2 too; Infinity at 0, `NaN` below
 * Source: DLMF 5.7.3 (Taylor about 2), 5.5.1 (recurrence), 5.11.1 (Stirling from 10 upwards).
 * @example
 * logGamma(0.5); // => 0.5723649429247001
 */
export function logGamma(x: number): number {
	if (!(x >= 0)) return Number.NaN;
	if (x === 0 || x === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
	if (x >= 10) return (x - 0.5) * Math.log(x) - x + LOG_ROOT_TWO_PI + stirlingSeries(x);
	if (x < 0.5) return logGammaSmall(x);
	if (x < 1.5) return logGammaNearTwo(x - 1) - Math.log1p(x - 1);
	let product = 1;
	let shifted = x;
	while (shifted > 2.5) {
		shifted -= 1;
		product *= shifted;
	}
	return logGammaNearTwo(shifted - 2) + Math.log(product);
}

/** log Gamma(x) for 0 < x < 1/2 from Gamma(x + 2) = x (x + 1) Gamma(x). */
function logGammaSmall(x: number): number {
	return logGammaNearTwo(x) - Math.log1p(x) - Math.log(x);
}

/**
 * Digamma function, the derivative of log Gamma.
 *
 * @param x > 0
 * @returns psi(x), error near 1e-15 (absolute near its zero 1.4616); `NaN` for x <= 0
 * Source: DLMF 5.5.2 and 5.11.2.
 * @example
 * digamma(1); // => -0.5772156649015
 */
export function digamma(x: number): number {
	if (!(x > 0)) return Number.NaN;
	let shifted = x;
	let sum = 0;
	while (shifted < 12) {
		sum -= 1 / shifted;
		shifted += 1;
	}
	const s = 1 / (shifted * shifted);
	const series =
		s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - s * (691 / 32760 - s / 12))))));
	return sum + Math.log(shifted) - 0.5 / shifted - series;
}
