import {
	type DayNumber,
	formatIsoDate,
	type PeriodName,
	parseIsoDate,
	periodOf,
} from "../../calendar/index.js";
import type { ChartValue } from "./specification.js";

/** First day of the period after the one that starts on `start`; the same text when it is no date. */
export function nextPeriodStart(start: string, period: PeriodName): string {
	const day = parseIsoDate(start);
	return day === undefined ? start : formatIsoDate(periodOf(period).offset(day, 1));
}

/** Dates are read and drawn as UTC days, so that the time zone of the machine can not move a bar. */
export const UTC_DAYS: ChartValue = { parse: { start: "utc:'%Y-%m-%d'", end: "utc:'%Y-%m-%d'" } };

const tickEvery = (interval: string, step: number, format: string): ChartValue => ({
	title: null,
	tickCount: { interval, step },
	format,
	labelOverlap: true,
	labelFlush: false,
});

/**
 * A time axis with some four to seven labels.
 *
 * @param from first day shown, `YYYY-MM-DD`
 * @param to last day shown
 * @returns the `x` channel over the field `start`
 */
export function timeChannel(from: string, to: string): ChartValue {
	const first: DayNumber = parseIsoDate(from) ?? 0;
	const days = (parseIsoDate(to) ?? first) - first;
	const axis =
		days <= 60
			? tickEvery("week", 2, "%-d %b")
			: days <= 200
				? tickEvery("month", 1, "%b")
				: days <= 800
					? tickEvery("month", days <= 450 ? 3 : 6, "%b %Y")
					: tickEvery("year", 1, "%Y");
	return { field: "start", type: "temporal", scale: { type: "utc", nice: false }, axis };
}
