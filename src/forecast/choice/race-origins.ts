/** Rolling origins of one history: each is the number of leading values that a fit may see. */
export interface RaceOrigins {
	/** Upwards; every origin leaves at least `horizon` values after it. */
	readonly origins: readonly number[];
	/** Periods that are scored after each origin. */
	readonly horizon: number;
}

/**
 * Plans expanding origins inside a history.
 *
 * The last origin leaves exactly the scored horizon; earlier ones step back by half of it, so that scored spans overlap
 * and few fits are needed. No origin lies below `minimumTraining`.
 *
 * @param length number of values of the history
 * @param options `horizon` wanted, `count` of origins at most, `minimumTraining` values before the first origin
 * @returns origins upwards and the horizon that fits; no origins when the history is too short for one
 * @example
 * planOrigins(40, { horizon: 6, count: 3, minimumTraining: 20 }); // => { origins: [28, 31, 34], horizon: 6 }
 */
export function planOrigins(
	length: number,
	options: { readonly horizon: number; readonly count: number; readonly minimumTraining: number },
): RaceOrigins {
	const horizon = Math.min(options.horizon, length - options.minimumTraining);
	if (horizon < 1) return { origins: [], horizon: 0 };
	const step = Math.max(1, Math.floor(horizon / 2));
	const origins: number[] = [];
	for (
		let origin = length - horizon;
		origin >= options.minimumTraining && origins.length < options.count;
		origin -= step
	)
		origins.unshift(origin);
	return { origins, horizon };
}
