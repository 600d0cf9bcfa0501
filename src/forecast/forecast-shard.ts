import { formatIsoDate, type Period, periodOf } from "../calendar/index.js";
import type { PanelColumns } from "../demand/index.js";
import { type CountProcess, lineSizes, type Series, scaleForCoverage } from "../models/index.js";
import type { ModelChoice } from "./auto.js";
import { candidateForecasts } from "./candidates.js";
import { type DriverRates, driverElasticity, driverIndex } from "./driver-index.js";
import { forecastWith } from "./forecast-series.js";
import { periodIndex } from "./monthly-index.js";
import { poolForecast } from "./pool/pool-forecast.js";
import { processFigures } from "./process-figures.js";
import { scaleProcess } from "./scale-process.js";
import { yearPosition } from "./season-position.js";
import type { DemandForecast, SeasonProfile } from "./types.js";
import { weekdayIndex } from "./weekday-index.js";

/** Checked settings of the forecasts of a panel; plain data, so that they pass a worker. */
export interface ShardOptions {
	readonly horizon: number;
	readonly quantiles: readonly number[];
	readonly model: string;
	readonly drivers: readonly DriverRates[];
	readonly priors: readonly SeasonProfile[];
}

/** Years of history below which a released season is worth more than one's own. */
const OWN_SEASON_YEARS = 2;

/** Public facts of one period grid: the same for all series, computed once for each first day. */
class PublicIndex {
	readonly #period: Period;
	readonly #options: ShardOptions;
	readonly #columns: PanelColumns;
	readonly #known = new Map<string, Float64Array>();

	constructor(columns: PanelColumns, options: ShardOptions) {
		this.#columns = columns;
		this.#options = options;
		this.#period = periodOf(columns.period);
	}

