import { type DayNumber, parseIsoDate } from "../../calendar/index.js";
import type { Successor } from "../../demand/index.js";
import { ReapproError } from "../../errors.js";
import type { Item } from "../input/input-types.js";

const isActive = (item: Item | undefined): boolean =>
	item !== undefined && (item.status === undefined || item.status === "active");

/** An article that replaces itself, by way of others too, whether or not they are still active. */
function refuseCircles(items: readonly Item[]): void {
	const replacedBy = new Map(items.map(({ sku, replaces }) => [sku, replaces]));
	items.forEach(({ sku, replaces }, index) => {
		let older = replaces;
		for (let steps = 0; older !== undefined && steps < items.length; steps++) {
			if (older === sku)
				throw new ReapproError(
					"INPUT_INVALID",
					"No article can replace itself, by way of others either.",
					`items[${index}].replaces`,
				);
			older = replacedBy.get(older);
		}
	});
}

/**
 * Articles whose place another one has taken: those that an item `replaces` and that are no longer active.
 *
 * @param items articles, each once
 * @returns pairs of an article and its successor
 * @throws {ReapproError} `INPUT_INVALID` when two articles replace the same, or an article itself by way of others
 * @example
 * const fields = { leadTimeDays: 5, service: { type: "cycle", target: 0.95 } };
 * successorsOf([{ sku: "oak-2", replaces: "oak-1", ...fields }]); // => [{ sku: "oak-1", successor: "oak-2" }]
 */
export function successorsOf(items: readonly Item[]): Successor[] {
	refuseCircles(items);
	const bySku = new Map(items.map((item) => [item.sku, item]));
	const successors: Successor[] = [];
	const replaced = new Set<string>();
	for (const [index, { sku, replaces }] of items.entries()) {
		if (replaces === undefined || isActive(bySku.get(replaces))) continue;
		if (replaced.has(replaces))
			throw new ReapproError(
				"INPUT_INVALID",
				"Let one article alone replace another.",
				`items[${index}].replaces`,
			);
		replaced.add(replaces);
		successors.push({ sku: replaces, successor: sku });
	}
	return successors;
}

/** Succession is the same for all operators: an override that would undo it for one is refused. */
export function refuseOverriddenSuccession(
	overrides: readonly Partial<Pick<Item, "sku" | "status" | "replaces">>[],
	successors: readonly Successor[],
): void {
	const replaced = new Set(successors.map(({ sku }) => sku));
	overrides.forEach(({ sku, status, replaces }, index) => {
		const isUndone = replaced.has(sku ?? "") && status === "active";
		if (replaces === undefined && !isUndone) return;
		throw new ReapproError(
			"INPUT_INVALID",
			"Say in items, for all operators, which article replaces which.",
			`overrides[${index}].${replaces === undefined ? "status" : "replaces"}`,
		);
	});
}

/** Longest time that a last order can be asked to last, as long as the longest lead time. */
const LONGEST_END_DAYS = 3650;

/** A last order that nobody can size, and an end before it, are refused where the item still has its index. */
export function refuseUnclearEnds(items: readonly (Item | undefined)[], root: string): void {
	items.forEach((item, index) => {
		const { lastOrderOn, endsOn } = item ?? {};
		if (lastOrderOn !== undefined && (endsOn === undefined || endsOn < lastOrderOn))
			throw new ReapproError(
				"INPUT_INVALID",
				"Say with lastOrderOn until when the last order has to last, and not before it.",
				`${root}[${index}].endsOn`,
			);
		if (dayOr(endsOn, 0) - dayOr(lastOrderOn, Number.POSITIVE_INFINITY) > LONGEST_END_DAYS)
			throw new ReapproError(
				"INPUT_INVALID",
				"Give a day within 3650 days of lastOrderOn: the last order has to last until then.",
				`${root}[${index}].endsOn`,
			);
	});
}

/** When the life of an article ends. */
export interface ItemEnd {
	readonly lastOrderDay: DayNumber;
	/** First day without demand. */
	readonly endDay: DayNumber;
}

const dayOr = (text: string | undefined, otherwise: number): number =>
	text === undefined ? otherwise : (parseIsoDate(text) as number);

/** Ends of an article; infinite where it has none. */
export const itemEnd = ({ lastOrderOn, endsOn }: Item): ItemEnd => ({
	lastOrderDay: dayOr(lastOrderOn, Number.POSITIVE_INFINITY),
	endDay: dayOr(endsOn, Number.POSITIVE_INFINITY),
});
