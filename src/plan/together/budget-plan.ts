import {
	type BudgetChoice,
	protectionDemand,
	roundedUp,
	spendBudget,
	unitCostAt,
} from "../../inventory/index.js";
import { type LineTask, planLine } from "../line/plan-line.js";
import type { OrderPlanLine, PlanLine } from "../types.js";

/** Quantities from the smallest that a supplier accepts up to what is wanted, pack by pack. */
function quantitiesUpTo(wanted: number, { item }: LineTask): number[] {
	const pack = item.packSize ?? 1;
	const quantities: number[] = [];
	for (let quantity = roundedUp(item, 1); quantity < wanted; quantity += pack) quantities.push(quantity);
	return [...quantities, wanted];
}

function choiceOf(line: OrderPlanLine, task: LineTask): BudgetChoice {
	const { windowDemand, timing, item } = task;
	return {
		demand: protectionDemand({ windowDemand, ...timing }).protection,
		inventoryPosition: line.inventoryPosition,
		quantities: quantitiesUpTo(line.orderQuantity, task),
		costOf: (quantity) => quantity * (unitCostAt(item, quantity) ?? 0),
	};
}

/**
 * Cuts the orders of one operator to a budget; articles without a unit cost are left as they are.
 *
 * @param lines planned lines
 * @param tasks what each was planned from, in the same order
 * @param budget money; `undefined` for none
 * @returns the lines, those that were cut planned anew
 */
export function withBudget(
	lines: readonly PlanLine[],
	tasks: readonly (LineTask | PlanLine)[],
	budget: number | undefined,
): PlanLine[] {
	const ordered = lines.flatMap((line, at) => {
		const task = tasks[at]!;
		return line.status === "order" && line.unitCost !== undefined && !("status" in task)
			? [{ line, task, at }]
			: [];
	});
	const cost = ordered.reduce((sum, { line }) => sum + line.orderQuantity * line.unitCost!, 0);
	if (budget === undefined || cost <= budget) return [...lines];
	const quantities = spendBudget(
		ordered.map(({ line, task }) => choiceOf(line, task)),
		budget,
	);
	const cut = [...lines];
	ordered.forEach(({ line, task, at }, index) => {
		const allowedQuantity = quantities[index]!;
		if (allowedQuantity < line.orderQuantity) cut[at] = planLine({ ...task, allowedQuantity });
	});
	return cut;
}
