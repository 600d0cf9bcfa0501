import { ReapproError } from "../../errors.js";
import type { CoordinatorArticle, CoordinatorSupplier, CoordinatorView } from "../../group/index.js";
import type { WarningCode } from "../../plan/index.js";
import { isRecords } from "../check-plan.js";
import { html, type SafeHtml } from "../html/html.js";
import { page } from "../html/page.js";
import { formatAmount, formatCount, formatDay, formatDecimal } from "../locale.js";
import { articleTitle, name, section } from "../sections/context.js";
import { notes } from "../sections/notes.js";
import { type GroupContext, type GroupReportOptions, groupContext, groupHeader } from "./group-report.js";

type ReleasedArticle = Extract<CoordinatorArticle, { readonly status: "released" }>;
type HeldArticle = Extract<CoordinatorArticle, { readonly status: "suppressed" }>;
type ReleasedSupplier = Extract<CoordinatorSupplier, { readonly status: "released" }>;

/** Warnings of articles of which no order is possible, whoever needs some. */
const NOT_ORDERED: ReadonlySet<WarningCode> = new Set([
	"DISCONTINUED_ARTICLE",
	"LAST_ORDER_PASSED",
	"NO_ORDER_POSSIBLE",
]);
const isOrdered = ({ warnings = [] }: HeldArticle): boolean =>
	!warnings.some(({ code }) => NOT_ORDERED.has(code));

function summary(
	released: readonly ReleasedArticle[],
	held: number,
	suppliers: readonly ReleasedSupplier[],
	{ group, locale }: GroupContext,
): SafeHtml {
	const saved =
		released.reduce((sum, { saving = 0 }) => sum + saving, 0) +
		suppliers.reduce((sum, { chargesSaved }) => sum + chargesSaved, 0);
	const figures: [string, string][] = [
		[group.shownArticles(released.length), formatCount(released.length, locale)],
		[group.heldArticles(held), formatCount(held, locale)],
		// Where nothing is shown a nought would read as if nothing were saved.
		...(released.length + suppliers.length === 0
			? []
			: [[group.saved, formatAmount(saved, locale)] as [string, string]]),
	];
	return html`<dl class="figures">${figures.map(([label, figure]) => html`<div><dt>${label}</dt><dd>${figure}</dd></div>`)}</dl>`;
}

function articlesTable(released: readonly ReleasedArticle[], context: GroupContext): SafeHtml {
	const { group, words, locale } = context;
	if (released.length === 0) return html`<p>${group.nothingShown}</p>`;
	const rows = released.map(
		({ sku, orderQuantity, expectedDemand, demandQuantile95, saving, expectedArrival, warnings = [] }) =>
			html`<tr><th scope="row">${articleTitle(sku, context)}${notes(warnings, locale)}</th><td class="number strong">${formatCount(orderQuantity, locale)}</td><td class="number">${formatDecimal(expectedDemand, locale)}</td><td class="number">${formatCount(demandQuantile95, locale)}</td><td class="date">${expectedArrival === undefined ? "–" : formatDay(expectedArrival, locale, "short")}</td><td class="number">${saving === undefined ? "–" : formatAmount(saving, locale)}</td></tr>`,
	);
	return html`<div class="wide"><table><thead><tr><th scope="col">${words.article}</th><th scope="col" class="number">${group.ordered}</th><th scope="col" class="number">${group.expectedDemand}</th><th scope="col" class="number">${group.demandAtMost}</th><th scope="col" class="date">${words.arrives}</th><th scope="col" class="number">${group.saving}</th></tr></thead><tbody>${rows}</tbody></table></div><p class="small">${group.demandNote} ${group.savingNote} ${group.packNote}</p>`;
}

function loadInWords(
	{ containers, palletPlaces = 0 }: Pick<ReleasedSupplier, "containers" | "palletPlaces">,
	{ group, locale }: GroupContext,
): SafeHtml | false {
	if (containers === undefined || (containers === 0 && palletPlaces === 0)) return false;
	return html`<p>${group.containers(containers, palletPlaces === 0 ? undefined : formatDecimal(palletPlaces, locale))}</p>`;
}

