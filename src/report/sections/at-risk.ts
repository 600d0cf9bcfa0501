import { inlineSvg } from "../charts/inline-svg.js";
import { stockoutRiskChart } from "../charts/stockout-risk-chart.js";
import { explainLine } from "../explain-line.js";
import { html, type SafeHtml } from "../html/html.js";
import { PAGE_COLOURS } from "../html/style.js";
import { formatPercent } from "../locale.js";
import type { PlannedLine } from "../planned-line.js";
import { articleTitle, type ChartContext, ownerName, section } from "./context.js";

/** Risk from which a line is shown as at risk, the same from which a plan warns of it: a dash stands for less. */
const NOTABLE_RISK = 0.1;
const MOST_BARS = 12;

/** How likely a line runs out before an order placed now arrives; unknown where its warnings do not tell. */
const riskBeforeArrival = ({ warnings }: PlannedLine): number | undefined =>
	warnings.find(({ code }) => code === "STOCKOUT_BEFORE_ARRIVAL")?.probability;

/** The greater of the two risks of a line: before an order placed now arrives, and after, the order included. */
const greaterRisk = (line: PlannedLine): number => Math.max(riskBeforeArrival(line) ?? 0, line.stockoutRisk);

const isAtRisk = ({ status, stockoutRisk, warnings }: PlannedLine): boolean =>
	status === "infeasible" ||
	stockoutRisk >= NOTABLE_RISK ||
	warnings.some(({ code }) => code === "STOCKOUT_BEFORE_ARRIVAL");

/** Lines at risk, highest risk first, then in the order of the plan. */
export const linesAtRisk = (lines: readonly PlannedLine[]): PlannedLine[] =>
	lines.filter(isAtRisk).sort((a, b) => greaterRisk(b) - greaterRisk(a));

function riskRow(line: PlannedLine, context: ChartContext): SafeHtml {
	const { locale, words } = context;
	const before = riskBeforeArrival(line);
	return html`<tr class="figure"><th scope="row">${articleTitle(line.sku, context)} <span class="sku">${ownerName(line, words)}</span></th><td class="number strong">${before === undefined ? "–" : formatPercent(before, locale)}</td><td class="number strong">${formatPercent(line.stockoutRisk, locale)}</td></tr>
<tr><td colspan="3" class="why"><p>${explainLine(line, locale)}</p></td></tr>`;
}

async function riskChart(
	lines: readonly PlannedLine[],
	context: ChartContext,
): Promise<SafeHtml | undefined> {
	if (context.renderChart === undefined || lines.length < 2) return undefined;
	const owners = new Set(lines.map(({ operatorId, siteId }) => `${operatorId}/${siteId ?? ""}`));
	const risks = lines.slice(0, MOST_BARS).map((line) => {
		const { sku, operatorId, siteId } = line;
		const owner = owners.size > 1 ? ` · ${siteId ?? operatorId}` : "";
		return { label: `${context.articleName(sku)}${owner}`, stockoutRisk: greaterRisk(line) };
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
	const table = html`<table><thead><tr><th scope="col">${words.article}</th><th scope="col" class="number">${words.riskBefore}</th><th scope="col" class="number">${words.riskAfter}</th></tr></thead><tbody>${lines.map((line) => riskRow(line, context))}</tbody></table>`;
	return section(
		"at-risk",
		words.atRisk,
		html`<p>${words.atRiskNote(NOTABLE_RISK)}</p>${await riskChart(lines, context)}${table}`,
	);
}
