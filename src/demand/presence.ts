import type { DayNumber, Period } from "../calendar/index.js";
import type { OrderColumns } from "../privacy/order-columns.js";

/**
 * Lines that is worth what is known of an operator before its lines since a join are counted: of one that was there, its
 * own rate; of one that joins, the mean rate of those (a gamma distribution of their sizes with relative variance 1).
 */
const OWN_LINES = 4;
const NEW_LINES = 1;
/** What keeps the rate of an operator without lines above 0. */
const HALF_LINE = 0.5;

/** Periods in which operators begin, ascending, and the place of each operator's own in that list. */
interface Joins {
	readonly steps: readonly number[];
	readonly placeOf: ReadonlyMap<number, number>;
}

/** Lines of each operator of a series, by the last join before them. */
type Counts = Map<number, Float64Array>;

function joinsOf(
	columns: OrderColumns,
	lines: Uint32Array,
	{ period, start }: { readonly period: Period; readonly start: DayNumber },
): Joins {
	const days = new Map<number, number>();
	for (const line of lines) {
		const operator = columns.operator[line] as number;
		const day = columns.day[line] as number;
		days.set(operator, Math.min(days.get(operator) ?? day, day));
	}
	const stepOf = (day: number): number => period.count(start, period.floor(day));
	const steps = [...new Set([...days.values()].map(stepOf))].sort((a, b) => a - b);
	return {
		steps,
		placeOf: new Map([...days].map(([operator, day]) => [operator, steps.indexOf(stepOf(day))])),
	};
}

const sumOf = (counts: Float64Array, from: number, to: number): number => {
	let sum = 0;
	for (let bucket = from; bucket < to; bucket++) sum += counts[bucket]!;
	return sum;
};

/**
 * Part of a series that those who join at each step do not have, from the lines since then of all that were there.
 * Only lines of the same time are set against each other: what grew or was launched meanwhile is nobody's share.
 */
function partsBefore(series: Counts, { steps, placeOf }: Joins, length: number): Float64Array {
	const parts = new Float64Array(steps.length).fill(1);
	for (let join = 1; join < steps.length; join++) {
		const periods = length - steps[join]!;
		let old = 0;
		let oldCount = 0;
		const joined: number[] = [];
		for (const [operator, counts] of series) {
			const place = placeOf.get(operator)!;
			const since = sumOf(counts, join, steps.length);
			if (place === join) joined.push(since);
			if (place >= join) continue;
			const before = (sumOf(counts, place, join) + HALF_LINE) / (steps[join]! - steps[place]!);
			old += (OWN_LINES + since) / (OWN_LINES / before + periods);
			oldCount += 1;
		}
		if (oldCount === 0 || joined.length === 0) continue;
		const typical = old / oldCount;
		const added = joined.reduce(
			(sum, since) => sum + (NEW_LINES + since) / (NEW_LINES / typical + periods),
			0,
		);
		parts[join] = old / (old + added);
	}
	return parts;
}

/**
 * Part of the demand of each series whose operators were there already: a member that joins late is no growth.
 *
 * An operator is there from its first line of any article on. All series start together, as they do in a panel that
 * adds operators up.
 *
 * @param columns admitted lines
 * @param lines lines that are counted, those of an operator together and operators by id: sums do not depend on their order
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
	const joins = joinsOf(columns, lines, grid);
	const { steps } = joins;
	if (steps.length < 2) return undefined;
	const all = Array.from({ length: offsets.length - 1 }, (): Counts => new Map());
	for (const line of lines) {
		// A return is no order.
		if ((columns.quantity[line] as number) <= 0) continue;
		const series = all[seriesOf(line)] as Counts;
		const operator = columns.operator[line] as number;
		const counts = series.get(operator) ?? new Float64Array(steps.length);
		series.set(operator, counts);
		const step = grid.period.count(grid.start, grid.period.floor(columns.day[line] as number));
		const bucket = steps.findLastIndex((join) => join <= step);
		counts[bucket] = (counts[bucket] as number) + 1;
	}
	const presence = new Float64Array(offsets.at(-1) as number);
	all.forEach((series, index) => {
		const from = offsets[index] as number;
		let until = offsets[index + 1] as number;
		const parts = partsBefore(series, joins, until - from);
		let there = 1;
		for (let join = steps.length - 1; join >= 0; join--) {
			const begin = from + (steps[join] as number);
			presence.fill(there, begin, until);
			there *= parts[join] as number;
			until = begin;
		}
	});
	return presence;
}
