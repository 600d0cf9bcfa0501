import type { EtsLayout } from "./form.js";
import { PHI_START } from "./search-starts.js";

/** A part that the other form does not have begins close to doing nothing. */
const QUIET = 0.02;

/** Copies the seasonal states; those of the other kind as parts of the level, or pieces for parts of it. */
function copySeason(from: EtsLayout, source: Float64Array, to: EtsLayout, target: Float64Array): void {
	const level = source[from.levelAt]!;
	for (let phase = 0; phase < to.period - 1; phase++) {
		const state = source[from.seasonAt + phase]!;
		target[to.seasonAt + phase] =
			from.form.season === to.form.season
				? state
				: to.form.season === "M"
					? Math.max(1 + state / level, 0.1)
					: (state - 1) * level;
	}
}

/** Whether two forms differ in one part alone: error, trend or season, the last present in both or in none. */
export function areRelated({ form: a }: EtsLayout, { form: b }: EtsLayout): boolean {
	const differs = [a.error !== b.error, a.trend !== b.trend || a.damped !== b.damped, a.season !== b.season];
	return differs.filter(Boolean).length === 1 && (a.season === "N") === (b.season === "N");
}

/**
 * Start of one form from the optimum of a related one.
 *
 * @param from layout of the form whose optimum is known
 * @param source its parameter vector; its level is not 0
 * @param to layout of the other form; both have a season or none has
 * @returns a parameter vector of the other form
 * @example
 * const simple = etsLayout({ error: "A", trend: "N", damped: false, season: "N" }, 1);
 * const holt = etsLayout({ error: "A", trend: "A", damped: false, season: "N" }, 1);
 * [...relatedStart(simple, Float64Array.of(0.5, 10), holt)]; // => [0.5, 0.02, 10, 0]
 */
export function relatedStart(from: EtsLayout, source: Float64Array, to: EtsLayout): Float64Array {
	const target = new Float64Array(to.full);
	const copied = (fromAt: number, otherwise: number): number => (fromAt >= 0 ? source[fromAt]! : otherwise);
	target[0] = source[0]!;
	if (to.betaAt >= 0) target[to.betaAt] = copied(from.betaAt, QUIET);
	if (to.gammaAt >= 0) target[to.gammaAt] = copied(from.gammaAt, QUIET);
	if (to.phiAt >= 0) target[to.phiAt] = copied(from.phiAt, PHI_START);
	target[to.levelAt] = source[from.levelAt]!;
	if (to.slopeAt >= 0) target[to.slopeAt] = copied(from.slopeAt, 0);
	if (to.seasonAt >= 0) copySeason(from, source, to, target);
	return target;
}
