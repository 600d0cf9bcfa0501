import type { DayNumber, Period } from "../calendar/index.js";
import type { OrderColumns } from "../privacy/order-columns.js";
import { type JoinCounts, partsBefore, type SinceJoin } from "./join-parts.js";

/** Periods in which operators begin, ascending, and the place of each operator's own in that list. */
interface Joins {
	readonly steps: readonly number[];
	readonly placeOf: ReadonlyMap<number, number>;
}

/** Lines of each operator of a series, by the last join before them. */
type Counts = Map<number, Float64Array>;

/** A return is no order. */
const isOrder = ({ quantity }: OrderColumns, line: number): boolean => (quantity[line] as number) > 0;

/** First order of each operator, whichever article that was. */
function firstOrders(columns: OrderColumns, lines: Uint32Array): Map<number, DayNumber> {
	const days = new Map<number, DayNumber>();
	for (const line of lines) {
		if (!isOrder(columns, line)) continue;
		const operator = columns.operator[line] as number;
		const day = columns.day[line] as number;
		days.set(operator, Math.min(days.get(operator) ?? day, day));
	}
	return days;
}

function joinsOf(days: ReadonlyMap<number, DayNumber>, stepOf: (day: DayNumber) => number): Joins {
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

function linesSince(series: Counts, placeOf: ReadonlyMap<number, number>, join: number): SinceJoin {
	let [old, joined, before] = [0, 0, 0];
	for (const [operator, counts] of series) {
		const place = placeOf.get(operator)!;
		if (place > join) continue;
		const since = sumOf(counts, join, counts.length);
		if (place === join) joined += since;
		else {
			old += since;
			before += sumOf(counts, place, join);
		}
	}
	return { old, joined, isKnown: old + before > 0 };
}

function countsAt({ placeOf }: Joins, join: number): JoinCounts {
	const places = [...placeOf.values()];
	return {
		old: places.filter((place) => place < join).length,
		joined: places.filter((place) => place === join).length,
	};
}

/** Lines of each series by operator and join. */
function countLines(
	columns: OrderColumns,
	lines: Uint32Array,
	joins: readonly Joins[],
	placeOf: (line: number) => { readonly index: number; readonly step: number },
): Counts[] {
	const all = joins.map((): Counts => new Map());
	for (const line of lines) {
		if (!isOrder(columns, line)) continue;
		const { index, step } = placeOf(line);
		const { steps } = joins[index]!;
		const operator = columns.operator[line] as number;
		const counts = all[index]!.get(operator) ?? new Float64Array(steps.length);
		all[index]!.set(operator, counts);
		counts[steps.findLastIndex((join) => join <= step)]! += 1;
	}
	return all;
}

/** A part in steps of the ratio of both sides, so that it tells neither of them closer than the gate's p percent does. */
function inSteps(part: number, pPercent: number): number {
	if (part >= 1) return 1;
	// Steps without end: whatever the sides are, they are told as even.
	if (pPercent >= 100) return 0.5;
	const step = Math.log((100 + pPercent) / (100 - pPercent));
	const odds = Math.exp(step * Math.round(Math.log(part / (1 - part)) / step));
	return odds / (1 + odds);
}

/** The panel that presence is told of. */
interface Grid {
	readonly period: Period;
	/** First day of each series. */
	readonly starts: Int32Array;
	/** When the operators of each series began, where nothing of another series may be in it. */
	readonly begins?: readonly ReadonlyMap<number, DayNumber>[];
}

/**
 * Part of the demand of each series whose operators were there already: a member that joins late is no growth.
 *
 * An operator is there from its first order of any article on; all series start together then. Where `begins` are given
 * each series is told from its own lines, and the share of those who join goes by steps where they or the others are fewer
 * members than the policy asks of a figure: it would tell of a single one.
 *
 * @param columns admitted lines
 * @param lines lines that are counted, those of an operator together and operators by id: sums do not depend on their order
 * @param offsets where the cells of each series begin
 * @param seriesOf place of a line's series
 * @param grid period and first days of the panel, and when operators began where each series stands alone
 * @returns numbers in (0, 1], one for each cell; `undefined` where all operators were there from the start
 */
export function presenceOf(
	columns: OrderColumns,
	lines: Uint32Array,
	offsets: Int32Array,
	seriesOf: (line: number) => number,
	{ period, starts, begins }: Grid,
): Float64Array | undefined {
	const stepAt = (index: number, day: DayNumber): number => period.count(starts[index]!, period.floor(day));
	const together =
		begins === undefined ? joinsOf(firstOrders(columns, lines), (day) => stepAt(0, day)) : undefined;
	const joins = Array.from(
		starts,
		(_, index) => together ?? joinsOf(begins![index]!, (day) => Math.max(stepAt(index, day), 0)),
	);
	if (joins.every(({ steps }) => steps.length < 2)) return undefined;
	const all = countLines(columns, lines, joins, (line) => {
		const index = seriesOf(line);
		return { index, step: stepAt(index, columns.day[line] as number) };
	});
	const since = (index: number, join: number): SinceJoin =>
		linesSince(all[index]!, joins[index]!.placeOf, join);
	const shared = together?.steps.map((_, join) =>
		partsBefore(
			all.map((_, index) => since(index, join)),
			countsAt(together, join),
		),
	);
	const { minOperators, pPercent } = columns.policy.release;
	const partAt = (index: number, join: number): number => {
		if (shared !== undefined) return shared[join]![index]!;
		const counts = countsAt(joins[index]!, join);
		const part = partsBefore([since(index, join)], counts)[0]!;
		return Math.min(counts.old, counts.joined) < minOperators ? inSteps(part, pPercent) : part;
	};
	const presence = new Float64Array(offsets.at(-1) as number);
	joins.forEach(({ steps }, index) => {
		const from = offsets[index] as number;
		let until = offsets[index + 1] as number;
		let there = 1;
		for (let join = steps.length - 1; join >= 0; join--) {
			const begin = join === 0 ? from : from + (steps[join] as number);
			presence.fill(there, begin, until);
			if (join > 0) there *= partAt(index, join);
			until = begin;
		}
	});
	return presence;
}
