import { medianSorted } from "simple-statistics";
import type { DayNumber } from "../calendar/index.js";
import type { AdmittedOrders } from "../privacy/admitted-orders.js";
import { orderColumns } from "../privacy/admitted-orders.js";
import type { OrderColumns } from "../privacy/order-columns.js";
import { linesByOperator } from "./operator-lines.js";

/** Where and how often lines of one operator come; nothing of what they ask for. */
export interface OperatorTrace {
	/** Sites that its lines name. */
	readonly siteIds: ReadonlySet<string>;
	/** Last day with a line; `undefined` where there is none before the end. */
	readonly lastDay: DayNumber | undefined;
	/** Median days from one of the latest days with lines to the next; `undefined` where there are fewer than two. */
	readonly usualGapDays: number | undefined;
}

/** Gaps that tell the pace of today: an operator that has slowed down is not silent. */
const RECENT_GAPS = 52;

function rhythmOf({ day }: OrderColumns, lines: Uint32Array, end: DayNumber): Omit<OperatorTrace, "siteIds"> {
	const known = new Set<DayNumber>();
	for (const line of lines) if ((day[line] as number) < end) known.add(day[line] as number);
	const days = Int32Array.from(known).sort();
	const latest = days.subarray(-RECENT_GAPS - 1);
	const gaps = Array.from(latest.subarray(1), (next, index) => next - (latest[index] as number));
	return {
		lastDay: days.at(-1),
		usualGapDays: gaps.length === 0 ? undefined : medianSorted(gaps.sort((a, b) => a - b)),
	};
}

function sitesOf({ site, siteIds }: OrderColumns, lines: Uint32Array): ReadonlySet<string> {
	const numbers = new Set<number>();
	for (const line of lines) numbers.add(site[line] as number);
	numbers.delete(0);
	return new Set([...numbers].map((number) => siteIds[number - 1] as string));
}

/**
 * Traces that operators leave in admitted lines: to tell what was given beside them, or left out, by mistake.
 *
 * @param orders what `admitOrders` returned
 * @param end first day whose lines do not count for the rhythm
 * @returns one entry for each operator that has a line
 * @throws {ReapproError} `NOT_ADMITTED`
 * @example
 * const orders = admitOrders([], definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] })).orders;
 * operatorTraces(orders, 20780).size; // => 0
 */
export function operatorTraces(orders: AdmittedOrders, end: DayNumber): ReadonlyMap<string, OperatorTrace> {
	const columns = orderColumns(orders);
	return new Map(
		linesByOperator(columns).map(({ operatorId, lines }) => [
			operatorId,
			{ siteIds: sitesOf(columns, lines), ...rhythmOf(columns, lines, end) },
		]),
	);
}
