import { html, type SafeHtml } from "../html/html.js";
import { formatCount } from "../locale.js";
import type { SectionContext } from "./context.js";

/** The figures at the head of the page. */
export interface SummaryFigures {
	readonly toOrder: number;
	readonly pieces: number;
	readonly atRisk: number;
	readonly waiting: number;
}

/** The four figures at the head of the page. */
export function summarySection(figures: SummaryFigures, { locale, words }: SectionContext): SafeHtml {
	const tile = (count: number, label: (count: number) => string): SafeHtml =>
		html`<div><dd>${formatCount(count, locale)}</dd><dt>${label(count)}</dt></div>`;
	return html`<dl class="figures">${[
		tile(figures.toOrder, words.linesToOrder),
		tile(figures.pieces, words.piecesToOrder),
		tile(figures.atRisk, words.linesAtRisk),
		tile(figures.waiting, words.linesWaiting),
	]}</dl>`;
}
