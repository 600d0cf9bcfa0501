import { ReapproError } from "../errors.js";
import type { AdmittedOrders } from "../privacy/admitted-orders.js";
import { orderColumns } from "../privacy/admitted-orders.js";
import type { OrderColumns } from "../privacy/order-columns.js";
import { type AggregateOptions, checkAggregateOptions } from "./aggregate-options.js";
import { buildColumns } from "./build-columns.js";
import { type DemandPanel, demandPanel } from "./demand-panel.js";
import { rankDictionaries } from "./grouping.js";
import { linesByOperator } from "./operator-lines.js";

/** Every line, operator by operator, so that sums over operators do not depend on the order of the input. */
function allLines(columns: OrderColumns): Uint32Array {
	const all = new Uint32Array(columns.length);
	let at = 0;
	for (const { lines } of linesByOperator(columns)) {
		all.set(lines, at);
		at += lines.length;
	}
	return all;
}

/**
 * Counts admitted order lines into complete periods.
 *
 * Periods without lines are zero; returns are netted in the period of the return and never make it negative.
 * A series starts with the first line of its operator, whichever article that was, and all end together; with
 * `acrossArticles: false` it starts as its own lines say.
 *
 * @param orders what `admitOrders` returned
 * @param options `period`; `by` (default operator and article); `articles`; `from` inclusive, `to` exclusive; a period that
 * reaches over either, or over the processing date, is left out
 * @returns an opaque panel of counts
 * @throws {ReapproError} `NOT_ADMITTED` for anything else than admitted orders; `OPTION_INVALID`;
 * `AGREEMENT_PURPOSE` when several operators would be pooled outside a group-purchasing run
 * @example
 * const orders = admitOrders([], definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] })).orders;
 * aggregateDemand(orders, { period: "month", by: ["sku"] }).length; // => 0
 */
export function aggregateDemand(orders: AdmittedOrders, options: AggregateOptions): DemandPanel {
	const columns = orderColumns(orders);
	const checked = checkAggregateOptions(options);
	const pools = !checked.by.includes("operatorId") && columns.policy.purpose !== "group-purchasing";
	if (pools && columns.operatorIds.length > 1) {
		throw new ReapproError(
			"AGREEMENT_PURPOSE",
			"Own-stock permission does not allow pooling: name operatorId in by, or admit the orders for group-purchasing.",
			"options.by",
		);
	}
	return demandPanel(
		buildColumns(columns, rankDictionaries(columns, checked.successorOf), allLines(columns), checked),
	);
}

/** One operator's own panel. */
export interface OperatorPanel {
	readonly operatorId: string;
	readonly panel: DemandPanel;
}

/**
 * One panel for each operator, built from that operator's lines alone, so that nothing of another can enter.
 *
 * @param orders what `admitOrders` returned
 * @param options as for `aggregateDemand`
 * @returns panels one after the other, operators in code unit order; only one need be held at a time
 * @throws {ReapproError} as `aggregateDemand`
 * @example
 * const orders = admitOrders([], definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] })).orders;
 * [...operatorPanels(orders, { period: "week" })]; // => []
 */
export function* operatorPanels(
	orders: AdmittedOrders,
	options: AggregateOptions,
): Generator<OperatorPanel, void> {
	const columns = orderColumns(orders);
	const checked = checkAggregateOptions(options);
	const dictionaries = rankDictionaries(columns, checked.successorOf);
	for (const { operatorId, lines } of linesByOperator(columns)) {
		yield { operatorId, panel: demandPanel(buildColumns(columns, dictionaries, lines, checked)) };
	}
}
