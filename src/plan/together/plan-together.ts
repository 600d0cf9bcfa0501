import type { CheckedPlanInput } from "../input/checked-input.js";
import type { Depot } from "../input/input-types.js";
import type { LineTask } from "../line/line-task.js";
import type { OperatorDemand } from "../operator-demand.js";
import { planTasks } from "../plan-operator.js";
import type { PlanSetting } from "../setting.js";
import type { PlanLine, SiteTransfer } from "../types.js";
import { withBudget } from "./budget-plan.js";
import { sendFromDepot } from "./depot-shipments.js";
import { withDepot } from "./depot-tasks.js";
import { raiseForKits } from "./kit-service.js";
import { planWithTransfers } from "./site-transfers.js";
import { withStorages, withSuccessors } from "./storage-plan.js";

/** What the lines of one operator are planned with beside each one's own task. */
export interface Together {
	readonly operatorId: string;
	readonly demand: OperatorDemand;
	readonly setting: PlanSetting;
	readonly depot: Depot | undefined;
	readonly input: Pick<
		CheckedPlanInput,
		"asOfDay" | "kits" | "storages" | "budgets" | "transferDays" | "transferCost"
	>;
}

/**
 * Plans all lines of one operator: a depot takes over the orders of its sites, kits raise levels, other sites give each
 * other what they can spare, the depot sends what it has, room and money are divided, in this order.
 *
 * @param tasks of `operatorTasks`
 * @param together the operator, its depot, its demand, and the rules that hold for several lines
 * @returns one line for each task, in the same order, and what goes from site to site
 */
export function planTogether(
	tasks: readonly (LineTask | PlanLine)[],
	{ operatorId, depot, demand, setting, input }: Together,
): { readonly lines: readonly PlanLine[]; readonly transfers: readonly SiteTransfer[] } {
	const { asOfDay, transferDays: days, transferCost: cost } = input;
	const supplied =
		depot === undefined ? { tasks, articles: [] } : withDepot(tasks, depot, { demand, setting });
	const raised = raiseForKits(supplied.tasks, input.kits, setting.successorOf);
	const storages = input.storages
		.filter((storage) => storage.operatorId === operatorId)
		.map((storage) => withSuccessors(storage, setting.successorOf));
	const moved =
		days === undefined
			? { lines: planTasks(raised), tasks: raised, transfers: [] }
			: planWithTransfers(raised, { days, cost, asOfDay, storages });
	const sent =
		depot === undefined
			? { ...moved, transfers: [] }
			: sendFromDepot(moved, supplied.articles, { ...depot, asOfDay, storages });
	const stored = withStorages(sent, storages);
	const budget = input.budgets.find((one) => one.operatorId === operatorId);
	return {
		lines: withBudget(stored, budget?.amount),
		transfers: [...moved.transfers, ...sent.transfers],
	};
}
