import type { GroupPlan, Item } from "../../index.js";
import { formatAmount, formatCount, formatDecimal } from "./formats.js";
import { nameOf } from "./plan-table.js";
import { textTable } from "./text-table.js";
import { COMMAND_WORDS } from "./words.js";

type Article = GroupPlan["coordinator"]["articles"][number];
type Released = Extract<Article, { readonly status: "released" }>;

/** The coordinator's view: figures that passed the gate, and how many did not. */
export function groupTable(plan: GroupPlan, items: readonly Item[], locale: "en" | "fr"): string {
	const words = COMMAND_WORDS[locale];
	const { articles } = plan.coordinator;
	const released = articles.filter((article): article is Released => article.status === "released");
	const bySku = new Map(items.map((item) => [item.sku, item]));
	const { columns } = words;
	const table =
		released.length === 0
			? `${words.nothingReleased}\n`
			: textTable<Released>(
					[
						{ title: columns.article, align: "left", cell: ({ sku }) => nameOf(bySku.get(sku), sku, locale) },
						{
							title: columns.group,
							align: "right",
							cell: ({ orderQuantity }) => formatCount(orderQuantity, locale),
						},
						{
							title: columns.expected,
							align: "right",
							cell: ({ expectedDemand }) => formatDecimal(expectedDemand, locale),
						},
						{
							title: columns.demandAtMost,
							align: "right",
							cell: ({ demandQuantile95 }) => formatCount(demandQuantile95, locale),
						},
						{
							title: columns.saving,
							align: "right",
							cell: ({ saving }) => (saving === undefined ? "" : formatAmount(saving, locale)),
						},
					],
					released,
				);
	const held = articles.length - released.length;
	return `${table}${held > 0 ? `${words.suppressed(held)}\n` : ""}${words.members(plan.members.length)}\n`;
}
