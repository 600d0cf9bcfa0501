import type { EtsForm } from "./ets/form.js";
import { runEts } from "./ets/recursion.js";
import { fitEtsForm } from "./ets/search.js";
import { etsRun } from "./ets/workspace.js";
import type { ForecastModel } from "./model.js";
import { requireHorizon, requireObserved, wholeSeason } from "./observed.js";
import type { GaussianProcess } from "./process.js";
import { impulseShocks } from "./shocks.js";
import { type SeasonKind, seasonOf, withoutSeason, withSeason } from "./theta/season.js";
import { endsSeen } from "./unseen-end.js";

interface ThetaState {
	readonly level: number;
	readonly alpha: number;
	/** Half the slope of the regression line. */
	readonly drift: number;
	readonly length: number;
	/** Seasonal figure of the coming periods in order; one neutral value without season. */
	readonly figure: readonly number[];
	readonly seasonal: SeasonKind;
	readonly standardDeviation: number;
	readonly counts: boolean;
}

const SIMPLE: EtsForm = { error: "A", trend: "N", damped: false, season: "N" };
/** Three numbers are estimated: alpha, level, slope. */
const ESTIMATED = 3;

/**
 * Theta method: simple exponential smoothing with half the slope of the regression line as drift, after a classical
 * seasonal adjustment when the autocorrelation at the season is significant (90 % two-sided).
 *
 * The season is multiplicative for positive series, else additive.
 *
 * @see Assimakopoulos and Nikolopoulos (2000), International Journal of Forecasting 16; Hyndman and Billah (2003), ibid. 19
 * @example
 * const fitted = theta.fit({ values: Float64Array.of(5, 5, 5, 5), seasonLength: 1 });
 * theta.predict(fitted, 2).means; // => [5, 5]
 */
export const theta: ForecastModel = endsSeen({
	name: "theta",
	minimumLength: () => ESTIMATED,
	fit(series) {
		requireObserved(series.values, ESTIMATED, "theta");
		const { values } = series;
		const season = seasonOf(values, wholeSeason(series.seasonLength));
		const { figure, kind: seasonal } = season;
		const adjusted = withoutSeason(values, season);
		const candidate = fitEtsForm(adjusted, SIMPLE, 1);
		const alpha = candidate.theta[0]!;
		const run = etsRun(1);
		const smoothed = new Float64Array(values.length);
		runEts(adjusted, candidate.layout, candidate.theta, run, smoothed);
		const drift = regressionSlope(adjusted) / 2;
		let squares = 0;
		let count = 0;
		const fitted = Array.from(smoothed, (level, t) => {
			const mean = level + drift * driftPeriods(alpha, t, 0);
			if (!Number.isNaN(adjusted[t]!)) {
				squares += (adjusted[t]! - mean) ** 2;
				count++;
			}
			return withSeason(mean, figure[t % figure.length]!, seasonal);
		});
		const standardDeviation = Math.sqrt(squares / Math.max(1, count - ESTIMATED));
		const state: ThetaState = {
			level: run.level,
			alpha,
			drift,
			length: values.length,
			figure: Array.from(figure, (_, h) => figure[(values.length + h) % figure.length]!),
			seasonal,
			standardDeviation,
			counts: series.counts === true,
		};
		return {
			model: "theta",
			parameters: { alpha, drift, level: candidate.theta[1]!, standardDeviation },
			state,
			fitted,
		};
	},
	predict(fitted, horizon): GaussianProcess {
		requireHorizon(horizon);
		const state = fitted.state as ThetaState;
		const means: number[] = [];
		const responses = new Float64Array(horizon).fill(state.alpha);
		responses[0] = 1;
		const shocks = impulseShocks(responses, state.standardDeviation);
		for (let h = 0; h < horizon; h++) {
			const factor = state.figure[h % state.figure.length]!;
			means.push(
				withSeason(
					state.level + state.drift * driftPeriods(state.alpha, state.length, h),
					factor,
					state.seasonal,
				),
			);
			if (state.seasonal === "multiplicative") for (let j = 0; j <= h; j++) shocks[h]![j]! *= factor;
		}
		return { kind: "gaussian", means, shocks, counts: state.counts };
	},
});

/** Periods of drift that a forecast holds: those ahead, and those by which the smoothed level lags behind. */
function driftPeriods(alpha: number, seen: number, ahead: number): number {
	return ahead + (1 - (1 - alpha) ** seen) / alpha;
}

function regressionSlope(values: Float64Array): number {
	let count = 0;
	let times = 0;
	let sum = 0;
	for (let t = 0; t < values.length; t++) {
		if (Number.isNaN(values[t]!)) continue;
		count++;
		times += t;
		sum += values[t]!;
	}
	let product = 0;
	let square = 0;
	for (let t = 0; t < values.length; t++) {
		if (Number.isNaN(values[t]!)) continue;
		product += (t - times / count) * (values[t]! - sum / count);
		square += (t - times / count) ** 2;
	}
	return square > 0 ? product / square : 0;
}
