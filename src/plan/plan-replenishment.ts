import { type DayNumber, formatIsoDate, parseIsoDate, periodOf } from "../calendar/index.js";
import { type DemandPanel, type OperatorPanel, operatorPanels } from "../demand/index.js";
import { type OptionNames, ReapproError, refuseUnknownOptions, throwIfAborted } from "../errors.js";
import { admissionOf, coveredOperators } from "../privacy/index.js";
import { inputDoubts } from "./doubts/input-doubts.js";
import { unplannedWarnings } from "./doubts/references.js";
import { checkPlanInput } from "./input/checked-input.js";
import type { PlanInput } from "./input/input-types.js";
import { comparePairs, type Position, positionsByOperator, stockoutsOf } from "./input/positions.js";
import { delayOf, withLateOrders } from "./line/supplier-delay.js";
import { operatorDemand } from "./operator-demand.js";
import { comesFrom, depotOf, pairsOf, stockedPairs, WarningCounts } from "./operator-pairs.js";
import { bareLine, operatorTasks } from "./plan-operator.js";
import { periodsNeeded, planSetting, QUANTILES, settingWith, spansOf } from "./plan-setting.js";
import { planTogether } from "./together/plan-together.js";
import { supplierTotals } from "./together/supplier-totals.js";
import type { PlanLine, ReplenishmentPlan, SiteTransfer } from "./types.js";

const FIELDS: OptionNames<PlanInput> = {
	orders: true,
	asOf: true,
	items: true,
	stock: true,
	suppliers: true,
	overrides: true,
	period: true,
	horizon: true,
	drivers: true,
	priors: true,
	coverage: true,
	scenario: true,
	kits: true,
	storages: true,
	budgets: true,
	transferDays: true,
	transferCost: true,
	depots: true,
	onProgress: true,
	signal: true,
};

const compareOperators = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Plans what each operator should order: levels that reach the asked service over the real days until the next
 * order could arrive, netted against what is there and on its way, each quantity with its reasons.
 *
 * @param input admitted orders, `asOf` (`YYYY-MM-DD`, the first day of demand that the plan covers), items, stock,
 * suppliers, overrides and options; see `PlanInput`
 * @returns the plan, plain data: one line for each stock position and for each series without one
 * @throws {ReapproError} `OPTION_INVALID` for a name that is not known, `NOT_ADMITTED`, `AGREEMENT_PURPOSE` when the orders
 * were admitted for another purpose, `INPUT_INVALID` with a path such as `items[12].leadTimeDays`, `ABORTED`
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * const plan = await planReplenishment({ orders: admitOrders([], policy).orders, asOf: "2026-11-23", items: [] });
 * plan.lines; // => []
 */
