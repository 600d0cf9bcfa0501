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
	if (quantities.length < Math.max(1, rules.minOperators)) return refused("minOperators");
	if (orders < rules.minOrders) return refused("minOrders");
	const largest = quantities[0] as number;
	const total = quantities.reduce((sum, quantity) => sum + quantity, 0);
	if (100 * largest > rules.maxSharePercent * total) return refused("maxSharePercent");
	const unknown = quantities.slice(1 + rules.coalition).reduce((sum, quantity) => sum + quantity, 0);
	return 100 * unknown < rules.pPercent * largest ? refused("pPercent") : { released: true };
}
