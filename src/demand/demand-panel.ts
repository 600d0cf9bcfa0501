import { formatIsoDate, periodOf } from "../calendar/index.js";
import { ReapproError } from "../errors.js";
import type { PanelColumns, SeriesKey } from "./panel-data.js";

const TOKEN = Symbol("DemandPanel");

/** The columns of a genuine panel; known to this module alone, not to whoever holds an instance. */
let readColumns: (value: unknown) => PanelColumns | undefined;

/** A panel as plain data, for charts and files. */
export interface DemandPanelData {
	readonly kind: "demand-panel";
	readonly schemaVersion: 1;
	readonly period: PanelColumns["period"];
	readonly by: PanelColumns["by"];
	/** First day after the last period. */
	readonly end: string;
	readonly series: readonly {
		readonly key: SeriesKey;
		readonly start: string;
		readonly units: readonly number[];
	}[];
}

/**
 * Demand of complete periods as columns, made from admitted order lines only.
 *
 * Opaque: it can not be constructed, cloned or cast into being; `toJSON()` gives the counts as plain data.
 *
 * @example
 * const panel = aggregateDemand(admitOrders([], definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] })).orders, { period: "week" });
 * panel.length; // => 0
 */
export class DemandPanel {
	readonly #columns: PanelColumns;

	/** @internal Only `aggregateDemand` makes panels. */
	constructor(token: symbol, columns: PanelColumns) {
		if (token !== TOKEN || new.target !== DemandPanel) {
			throw new ReapproError(
				"NOT_ADMITTED",
				"Make a demand panel with aggregateDemand; it has no constructor.",
			);
		}
		this.#columns = columns;
		Object.freeze(this);
	}

	/** Number of series. */
	get length(): number {
		return this.#columns.keys.length;
	}

	/** The counts as plain data. */
	toJSON(): DemandPanelData {
		const { period, by, end, keys, starts, offsets, units } = this.#columns;
		return {
			kind: "demand-panel",
			schemaVersion: 1,
			period,
			by,
			end: formatIsoDate(end),
			series: keys.map((key, index) => ({
				key,
				start: formatIsoDate(starts[index] as number),
				units: Array.from(units.subarray(offsets[index] as number, offsets[index + 1] as number)),
			})),
		};
	}

	static {
		readColumns = (value) =>
			typeof value === "object" && value !== null && #columns in value ? value.#columns : undefined;
	}
}

Object.freeze(DemandPanel.prototype);
Object.freeze(DemandPanel);

/** @internal Wraps columns that came from admitted orders. */
export function demandPanel(columns: PanelColumns): DemandPanel {
	return new DemandPanel(TOKEN, columns);
}

/**
 * The columns behind a genuine panel.
 *
 * @param panel what `aggregateDemand` returned
 * @returns its columns; typed arrays that must not be written to
 * @throws {ReapproError} `NOT_ADMITTED` when the value was not made by `aggregateDemand`
 * @example
 * const orders = admitOrders([], definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] })).orders;
 * panelColumns(aggregateDemand(orders, { period: "week" })).period; // => "week"
 */
export function panelColumns(panel: unknown): PanelColumns {
	const columns = readColumns(panel);
	if (columns === undefined) {
		throw new ReapproError(
			"NOT_ADMITTED",
			"Give a demand panel that aggregateDemand made from admitted orders.",
		);
	}
	return columns;
}

/**
 * First days of the periods of one series.
 *
 * @param columns columns of a panel
 * @param index index of the series, 0 .. keys.length - 1
 * @returns ISO dates, one for each cell of the series
 * @example
 * const orders = admitOrders([], definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] })).orders;
 * const columns = panelColumns(aggregateDemand(orders, { period: "week" }));
 * columns.keys.map((_, index) => periodStartsOf(columns, index)); // => []
 */
export function periodStartsOf(columns: PanelColumns, index: number): string[] {
	const period = periodOf(columns.period);
	const start = columns.starts[index] as number;
	const length = (columns.offsets[index + 1] as number) - (columns.offsets[index] as number);
	return Array.from({ length }, (_, step) => formatIsoDate(period.offset(start, step)));
}
