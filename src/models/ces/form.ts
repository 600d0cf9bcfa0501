/** Season of a complex exponential smoothing model: none, all states seasonal, one real or one complex seasonal state. */
export type CesForm = "none" | "simple" | "partial" | "full";

/** The forms, in order of their number of parameters. */
export const CES_FORMS: readonly CesForm[] = ["none", "simple", "partial", "full"];

/** Smoothing parameters of a form in the order in which they are optimised. */
export const CES_PARAMETERS: Readonly<Record<CesForm, readonly string[]>> = {
	none: ["alpha0", "alpha1"],
	simple: ["alpha0", "alpha1"],
	partial: ["alpha0", "alpha1", "beta"],
	full: ["alpha0", "alpha1", "beta0", "beta1"],
};

/** Search box and starts. At an imaginary part of 1 nothing grows or fades; the model is then stable up to a real part of 2. */
const LOWER: Readonly<Record<string, number>> = {
	alpha0: 0.01,
	alpha1: 0.01,
	beta: 0,
	beta0: 0.01,
	beta1: 0.01,
};
const UPPER: Readonly<Record<string, number>> = {
	alpha0: 1.99,
	alpha1: 1.9,
	beta: 1.5,
	beta0: 1.8,
	beta1: 1.9,
};
const STARTS: readonly Readonly<Record<string, number>>[] = [
	{ alpha0: 1.3, alpha1: 1, beta: 0.1, beta0: 1.3, beta1: 1 },
	{ alpha0: 1.05, alpha1: 1, beta: 0.3, beta0: 1.05, beta1: 1 },
	{ alpha0: 1.3, alpha1: 0.7, beta: 0.6, beta0: 1, beta1: 1 },
];

/**
 * Search box and starts of a form.
 *
 * @param form the form
 * @returns bounds and starting vectors
 * @see Svetunkov, Kourentzes and Ord (2022), Naval Research Logistics 69, section 3 (admissible values)
 * @example
 * Array.from(cesBox("none").upper); // => [1.99, 1.9]
 */
export function cesBox(form: CesForm): {
	readonly lower: Float64Array;
	readonly upper: Float64Array;
	readonly starts: readonly Float64Array[];
} {
	const names = CES_PARAMETERS[form];
	return {
		lower: Float64Array.from(names, (name) => LOWER[name]!),
		upper: Float64Array.from(names, (name) => UPPER[name]!),
		starts: STARTS.map((start) => Float64Array.from(names, (name) => start[name]!)),
	};
}

/**
 * Linear coefficients of one period of the recursion, the same for all forms: with error e of a period,
 * `level' = level - levelByPotential potential + levelGain e`,
 * `potential' = potentialByLevel level + potentialKept potential + potentialGain e`,
 * and likewise the seasonal pair of the period's phase. Parts that a form lacks have zeros and stay at zero.
 */
export interface CesCoefficients {
	levelByPotential: number;
	potentialByLevel: number;
	potentialKept: number;
	levelGain: number;
	potentialGain: number;
	seasonByPotential: number;
	seasonPotentialBySeason: number;
	seasonPotentialKept: number;
	seasonGain: number;
	seasonPotentialGain: number;
}

/**
 * Writes the coefficients of a form at its parameters.
 *
 * @param form the form
 * @param parameters as `CES_PARAMETERS` orders them
 * @returns coefficients of the recursion
 * @see Svetunkov, Kourentzes and Ord (2022), equations 9 and 20 to 24
 * @example
 * cesCoefficients("none", [1.25, 1]).levelGain; // => 0.25
 */
export function cesCoefficients(form: CesForm, parameters: ArrayLike<number>): CesCoefficients {
	const plain = form !== "simple";
	const pair = form === "simple" || form === "full";
	const first = form === "simple" ? 0 : 2;
	const real = parameters[0]!;
	const imaginary = parameters[1]!;
	const seasonReal = pair ? parameters[first]! : 0;
	const seasonImaginary = pair ? parameters[first + 1]! : 0;
	return {
		levelByPotential: plain ? 1 - imaginary : 0,
		potentialByLevel: plain ? 1 : 0,
		potentialKept: plain ? 1 - real : 0,
		levelGain: plain ? real - imaginary : 0,
		potentialGain: plain ? real + imaginary : 0,
		seasonByPotential: pair ? 1 - seasonImaginary : 0,
		seasonPotentialBySeason: pair ? 1 : 0,
		seasonPotentialKept: pair ? 1 - seasonReal : 0,
		seasonGain: pair ? seasonReal - seasonImaginary : form === "partial" ? parameters[2]! : 0,
		seasonPotentialGain: pair ? seasonReal + seasonImaginary : 0,
	};
}
