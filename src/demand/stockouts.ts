import { type DayNumber, type Period, type PeriodName, parseIsoDate } from "../calendar/index.js";
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

/** The counts of a panel before it is closed. */
type Counts = Pick<PanelColumns, "keys" | "starts" | "offsets" | "units" | "lines" | "squares" | "by">;

/** Part of each period of a series on which nothing could be seen. */
function missingShares(
	length: number,
	start: DayNumber,
	days: ReadonlySet<DayNumber>,
	period: Period,
): Float64Array {
	const shares = new Float64Array(length);
	for (const day of days) {
		const first = period.floor(day);
		const at = period.count(start, first);
		if (first >= start && at < length) shares[at]! += 1 / (period.offset(first, 1) - first);
	}
	return shares;
}

/** Adds what the days around say that was missed, in whole pieces of one line each. */
function fillSeries(counts: Counts, index: number, missing: Float64Array, window: number): void {
	const offset = counts.offsets[index]!;
	const length = missing.length;
	const seen = counts.units.slice(offset, offset + length);
	let carry = 0;
	for (let at = 0; at < length; at++) {
		if (missing[at] === 0) continue;
		let [pieces, periods] = [0, 0];
		for (let near = Math.max(0, at - window); near <= Math.min(length - 1, at + window); near++) {
			pieces += seen[near]!;
			periods += 1 - Math.min(1, missing[near]!);
		}
		// Less than one period seen says nothing of the rate.
		if (periods < 1) continue;
		carry += (pieces / periods) * Math.min(1, missing[at]!);
		const whole = Math.floor(carry + 0.5);
		carry -= whole;
		counts.units[offset + at]! += whole;
		counts.lines[offset + at]! += whole;
		counts.squares[offset + at]! += whole;
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
 * @param period of the panel
 */
export function fillStockouts(
	counts: Counts,
	stockouts: ReadonlyMap<number, ReadonlySet<DayNumber>>,
	period: Period,
): void {
	for (const [index, days] of stockouts) {
		const length = counts.offsets[index + 1]! - counts.offsets[index]!;
		const missing = missingShares(length, counts.starts[index]!, days, period);
		fillSeries(counts, index, missing, WINDOW[period.name]);
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
