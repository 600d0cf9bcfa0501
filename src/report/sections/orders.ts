import type { OrderPlanLine, SupplierTotal } from "../../plan/index.js";
import { explainLastPiece, explainLine } from "../explain-line.js";
import { html, type SafeHtml } from "../html/html.js";
import { formatAmount, formatCount, formatDay } from "../locale.js";
import { articleTitle, name, ownerName, type SectionContext, section } from "./context.js";
import { groupBy, keyOf } from "./group-by.js";
import { notes } from "./notes.js";
import { withoutSupplier } from "./said-beside.js";

/** Two rows a line: the figures, then the reasons over the whole width, which a phone needs. */
function orderRows(line: OrderPlanLine, context: SectionContext): SafeHtml {
	const { locale } = context;
	return html`<tr class="figure"><th scope="row">${articleTitle(line.sku, context)}</th><td class="number strong">${formatCount(line.orderQuantity, locale)}</td><td class="date">${formatDay(line.expectedArrival, locale, "short")}</td></tr>
<tr><td colspan="3" class="why"><p>${explainLine(line, locale)} ${explainLastPiece(line, locale) ?? ""}</p>${notes(line.warnings, locale)}</td></tr>`;
}

/** Value of some lines, absent when one of them has no unit cost. */
function valueOfLines(lines: readonly OrderPlanLine[]): number | undefined {
	let value = 0;
	for (const { orderQuantity, unitCost } of lines) {
		if (unitCost === undefined) return undefined;
		value += orderQuantity * unitCost;
	}
	return value;
}

function supplierTable(
	lines: readonly [OrderPlanLine, ...OrderPlanLine[]],
	context: SectionContext,
): SafeHtml {
	const { locale, words } = context;
	const pieces = lines.reduce((sum, { orderQuantity }) => sum + orderQuantity, 0);
	return html`<table class="orders"><caption>${name(context.supplierName(lines[0].supplierId))}</caption>
<thead><tr><th scope="col">${words.article}</th><th scope="col" class="number">${words.order}</th><th scope="col" class="date">${words.arrives}</th></tr></thead>
<tbody>${lines.map((line) => orderRows(line, context))}</tbody>
<tfoot><tr><th scope="row">${words.total(lines.length, valueOfLines(lines))}</th><td class="number strong">${formatCount(pieces, locale)}</td><td></td></tr></tfoot></table>`;
}

function totalsTable(totals: readonly SupplierTotal[], context: SectionContext): SafeHtml {
	const { locale, words } = context;
	const rows = totals.map(({ operatorId, supplierId, orderOn, lines, pieces, value, warnings }) => {
		const later = orderOn === undefined ? "" : `, ${words.orderOn(formatDay(orderOn, locale, "day"))}`;
		const noted = warnings.length > 0;
		return html`<tr class="${noted ? "figure" : "alone"}"><th scope="row">${name(context.supplierName(supplierId))} <span class="sku">${words.operator} ${name(operatorId)}${later}</span></th><td class="number">${formatCount(lines, locale)}</td><td class="number">${formatCount(pieces, locale)}</td><td class="number">${value === undefined ? "–" : formatAmount(value, locale)}</td></tr>${
			noted && html`<tr><td colspan="4" class="why">${notes(warnings.map(withoutSupplier), locale)}</td></tr>`
		}`;
	});
	return html`<h3>${words.totals}</h3><table class="totals"><thead><tr><th scope="col">${words.supplier}</th><th scope="col" class="number">${words.lines}</th><th scope="col" class="number">${words.pieces}</th><th scope="col" class="number">${words.value}</th></tr></thead><tbody>${rows}</tbody></table><p class="small">${words.valueNote}</p>`;
}

/**
 * What to order now: one block an operator or site, one table a supplier, then the totals by supplier.
 *
 * @param lines the lines to order, in the order of the plan
 * @param totals totals by supplier of the plan
 * @param context language and names
 */
export function ordersSection(
	lines: readonly OrderPlanLine[],
	totals: readonly SupplierTotal[],
	context: SectionContext,
): SafeHtml {
	const { words } = context;
	const owners = groupBy(lines, ({ operatorId, siteId }) => keyOf(operatorId, siteId));
	const blocks = owners.map(
		(ownLines) =>
			html`<h3>${ownerName(ownLines[0], words)}</h3>${groupBy(ownLines, ({ supplierId }) =>
				keyOf(supplierId),
			).map((supplierLines) => supplierTable(supplierLines, context))}`,
	);
	const body =
		lines.length === 0
			? html`<p>${words.nothingToOrder}</p>`
			: html`${blocks}${totals.length > 0 && totalsTable(totals, context)}`;
	return section("orders", words.orders, body);
}
