import type { PlanLine } from "../../plan/index.js";
import { explainLine } from "../explain-line.js";
import { html, type SafeHtml } from "../html/html.js";
import { articleTitle, ownerName, type SectionContext, section } from "./context.js";
import { groupBy, keyOf } from "./group-by.js";

/**
 * Articles of which nothing can be said, by reason and owner; nothing at all when there is none.
 *
 * @param lines lines with status `no-history` or `not-covered`
 * @param context language and names
 */
export function unplannedSection(lines: readonly PlanLine[], context: SectionContext): SafeHtml {
	const { locale, words } = context;
	if (lines.length === 0) return html``;
	const reasons = groupBy(lines, ({ status }) => status).map((group) => {
		const owners = groupBy(group, ({ operatorId, siteId }) => keyOf(operatorId, siteId)).map((own) => {
			const articles = own.map(({ sku }, place) => html`${place > 0 && " · "}${articleTitle(sku, context)}`);
			return html`<li>${ownerName(own[0], words)}${locale === "fr" && "\u00a0"}: ${articles}</li>`;
		});
		return html`<p>${explainLine(group[0], locale)}</p><ul>${owners}</ul>`;
	});
	return section("unplanned", words.unplanned, html`${reasons}`);
}
