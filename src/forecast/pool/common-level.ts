import { filterLevel, type LevelAndShock, type Ratios, STATE_SIZE, smoothLevel } from "./level-and-shock.js";
import { type LikelyLevel, likelyLevels } from "./level-jumps.js";

/** Autocorrelation a week of the shock that the series of a pool share, such as a winter of influenza. */
export const PERSISTENCE = 0.8;
/** Standard deviations of that shock, and of the steps of the slow level a week; weighed by likelihood. */
const SHOCKS = [0, 0.03, 0.06, 0.1];
const STEPS = [0.003, 0.008];
/** Variance of the total over its mean: the articles of one funeral are ordered together. */
const DISPERSIONS = [1, 2, 4, 8, 16];
/** Expected events below which a period says nothing, and what keeps the logarithm of none finite. */
const FEWEST_EVENTS = 0.5;
const HALF_EVENT = 0.5;

/** Level that the series of a pool share: a slow one and a shock that fades. */
export interface CommonLevel {
	/** Of each period, from all of them. */
	readonly seen: Float64Array;
	/** Of each future period: the last level, and what is left of the last shock. */
	readonly ahead: Float64Array;
}

function ratiosOf(total: Float64Array, index: Float64Array): Ratios {
	let events = 0;
	let exposure = 0;
	for (let t = 0; t < total.length; t++) {
		events += total[t]!;
		exposure += index[t]!;
	}
	const mean = exposure > 0 ? events / exposure : 0;
	const values = total.map((value, t) => {
		const expected = mean * index[t]!;
		return expected > FEWEST_EVENTS ? Math.log((value + HALF_EVENT) / (expected + HALF_EVENT)) : Number.NaN;
	});
	const noise = index.map((value) => 1 / Math.max(mean * value, FEWEST_EVENTS));
	return { values, noise };
}

/** Settings for periods of a given length: variances of a week spread over its periods. */
function settingsOf(perWeek: number): LevelAndShock[] {
	const persistence = PERSISTENCE ** (1 / perWeek);
	return SHOCKS.flatMap((shock) =>
		STEPS.flatMap((step) =>
			DISPERSIONS.map((dispersion) => ({
				persistence,
				shockVariance: shock * shock,
				stepVariance: (step * step) / perWeek,
				dispersion,
			})),
		),
	);
}

/** Adds the logarithm of a level, seen and ahead, by its weight. */
function addLevel(
	ratios: Ratios,
	{ setting, weight }: LikelyLevel,
	seen: Float64Array,
	ahead: Float64Array,
): void {
	const length = seen.length;
	const predicted = new Float64Array(STATE_SIZE * length);
	const filtered = new Float64Array(STATE_SIZE * length);
	filterLevel(ratios, setting, predicted, filtered);
	const smooth = smoothLevel(predicted, filtered, setting.persistence, length);
	for (let t = 0; t < length; t++) seen[t]! += weight * smooth[t]!;
	const level = filtered[STATE_SIZE * (length - 1)]!;
	let shock = filtered[STATE_SIZE * (length - 1) + 1]!;
	for (let h = 0; h < ahead.length; h++) {
		shock *= setting.persistence;
		ahead[h]! += weight * (level + shock);
	}
}

/**
 * Level that the series of a pool share, from the total of their events: the logarithm of total over index is a slow
 * random walk plus a shock that fades, so that a winter of influenza is not taken for a new level.
 *
 * How large shocks and steps are, how much the total varies beyond Poisson, and whether the level jumped, the likelihood
 * of the pool says.
 *
 * @param total events of each period, waves taken out
 * @param index known index of each period, such as the season; 0 where nothing was to be expected
 * @param horizon number of future periods
 * @param perWeek periods a week
 * @returns level of each period and of the future, about 1 in the mean
 * @see Harvey (1989), Forecasting, Structural Time Series Models and the Kalman Filter, section 2.3
 * @example
 * Array.from(commonLevel(Float64Array.of(4, 4), Float64Array.of(1, 1), 1, 1).ahead); // => [1]
 */
export function commonLevel(
	total: Float64Array,
	index: Float64Array,
	horizon: number,
	perWeek: number,
): CommonLevel {
	const length = total.length;
	const ratios = ratiosOf(total, index);
	if (length === 0) return { seen: new Float64Array(0), ahead: new Float64Array(horizon).fill(1) };
	const seen = new Float64Array(length);
	const ahead = new Float64Array(horizon);
	for (const likely of likelyLevels(ratios, settingsOf(perWeek), perWeek))
		addLevel(ratios, likely, seen, ahead);
	return { seen: seen.map(Math.exp), ahead: ahead.map(Math.exp) };
}
