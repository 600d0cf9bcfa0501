import { ReapproError } from "../errors.js";
import type { Item } from "../plan/index.js";
import type { ScarceSupply } from "./joint-order/article-order.js";
import type { AvailableSupply, SupplyRule } from "./types.js";

const RULES: readonly SupplyRule[] = ["proportional", "linear", "uniform", "urgency"];

/**
 * Checks what can be had of scarce articles.
 *
 * @param supply what the caller gave
 * @param rule how to divide; default `"uniform"`
 * @returns by article what can be had
 * @throws {ReapproError} `INPUT_INVALID` for entries that are no pieces of an article, or name one twice;
 * `OPTION_INVALID` for an unknown rule
 */
export function checkedSupply(
	supply: readonly AvailableSupply[] | undefined,
	rule: SupplyRule = "uniform",
): ReadonlyMap<string, ScarceSupply> {
	if (!RULES.includes(rule))
		throw new ReapproError("OPTION_INVALID", `Choose ${RULES.join(", ")}.`, "allocationRule");
	if (supply !== undefined && !Array.isArray(supply))
		throw new ReapproError("INPUT_INVALID", "Give a list of articles and pieces.", "supply");
	const known = new Map<string, ScarceSupply>();
	(supply ?? []).forEach((entry: AvailableSupply | null, index) => {
		const { sku, quantity } = entry ?? {};
		if (typeof sku !== "string" || known.has(sku))
			throw new ReapproError("INPUT_INVALID", "Give each article once.", `supply[${index}].sku`);
		if (!Number.isSafeInteger(quantity) || (quantity as number) < 0)
			throw new ReapproError("INPUT_INVALID", "Give whole pieces, 0 or more.", `supply[${index}].quantity`);
		known.set(sku, { available: quantity as number, rule });
	});
	return known;
}

/**
 * Refuses supply of articles that the run does not order: who gives it believes that it holds.
 *
 * @param supply checked supply
 * @param items of the run
 * @throws {ReapproError} `INPUT_INVALID`
 */
export function refuseUnshared(supply: ReadonlyMap<string, ScarceSupply>, items: readonly Item[]): void {
	const shared = new Set(items.filter(({ shareable }) => shareable === true).map(({ sku }) => sku));
	[...supply.keys()].forEach((sku, index) => {
		if (!shared.has(sku))
			throw new ReapproError("INPUT_INVALID", "Name shareable articles of items.", `supply[${index}].sku`);
	});
}
