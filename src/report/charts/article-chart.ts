import type { PeriodName } from "../../calendar/index.js";
import type { LineForecast } from "../../plan/index.js";
import { checkLocale, formatPercent, type ReportLocale } from "../locale.js";
import { CHART_WORDS } from "../words/charts.js";
import { chartFrame } from "./chart-frame.js";
import {
	type ChartOptions,
	type ChartSpecification,
	type ChartValue,
	LIGHT_COLOURS,
} from "./specification.js";
import { nextPeriodStart, timeChannel, UTC_DAYS } from "./time-axis.js";

/** Demand of one past period. */
export interface HistoryPoint {
	/** First day of the period, `YYYY-MM-DD`. */
	readonly periodStart: string;
	readonly quantity: number;
}

/** What the chart of an article shows. */
export interface ArticleChartData {
	readonly history: readonly HistoryPoint[];
	readonly forecast: Pick<LineForecast, "periodStarts" | "mean" | "quantiles">;
	readonly period: PeriodName;
	readonly reorderPoint: number;
	readonly orderUpTo: number;
}

/** Edges of the bands, so that three shades stay apart; the lowest edge also is the line. */
const BAND_EDGES = [0.5, 0.8, 0.95, 0.99];
const BAND_OPACITIES = [0.5, 0.3, 0.16];

/** Values of one probability, with the last one repeated at the end of its period so that the last step is drawn. */
function steps(data: ArticleChartData, values: readonly number[]): { start: string; value: number }[] {
	const { periodStarts } = data.forecast;
	const points = periodStarts.map((start, index) => ({ start, value: values[index] ?? 0 }));
	const last = points.at(-1);
	return last === undefined
		? []
		: [...points, { start: nextPeriodStart(last.start, data.period), value: last.value }];
}

function bandsOf(data: ArticleChartData, x: ChartValue, colour: string): ChartValue[] {
	const edges = BAND_EDGES.flatMap(
		(probability) => data.forecast.quantiles.find((row) => row.probability === probability) ?? [],
	);
	const lowest = steps(data, edges[0]?.values ?? data.forecast.mean);
	const bands = edges.slice(1).map((upper, index): ChartValue => {
		const lower = steps(data, edges[index]?.values ?? []);
		const values = steps(data, upper.values).map(({ start, value }, step) => ({
			start,
			lower: lower[step]?.value ?? 0,
			upper: value,
		}));
		return {
			data: { values, format: UTC_DAYS },
			mark: {
				type: "area",
				interpolate: "step-after",
				color: colour,
				opacity: BAND_OPACITIES[index] ?? 0.16,
			},
			encoding: { x, y: { field: "lower", type: "quantitative" }, y2: { field: "upper" } },
		};
	});
	const line: ChartValue = {
		data: { values: lowest, format: UTC_DAYS },
		mark: { type: "line", interpolate: "step-after", color: colour, strokeWidth: 2 },
		encoding: { x, y: { field: "value", type: "quantitative" } },
	};
	return [...bands.reverse(), line];
}

function describe(data: ArticleChartData, locale: ReportLocale): string {
	const words = CHART_WORDS[locale];
	const { history, forecast } = data;
	const periods = forecast.mean.length;
	const first = history[0];
	const last = history.at(-1);
	const highest = forecast.quantiles.find(({ probability }) => probability === 0.95);
	return [
		first && last ? words.history(history.length, first.periodStart, last.periodStart) : words.noHistory,
		words.forecast(periods, forecast.mean.reduce((sum, value) => sum + value, 0) / Math.max(1, periods)),
		...(highest && periods > 0
			? [words.highest(Math.max(...highest.values), formatPercent(highest.probability, locale))]
			: []),
		words.reorderLevel(data.reorderPoint),
	].join(" ");
}

/**
 * Chart of one article: past demand as bars, the forecast as a fan that opens upward (median line, shades up to
 * the 80, 95 and 99 % quantiles), the reorder level as a dashed line.
 *
 * @param data history (pieces per period, oldest first), forecast and levels of a plan line
 * @param locale language of axes and description
 * @param options size and colours
 * @returns a Vega-Lite v6 specification, plain data
 * @throws {ReapproError} `OPTION_INVALID` when the locale is neither `"en"` nor `"fr"`
 * @example
 * const forecast = { periodStarts: ["2026-11-23"], mean: [2], quantiles: [{ probability: 0.5, values: [2] }] };
 * articleChart({ history: [], forecast, period: "week", reorderPoint: 4, orderUpTo: 5 }, "en").width; // => 320
 */
export function articleChart(
	data: ArticleChartData,
	locale: ReportLocale,
	options: ChartOptions = {},
): ChartSpecification {
	checkLocale(locale);
	const colours = options.colours ?? LIGHT_COLOURS;
	const { history, forecast, period } = data;
	const starts = [...history.map(({ periodStart }) => periodStart), ...forecast.periodStarts];
	const x = timeChannel(starts[0] ?? "", starts.at(-1) ?? "");
	const axis = { title: CHART_WORDS[locale].pieces, format: ",d", tickMinStep: 1, tickCount: 4 };
	const bars = history.map(({ periodStart, quantity }) => ({
		start: periodStart,
		end: nextPeriodStart(periodStart, period),
		quantity,
	}));
	const layers: ChartValue[] = [
		{
			data: { values: bars, format: UTC_DAYS },
			mark: { type: "rect", color: colours.history, x2Offset: history.length > 150 ? 0 : -1 },
			encoding: {
				x,
				x2: { field: "end" },
				y: { field: "quantity", type: "quantitative", axis },
				y2: { datum: 0 },
			},
		},
		...bandsOf(data, x, colours.forecast),
		{
			data: { values: [{ level: data.reorderPoint }] },
			mark: { type: "rule", color: colours.level, strokeDash: [5, 3], strokeWidth: 1.5 },
			encoding: { y: { field: "level", type: "quantitative" } },
		},
	];
	return chartFrame(describe(data, locale), layers, locale, options);
}
