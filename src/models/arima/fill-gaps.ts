import { classicalDecomposition, interpolateMissing } from "../decomposition.js";

/**
 * Fills missing values for a first look: on the line between their neighbours, the season taken out before.
 *
 * The choice of a model runs over the filled series; its likelihood never does.
 *
 * @param values observations, `NaN` where missing
 * @param period whole periods a season; at least two seasons long when it is above 1
 * @returns a copy without gaps
 * @example
 * Array.from(fillGaps(Float64Array.of(1, NaN, 3), 1)); // => [1, 2, 3]
 */
export function fillGaps(values: Float64Array, period: number): Float64Array {
	const filled = interpolateMissing(values);
	if (period === 1) return filled;
	const { figure } = classicalDecomposition(values, period, "additive");
	const adjusted = interpolateMissing(values.map((value, t) => value - figure[t % period]!));
	return adjusted.map((value, t) => (Number.isNaN(values[t]!) ? value + figure[t % period]! : values[t]!));
}
