import { type DayNumber, isoWeekday, parseIsoDate } from "../../calendar/index.js";
import type { Supplier } from "../input/input-types.js";

/** Longest wait for an order day: a year, leap days counted. */
export const LONGEST_WAIT_DAYS = 366;

/** When a supplier takes orders. */
export interface OrderDays {
	/** First day on or after `day` on which an order can be placed; `undefined` where there is none within a year. */
	readonly next: (day: DayNumber) => DayNumber | undefined;
}

/**
 * Order days of a supplier: its weekdays, outside its closures.
 *
 * @param supplier the supplier, or `undefined` for one that takes orders on every day
 * @returns the look-up of the next order day
 */
export function orderDays(supplier: Supplier | undefined): OrderDays {
	const weekdays = supplier?.orderWeekdays;
	const closed = (supplier?.closed ?? []).map(
		({ from, to }) => [parseIsoDate(from) as number, parseIsoDate(to) as number] as const,
	);
	const open = (day: DayNumber): boolean =>
		(weekdays === undefined || weekdays.includes(isoWeekday(day))) &&
		!closed.some(([from, to]) => from <= day && day <= to);
	return {
		next(day) {
			for (let wait = 0; wait <= LONGEST_WAIT_DAYS; wait++) if (open(day + wait)) return day + wait;
			return undefined;
		},
	};
}
