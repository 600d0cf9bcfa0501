import type { SiteTransfer } from "../../plan/index.js";
import { html, type SafeHtml } from "../html/html.js";
import { formatCount } from "../locale.js";
import { articleTitle, name, type SectionContext, section } from "./context.js";
import { groupBy, keyOf } from "./group-by.js";

/**
 * What goes from one site of an operator to another before anything is bought; nothing at all when nothing moves.
 *
 * @param transfers of the plan
 * @param context language and names
 */
export function transfersSection(transfers: readonly SiteTransfer[], context: SectionContext): SafeHtml {
	const { locale, words } = context;
	if (transfers.length === 0) return html``;
	const site = (siteId: string | undefined): SafeHtml =>
		siteId === undefined ? html`${words.noSite}` : name(siteId);
	const tables = groupBy(transfers, ({ operatorId }) => keyOf(operatorId)).map((own) => {
		const rows = own.map(
			({ sku, fromSiteId, toSiteId, quantity }) =>
				html`<tr><th scope="row">${articleTitle(sku, context)}</th><td>${site(fromSiteId)}</td><td>${site(toSiteId)}</td><td class="number strong">${formatCount(quantity, locale)}</td></tr>`,
		);
		return html`<table class="compact"><caption>${words.operator} ${name(own[0].operatorId)}</caption><thead><tr><th scope="col">${words.article}</th><th scope="col">${words.from}</th><th scope="col">${words.to}</th><th scope="col" class="number">${words.pieces}</th></tr></thead><tbody>${rows}</tbody></table>`;
	});
	return section("transfers", words.transfers, html`<p>${words.transfersNote}</p>${tables}`);
}
