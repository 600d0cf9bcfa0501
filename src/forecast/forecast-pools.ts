import type { Period } from "../calendar/index.js";
import type { PanelColumns } from "../demand/index.js";
import type { CountProcess } from "../models/index.js";
import {
	knownIndex,
	OWN_SEASON_YEARS,
	type PublicIndex,
	priorOf,
	type ShardOptions,
} from "./known-index/public-index.js";
import { yearPosition } from "./known-index/season-position.js";
import { poolForecast } from "./pool/pool-forecast.js";

/** Series that may borrow from each other: those of one operator; in a group-purchasing run all, or all of one article. */
function poolsOf({ keys, purpose }: PanelColumns, acrossArticles: boolean): number[][] {
	const pools = new Map<string, number[]>();
	keys.forEach(({ operatorId, sku }, index) => {
		const owner = purpose === "group-purchasing" ? "" : (operatorId ?? "");
		const pool = acrossArticles ? owner : `${owner} ${sku ?? ""}`;
		const members = pools.get(pool);
		if (members === undefined) pools.set(pool, [index]);
		else members.push(index);
	});
	return [...pools.values()];
}

/** Own entries alone: an article may be called as what every object has. */
const spanOf = ({ spans }: ShardOptions, sku = ""): number | undefined =>
	Object.hasOwn(spans, sku) ? spans[sku] : undefined;

/**
 * Forecasts of the series of a shard, each with its pool: the series of its operator, in a group-purchasing run all.
 *
 * @param columns columns of a panel
 * @param from first series
 * @param to series after the last
 * @param period of the panel
 * @param publicIndex public facts of the panel
 * @param options checked settings
 * @returns process of the seen demand of each series, by its place in the panel
 * @example
 * const orders = admitOrders([], definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] })).orders;
 * const columns = panelColumns(aggregateDemand(orders, { period: "week" }));
 * const options = shardOptions({ horizon: 1 });
 * forecastPools(columns, 0, 0, periodOf("week"), new PublicIndex(columns, options), options).size; // => 0
 */
export function forecastPools(
	columns: PanelColumns,
	from: number,
	to: number,
	period: Period,
	publicIndex: PublicIndex,
	options: ShardOptions,
): Map<number, CountProcess> {
	const { starts, offsets } = columns;
	const all = new Map<number, CountProcess>();
	for (const pool of poolsOf(columns, options.acrossArticles)) {
		if (!pool.some((index) => index >= from && index < to)) continue;
		const lengthOf = (index: number): number => offsets[index + 1]! - offsets[index]!;
		const longest = pool.reduce((best, index) => (lengthOf(index) > lengthOf(best) ? index : best));
		const short = lengthOf(longest) < OWN_SEASON_YEARS * period.perYear;
		// A pool holds many articles: the season that speaks of all is its own; one article has its own.
		const skus = new Set(pool.map((index) => columns.keys[index]?.sku));
		// A driver knows the weeks of the past too; a long history finds in it what a released season would tell.
		const asksPrior = short || options.drivers.length === 0;
		const prior = asksPrior ? priorOf(options.priors, skus.size === 1 ? [...skus][0] : undefined) : undefined;
		const processes = poolForecast(columns, pool, {
			period,
			horizon: options.horizon,
			spanOf: (index) => spanOf(options, columns.keys[index]?.sku),
			from,
			to,
			position: yearPosition(period, starts[longest]!),
			knownOf(total) {
				const known = knownIndex(columns, longest, total, publicIndex, options, prior);
				return {
					index: known?.index ?? new Float64Array(total.length + options.horizon).fill(1),
					variance: known?.variance ?? 0,
					hasSeason: short && (prior !== undefined || options.drivers.length > 0),
				};
			},
		});
		for (const [index, process] of processes) all.set(index, process);
	}
	return all;
}
