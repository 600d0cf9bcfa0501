import { normalQuantile } from "../../math/index.js";
import { autocorrelation } from "../autocorrelation.js";
import { classicalDecomposition, withoutGaps } from "../decomposition.js";

/** How a seasonal figure enters the values. */
export type SeasonKind = "none" | "additive" | "multiplicative";

/** Season of a series, by phase from its first value on; one neutral value without season. */
export interface Season {
	readonly figure: Float64Array;
	readonly kind: SeasonKind;
}

/** Of a series that has none. */
export const NO_SEASON: Season = { figure: Float64Array.of(0), kind: "none" };

/** A seasonal factor nearer to zero than this can not be divided by. */
const LEAST_FACTOR = 1e-2;
/** Quantile of the test for a season, of level 0.95. */
const SEASON_TEST = normalQuantile(0.95);

/**
 * The season that the theta method takes out before it smooths: a classical decomposition, when the autocorrelation
 * at the season is significant (90 % two-sided); multiplicative for positive series, else additive.
 *
 * @param values observations, `NaN` where missing
 * @param period whole periods a season
 * @returns figure and kind; `"none"` below two seasons and without a significant one
 * @see Assimakopoulos and Nikolopoulos (2000), International Journal of Forecasting 16, section 3
 * @example
 * seasonOf(Float64Array.of(1, 2, 3), 12).kind; // => "none"
 */
export function seasonOf(values: Float64Array, period: number): Season {
	if (period === 1 || values.length <= 2 * period || !isSeasonal(values, period)) return NO_SEASON;
	const filled = withoutGaps(values);
	const kind = kindOf(filled);
	const { figure } = classicalDecomposition(filled, period, kind);
	return isUsableSeason(figure, kind) ? { figure, kind } : NO_SEASON;
}

/**
 * How a season enters a series: it multiplies what is positive.
 *
 * @param filled values without gaps
 * @returns the kind
 * @example
 * kindOf(Float64Array.of(1, 0)); // => "additive"
 */
export function kindOf(filled: Float64Array): "additive" | "multiplicative" {
	for (const value of filled) if (!(value > 0)) return "additive";
	return "multiplicative";
}

/**
 * Whether a season can be taken out: no factor is so small that dividing by it would blow a value up.
 *
 * @param figure seasonal figure
 * @param kind how it enters
 * @returns false for a factor that is nearly 0
 * @example
 * isUsableSeason(Float64Array.of(2, 0), "multiplicative"); // => false
 */
export function isUsableSeason(figure: Float64Array, kind: SeasonKind): boolean {
	return kind !== "multiplicative" || figure.every((factor) => factor >= LEAST_FACTOR);
}

/**
 * Takes the season out of a series.
 *
 * @param values observations, `NaN` where missing
 * @param season figure and kind
 * @returns adjusted values
 * @example
 * Array.from(withoutSeason(Float64Array.of(2, 8), { figure: Float64Array.of(0.5, 2), kind: "multiplicative" })); // => [4, 4]
 */
export function withoutSeason(values: Float64Array, { figure, kind }: Season): Float64Array {
	if (kind === "none") return values;
	const adjusted = new Float64Array(values.length);
	for (let t = 0; t < values.length; t++) {
		const factor = figure[t % figure.length]!;
		adjusted[t] = kind === "multiplicative" ? values[t]! / factor : values[t]! - factor;
	}
	return adjusted;
}

/**
 * Puts the season back into one adjusted value.
 *
 * @param value adjusted value
 * @param factor seasonal figure of its period
 * @param kind how it enters
 * @returns the value with its season
 * @example
 * withSeason(4, 0.5, "multiplicative"); // => 2
 */
export function withSeason(value: number, factor: number, kind: SeasonKind): number {
	return kind === "multiplicative" ? value * factor : value + factor;
}

/** Whether the autocorrelation at the season is beyond what the shorter lags explain (Bartlett's formula). */
function isSeasonal(values: Float64Array, period: number): boolean {
	const correlations = autocorrelation(values, period);
	let squares = 0;
	for (let lag = 1; lag < period; lag++) squares += correlations[lag]! ** 2;
	const error = Math.sqrt((1 + 2 * squares) / values.length);
	return Math.abs(correlations[period]!) / error > SEASON_TEST;
}
