import { ReapproError } from "../../errors.js";
import type { MemberCharge, MemberLine, MemberView } from "../../group/index.js";
import { isRecords } from "../check-plan.js";
import { html, type SafeHtml } from "../html/html.js";
import { page } from "../html/page.js";
import { formatAmount, formatCount, formatDay } from "../locale.js";
import { articleTitle, section } from "../sections/context.js";
import { notes } from "../sections/notes.js";
import { LINE_WORDS } from "../words/terms.js";
import { type GroupContext, type GroupReportOptions, groupContext, groupHeader } from "./group-report.js";

/** Less than a cent. */
const LEAST = 0.005;

function noteOf(line: MemberLine, { group, locale }: GroupContext): SafeHtml | false {
	const { orderQuantity, ownNeed, lateReceipt } = line;
	const sentences = [
		...(orderQuantity < ownNeed ? [group.short(ownNeed - orderQuantity)] : []),
		...(orderQuantity > ownNeed ? [group.extra(orderQuantity - ownNeed)] : []),
		...(ownNeed === 0 && orderQuantity === 0 ? [group.nothingNeeded] : []),
		...(lateReceipt === undefined
			? []
			: [LINE_WORDS[locale].comeLater(lateReceipt.pieces, formatDay(lateReceipt.dueOn, locale, "day"))]),
	];
	return sentences.length > 0 && html`<p>${sentences.join(" ")}</p>`;
}

const amount = (money: number | undefined, { locale }: GroupContext): string =>
	money === undefined ? "–" : formatAmount(money, locale);

function lineRow(line: MemberLine, context: GroupContext): SafeHtml {
	const { locale } = context;
	const { sku, orderQuantity, ownNeed, runsOutOn, expectedArrival, cost, costAlone, warnings = [] } = line;
	const day = (date: string | undefined): string =>
		date === undefined ? "–" : formatDay(date, locale, "short");
	return html`<tr><th scope="row">${articleTitle(sku, context)}${noteOf(line, context)}${notes(warnings, locale)}</th><td class="number">${formatCount(ownNeed, locale)}</td><td class="number strong">${formatCount(orderQuantity, locale)}</td><td class="date">${day(runsOutOn)}</td><td class="date">${day(expectedArrival)}</td><td class="number">${amount(cost, context)}</td><td class="number">${amount(costAlone, context)}</td></tr>`;
}

function chargeRow({ supplierId, cost, costAlone }: MemberCharge, context: GroupContext): SafeHtml {
	return html`<tr><th scope="row">${context.group.chargesOf(context.supplierName(supplierId))}</th><td></td><td></td><td></td><td></td><td class="number">${amount(cost, context)}</td><td class="number">${amount(costAlone, context)}</td></tr>`;
}

/** What the need alone would cost, where the member takes other pieces than these. */
function needAlone({ cost, saving, needCostAlone }: MemberView, { group }: GroupContext): string {
	const isTheSame = needCostAlone === undefined || Math.abs(cost + saving - needCostAlone) < LEAST;
	return isTheSame ? "" : ` ${group.needAlone(needCostAlone)}`;
}

/**
 * Writes what one member of a buying group may see as one HTML page: its part of the order, what it pays, and what it
 * would pay alone. It has no script and loads nothing.
 *
 * @param view the member's view of a group plan, or the same read back from JSON
 * @param options language, day of the run, names, and `operatorId`, whose page it is
 * @returns the page
 * @throws {ReapproError} `OPTION_INVALID` for an unknown locale, an `asOf` that is no date or no `operatorId`, `INPUT_INVALID` when `view` is no member's view
 * @example
 * const view = { lines: [{ sku: "urn", orderQuantity: 3, ownNeed: 2 }], charges: [], cost: 0, saving: 0 };
 * renderMemberReport(view, { locale: "en", asOf: "2026-11-23", operatorId: "op-1" }).includes("1 piece more"); // => true
 */
export function renderMemberReport(
	view: MemberView,
	options: GroupReportOptions & { readonly operatorId: string },
): string {
	const context = groupContext(options);
	if (!isRecords(view?.lines) || !isRecords(view.charges))
		throw new ReapproError("INPUT_INVALID", "Give a member's view of a group plan.", "view");
	if (typeof options.operatorId !== "string")
		throw new ReapproError("OPTION_INVALID", "Give the operator whose page it is.", "operatorId");
	const { group, words } = context;
	const title = options.title ?? group.memberTitle(options.operatorId, options.asOf);
	const hasExtra = view.lines.some(({ orderQuantity, ownNeed }) => orderQuantity > ownNeed);
	const table = html`<div class="wide"><table><thead><tr><th scope="col">${words.article}</th><th scope="col" class="number">${group.ownNeed}</th><th scope="col" class="number">${group.ordered}</th><th scope="col" class="date">${group.runsOutOn}</th><th scope="col" class="date">${words.arrives}</th><th scope="col" class="number">${group.cost}</th><th scope="col" class="number">${group.costAlone}</th></tr></thead><tbody>${view.lines.map((line) => lineRow(line, context))}${view.charges.map((charge) => chargeRow(charge, context))}</tbody></table></div><p>${group.balance(view.cost, view.saving)}${needAlone(view, context)}</p><p class="small">${group.memberNote}${hasExtra && ` ${group.extraNote}`}</p>`;
	return page({
		language: words.language,
		title,
		header: groupHeader(title, group.memberLead, options.simulated, context),
		main: section(
			"orders",
			group.yourOrder,
			view.lines.length === 0 ? html`<p>${group.nothingOrdered}</p>` : table,
		),
	});
}
