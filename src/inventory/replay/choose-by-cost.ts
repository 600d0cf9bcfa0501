import { type OptionNames, ReapproError, refuseUnknownOptions } from "../../errors.js";
import { forecastSeries, windowDemand } from "../../forecast/index.js";
import { type Distribution, quantile } from "../../math/index.js";
import { requireFraction, requireInteger } from "../require.js";
import { replayPolicy } from "./replay-policy.js";
import type { ReplayCosts, ReplayResult } from "./replay-types.js";

/** A forecasting model and a service to try: by name, and a cycle service level in (0, 1). */
export interface PolicyCandidate {
	readonly model: string;
	readonly target: number;
}

/** How candidates are played. */
export interface ChooseByCostOptions {
	/** Periods of a season, as for `forecastSeries`. */
	readonly seasonLength: number;
	/** One or more. */
	readonly candidates: readonly PolicyCandidate[];
	/** Whole periods between an order and its arrival. */
	readonly leadTimePeriods: number;
	/** Periods of history before the first order; default half of them. */
	readonly firstOrigin?: number;
	/** Money of a piece on hand for a period, of an order, and of a piece that was not there. */
	readonly costs: ReplayCosts;
	/** Default `"emergency"`: a funeral can not wait. */
	readonly unmetDemand?: "backorder" | "lost" | "emergency";
}

const OPTIONS: OptionNames<ChooseByCostOptions> = {
	seasonLength: true,
	candidates: true,
	leadTimePeriods: true,
	firstOrigin: true,
	costs: true,
	unmetDemand: true,
};

/** What a candidate did in the replay. */
export interface PlayedCandidate extends PolicyCandidate {
	readonly cost: number;
	readonly replay: ReplayResult;
}

/** Demand of lead time and review, seen from each origin. */
function windowsOf(
	values: Float64Array,
	model: string,
	first: number,
	options: ChooseByCostOptions,
): Distribution[] {
	const horizon = options.leadTimePeriods + 1;
	const whole = new Float64Array(horizon).fill(1);
	return Array.from({ length: values.length - first }, (_, step) => {
		const known = values.subarray(0, first + step);
		return windowDemand(forecastSeries(known, { seasonLength: options.seasonLength, horizon, model }), whole);
	});
}

/**
 * Chooses a forecasting model and a service by what they would have cost: each is played over the second part of the
 * history, ordering in every period from a forecast of what was known by then.
 *
 * A model that wins on a statistical score need not be the one that orders best; costs say what a missing piece is worth.
 *
 * @param values pieces of each period, whole numbers of 0 or more, oldest first
 * @param options candidates, lead time and costs
 * @returns candidates from the cheapest to the dearest; equal ones in the order given
 * @throws {ReapproError} `INPUT_INVALID` when there are no candidates, no periods to play, no costs of holding and
 * shortage, or a target is no fraction;
 * `OPTION_INVALID` for an unknown model
 * @see Kourentzes, Trapero, Barrow (2020), Optimising forecasting models for inventory planning
 * @example
 * const values = [2, 3, 1, 2, 4, 2, 1, 3, 2, 2];
 * const candidates = [{ model: "naive", target: 0.9 }, { model: "negbin-seasonal", target: 0.9 }];
 * const [best] = chooseByCost(values, { seasonLength: 1, candidates, leadTimePeriods: 1, costs: { holding: 1, shortage: 20 } });
 * best.model; // => "negbin-seasonal"
 */
export function chooseByCost(values: ArrayLike<number>, options: ChooseByCostOptions): PlayedCandidate[] {
	refuseUnknownOptions(options, OPTIONS);
	const { candidates, costs } = options;
	const leadTime = requireInteger(options.leadTimePeriods, "options.leadTimePeriods", 0);
	const history = Float64Array.from(values);
	const first = requireInteger(
		options.firstOrigin ?? Math.ceil(history.length / 2),
		"options.firstOrigin",
		1,
	);
	if (!Array.isArray(candidates) || candidates.length === 0)
		throw new ReapproError("INPUT_INVALID", "Give one candidate or more.", "options.candidates");
	if (!((costs?.holding ?? 0) > 0 && (costs?.shortage ?? 0) > 0))
		throw new ReapproError(
			"INPUT_INVALID",
			"Say what holding a piece costs, and a missing one: without either there is nothing to choose by.",
			"options.costs",
		);
	if (first >= history.length)
		throw new ReapproError("INPUT_INVALID", "Leave periods after the first origin.", "options.firstOrigin");
	const windows = new Map<string, Distribution[]>();
	const played = candidates.map(({ model, target }, index): PlayedCandidate => {
		requireFraction(target, `options.candidates[${index}].target`);
		let known = windows.get(model);
		if (known === undefined) {
			known = windowsOf(history, model, first, options);
			windows.set(model, known);
		}
		const levels = known.map((demand) => Math.max(0, Math.ceil(quantile(demand, target))));
		const replay = replayPolicy({
			demand: history.subarray(first),
			policy: {
				type: "levels",
				levelsOn: (period) => ({ reorderPoint: levels[period]! - 1, orderUpTo: levels[period]! }),
			},
			initialOnHand: levels[0]!,
			leadTimeDays: leadTime,
			unmetDemand: options.unmetDemand ?? "emergency",
			costs,
		});
		return { model, target, cost: replay.cost ?? 0, replay };
	});
	return played
		.map((candidate, index) => ({ candidate, index }))
		.sort((a, b) => a.candidate.cost - b.candidate.cost || a.index - b.index)
		.map(({ candidate }) => candidate);
}
