import { lineSizes } from "./line-sizes.js";
import type { ForecastModel } from "./model.js";
import { discountedLevel } from "./negbin/discounted-level.js";
import { extraVariance } from "./negbin/extra-variance.js";
import { type LevelPart, mergeLevels } from "./negbin/merge-levels.js";
import { type PositionSeason, positionOf, positionSeason } from "./negbin/position-season.js";
import { type SeasonIndex, seasonIndex, seasonValues } from "./negbin/season-index.js";
import { requireHorizon, requireNonNegative } from "./observed.js";
import type { CountProcess } from "./process.js";
import type { Series } from "./series.js";

/** What the fit leaves for `predict`; levels in units a period. */
interface NegbinState {
	readonly parts: readonly LevelPart[];
	readonly season: SeasonIndex;
	/** Absent where the season has no sharper shape than its harmonics. */
	readonly positions?: PositionSeason;
	readonly seasonLength: number;
	/** Position of the first future period in the season. */
	readonly position: number;
	readonly periodVariance: number;
	readonly meanSize: number;
	readonly sizes: readonly number[];
}

/** Memories that are weighed against each other, in seasons, with their prior weights; from a month to for ever. */
const MEMORIES = [0.125, 0.25, 0.5, 1, 2.5];
const MEMORY_PRIORS = [0.05, 0.1, 0.2, 0.3, 0.35];
/** A season shorter than this says nothing of how fast a level moves; weeks are assumed. */
const SHORTEST_SEASON = 10;
const WEEKS = 52.18;
const SHORTEST_MEMORY = 4;
/** Parts of the extra variance that may be noise of a period; the rest is then a level that moves. */
const EXTRA_PARTS = [0, 0.35, 1];
/** Events that the prior of the level is worth (Jeffreys). */
const PRIOR_EVENTS = 0.5;
/** Periods over which the predictive likelihood fades, in seasons. */
const SCORE_MEMORY = 1.5;
/** A level wanders on over the horizon; beyond this many periods the common factor does not widen further. */
const WIDENING_PERIODS = 13;

/**
 * Seasonal negative binomial: the house model for small counts.
 *
 * Units over phi = E[size^2] / E[size] behave as Poisson events. Their level is a discounted gamma-Poisson filter, a
 * mixture over how long evidence lasts and how much of the spread is noise of single periods, weighted by predictive
 * likelihood; the season is two harmonics of the position in the season, shrunk to nothing where it may be noise, and a
 * factor of every position where the seasons agree on a sharper shape, such as a single week or weekday that sells.
 * What is not known of the level becomes `levelVariance`, what varies beyond Poisson `periodVariance`.
 *
 * @see Harvey and Fernandes (1989), Journal of Business & Economic Statistics 7; West and Harrison (1997), section 10.8
 * @example
 * const fitted = negbinSeasonal.fit({ values: Float64Array.of(0, 0, 0, 0), seasonLength: 52.18, counts: true });
 * negbinSeasonal.predict(fitted, 1).kind; // => "counts"
 */
export const negbinSeasonal: ForecastModel = {
	name: "negbin-seasonal",
	minimumLength: () => 1,
	fit(series) {
		requireNonNegative(series.values, "negbin-seasonal");
		const line = lineSizes(series);
		const events = series.values.map((value) => value / line.dispersion);
		const { count, sum } = total(events);
		const flat = new Float64Array(events.length).fill(1);
		const { season, index, positions } = fitSeason(series, events, sum / count, flat);
		// Factors were fitted to these very events, so what seasons differ by is the better measure.
		const extra = Math.max(extraVariance(events, sum / count, index), positions?.periodVariance ?? 0);
		const mixture = fitLevels(events, index, series.seasonLength, extra, {
			shape: PRIOR_EVENTS,
			rate: (PRIOR_EVENTS * count) / (sum + 1),
		});
		const state: NegbinState = {
			parts: mergeLevels(mixture.parts.map((part) => ({ ...part, mean: part.mean * line.dispersion }))),
			season,
			...(positions === undefined ? {} : { positions }),
			seasonLength: series.seasonLength,
			position: (series.seasonStart ?? 0) + events.length,
			periodVariance: mixture.periodVariance,
			meanSize: line.mean,
			sizes: line.probabilities,
		};
		const level = state.parts.reduce((mean, part) => mean + part.weight * part.mean, 0);
		return {
			model: "negbin-seasonal",
			parameters: {
				level,
				discount: state.parts.reduce((mean, part) => mean + part.weight * part.discount, 0),
				periodVariance: state.periodVariance,
				cosine1: season.coefficients[0]!,
				sine1: season.coefficients[1]!,
				cosine2: season.coefficients[2]!,
				sine2: season.coefficients[3]!,
			},
			state,
			fitted: Array.from(mixture.means, (mean) => mean * line.dispersion),
		};
	},
	predict(fitted, horizon): CountProcess {
		requireHorizon(horizon);
		const state = fitted.state as NegbinState;
		const index = wholeIndex(state.season, state.positions, state.seasonLength, state.position, horizon);
		const middle = (1 + Math.min(horizon, WIDENING_PERIODS)) / 2;
		const parts = state.parts.map((part) => ({
			weight: part.weight,
			rates: Array.from(index, (value) => (value * part.mean) / state.meanSize),
			levelVariance: part.variance / part.discount ** middle + (state.positions ?? state.season).variance,
		}));
		// The fit measured the noise of a period against the mean level; a process has it around the level as it comes.
		const square = parts.reduce((sum, { weight, levelVariance }) => sum + weight * (1 + levelVariance), 0);
		return {
			kind: "counts",
			parts,
			periodVariance: state.periodVariance / square,
			sizes: state.sizes,
		};
	},
};

