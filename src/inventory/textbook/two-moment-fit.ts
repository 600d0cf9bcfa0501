import type {
	GammaDistribution,
	NegativeBinomialDistribution,
	NormalDistribution,
} from "../../math/index.js";
import { requirePositive } from "../require.js";

/**
 * Distributions with a given mean and variance by the method of moments. A negative binomial exists only where the
 * variance exceeds the mean.
 *
 * @param mean mean, > 0
 * @param variance variance, > 0
 * @returns gamma and normal, and a negative binomial where one exists
 * @throws {ReapproError} `INPUT_INVALID` when mean or variance is not above 0
 * @example
 * twoMomentFit(4, 8).gamma; // => { kind: "gamma", shape: 2, scale: 2 }
 */
export function twoMomentFit(
	mean: number,
	variance: number,
): {
	readonly gamma: GammaDistribution;
	readonly normal: NormalDistribution;
	readonly negativeBinomial?: NegativeBinomialDistribution;
} {
	requirePositive(mean, "mean");
	requirePositive(variance, "variance");
	const gamma: GammaDistribution = { kind: "gamma", shape: mean ** 2 / variance, scale: variance / mean };
	const normal: NormalDistribution = { kind: "normal", mean, standardDeviation: Math.sqrt(variance) };
	if (variance <= mean) return { gamma, normal };
	return {
		gamma,
		normal,
		negativeBinomial: {
			kind: "negative-binomial",
			size: mean ** 2 / (variance - mean),
			probability: mean / variance,
		},
	};
}
