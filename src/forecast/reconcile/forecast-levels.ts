import { type DemandPanel, type PanelColumns, panelColumns } from "../../demand/index.js";
import { type OptionNames, ReapproError } from "../../errors.js";
import { variance } from "../../math/index.js";
import { cumulativeDistribution } from "../../models/index.js";
import { type ForecastDemandOptions, forecastDemand, OPTIONS_OF_DEMAND } from "../forecast-demand.js";
import { requireOptions } from "../forecast-options.js";
import type { DemandForecast } from "../types.js";
import { type CoherentPathOptions, coherentPaths } from "./coherent-paths.js";
import { hierarchyOfKeys, labelOf } from "./hierarchy-of-keys.js";
import { pathQuantiles } from "./path-quantiles.js";
import { type ReconciliationMethod, reconcileForecasts } from "./reconcile-forecasts.js";

/** Options of `forecastLevels`. */
export interface ForecastLevelsOptions
	extends ForecastDemandOptions,
		Pick<CoherentPathOptions, "paths" | "seed"> {
	/**
	 * Default `"bottom-up"`: the series of an article already lean on their pool. Minimum trace weighs the levels by the
	 * variance of their forecasts.
	 */
	readonly method?: ReconciliationMethod;
}

const OPTIONS: OptionNames<ForecastLevelsOptions> = {
	...OPTIONS_OF_DEMAND,
	method: true,
	paths: true,
	seed: true,
};

/** Forecast of one series that adds up with those of the other levels. */
export type LevelForecast = Omit<DemandForecast, "process">;

/** A variance of 0 would be believed without limit. */
const LEAST_VARIANCE = 1e-6;

/** Whether the series of a level are those that the finest add up to. */
function isSameSeries({ by, keys }: PanelColumns, finest: PanelColumns): boolean {
	const labels = new Set(keys.map((key) => labelOf(key, by)));
	const parts = new Set(finest.keys.map((key) => labelOf(key, by)));
	return labels.size === parts.size && [...labels].every((label) => parts.has(label));
}

function requireLevels(levels: readonly PanelColumns[]): void {
	const finest = levels.at(-1);
	if (finest === undefined)
		throw new ReapproError("INPUT_INVALID", "Give the panels of the levels, the finest last.", "panels");
	levels.forEach(({ period, end, purpose, by }, index) => {
		const isLevel =
			period === finest.period &&
			end === finest.end &&
			purpose === finest.purpose &&
			by.every((field) => finest.by.includes(field));
		if (!isLevel)
			throw new ReapproError(
				"INPUT_INVALID",
				"Give panels of the same orders and periods; the last must name every field of the others.",
				`panels[${index}]`,
			);
		if (!isSameSeries(levels[index]!, finest))
			throw new ReapproError(
				"INPUT_INVALID",
				"Give panels of the same orders; this one holds series that the last has no part of, or lacks some.",
				`panels[${index}]`,
			);
	});
}

/** Series that are reconciled together: those of one operator; in a group-purchasing run all. */
function ownersOf({ keys, purpose }: PanelColumns): string[] {
	return purpose === "group-purchasing" ? [""] : [...new Set(keys.map(({ operatorId = "" }) => operatorId))];
}

/** The forecasts of one owner, all levels one after the other, made to add up. */
function reconciled(
	levels: readonly { readonly columns: PanelColumns; readonly forecasts: readonly DemandForecast[] }[],
	options: ForecastLevelsOptions,
): LevelForecast[] {
	const all = levels.flatMap(({ forecasts }) => forecasts);
	const bottom = levels.at(-1)!.forecasts.map(({ key }) => key);
	const hierarchy = hierarchyOfKeys(
		bottom,
		levels.slice(0, -1).map(({ columns, forecasts }) => ({
			fields: columns.by,
			keys: forecasts.map(({ key }) => key),
		})),
	);
	const { horizon, method = "bottom-up", paths, seed } = options;
	const variances = all.map(({ process }) =>
		Math.max(variance(cumulativeDistribution(process, horizon - 1)), LEAST_VARIANCE),
	);
	const setting = {
		variances,
		method,
		...(paths === undefined ? {} : { paths }),
		...(seed === undefined ? {} : { seed }),
	};
	const means = reconcileForecasts(
		all.map(({ mean }) => mean),
		hierarchy,
		{ variances, method },
	);
	const futures = coherentPaths(
		all.map(({ process }) => process),
		hierarchy,
		setting,
	);
	return all.map(({ key, model, periodStarts, quantiles: rows }, node) => ({
		key,
		model,
		periodStarts,
		mean: means[node]!,
		...pathQuantiles(
			futures.values[node]!,
			horizon,
			rows.map(({ probability }) => probability),
		),
	}));
}

/**
 * Forecasts the same orders on several levels so that they add up: operator and article, site, or group and member.
 *
 * Each level is forecast by `forecastDemand`, the means are reconciled, and the quantiles are read off futures that add
 * up, so that a sum and its parts speak of the same chances. Operators are reconciled each alone; in a group-purchasing
 * run all are.
 *
 * @param panels of the same admitted orders and periods, made with different `by`; the finest last
 * @param options as for `forecastDemand`; `method`, `paths`, `seed` as for `coherentPaths`
 * @returns for each panel one forecast for each series, in its order; quantiles are integers
 * @throws {ReapproError} `NOT_ADMITTED`; `INPUT_INVALID` when the panels are not levels of the same orders;
 * `OPTION_INVALID` for options out of range, and for top-down over levels that do not lie within each other
 * @example
 * const orders = admitOrders([], definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] })).orders;
 * const panels = [["operatorId"], ["operatorId", "sku"]].map((by) => aggregateDemand(orders, { period: "week", by }));
 * forecastLevels(panels, { horizon: 4 }); // => [[], []]
 */
export function forecastLevels(
	panels: readonly DemandPanel[],
	options: ForecastLevelsOptions,
): LevelForecast[][] {
	const columns = panels.map(panelColumns);
	requireLevels(columns);
	requireOptions(options, OPTIONS);
	const { method: _method, paths: _paths, seed: _seed, ...ofDemand } = options;
	const forecasts = panels.map((panel) => forecastDemand(panel, ofDemand));
	const results = columns.map((): LevelForecast[] => []);
	for (const owner of ownersOf(columns.at(-1)!)) {
		const isOwn = ({ key }: DemandForecast): boolean => owner === "" || key.operatorId === owner;
		const levels = columns.map((own, level) => ({
			columns: own,
			forecasts: forecasts[level]!.filter(isOwn),
		}));
		let from = 0;
		const all = reconciled(levels, options);
		levels.forEach(({ forecasts: own }, level) => {
			results[level]!.push(...all.slice(from, from + own.length));
			from += own.length;
		});
	}
	return results;
}
