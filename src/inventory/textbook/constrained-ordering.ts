import { ReapproError } from "../../errors.js";
import {
	cdf,
	complementaryLoss,
	type Distribution,
	findRoot,
	loss,
	normalQuantile,
} from "../../math/index.js";
import { requireInteger, requirePositive } from "../require.js";

/**
 * Economic order quantities of several articles that share a space: sqrt(2 K d / (h + 2 theta w)) with the multiplier
 * theta that fills the space (Hadley and Whitin 1963, sec. 2-8).
 *
 * @param articles fixed cost, demand rate, holding cost and space a piece of each, all > 0
 * @param spaceLimit space for all order quantities together, > 0
 * @returns quantities, cost a unit of time, and the multiplier (0 when the space suffices)
 * @throws {ReapproError} `INPUT_INVALID` when a figure is not above 0
 * @example
 * const article = { fixedCost: 20, demandRate: 100, holdingCost: 2.5, spacePerUnit: 1 };
 * economicOrdersInSpace([article, article], 40).orderQuantities; // => [20, 20]
 */
export function economicOrdersInSpace(
	articles: readonly {
		readonly fixedCost: number;
		readonly demandRate: number;
		readonly holdingCost: number;
		readonly spacePerUnit: number;
	}[],
	spaceLimit: number,
): { readonly orderQuantities: readonly number[]; readonly cost: number; readonly multiplier: number } {
	requirePositive(spaceLimit, "spaceLimit");
	for (const [index, article] of articles.entries())
		for (const field of ["fixedCost", "demandRate", "holdingCost", "spacePerUnit"] as const)
			requirePositive(article[field], `articles[${index}].${field}`);
	const quantitiesAt = (multiplier: number): number[] =>
		articles.map(({ fixedCost, demandRate, holdingCost, spacePerUnit }) =>
			Math.sqrt((2 * fixedCost * demandRate) / (holdingCost + 2 * multiplier * spacePerUnit)),
		);
	const excess = (multiplier: number): number =>
		quantitiesAt(multiplier).reduce(
			(sum, quantity, index) => sum + quantity * (articles[index] as { spacePerUnit: number }).spacePerUnit,
			-spaceLimit,
		);
	const multiplier = multiplierFor(excess);
	const orderQuantities = quantitiesAt(multiplier);
	const cost = articles.reduce((sum, { fixedCost, demandRate, holdingCost }, index) => {
		const quantity = orderQuantities[index] as number;
		return sum + (fixedCost * demandRate) / quantity + (holdingCost * quantity) / 2;
	}, 0);
	return { orderQuantities, cost, multiplier };
}

/**
 * Newsvendor levels of several articles under one budget: F_i(S_i) = (p - theta c) / (h + p) with the multiplier theta
 * that spends it (Hadley and Whitin 1963, sec. 6-4). Levels are not below 0.
 *
 * @param articles normal demand, unit, holding and stockout cost of each; costs and deviations > 0
 * @param budget money for all levels together, > 0
 * @returns levels, expected cost, and the multiplier (0 when the budget suffices)
 * @throws {ReapproError} `INPUT_INVALID` when a figure is not above 0
 * @example
 * const article = { demandMean: 100, demandSd: 10, unitCost: 2, holdingCost: 1, stockoutCost: 9 };
 * newsvendorBudget([article], 1000).multiplier; // => 0
 */
