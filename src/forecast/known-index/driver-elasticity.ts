import { movingLevel } from "../../models/index.js";

/** Evidence, in squared log index times events, that the prior elasticity of 1 is worth: a spread of 0.5. */
const PRIOR_INFORMATION = 4;
const HIGHEST_ELASTICITY = 1.5;
/** Weeks in which an index is lower or higher say more of the index than of the demand. */
const LOWEST_INDEX = 0.3;
const HIGHEST_INDEX = 3;
const NEWTON_STEPS = 5;

/**
 * How strongly a series answers to an index: 1 is in proportion, 0 not at all.
 *
 * Poisson regression of the events on the logarithm of the index, both around their own level of the year around, so that
 * growth is not read as an answer; shrunk towards 1: a short or sparse series can not tell, and what is ordered for a
 * funeral follows deaths until shown otherwise.
 *
 * @param events events of each period, `NaN` where missing
 * @param index index of each period, above 0
 * @param periodsPerYear periods a year
 * @returns the elasticity, in [0, 1.5]
 * @example
 * driverElasticity([], [], 52.18); // => 1
 */
export function driverElasticity(
	events: ArrayLike<number>,
	index: ArrayLike<number>,
	periodsPerYear: number,
): number {
	const logs = Float64Array.from(events, (value, t) => {
		const own = index[t]!;
		return Number.isNaN(value) || own < LOWEST_INDEX || own > HIGHEST_INDEX ? Number.NaN : Math.log(own);
	});
	const used = Float64Array.from(events, (value, t) => (Number.isNaN(logs[t]!) ? Number.NaN : value));
	const level = movingLevel(used, periodsPerYear);
	const centre = movingLevel(logs, periodsPerYear);
	let elasticity = 1;
	for (let step = 0; step < NEWTON_STEPS; step++) {
		const scale = movingLevel(
			logs.map((value, t) => Math.exp(elasticity * (value - centre[t]!))),
			periodsPerYear,
		);
		let score = PRIOR_INFORMATION * (1 - elasticity);
		let information = PRIOR_INFORMATION;
		for (let t = 0; t < used.length; t++) {
			const deviation = logs[t]! - centre[t]!;
			if (Number.isNaN(deviation) || !(level[t]! > 0)) continue;
			const mean = (level[t]! * Math.exp(elasticity * deviation)) / scale[t]!;
			score += (used[t]! - mean) * deviation;
			information += mean * deviation * deviation;
		}
		elasticity = Math.min(HIGHEST_ELASTICITY, Math.max(0, elasticity + score / information));
	}
	return elasticity;
}
