import { type DayNumber, dayFromCivil } from "../calendar/index.js";

/** Months of a year. */
export const MONTHS = 12;
/** A history that begins within so many days of a year has the whole of it. */
export const DAYS_MISSED = 14;
/** Lines that a member lacks beside the others before it counts as not there: fewer are missing by chance in 1 of 1,000. */
const LINES_MISSED = 7;

/** What a member had in a month of a year. */
export interface MonthOfMember {
	readonly operatorId: string;
	/** 0 is January. */
	readonly month: number;
	/** Lines. */
	readonly orders: number;
}

/** Who was there throughout a year. */
export interface YearOfMembers {
	/** First day on which all of them were there. */
	readonly from: DayNumber;
	/** Members that came or went in the year, or came after it. */
	readonly absent: ReadonlySet<string>;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Lines that a member would have had in the months before its first and after its last, if they went as those of all. */
function linesMissed(own: readonly number[], all: readonly number[]): number {
	const first = own.findIndex((orders) => orders > 0);
	const until = own.findLastIndex((orders) => orders > 0) + 1;
	const [before, during, after] = [all.slice(0, first), all.slice(first, until), all.slice(until)].map(sumOf);
	return (sumOf(own) * Math.max(before!, after!)) / during!;
}

/**
 * Tells which members were there throughout a year: the others would make a season of their coming and going.
 *
 * A member came when its agreements open orders. One whose lines begin late or end early, where those of the others do
 * not, came or went as well.
 *
 * @param year the calendar year
 * @param months what members had in its months
 * @param starts first day of which each member may give orders; absent for one that was there before
 * @returns who is not counted, and from which day the others are
 */
export function yearOfMembers(
	year: number,
	months: readonly MonthOfMember[],
	starts: ReadonlyMap<string, DayNumber>,
): YearOfMembers {
	const begin = dayFromCivil(year, 1, 1);
	const absent = new Set<string>();
	let from = begin;
	for (const [operatorId, start] of starts) {
		if (start > begin + DAYS_MISSED) absent.add(operatorId);
		else from = Math.max(from, start);
	}
	const all = Array.from({ length: MONTHS }, () => 0);
	const byMember = new Map<string, number[]>();
	for (const { operatorId, month, orders } of months) {
		const own = byMember.get(operatorId) ?? all.map(() => 0);
		byMember.set(operatorId, own);
		own[month]! += orders;
	}
	for (const { month, orders } of months) all[month]! += orders;
	for (const [operatorId, own] of byMember)
		if (sumOf(own) > 0 && linesMissed(own, all) >= LINES_MISSED) absent.add(operatorId);
	return { from, absent };
}
