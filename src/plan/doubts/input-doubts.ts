import { type OperatorTrace, operatorTraces } from "../../demand/index.js";
import { type AdmittedOrders, coveredOperators, type PrivacyPolicy } from "../../privacy/index.js";
import type { CheckedPlanInput } from "../input/checked-input.js";
import type { PlanWarning } from "../types.js";
import { dataEndWarnings, type RunDays } from "./data-end.js";
import { catalogueWarnings, type KnownNames, referenceWarnings } from "./references.js";
import { stockSiteWarnings } from "./stock-sites.js";

function knownNames(
	{ stock = [] }: CheckedPlanInput,
	policy: PrivacyPolicy,
	traces: ReadonlyMap<string, OperatorTrace>,
): KnownNames {
	const operators = new Set([...coveredOperators(policy), ...stock.map(({ operatorId }) => operatorId)]);
	const stocked = new Set(
		stock.flatMap(({ operatorId, siteId }) => (siteId === undefined ? [] : [`${operatorId} ${siteId}`])),
	);
	return {
		hasOperator: (operatorId) => operators.has(operatorId),
		hasSite: (operatorId, siteId) =>
			stocked.has(`${operatorId} ${siteId}`) || traces.get(operatorId)?.siteIds.has(siteId) === true,
		catalogue: policy.catalogue,
	};
}

/**
 * What in the input of a plan is likely to be a mistake, though it can be planned.
 *
 * @param input after its checks
 * @param orders what `admitOrders` returned
 * @param policy that they were admitted under
 * @param days of the run
 * @returns warnings of the plan
 */
export function inputDoubts(
	input: CheckedPlanInput,
	orders: AdmittedOrders,
	policy: PrivacyPolicy,
	days: RunDays,
): PlanWarning[] {
	const traces = operatorTraces(orders, Math.min(days.asOfDay, days.processingDay));
	const names = knownNames(input, policy, traces);
	return [
		...dataEndWarnings(traces, days),
		...stockSiteWarnings(input, traces),
		...catalogueWarnings(input.items, names),
		...referenceWarnings(input, names),
	];
}
