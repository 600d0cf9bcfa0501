import { spendBudget, unitCostAt } from "../../inventory/index.js";
import type { PlanLine } from "../types.js";
import { askedLines, choiceOf, cutTo, type PlannedTasks } from "./order-choices.js";

/** Says of orders without a unit cost that the budget does not count them. */
function withOutsiders(lines: readonly PlanLine[]): PlanLine[] {
	return lines.map(
		(line): PlanLine =>
			line.status === "order" && line.unitCost === undefined
				? { ...line, warnings: [...line.warnings, { code: "OUTSIDE_BUDGET" }] }
				: line,
	);
}

/**
 * Cuts the orders of one operator to a budget; articles without a unit cost are left as they are.
 *
 * @param planned lines and what each was planned from
 * @param budget money; `undefined` for none
 * @returns the lines, those that were cut planned anew
 */
export function withBudget(planned: PlannedTasks, budget: number | undefined): readonly PlanLine[] {
	if (budget === undefined) return planned.lines;
	const asked = askedLines(planned, ({ unitCost }) => unitCost !== undefined);
	const cost = asked.reduce((sum, { line }) => sum + line.orderQuantity * line.unitCost!, 0);
	if (cost <= budget * (1 + 1e-12)) return withOutsiders(planned.lines);
	const choices = asked.map((one) =>
		choiceOf(one, (quantity) => quantity * (unitCostAt(one.task.item, quantity) ?? Number.NaN)),
	);
	return withOutsiders(cutTo(planned, asked, spendBudget(choices, budget), "budget").lines);
}
