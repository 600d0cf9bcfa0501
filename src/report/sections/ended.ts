import type { WaitPlanLine } from "../../plan/index.js";
import { html, type SafeHtml } from "../html/html.js";
import { formatCount } from "../locale.js";
import { articleTitle, ownerName, type SectionContext, section } from "./context.js";
import { groupBy, keyOf } from "./group-by.js";

/**
 * Articles that are never ordered again, with what is left of them; nothing at all when there is none. They have no
 * levels: nothing is kept of them.
 *
 * @param lines waiting lines for which `isEnded` holds
 * @param context language and names
 */
export function endedSection(lines: readonly WaitPlanLine[], context: SectionContext): SafeHtml {
	const { locale, words } = context;
	if (lines.length === 0) return html``;
	const tables = groupBy(lines, ({ operatorId, siteId }) => keyOf(operatorId, siteId)).map((own) => {
		const rows = own.map(
			({ sku, inventoryPosition }) =>
				html`<tr><th scope="row">${articleTitle(sku, context)}</th><td class="number">${formatCount(inventoryPosition, locale)}</td></tr>`,
		);
		return html`<table class="compact"><caption>${ownerName(own[0], words)}</caption><thead><tr><th scope="col">${words.article}</th><th scope="col" class="number">${words.position}</th></tr></thead><tbody>${rows}</tbody></table>`;
	});
	return section("ended", words.ended, html`<p>${words.endedNote}</p>${tables}`);
}
