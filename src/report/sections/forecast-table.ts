import { html, type SafeHtml } from "../html/html.js";
import { formatCount, formatDay, formatDecimal, formatList, formatPercent } from "../locale.js";
import type { PlannedLine } from "../planned-line.js";
import type { ChartContext } from "./context.js";

const MOST_PERIODS = 12;
const PAST_PERIODS = 12;

/** The figures of a chart as a table, where no chart can be drawn. */
export function forecastTable(line: PlannedLine, context: ChartContext): SafeHtml {
	const { locale, words } = context;
	const { periodStarts, mean, quantiles } = line.forecast;
	const past = context.historyOf(line).slice(-PAST_PERIODS);
	const heads = quantiles.map(
		({ probability }) => html`<th scope="col" class="number">${formatPercent(probability, locale)}</th>`,
	);
	const rows = periodStarts.slice(0, MOST_PERIODS).map((start, period) => {
		const cells = quantiles.map(
			({ values }) => html`<td class="number">${formatCount(values[period] ?? 0, locale)}</td>`,
		);
		return html`<tr><th scope="row" class="date">${formatDay(start, locale, "short")}</th><td class="number">${formatDecimal(mean[period] ?? 0, locale)}</td>${cells}</tr>`;
	});
	const pastCounts = past.map(({ quantity }) => formatCount(quantity, locale)).join(" · ");
	return html`<div class="wide"><table class="forecast"><caption>${words.figuresOf}</caption><thead><tr><th scope="col">${words.period}</th><th scope="col" class="number">${words.expected}</th>${heads}</tr></thead><tbody>${rows}</tbody></table></div><p class="small">${formatList(
		[
			`${words.reorderPoint} ${formatCount(line.reorderPoint, locale)}`,
			`${words.orderUpTo.toLowerCase()} ${formatCount(line.orderUpTo, locale)}`,
		],
		locale,
	)}.${past.length > 0 && ` ${words.past}${locale === "fr" ? "\u00a0" : ""}: ${pastCounts}.`}</p>`;
}
