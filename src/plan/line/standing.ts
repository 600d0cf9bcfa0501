import type { DayNumber } from "../../calendar/index.js";
import { netInventoryPosition, protectionDemand } from "../../inventory/index.js";
import { cdf, type Distribution, mean, quantile, survival } from "../../math/index.js";
import type { Item } from "../input/input-types.js";
import { dailyMeanOf } from "./daily-mean.js";
import { bindingEve, type ReceiptEve, receiptEves } from "./late-receipts.js";
import { type LineLevels, lineLevels } from "./line-levels.js";
import type { LineTask } from "./line-task.js";
import { untilDayOf } from "./timing.js";

/** Demand of a line, its levels, and what counts against them. */
export interface Standing {
	readonly arrivalDay: DayNumber;
	/** Where an order of this line comes to, which for a depot is earlier than at its sites. */
	readonly ownArrivalDay: DayNumber;
	/** First day after the protected window. */
	readonly untilDay: DayNumber;
	/** Mean demand of the protected window. */
	readonly windowMean: number;
	readonly dailyMean: number;
	/** Mean demand that the levels are set for: of the protected window, or up to a late receipt. */
	readonly protectedMean: number;
	readonly levels: LineLevels;
	readonly dueReceipts: number;
	readonly moved: number;
	readonly inventoryPosition: number;
	/** Day of the late receipt up to which levels and position are; absent where they are those of the whole window. */
	readonly receiptDay: DayNumber | undefined;
	/** Pieces due in the protected window that the position does not count, since they come from that day on. */
	readonly laterReceipts: number;
	/** Probability of running out after an order of so many pieces has come: the largest up to any receipt or the end. */
	readonly riskWith: (quantity: number) => number;
}

/** Whether a line orders, or would if it still could. */
const isOrderedHere = ({ item, isReplaced, supply }: LineTask): boolean =>
	item.status !== "discontinued" && !isReplaced && !(supply !== undefined && "depotSiteId" in supply);

/** What a kit asks for up to an earlier day: as sure a supply of its part as the level of the whole window gives. */
function kitLevelUntil(leastLevel: number, whole: Distribution, earlier: Distribution): number {
	if (leastLevel <= 0) return leastLevel;
	return Math.min(leastLevel, Math.ceil(quantile(earlier, cdf(whole, leastLevel))));
}

/**
 * Levels of a line for the days up to a receipt.
 *
 * @param task what the line is planned from
 * @param whole demand of its protected window
 * @returns the levels of an article for such days
 */
export function eveLevelsOf(
	task: LineTask,
	whole: Distribution,
): (item: Item, eve: ReceiptEve) => LineLevels {
	const { leastLevel = 0, levelOfSites = 0, timing } = task;
	const dailyMean = dailyMeanOf(task);
	return (item, { levelled, protection }) =>
		lineLevels(item, levelled, {
			dailyMean,
			reviewDays: timing.reviewDays,
			levelOfSites,
			leastLevel: kitLevelUntil(leastLevel, whole, protection),
		});
}

/**
 * Where a line stands: its levels, and what is there and due.
 *
 * A receipt helps from its day on. Where it comes after an order of today, pieces are needed up to its eve as well as up to
 * the end of the window, and the day before which the most are missed says what is ordered.
 *
 * @param task item, shelf, timing and demand of the line
 * @returns levels and position of the window, or of the days up to a late receipt where more is missed by then
 */
export function standingOf(task: LineTask): Standing {
	const { item, shelf, timing, windowDemand, levelDemand, leastLevel = 0, levelOfSites = 0 } = task;
	const { asOfDay, leadTime, reviewDays } = timing;
	const arrivalDay = asOfDay + leadTime.expectedDays;
	const untilDay = untilDayOf(timing);
	const demand = protectionDemand({ windowDemand, leadTime, reviewDays });
	const levelled =
		levelDemand === undefined
			? demand
			: protectionDemand({ windowDemand: levelDemand, leadTime, reviewDays });
	const dailyMean = dailyMeanOf(task);
	const levels = lineLevels(item, levelled, { dailyMean, reviewDays, levelOfSites, leastLevel });
	const net = netInventoryPosition(shelf, { asOfDay, untilDay });
	const moved = task.transfer?.pieces ?? 0;
	const whole = { levels, position: net.position + moved };
	const eves = receiptEves(task, { arrivalDay, untilDay });
	const bound = isOrderedHere(task)
		? bindingEve(item, eves, whole, eveLevelsOf(task, demand.protection))
		: undefined;
	const position = bound?.eve.position ?? whole.position;
	return {
		arrivalDay,
		ownArrivalDay: arrivalDay - timing.onwardDays,
		untilDay,
		windowMean: mean(demand.protection),
		dailyMean,
		protectedMean: mean(bound?.eve.protection ?? demand.protection),
		levels: bound?.levels ?? levels,
		dueReceipts: bound?.eve.dueReceipts ?? net.dueReceipts,
		moved,
		inventoryPosition: position,
		receiptDay: bound?.eve.dueDay,
		laterReceipts: whole.position - position,
		riskWith: (quantity) =>
			Math.max(
				survival(demand.protection, whole.position + quantity),
				...eves.map(({ protection, position }) => survival(protection, position + quantity)),
			),
	};
}
