/** Micro-epsilon in one epsilon: budgets are integers, so that sums of them are exact. */
const MICRO = 1_000_000;

/** Largest epsilon of a question or a budget, in micro-epsilon. At 10 odds may move by e^10 = 22026: no promise any more. */
export const MOST_MICRO_EPSILON = 10 * MICRO;

/** Most pieces that one unit may be bounded by; keeps every integer of the sampler exact. */
export const MOST_SENSITIVITY = 1_000_000;

/** Scale of noise as a ratio of integers in lowest terms, in pieces. */
export interface NoiseScale {
	readonly numerator: number;
	readonly denominator: number;
}

function greatestCommonDivisor(a: number, b: number): number {
	return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/**
 * Scale of the Laplace mechanism, b = sensitivity / epsilon (Dwork, McSherry, Nissim and Smith 2006, proposition 1).
 *
 * @param sensitivity most pieces by which one unit can change all counts of a question together, 1..1,000,000
 * @param microEpsilon privacy loss of the question in millionths, 1..10,000,000
 * @returns the exact ratio
 * @example
 * noiseScale(8, 500_000); // => { numerator: 16, denominator: 1 }
 */
export function noiseScale(sensitivity: number, microEpsilon: number): NoiseScale {
	const numerator = sensitivity * MICRO;
	const divisor = greatestCommonDivisor(numerator, microEpsilon);
	return { numerator: numerator / divisor, denominator: microEpsilon / divisor };
}
