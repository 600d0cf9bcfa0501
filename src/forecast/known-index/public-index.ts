import { type Period, periodOf } from "../../calendar/index.js";
import type { PanelColumns } from "../../demand/index.js";
import type { SeasonProfile } from "../types.js";
import { driverElasticity } from "./driver-elasticity.js";
import { coveredPart, driverIndex } from "./driver-index.js";
import type { DriverRates } from "./driver-rates.js";
import { periodIndex } from "./monthly-index.js";
import { weekdayIndex } from "./weekday-index.js";

/** Checked settings of the forecasts of a panel; plain data, so that they pass a worker. */
export interface ShardOptions {
	readonly horizon: number;
	readonly quantiles: readonly number[];
	readonly model: string;
	readonly drivers: readonly DriverRates[];
	readonly priors: readonly SeasonProfile[];
	/** Whether series borrow from those of other articles. */
	readonly acrossArticles: boolean;
	/** By article, the first periods over which it is asked for. */
	readonly spans: Readonly<Record<string, number>>;
}

/** Years of history below which a released season is taken as it is; longer ones weigh it against their own. */
export const OWN_SEASON_YEARS = 2;

/** Public facts of one period grid: the same for all series, computed once for each first day. */
export class PublicIndex {
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

/**
 * The released season of an article, else the one that speaks of all.
 *
 * @param priors released seasons
 * @param sku the article, where there is one
 * @returns its season; `undefined` where none fits
 * @example
 * priorOf([], "urn"); // => undefined
 */
export function priorOf(
	priors: readonly SeasonProfile[],
	sku: string | undefined,
): SeasonProfile | undefined {
	return (
		priors.find((prior) => prior.sku !== undefined && prior.sku === sku) ??
		priors.find((prior) => prior.sku === undefined)
	);
}

/** What is known beforehand of the periods of a series or a pool. */
export interface KnownIndex {
	/** Of each period, history and then future. */
	readonly index: Float64Array;
	/** Relative variance of a future week that drivers will show once it is past, as far as they cover the history. */
	readonly variance: number;
}

/** Days of the history in which it is looked at whether drivers take its waves out. */
const DAYS_LOOKED_AT = 730;

function meanVariance(drivers: readonly DriverRates[]): number {
	return drivers.reduce((sum, { variance }) => sum + variance, 0) / drivers.length;
}

/**
 * What is known beforehand of each period of a series or a pool and its future, beside the season that is found.
 *
 * @param columns columns of a panel
 * @param index place of the series in the panel; of a pool, of its longest
 * @param events events of each period, as if all owners had been there
 * @param publicIndex public facts of the panel
 * @param options checked settings
 * @param prior a released season, which then stands for drivers
 * @returns index of each period, history and then future, and how unsure the future is; `undefined` where nothing is known
 * @example
 * const orders = admitOrders([], definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] })).orders;
 * const columns = panelColumns(aggregateDemand(orders, { period: "week" }));
 * const options = shardOptions({ horizon: 1 });
 * knownIndex(columns, 0, new Float64Array(1), new PublicIndex(columns, options), options, undefined); // => undefined
 */
export function knownIndex(
	columns: PanelColumns,
	index: number,
	events: Float64Array,
	publicIndex: PublicIndex,
	options: ShardOptions,
	prior: SeasonProfile | undefined,
): KnownIndex | undefined {
	const length = events.length + options.horizon;
	let known: Float64Array | undefined;
	const { perYear } = periodOf(columns.period);
	let variance = 0;
	if (prior !== undefined || options.drivers.length > 0) {
		const given = publicIndex.of(index, prior ?? "driver");
		// Less than two years can not tell a season from a trend; a released one is then taken as it is.
		const isTaken = prior !== undefined && events.length < OWN_SEASON_YEARS * perYear;
		const elasticity = isTaken ? 1 : driverElasticity(events, given, perYear);
		known = given.map((value) => value ** elasticity);
		const start = columns.starts[index]!;
		if (prior === undefined && columns.end > start)
			variance =
				elasticity ** 2 *
				meanVariance(options.drivers) *
				coveredPart(options.drivers, Math.max(start, columns.end - DAYS_LOOKED_AT), columns.end);
	}
	if (columns.period !== "day") return known === undefined ? undefined : { index: known, variance };
	const weekdays = weekdayIndex(
		columns.weekdayProfiles[columns.profiles[index]!]!,
		columns.starts[index]!,
		length,
	);
	return { index: known === undefined ? weekdays : weekdays.map((value, t) => value * known[t]!), variance };
}
