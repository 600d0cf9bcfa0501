import type { Item, PlanLine, ReplenishmentPlan, Supplier } from "../../index.js";
import { explainLine } from "../../index.js";
import { formatAmount, formatCount, formatDate, formatPercent } from "./formats.js";
import { textTable } from "./text-table.js";
import { COMMAND_WORDS } from "./words.js";

type Locale = "en" | "fr";
type OrderLine = Extract<PlanLine, { readonly status: "order" }>;
type Named = { readonly name?: Item["name"] };

/** Name in the language, else the id. */
export function nameOf(named: Named | undefined, id: string, locale: Locale): string {
	const name = named?.name;
	return name === undefined ? id : typeof name === "string" ? name : name[locale];
}

const placeOf = (line: { readonly operatorId: string; readonly siteId?: string }): string =>
	line.siteId === undefined ? line.operatorId : `${line.operatorId} / ${line.siteId}`;

/** The lines to order, each with its reason under it. */
export function orderTable(plan: ReplenishmentPlan, items: readonly Item[], locale: Locale): string {
	const words = COMMAND_WORDS[locale];
	const bySku = new Map(items.map((item) => [item.sku, item]));
	const lines = plan.lines.filter((line): line is OrderLine => line.status === "order");
	if (lines.length === 0) return `${words.nothingToOrder}\n`;
	const { columns } = words;
	const number = (title: string, cell: (line: OrderLine) => number) => ({
		title,
		align: "right" as const,
		cell: (line: OrderLine) => formatCount(cell(line), locale),
	});
	// The explanation subtracts what is on hand.
	const onHand = ({ explanation }: OrderLine): number =>
		Math.abs(explanation.find(({ term }) => term === "onHand")?.quantity ?? 0);
	return textTable<OrderLine>(
		[
			{ title: columns.place, align: "left", cell: placeOf },
			{ title: columns.article, align: "left", cell: ({ sku }) => nameOf(bySku.get(sku), sku, locale) },
			number(columns.onHand, onHand),
			number(columns.position, ({ inventoryPosition }) => inventoryPosition),
			number(columns.reorderPoint, ({ reorderPoint }) => reorderPoint),
			number(columns.orderUpTo, ({ orderUpTo }) => orderUpTo),
			number(columns.order, ({ orderQuantity }) => orderQuantity),
			{
				title: columns.arrival,
				align: "left",
				cell: ({ expectedArrival }) => formatDate(expectedArrival, locale),
			},
			{
				title: columns.risk,
				align: "right",
				cell: ({ stockoutRisk }) => formatPercent(stockoutRisk, locale),
			},
		],
		lines,
		(line) => explainLine(line, locale),
	);
}

/** How many lines are not ordered, and why. */
export function otherLines(plan: ReplenishmentPlan, locale: Locale): string {
	const counts = { wait: 0, infeasible: 0, "no-history": 0, "not-covered": 0 };
	for (const { status } of plan.lines) if (status !== "order") counts[status]++;
	const text = COMMAND_WORDS[locale].others(counts);
	return text === "" ? "" : `${text}.\n`;
}

/** Totals by operator and supplier. */
export function supplierTable(
	plan: ReplenishmentPlan,
	suppliers: readonly Supplier[],
	locale: Locale,
): string {
	if (plan.bySupplier.length === 0) return "";
	const { columns, noSupplier, belowMinimum } = COMMAND_WORDS[locale];
	const byId = new Map(suppliers.map((supplier) => [supplier.supplierId, supplier]));
	return textTable(
		[
			{ title: columns.place, align: "left", cell: ({ operatorId }) => operatorId },
			{
				title: columns.supplier,
				align: "left",
				cell: ({ supplierId }) =>
					supplierId === undefined ? noSupplier : nameOf(byId.get(supplierId), supplierId, locale),
			},
			{ title: columns.lines, align: "right", cell: ({ lines }) => formatCount(lines, locale) },
			{ title: columns.pieces, align: "right", cell: ({ pieces }) => formatCount(pieces, locale) },
			{
				title: columns.value,
				align: "right",
				cell: ({ value }) => (value === undefined ? "" : formatAmount(value, locale)),
			},
			{
				title: "",
				align: "left",
				cell: ({ warnings }) =>
					warnings.some(({ code }) => code === "SUPPLIER_MINIMUM_NOT_REACHED") ? belowMinimum : "",
			},
		],
		plan.bySupplier,
	);
}
