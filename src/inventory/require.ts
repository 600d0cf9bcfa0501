import { ReapproError } from "../errors.js";

/**
 * Throws unless the value is a finite number of at least `minimum`.
 *
 * @param value value to check
 * @param path field name for the error
 * @param minimum smallest value allowed
 * @returns the value
 * @throws {ReapproError} `INPUT_INVALID` when it is not
 */
export function requireAtLeast(value: number, path: string, minimum = 0): number {
	if (typeof value !== "number" || !Number.isFinite(value) || value < minimum)
		throw new ReapproError("INPUT_INVALID", `Give a finite number of at least ${minimum}.`, path);
	return value;
}

/**
 * Throws unless the value is a finite number above 0.
 *
 * @param value value to check
 * @param path field name for the error
 * @returns the value
 * @throws {ReapproError} `INPUT_INVALID` when it is not
 */
export function requirePositive(value: number, path: string): number {
	if (typeof value !== "number" || !Number.isFinite(value) || value <= 0)
		throw new ReapproError("INPUT_INVALID", "Give a finite number above 0.", path);
	return value;
}

/**
 * Throws unless the value is a safe integer of at least `minimum`.
 *
 * @param value value to check
 * @param path field name for the error
 * @param minimum smallest integer allowed
 * @returns the value
 * @throws {ReapproError} `INPUT_INVALID` when it is not
 */
export function requireInteger(value: number, path: string, minimum: number): number {
	if (!Number.isSafeInteger(value) || value < minimum)
		throw new ReapproError("INPUT_INVALID", `Give a whole number of at least ${minimum}.`, path);
	return value;
}

/**
 * Throws unless the value is a fraction strictly between 0 and 1, so that 95 is not read as 95 %.
 *
 * @param value value to check
 * @param path field name for the error
 * @returns the value
 * @throws {ReapproError} `INPUT_INVALID` when it is not
 */
export function requireFraction(value: number, path: string): number {
	if (typeof value !== "number" || !(value > 0 && value < 1))
		throw new ReapproError(
			"INPUT_INVALID",
			"Give a fraction between 0 and 1, both excluded: 0.95, not 95.",
			path,
		);
	return value;
}
