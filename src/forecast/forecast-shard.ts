import { formatIsoDate, type Period, periodOf } from "../calendar/index.js";
import type { PanelColumns } from "../demand/index.js";
import { lineSizes, type Series, scaleForCoverage } from "../models/index.js";
import type { ModelChoice } from "./choice/auto.js";
import { candidateForecasts } from "./choice/candidates.js";
import { forecastPools } from "./forecast-pools.js";
import { forecastWith } from "./forecast-series.js";
import {
	knownIndex,
	OWN_SEASON_YEARS,
	PublicIndex,
	priorOf,
	type ShardOptions,
} from "./known-index/public-index.js";
import { yearPosition } from "./known-index/season-position.js";
import { processFigures } from "./process-figures.js";
import { scaleProcess } from "./scale-process.js";
import type { DemandForecast } from "./types.js";

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
	const choice = forecastKindly(withoutIndex(series, known.index, !seasonKnown), horizon, model);
	const ahead = known.index.subarray(series.values.length);
	return { model: choice.model, process: scaleProcess(choice.process, ahead) };
}

/** Name of what `auto` does with the series of a panel. */
const POOLED = "pooled";

/**
 * Forecasts the series `from` .. `to` of a panel: the heavy part of `forecastDemand`, a pure function of its columns.
 *
 * A pool depends on its own columns and on public facts alone, so shards may run in any order and anywhere; a pool that
 * reaches over several shards is looked at in each of them.
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
