import type { DayNumber, Period } from "../calendar/index.js";
import { logGammaRatio } from "../models/index.js";
import type { OrderColumns } from "../privacy/order-columns.js";

/**
 * Lines that the share of those who join in all articles may be worth beside those of one article; the likelihood of the
 * articles chooses.
 */
const WORTHS = [10, 30, 100, 300, 1000];

/** Lines that members of even size are worth beside those that were seen: enough for a share before the first of them. */
const EVEN_LINES = 4;

/** Periods in which operators begin, ascending, and the place of each operator's own in that list. */
interface Joins {
	readonly steps: readonly number[];
	readonly placeOf: ReadonlyMap<number, number>;
}

/** Lines of each operator of a series, by the last join before them. */
type Counts = Map<number, Float64Array>;

/** A return is no order. */
const isOrder = ({ quantity }: OrderColumns, line: number): boolean => (quantity[line] as number) > 0;

function joinsOf(
	columns: OrderColumns,
	lines: Uint32Array,
	{ period, start }: { readonly period: Period; readonly start: DayNumber },
): Joins {
	const days = new Map<number, number>();
	for (const line of lines) {
		if (!isOrder(columns, line)) continue;
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

/** Lines of one series since a join: of those that were there, and of those that joined; and whether it was there before. */
interface SinceJoin {
	readonly old: number;
	readonly joined: number;
	readonly isKnown: boolean;
}

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

/** Logarithm of the beta-binomial likelihood of lines that are shared as `worth` lines of `share` and themselves are. */
function likelihoodOf({ old, joined }: SinceJoin, share: number, worth: number): number {
	const [a, b] = [worth * share, worth * (1 - share)];
	return logGammaRatio(a, old) + logGammaRatio(b, joined) - logGammaRatio(worth, old + joined);
}

/**
 * Part of each series that those who join at one step do not have. Lines of the same time are set against each other:
 * what grew, was launched or is out of season meanwhile is nobody's share. An article of few lines is shared as all are.
 */
function partsBefore(lines: readonly SinceJoin[], counts: { old: number; joined: number }): Float64Array {
	const old = lines.reduce((sum, one) => sum + one.old, 0);
	const all = lines.reduce((sum, one) => sum + one.joined, old);
	const share = (EVEN_LINES * (counts.old / (counts.old + counts.joined)) + old) / (EVEN_LINES + all);
	let worth = 0;
	let best = Number.NEGATIVE_INFINITY;
	for (const candidate of WORTHS) {
		const likelihood = lines.reduce((sum, one) => sum + likelihoodOf(one, share, candidate), 0);
		if (likelihood <= best) continue;
		best = likelihood;
		worth = candidate;
	}
	return Float64Array.from(lines, (one) =>
		one.isKnown ? (worth * share + one.old) / (worth + one.old + one.joined) : 1,
	);
}

/**
 * Part of the demand of each series whose operators were there already: a member that joins late is no growth.
 *
 * An operator is there from its first order of any article on. All series start together, as they do in a panel that
 * adds operators up.
 *
 * @param columns admitted lines
 * @param lines lines that are counted, those of an operator together and operators by id: sums do not depend on their order
 * @param offsets where the cells of each series begin
 * @param seriesOf place of a line's series
 * @param grid period and first day of the panel, and whether an article may lean on the others
 * @returns numbers in (0, 1], one for each cell; `undefined` where all operators were there from the start
 */
export function presenceOf(
	columns: OrderColumns,
	lines: Uint32Array,
	offsets: Int32Array,
	seriesOf: (line: number) => number,
	grid: { readonly period: Period; readonly start: DayNumber; readonly acrossArticles: boolean },
): Float64Array | undefined {
	const joins = joinsOf(columns, lines, grid);
	const { steps } = joins;
	if (steps.length < 2) return undefined;
	const all = Array.from({ length: offsets.length - 1 }, (): Counts => new Map());
	for (const line of lines) {
		if (!isOrder(columns, line)) continue;
		const series = all[seriesOf(line)] as Counts;
		const operator = columns.operator[line] as number;
		const counts = series.get(operator) ?? new Float64Array(steps.length);
		series.set(operator, counts);
		const step = grid.period.count(grid.start, grid.period.floor(columns.day[line] as number));
		const bucket = steps.findLastIndex((join) => join <= step);
		counts[bucket] = (counts[bucket] as number) + 1;
	}
	const places = [...joins.placeOf.values()];
	const parts = steps.map((_, join) => {
		if (join === 0) return undefined;
		const counts = {
			old: places.filter((place) => place < join).length,
			joined: places.filter((place) => place === join).length,
		};
		const since = all.map((series) => linesSince(series, joins.placeOf, join));
		if (grid.acrossArticles) return partsBefore(since, counts);
		return Float64Array.from(since, (one) => partsBefore([one], counts)[0]!);
	});
	const presence = new Float64Array(offsets.at(-1) as number);
	all.forEach((_, index) => {
		const from = offsets[index] as number;
		let until = offsets[index + 1] as number;
		let there = 1;
		for (let join = steps.length - 1; join >= 0; join--) {
			const begin = from + (steps[join] as number);
			presence.fill(there, begin, until);
			there *= parts[join]?.[index] ?? 1;
			until = begin;
		}
	});
	return presence;
}
