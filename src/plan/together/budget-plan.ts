import { spendBudget, unitCostAt } from "../../inventory/index.js";
import type { PlanLine } from "../types.js";
import { type AskedLine, askedLines, choiceOf, cutTo, type PlannedTasks } from "./order-choices.js";

/** Says of orders without a unit cost that the budget does not count them. */
function withOutsiders(lines: readonly PlanLine[]): PlanLine[] {
	return lines.map(
		(line): PlanLine =>
			line.status === "order" && line.unitCost === undefined
				? { ...line, warnings: [...line.warnings, { code: "OUTSIDE_BUDGET" }] }
				: line,
	);
}

/** Cuts orders to what a budget reaches, and says what they then cost. */
function spend(
	planned: PlannedTasks,
	asked: readonly AskedLine[],
	budget: number,
): { readonly planned: PlannedTasks; readonly spent: number } {
	const costOf = ({ task }: AskedLine, quantity: number): number =>
		quantity * (unitCostAt(task.item, quantity) ?? Number.NaN);
	const choices = asked.map((one) => choiceOf(one, "budget", (quantity) => costOf(one, quantity)));
	const quantities = spendBudget(choices, Math.max(0, budget));
	const spent = asked.reduce((sum, one, index) => sum + costOf(one, quantities[index]!), 0);
	return { planned: cutTo(planned, asked, quantities, "budget"), spent };
}

/**
 * Cuts the orders of one operator to a budget. It is spent on orders that can be placed today; those that have to wait get
 * what is left. Articles without a unit cost are left as they are.
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
	const isLater = ({ line }: AskedLine): boolean => line.orderOn !== undefined;
	const now = spend(
		planned,
		asked.filter((one) => !isLater(one)),
		budget,
	);
	const later = spend(now.planned, asked.filter(isLater), budget - now.spent);
	return withOutsiders(later.planned.lines);
}
