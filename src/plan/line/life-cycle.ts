import { type DayNumber, parseIsoDate } from "../../calendar/index.js";
import type { Successor } from "../../demand/index.js";
import { ReapproError } from "../../errors.js";
import type { Item } from "../input/input-types.js";
import type { Position } from "../input/positions.js";
import type { Shelf } from "../input/shelf.js";

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

const joined = (a: Shelf, b: Shelf): Shelf => ({
	onHand: a.onHand + b.onHand,
	reserved: a.reserved + b.reserved,
	backorders: a.backorders + b.backorders,
	openOrders: [...a.openOrders, ...b.openOrders],
});

/** What is owed to families, of an article that may no longer be sold: its successor has to serve them. */
const owedOf = ({ backorders }: Shelf): Shelf => ({ onHand: 0, reserved: 0, backorders, openOrders: [] });

/** A position with what lies there of articles that it replaces. */
export interface JoinedPosition {
	readonly shelf: Shelf;
	/** Articles whose stock is counted in, with their pieces on hand. */
	readonly usedUp: readonly { readonly sku: string; readonly pieces: number }[];
	/** Whether nothing was given of what lies there, neither of the article nor of one whose stock is used up. */
	readonly isAssumedEmpty: boolean;
}

/**
 * Counts the stock of ending articles as stock of their successors, at the same place, and what is owed of any that were
 * replaced.
 *
 * @param positions of one operator
 * @param successorOf the article at the end of each chain
 * @param isEnding whether what lies there of an article may still be sold
 * @returns one entry for each position, in the same order
 */
export function joinPositions(
	positions: readonly Position[],
	successorOf: ReadonlyMap<string, string>,
	isEnding: (position: Position) => boolean,
): JoinedPosition[] {
	const replaced = positions
		.filter(({ sku }) => successorOf.has(sku))
		.map((position) => ({
			...position,
			shelf: isEnding(position) ? position.shelf : owedOf(position.shelf),
		}));
	return positions.map(({ sku, siteId, shelf, assumedEmpty }) => {
		const used = replaced.filter((one) => successorOf.get(one.sku) === sku && one.siteId === siteId);
		const isKnown = used.some((one) => !one.assumedEmpty && isEnding(one));
		return {
			// What is owed of an article whose place another one has taken is ordered there.
			shelf: used.reduce(
				(sum, one) => joined(sum, one.shelf),
				successorOf.has(sku) ? { ...shelf, backorders: 0 } : shelf,
			),
			usedUp: used.map((one) => ({ sku: one.sku, pieces: one.shelf.onHand })),
			isAssumedEmpty: assumedEmpty && !isKnown,
		};
	});
}
