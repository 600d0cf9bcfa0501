import { type DayNumber, type Period, parseIsoDate } from "../calendar/index.js";
import { lastSuccessors } from "../demand/index.js";
import type { CheckedPlanInput } from "./input/checked-input.js";
import type { Depot, Scenario } from "./input/input-types.js";
import { itemLookup } from "./input/item-lookup.js";
import { DAYS_LOOKED_AT } from "./line/daily-mean.js";
import { orderDays } from "./line/supplier-calendar.js";
import { delayOf } from "./line/supplier-delay.js";
import { longestWindow } from "./line/timing.js";
import { leadTimeCache } from "./plan-operator.js";
import type { PlanSetting } from "./setting.js";

/** Probabilities at which a plan shows its forecasts. */
export const QUANTILES: readonly number[] = [0.5, 0.8, 0.9, 0.95, 0.99];
/** Periods shown where the caller asks for no horizon: about two months, over which levels are asked for at least. */
const SHOWN_PERIODS = { day: 60, week: 8, month: 3 } as const;

function scenarioDemand(
	scenario: Scenario | undefined,
): Pick<PlanSetting, "isWhatIf" | "peakFactor" | "factorOf"> {
	const factor = scenario?.demandFactor ?? 1;
	const peakFactor = Math.max(1, factor);
	const from = scenario?.from === undefined ? -Infinity : (parseIsoDate(scenario.from) as number);
	const to = scenario?.to === undefined ? Infinity : (parseIsoDate(scenario.to) as number);
	return {
		isWhatIf: factor !== 1,
		peakFactor,
		factorOf: (day) => (from <= day && day < to ? factor : 1) / peakFactor,
	};
}

/** The setting of an operator with its depot: another's may not lengthen its windows. */
export const settingWith = (setting: PlanSetting, depot: Depot | undefined): PlanSetting =>
	depot === undefined ? setting : { ...setting, depotDays: depot.daysToSites + (depot.tripEveryDays ?? 1) };

/**
 * What the lines of every operator share.
 *
 * @param input a checked input
 * @returns look-ups of items, order days and lead times, and the what-if of the run
 * @example
 * planSetting(checkPlanInput({ asOf: "2026-11-23", items: [] })).shownPeriods; // => 8
 */
export function planSetting(input: CheckedPlanInput): PlanSetting {
	const calendars = new Map(input.suppliers.map((supplier) => [supplier.supplierId, orderDays(supplier)]));
	const everyDay = orderDays(undefined);
	return {
		asOfDay: input.asOfDay,
		shownPeriods: input.horizon ?? SHOWN_PERIODS[input.period],
		quantiles: QUANTILES,
		itemOf: itemLookup(input.items, input.overrides),
		orderDaysOf: (supplierId) =>
			supplierId === undefined ? everyDay : (calendars.get(supplierId) ?? everyDay),
		leadTimeOf: leadTimeCache(delayOf(input.scenario)),
		depotDays: 0,
		successorOf: lastSuccessors(input.successors, "items"),
		...scenarioDemand(input.scenario),
	};
}

/**
 * Forecast periods that each article needs: those that are shown unless asked otherwise, and those of its longest window.
 * They follow from the article alone, so that neither other articles nor what is shown change what is ordered.
 *
 * @param input items, and the overrides of the one operator that is planned: another's can not lengthen its forecast
 * @param setting what all lines share
 * @param period forecast period
 * @param firstStart first day of the first forecast period
 * @returns number of periods by sku, each >= 1
 * @example
 * const input = checkPlanInput({ asOf: "2026-11-23", items: [{ sku: "urn", leadTimeDays: 70, service: { type: "cycle", target: 0.95 } }] });
 * spansOf(input, planSetting(input), periodOf("week"), parseIsoDate("2026-11-23")).urn; // => 11
 */
export function spansOf(
	input: Pick<CheckedPlanInput, "asOfDay" | "period" | "items" | "overrides">,
	setting: PlanSetting,
	period: Period,
	firstStart: DayNumber,
): Readonly<Record<string, number>> {
	const overridden = input.overrides.flatMap(
		({ operatorId, siteId, sku }) => setting.itemOf(operatorId, siteId, sku) ?? [],
	);
	const spans = new Map<string, number>();
	for (const item of [...input.items, ...overridden]) {
		const lastDay = input.asOfDay + Math.max(longestWindow(item, setting), DAYS_LOOKED_AT) - 1;
		const reach = period.count(firstStart, period.floor(lastDay)) + 1;
		spans.set(item.sku, Math.max(spans.get(item.sku) ?? SHOWN_PERIODS[input.period], reach));
	}
	return Object.fromEntries(spans);
}

/**
 * Forecast periods of a run: what is shown, and what any article needs.
 *
 * @param spans of `spansOf`
 * @param shownPeriods periods that are shown
 * @returns number of periods, >= 1
 * @example
 * periodsNeeded({ urn: 11 }, 8); // => 11
 */
export const periodsNeeded = (spans: Readonly<Record<string, number>>, shownPeriods: number): number =>
	Object.values(spans).reduce((most, span) => Math.max(most, span), shownPeriods);
