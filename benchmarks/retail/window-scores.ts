import { type DemandForecast, parseIsoDate } from "../../src/index.js";
import { lossOf, PROBABILITIES } from "../orders/score.js";

/** Demand of one series, all periods that are known. */
export interface KnownSeries {
	readonly start: string;
	readonly units: readonly number[];
}

/** Weeks of the last year, and of a sum such as that of a lead time. */
const YEAR = 52;
export const SUM_WEEKS = 4;

/** Losses of ours and of the last year's weeks as they were, and how often demand stayed within our quantiles. */
export class WindowScores {
	count = 0;
	#ours = 0;
	#lastYear = 0;
	#expected = 0;
	#actual = 0;
	readonly #covered = new Float64Array(PROBABILITIES.length);

	/** Adds one window: our mean and quantiles, the quantiles of the last year's windows, and what came. */
	add(
		mean: number,
		ours: readonly number[],
		lastYear: readonly number[],
		actual: number,
		scale: number,
	): void {
		this.count += 1;
		this.#ours += lossOf(ours, actual) / scale;
		this.#lastYear += lossOf(lastYear, actual) / scale;
		this.#expected += mean / scale;
		this.#actual += actual / scale;
		for (let index = 0; index < PROBABILITIES.length; index++)
			if (actual <= ours[index]!) this.#covered[index]! += 1;
	}

	/** Our loss over that of the last year's weeks. */
	get ratio(): number {
		return this.#ours / this.#lastYear;
	}
	/** What was expected over what came. */
	get bias(): number {
		return this.#expected / this.#actual;
	}
	/** Share of windows within the quantile of a probability. */
	coverage(probability: (typeof PROBABILITIES)[number]): number {
		return this.#covered[PROBABILITIES.indexOf(probability)]! / this.count;
	}
}

/** Quantiles of values as they were. */
function quantilesOf(values: readonly number[]): number[] {
	const sorted = [...values].sort((a, b) => a - b);
	return PROBABILITIES.map((probability) => sorted[Math.ceil(probability * sorted.length) - 1]!);
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Scores of one forecast: each week ahead, and the sum of the first weeks. */
export function scoreForecast(
	forecast: DemandForecast,
	{ start, units }: KnownSeries,
	origin: string,
	weeks: WindowScores,
	sums: WindowScores,
): void {
	const now = (parseIsoDate(origin)! - parseIsoDate(start)!) / 7;
	const came = units.map((value) => Math.max(0, value));
	const scale = sumOf(came) / came.length;
	const year = came.slice(Math.max(0, now - YEAR), now);
	if (!(scale > 0) || year.length < SUM_WEEKS) return;
	const lastYear = quantilesOf(year);
	const { mean, quantiles, cumulativeQuantiles } = forecast;
	mean.forEach((expected, h) => {
		const ours = quantiles.map(({ values }) => values[h]!);
		weeks.add(expected, ours, lastYear, came[now + h] ?? 0, scale);
	});
	const windows = year.slice(SUM_WEEKS - 1).map((_, at) => sumOf(year.slice(at, at + SUM_WEEKS)));
	sums.add(
		sumOf(mean.slice(0, SUM_WEEKS)),
		cumulativeQuantiles.map(({ values }) => values[SUM_WEEKS - 1]!),
		quantilesOf(windows),
		sumOf(came.slice(now, now + SUM_WEEKS)),
		scale * SUM_WEEKS,
	);
}
