import type { ForecastModel } from "./model.js";
import { requireHorizon, requireObserved } from "./observed.js";
import type { GaussianProcess } from "./process.js";
import { walkShocks } from "./shocks.js";

interface NaiveState {
	readonly level: number;
	readonly standardDeviation: number;
	/** Missing periods between the last observation and the end of the series. */
	readonly gap: number;
	readonly counts: boolean;
}

/**
 * Naive forecast: the last observed value, a random walk with the standard deviation of the steps.
 *
 * A step over g periods (missing values between) has g times the variance. With one observation no step is seen;
 * the standard deviation is then the value's own size, or its square root for counts.
 *
 * @example
 * const fitted = naive.fit({ values: Float64Array.of(3, 5, 4), seasonLength: 1 });
 * naive.predict(fitted, 2).means; // => [4, 4]
 */
export const naive: ForecastModel = {
	name: "naive",
	minimumLength: () => 1,
	fit(series) {
		const { values } = series;
		requireObserved(values, 1, "naive");
		const fitted = new Array<number>(values.length).fill(Number.NaN);
		let previous = -1;
		let squares = 0;
		let steps = 0;
		for (let t = 0; t < values.length; t++) {
			if (previous >= 0) fitted[t] = values[previous]!;
			if (Number.isNaN(values[t]!)) continue;
			if (previous >= 0) {
				squares += (values[t]! - values[previous]!) ** 2 / (t - previous);
				steps++;
			}
			previous = t;
		}
		const level = values[previous]!;
		const standardDeviation =
			steps > 0 ? Math.sqrt(squares / steps) : spreadOfOne(level, series.counts === true);
		const state: NaiveState = {
			level,
			standardDeviation,
			gap: values.length - 1 - previous,
			counts: series.counts === true,
		};
		return { model: "naive", parameters: { standardDeviation }, state, fitted };
	},
	predict(fitted, horizon): GaussianProcess {
		requireHorizon(horizon);
		const state = fitted.state as NaiveState;
		return {
			kind: "gaussian",
			means: new Array<number>(horizon).fill(state.level),
			shocks: walkShocks(horizon, state.standardDeviation, state.gap),
			counts: state.counts,
		};
	},
	update(fitted, values) {
		requireObserved(values, 0, "naive");
		let { level, gap } = fitted.state as NaiveState;
		const means = Array.from(values, (value) => {
			const expected = level;
			gap = Number.isNaN(value) ? gap + 1 : 0;
			if (gap === 0) level = value;
			return expected;
		});
		const state: NaiveState = { ...(fitted.state as NaiveState), level, gap };
		return { ...fitted, state, fitted: [...fitted.fitted, ...means] };
	},
};

/**
 * Standard deviation to assume when one value is all that is known.
 *
 * @param value the only observation
 * @param counts whether it counts pieces: then Poisson, at least one piece
 * @returns a standard deviation, in units of the series
 * @example
 * spreadOfOne(9, true); // => 3
 */
export function spreadOfOne(value: number, counts: boolean): number {
	return counts ? Math.sqrt(Math.max(value, 1)) : Math.abs(value);
}
