import { ReapproError } from "../errors.js";

/** Smoothing parameters that are tried; 0.1 is the default of the literature. */
export const SMOOTHING_GRID: readonly number[] = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4];

/**
 * Checks a smoothing parameter.
 *
 * @param value the parameter, in (0, 1]
 * @param path name of the option
 * @throws {ReapproError} `OPTION_INVALID` when it is outside (0, 1]
 * @example
 * requireSmoothing(0.1, "alpha");
 */
export function requireSmoothing(value: number, path: string): void {
	if (!(value > 0 && value <= 1))
		throw new ReapproError("OPTION_INVALID", "Give a smoothing parameter above 0 and up to 1.", path);
}
