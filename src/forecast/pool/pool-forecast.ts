import type { Period } from "../../calendar/index.js";
import type { PanelColumns } from "../../demand/index.js";
import type { CountProcess } from "../../models/index.js";
import { periodDays } from "./calendar-days.js";
import { calendarIndex } from "./calendar-index.js";
import { endHazard, silenceOf } from "./end-of-life.js";
import { levelMixture } from "./level-mixture.js";
import { pausesAWeek } from "./pauses.js";
import { poolExposure, WEEKS_PER_YEAR } from "./pool-exposure.js";
import { type PoolSeries, poolSeries, presenceOf } from "./pool-series.js";
import { COMMON_SHOCK, poolVariance } from "./pool-variance.js";
import { pooledExpectation } from "./pooled-expectation.js";
import { seriesExposures } from "./series-exposure.js";

/**
 * Parts of what drivers will show of the future that its weeks have alone and in common, since a wave lasts for weeks: with
 * these a window of one week and one of eight vary about as those of an autoregression of 0.75 a week whose start is known.
 */
const ALONE = 0.55;
const LASTING = 0.4;

/** What is known beforehand of the periods of a pool, once its total is seen. */
export interface KnownPeriods {
	/** Index of each period, history and then future. */
	readonly index: Float64Array;
	/** Relative variance of a future period around it that the history, where the index is seen, does not hold. */
	readonly variance: number;
	/** Whether the index holds the season. */
	readonly hasSeason: boolean;
}

/** Where a pool stands in time, and what is known of its periods. */
export interface PoolSetting {
	readonly period: Period;
	readonly horizon: number;
	/** First periods of the horizon over which a series is asked for; all of them where `undefined`. */
	readonly spanOf?: (index: number) => number | undefined;
	/** Places in the panel of the first series to forecast, and of the one after the last. */
	readonly from: number;
	readonly to: number;
	/** Place of the first period of the longest series in its year. */
	readonly position: number;
	/** What is known beforehand, given the events of the whole pool as if all owners had been there. */
	readonly knownOf: (total: Float64Array) => KnownPeriods;
}

function totalOf(series: readonly PoolSeries[], length: number): Float64Array {
	const total = new Float64Array(length);
	for (const { events } of series) {
		const shift = length - events.length;
		for (let t = 0; t < events.length; t++) total[t + shift]! += events[t]!;
	}
	return total;
}

/** Exposures of the articles that follow the calendar, by place in the pool. */
function calendarsOf(
	series: readonly PoolSeries[],
	columns: PanelColumns,
	{ period, horizon }: PoolSetting,
): Map<PoolSeries, Float64Array> {
	const calendars = new Map<PoolSeries, Float64Array>();
	for (const one of series) {
		const length = one.events.length;
		const places = periodDays(period, columns.starts[one.index]!, length + horizon);
		const index = calendarIndex(one.events, places);
		if (index !== undefined) calendars.set(one, index);
	}
	return calendars;
}

/**
 * Forecasts the series of one pool: season, slow level, waves and spread from all of them, the level of each within.
 *
 * @param columns columns of a panel
 * @param indices places of the series of the pool, which all end together
 * @param setting period, horizon, what is known beforehand, and which of the series are asked for
 * @returns the process of the seen demand of each that is asked for, by its place in the panel
 * @example
 * const orders = admitOrders([], definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] })).orders;
 * const columns = panelColumns(aggregateDemand(orders, { period: "week" }));
 * poolForecast(columns, [], { period: periodOf("week"), horizon: 1, from: 0, to: 0, position: 0, knownOf: () => ({ index: new Float64Array(1), variance: 0, hasSeason: false }) }).size; // => 0
 */
export function poolForecast(
	columns: PanelColumns,
	indices: readonly number[],
	setting: PoolSetting,
): Map<number, CountProcess> {
	const { period, horizon } = setting;
	const series = poolSeries(columns, indices);
	const length = series.reduce((longest, { events }) => Math.max(longest, events.length), 0);
	const calendars = calendarsOf(series, columns, setting);
	const steady = series.filter((one) => !calendars.has(one));
	const total = totalOf(steady, length);
	const presence = presenceOf(steady, length);
	const {
		index: known,
		variance,
		hasSeason,
	} = setting.knownOf(total.map((value, t) => value / presence[t]!));
	const { exposure } = poolExposure(total, steady.length, {
		known,
		presence,
		periodsPerYear: period.perYear,
		position: setting.position,
		hasSeason,
	});
	const periodsPerWeek = period.perYear / WEEKS_PER_YEAR;
	const exposures = seriesExposures({
		exposure,
		presence,
		calendars,
		steadyCount: steady.length,
		periodsPerYear: period.perYear,
		position: setting.position,
	});
	const periodVariance = poolVariance(
		steady.map((one) => ({ events: one.events, sum: one.sum, exposure: exposures.own(one) })),
		periodsPerWeek,
		Math.max(0, COMMON_SHOCK - ALONE * variance),
	);
	const { worth, expected } = pooledExpectation(series);
	const histories = steady.map((one) => ({ events: one.events, exposure: exposures.own(one) }));
	const pauses = pausesAWeek(histories, periodsPerWeek, periodVariance);
	const silences = histories
		.map(({ events, exposure: own }) => silenceOf(events, own, 0, { periodsPerWeek, periodVariance, pauses }))
		.filter((silence) => silence !== undefined);
	const hazard = endHazard(silences, periodsPerWeek);
	const processes = new Map<number, CountProcess>();
	series.forEach((one, place) => {
		if (one.index < setting.from || one.index >= setting.to) return;
		const followsCalendar = calendars.has(one);
		const given = {
			exposure: exposures.own(one),
			others: exposures.others(one, periodVariance),
			periodsPerWeek,
			periodVariance,
			pooledEvents: worth,
			pooledExpectation: expected[place] ?? 0,
			followsCalendar,
			endHazard: hazard,
			pauses,
			span: setting.spanOf?.(one.index) ?? horizon,
		};
		const { mean, dispersion, probabilities } = one.size;
		const scale = dispersion / mean;
		processes.set(one.index, {
			kind: "counts",
			parts: levelMixture(one.events, given, horizon).map((part) => ({
				...part,
				levelVariance: part.levelVariance + (followsCalendar ? 0 : LASTING * variance),
				rates: part.rates.map((rate) => rate * scale),
			})),
			periodVariance: periodVariance + (followsCalendar ? 0 : ALONE * variance),
			sizes: probabilities,
		});
	});
	return processes;
}
