import { type Distribution, loss } from "../math/index.js";
import { requireAtLeast } from "./require.js";

/** What could be bought of an article. */
export interface BudgetChoice {
	/** Demand that the pieces must last for. */
	readonly demand: Distribution;
	/** Pieces that are there or due. */
	readonly inventoryPosition: number;
	/** Quantities that can be ordered, rising, none of them 0. */
	readonly quantities: readonly number[];
	/** Cost of a quantity, rising with it. */
	readonly costOf: (quantity: number) => number;
}

/**
 * Spends a budget where each unit of money saves the most expected missing pieces.
 *
 * Steps from one quantity of an article to its next are taken in the order of what they save for their cost, as long as
 * they fit. Up to the first step that does not fit, and where pieces are bought one by one, no other choice of the same
 * cost saves more; beyond it, and with minimums and packs, it is a heuristic.
 *
 * @param choices one entry for each article
 * @param budget money, 0 or more
 * @returns a quantity for each article, 0 where the budget does not reach
 * @throws {ReapproError} `INPUT_INVALID` when the budget is below 0 or no number
 * @see Fox (1966), Discrete optimization via marginal analysis; Sherbrooke (2004), Optimal inventory modeling of systems, 2.6
 * @example
 * const demand = { kind: "poisson", rate: 2 };
 * const article = (price) => ({ demand, inventoryPosition: 0, quantities: [1, 2, 3, 4], costOf: (pieces) => price * pieces });
 * spendBudget([article(10), article(30)], 80); // => [4, 1]
 */
export function spendBudget(choices: readonly BudgetChoice[], budget: number): number[] {
	// Prices in cents do not add up exactly.
	let left = requireAtLeast(budget, "budget") * (1 + 1e-12);
	const steps = choices.map(() => 0);
	const bought = (index: number): number =>
		steps[index] === 0 ? 0 : choices[index]!.quantities[steps[index]! - 1]!;
	/** The next step of an article, absent at its end. */
	const nextOf = (index: number): { readonly cost: number; readonly worth: number } | undefined => {
		const { demand, inventoryPosition, quantities, costOf } = choices[index]!;
		const next = quantities[steps[index]!];
		if (next === undefined) return undefined;
		const now = bought(index);
		const cost = costOf(next) - (now === 0 ? 0 : costOf(now));
		const saved = loss(demand, inventoryPosition + now) - loss(demand, inventoryPosition + next);
		return { cost, worth: cost > 0 ? saved / cost : Number.POSITIVE_INFINITY };
	};
	const next = choices.map((_, index) => nextOf(index));
	for (;;) {
		let best = -1;
		next.forEach((step, index) => {
			if (step === undefined || step.cost > left) return;
			if (best < 0 || step.worth > next[best]!.worth) best = index;
		});
		if (best < 0) break;
		left -= next[best]!.cost;
		steps[best]! += 1;
		next[best] = nextOf(best);
	}
	return choices.map((_, index) => bought(index));
}
