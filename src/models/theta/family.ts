import type { FittedModel, ForecastModel } from "../model.js";
import { countObserved, requireHorizon, requireObserved } from "../observed.js";
import type { GaussianProcess } from "../process.js";
import type { Series } from "../series.js";
import { endsSeen } from "../unseen-end.js";
import { type AdjustedHistory, adjustedHistory } from "./adjusted.js";
import { type RunningLine, thetaLines } from "./lines.js";
import { thetaMeans, thetaShocks, thetaStepMean } from "./path.js";
import { searchTheta } from "./search.js";
import { type SeasonKind, withSeason } from "./season.js";

/** What tells the members of the family apart. */
export interface ThetaVariant {
	readonly name: string;
	/** Whether the line is drawn anew through the values before each period. */
	readonly dynamic: boolean;
	/** A fixed theta, >= 1; without it the one of least squared error. */
	readonly theta?: number;
}

/** State of a fitted member; plain data. */
export interface ThetaFamilyState {
	readonly alpha: number;
	/** 1 - 1 / theta. */
	readonly share: number;
	readonly dynamic: boolean;
	/** Smoothed level and line after the last value, without season. */
	readonly level: number;
	readonly line: Readonly<RunningLine>;
	/** Seasonal figure of the coming periods in order; one neutral value without season. */
	readonly figure: readonly number[];
	readonly seasonal: SeasonKind;
	readonly standardDeviation: number;
	readonly counts: boolean;
}

/** Fewest observed values: level, theta and alpha. */
const FEWEST_VALUES = 3;
/** The first value is not forecast, and three numbers are estimated. */
const SPENT = 4;

/**
 * Makes a theta model with an optimised smoothing parameter: simple exponential smoothing plus a share 1 - 1 / theta of
 * the regression line, after the seasonal adjustment of `seasonOf`.
 *
 * @param variant name, whether the line moves, a fixed theta
 * @returns the model
 * @see Fiorucci et al. (2016), International Journal of Forecasting 32
 * @example
 * const model = thetaModel({ name: "theta-3", dynamic: true, theta: 3 });
 * model.predict(model.fit({ values: Float64Array.of(5, 5, 5, 5), seasonLength: 1 }), 2).means; // => [5, 5]
 */
export function thetaModel(variant: ThetaVariant): ForecastModel {
	const { name } = variant;
	return endsSeen({
		name,
		minimumLength: () => FEWEST_VALUES,
		fit(series) {
			requireObserved(series.values, FEWEST_VALUES, name);
			return fitTheta(variant, series, adjustedHistory(series));
		},
		predict(fitted, horizon): GaussianProcess {
			requireHorizon(horizon);
			const state = fitted.state as ThetaFamilyState;
			const factor = (h: number): number => state.figure[h % state.figure.length]!;
			const shocks = thetaShocks(state, horizon);
			if (state.seasonal === "multiplicative")
				for (let h = 0; h < horizon; h++) for (let j = 0; j <= h; j++) shocks[h]![j]! *= factor(h);
			return {
				kind: "gaussian",
				means: thetaMeans(state, horizon).map((mean, h) => withSeason(mean, factor(h), state.seasonal)),
				shocks,
				counts: state.counts,
			};
		},
	});
}

function fitTheta(
	{ name, dynamic, theta }: ThetaVariant,
	{ values, counts }: Series,
	{ season, values: adjusted, observed }: AdjustedHistory,
): FittedModel {
	const lines = thetaLines(adjusted, dynamic);
	const found = searchTheta(adjusted, observed, lines, theta === undefined ? undefined : 1 - 1 / theta);
	const { alpha, share } = found;
	const { figure, kind } = season;
	const fitted = new Array<number>(values.length);
	let level = found.level;
	let decay = 1;
	let phase = 0;
	for (let t = 0; t < values.length; t++) {
		const mean = thetaStepMean(alpha, share, decay, level, lines.intercepts[t]!, lines.slopes[t]!);
		fitted[t] = withSeason(mean, figure[phase]!, kind);
		phase = phase + 1 === figure.length ? 0 : phase + 1;
		level += alpha * (adjusted[t]! - level);
		decay *= 1 - alpha;
	}
	const spare = countObserved(values) - SPENT;
	// As many numbers as values fit them all: their errors say nothing of the spread, the steps do.
	const standardDeviation = spare > 0 ? Math.sqrt(found.squares / spare) : stepSpread(adjusted);
	const state: ThetaFamilyState = {
		alpha,
		share,
		dynamic,
		level,
		line: lines.last,
		figure: Array.from(figure, (_, h) => figure[(values.length + h) % figure.length]!),
		seasonal: kind,
		standardDeviation,
		counts: counts === true,
	};
	return { model: name, parameters: { alpha, share, level: found.level, standardDeviation }, state, fitted };
}

/** Root of the mean squared step. */
function stepSpread(values: Float64Array): number {
	let squares = 0;
	for (let t = 1; t < values.length; t++) squares += (values[t]! - values[t - 1]!) ** 2;
	return Math.sqrt(squares / (values.length - 1));
}
