/** Evidence, in squared log index times events, that the prior elasticity of 1 is worth: a spread of 0.5. */
const PRIOR_INFORMATION = 4;
const HIGHEST_ELASTICITY = 1.5;

/**
 * How strongly a series answers to an index: 1 is in proportion, 0 not at all.
 *
 * One step of a Poisson regression of the events on the logarithm of the index around the level of the series, shrunk
 * towards 1: a short or sparse series can not tell, and what is ordered for a funeral follows deaths until shown otherwise.
 *
 * @param events events of each period, `NaN` where missing
 * @param index index of each period, above 0
 * @returns the elasticity, in [0, 1.5]
 * @example
 * driverElasticity([], []); // => 1
 */
export function driverElasticity(events: ArrayLike<number>, index: ArrayLike<number>): number {
	let sum = 0;
	let logs = 0;
	let count = 0;
	for (let t = 0; t < events.length; t++) {
		if (Number.isNaN(events[t]!)) continue;
		sum += events[t]!;
		logs += Math.log(index[t]!);
		count++;
	}
	if (!(sum > 0)) return 1;
	const level = sum / count;
	const centre = logs / count;
	let score = PRIOR_INFORMATION;
	let information = PRIOR_INFORMATION;
	for (let t = 0; t < events.length; t++) {
		if (Number.isNaN(events[t]!)) continue;
		const deviation = Math.log(index[t]!) - centre;
		score += (events[t]! - level) * deviation;
		information += level * deviation * deviation;
	}
	return Math.min(HIGHEST_ELASTICITY, Math.max(0, score / information));
}
