import type { SiteTransfer } from "../../plan/index.js";
import { html, type SafeHtml } from "../html/html.js";
import { formatCount } from "../locale.js";
import { articleTitle, name, type SectionContext, section } from "./context.js";
import { groupBy, keyOf } from "./group-by.js";

const siteName = (siteId: string | undefined, { words }: SectionContext): SafeHtml =>
	siteId === undefined ? html`${words.noSite}` : name(siteId);

/**
 * What goes from one site to another, one table an operator; nothing at all where nothing does.
 *
 * @param transfers transfers of the plan, in its order
 * @param context language and names
 */
export function transfersSection(transfers: readonly SiteTransfer[], context: SectionContext): SafeHtml {
	const { locale, words } = context;
	if (transfers.length === 0) return html``;
	const tables = groupBy(transfers, ({ operatorId }) => keyOf(operatorId)).map(
		(own) =>
			html`<table class="compact"><caption>${words.operator} ${name(own[0].operatorId)}</caption><thead><tr><th scope="col">${words.article}</th><th scope="col">${words.from}</th><th scope="col">${words.to}</th><th scope="col" class="number">${words.pieces}</th></tr></thead><tbody>${own.map(
				({ sku, fromSiteId, toSiteId, quantity }) =>
					html`<tr><th scope="row">${articleTitle(sku, context)}</th><td>${siteName(fromSiteId, context)}</td><td>${siteName(toSiteId, context)}</td><td class="number">${formatCount(quantity, locale)}</td></tr>`,
			)}</tbody></table>`,
	);
	return section("transfers", words.transfers, html`${tables}`);
}