export async function planReplenishment(input: PlanInput): Promise<ReplenishmentPlan> {
	// Read once: an accessor could hand other orders to each step.
	refuseUnknownOptions(input, FIELDS, "input");
	const { orders } = input;
	const checked = checkPlanInput(input);
	const { policy, policyHash, receipt } = admissionOf(orders);
	if (policy.purpose !== "replenishment") {
		throw new ReapproError(
			"AGREEMENT_PURPOSE",
			"Admit the orders under a policy with purpose replenishment.",
			"orders",
		);
	}
	const shared = planSetting(checked);
	const period = periodOf(checked.period);
	const processingDay = parseIsoDate(policy.processingDate) as DayNumber;
	const historyEnd = Math.min(checked.asOfDay, processingDay);
	const firstStart = period.floor(historyEnd);
	const stocked = positionsByOperator(checked.stock ?? []);
	const covered = coveredOperators(policy);
	const warnings = new WarningCounts();
	if (receipt.linesAdmitted === 0) warnings.add("NO_ORDERS_ADMITTED");
	if (checked.stock === undefined) warnings.add("STOCK_ASSUMED_ZERO");

	const openOrderDelayOf = delayOf(
		checked.scenario?.delaysOpenOrders === true ? checked.scenario : undefined,
	);
	const known = (sku: string): boolean => shared.itemOf("", undefined, sku) !== undefined;
	const doubts = inputDoubts(checked, orders, policy);

	const aggregate = {
		period: checked.period,
		to: formatIsoDate(historyEnd),
		coverage: checked.coverage,
		successors: checked.successors,
		stockouts: stockoutsOf(checked.stock),
	};
	const bySite =
		checked.depots.length > 0 ||
		[...stocked.values()].some((positions) => positions.some(({ siteId }) => siteId !== undefined));
	const panels = operatorPanels(orders, aggregate);
	const sitePanels = bySite
		? operatorPanels(orders, { ...aggregate, by: ["operatorId", "siteId", "sku"] })
		: undefined;
	const lines: PlanLine[] = [];
	const transfers: SiteTransfer[] = [];
	const total = new Set([...covered, ...stocked.keys()]).size;
	let done = 0;
	const report = async (stage: "forecast" | "plan"): Promise<void> => {
		throwIfAborted(input.signal);
		await input.onProgress?.({ done, total, stage });
		throwIfAborted(input.signal);
	};
	const planOne = async (operatorId: string, panel?: DemandPanel, sitePanel?: DemandPanel): Promise<void> => {
		const positions = stocked.get(operatorId) ?? [];
		stocked.delete(operatorId);
		await report("forecast");
		const own = checked.overrides.filter((override) => override.operatorId === operatorId);
		const sites = new Set(positions.map(({ siteId }) => siteId));
		const depot = depotOf(checked, operatorId, shared.successorOf);
		const setting = settingWith(shared, depot);
		const spans = spansOf({ ...checked, overrides: own }, setting, period, firstStart);
		const demand = operatorDemand(panel, sitePanel, sites.size, {
			period,
			firstStart,
			periods: periodsNeeded(spans, setting.shownPeriods),
			spans,
			quantiles: QUANTILES,
			drivers: input.drivers,
			priors: input.priors ?? [],
		});
		await report("plan");
		const pairs = pairsOf(
			operatorId,
			positions,
			{
				demand,
				known,
				successorOf: setting.successorOf,
				depot,
			},
			warnings,
		);
		// What a depot sends comes from no supplier.
		const lateDays = ({ siteId, sku }: Position): number =>
			comesFrom(depot, sku) && siteId !== undefined && siteId !== depot?.siteId
				? 0
				: openOrderDelayOf(setting.itemOf(operatorId, siteId, sku)?.supplierId);
		const tasks = operatorTasks(withLateOrders(pairs, lateDays, checked.asOfDay), demand, setting, depot);
		const planned = planTogether(tasks, { operatorId, depot, demand, setting, input: checked });
		lines.push(...planned.lines);
		transfers.push(...planned.transfers);
		done += 1;
	};
	for (const { operatorId, panel } of panels) {
		const ofSites = sitePanels?.next().value as OperatorPanel | undefined;
		await planOne(operatorId, panel, ofSites?.panel);
	}
	for (const [operatorId, positions] of [...stocked]) {
		if (covered.has(operatorId)) await planOne(operatorId);
		else {
			for (const pair of stockedPairs(positions, known, warnings)) {
				lines.push(bareLine(pair, "not-covered", shared.itemOf(operatorId, pair.siteId, pair.sku)));
			}
			done += 1;
		}
	}
	lines.sort(comparePairs);
	const planned = new Set([...lines.map(({ sku }) => sku), ...shared.successorOf.keys()]);
	const unplanned = receipt.linesAdmitted === 0 ? [] : unplannedWarnings(checked.items, policy, planned);
	await report("plan");
	return {
		kind: "replenishment-plan",
		schemaVersion: 1,
		asOf: checked.asOf,
		period: checked.period,
		...(checked.scenario === undefined ? {} : { scenario: checked.scenario }),
		lines,
		bySupplier: supplierTotals(lines, checked.suppliers),
		transfers: transfers.sort((a, b) => compareOperators(a.operatorId, b.operatorId)),
		warnings: [...warnings.list(), ...doubts, ...unplanned],
		receipt,
		policyHash,
	};
}
