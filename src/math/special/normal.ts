// Coefficients of the rational forms of Cody (1969), in the arrangement for the normal distribution (Cody 1993).
const CENTRE_TOP = [
	2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356, 0.06568233791820745,
];
const CENTRE_BOTTOM = [47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673];
const MIDDLE_TOP = [
	0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002, 2494.5375852903726,
	6848.190450536283, 11602.65143764735, 9842.714838383978, 1.0765576773720192e-8,
];
const MIDDLE_BOTTOM = [
	22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
	34900.95272114598, 38912.00328609327, 19685.429676859992,
];
const TAIL_TOP = [
	0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934, 2.9112874951168793e-5,
	0.023073441764940174,
];
const TAIL_BOTTOM = [
	1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 7.297515550839662e-5,
];

export const INVERSE_ROOT_TWO_PI = 0.3989422804014327;
/** log(sqrt(2 pi)) */
export const LOG_ROOT_TWO_PI = 0.9189385332046728;

/** exp(-x x / 2) without the rounding of x x: the square is split so that both exponents are exact or small. */
function gaussKernel(x: number): number {
	const head = Math.trunc(x * 16) / 16;
	return Math.exp(-head * head * 0.5) * Math.exp(-(x - head) * (x + head) * 0.5);
}

function middleRatio(y: number): number {
	let top = MIDDLE_TOP[8]! * y;
	let bottom = y;
	for (let i = 0; i < 7; i++) {
		top = (top + MIDDLE_TOP[i]!) * y;
		bottom = (bottom + MIDDLE_BOTTOM[i]!) * y;
	}
	return (top + MIDDLE_TOP[7]!) / (bottom + MIDDLE_BOTTOM[7]!);
}

function tailRatio(y: number): number {
	const inverse = 1 / (y * y);
	let top = TAIL_TOP[5]! * inverse;
	let bottom = inverse;
	for (let i = 0; i < 4; i++) {
		top = (top + TAIL_TOP[i]!) * inverse;
		bottom = (bottom + TAIL_BOTTOM[i]!) * inverse;
	}
	return (INVERSE_ROOT_TWO_PI - (inverse * (top + TAIL_TOP[4]!)) / (bottom + TAIL_BOTTOM[4]!)) / y;
}

function centre(x: number): number {
	const square = x * x;
	let top = CENTRE_TOP[4]! * square;
	let bottom = square;
	for (let i = 0; i < 3; i++) {
		top = (top + CENTRE_TOP[i]!) * square;
		bottom = (bottom + CENTRE_BOTTOM[i]!) * square;
	}
	return (x * (top + CENTRE_TOP[3]!)) / (bottom + CENTRE_BOTTOM[3]!);
}

/**
 * Density of the standard normal distribution.
 *
 * @param x any number
 * @returns exp(-x^2 / 2) / sqrt(2 pi), relative error near 1e-15 in the tails too
 * @example
 * normalDensity(0); // => 0.3989422804014327
 */
export function normalDensity(x: number): number {
	const y = Math.abs(x);
	return y > 40 ? 0 : INVERSE_ROOT_TWO_PI * gaussKernel(y);
}

/**
 * Upper tail of the standard normal distribution, P(Z > x).
 *
 * @param x any number
 * @returns probability, to full relative accuracy down to 1e-300
 * Source: Cody (1969), Rational Chebyshev approximations for the error function.
 * @example
 * normalSurvival(1.96); // => 0.024997895148220435
 */
export function normalSurvival(x: number): number {
	const y = Math.abs(x);
	if (y <= 0.67448975) return 0.5 - centre(x);
	if (Number.isNaN(x)) return Number.NaN;
	const tail = y > 40 ? 0 : gaussKernel(y) * (y <= 5.656854249492381 ? middleRatio(y) : tailRatio(y));
	return x > 0 ? tail : 1 - tail;
}

/**
 * Distribution function of the standard normal, P(Z <= x).
 *
 * @param x any number
 * @returns probability, to full relative accuracy in the lower tail
 * @example
 * normalCdf(1); // => 0.8413447460685429
 */
export function normalCdf(x: number): number {
	return normalSurvival(-x);
}

/**
 * First and second order loss of the standard normal for z >= 4, from one backward recurrence: the repeated
 * integrals of the tail have ratios r[n] = 1 / (z + (n + 1) r[n + 1]), all terms positive.
 */
function tailIntegral(z: number, order: 1 | 2): number {
	let ratio = 0;
	for (let n = 60; n > order; n--) ratio = 1 / (z + (n + 1) * ratio);
	let product = normalDensity(z);
	for (let n = order as number; n >= 0; n--) {
		ratio = 1 / (z + (n + 1) * ratio);
		product *= ratio;
	}
	return product;
}

/**
 * First-order loss of the standard normal, E[(Z - z)^+].
 *
 * @param z any number
 * @returns expected excess over z; accurate relative to itself in the far tail
 * Source: Zipkin (2000), C.5.
 * @example
 * normalLoss(1); // => 0.0833154705876
 */
export function normalLoss(z: number): number {
	if (z >= 4) return z > 40 ? 0 : tailIntegral(z, 1);
	if (z < 0) return normalLoss(-z) - z;
	return normalDensity(z) - z * normalSurvival(z);
}

/** Second-order loss of the standard normal, E[((Z - z)^+)^2] / 2. Source: Zipkin (2000), C.5. */
export function normalSecondLoss(z: number): number {
	if (z >= 4) return z > 40 ? 0 : tailIntegral(z, 2);
	if (z < 0) return 0.5 * (z * z + 1) - normalSecondLoss(-z);
	return 0.5 * ((z * z + 1) * normalSurvival(z) - z * normalDensity(z));
}
