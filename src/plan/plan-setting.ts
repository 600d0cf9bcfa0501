import { type DayNumber, type Period, parseIsoDate } from "../calendar/index.js";
import type { CheckedPlanInput } from "./checked-input.js";
import { itemLookup } from "./item-lookup.js";
import { leadTimeCache, longestWindow, type PlanSetting } from "./plan-operator.js";
import { orderDays } from "./supplier-calendar.js";
import type { Scenario } from "./types.js";

/** Probabilities at which a plan shows its forecasts. */
export const QUANTILES: readonly number[] = [0.5, 0.8, 0.9, 0.95, 0.99];
/** Periods shown where the caller asks for no horizon: about two months. */
const SHOWN_PERIODS = { day: 60, week: 8, month: 3 } as const;

function scenarioDemand(scenario: Scenario | undefined): Pick<PlanSetting, "peakFactor" | "factorOf"> {
	const factor = scenario?.demandFactor ?? 1;
	const peakFactor = Math.max(1, factor);
	const from = scenario?.from === undefined ? -Infinity : (parseIsoDate(scenario.from) as number);
	const to = scenario?.to === undefined ? Infinity : (parseIsoDate(scenario.to) as number);
	return { peakFactor, factorOf: (day) => (from <= day && day < to ? factor : 1) / peakFactor };
}

/** What the lines of every operator share, from a checked input. */
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
		leadTimeOf: leadTimeCache(input.scenario?.leadTimeDelayDays ?? 0),
		...scenarioDemand(input.scenario),
	};
}

/** Forecast periods that reach the end of the longest window of any article, or the end of what is shown. */
export function periodsNeeded(
	input: CheckedPlanInput,
	setting: PlanSetting,
	period: Period,
	firstStart: DayNumber,
): number {
	const overridden = input.overrides.flatMap(
		({ operatorId, siteId, sku }) => setting.itemOf(operatorId, siteId, sku) ?? [],
	);
	const days = [...input.items, ...overridden].reduce(
		(longest, item) => Math.max(longest, longestWindow(item, setting)),
		1,
	);
	const reach = period.count(firstStart, period.floor(input.asOfDay + days - 1)) + 1;
	return Math.max(setting.shownPeriods, reach);
}
