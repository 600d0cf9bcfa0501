import type { HistoryPoint } from "../charts/article-chart.js";
import type { ChartRenderer } from "../charts/render-chart.js";
import { html, type SafeHtml } from "../html/html.js";
import type { ReportLocale } from "../locale.js";
import type { PlannedLine } from "../planned-line.js";
import type { PageWords } from "../words/page-words.js";

/** What every section may ask: language and names. */
export interface SectionContext {
	readonly locale: ReportLocale;
	readonly words: PageWords;
	/** Name of an article in the language, its sku where it has none. */
	readonly articleName: (sku: string) => string;
	readonly supplierName: (supplierId: string | undefined) => string;
}

/** What the sections with charts ask beside. */
export interface ChartContext extends SectionContext {
	readonly period: "day" | "week" | "month";
	/** Past demand of a line, empty where no panel holds it. */
	readonly historyOf: (line: PlannedLine) => readonly HistoryPoint[];
	/** Absent where the charting packages are not installed. */
	readonly renderChart: ChartRenderer | undefined;
	readonly maxCharts: number;
}

/** Where a line belongs. */
export interface Owner {
	readonly operatorId: string;
	readonly siteId?: string;
}

/** A text of foreign origin; `bdi` keeps its writing direction to itself. */
export const name = (text: string): SafeHtml => html`<bdi>${text}</bdi>`;

/** "Operator A, Site B". */
export const ownerName = ({ operatorId, siteId }: Owner, words: PageWords): SafeHtml =>
	siteId === undefined
		? html`${words.operator} ${name(operatorId)}`
		: html`${words.operator} ${name(operatorId)}, ${words.site.toLowerCase()} ${name(siteId)}`;

/** Name of an article with its sku beneath where the two differ. */
export const articleTitle = (sku: string, context: SectionContext): SafeHtml => {
	const title = context.articleName(sku);
	return title === sku ? name(title) : html`${name(title)} <span class="sku">${name(sku)}</span>`;
};

/** A section of the page under its heading. */
export const section = (id: string, heading: string, body: SafeHtml): SafeHtml =>
	html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${body}</section>`;
