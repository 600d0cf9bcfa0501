import type { DayNumber } from "../../calendar/index.js";
import type { Scenario } from "../input/input-types.js";
import type { Position } from "../input/positions.js";

/**
 * Days by which a what-if makes each supplier late.
 *
 * @param scenario what-if of a run, if any
 * @returns look-up by supplier; an article without one is late where all are
 */
export function delayOf(
	scenario: Pick<Scenario, "leadTimeDelayDays"> | undefined,
): (supplierId: string | undefined) => number {
	const delay = scenario?.leadTimeDelayDays ?? 0;
	if (typeof delay === "number") return () => delay;
	const bySupplier = new Map(delay.map(({ supplierId, days }) => [supplierId, days]));
	return (supplierId) => (supplierId === undefined ? 0 : (bySupplier.get(supplierId) ?? 0));
}

/**
 * Positions whose open orders come later; one that is due or overdue is late from today on.
 *
 * @param positions stock positions of an operator
 * @param delayDays days by which the open orders of a position come later
 * @param asOfDay today
 * @returns positions in the same order
 */
export const withLateOrders = (
	positions: readonly Position[],
	delayDays: (position: Position) => number,
	asOfDay: DayNumber,
): Position[] =>
	positions.map((position) => {
		const days = delayDays(position);
		if (days === 0) return position;
		const openOrders = position.shelf.openOrders.map(({ quantity, dueDay }) => ({
			quantity,
			dueDay: Math.max(dueDay, asOfDay) + days,
		}));
		return { ...position, shelf: { ...position.shelf, openOrders } };
	});
