import { type Distribution, survival } from "../math/index.js";
import { mixDemand } from "./mix-demand.js";
import type { ProtectionDemand } from "./protection-demand.js";
import type { ServiceRule } from "./types.js";

/** Pieces that are missed less often than this are left out: they change no level that a service asks for. */
const LEAST_RISK = 1e-12;

/** P(D > pieces) for 0, 1, 2, ... pieces, as far as it matters. */
export function survivalsOf(demand: Distribution): number[] {
	const whole = mixDemand([{ weight: 1, distribution: demand }]);
	const survivals: number[] = [];
	if (whole.kind !== "lattice") {
		for (let risk = survival(whole, 0); risk > LEAST_RISK; risk = survival(whole, survivals.length))
			survivals.push(risk);
		return survivals;
	}
	const { start, probabilities } = whole;
	let above = 0;
	// From the upper end, so that small tails keep their digits.
	for (let at = probabilities.length - 1; at >= 0; at--) {
		if (above > LEAST_RISK) survivals.push(Math.min(1, above));
		above += probabilities[at]!;
	}
	for (let pieces = 0; pieces < start; pieces++) survivals.push(1);
	return survivals.reverse();
}

/** E[(D - pieces)^+] for 0, 1, 2, ... pieces, from the survivals: each piece more saves the risk of missing it. */
function lossesOf(survivals: readonly number[]): number[] {
	const losses = [...survivals];
	for (let at = losses.length - 2; at >= 0; at--) losses[at]! += losses[at + 1]!;
	return losses;
}

/**
 * What is missing of a full service, by the pieces that a place has for a window: of a cycle service or a cost the
 * probability of running out, of a ready rate that of no piece being left at its end, of a fill rate the share of the
 * demand that has to wait.
 *
 * @param demand demand of the window, and of its first part that earlier pieces have to last for
 * @param service rule of the place; its target does not matter
 * @returns risk with 0, 1, 2, ... pieces, falling, as far as it matters
 * @example
 * const demand = { protection: { kind: "poisson", rate: 2 }, lead: { kind: "poisson", rate: 1 }, reviewMean: 1 };
 * risksByPieces(demand, { type: "ready" })[1]; // => 0.864665
 */
export function risksByPieces(
	{ protection, lead, reviewMean }: ProtectionDemand,
	{ type }: Pick<ServiceRule, "type">,
): number[] {
	const survivals = survivalsOf(protection);
	if (type === "ready") return [1, ...survivals];
	if (type !== "fill") return survivals;
	if (!(reviewMean > 0)) return [];
	const before = lossesOf(survivalsOf(lead));
	return lossesOf(survivals).map((missed, pieces) =>
		pieces === 0 ? 1 : Math.min(1, Math.max(0, (missed - (before[pieces] ?? 0)) / reviewMean)),
	);
}