function total(events: Float64Array): { count: number; sum: number } {
	let count = 0;
	let sum = 0;
	for (const value of events) {
		if (Number.isNaN(value)) continue;
		count++;
		sum += value;
	}
	return { count, sum };
}

function fitSeason(
	series: Series,
	events: Float64Array,
	level: number,
	flat: Float64Array,
): { season: SeasonIndex; positions: PositionSeason | undefined; index: Float64Array } {
	const { seasonLength, seasonStart = 0 } = series;
	const season = seasonIndex(events, seasonLength, seasonStart, extraVariance(events, level, flat));
	const index = seasonValues(season, seasonLength, seasonStart, events.length);
	const positions = positionSeason(events, index, seasonLength, seasonStart);
	return {
		season,
		positions,
		index: wholeIndex(season, positions, seasonLength, seasonStart, events.length),
	};
}

/** Index of consecutive periods: the harmonics, times the factors of positions where there are any. */
function wholeIndex(
	season: SeasonIndex,
	positions: PositionSeason | undefined,
	seasonLength: number,
	from: number,
	length: number,
): Float64Array {
	const index = seasonValues(season, seasonLength, from, length);
	if (positions === undefined) return index;
	return index.map((value, t) => value * positions.factors[positionOf(from + t, seasonLength)]!);
}

function fitLevels(
	events: Float64Array,
	season: Float64Array,
	seasonLength: number,
	extra: number,
	prior: { shape: number; rate: number },
): { parts: LevelPart[]; periodVariance: number; means: Float64Array } {
	const unit = seasonLength >= SHORTEST_SEASON ? seasonLength : WEEKS;
	const extras = extra > 0 ? EXTRA_PARTS.map((part) => part * extra) : [0];
	const settings = MEMORIES.flatMap((memory, index) =>
		extras.map((periodVariance) => ({
			discount: 1 - 1 / Math.max(memory * unit, SHORTEST_MEMORY),
			periodVariance,
			priorShape: prior.shape,
			priorRate: prior.rate,
			scoreDiscount: 1 - 1 / (SCORE_MEMORY * unit),
			prior: MEMORY_PRIORS[index]! / extras.length,
		})),
	);
	const means = settings.map(() => new Float64Array(events.length));
	const levels = settings.map((setting, index) => discountedLevel(events, season, setting, means[index]!));
	const best = Math.max(...levels.map((level) => level.logLikelihood));
	const raw = levels.map((level, index) => settings[index]!.prior * Math.exp(level.logLikelihood - best));
	const sum = raw.reduce((a, b) => a + b, 0);
	const mixed = new Float64Array(events.length);
	let periodVariance = 0;
	const parts = levels.map((level, index) => {
		const weight = raw[index]! / sum;
		periodVariance += weight * settings[index]!.periodVariance;
		for (let t = 0; t < mixed.length; t++) mixed[t]! += weight * means[index]![t]!;
		return {
			weight,
			mean: level.shape / level.rate,
			variance: 1 / level.shape,
			discount: settings[index]!.discount,
		};
	});
	return { parts, periodVariance, means: mixed };
}
