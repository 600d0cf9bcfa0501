import { articleChart } from "../charts/article-chart.js";
import { inlineSvg } from "../charts/inline-svg.js";
import { explainLine } from "../explain-line.js";
import { html, type SafeHtml } from "../html/html.js";
import { PAGE_COLOURS } from "../html/style.js";
import type { PlannedLine } from "../planned-line.js";
import { articleTitle, type ChartContext, ownerName, section } from "./context.js";
import { forecastTable } from "./forecast-table.js";

async function card(line: PlannedLine, place: number, context: ChartContext): Promise<SafeHtml> {
	const { locale, words, renderChart } = context;
	let picture: SafeHtml;
	if (renderChart === undefined) picture = forecastTable(line, context);
	else {
		const { forecast, reorderPoint, orderUpTo } = line;
		const chart = articleChart(
			{ history: context.historyOf(line), forecast, reorderPoint, orderUpTo, period: context.period },
			locale,
			{ colours: PAGE_COLOURS },
		);
		const title = `${context.articleName(line.sku)}. ${chart.description}`;
		picture = inlineSvg(await renderChart(chart), title, `chart-${place + 1}`);
	}
	return html`<figure class="chart"><figcaption><strong>${articleTitle(line.sku, context)}</strong><span class="owner">${ownerName(line, words)}</span></figcaption>${picture}<p class="small">${explainLine(line, locale)}</p></figure>`;
}

/**
 * One chart an article: past demand, forecast, reorder level.
 *
 * @param lines lines to show, the most urgent first
 * @param context language, names, history and renderer; `maxCharts` bounds the number shown
 */
export async function chartsSection(lines: readonly PlannedLine[], context: ChartContext): Promise<SafeHtml> {
	const { words, renderChart, maxCharts } = context;
	if (lines.length === 0) return section("charts", words.charts, html`<p>${words.noCharts}</p>`);
	const shown = lines.slice(0, maxCharts);
	const cards: SafeHtml[] = [];
	for (const [place, line] of shown.entries()) cards.push(await card(line, place, context));
	const hidden = lines.length - shown.length;
	const legend = html`<p>${words.fanNote}</p><ul class="legend"><li><i class="key history"></i>${words.legendHistory}</li><li><i class="key median"></i>${words.legendMedian}</li><li><i class="key fan"></i>${words.legendBands([0.8, 0.95, 0.99])}</li><li><i class="key level"></i>${words.legendLevel}</li></ul>`;
	return section(
		"charts",
		words.charts,
		html`<p>${words.chartsNote}</p>${renderChart === undefined ? html`<p class="note">${words.noChartPeers}</p>` : legend}<div class="charts">${cards}</div>${hidden > 0 && html`<p class="small">${words.moreCharts(hidden)}</p>`}`,
	);
}
