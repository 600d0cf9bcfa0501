import { type BudgetChoice, roundedUp } from "../../inventory/index.js";
import type { SharedLimits } from "../line/line-quantity.js";
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

/** What lines share. */
export type SharedRule = keyof SharedLimits;

const planWithin = (task: LineTask, rule: SharedRule, allowed: number) => {
	const limited = { ...task, limits: { ...task.limits, [rule]: allowed } };
	return { task: limited, line: planLine(limited) };
};

/** Pieces beyond the need, for a lower price or whole pallets. */
const raisedBy = ({ explanation }: PlanLine): number =>
	explanation.reduce(
		(sum, { term, quantity }) => (term === "priceBreak" || term === "palletRounding" ? sum + quantity : sum),
		0,
	);

/**
 * Quantities from the smallest that a supplier accepts up to what is needed, pack by pack; beyond that only what reaches
 * a price break or fills pallets, since nothing is gained by a part of the way.
 */
function quantitiesUpTo({ line, task }: AskedLine, rule: SharedRule): number[] {
	const raised: number[] = [];
	let least: PlanLine = line;
	while (raisedBy(least) > 0) {
		raised.unshift(least.orderQuantity);
		least = planWithin(task, rule, least.orderQuantity - 1).line;
	}
	const pack = task.item.packSize ?? 1;
	const quantities: number[] = [];
	for (let quantity = roundedUp(task.item, 1); quantity < least.orderQuantity; quantity += pack)
		quantities.push(quantity);
	return [...quantities, least.orderQuantity, ...raised];
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
 * @param rule what is short: money or room
 * @param costOf what a quantity takes of what is short: money or room
 * @returns a choice for `spendBudget`
 */
export function choiceOf(
	asked: AskedLine,
	rule: SharedRule,
	costOf: (quantity: number) => number,
): BudgetChoice {
	const { line, task } = asked;
	return {
		demand: protectedDemand(task, line),
		inventoryPosition: line.inventoryPosition,
		quantities: worthALook(quantitiesUpTo(asked, rule), costOf),
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
	rule: SharedRule,
): PlannedTasks {
	const [cut, cutTasks] = [[...lines], [...tasks]];
	asked.forEach(({ line, task, at }, index) => {
		const allowed = quantities[index]!;
		if (allowed >= line.orderQuantity) return;
		const limited = planWithin(task, rule, allowed);
		cutTasks[at] = limited.task;
		cut[at] = limited.line;
	});
	return { lines: cut, tasks: cutTasks };
}
