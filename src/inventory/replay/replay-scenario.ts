import { ReapproError } from "../../errors.js";
import { requireAtLeast, requireInteger, requirePositive } from "../require.js";
import type { ReplayScenario } from "./replay-types.js";

const FIELDS: readonly string[] = ["demandFactor", "leadTimeDelayDays", "fromDay", "toDay"];

/** What a scenario makes of days. */
export interface PlayedScenario {
	readonly demandOf: (demand: ArrayLike<number>) => ArrayLike<number>;
	/** Days by which an order of a day comes later. */
	readonly delayOn: (day: number) => number;
}

/**
 * Prepares a what-if for a replay.
 *
 * @param scenario factor, delay and span
 * @returns demand and delays by day
 * @throws {ReapproError} `INPUT_INVALID` when the factor is not above 0, the delay is no whole number of days, the span
 * no number or backwards, or a field is unknown
 */
export function replayScenario(scenario: ReplayScenario): PlayedScenario {
	const unknown = Object.keys(scenario).find((key) => !FIELDS.includes(key));
	if (unknown !== undefined)
		throw new ReapproError("INPUT_INVALID", `Give ${FIELDS.join(", ")} alone.`, "scenario");
	const factor = requirePositive(scenario.demandFactor ?? 1, "scenario.demandFactor");
	const delay = requireInteger(scenario.leadTimeDelayDays ?? 0, "scenario.leadTimeDelayDays", 0);
	const from = requireAtLeast(scenario.fromDay ?? 0, "scenario.fromDay");
	const to =
		scenario.toDay === undefined
			? Number.POSITIVE_INFINITY
			: requireAtLeast(scenario.toDay, "scenario.toDay");
	if (to < from)
		throw new ReapproError("INPUT_INVALID", "Give a day that is not before fromDay.", "scenario.toDay");
	const isIn = (day: number): boolean => from <= day && day < to;
	return {
		delayOn: (day) => (isIn(day) ? delay : 0),
		demandOf(demand) {
			if (factor === 1) return demand;
			let carry = 0;
			return Float64Array.from(demand, (wanted, day) => {
				if (!isIn(day) || wanted === 0) return wanted;
				const exact = wanted * factor + carry;
				const pieces = Math.max(0, Math.round(exact));
				carry = exact - pieces;
				return pieces;
			});
		},
	};
}
