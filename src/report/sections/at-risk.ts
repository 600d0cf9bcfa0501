import { inlineSvg } from "../charts/inline-svg.js";
import { stockoutRiskChart } from "../charts/stockout-risk-chart.js";
import { explainLine } from "../explain-line.js";
import { html, type SafeHtml } from "../html/html.js";
import { PAGE_COLOURS } from "../html/style.js";
import { formatPercent } from "../locale.js";
import type { PlannedLine } from "../planned-line.js";
import { articleTitle, type ChartContext, ownerName, section } from "./context.js";
import { notes } from "./notes.js";

/** Risk from which an article is shown as at risk, where its own warnings do not already say so. */
export const NOTABLE_RISK = 0.1;
const MOST_BARS = 12;

const isAtRisk = ({ status, stockoutRisk, warnings }: PlannedLine): boolean =>
	status === "infeasible" ||
	stockoutRisk >= NOTABLE_RISK ||
	warnings.some(({ code }) => code === "STOCKOUT_BEFORE_ARRIVAL");

/** Lines at risk, highest risk first, then in the order of the plan. */
export const linesAtRisk = (lines: readonly PlannedLine[]): PlannedLine[] =>
	lines.filter(isAtRisk).sort((a, b) => b.stockoutRisk - a.stockoutRisk);

function riskRow(line: PlannedLine, context: ChartContext): SafeHtml {
	const { locale, words } = context;
	const urgent = line.warnings.filter(({ code }) => code === "STOCKOUT_BEFORE_ARRIVAL");
	return html`<tr class="figure"><th scope="row">${articleTitle(line.sku, context)} <span class="sku">${ownerName(line, words)}</span></th><td class="number strong">${formatPercent(line.stockoutRisk, locale)}</td></tr>
<tr><td colspan="2" class="why"><p>${explainLine(line, locale)}</p>${notes(urgent, locale)}</td></tr>`;
}

async function riskChart(
	lines: readonly PlannedLine[],
	context: ChartContext,
): Promise<SafeHtml | undefined> {
	if (context.renderChart === undefined || lines.length < 2) return undefined;
	const owners = new Set(lines.map(({ operatorId, siteId }) => `${operatorId}/${siteId ?? ""}`));
	const risks = lines.slice(0, MOST_BARS).map(({ sku, operatorId, siteId, stockoutRisk }) => {
		const owner = owners.size > 1 ? ` · ${siteId ?? operatorId}` : "";
		return { label: `${context.articleName(sku)}${owner}`, stockoutRisk };
	});
	const chart = stockoutRiskChart(risks, context.locale, { colours: PAGE_COLOURS });
	const svg = await context.renderChart(chart);
	return html`<figure class="chart">${inlineSvg(svg, chart.description, "risk-chart")}</figure>`;
}

/**
 * Articles that may run out.
 *
 * @param lines what `linesAtRisk` chose
 * @param context language, names and charts
 */
export async function atRiskSection(lines: readonly PlannedLine[], context: ChartContext): Promise<SafeHtml> {
	const { words } = context;
	if (lines.length === 0) return section("at-risk", words.atRisk, html`<p>${words.nothingAtRisk}</p>`);
	const table = html`<table><thead><tr><th scope="col">${words.article}</th><th scope="col" class="number">${words.risk}</th></tr></thead><tbody>${lines.map((line) => riskRow(line, context))}</tbody></table>`;
	return section(
		"at-risk",
		words.atRisk,
		html`<p>${words.atRiskNote(NOTABLE_RISK)}</p>${await riskChart(lines, context)}${table}`,
	);
}