	/** Index of each period of a series and of its future. */
	of(index: number, source: "driver" | SeasonProfile): Float64Array {
		const { starts, offsets } = this.#columns;
		const start = starts[index]!;
		const length = offsets[index + 1]! - offsets[index]! + this.#options.horizon;
		const place = source === "driver" ? "driver" : String(this.#options.priors.indexOf(source));
		const key = `${place} ${start}`;
		let values = this.#known.get(key);
		if (values === undefined) {
			values =
				source === "driver"
					? driverIndex(this.#options.drivers, this.#period, start, length)
					: periodIndex(source.monthlyIndex, this.#period, start, length).map((value) =>
							Math.max(value, 0.05),
						);
			this.#known.set(key, values);
		}
		return values;
	}
}

/** The released season of an article, else the one that speaks of all. */
function priorOf(priors: readonly SeasonProfile[], sku: string | undefined): SeasonProfile | undefined {
	return (
		priors.find((prior) => prior.sku !== undefined && prior.sku === sku) ??
		priors.find((prior) => prior.sku === undefined)
	);
}

/** A period with a smaller index says next to nothing of the level and counts as missing. */
const LEAST_INDEX = 0.1;

/** A series with a known index taken out of its units, lines and squares; sizes of lines stay as they are. */
function withoutIndex(series: Series, index: Float64Array, ownSeason: boolean): Series {
	const divided = (column: Float64Array): Float64Array =>
		column.map((value, t) => (index[t]! < LEAST_INDEX ? Number.NaN : value / index[t]!));
	return {
		...series,
		values: divided(series.values),
		...(series.lines === undefined ? {} : { lines: divided(series.lines) }),
		...(series.squares === undefined ? {} : { squares: divided(series.squares) }),
		...(ownSeason ? {} : { seasonLength: 1, seasonStart: 0 }),
	};
}

/** A named model where it takes the history, else the rule of `auto`: one odd series never stops a panel. */
function forecastKindly(series: Series, horizon: number, model: string): ModelChoice {
	if (model === "auto" || model === "fast") return forecastWith(series, horizon, model);
	const process = candidateForecasts(series, horizon)(model);
	return process === undefined ? forecastWith(series, horizon, "auto") : { model, process };
}

function seriesOf(columns: PanelColumns, index: number, period: Period): Series {
	const from = columns.offsets[index]!;
	const to = columns.offsets[index + 1]!;
	return {
		values: columns.units.slice(from, to),
		lines: columns.lines.slice(from, to),
		squares: columns.squares.slice(from, to),
		seasonLength: period.perYear,
		seasonStart: yearPosition(period, columns.starts[index]!),
		counts: true,
	};
}

/** What is known beforehand of each period of a series or a pool and its future, beside the season that is found. */
function knownIndex(
	columns: PanelColumns,
	index: number,
	events: Float64Array,
	publicIndex: PublicIndex,
	options: ShardOptions,
	prior: SeasonProfile | undefined,
): Float64Array | undefined {
	const length = events.length + options.horizon;
	let known: Float64Array | undefined;
	if (prior !== undefined) known = publicIndex.of(index, prior);
	else if (options.drivers.length > 0) {
		const driver = publicIndex.of(index, "driver");
		const elasticity = driverElasticity(events, driver);
		known = driver.map((value) => value ** elasticity);
	}
	if (columns.period !== "day") return known;
	const weekdays = weekdayIndex(
		columns.weekdayProfiles[columns.profiles[index]!]!,
		columns.starts[index]!,
		length,
	);
	return known === undefined ? weekdays : weekdays.map((value, t) => value * known[t]!);
}

function forecastNamed(
	columns: PanelColumns,
	index: number,
	period: Period,
	publicIndex: PublicIndex,
	options: ShardOptions,
): ModelChoice {
	const series = seriesOf(columns, index, period);
	const { horizon, model } = options;
	const short = series.values.length < OWN_SEASON_YEARS * period.perYear;
	const prior = short ? priorOf(options.priors, columns.keys[index]?.sku) : undefined;
	const { dispersion } = lineSizes(series);
	const events = series.values.map((value) => value / dispersion);
	const known = knownIndex(columns, index, events, publicIndex, options, prior);
	if (known === undefined) return forecastKindly(series, horizon, model);
	const seasonKnown = short && (prior !== undefined || options.drivers.length > 0);
	const choice = forecastKindly(withoutIndex(series, known, !seasonKnown), horizon, model);
	return { model: choice.model, process: scaleProcess(choice.process, known.subarray(series.values.length)) };
}

/** Series that may borrow from each other: those of one operator; in a group-purchasing run all. */
function poolsOf({ keys, purpose }: PanelColumns): number[][] {
	const pools = new Map<string, number[]>();
	keys.forEach(({ operatorId }, index) => {
		const pool = purpose === "group-purchasing" ? "" : (operatorId ?? "");
		const members = pools.get(pool);
		if (members === undefined) pools.set(pool, [index]);
		else members.push(index);
	});
	return [...pools.values()];
}

/** Forecasts of every series of the pools that reach into a shard, each pool once. */
function forecastPools(
	columns: PanelColumns,
	from: number,
	to: number,
	period: Period,
	publicIndex: PublicIndex,
	options: ShardOptions,
): Map<number, CountProcess> {
	const { starts, offsets } = columns;
	const all = new Map<number, CountProcess>();
	for (const pool of poolsOf(columns)) {
		if (!pool.some((index) => index >= from && index < to)) continue;
		const lengthOf = (index: number): number => offsets[index + 1]! - offsets[index]!;
		const longest = pool.reduce((best, index) => (lengthOf(index) > lengthOf(best) ? index : best));
		const short = lengthOf(longest) < OWN_SEASON_YEARS * period.perYear;
		// A pool holds many articles: the season that speaks of all is its own; one article has its own.
		const skus = new Set(pool.map((index) => columns.keys[index]?.sku));
		const prior = short ? priorOf(options.priors, skus.size === 1 ? [...skus][0] : undefined) : undefined;
		const processes = poolForecast(columns, pool, {
			period,
			horizon: options.horizon,
			from,
			to,
			position: yearPosition(period, starts[longest]!),
			knownOf(total) {
				const known = knownIndex(columns, longest, total, publicIndex, options, prior);
				return {
					index: known ?? new Float64Array(total.length + options.horizon).fill(1),
					hasSeason: short && (prior !== undefined || options.drivers.length > 0),
				};
			},
		});
		for (const [index, process] of processes) all.set(index, process);
	}
	return all;
}

/** Name of what `auto` does with the series of a panel. */
const POOLED = "pooled";

/**
 * Forecasts the series `from` .. `to` of a panel: the heavy part of `forecastDemand`, a pure function of its columns.
 *
 * A series depends on its own columns and on public facts alone, so shards may run in any order and anywhere.
 *
 * @param columns columns of a panel
 * @param from first series
 * @param to series after the last
 * @param options checked settings, see `shardOptions`
 * @returns one forecast for each series, in order
 * @example
 * const orders = admitOrders([], definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] })).orders;
 * const columns = panelColumns(aggregateDemand(orders, { period: "week" }));
 * forecastShard(columns, 0, 0, shardOptions({ horizon: 4 })); // => []
 */
export function forecastShard(
	columns: PanelColumns,
	from: number,
	to: number,
	options: ShardOptions,
): DemandForecast[] {
	const period = periodOf(columns.period);
	const periodStarts = Array.from({ length: options.horizon }, (_, h) =>
		formatIsoDate(period.offset(columns.end, h)),
	);
	const publicIndex = new PublicIndex(columns, options);
	const pooled =
		options.model === "auto" ? forecastPools(columns, from, to, period, publicIndex, options) : undefined;
	const forecasts: DemandForecast[] = [];
	for (let index = from; index < to; index++) {
		const { model, process: seen } =
			pooled === undefined
				? forecastNamed(columns, index, period, publicIndex, options)
				: { model: POOLED, process: pooled.get(index)! };
		const process = scaleForCoverage(seen, columns.shares[index]!);
		forecasts.push({
			key: columns.keys[index]!,
			model,
			periodStarts,
			...processFigures(process, options.quantiles),
			process,
		});
	}
	return forecasts;
}
