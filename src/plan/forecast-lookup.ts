import type { DayNumber, Period } from "../calendar/index.js";
import type { DemandForecast } from "../forecast/index.js";
import { ownDemand } from "./line/line-demand.js";
import type { OperatorDemand } from "./operator-demand.js";

const EVEN_WEEK: readonly number[] = new Array<number>(7).fill(1 / 7);

/**
 * Demand of one owner from forecasts that are already made, one an article, its lines spread evenly over the week.
 *
 * @param forecasts of the owner's articles, all of the same periods
 * @param settings period, first day and number of the forecast periods, periods of history
 * @returns demand by article; sites are not told apart
 * @example
 * const settings = { period: periodOf("week"), firstStart: 20780, periods: 8, historyLength: 52 };
 * demandOfForecasts([], settings).demandOf(undefined, "urn"); // => undefined
 */
export function demandOfForecasts(
	forecasts: readonly DemandForecast[],
	settings: {
		readonly period: Period;
		readonly firstStart: DayNumber;
		readonly periods: number;
		readonly historyLength: number;
	},
): OperatorDemand {
	const { historyLength, ...shared } = settings;
	const articles = new Map(forecasts.map((forecast) => [forecast.key.sku ?? "", forecast]));
	return {
		...shared,
		historyOf: () => historyLength,
		weekdayProfile: EVEN_WEEK,
		skus: [...articles.keys()],
		sitesOf: () => [],
		demandOf: (_siteId, sku) => {
			const forecast = articles.get(sku);
			return forecast === undefined ? undefined : ownDemand(forecast);
		},
	};
}
