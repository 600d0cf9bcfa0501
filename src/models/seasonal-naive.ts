import type { ForecastModel } from "./model.js";
import { spreadOfOne } from "./naive.js";
import { requireHorizon, requireObserved, wholeSeason } from "./observed.js";
import type { GaussianProcess } from "./process.js";

interface SeasonalNaiveState {
	/** Last observed value of the phases of the next periods, in order. */
	readonly last: readonly number[];
	/** Seasons between that observation and the next period of the phase, 1 when it is the last season's. */
	readonly ages: readonly number[];
	readonly standardDeviation: number;
	readonly counts: boolean;
}

/**
 * Seasonal naive forecast: the last observed value of the same phase of the season.
 *
 * A difference over k seasons (missing values between) has k times the variance. A phase never observed takes the mean
 * of the others; before one season is complete the spread is that of the values around their mean.
 *
 * @example
 * const fitted = seasonalNaive.fit({ values: Float64Array.of(3, 5, 4, 6), seasonLength: 2 });
 * seasonalNaive.predict(fitted, 3).means; // => [4, 6, 4]
 */
export const seasonalNaive: ForecastModel = {
	name: "seasonal-naive",
	minimumLength: () => 1,
	fit(series) {
		const { values } = series;
		requireObserved(values, 1, "seasonal-naive");
		const season = wholeSeason(series.seasonLength);
		const fitted = new Array<number>(values.length).fill(Number.NaN);
		const latest = new Array<number>(season).fill(-1);
		let squares = 0;
		let steps = 0;
		for (let t = 0; t < values.length; t++) {
			const phase = t % season;
			const previous = latest[phase]!;
			if (previous >= 0) fitted[t] = values[previous]!;
			if (Number.isNaN(values[t]!)) continue;
			if (previous >= 0) {
				squares += ((values[t]! - values[previous]!) ** 2 * season) / (t - previous);
				steps++;
			}
			latest[phase] = t;
		}
		const { mean, spread } = momentsOf(values);
		const counts = series.counts === true;
		const standardDeviation =
			steps > 0 ? Math.sqrt(squares / steps) : spread > 0 ? spread : spreadOfOne(mean, counts);
		const last: number[] = [];
		const ages: number[] = [];
		for (let h = 0; h < season; h++) {
			const t = values.length + h;
			const previous = latest[t % season]!;
			last.push(previous >= 0 ? values[previous]! : mean);
			ages.push(previous >= 0 ? (t - previous) / season : 1);
		}
		const state: SeasonalNaiveState = { last, ages, standardDeviation, counts };
		return { model: "seasonal-naive", parameters: { standardDeviation }, state, fitted };
	},
	predict(fitted, horizon): GaussianProcess {
		requireHorizon(horizon);
		const state = fitted.state as SeasonalNaiveState;
		const season = state.last.length;
		const shocks = Array.from({ length: horizon }, (_, h) => {
			const row = new Array<number>(h + 1).fill(0);
			for (let j = h; j >= season; j -= season) row[j] = state.standardDeviation;
			row[h % season] = state.standardDeviation * Math.sqrt(state.ages[h % season]!);
			return row;
		});
		const means = Array.from({ length: horizon }, (_, h) => state.last[h % season]!);
		return { kind: "gaussian", means, shocks, counts: state.counts };
	},
	update(fitted, values) {
		requireObserved(values, 0, "seasonal-naive");
		const state = fitted.state as SeasonalNaiveState;
		const last = [...state.last];
		const ages = [...state.ages];
		const means = Array.from(values, (value) => {
			const expected = last.shift()!;
			const age = ages.shift()!;
			last.push(Number.isNaN(value) ? expected : value);
			ages.push(Number.isNaN(value) ? age + 1 : 1);
			return expected;
		});
		return { ...fitted, state: { ...state, last, ages }, fitted: [...fitted.fitted, ...means] };
	},
};

function momentsOf(values: Float64Array): { mean: number; spread: number } {
	let count = 0;
	let mean = 0;
	let squares = 0;
	for (const value of values) {
		if (Number.isNaN(value)) continue;
		count++;
		const delta = value - mean;
		mean += delta / count;
		squares += delta * (value - mean);
	}
	return { mean, spread: count > 1 ? Math.sqrt(squares / (count - 1)) : 0 };
}
