import { type DemandProcess, windowDistribution } from "../../forecast/index.js";
import type { DayWeights } from "./day-weights.js";
import type { LineTask } from "./line-task.js";

/** Demand of a line by windows of days. */
export interface WindowSetting {
	/** Demand by forecast period, and the part of it that belongs to the line. */
	readonly process: DemandProcess;
	readonly share: number;
	/** Spreads the forecast periods over days. */
	readonly spread: DayWeights;
	/** Days from `asOf` on which the article is sold. */
	readonly sellingDays: number;
}

/** Distribution of demand over the days [from, days) after `asOf`, none of them after the end of sale. */
export const windowDemandOf =
	({ process, share, spread, sellingDays }: WindowSetting): LineTask["windowDemand"] =>
	(days, from = 0) => {
		const weights = spread.weights(Math.min(days, sellingDays), from);
		if (share !== 1)
			for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] as number) * share;
		return windowDistribution(process, weights);
	};
