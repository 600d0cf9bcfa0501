import type { NoiseScale } from "./noise-scale.js";
import { refuseSource } from "./random-bytes.js";
import type { UniformBelow } from "./uniform-below.js";

/**
 * Draws after which a source counts as broken. A value takes about fifteen; an honest source runs into this with
 * probability below 1e-60. It also keeps the magnitude below 2500 scales, a safe integer for every scale allowed.
 */
const MOST_DRAWS = 5000;

/**
 * True with probability exp(-numerator / denominator), from integers alone (Canonne, Kamath and Steinke 2020,
 * algorithm 1 for a rate of at most 1).
 *
 * The paper's chance of rate / k is drawn as two independent chances, of the rate and of 1 / k, so that no product
 * outgrows a safe integer.
 *
 * @param numerator integer, 0..denominator
 * @param denominator integer >= 1
 * @param below uniform integers
 * @returns true or false
 * @example
 * bernoulliOfExp(0, 1, () => 0); // => true
 */
export function bernoulliOfExp(numerator: number, denominator: number, below: UniformBelow): boolean {
	let k = 1;
	while (below(denominator) < numerator && below(k) === 0) k += 1;
	return k % 2 === 1;
}

/**
 * One round of the sampler: a geometric magnitude in steps of the scale, cut to whole pieces, and a sign.
 *
 * @param scale b as a ratio of integers
 * @param below uniform integers
 * @param bernoulli true with probability exp(-numerator / denominator)
 * @returns a value, or undefined when the round is rejected and another must be played
 * @example
 * discreteLaplaceRound({ numerator: 1, denominator: 1 }, () => 0, (numerator) => numerator === 0); // => 0
 */
export function discreteLaplaceRound(
	{ numerator, denominator }: NoiseScale,
	below: UniformBelow,
	bernoulli: (numerator: number, denominator: number) => boolean,
): number | undefined {
	const part = below(numerator);
	if (!bernoulli(part, numerator)) return undefined;
	let wholes = 0;
	while (bernoulli(1, 1)) wholes += 1;
	const geometric = part + numerator * wholes;
	const magnitude = (geometric - (geometric % denominator)) / denominator;
	const isNegative = below(2) === 1;
	// Zero would otherwise be reached by both signs, twice as often as it should.
	if (isNegative && magnitude === 0) return undefined;
	return isNegative ? -magnitude : magnitude;
}

/**
 * One value of discrete Laplace noise, P(X = x) = tanh(1 / (2 b)) exp(-|x| / b), exactly: for a scale
 * b = numerator / denominator every integer has this very probability, given uniform bytes. No floating point enters
 * (Canonne, Kamath and Steinke 2020, algorithm 2; why floating point breaks the promise: Mironov 2012).
 *
 * The time it takes depends on the value drawn.
 *
 * @param scale b as a ratio of integers
 * @param below uniform integers
 * @returns an integer
 * @throws {ReapproError} `OPTION_INVALID` when the source behind `below` is stuck
 * @example
 * const below = uniformBelow(byteReader(webCryptoBytes));
 * Number.isSafeInteger(discreteLaplaceNoise({ numerator: 8, denominator: 1 }, below)); // => true
 */
export function discreteLaplaceNoise(scale: NoiseScale, below: UniformBelow): number {
	let draws = 0;
	const draw: UniformBelow = (bound) => {
		draws += 1;
		return draws > MOST_DRAWS ? refuseSource() : below(bound);
	};
	const bernoulli = (numerator: number, denominator: number): boolean =>
		bernoulliOfExp(numerator, denominator, draw);
	for (;;) {
		const value = discreteLaplaceRound(scale, draw, bernoulli);
		if (value !== undefined) return value;
	}
}
