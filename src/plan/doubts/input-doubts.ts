import { type DayNumber, parseIsoDate } from "../../calendar/index.js";
import { type OperatorTrace, operatorTraces } from "../../demand/index.js";
import { type AdmittedOrders, coveredOperators, type PrivacyPolicy } from "../../privacy/index.js";
import type { CheckedPlanInput } from "../input/checked-input.js";
import type { PlanWarning } from "../warning-types.js";
import { dataEndWarnings } from "./data-end.js";
import {
	catalogueWarnings,
	type KnownNames,
	lateSupplierWarnings,
	referenceWarnings,
	replacementWarnings,
} from "./references.js";
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
 * What in the input of a run is likely to be a mistake, though it can be planned.
 *
 * Sites of the stock count in a run of own stock alone: a group's order is delivered to the member as a whole.
 *
 * @param input after its checks
 * @param orders what `admitOrders` returned
 * @param policy that they were admitted under
 * @returns warnings of the run; those that name an operator are for the processor and that operator
 * @throws {ReapproError} `NOT_ADMITTED`
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * const input = checkPlanInput({ asOf: "2026-11-23", items: [{ sku: "urm", leadTimeDays: 5, service: { type: "cycle", target: 0.95 } }] });
 * inputDoubts(input, admitOrders([], policy).orders, policy); // => [{ code: "ITEM_NOT_IN_CATALOGUE", path: "items[0].sku", count: 1 }]
 */
export function inputDoubts(
	input: CheckedPlanInput,
	orders: AdmittedOrders,
	policy: PrivacyPolicy,
): PlanWarning[] {
	const days = { asOfDay: input.asOfDay, processingDay: parseIsoDate(policy.processingDate) as DayNumber };
	const traces = operatorTraces(orders, Math.min(days.asOfDay, days.processingDay));
	const names = knownNames(input, policy, traces);
	return [
		...dataEndWarnings(traces, days),
		...(policy.purpose === "group-purchasing" ? [] : stockSiteWarnings(input, traces)),
		...catalogueWarnings(input.items, names),
		...referenceWarnings(input, names),
		...replacementWarnings(input.items, names),
		...lateSupplierWarnings(input),
	];
}
