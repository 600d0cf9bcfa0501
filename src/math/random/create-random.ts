import { ReapproError } from "../../errors.js";
import type { CompoundDistribution, Distribution } from "../distributions/distribution.js";
import { checkedFamily } from "../distributions/families.js";
import { isPositive, requireOption } from "../distributions/family.js";
import { createBits } from "./bits.js";
import { drawIndex } from "./draw-index.js";
import type { Random } from "./random.js";
import { createNormal, drawGamma, drawPoisson } from "./variates.js";

const TWO_TO_53 = 9007199254740992;

function createSampler(random: Omit<Random, "sample">): (d: Distribution) => number {
	const compound = (d: CompoundDistribution): number => {
		const events = draw(d.count);
		let pieces = 0;
		for (let i = 0; i < events; i++)
			pieces += 1 + drawIndex(d.sizes.length, (j) => d.sizes[j]!, random.uniform());
		return pieces;
	};
	const draw = (d: Distribution): number => {
		switch (d.kind) {
			case "point":
				return d.value;
			case "normal":
				return d.mean + d.standardDeviation * random.normal();
			case "student":
				return (
					d.location +
					d.scale *
						random.normal() *
						Math.sqrt((0.5 * d.degreesOfFreedom) / random.gamma(0.5 * d.degreesOfFreedom))
				);
			case "gamma":
				return d.scale * random.gamma(d.shape);
			case "poisson":
				return random.poisson(d.rate);
			case "negative-binomial":
				return random.negativeBinomial(d.size, d.probability);
			case "binomial":
				return checkedFamily(d).quantile(d, 1 - random.uniform());
			case "lattice":
				return d.start + drawIndex(d.probabilities.length, (i) => d.probabilities[i]!, random.uniform());
			case "empirical":
				return d.values[random.integer(d.values.length)]!;
			case "compound":
				return compound(d);
			case "mixture":
				return draw(
					d.parts[drawIndex(d.parts.length, (i) => d.parts[i]!.weight, random.uniform())]!.distribution,
				);
		}
	};
	return (d) => {
		checkedFamily(d);
		return draw(d);
	};
}

/**
 * Seeded random numbers: the same seed gives the same numbers on every machine. Not for secrets.
 *
 * @param seed integer from 0 to 2^53 - 1
 * @returns generator (xoshiro128** seeded by SplitMix32) with the usual variates
 * @throws {ReapproError} OPTION_INVALID when the seed is not such an integer, or a variate is asked for with a parameter out of range
 * @example
 * createRandom(1).integer(6) === createRandom(1).integer(6); // => true
 */
export function createRandom(seed: number): Random {
	if (!(Number.isSafeInteger(seed) && seed >= 0))
		throw new ReapproError("OPTION_INVALID", "Give a seed that is an integer from 0 to 2^53 - 1.", "seed");
	const bits = createBits(seed);
	const whole = (): number => (bits() >>> 5) * 67108864 + (bits() >>> 6);
	const uniform = (): number => whole() / TWO_TO_53;
	const normal = createNormal(uniform);
	const gamma = (shape: number): number => {
		requireOption(isPositive(shape), "Give a gamma shape above 0.", "shape");
		return drawGamma(shape, uniform, normal);
	};
	const poisson = (rate: number): number => {
		requireOption(rate >= 0 && rate < Number.POSITIVE_INFINITY, "Give a Poisson rate of 0 or more.", "rate");
		return drawPoisson(rate, uniform);
	};
	const variates: Omit<Random, "sample"> = {
		uniform,
		normal,
		exponential: () => -Math.log(1 - uniform()),
		integer: (maxExclusive) => {
			requireOption(
				Number.isSafeInteger(maxExclusive) && maxExclusive >= 1,
				"Give an upper bound of 1 or more.",
			);
			// Draws past the last full run of maxExclusive are thrown away, so that every remainder is as likely.
			const limit = TWO_TO_53 - (TWO_TO_53 % maxExclusive);
			let draw = whole();
			while (draw >= limit) draw = whole();
			return draw % maxExclusive;
		},
		poisson,
		gamma,
		negativeBinomial: (size, probability) => {
			requireOption(
				probability > 0 && probability <= 1,
				"Give a probability above 0 and at most 1.",
				"probability",
			);
			return poisson((gamma(size) * (1 - probability)) / probability);
		},
	};
	return { ...variates, sample: createSampler(variates) };
}
