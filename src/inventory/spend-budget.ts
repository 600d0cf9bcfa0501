import { type Distribution, Heap, loss } from "../math/index.js";
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

/** From one quantity of an article to its next. */
interface Step {
	readonly index: number;
	readonly at: number;
	readonly quantity: number;
	readonly cost: number;
	readonly worth: number;
}

const comesBefore = (a: Step, b: Step): boolean =>
	a.worth > b.worth || (a.worth === b.worth && a.index < b.index);

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
	const bought = choices.map(() => 0);
	const steps = new Heap<Step>(comesBefore);
	/** Offers the next step of an article, if it has one. */
	const offer = (index: number, at: number): void => {
		const { demand, inventoryPosition, quantities, costOf } = choices[index]!;
		const quantity = quantities[at];
		if (quantity === undefined) return;
		const now = bought[index]!;
		const cost = costOf(quantity) - (now === 0 ? 0 : costOf(now));
		const saved = loss(demand, inventoryPosition + now) - loss(demand, inventoryPosition + quantity);
		steps.push({ index, at, quantity, cost, worth: cost > 0 ? saved / cost : Number.POSITIVE_INFINITY });
	};
	choices.forEach((_, index) => {
		offer(index, 0);
	});
	for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
		// Money only gets less: what does not fit now never will.
		if (step.cost > left) continue;
		left -= step.cost;
		bought[step.index] = step.quantity;
		offer(step.index, step.at + 1);
	}
	return bought;
}
