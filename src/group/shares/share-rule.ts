import { ReapproError } from "../../errors.js";
import { wholeParts } from "../allocation/index.js";

/** How a bill is divided among those who take pieces. */
export type ShareRule = "order-cost" | "volume" | "equal-saving" | "shapley";

const RULES: readonly ShareRule[] = ["order-cost", "volume", "equal-saving", "shapley"];

/**
 * Checks a rule.
 *
 * @param rule what the caller gave
 * @returns the rule, `"order-cost"` where none is given
 * @throws {ReapproError} `OPTION_INVALID` for an unknown rule
 */
export function checkedRule(rule: ShareRule | undefined): ShareRule {
	if (rule === undefined) return "order-cost";
	if (RULES.includes(rule)) return rule;
	throw new ReapproError("OPTION_INVALID", `Choose ${RULES.join(", ")}.`, "shareRule");
}

/**
 * Money in cents.
 *
 * @param money an amount
 * @returns whole cents, the nearest
 */
export const cents = (money: number): number => Math.round(money * 100);

/**
 * Rounds shares to whole cents that sum to the bill.
 *
 * @param shares of a bill, in money; they may be below 0
 * @param bill in cents
 * @returns cents
 */
export function inCents(shares: readonly number[], bill: number): number[] {
	const exact = shares.map((share) => share * 100);
	const sum = exact.reduce((all, share) => all + share, 0);
	// Shares are sums of floats; the gap to the bill, of rounding size, goes where the remainders send it.
	const gap = bill - sum;
	return wholeParts(
		exact.map((share) => share + gap / shares.length),
		bill,
	);
}

/**
 * Divides an amount by weights.
 *
 * @param amount money
 * @param weights 0 or more; all 0 counts as equal
 * @returns shares that sum to the amount
 */
export function byWeight(amount: number, weights: readonly number[]): number[] {
	const sum = weights.reduce((all, weight) => all + weight, 0);
	return weights.map((weight) => (sum > 0 ? (amount * weight) / sum : amount / weights.length));
}
