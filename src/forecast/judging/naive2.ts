import { ReapproError } from "../../errors.js";

/** Standard normal quantile of the 90 % two-sided test that the M competitions use. */
const SEASON_TEST_LIMIT = 1.645;

/** Whether the autocorrelation at one season stands out of what the shorter lags leave (Bartlett's formula). */
function isSeasonal(values: ArrayLike<number>, season: number): boolean {
	const count = values.length;
	if (season < 2 || count < 3 * season) return false;
	let mean = 0;
	for (let t = 0; t < count; t++) mean += values[t]! / count;
	let variance = 0;
	for (let t = 0; t < count; t++) variance += (values[t]! - mean) ** 2;
	if (variance === 0) return false;
	const autocorrelation = (lag: number): number => {
		let sum = 0;
		for (let t = lag; t < count; t++) sum += (values[t]! - mean) * (values[t - lag]! - mean);
		return sum / variance;
	};
	let squares = 0;
	for (let lag = 1; lag < season; lag++) squares += autocorrelation(lag) ** 2;
	return Math.abs(autocorrelation(season)) > SEASON_TEST_LIMIT * Math.sqrt((1 + 2 * squares) / count);
}

/** Seasonal indices of the classical multiplicative decomposition, mean 1; phase 0 is the first period. */
function seasonalIndices(values: ArrayLike<number>, season: number): Float64Array {
	const half = Math.floor(season / 2);
	const sums = new Float64Array(season);
	const counts = new Float64Array(season);
	for (let t = half; t < values.length - half; t++) {
		let trend = 0;
		for (let lag = -half; lag <= half; lag++) {
			const weight = season % 2 === 0 && Math.abs(lag) === half ? 0.5 : 1;
			trend += (weight * values[t + lag]!) / season;
		}
		if (!(trend > 0)) continue;
		sums[t % season]! += values[t]! / trend;
		counts[t % season]! += 1;
	}
	let total = 0;
	for (let phase = 0; phase < season; phase++) {
		sums[phase] = counts[phase]! > 0 ? sums[phase]! / counts[phase]! : 1;
		total += sums[phase]!;
	}
	return total > 0 ? sums.map((index) => (index * season) / total) : sums.fill(1);
}

/**
 * Naive 2 of the M competitions: the last value, after classical multiplicative deseasonalising when the season is
 * significant (90 % test on the autocorrelation at one season, at least three seasons of history).
 *
 * @param training history without missing values
 * @param seasonLength whole periods a season; 1 for none
 * @param horizon number of periods, an integer >= 1
 * @returns one point forecast a period: the yardstick of OWA
 * @throws {ReapproError} OPTION_INVALID for a season or horizon that is no integer of 1 or more; INPUT_INVALID without values
 * Source: Makridakis, Hibon (2000), The M3-Competition; Makridakis, Spiliotis, Assimakopoulos (2020).
 * @example
 * naive2Forecast([2, 4, 3, 5], 1, 2); // => [5, 5]
 */
export function naive2Forecast(training: ArrayLike<number>, seasonLength: number, horizon: number): number[] {
	for (const [path, value] of [
		["seasonLength", seasonLength],
		["horizon", horizon],
	] as const)
		if (!Number.isInteger(value) || value < 1)
			throw new ReapproError("OPTION_INVALID", "Give a whole number of periods, 1 or more.", path);
	const count = training.length;
	if (count === 0) throw new ReapproError("INPUT_INVALID", "Give at least one value.", "training");
	const indices = isSeasonal(training, seasonLength)
		? seasonalIndices(training, seasonLength)
		: new Float64Array(seasonLength).fill(1);
	const index = indices[(count - 1) % seasonLength]!;
	const level = index > 0 ? training[count - 1]! / index : training[count - 1]!;
	return Array.from({ length: horizon }, (_, h) => level * indices[(count + h) % seasonLength]!);
}
