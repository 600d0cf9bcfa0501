import { checkLocale, type ReportLocale } from "../locale.js";
import { CHART_WORDS } from "../words/charts.js";
import { chartFrame } from "./chart-frame.js";
import { type ChartOptions, type ChartSpecification, LIGHT_COLOURS } from "./specification.js";

/** One bar: a line of the plan and its risk. */
export interface StockoutRisk {
	readonly label: string;
	/** Probability of running out, 0..1. */
	readonly stockoutRisk: number;
}

const BAR_HEIGHT = 22;

/**
 * Chart of the risk of running out, one bar a line of the plan, in the order given.
 *
 * @param risks lines, highest risk first; equal labels stay apart
 * @param locale language of axes and description
 * @param options width and colours; the height follows the number of bars unless it is given
 * @returns a Vega-Lite v6 specification, plain data
 * @throws {ReapproError} `OPTION_INVALID` when the locale is neither `"en"` nor `"fr"`
 * @example
 * stockoutRiskChart([{ label: "Oak coffin", stockoutRisk: 0.2 }], "en").description; // => "Risk of running out, 1 line, highest first."
 */
export function stockoutRiskChart(
	risks: readonly StockoutRisk[],
	locale: ReportLocale,
	options: ChartOptions = {},
): ChartSpecification {
	checkLocale(locale);
	const words = CHART_WORDS[locale];
	const { level, text } = options.colours ?? LIGHT_COLOURS;
	const values = risks.map(({ label, stockoutRisk }, place) => ({ place, label, stockoutRisk }));
	// One row a place, not a label: two articles may bear one name. The label is drawn as a text mark.
	const y = {
		field: "place",
		type: "ordinal",
		axis: null,
		scale: { paddingInner: 0.55, paddingOuter: 0.4 },
	} as const;
	const data = { values };
	const layers = [
		{
			data,
			mark: { type: "bar", color: level, height: { band: 0.45 }, yOffset: 5 },
			encoding: {
				y,
				x: {
					field: "stockoutRisk",
					type: "quantitative",
					axis: { title: words.risk, format: ".0%", tickCount: 4 },
				},
			},
		},
		{
			data,
			mark: { type: "text", align: "left", baseline: "bottom", dx: 1, dy: 0, limit: 420, color: text },
			encoding: { y, x: { datum: 0 }, text: { field: "label", type: "nominal" } },
		},
	] as const;
	return chartFrame(words.risks(risks.length), layers, locale, {
		height: Math.max(1, risks.length) * BAR_HEIGHT * 1.6,
		...options,
	});
}
