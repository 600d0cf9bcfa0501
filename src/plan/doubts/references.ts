import type { CheckedPlanInput } from "../input/checked-input.js";
import type { PlanWarning } from "../warning-types.js";

/** What an input may refer to. */
export interface KnownNames {
	readonly hasOperator: (operatorId: string) => boolean;
	readonly hasSite: (operatorId: string, siteId: string) => boolean;
	readonly catalogue: readonly string[];
}

/** The fields of lists that name an operator, a site or an article. */
type Reference = Partial<Readonly<Record<"operatorId" | "siteId" | "sku", string>>>;

/** The first entry of a list that names something unknown, and how many there are. */
function firstOf<Entry>(
	entries: readonly Entry[],
	isUnknown: (entry: Entry) => boolean,
	pathOf: (index: number) => string,
): Pick<PlanWarning, "path" | "count">[] {
	const first = entries.findIndex(isUnknown);
	return first < 0 ? [] : [{ path: pathOf(first), count: entries.filter(isUnknown).length }];
}

/**
 * Entries of an input that name an operator, a site or an article which is known nowhere else: what a misspelt one says would
 * be lost in silence.
 *
 * @param input its lists; those that are absent have no entries
 * @param names what is known
 * @returns one warning for each field of a list, with the path of the first finding
 */
export function referenceWarnings(
	input: Pick<CheckedPlanInput, "items" | "coverage" | "budgets" | "overrides" | "storages" | "depots">,
	{ hasOperator, hasSite }: KnownNames,
): PlanWarning[] {
	const skus = new Set(input.items.map(({ sku }) => sku));
	const isUnknown: Readonly<Record<keyof Reference, (entry: Reference) => boolean>> = {
		operatorId: ({ operatorId = "" }) => !hasOperator(operatorId),
		siteId: ({ operatorId = "", siteId }) =>
			siteId !== undefined && hasOperator(operatorId) && !hasSite(operatorId, siteId),
		sku: ({ sku }) => sku !== undefined && !skus.has(sku),
	};
	return (["coverage", "budgets", "overrides", "storages", "depots"] as const).flatMap((list) =>
		(["operatorId", "siteId", "sku"] as const).flatMap((field) =>
			firstOf<Reference>(input[list], isUnknown[field], (index) => `${list}[${index}].${field}`).map(
				(found) => ({ code: "REFERENCE_UNKNOWN", ...found }) as const,
			),
		),
	);
}

/**
 * Suppliers that a what-if makes late and that no article comes from.
 *
 * @param input items, overrides and what-if
 * @returns one warning, with the path of the first
 */
export function lateSupplierWarnings({
	items,
	overrides,
	scenario,
}: Pick<CheckedPlanInput, "items" | "overrides" | "scenario">): PlanWarning[] {
	const delays = scenario?.leadTimeDelayDays ?? [];
	if (typeof delays === "number") return [];
	const known = new Set([...items, ...overrides].map(({ supplierId }) => supplierId));
	return firstOf(
		delays,
		({ supplierId }) => !known.has(supplierId),
		(index) => `scenario.leadTimeDelayDays[${index}].supplierId`,
	).map((found) => ({ code: "REFERENCE_UNKNOWN", ...found }));
}

/**
 * What items say of articles that they replace and that is of no effect: such an article is known nowhere, or still active.
 *
 * @param items of the input
 * @param names the policy's catalogue: an article that is no longer among the items still has lines
 * @returns a warning for each of the two, with the path of the first finding
 */
export function replacementWarnings(
	items: CheckedPlanInput["items"],
	{ catalogue }: Pick<KnownNames, "catalogue">,
): PlanWarning[] {
	const bySku = new Map(items.map((item) => [item.sku, item]));
	const known = new Set([...catalogue, ...bySku.keys()]);
	const pathOf = (index: number): string => `items[${index}].replaces`;
	const isActive = (sku: string): boolean =>
		bySku.has(sku) && (bySku.get(sku)?.status ?? "active") === "active";
	return [
		...firstOf(items, ({ replaces }) => replaces !== undefined && !known.has(replaces), pathOf).map(
			(found) => ({ code: "REFERENCE_UNKNOWN", ...found }) as const,
		),
		...firstOf(items, ({ replaces }) => replaces !== undefined && isActive(replaces), pathOf).map(
			(found) => ({ code: "REPLACES_ACTIVE_ARTICLE", ...found }) as const,
		),
	];
}

/**
 * Articles of which the policy lets no line in.
 *
 * @param items of the input
 * @param names the policy's catalogue
 * @returns one warning, with the path of the first
 */
export function catalogueWarnings(
	items: CheckedPlanInput["items"],
	{ catalogue }: Pick<KnownNames, "catalogue">,
): PlanWarning[] {
	const known = new Set(catalogue);
	return firstOf(
		items,
		({ sku }) => !known.has(sku),
		(index) => `items[${index}].sku`,
	).map((found) => ({ code: "ITEM_NOT_IN_CATALOGUE", ...found }));
}

/**
 * Articles that may be sold and have no line: no operator has lines or stock of them.
 *
 * @param items of the input
 * @param names the policy's catalogue: what is missing there is told by itself
 * @param planned articles that have a line
 * @returns one warning, with the path of the first
 */
export function unplannedWarnings(
	items: CheckedPlanInput["items"],
	{ catalogue }: Pick<KnownNames, "catalogue">,
	planned: ReadonlySet<string>,
): PlanWarning[] {
	const known = new Set(catalogue);
	return firstOf(
		items,
		({ sku, status }) => status !== "discontinued" && known.has(sku) && !planned.has(sku),
		(index) => `items[${index}].sku`,
	).map((found) => ({ code: "ITEM_WITHOUT_LINE", ...found }));
}
