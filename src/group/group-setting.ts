import { type DayNumber, formatIsoDate, type Period, parseIsoDate, periodOf } from "../calendar/index.js";
import type { AggregateOptions, StockoutDays } from "../demand/index.js";
import type { Driver, ForecastDemandOptions } from "../forecast/index.js";
import {
	type CheckedPlanInput,
	type Item,
	meanWindow,
	periodsNeeded,
	type planOperator,
	planSetting,
	spansOf,
	stockoutsOf,
} from "../plan/index.js";
import type { PrivacyPolicy } from "../privacy/index.js";

/** The level of pooled demand that the coordinator is shown. */
const SHOWN_QUANTILE = 0.95;

/** What all parts of a group run share. */
export interface GroupSetting {
	/** Shareable articles, by sku. */
	readonly items: readonly Item[];
	readonly asOfDay: DayNumber;
	/** End of the data. */
	readonly dataUntil: string;
	/** How lines are counted for figures that leave: as they are, since the gate judges them by real lines. */
	readonly aggregate: AggregateOptions;
	/** Days without stock, filled for what members need alone. */
	readonly stockouts: readonly StockoutDays[];
	/** How demand is forecast: no quantiles are shown, and an article's figures hold nothing of another article. */
	readonly forecastOptions: ForecastDemandOptions;
	/** Period and first forecast period of the run. */
	readonly periods: { readonly period: Period; readonly firstStart: DayNumber; readonly periods: number };
	/** How members plan. */
	readonly planSetting: Parameters<typeof planOperator>[2];
	/** How the pooled level that is shown is planned. */
	readonly shownSetting: Parameters<typeof planOperator>[2];
	/** Mean length of each article's protected window. */
	readonly windowDays: readonly number[];
}

/** A member orders to its own levels; minimum, pack and price are the joint order's. */
function withoutOwnConstraints(item: Item): Item {
	const {
		minOrderQuantity: _minimum,
		packSize: _pack,
		maxOrderQuantity: _maximum,
		orderCost: _orderCost,
		priceBreaks: _prices,
		palletQuantity: _pallet,
		assumed: _assumed,
		...rest
	} = item;
	return rest;
}

const shownLevel = (item: Item): Item => ({
	...withoutOwnConstraints(item),
	service: { type: "cycle", target: SHOWN_QUANTILE },
});

/**
 * Settles what all parts of a group run share.
 *
 * @param checked plain parts of the input after their checks
 * @param policy under which the orders were admitted
 * @param drivers public facts
 * @returns the setting
 */
export function groupSetting(
	checked: CheckedPlanInput,
	policy: PrivacyPolicy,
	drivers: readonly Driver[] | undefined,
): GroupSetting {
	const items = checked.items
		.filter(({ shareable }) => shareable === true)
		.sort((a, b) => (a.sku < b.sku ? -1 : 1));
	const setting = planSetting({ ...checked, items: items.map(withoutOwnConstraints) });
	const period: Period = periodOf(checked.period);
	const historyEnd = Math.min(checked.asOfDay, parseIsoDate(policy.processingDate) as DayNumber);
	const firstStart = period.floor(historyEnd);
	const spans = spansOf({ ...checked, items }, setting, period, firstStart);
	const periods = periodsNeeded(spans, setting.shownPeriods);
	return {
		items,
		asOfDay: checked.asOfDay,
		dataUntil: formatIsoDate(firstStart),
		aggregate: {
			period: checked.period,
			to: formatIsoDate(historyEnd),
			coverage: checked.coverage,
			successors: checked.successors,
			articles: items.map(({ sku }) => sku),
			// A figure that leaves is a cell of its article: nothing of another article may be in it.
			acrossArticles: false,
		},
		stockouts: stockoutsOf(checked.stock),
		forecastOptions: {
			horizon: periods,
			spans,
			quantiles: [],
			acrossArticles: false,
			...(drivers === undefined ? {} : { drivers }),
		},
		periods: { period, firstStart, periods },
		planSetting: setting,
		shownSetting: planSetting({ ...checked, items: items.map(shownLevel) }),
		windowDays: items.map((item) => meanWindow(item, setting)),
	};
}
