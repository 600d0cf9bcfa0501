import type { WaitPlanLine } from "../../plan/index.js";
import { explainLine } from "../explain-line.js";
import { html, type SafeHtml } from "../html/html.js";
import { articleTitle, ownerName, type SectionContext, section } from "./context.js";
import { groupBy, keyOf } from "./group-by.js";

/** Whether a site has less than its depot is to fill it up to. */
export const isShort = ({ depotSiteId, inventoryPosition, reorderPoint }: WaitPlanLine): boolean =>
	depotSiteId !== undefined && inventoryPosition <= reorderPoint;

/**
 * Sites that their depot can not fill up today, and why; nothing at all where there is none.
 *
 * @param lines what `isShort` chose
 * @param context language and names
 */
export function shortSitesSection(lines: readonly WaitPlanLine[], context: SectionContext): SafeHtml {
	const { locale, words } = context;
	if (lines.length === 0) return html``;
	const owners = groupBy(lines, ({ operatorId, siteId }) => keyOf(operatorId, siteId)).map((own) => {
		const rows = own.map(
			(line) =>
				html`<tr><th scope="row">${articleTitle(line.sku, context)}</th><td class="why"><p>${explainLine(line, locale)}</p></td></tr>`,
		);
		return html`<table class="compact"><caption>${ownerName(own[0], words)}</caption><tbody>${rows}</tbody></table>`;
	});
	return section("short-sites", words.shortSites, html`${owners}`);
}
