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

/** Steps of 1, 2 or 5 times a power of ten, 20 to 50 of them in the stake. */
function stepOf(stake: number): number {
	const least = stake / 20;
	const power = 10 ** Math.floor(Math.log10(least));
	const factor = [5, 2, 1].find((candidate) => candidate * power <= least) ?? 1;
	return Math.max(Math.floor(factor * power), 1);
}

/**
 * Rounds what shares differ from the price of the pieces to coarse steps, so that a share tells roughly of the group and
 * closely of nobody. Shares in cents would: of a cost divided by pieces anyone can work out the pieces of all to the last
 * one, and from two runs those of a member who has come or gone.
 *
 * @param parts what each pays beyond its pieces, in money; may be below 0
 * @param total what they pay together, in cents
 * @param stake cost and saving that are divided, in cents; 20 to 50 steps are in it
 * @returns cents that sum to the total; what is left beyond whole steps is divided evenly
 * @see Willenborg, de Waal (2001), Elements of statistical disclosure control, 5.4, on rounding
 * @example
 * inSteps([13.1, 16.9], 3000, 3000); // => [1300, 1700]
 */
export function inSteps(parts: readonly number[], total: number, stake: number): number[] {
	const step = stake > 0 ? stepOf(stake) : 1;
	const steps = Math.floor(total / step);
	const exact = parts.map((part) => (100 * part) / step);
	const whole = wholeParts(exact, steps);
	const even = wholeParts(
		parts.map(() => (total - steps * step) / parts.length),
		total - steps * step,
	);
	return whole.map((part, index) => part * step + even[index]!);
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
