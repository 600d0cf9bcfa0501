import { type OptionNames, ReapproError, refuseUnknownOptions } from "../errors.js";
import { modelNames } from "./choice/candidates.js";

/** Probabilities of the quantiles that are given when none are asked for. */
export const DEFAULT_QUANTILES: readonly number[] = [0.5, 0.8, 0.9, 0.95, 0.99];

/** Coverages of the intervals that are given when none are asked for. */
export const DEFAULT_LEVELS: readonly number[] = [0.8, 0.95];

/**
 * Checks an options object.
 *
 * @param options what the caller gave
 * @param known every name that there is
 * @throws {ReapproError} OPTION_INVALID when it is no object, or holds another name
 * @example
 * requireOptions({ horizon: 3 }, { horizon: true });
 */
export function requireOptions<Options>(options: unknown, known: OptionNames<Options>): void {
	if (typeof options !== "object" || options === null)
		throw new ReapproError("OPTION_INVALID", "Give an object with options.", "options");
	refuseUnknownOptions(options, known);
}

/**
 * Checks a whole number of 1 or more.
 *
 * @param value what the caller gave
 * @param path where, for the message
 * @returns the value
 * @throws {ReapproError} OPTION_INVALID when it is not
 * @example
 * requireCount(12, "options.horizon"); // => 12
 */
export function requireCount(value: unknown, path: string): number {
	if (!Number.isSafeInteger(value) || (value as number) < 1)
		throw new ReapproError("OPTION_INVALID", "Give a whole number, 1 or more.", path);
	return value as number;
}

/** Most periods of a forecast whose errors of all periods hang together: memory and time grow with their square. */
const MOST_PERIODS = 2_000;
/** Most periods of a forecast of a pool: a lifetime of days. */
const MOST_PERIODS_OF_POOL = 20_000;

/**
 * Checks a number of periods to forecast.
 *
 * @param value what the caller gave
 * @param path where, for the message
 * @param isOfPool whether a pool is forecast, which bears more periods
 * @returns the value, 1 to 2,000, or to 20,000 of a pool
 * @throws {ReapproError} OPTION_INVALID when it is not
 * @example
 * requireHorizon(52, "options.horizon"); // => 52
 */
export function requireHorizon(value: unknown, path: string, isOfPool = false): number {
	const most = isOfPool ? MOST_PERIODS_OF_POOL : MOST_PERIODS;
	if (!Number.isSafeInteger(value) || (value as number) < 1 || (value as number) > most)
		throw new ReapproError("OPTION_INVALID", `Give a whole number of periods, 1 to ${most}.`, path);
	return value as number;
}

/**
 * Checks the number of periods a season.
 *
 * @param value what the caller gave
 * @param path where, for the message
 * @returns the value
 * @throws {ReapproError} OPTION_INVALID when it is no number of 1 or more
 * @example
 * requireSeasonLength(52.18, "options.seasonLength"); // => 52.18
 */
export function requireSeasonLength(value: unknown, path: string): number {
	if (typeof value !== "number" || !Number.isFinite(value) || value < 1)
		throw new ReapproError(
			"OPTION_INVALID",
			"Give the number of periods a season: 12 for months, 365.25 / 7 for weeks, 1 for no season.",
			path,
		);
	return value;
}

/**
 * Checks a list of fractions.
 *
 * @param values what the caller gave
 * @param path where, for the message
 * @returns the values
 * @throws {ReapproError} OPTION_INVALID when one is not strictly between 0 and 1
 * @example
 * requireFractions([0.5, 0.95], "options.quantiles"); // => [0.5, 0.95]
 */
export function requireFractions(values: unknown, path: string): readonly number[] {
	if (!Array.isArray(values))
		throw new ReapproError("OPTION_INVALID", "Give a list of fractions between 0 and 1.", path);
	values.forEach((value, index) => {
		if (typeof value !== "number" || !(value > 0 && value < 1))
			throw new ReapproError(
				"OPTION_INVALID",
				"Give a fraction between 0 and 1, such as 0.95.",
				`${path}[${index}]`,
			);
	});
	return values;
}

/**
 * Checks a model name.
 *
 * @param name what the caller gave
 * @param path where, for the message
 * @returns the name
 * @throws {ReapproError} OPTION_INVALID with the names to choose from
 * @example
 * requireModel("naive", "options.model"); // => "naive"
 */
export function requireModel(name: unknown, path: string): string {
	const names = modelNames();
	if (typeof name !== "string" || !names.includes(name))
		throw new ReapproError("OPTION_INVALID", `Choose one of the models ${names.join(", ")}.`, path);
	return name;
}

/**
 * Checks a switch.
 *
 * @param value what the caller gave
 * @param path where, for the message
 * @returns the value
 * @throws {ReapproError} OPTION_INVALID when it is neither true nor false
 * @example
 * requireSwitch(true, "options.acrossArticles"); // => true
 */
export function requireSwitch(value: unknown, path: string): boolean {
	if (typeof value !== "boolean") throw new ReapproError("OPTION_INVALID", "Give true or false.", path);
	return value;
}
