import { ReapproError } from "../errors.js";
import type { DemandProcess, GaussianProcess } from "./process.js";

/**
 * Process of the total demand when only a share c of the order lines is seen.
 *
 * Every line is seen with probability c, independently. Seen events N given the rate are Poisson(c rate), and thinning
 * a negative binomial multiplies its mean by c and keeps its size; so the total has rates / c with the same relative
 * variances, and its Poisson part, the noise of the lines that are not seen, widens with the larger rate by itself.
 * For a gaussian process Var(seen) = c^2 Var(total) + c (1 - c) E(total), hence
 * Var(total) = (Var(seen) - mean) / c^2 + mean / c: the variance above Poisson noise is signal and grows with 1 / c^2,
 * the noise of single pieces with 1 / c. Only the shock of the period itself holds such noise; carried shocks are signal.
 * With degrees of freedom the variance is df / (df - 2) times that of the shocks.
 *
 * @param process process of the seen demand, in pieces
 * @param share share of the lines that is seen, in (0, 1]
 * @returns the process of all demand
 * @throws {ReapproError} `OPTION_INVALID` when the share is outside (0, 1]
 * @example
 * const seen = { kind: "gaussian", means: [4], shocks: [[3]], counts: true };
 * scaleForCoverage(seen, 0.5).means; // => [8]
 * scaleForCoverage(seen, 0.5).shocks[0][0] ** 2; // => 28
 */
export function scaleForCoverage(process: DemandProcess, share: number): DemandProcess {
	if (!(share > 0 && share <= 1))
		throw new ReapproError(
			"OPTION_INVALID",
			"Give the share of lines seen as a fraction above 0 and up to 1.",
			"share",
		);
	if (share === 1) return process;
	if (process.kind === "gaussian") return scaleGaussian(process, share);
	return {
		...process,
		parts: process.parts.map((part) => ({ ...part, rates: part.rates.map((rate) => rate / share) })),
	};
}

function scaleGaussian(process: GaussianProcess, share: number): GaussianProcess {
	const { degreesOfFreedom } = process;
	const tails = degreesOfFreedom === undefined ? 1 : degreesOfFreedom / (degreesOfFreedom - 2);
	const shocks = process.shocks.map((row, h) => {
		const noise = Math.max(process.means[h]!, 0) / tails;
		const own = row[h]!;
		const scaled = row.map((response) => response / share);
		const signal = Math.max(own * own - noise, 0) / (share * share);
		scaled[h] = (own < 0 ? -1 : 1) * Math.sqrt(signal + noise / share);
		return scaled;
	});
	return { ...process, means: process.means.map((value) => value / share), shocks };
}
