import { recentVolatility, spreadOf } from "../../src/forecast/choice/calibrated-spread.js";
import { candidateForecasts } from "../../src/forecast/choice/candidates.js";
import { type SeasonClass, seasonClass } from "../../src/forecast/choice/season-class.js";
import { naive2Forecast, seasonalNaiveScale } from "../../src/forecast/index.js";

/** A plain series; nothing of its test part is looked at here. */
export interface TrainingSeries {
	readonly id: string;
	readonly frequency: number;
	readonly h: number;
	readonly train: readonly number[];
}

/** What one model says at an origin, as it states it. */
export interface MemberForecast {
	readonly means: readonly number[];
	readonly spreads: readonly number[];
}

/** One origin inside a training part, and what came after it. */
export interface Origin {
	readonly id: string;
	/** 0 for the latest origin of a series, then 1 and on. */
	readonly step: number;
	readonly season: SeasonClass;
	readonly observed: number;
	readonly scale: number;
	/** Logarithm of the latest changes over all changes. */
	readonly recent: number;
	readonly actual: readonly number[];
	/** Errors of the seasonally adjusted naive forecast, the yardstick of the overall weighted average. */
	readonly naive: readonly number[];
	readonly members: ReadonlyMap<string, MemberForecast>;
}

/** Shortest history at an origin: this many seasons, and this many values. */
const FEWEST_SEASONS = 2;
const FEWEST_VALUES = 8;
/** At most this part of a training series is held out at once. */
const LARGEST_PART = 1 / 3;

/**
 * Forecasts of several models at origins inside training parts.
 *
 * @param series training parts
 * @param names models and combinations
 * @param origins number of origins a series, one horizon apart, the last one horizon before the end
 * @returns one entry an origin that has a history long enough
 */
export function trainingOrigins(
	series: readonly TrainingSeries[],
	names: readonly string[],
	origins: number,
): Origin[] {
	return series.flatMap(({ id, frequency, h, train }) => {
		const horizon = Math.min(h, Math.floor(train.length * LARGEST_PART));
		return Array.from({ length: origins }, (_, index) => train.length - (index + 1) * horizon).flatMap(
			(end, step): Origin[] => {
				if (end < Math.max(FEWEST_SEASONS * frequency + 1, FEWEST_VALUES)) return [];
				const values = Float64Array.from(train.slice(0, end));
				const scale = seasonalNaiveScale(values, frequency);
				if (!(scale > 0)) return [];
				const forecasts = candidateForecasts({ values, seasonLength: frequency }, horizon, {
					calibrated: false,
				});
				const members = new Map<string, MemberForecast>();
				for (const name of names) {
					const process = forecasts(name);
					if (process?.kind === "gaussian")
						members.set(name, { means: process.means, spreads: process.shocks.map(spreadOf) });
				}
				const actual = train.slice(end, end + horizon);
				const naive = naive2Forecast(values, frequency, horizon);
				const recent = recentVolatility(values, frequency, scale);
				return [
					{ id, step, season: seasonClass(frequency), observed: end, scale, recent, actual, naive, members },
				];
			},
		);
	});
}
