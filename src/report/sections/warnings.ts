import type { ReplenishmentPlan } from "../../plan/index.js";
import { explainWarning } from "../explain-warning.js";
import { html, type SafeHtml } from "../html/html.js";
import { name, type SectionContext, section } from "./context.js";
import { groupBy } from "./group-by.js";
import { withoutProbability, withoutSupplier } from "./said-beside.js";

const MOST_NAMES = 6;

function concerned(skus: readonly string[], context: SectionContext): SafeHtml {
	const { words } = context;
	const names = [...new Set(skus)].map(context.articleName);
	const more = names.length - MOST_NAMES;
	return html`<span class="sku">${words.concerned(skus.length)} (${names
		.slice(0, MOST_NAMES)
		.map(
			(text, place) => html`${place > 0 && " · "}${name(text)}`,
		)}${more > 0 && ` · ${words.andMore(more)}`})</span>`;
}

/**
 * Warnings in words: those of the whole plan, of suppliers, then of articles, each sentence once.
 *
 * @param plan the plan
 * @param context language and names
 */
export function warningsSection(
	plan: Pick<ReplenishmentPlan, "warnings" | "bySupplier" | "lines">,
	context: SectionContext,
): SafeHtml {
	const { locale, words } = context;
	const told = plan.lines.flatMap(({ sku, warnings }) =>
		warnings.map((warning) => ({ sku, sentence: explainWarning(withoutProbability(warning), locale) })),
	);
	const ofArticles = groupBy(told, ({ sentence }) => sentence).map(
		(group) =>
			html`<li>${group[0].sentence} ${concerned(
				group.map(({ sku }) => sku),
				context,
			)}</li>`,
	);
	const toldOfSuppliers = plan.bySupplier.flatMap(({ supplierId, warnings }) =>
		warnings.map((warning) => ({
			supplier: context.supplierName(supplierId),
			sentence: explainWarning(withoutSupplier(warning), locale),
		})),
	);
	// Several operators may order at one supplier.
	const ofSuppliers = groupBy(toldOfSuppliers, ({ sentence }) => sentence).map((group) => {
		const names = [...new Set(group.map(({ supplier }) => supplier))];
		return html`<li>${group[0].sentence} <span class="sku">${names.map(
			(text, place) => html`${place > 0 && " · "}${name(text)}`,
		)}</span></li>`;
	});
	const ofPlan = plan.warnings.map(
		(warning) =>
			html`<li>${explainWarning(warning, locale)} <span class="sku">${words.wholePlan}</span></li>`,
	);
	const all = [...ofPlan, ...ofSuppliers, ...ofArticles];
	const body = all.length === 0 ? html`<p>${words.noWarnings}</p>` : html`<ul>${all}</ul>`;
	return section("warnings", words.warnings, body);
}
