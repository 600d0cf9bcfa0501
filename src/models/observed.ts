import { ReapproError } from "../errors.js";

/**
 * Number of values that are not missing.
 *
 * @param values observations, `NaN` where missing
 * @returns how many are numbers
 * @example
 * countObserved([1, NaN, 3]); // => 2
 */
export function countObserved(values: ArrayLike<number>): number {
	let count = 0;
	for (let index = 0; index < values.length; index++) if (!Number.isNaN(values[index]!)) count++;
	return count;
}

/**
 * Checks that a model has enough to go on.
 *
 * @param values observations, `NaN` where missing
 * @param minimum fewest observed values that the model accepts
 * @param model its name, for the message
 * @throws {ReapproError} `INPUT_INVALID` when fewer values are observed, or one is infinite
 * @example
 * requireObserved([1, 2], 2, "drift");
 */
export function requireObserved(values: ArrayLike<number>, minimum: number, model: string): void {
	for (let index = 0; index < values.length; index++) {
		if (Math.abs(values[index]!) === Number.POSITIVE_INFINITY)
			throw new ReapproError(
				"INPUT_INVALID",
				"Give finite values; use NaN for a missing one.",
				`values[${index}]`,
			);
	}
	if (countObserved(values) < minimum)
		throw new ReapproError(
			"INPUT_INVALID",
			`Give at least ${minimum} observed value(s) to the model "${model}", or choose a simpler model.`,
			"values",
		);
}

/**
 * Checks that a model of demand has a value to go on, and none below 0, of which it would say that nothing comes.
 *
 * @param values observations, `NaN` where missing
 * @param model its name, for the message
 * @throws {ReapproError} `INPUT_INVALID` when no value is observed, or one is infinite or negative
 * @example
 * requireNonNegative([0, 3, NaN], "croston");
 */
export function requireNonNegative(values: ArrayLike<number>, model: string): void {
	requireObserved(values, 1, model);
	for (let index = 0; index < values.length; index++)
		if (values[index]! < 0)
			throw new ReapproError(
				"INPUT_INVALID",
				`Give values of 0 or more to the model "${model}", or choose a model of plain values, such as ets.`,
				`values[${index}]`,
			);
}

/**
 * Checks a forecast horizon.
 *
 * @param horizon number of periods, an integer >= 1
 * @throws {ReapproError} `OPTION_INVALID` when it is not
 * @example
 * requireHorizon(12);
 */
export function requireHorizon(horizon: number): void {
	if (!Number.isInteger(horizon) || horizon < 1)
		throw new ReapproError(
			"OPTION_INVALID",
			"Give a horizon that is a whole number of periods, 1 or more.",
			"horizon",
		);
}

/**
 * Season length as the whole number of periods that a model with seasonal states needs.
 *
 * @param seasonLength periods a season, may be fractional
 * @returns the nearest integer, at least 1
 * @example
 * wholeSeason(52.18); // => 52
 */
export function wholeSeason(seasonLength: number): number {
	return Number.isFinite(seasonLength) ? Math.max(1, Math.round(seasonLength)) : 1;
}
