import type { DayNumber, Period } from "../calendar/index.js";
import type { OrderColumns } from "../privacy/order-columns.js";

/** Operators of one series: lines of each. */
type Counts = Map<number, number>;

/** First period of every operator, counted from the start of the panel. */
function firstSteps(
	columns: OrderColumns,
	lines: Uint32Array,
	{ period, start }: { readonly period: Period; readonly start: DayNumber },
): Map<number, number> {
	const days = new Map<number, number>();
	for (const line of lines) {
		const operator = columns.operator[line] as number;
		const day = columns.day[line] as number;
		days.set(operator, Math.min(days.get(operator) ?? day, day));
	}
	return new Map([...days].map(([operator, day]) => [operator, period.count(start, period.floor(day))]));
}

/**
 * Part of the demand of each series whose operators were there already: a member that joins late is no growth.
 *
 * Each operator counts with the mean of its own lines of that series since its first line of any. All series start
 * together, as they do in a panel that adds operators up.
 *
 * @param columns admitted lines
 * @param lines lines that are counted
 * @param offsets where the cells of each series begin
 * @param seriesOf place of a line's series
 * @param grid period and first day of the panel
 * @returns numbers in (0, 1], one for each cell; `undefined` where all operators were there from the start
 */
export function presenceOf(
	columns: OrderColumns,
	lines: Uint32Array,
	offsets: Int32Array,
	seriesOf: (line: number) => number,
	grid: { readonly period: Period; readonly start: DayNumber },
): Float64Array | undefined {
	const steps = firstSteps(columns, lines, grid);
	if ([...steps.values()].every((step) => step === 0)) return undefined;
	const counts = Array.from({ length: offsets.length - 1 }, (): Counts => new Map());
	for (const line of lines) {
		const series = counts[seriesOf(line)] as Counts;
		const operator = columns.operator[line] as number;
		series.set(operator, (series.get(operator) ?? 0) + 1);
	}
	const presence = new Float64Array(offsets.at(-1) as number);
	counts.forEach((series, index) => {
		const from = offsets[index] as number;
		const length = (offsets[index + 1] as number) - from;
		let all = 0;
		// In the order of the operators' ids, so that the sums do not depend on the order of the lines.
		const operators = [...series].sort(([a], [b]) =>
			(columns.operatorIds[a] as string) < (columns.operatorIds[b] as string) ? -1 : 1,
		);
		for (const [operator, count] of operators) {
			const step = steps.get(operator) as number;
			const rate = count / (length - step);
			presence[from + step] = (presence[from + step] as number) + rate;
			all += rate;
		}
		let there = 0;
		for (let cell = from; cell < from + length; cell++) {
			there += presence[cell] as number;
			presence[cell] = there > 0 ? Math.min(1, there / all) : 1;
		}
	});
	return presence;
}
