import { type DayNumber, formatIsoDate } from "../calendar/index.js";
import type { LineTask } from "../plan/index.js";

/** Beyond ten years no date says anything. */
const MOST_DAYS = 3653;

/**
 * First day on which nothing is left of what a member has, and of what has come by then, if demand is as expected. What is
 * overdue counts as coming today.
 *
 * @param shelf what is there, reserved, owed and on its way
 * @param dailyDemand pieces a day
 * @param asOfDay day of the run
 * @returns the day, `YYYY-MM-DD`; absent where nothing is expected, or not within ten years
 * @example
 * const shelf = { onHand: 4, reserved: 1, backorders: 0, openOrders: [{ quantity: 5, dueDay: 20790 }] };
 * runsOutOn(shelf, 0.5, 20780).runsOutOn; // => "2026-11-29"
 */
export function runsOutOn(
	{ onHand, reserved, backorders, openOrders }: LineTask["shelf"],
	dailyDemand: number,
	asOfDay: DayNumber,
): { readonly runsOutOn?: string } {
	if (!(dailyDemand > 0)) return {};
	let [left, day] = [onHand - reserved - backorders, asOfDay];
	const lasts = (): DayNumber => day + Math.floor(Math.max(left, 0) / dailyDemand);
	for (const { quantity, dueDay } of [...openOrders].sort((a, b) => a.dueDay - b.dueDay)) {
		const comes = Math.max(dueDay, asOfDay);
		if (lasts() < comes) break;
		left += quantity - dailyDemand * (comes - day);
		day = comes;
	}
	return lasts() - asOfDay < MOST_DAYS ? { runsOutOn: formatIsoDate(lasts()) } : {};
}
