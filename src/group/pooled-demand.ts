import { aggregateDemand } from "../demand/index.js";
import { forecastDemand } from "../forecast/index.js";
import { demandOfForecasts, emptyPosition, planOperator } from "../plan/index.js";
import type { AdmittedOrders } from "../privacy/index.js";
import type { GroupSetting } from "./group-setting.js";

/** Pooled demand of an article in the protected window. */
export interface PooledFigures {
	readonly expectedDemand: number;
	/** Pieces that demand stays within 19 times in 20. */
	readonly demandQuantile95: number;
	/** Mean pieces a day. */
	readonly dailyDemand: number;
}

/**
 * Forecasts the demand of all members together, article by article.
 *
 * @param orders admitted for the run
 * @param setting of the run
 * @returns figures of each article of the run
 */
export function pooledDemand(orders: AdmittedOrders, setting: GroupSetting): PooledFigures[] {
	const { items, aggregate, forecastOptions, periods, shownSetting, windowDays } = setting;
	const forecasts = forecastDemand(aggregateDemand(orders, { ...aggregate, by: ["sku"] }), forecastOptions);
	const lines = planOperator(
		items.map(({ sku }) => emptyPosition("", sku)),
		demandOfForecasts(forecasts, { ...periods, historyLength: 0 }),
		shownSetting,
	);
	return lines.map((line, index) => {
		if (line.status === "no-history" || line.status === "not-covered")
			return { expectedDemand: 0, demandQuantile95: 0, dailyDemand: 0 };
		const expectedDemand = line.forecast.windowMean;
		return {
			expectedDemand,
			demandQuantile95: line.orderUpTo,
			dailyDemand: expectedDemand / windowDays[index]!,
		};
	});
}
