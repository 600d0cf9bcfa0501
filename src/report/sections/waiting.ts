import type { WaitPlanLine } from "../../plan/index.js";
import { html, type SafeHtml } from "../html/html.js";
import { formatCount } from "../locale.js";
import { articleTitle, ownerName, type SectionContext, section } from "./context.js";
import { groupBy, keyOf } from "./group-by.js";

function waitingRow(line: WaitPlanLine, context: SectionContext): SafeHtml {
	const cell = (value: number): SafeHtml =>
		html`<td class="number">${formatCount(value, context.locale)}</td>`;
	return html`<tr><th scope="row">${articleTitle(line.sku, context)}</th>${cell(line.inventoryPosition)}${cell(line.reorderPoint)}${cell(line.orderUpTo)}</tr>`;
}

/**
 * What needs no order now, one compact table an operator or site.
 *
 * @param lines the waiting lines, in the order of the plan
 * @param context language and names
 */
export function waitingSection(lines: readonly WaitPlanLine[], context: SectionContext): SafeHtml {
	const { words } = context;
	if (lines.length === 0) return section("waiting", words.waiting, html`<p>${words.nothingWaiting}</p>`);
	const isServed = lines.some(({ depotSiteId }) => depotSiteId !== undefined);
	const owners = groupBy(lines, ({ operatorId, siteId }) => keyOf(operatorId, siteId));
	const tables = owners.map(
		(own) =>
			html`<table class="compact"><caption>${ownerName(own[0], words)}</caption><thead><tr><th scope="col">${words.article}</th><th scope="col" class="number">${words.position}</th><th scope="col" class="number">${words.reorderPoint}</th><th scope="col" class="number">${words.orderUpTo}</th></tr></thead><tbody>${own.map((line) => waitingRow(line, context))}</tbody></table>`,
	);
	return section(
		"waiting",
		words.waiting,
		html`<p>${words.waitingNote}${isServed && ` ${words.servedNote}`}</p>${tables}`,
	);
}