export function newsvendorBudget(
	articles: readonly {
		readonly demandMean: number;
		readonly demandSd: number;
		readonly unitCost: number;
		readonly holdingCost: number;
		readonly stockoutCost: number;
	}[],
	budget: number,
): { readonly levels: readonly number[]; readonly cost: number; readonly multiplier: number } {
	requirePositive(budget, "budget");
	for (const [index, article] of articles.entries())
		for (const field of ["demandSd", "unitCost", "holdingCost", "stockoutCost"] as const)
			requirePositive(article[field], `articles[${index}].${field}`);
	const levelsAt = (multiplier: number): number[] =>
		articles.map(({ demandMean, demandSd, unitCost, holdingCost, stockoutCost }) => {
			const ratio = (stockoutCost - multiplier * unitCost) / (holdingCost + stockoutCost);
			return ratio > 0 ? Math.max(0, demandMean + demandSd * normalQuantile(ratio)) : 0;
		});
	const excess = (multiplier: number): number =>
		levelsAt(multiplier).reduce(
			(sum, level, index) => sum + level * (articles[index] as { unitCost: number }).unitCost,
			-budget,
		);
	const multiplier = multiplierFor(excess);
	const levels = levelsAt(multiplier);
	const cost = articles.reduce((sum, article, index) => {
		const demand: Distribution = {
			kind: "normal",
			mean: article.demandMean,
			standardDeviation: article.demandSd,
		};
		const level = levels[index] as number;
		return (
			sum +
			article.holdingCost * complementaryLoss(demand, level) +
			article.stockoutCost * loss(demand, level)
		);
	}, 0);
	return { levels, cost, multiplier };
}

/** An article that competes for the pieces of one container or budget. */
export interface PrioritisedArticle {
	readonly demand: Distribution;
	readonly onHand: number;
	readonly holdingCost: number;
	readonly stockoutCost: number;
}

/**
 * Shares a number of pieces among articles: each next piece goes where it saves most expected newsvendor cost, until
 * no piece saves any. Optimal for integer demand, since the savings of an article fall. Ties go to the earlier article.
 *
 * @param articles integer demand, pieces on hand and costs of each
 * @param maxUnits pieces to share, whole >= 0
 * @returns quantities, articles in the order in which they got pieces, and the expected cost before and after
 * @throws {ReapproError} `INPUT_INVALID` when `maxUnits` is no whole number >= 0
 * @example
 * const article = { demand: { kind: "point", value: 2 }, onHand: 0, holdingCost: 1, stockoutCost: 5 };
 * prioritisedUnits([article, { ...article, stockoutCost: 9 }], 3).orderQuantities; // => [1, 2]
 */
export function prioritisedUnits(
	articles: readonly PrioritisedArticle[],
	maxUnits: number,
): {
	readonly orderQuantities: readonly number[];
	readonly priorityList: readonly number[];
	readonly expectedCost: number;
	readonly expectedCostWithoutOrder: number;
} {
	requireInteger(maxUnits, "maxUnits", 0);
	const saving = ({ demand, holdingCost, stockoutCost }: PrioritisedArticle, level: number): number =>
		stockoutCost - (holdingCost + stockoutCost) * cdf(demand, level);
	const orderQuantities = articles.map(() => 0);
	const savings = articles.map((article) => saving(article, article.onHand));
	const priorityList: number[] = [];
	while (priorityList.length < maxUnits) {
		const best = savings.indexOf(Math.max(...savings));
		const article = articles[best];
		if (article === undefined || !((savings[best] as number) > 0)) break;
		priorityList.push(best);
		const quantity = (orderQuantities[best] as number) + 1;
		orderQuantities[best] = quantity;
		savings[best] = saving(article, article.onHand + quantity);
	}
	const costOf = (quantities: readonly number[]): number =>
		articles.reduce((sum, { demand, onHand, holdingCost, stockoutCost }, index) => {
			const level = onHand + (quantities[index] as number);
			return sum + holdingCost * complementaryLoss(demand, level) + stockoutCost * loss(demand, level);
		}, 0);
	return {
		orderQuantities,
		priorityList,
		expectedCost: costOf(orderQuantities),
		expectedCostWithoutOrder: costOf(articles.map(() => 0)),
	};
}

/** Smallest multiplier >= 0 at which what is used no longer exceeds the limit. */
function multiplierFor(excess: (multiplier: number) => number): number {
	if (excess(0) <= 0) return 0;
	let upper = 1e-3;
	while (excess(upper) > 0) {
		upper *= 2;
		if (!Number.isFinite(upper))
			throw new ReapproError("INPUT_INVALID", "Give a limit that some order can meet.", "budget");
	}
	return findRoot(excess, 0, upper);
}
