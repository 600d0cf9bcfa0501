import { type DemandPanel, type PanelColumns, panelColumns, periodStartsOf } from "../demand/index.js";
import type { HistoryPoint } from "./charts/article-chart.js";
import type { PlannedLine } from "./planned-line.js";

const LONGEST: Readonly<Record<PanelColumns["period"], number>> = { day: 91, week: 52, month: 36 };

const keyOf = (operatorId: string, siteId: string | undefined, sku: string): string =>
	JSON.stringify([operatorId, siteId ?? null, sku]);

/** Indices of the series of each line; a line without a site takes all sites of its operator. */
function indexSeries({ keys }: PanelColumns): ReadonlyMap<string, readonly number[]> {
	const places = new Map<string, number[]>();
	const add = (key: string, index: number): void => {
		const known = places.get(key);
		if (known === undefined) places.set(key, [index]);
		else known.push(index);
	};
	keys.forEach(({ operatorId, siteId, sku }, index) => {
		if (operatorId === undefined || sku === undefined) return;
		add(keyOf(operatorId, undefined, sku), index);
		if (siteId !== undefined) add(keyOf(operatorId, siteId, sku), index);
	});
	return places;
}

/**
 * Past demand of plan lines, for charts.
 *
 * @param panel panel of the same orders, keyed by operator and sku at least
 * @param period period of the plan; a panel of another one is not shown beside its forecasts
 * @returns the latest periods of a line, oldest first; empty where the panel does not hold it
 * @throws {ReapproError} `NOT_ADMITTED` when the panel was not made by `aggregateDemand`
 */
export function historyLookup(
	panel: DemandPanel | undefined,
	period: PanelColumns["period"],
): (line: PlannedLine) => readonly HistoryPoint[] {
	if (panel === undefined) return () => [];
	const columns = panelColumns(panel);
	const fits = columns.period === period && columns.by.includes("operatorId") && columns.by.includes("sku");
	if (!fits) return () => [];
	const places = indexSeries(columns);
	return ({ operatorId, siteId, sku }) => {
		const totals = new Map<string, number>();
		for (const index of places.get(keyOf(operatorId, siteId, sku)) ?? []) {
			const first = columns.offsets[index] as number;
			periodStartsOf(columns, index).forEach((start, step) => {
				totals.set(start, (totals.get(start) ?? 0) + (columns.units[first + step] as number));
			});
		}
		return [...totals]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.slice(-LONGEST[period])
			.map(([periodStart, quantity]) => ({ periodStart, quantity }));
	};
}
