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

/** Quantities worth a look: those that have a price, and of which no larger one costs no more. */
function priced(quantities: readonly number[], { item }: LineTask): number[] {
	const costOf = (quantity: number): number => quantity * (unitCostAt(item, quantity) ?? Number.NaN);
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

function choiceOf(line: OrderPlanLine, task: LineTask): BudgetChoice {
	const { windowDemand, timing, item } = task;
	return {
		demand: protectionDemand({ windowDemand, ...timing }).protection,
		inventoryPosition: line.inventoryPosition,
		quantities: priced(quantitiesUpTo(line.orderQuantity, task), task),
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
	if (budget === undefined) return [...lines];
	const cut = lines.map(
		(line): PlanLine =>
			line.status === "order" && line.unitCost === undefined
				? { ...line, warnings: [...line.warnings, { code: "OUTSIDE_BUDGET" }] }
				: line,
	);
	const cost = ordered.reduce((sum, { line }) => sum + line.orderQuantity * line.unitCost!, 0);
	if (cost <= budget * (1 + 1e-12)) return cut;
	const quantities = spendBudget(
		ordered.map(({ line, task }) => choiceOf(line, task)),
		budget,
	);
	ordered.forEach(({ line, task, at }, index) => {
		const allowedQuantity = quantities[index]!;
		if (allowedQuantity < line.orderQuantity) cut[at] = planLine({ ...task, allowedQuantity });
	});
	return cut;
}
