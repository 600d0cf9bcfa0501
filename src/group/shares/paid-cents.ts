import type { Item } from "../../plan/index.js";
import { articleCost } from "./article-cost.js";
import { shapleyLine } from "./shapley-line.js";
import { byPiece, byWeight, cents, evenly, inSteps, type ShareRule } from "./share-rule.js";

/** What the order of an article costs, in cents, and who takes what of it. */
export interface Bill {
	readonly item: Item;
	/** Pieces of each who takes some, 1 or more. */
	readonly quantities: readonly number[];
	readonly demands: readonly number[];
	/** The pieces at the price reached, and that price in money. */
	readonly goods: number;
	readonly price: number;
	/** The cost of ordering. */
	readonly ordering: number;
}

/**
 * What each taker pays, in cents that sum to the bill.
 *
 * All rules but the one by demand are straight lines of the own pieces, set by what the group has together: of a share
 * nobody can work out how the others divide the rest. Demands are told in coarse steps.
 *
 * @param bill the order and its takers
 * @param rule how to divide; `"even"` where pieces are scarce
 * @returns cents of each taker
 */
export function paidCents(
	{ item, quantities, demands, goods, price, ordering }: Bill,
	rule: ShareRule | "even",
): readonly number[] {
	const pieces = quantities.reduce((sum, quantity) => sum + quantity, 0);
	const members = quantities.length;
	const beyond = (): readonly number[] => {
		switch (rule) {
			case "even":
				return evenly(ordering, members);
			case "volume":
				return byPiece(ordering, quantities);
			case "order-cost":
				return inSteps(byWeight(ordering / 100, demands), ordering);
			case "equal-saving": {
				// What a piece costs alone more than together, alone at the list price.
				const dearer = cents(pieces * (item.unitCost ?? 0)) - goods;
				const rest = evenly(ordering - dearer, members);
				return byPiece(dearer, quantities).map((part, index) => part + rest[index]!);
			}
			case "shapley": {
				const { perPiece } = shapleyLine(members, pieces, articleCost(item));
				const rest = evenly(ordering + goods - cents(perPiece) * pieces, members);
				return byPiece(cents(perPiece) * pieces - goods, quantities).map(
					(part, index) => part + rest[index]!,
				);
			}
		}
	};
	// What a bill in cents leaves over would tell of all pieces, which scarce ones must not.
	const parts = rule === "even" ? quantities.map((own) => cents(own * price)) : byPiece(goods, quantities);
	return beyond().map((part, index) => part + parts[index]!);
}
