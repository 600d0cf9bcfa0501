import { parseIsoDate } from "../../calendar/index.js";
import { type OptionNames, ReapproError, refuseUnknownOptions } from "../../errors.js";
import type { Item, Supplier } from "../../plan/index.js";
import { html, type SafeHtml } from "../html/html.js";
import { checkLocale, localName, type ReportLocale } from "../locale.js";
import type { SectionContext } from "../sections/context.js";
import { GROUP_WORDS, type GroupWords } from "../words/group.js";
import { PAGE_WORDS } from "../words/page.js";

/** Options of the pages of a group purchase. */
export interface GroupReportOptions {
	readonly locale: ReportLocale;
	/** Day of the run, `YYYY-MM-DD`. */
	readonly asOf: string;
	/** Names of articles; a sku stands for itself where it has none. */
	readonly items?: readonly Pick<Item, "sku" | "name">[];
	/** Names of suppliers. */
	readonly suppliers?: readonly Pick<Supplier, "supplierId" | "name">[];
	readonly title?: string;
	/** Says at the head of the page that the data is invented. */
	readonly simulated?: boolean;
}

/** `operatorId` is of a member's page alone. */
const OPTIONS: OptionNames<GroupReportOptions & { readonly operatorId: string }> = {
	locale: true,
	asOf: true,
	items: true,
	suppliers: true,
	title: true,
	simulated: true,
	operatorId: true,
};

/** What the sections of a group's page may ask. */
export interface GroupContext extends SectionContext {
	readonly group: GroupWords;
}

/**
 * Language and names of a group's page.
 *
 * @param options of the page
 * @returns what its sections ask
 * @throws {ReapproError} `OPTION_INVALID` for an unknown locale, or where `asOf` is no date
 */
export function groupContext(options: GroupReportOptions): GroupContext {
	refuseUnknownOptions(options, OPTIONS);
	const { locale, items = [], suppliers = [] } = options;
	checkLocale(locale);
	if (typeof options.asOf !== "string" || parseIsoDate(options.asOf) === undefined)
		throw new ReapproError("OPTION_INVALID", "Give the day of the run as YYYY-MM-DD.", "asOf");
	const words = PAGE_WORDS[locale];
	const itemNames = new Map(items.map(({ sku, name }) => [sku, name]));
	const supplierNames = new Map(suppliers.map(({ supplierId, name }) => [supplierId, name]));
	return {
		locale,
		words,
		group: GROUP_WORDS[locale],
		articleName: (sku) => localName(itemNames.get(sku), locale, sku),
		supplierName: (supplierId) =>
			supplierId === undefined
				? words.noSupplier
				: localName(supplierNames.get(supplierId), locale, supplierId),
	};
}

/** Head of a group's page: title, one sentence, and whether the data is invented. */
export const groupHeader = (
	title: string,
	lead: string,
	simulated: boolean | undefined,
	{ words }: GroupContext,
): SafeHtml =>
	html`<h1>${title}</h1><p class="lead">${lead}</p>${
		simulated === true && html`<p class="simulated" role="note">${words.simulated}</p>`
	}`;
