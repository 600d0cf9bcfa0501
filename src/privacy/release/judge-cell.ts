import type { ReleaseRules } from "../types.js";

/** What one operator adds to a figure. */
export interface CellContribution {
	readonly operatorId: string;
	/** Net pieces; an operator with 0 or less does not contribute. */
	readonly quantity: number;
	/** Order lines behind them. */
	readonly orders: number;
}

/** The rule that keeps a figure in. */
export type ReleaseRule = "minOperators" | "minOrders" | "maxSharePercent" | "pPercent";

/** Whether a figure may be shown, and the first rule against it; no figure. */
export type CellVerdict =
	| { readonly released: true }
	| { readonly released: false; readonly rule: ReleaseRule };

const refused = (rule: ReleaseRule): CellVerdict => ({ released: false, rule });

/** Room that a set of rows has in each rule; it passes when none is negative. */
export interface Margins {
	readonly operators: number;
	readonly orders: number;
	/** In percent of a piece. Never falls when rows that have room of their own are added. */
	readonly share: number;
	/** As `share`, for what a coalition of others does not know. */
	readonly unknown: number;
}

/** Room in each rule; contributors' sums, largest first, and their order lines. */
export function marginsOf(quantities: readonly number[], orders: number, rules: ReleaseRules): Margins {
	const largest = quantities[0] ?? 0;
	let total = 0;
	let unknown = 0;
	quantities.forEach((quantity, rank) => {
		total += quantity;
		if (rank > rules.coalition) unknown += quantity;
	});
	return {
		operators: quantities.length - Math.max(1, rules.minOperators),
		orders: orders - rules.minOrders,
		share: rules.maxSharePercent * total - 100 * largest,
		unknown: 100 * unknown - rules.pPercent * largest,
	};
}

/** Whether there is room in every rule. */
export const hasRoom = ({ operators, orders, share, unknown }: Margins): boolean =>
	operators >= 0 && orders >= 0 && share >= 0 && unknown >= 0;

/** Contributions of one operator are one. */
function contributorsOf(contributions: readonly CellContribution[]): {
	quantities: number[];
	orders: number;
} {
	const byOperator = new Map<string, { quantity: number; orders: number }>();
	for (const { operatorId, quantity, orders } of contributions) {
		const known = byOperator.get(operatorId) ?? { quantity: 0, orders: 0 };
		byOperator.set(operatorId, { quantity: known.quantity + quantity, orders: known.orders + orders });
	}
	const contributors = [...byOperator.values()].filter(({ quantity }) => quantity > 0);
	return {
		quantities: contributors.map(({ quantity }) => quantity).sort((a, b) => b - a),
		orders: contributors.reduce((sum, { orders }) => sum + orders, 0),
	};
}

/**
 * Judges one figure by the threshold, dominance and p-percent rules of disclosure control (Hundepool and others 2012,
 * chapter 4): enough operators, enough order lines, no operator over the share, and what a coalition does not know
 * is at least `pPercent` of the largest. Equality passes.
 *
 * @param contributions what each operator adds; pieces and order lines
 * @param rules the policy's release rules
 * @returns released or not, with the first rule that is against it
 * @example
 * const rules = { minOperators: 3, minOrders: 5, maxSharePercent: 85, pPercent: 10, coalition: 1 };
 * const of = (...quantities) => quantities.map((quantity, i) => ({ operatorId: `op-${i}`, quantity, orders: quantity }));
 * judgeCell(of(5, 4, 3), rules); // => { released: true }
 * judgeCell(of(5, 4, 0), rules); // => { released: false, rule: "minOperators" }
 */
export function judgeCell(contributions: readonly CellContribution[], rules: ReleaseRules): CellVerdict {
	const { quantities, orders } = contributorsOf(contributions);
	const margins = marginsOf(quantities, orders, rules);
	if (margins.operators < 0) return refused("minOperators");
	if (margins.orders < 0) return refused("minOrders");
	if (margins.share < 0) return refused("maxSharePercent");
	return margins.unknown < 0 ? refused("pPercent") : { released: true };
}
