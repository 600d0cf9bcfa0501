import { type DayNumber, formatIsoDate, type Period, parseIsoDate, periodOf } from "../calendar/index.js";
import { aggregateDemand, operatorPanels } from "../demand/index.js";
import { ReapproError, throwIfAborted } from "../errors.js";
import {
	checkPlanInput,
	emptyPosition,
	type Item,
	meanWindow,
	operatorDemand,
	type PlanLine,
	type PlanWarning,
	periodsNeeded,
	planOperator,
	planSetting,
	QUANTILES,
} from "../plan/index.js";
import { admissionOf, releaseRun } from "../privacy/index.js";
import { articleOrder, type MemberNeed } from "./article-order.js";
import { memberStock } from "./member-stock.js";
import { type MemberVolumes, memberVolumes, runArticle } from "./run-articles.js";
import type { GroupInput, GroupPlan, ShareRule } from "./types.js";
import { coordinatorArticle, memberView, type PooledFigures, supplierOrders } from "./views.js";

/** The level of pooled demand that the coordinator is shown. */
const SHOWN_QUANTILE = 0.95;

function checkedRule(rule: ShareRule | undefined): ShareRule {
	if (rule === undefined || rule === "order-cost" || rule === "volume") return rule ?? "order-cost";
	throw new ReapproError(
		"OPTION_INVALID",
		'This version divides the bill by "order-cost" or "volume"; give one of them.',
		"shareRule",
	);
}

/** A member orders to its own levels; minimum, pack and price are the joint order's. */
function withoutOwnConstraints(item: Item): Item {
	const {
		minOrderQuantity: _minimum,
		packSize: _pack,
		maxOrderQuantity: _maximum,
		orderCost: _orderCost,
		assumed: _assumed,
		...rest
	} = item;
	return rest;
}

const shownLevel = (item: Item): Item => ({
	...withoutOwnConstraints(item),
	service: { type: "cycle", target: SHOWN_QUANTILE },
});

const figuresOf = (line: PlanLine | undefined): { readonly need: number; readonly expectedDemand: number } =>
	line === undefined || line.status === "no-history" || line.status === "not-covered"
		? { need: 0, expectedDemand: 0 }
		: { need: line.orderQuantity, expectedDemand: line.forecast.windowMean };

/** Pooled demand of the protected window; its days are the window's, as `planLine` counts them. */
function pooledFigures(
	line: PlanLine | undefined,
	windowDays: number,
): PooledFigures & { readonly dailyMean: number } {
	if (line === undefined || line.status === "no-history" || line.status === "not-covered") {
		return { expectedDemand: 0, demandQuantile95: 0, dailyMean: 0 };
	}
	const expectedDemand = line.forecast.windowMean;
	return { expectedDemand, demandQuantile95: line.orderUpTo, dailyMean: expectedDemand / windowDays };
}

/**
 * The weekdays of a panel are those of all its articles together; with them, a figure that is shown would depend on
 * articles that are not.
 */
const withEvenWeek = (demand: ReturnType<typeof operatorDemand>): ReturnType<typeof operatorDemand> => ({
	...demand,
	weekdayProfile: new Array<number>(7).fill(1 / 7),
});

/** Warnings of a group run; none of them depends on a figure of a member. */
function warningsOf(linesAdmitted: number, withoutStock: boolean): PlanWarning[] {
	return [
		...(linesAdmitted === 0 ? [{ code: "NO_ORDERS_ADMITTED" } as const] : []),
		...(withoutStock ? [{ code: "STOCK_ASSUMED_ZERO" } as const] : []),
	];
}

/**
 * Plans one joint purchase of the members of a buying group: each member orders to its own levels, the needs are
 * joined to reach minimum, pack and price break, and pieces and bill are divided.
 *
 * Forecasts are computed inside; the coordinator sees an article only when the members' volumes and needs pass the
 * release gate of the policy, together with all that the runs in `releases` showed. Only articles marked `shareable`
 * take part.
 *
 * @param input orders admitted for `group-purchasing`, `asOf`, items, stock and options; see `GroupInput`
 * @returns orders by supplier, the coordinator's view and one view a member, plain data
 * @throws {ReapproError} `NOT_ADMITTED`, `AGREEMENT_PURPOSE`, `INPUT_INVALID`, `OPTION_INVALID`, `ABORTED`
 * @example
 * const policy = definePolicy({ purpose: "group-purchasing", groupId: "g-1", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * const plan = await planGroupPurchase({ orders: admitOrders([], policy).orders, asOf: "2026-11-23", items: [] });
 * plan.supplierOrders; // => []
 */
