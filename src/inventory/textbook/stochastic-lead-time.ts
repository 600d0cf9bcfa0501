import { requireAtLeast } from "../require.js";

/**
 * Mean and standard deviation of the demand over a random lead time, both independent:
 * mean = E[d] E[L], variance = E[L] var(d) + E[d]^2 var(L) (Silver, Pyke and Thomas 2017, eq. 6.25).
 *
 * @param input `demandMean`, `demandSd` a day; `leadTimeMean`, `leadTimeSd` in days; all >= 0
 * @returns mean and standard deviation in pieces
 * @throws {ReapproError} `INPUT_INVALID` when a figure is negative or not finite
 * @example
 * leadTimeDemandMoments({ demandMean: 10, demandSd: 3, leadTimeMean: 4, leadTimeSd: 0 }); // => { mean: 40, standardDeviation: 6 }
 */
export function leadTimeDemandMoments(input: {
	readonly demandMean: number;
	readonly demandSd: number;
	readonly leadTimeMean: number;
	readonly leadTimeSd: number;
}): { readonly mean: number; readonly standardDeviation: number } {
	const demandMean = requireAtLeast(input.demandMean, "demandMean");
	const demandSd = requireAtLeast(input.demandSd, "demandSd");
	const leadTimeMean = requireAtLeast(input.leadTimeMean, "leadTimeMean");
	const leadTimeSd = requireAtLeast(input.leadTimeSd, "leadTimeSd");
	return {
		mean: demandMean * leadTimeMean,
		standardDeviation: Math.sqrt(leadTimeMean * demandSd ** 2 + (demandMean * leadTimeSd) ** 2),
	};
}
