import { cutLattice } from "./cut-lattice.js";
import type { LatticeDistribution } from "./distribution.js";
import { isPositive, isProbability, requireOption } from "./family.js";

/** Longest lattice that is written out, as elsewhere in this room. */
const LONGEST = 4_000_000;

/** Above this rate even 4e27 terms leave less than 1e-15 of the mass beside 0. */
const NO_NOISE = 100;

function requireRate(rate: number): void {
	requireOption(isPositive(rate), "Give a finite rate above 0: one over the scale of the noise.", "rate");
}

/**
 * Probability of a value of the discrete Laplace distribution, P(X = k) = tanh(rate / 2) exp(-rate |k|)
 * (Inusah and Kozubowski 2006).
 *
 * @param rate one over the scale, > 0
 * @param k an integer
 * @returns P(X = k)
 * @throws {ReapproError} OPTION_INVALID when the rate is not above 0
 * @example
 * discreteLaplaceMass(1, 0); // => 0.46211715726
 */
export function discreteLaplaceMass(rate: number, k: number): number {
	requireRate(rate);
	return Number.isInteger(k) ? Math.tanh(rate / 2) * Math.exp(-rate * Math.abs(k)) : 0;
}

/**
 * Variance of the discrete Laplace distribution, 1 / (2 sinh^2(rate / 2)); close to twice the squared scale where the
 * scale is large. The mean is 0.
 *
 * @param rate one over the scale, > 0
 * @returns E[X^2]
 * @throws {ReapproError} OPTION_INVALID when the rate is not above 0
 * @example
 * discreteLaplaceVariance(1); // => 1.84134719
 */
export function discreteLaplaceVariance(rate: number): number {
	requireRate(rate);
	return 0.5 / Math.sinh(rate / 2) ** 2;
}

/** P(|X| > k) = 2 exp(-rate (k + 1)) / (1 + exp(-rate)) for k >= 0. */
function outside(rate: number, k: number): number {
	return (2 * Math.exp(-rate * (k + 1))) / (1 + Math.exp(-rate));
}

/**
 * Half-width of the shortest interval around 0 that holds a discrete Laplace variable with a given probability.
 *
 * @param rate one over the scale, > 0
 * @param confidence probability, 0 <= confidence < 1
 * @returns the smallest integer h with P(|X| <= h) >= confidence
 * @throws {ReapproError} OPTION_INVALID when the rate is not above 0 or the confidence out of range
 * @example
 * discreteLaplaceHalfWidth(1, 0.95); // => 3
 */
export function discreteLaplaceHalfWidth(rate: number, confidence: number): number {
	requireRate(rate);
	requireOption(
		isProbability(confidence) && confidence < 1,
		"Give a confidence of at least 0 and below 1.",
		"confidence",
	);
	const left = 1 - confidence;
	const solution = Math.log(2 / (left * (1 + Math.exp(-rate)))) / rate - 1;
	// The solution is rounded; the integers beside it decide.
	let halfWidth = Math.max(0, Math.floor(solution) - 1);
	while (outside(rate, halfWidth) > left) halfWidth += 1;
	return halfWidth;
}

/**
 * Distribution of the sum of independent discrete Laplace variables.
 *
 * From the generating function G(z) = C ((1 - pz)(1 - p/z))^-n with p = exp(-rate) follows
 * z (1 - pz)(z - p) G'(z) = n p (z^2 - 1) G(z), a recurrence of three masses. It is run from the tail inwards, where the
 * wanted solution grows and the other one dies out (Miller's algorithm), and scaled to sum 1.
 *
 * @param rate one over the scale of each, > 0
 * @param terms how many, integer >= 1
 * @returns symmetric lattice; at most 1e-15 of the mass is put on the end points
 * @throws {ReapproError} OPTION_INVALID when a parameter is out of range, or more than 4,000,000 points are needed
 * @example
 * discreteLaplaceSum(1, 2).probabilities.length % 2; // => 1
 */
export function discreteLaplaceSum(rate: number, terms: number): LatticeDistribution {
	requireRate(rate);
	requireOption(
		Number.isSafeInteger(terms) && terms >= 1,
		"Give a whole number of terms, at least 1.",
		"terms",
	);
	if (rate > NO_NOISE) return { kind: "lattice", start: 0, probabilities: [1] };
	const deviation = Math.sqrt(terms * discreteLaplaceVariance(rate));
	// Beyond: 9 deviations for many terms, 40 scales for few, and 20 scales for the foreign solution to die out.
	const reach = Math.ceil(9 * deviation + 60 / rate) + 2;
	requireOption(
		2 * reach + 1 <= LONGEST,
		"Count in larger units: this noise needs more than 4,000,000 points.",
	);
	const p = Math.exp(-rate);
	const half = new Float64Array(reach + 2);
	half[reach] = 1e-290;
	let sum = 0;
	for (let k = reach; k >= 1; k--) {
		const here = half[k]!;
		sum += 2 * here;
		half[k - 1] = ((1 + p * p) * k * here + p * (terms - k - 1) * half[k + 1]!) / (p * (k - 1 + terms));
	}
	sum += half[0]!;
	const masses = new Float64Array(2 * reach + 1);
	for (let k = -reach; k <= reach; k++) masses[reach + k] = half[Math.abs(k)]!;
	return cutLattice(-reach, masses, masses.length, sum, 1e-15);
}