export async function planGroupPurchase(input: GroupInput): Promise<GroupPlan> {
	// Read once: an accessor could hand other data to each step.
	const { orders, releases } = input;
	const checked = checkPlanInput(input);
	const rule = checkedRule(input.shareRule);
	const { policy, policyHash, receipt } = admissionOf(orders);
	if (policy.purpose !== "group-purchasing" || policy.groupId === undefined) {
		throw new ReapproError(
			"AGREEMENT_PURPOSE",
			"Admit the orders under a policy with purpose group-purchasing.",
			"orders",
		);
	}
	const items = checked.items
		.filter(({ shareable }) => shareable === true)
		.sort((a, b) => (a.sku < b.sku ? -1 : 1));
	const setting = planSetting({ ...checked, items: items.map(withoutOwnConstraints) });
	const period: Period = periodOf(checked.period);
	const historyEnd = Math.min(checked.asOfDay, parseIsoDate(policy.processingDate) as DayNumber);
	const firstStart = period.floor(historyEnd);
	const periods = periodsNeeded(checked, setting, period, firstStart);
	const demandSettings = {
		period,
		firstStart,
		periods,
		quantiles: QUANTILES,
		drivers: input.drivers,
		priors: [],
		// A figure that leaves is a cell of its article: nothing of another article may be in it.
		acrossArticles: false,
	};
	const aggregate = { period: checked.period, to: formatIsoDate(historyEnd), coverage: checked.coverage };
	const stockOf = memberStock(checked.stock ?? []);

	const memberIds: string[] = [];
	const linesOf = new Map<string, Map<string, PlanLine>>();
	const volumes = new Map<string, MemberVolumes>();
	for (const { operatorId, panel } of operatorPanels(orders, aggregate)) {
		throwIfAborted(input.signal);
		await input.onProgress?.({
			done: memberIds.length,
			total: receipt.linesAdmitted === 0 ? 0 : memberIds.length + 1,
			stage: "plan",
		});
		throwIfAborted(input.signal);
		const demand = withEvenWeek(operatorDemand(panel, undefined, 0, demandSettings));
		const positions = items.map(({ sku }) => stockOf(operatorId, sku) ?? emptyPosition(operatorId, sku));
		linesOf.set(
			operatorId,
			new Map(planOperator(positions, demand, setting).map((line) => [line.sku, line])),
		);
		volumes.set(operatorId, memberVolumes(operatorId, panel));
		memberIds.push(operatorId);
	}

	const pooledPanel = aggregateDemand(orders, { ...aggregate, by: ["sku"] });
	const pooledSetting = planSetting({ ...checked, items: items.map(shownLevel) });
	const pooledDemand = withEvenWeek(operatorDemand(pooledPanel, undefined, 0, demandSettings));
	const pooledLines = planOperator(
		items.map(({ sku }) => emptyPosition("", sku)),
		pooledDemand,
		pooledSetting,
	);

	const pooled = items.map((item, index) => pooledFigures(pooledLines[index], meanWindow(item, setting)));
	const joint = items.map((item, index) => {
		const needs: MemberNeed[] = memberIds.map((operatorId) => ({
			operatorId,
			...figuresOf(linesOf.get(operatorId)?.get(item.sku)),
		}));
		return articleOrder(item, needs, pooled[index]?.dailyMean ?? 0, rule);
	});
	const { released, register } = releaseRun(
		{
			groupId: policy.groupId,
			asOf: checked.asOf,
			dataUntil: formatIsoDate(firstStart),
			policyHash,
			members: memberIds,
			articles: joint.map((order) => runArticle(order, volumes)),
		},
		releases,
		policy.release,
	);
	const shown = new Set(released);
	return {
		kind: "group-plan",
		schemaVersion: 1,
		asOf: checked.asOf,
		groupId: policy.groupId,
		supplierOrders: supplierOrders(joint),
		coordinator: {
			articles: joint.map((order, index) =>
				coordinatorArticle(order, pooled[index] as PooledFigures, shown.has(order.item.sku)),
			),
		},
		members: memberIds.map((operatorId) => ({ operatorId, view: memberView(joint, operatorId) })),
		releases: register,
		receipt,
		policyHash,
		warnings: warningsOf(receipt.linesAdmitted, checked.stock === undefined),
	};
}
