import { format } from "date-fns";
import { enGB } from "date-fns/locale/en-GB";
import { fr } from "date-fns/locale/fr";
import { refuseUnknownOptions } from "../../errors.js";
import type { ReportLocale } from "../locale.js";
import {
	type ChartOptions,
	type ChartSpecification,
	type ChartValue,
	LIGHT_COLOURS,
} from "./specification.js";

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
const DATE_LOCALES = { en: enGB, fr } as const;

const monthNames = (locale: ReportLocale, pattern: "MMMM" | "MMM"): string[] =>
	Array.from({ length: 12 }, (_, month) =>
		format(new Date(2001, month, 15, 12), pattern, { locale: DATE_LOCALES[locale] }),
	);

/** Names of the week from Sunday; 7 January 2001 was one. */
const dayNames = (locale: ReportLocale, pattern: "EEEE" | "EEE"): string[] =>
	Array.from({ length: 7 }, (_, day) =>
		format(new Date(2001, 0, 7 + day, 12), pattern, { locale: DATE_LOCALES[locale] }),
	);

function vegaLocale(locale: ReportLocale): ChartValue {
	const french = locale === "fr";
	return {
		number: {
			decimal: french ? "," : ".",
			thousands: french ? "\u202f" : ",",
			grouping: [3],
			currency: ["", ""],
			percent: french ? "\u202f%" : "%",
		},
		time: {
			dateTime: "%A %e %B %Y %X",
			date: "%d/%m/%Y",
			time: "%H:%M:%S",
			periods: ["AM", "PM"],
			days: dayNames(locale, "EEEE"),
			shortDays: dayNames(locale, "EEE"),
			months: monthNames(locale, "MMMM"),
			shortMonths: monthNames(locale, "MMM"),
		},
	};
}

/**
 * Puts layers into a frame with the look and the language of the report.
 *
 * @param description what the chart shows
 * @param layer Vega-Lite layers
 * @param locale language of months and numbers on the axes
 * @param options size and colours
 * @returns a Vega-Lite specification
 */
export function chartFrame(
	description: string,
	layer: readonly ChartValue[],
	locale: ReportLocale,
	options: ChartOptions,
): ChartSpecification {
	refuseUnknownOptions<ChartOptions>(options, { width: true, height: true, colours: true });
	const { text, grid } = options.colours ?? LIGHT_COLOURS;
	return {
		$schema: "https://vega.github.io/schema/vega-lite/v6.json",
		description,
		width: options.width ?? 320,
		height: options.height ?? 150,
		autosize: { type: "pad", contains: "content" },
		padding: 4,
		layer,
		config: {
			aria: false,
			background: null,
			font: FONT,
			locale: vegaLocale(locale),
			view: { stroke: null },
			axis: {
				labelColor: text,
				titleColor: text,
				labelFontSize: 11,
				titleFontSize: 11,
				titleFontWeight: "normal",
				gridColor: grid,
				domainColor: grid,
				tickColor: grid,
			},
			axisX: { grid: false },
		},
	};
}
