import type { CesCoefficients } from "./form.js";

/** Over as many periods as it was fitted to, what a form expects may grow tenfold. */
const LARGEST_GROWTH = 10;

/**
 * Whether a form may be fitted to so many periods: an error fades in what it expects of the level, and what it expects
 * does not grow away from what was seen.
 *
 * The seasonal pair moves once a season, so an error that it keeps counts over seasons and not over periods: only its
 * growth is bounded, as the reference implementations leave it free.
 *
 * @param coefficients of the form
 * @param periods periods of the series
 * @param seasonLength periods in a season
 * @returns false where one error would count for ever or for more and more, and where the forecast would explode
 * @see Svetunkov, Kourentzes and Ord (2022), Naval Research Logistics 69, section 3.2 (stability)
 * @example
 * isAdmissible(cesCoefficients("none", [1.3, 1]), 30, 1); // => true
 * isAdmissible(cesCoefficients("none", [0.5, 1]), 30, 1); // => false
 * isAdmissible(cesCoefficients("none", [1.9, 1.5]), 30, 1); // => false
 */
export function isAdmissible(coefficients: CesCoefficients, periods: number, seasonLength: number): boolean {
	const { levelByPotential, potentialByLevel, potentialKept, levelGain, potentialGain } = coefficients;
	const { seasonByPotential, seasonPotentialBySeason, seasonPotentialKept } = coefficients;
	if (potentialByLevel !== 0) {
		if (!fades(levelByPotential, potentialKept, levelGain, potentialGain)) return false;
		if (growth(levelByPotential, potentialKept) ** periods > LARGEST_GROWTH) return false;
	}
	if (seasonPotentialBySeason === 0) return true;
	return growth(seasonByPotential, seasonPotentialKept) ** (periods / seasonLength) <= LARGEST_GROWTH;
}

/** Whether both eigenvalues of the matrix with rows (1 - gain, -byPotential) and (1 - potentialGain, kept) lie inside the unit circle. */
function fades(byPotential: number, kept: number, gain: number, potentialGain: number): boolean {
	const trace = 1 - gain + kept;
	const determinant = (1 - gain) * kept + byPotential * (1 - potentialGain);
	return Math.abs(determinant) < 1 && Math.abs(trace) < 1 + determinant;
}

/** Largest absolute eigenvalue of the matrix with rows (1, -byPotential) and (1, kept): growth of what is expected by a period. */
function growth(byPotential: number, kept: number): number {
	const half = (1 + kept) / 2;
	const determinant = kept + byPotential;
	const square = half * half - determinant;
	return square < 0 ? Math.sqrt(determinant) : Math.abs(half) + Math.sqrt(square);
}