function suppliersTable(suppliers: readonly ReleasedSupplier[], context: GroupContext): SafeHtml | false {
	const { group, words, locale } = context;
	if (suppliers.length === 0) return false;
	const rows = suppliers.map(
		({ supplierId, orderValue, charges, chargesSaved, bestCycleDays, isBelowMinimum, ...load }) =>
			html`<tr><th scope="row">${name(context.supplierName(supplierId))}${isBelowMinimum && html`<p>${group.belowMinimum}</p>`}${loadInWords(load, context)}</th><td class="number">${formatAmount(orderValue, locale)}</td><td class="number">${formatAmount(charges, locale)}</td><td class="number">${formatAmount(chargesSaved, locale)}</td><td class="number">${bestCycleDays === undefined ? "–" : group.days(bestCycleDays)}</td></tr>`,
	);
	return html`<h3>${words.totals}</h3><div class="wide"><table><thead><tr><th scope="col">${words.supplier}</th><th scope="col" class="number">${group.orderValue}</th><th scope="col" class="number">${group.charges}</th><th scope="col" class="number">${group.saving}</th><th scope="col" class="number">${group.bestCycle}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** Articles with what their terms say; nothing where there is nothing to say. */
function notedArticles(articles: readonly HeldArticle[], context: GroupContext): SafeHtml | false {
	const noted = articles.filter(({ warnings = [] }) => warnings.length > 0);
	if (noted.length === 0) return false;
	return html`<ul>${noted.map(
		({ sku, warnings = [] }) =>
			html`<li>${articleTitle(sku, context)}${notes(warnings, context.locale)}</li>`,
	)}</ul>`;
}

function heldSection(held: readonly HeldArticle[], context: GroupContext): SafeHtml | false {
	const { group } = context;
	if (held.length === 0) return false;
	return section(
		"held",
		group.held,
		html`<p>${group.heldNote(held.map(({ sku }) => context.articleName(sku)))}</p>${notedArticles(held, context)}<h3>${group.whatToDo}</h3><ul>${group.advice.map((sentence) => html`<li>${sentence}</li>`)}</ul>`,
	);
}

function unorderedSection(unordered: readonly HeldArticle[], context: GroupContext): SafeHtml | false {
	const articles = notedArticles(unordered, context);
	return articles !== false && section("unordered", context.group.notOrdered, articles);
}

/**
 * Writes what the coordinator of a buying group may see as one HTML page: the joint order, what is saved, and what the
 * group can do about articles that are held back. It has no script and loads nothing.
 *
 * @param view `coordinator` of a group plan, or the same read back from JSON
 * @param options language, day of the run, names; see `GroupReportOptions`
 * @returns the page
 * @throws {ReapproError} `OPTION_INVALID` for an unknown locale or an `asOf` that is no date, `INPUT_INVALID` when `view` is no coordinator's view
 * @example
 * const view = { articles: [{ sku: "urn", status: "suppressed" }], suppliers: [] };
 * renderCoordinatorReport(view, { locale: "en", asOf: "2026-11-23" }).includes("neutral buying agent"); // => true
 */
export function renderCoordinatorReport(view: CoordinatorView, options: GroupReportOptions): string {
	const context = groupContext(options);
	if (!isRecords(view?.articles) || !isRecords(view.suppliers))
		throw new ReapproError("INPUT_INVALID", "Give the coordinator's view of a group plan.", "view");
	const released = view.articles.filter(
		(article): article is ReleasedArticle => article.status === "released",
	);
	const untold = view.articles.filter((article): article is HeldArticle => article.status === "suppressed");
	const held = untold.filter(isOrdered);
	const unordered = untold.filter((article) => !isOrdered(article));
	const suppliers = view.suppliers.filter(
		(supplier): supplier is ReleasedSupplier => supplier.status === "released",
	);
	const { group, words } = context;
	const title = options.title ?? group.coordinatorTitle(options.asOf);
	return page({
		language: words.language,
		title,
		header: html`${groupHeader(title, group.coordinatorLead, options.simulated, context)}${summary(released, held.length, suppliers, context)}`,
		main: html`${section("orders", group.groupOrder, html`${articlesTable(released, context)}${suppliersTable(suppliers, context)}`)}
${heldSection(held, context)}${unorderedSection(unordered, context)}`,
	});
}
