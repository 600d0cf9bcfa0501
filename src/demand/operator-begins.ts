import { type DayNumber, type Period, parseIsoDate } from "../calendar/index.js";
import type { OrderColumns } from "../privacy/order-columns.js";

const DAYS_OF_A_YEAR = 365.25;

/** First day of which each operator may give orders: a public fact of its agreements. */
function historyStarts({ policy }: OrderColumns): ReadonlyMap<string, DayNumber> {
	const starts = new Map<string, DayNumber>();
	for (const { operatorId, historyFrom } of policy.agreements) {
		const day = parseIsoDate(historyFrom) as DayNumber;
		starts.set(operatorId, Math.min(starts.get(operatorId) ?? day, day));
	}
	return starts;
}

/**
 * When the operators of each series began, told from the lines of the series and from public facts alone.
 *
 * An operator may well have been there before its first line of a rare article: it began as long before as the lines of one
 * operator lie apart on average in the whole series. The series began as long before its first line as its lines lie apart,
 * and nobody before its agreements open orders. Beside first lines only the number of all lines counts, not whose they are.
 *
 * @param columns admitted lines
 * @param lines those that are counted
 * @param series number of series, and the place of a line's own
 * @param time period of the panel, and its end
 * @returns for each series the first day of a period by operator; a series of returns alone begins with the first of them
 */
export function operatorBegins(
	columns: OrderColumns,
	lines: Uint32Array,
	series: { readonly count: number; readonly of: (line: number) => number },
	{ period, end }: { readonly period: Period; readonly end: DayNumber },
): ReadonlyMap<number, DayNumber>[] {
	const first = Array.from({ length: series.count }, () => new Map<number, DayNumber>());
	const orders = new Float64Array(series.count);
	const note = (line: number): void => {
		const own = first[series.of(line)]!;
		const operator = columns.operator[line]!;
		own.set(operator, Math.min(own.get(operator) ?? Infinity, columns.day[line]!));
	};
	for (const line of lines) {
		if (columns.quantity[line]! < 0) continue;
		orders[series.of(line)]! += 1;
		note(line);
	}
	for (const line of lines) if (orders[series.of(line)] === 0) note(line);
	const historyStart = historyStarts(columns);
	return first.map((own, index) => {
		const firstDay = Math.min(...own.values());
		/** Whole periods that lines lie apart, of so many operators. */
		const apart = (operators: number): number =>
			orders[index] === 0
				? 0
				: Math.floor((((end - firstDay) * operators) / orders[index]! / DAYS_OF_A_YEAR) * period.perYear);
		const before = (day: DayNumber, periods: number): DayNumber => period.offset(period.floor(day), -periods);
		const earliest = before(firstDay, apart(1));
		const silent = apart(own.size);
		return new Map(
			[...own].map(([operator, day]) => {
				const opened = historyStart.get(columns.operatorIds[operator]!) ?? day;
				return [operator, Math.max(before(day, silent), earliest, period.floor(opened))];
			}),
		);
	});
}
