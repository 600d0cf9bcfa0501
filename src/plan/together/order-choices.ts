import { type BudgetChoice, roundedUp } from "../../inventory/index.js";
import type { LineTask } from "../line/line-task.js";
import { planLine } from "../line/plan-line.js";
import { protectedDemand } from "../line/protected-demand.js";
import type { OrderPlanLine, PlanLine } from "../types.js";

/** A line that asks for an order, what it was planned from, and its place among the lines of the operator. */
export interface AskedLine {
	readonly line: OrderPlanLine;
	readonly task: LineTask;
	readonly at: number;
}

/** Lines and what they were planned from, in the same order. */
export interface PlannedTasks {
	readonly lines: readonly PlanLine[];
	readonly tasks: readonly (LineTask | PlanLine)[];
}

/**
 * The lines that ask for an order.
 *
 * @param planned lines of one operator
 * @param isCounted which of them are meant
 * @returns lines in their order
 */
export function askedLines(
	{ lines, tasks }: PlannedTasks,
	isCounted: (line: OrderPlanLine) => boolean,
): AskedLine[] {
	return lines.flatMap((line, at) => {
		const task = tasks[at]!;
		return line.status === "order" && !("status" in task) && isCounted(line) ? [{ line, task, at }] : [];
	});
}

/** Quantities from the smallest that a supplier accepts up to what is wanted, pack by pack. */
function quantitiesUpTo(wanted: number, { item }: LineTask): number[] {
	const pack = item.packSize ?? 1;
	const quantities: number[] = [];
	for (let quantity = roundedUp(item, 1); quantity < wanted; quantity += pack) quantities.push(quantity);
	return [...quantities, wanted];
}

/** Quantities worth a look: those that have a cost, and of which no larger one costs no more. */
function worthALook(quantities: readonly number[], costOf: (quantity: number) => number): number[] {
	let least = Number.POSITIVE_INFINITY;
	return [...quantities]
		.reverse()
		.filter((quantity) => {
			const cost = costOf(quantity);
			if (!(cost < least)) return false;
			least = cost;
			return true;
		})
		.reverse();
}

/**
 * What could be ordered for a line in place of what it asks for.
 *
 * @param asked the line
 * @param costOf what a quantity takes of what is short: money or room
 * @returns a choice for `spendBudget`
 */
export function choiceOf({ line, task }: AskedLine, costOf: (quantity: number) => number): BudgetChoice {
	return {
		demand: protectedDemand(task, line),
		inventoryPosition: line.inventoryPosition,
		quantities: worthALook(quantitiesUpTo(line.orderQuantity, task), costOf),
		costOf,
	};
}

/**
 * Plans lines anew whose orders were cut.
 *
 * @param planned lines of one operator
 * @param asked those that ask for an order
 * @param quantities what each may order
 * @param rule what cut them
 * @returns lines and tasks, those that were not cut as they were
 */
export function cutTo(
	{ lines, tasks }: PlannedTasks,
	asked: readonly AskedLine[],
	quantities: readonly number[],
	rule: "storage" | "budget",
): PlannedTasks {
	const [cut, cutTasks] = [[...lines], [...tasks]];
	asked.forEach(({ line, task, at }, index) => {
		const allowed = quantities[index]!;
		if (allowed >= line.orderQuantity) return;
		const limited = { ...task, limits: { ...task.limits, [rule]: allowed } };
		cutTasks[at] = limited;
		cut[at] = planLine(limited);
	});
	return { lines: cut, tasks: cutTasks };
}
