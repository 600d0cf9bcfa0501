import { classicalDecomposition } from "../decomposition.js";
import type { EtsLayout } from "./form.js";

/** Season and trend line with which the recursion starts, before they are optimised. */
export interface EtsStart {
	/** Seasonal figure by phase, additive and multiplicative. */
	readonly additive: Float64Array;
	readonly multiplicative: Float64Array;
	/** Values without gaps. */
	readonly values: Float64Array;
}

/** A multiplicative seasonal state starts no lower than this. */
const LEAST_INDEX = 0.01;
/** Fewest values through which the first trend line is laid. */
const LINE_VALUES = 10;

/**
 * Heuristic seasons of a series: the classical decomposition, or deviations from a line below two seasons.
 *
 * @param values observations without gaps
 * @param period whole periods a season
 * @param positive whether all values are positive
 * @returns figures of both kinds
 * @see Hyndman, Koehler, Ord and Snyder (2008), section 2.6.1
 * @example
 * etsStart(Float64Array.of(1, 2, 3), 1, true).additive.length; // => 1
 */
export function etsStart(values: Float64Array, period: number, positive: boolean): EtsStart {
	if (period === 1) return { additive: new Float64Array(1), multiplicative: Float64Array.of(1), values };
	const additive =
		values.length >= 2 * period
			? classicalDecomposition(values, period, "additive").figure
			: lineFigure(values, period);
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	let multiplicative = new Float64Array(period).fill(1);
	if (positive)
		multiplicative =
			values.length >= 2 * period
				? Float64Array.from(classicalDecomposition(values, period, "multiplicative").figure)
				: Float64Array.from(additive, (value) => 1 + value / mean);
	for (let phase = 0; phase < period; phase++)
		multiplicative[phase] = Math.max(multiplicative[phase]!, LEAST_INDEX);
	const total = multiplicative.reduce((sum, value) => sum + value, 0);
	for (let phase = 0; phase < period; phase++) multiplicative[phase]! *= period / total;
	return { additive, multiplicative, values };
}

/**
 * Writes the initial states of a form into its parameter vector.
 *
 * @param start figures of the series
 * @param layout form and positions
 * @param theta receives level, slope and seasonal states
 * @example
 * const layout = etsLayout({ error: "A", trend: "N", damped: false, season: "N" }, 1);
 * const theta = new Float64Array(2);
 * writeStart(etsStart(Float64Array.of(1, 2, 3), 1, true), layout, theta);
 * theta[1]; // => 2
 */
export function writeStart(start: EtsStart, layout: EtsLayout, theta: Float64Array): void {
	const { form, period, levelAt, slopeAt, seasonAt } = layout;
	const { values } = start;
	const figure = form.season === "M" ? start.multiplicative : start.additive;
	const length = Math.min(Math.max(LINE_VALUES, 2 * period), values.length);
	let sum = 0;
	let moment = 0;
	for (let t = 0; t < length; t++) {
		const index = figure[t % period]!;
		const adjusted =
			form.season === "M" ? values[t]! / index : form.season === "A" ? values[t]! - index : values[t]!;
		sum += adjusted;
		moment += adjusted * (t - (length - 1) / 2);
	}
	const mean = sum / length;
	const slope = length > 1 ? moment / ((length * (length * length - 1)) / 12) : 0;
	theta[levelAt] = slopeAt >= 0 ? mean - (slope * (length + 1)) / 2 : mean;
	if (slopeAt >= 0) theta[slopeAt] = slope;
	if (seasonAt >= 0)
		for (let phase = 0; phase < period - 1; phase++) theta[seasonAt + phase] = figure[phase]!;
	// A steep line may start below zero, where relative errors have no meaning.
	if (form.error === "M" && theta[levelAt]! <= mean / 20) {
		theta[levelAt] = mean / 2;
		if (slopeAt >= 0) theta[slopeAt] = mean / length;
	}
}

function lineFigure(values: Float64Array, period: number): Float64Array {
	const length = values.length;
	const middle = (length - 1) / 2;
	let sum = 0;
	let moment = 0;
	for (let t = 0; t < length; t++) {
		sum += values[t]!;
		moment += values[t]! * (t - middle);
	}
	const mean = sum / length;
	const slope = moment / ((length * (length * length - 1)) / 12);
	const figure = new Float64Array(period);
	const counts = new Float64Array(period);
	for (let t = 0; t < length; t++) {
		figure[t % period]! += values[t]! - mean - slope * (t - middle);
		counts[t % period]! += 1;
	}
	let offset = 0;
	for (let phase = 0; phase < period; phase++) {
		if (counts[phase]! > 0) figure[phase]! /= counts[phase]!;
		offset += figure[phase]! / period;
	}
	for (let phase = 0; phase < period; phase++) figure[phase]! -= offset;
	return figure;
}
