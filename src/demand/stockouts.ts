import { type DayNumber, isoWeekday, type Period, type PeriodName, parseIsoDate } from "../calendar/index.js";
import { ReapproError } from "../errors.js";
import type { PanelColumns } from "./panel-data.js";

/** Days on which an article was not there, so that families were not seen to ask for it. */
export interface StockoutDays {
	readonly operatorId: string;
	/** Absent for stock that is kept for no site. */
	readonly siteId?: string;
	readonly sku: string;
	/** `YYYY-MM-DD`. */
	readonly days: readonly string[];
}

/** Periods on either side from which the rate of a stockout is read: a quarter of a year. */
const WINDOW: Readonly<Record<PeriodName, number>> = { day: 91, week: 13, month: 3 };

const keyOf = ({ operatorId = "", siteId = "", sku = "" }: Partial<StockoutDays>): string =>
	`${operatorId} ${siteId} ${sku}`;

/**
 * Checks stockout days.
 *
 * @param stockouts entries by operator, site and article
 * @param successorOf articles that another one has taken the place of; their days say nothing of it
 * @param path path that errors name
 * @returns days by pair
 * @throws {ReapproError} `OPTION_INVALID` for what is no list, or a day that is no date
 */
export function stockoutsByPair(
	stockouts: readonly StockoutDays[] | undefined,
	successorOf: ReadonlyMap<string, string>,
	path: string,
): ReadonlyMap<string, ReadonlySet<DayNumber>> {
	if (stockouts !== undefined && !Array.isArray(stockouts))
		throw new ReapproError("OPTION_INVALID", "Give a list of operatorId, sku and days.", path);
	const byPair = new Map<string, Set<DayNumber>>();
	(stockouts ?? []).forEach((entry: StockoutDays, index) => {
		if (!Array.isArray(entry?.days))
			throw new ReapproError("OPTION_INVALID", "Give a list of days.", `${path}[${index}].days`);
		if (successorOf.has(entry.sku)) return;
		const known = byPair.get(keyOf(entry)) ?? new Set();
		entry.days.forEach((text: string, at: number) => {
			const day = typeof text === "string" ? parseIsoDate(text) : undefined;
			if (day === undefined)
				throw new ReapproError(
					"OPTION_INVALID",
					"Give a calendar date as YYYY-MM-DD.",
					`${path}[${index}].days[${at}]`,
				);
			known.add(day);
		});
		byPair.set(keyOf(entry), known);
	});
	return byPair;
}

/** What filling depends on beside counts and days. */
export interface FillTerms {
	readonly period: Period;
	/** Share of the lines of a series' owner on Monday .. Sunday. */
	readonly profileOf: (index: number) => readonly number[];
}

/** The counts of a panel before it is closed. */
type Counts = Pick<PanelColumns, "keys" | "starts" | "offsets" | "units" | "lines" | "squares" | "by">;

/** Shares of the lines on Monday .. Sunday that fall on the days of each period, and on those without stock. */
interface Seen {
	readonly whole: Float64Array;
	readonly missing: Float64Array;
}

function seenShares(
	length: number,
	start: DayNumber,
	days: ReadonlySet<DayNumber>,
	{ period, profile }: { readonly period: Period; readonly profile: readonly number[] },
): Seen {
	const shares = { whole: new Float64Array(length), missing: new Float64Array(length) };
	let first = start;
	for (let at = 0; at < length; at++) {
		const next = period.offset(first, 1);
		for (let day = first; day < next; day++) {
			const share = profile[isoWeekday(day) - 1]!;
			shares.whole[at]! += share;
			if (days.has(day)) shares.missing[at]! += share;
		}
		first = next;
	}
	return shares;
}

/** Gives whole numbers that add up to a running sum. */
function carrier(): (amount: number) => number {
	let carry = 0;
	return (amount) => {
		carry += amount;
		const whole = Math.round(carry);
		carry -= whole;
		return whole;
	};
}

/** Adds what the days around say that was missed, in whole pieces, in lines of the size that the article has. */
function fillSeries(counts: Counts, index: number, { whole, missing }: Seen, window: number): void {
	const offset = counts.offsets[index]!;
	const length = missing.length;
	const cells = [counts.units, counts.lines, counts.squares] as const;
	const seen = cells.map((values) => values.slice(offset, offset + length));
	const carriers = cells.map(carrier);
	const usual = whole.reduce((sum, share) => sum + share, 0) / length;
	for (let at = 0; at < length; at++) {
		if (missing[at] === 0) continue;
		const sums = [0, 0, 0];
		let shares = 0;
		for (let near = Math.max(0, at - window); near <= Math.min(length - 1, at + window); near++) {
			seen.forEach((values, kind) => {
				sums[kind]! += values[near]!;
			});
			shares += whole[near]! - missing[near]!;
		}
		// Less than one period seen says nothing of the rate.
		if (shares < usual * (1 - 1e-9)) continue;
		cells.forEach((values, kind) => {
			values[offset + at]! += carriers[kind]!((sums[kind]! / shares) * missing[at]!);
		});
	}
}

/**
 * Fills stockouts: on days without stock and without lines, demand is counted as on the days around.
 *
 * A day that has a line nonetheless was no stockout to the family. Only series by operator and article are filled, or by
 * site too; stockouts of a site say nothing of a series that sums over sites.
 *
 * @param counts counts of a panel, changed in place
 * @param stockouts days by pair, those with lines taken out
 * @param terms period of the panel, and the weekdays of each series
 */
export function fillStockouts(
	counts: Counts,
	stockouts: ReadonlyMap<number, ReadonlySet<DayNumber>>,
	{ period, profileOf }: FillTerms,
): void {
	for (const [index, days] of stockouts) {
		const length = counts.offsets[index + 1]! - counts.offsets[index]!;
		if (length === 0) continue;
		const shares = seenShares(length, counts.starts[index]!, days, { period, profile: profileOf(index) });
		fillSeries(counts, index, shares, WINDOW[period.name]);
	}
}

/**
 * Stockout days of each series of a panel.
 *
 * @param keys keys of the series
 * @param by fields of the panel
 * @param byPair days by pair
 * @returns days by place of the series, free to change
 */
export function stockoutsOfSeries(
	keys: PanelColumns["keys"],
	by: PanelColumns["by"],
	byPair: ReadonlyMap<string, ReadonlySet<DayNumber>>,
): Map<number, Set<DayNumber>> {
	const ofSeries = new Map<number, Set<DayNumber>>();
	if (byPair.size === 0 || !by.includes("operatorId") || !by.includes("sku")) return ofSeries;
	keys.forEach((key, index) => {
		const days = byPair.get(keyOf(key));
		if (days !== undefined) ofSeries.set(index, new Set(days));
	});
	return ofSeries;
}
