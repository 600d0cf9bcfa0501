import type { ForecastModel } from "./model.js";
import { requireHorizon, requireObserved } from "./observed.js";
import type { GaussianProcess } from "./process.js";

interface DriftState {
	readonly level: number;
	readonly slope: number;
	readonly standardDeviation: number;
	/** Periods between the first and the last observation. */
	readonly span: number;
	readonly gap: number;
	readonly counts: boolean;
}

/**
 * Random walk with drift: the line through the first and the last observation, continued.
 *
 * Of n steps the slope has variance sigma^2 / n, so h periods ahead the variance is sigma^2 (h + h^2 / n)
 * (Hyndman & Athanasopoulos 2021, section 5.5); the triangle of shocks holds that covariance exactly.
 *
 * @example
 * const fitted = drift.fit({ values: Float64Array.of(3, 4, 7, 9), seasonLength: 1 });
 * drift.predict(fitted, 2).means; // => [11, 13]
 */
export const drift: ForecastModel = {
	name: "drift",
	minimumLength: () => 2,
	fit(series) {
		const { values } = series;
		requireObserved(values, 2, "drift");
		let first = 0;
		while (Number.isNaN(values[first]!)) first++;
		let last = values.length - 1;
		while (Number.isNaN(values[last]!)) last--;
		const span = last - first;
		const slope = (values[last]! - values[first]!) / span;
		const fitted = new Array<number>(values.length).fill(Number.NaN);
		let previous = first;
		let squares = 0;
		let steps = 0;
		for (let t = first + 1; t < values.length; t++) {
			fitted[t] = values[previous]! + slope * (t - previous);
			if (Number.isNaN(values[t]!)) continue;
			squares += (values[t]! - fitted[t]!) ** 2 / (t - previous);
			steps++;
			previous = t;
		}
		// One degree of freedom is the slope's; with a single step its own size is all that is known of the spread.
		const standardDeviation =
			steps > 1 ? Math.sqrt(squares / (steps - 1)) : Math.abs(slope) * Math.sqrt(span);
		const state: DriftState = {
			level: values[last]!,
			slope,
			standardDeviation,
			span,
			gap: values.length - 1 - last,
			counts: series.counts === true,
		};
		return { model: "drift", parameters: { slope, standardDeviation }, state, fitted };
	},
	predict(fitted, horizon): GaussianProcess {
		requireHorizon(horizon);
		const state = fitted.state as DriftState;
		const means = Array.from({ length: horizon }, (_, h) => state.level + state.slope * (h + 1 + state.gap));
		return { kind: "gaussian", means, shocks: driftShocks(state, horizon), counts: state.counts };
	},
	update(fitted, values) {
		requireObserved(values, 0, "drift");
		const before = fitted.state as DriftState;
		let { level, gap } = before;
		const means = Array.from(values, (value) => {
			const expected = level + before.slope * (gap + 1);
			gap = Number.isNaN(value) ? gap + 1 : 0;
			if (gap === 0) level = value;
			return expected;
		});
		return { ...fitted, state: { ...before, level, gap }, fitted: [...fitted.fitted, ...means] };
	},
};

/**
 * Steps have covariance sigma^2 (D + c u u'), u their lengths (1, the first 1 + gap), D = diag(u), c = 1 / span.
 * Its Cholesky factor has the closed form below, s being the sum of the lengths before; rows are then summed up.
 */
function driftShocks(state: DriftState, horizon: number): number[][] {
	const concentration = 1 / state.span;
	const own = new Array<number>(horizon).fill(0);
	const later = new Array<number>(horizon).fill(0);
	let before = 0;
	for (let j = 0; j < horizon; j++) {
		const length = j === 0 ? 1 + state.gap : 1;
		const shared = concentration / (1 + concentration * before);
		own[j] = state.standardDeviation * Math.sqrt(length * (1 + shared * length));
		later[j] = (state.standardDeviation * state.standardDeviation * shared * length) / own[j]!;
		if (own[j] === 0) later[j] = 0;
		before += length;
	}
	return Array.from({ length: horizon }, (_, h) => {
		const row = new Array<number>(h + 1);
		for (let j = 0; j <= h; j++) row[j] = own[j]! + (h - j) * later[j]!;
		return row;
	});
}
