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
 * Divides a whole number evenly; what is left goes to the first, one each. Give members in their turn: by place it would tell
 * the first of the others.
 *
 * @param total pieces or cents, an integer, which may be below 0
 * @param count of parts, 1 or more
 * @returns whole parts that sum to the total
 * @example
 * evenly(-7, 3); // => [-2, -2, -3]
 */
export function evenly(total: number, count: number): number[] {
	const each = Math.floor(total / count);
	return Array.from({ length: count }, (_, index) => each + (index < total - each * count ? 1 : 0));
}

/**
 * The same part of an amount for each piece, in whole cents; what is left is divided evenly. The parts follow from the own
 * pieces, those of all and the number of members alone, which exact parts in rounded cents would not.
 *
 * @param total cents, an integer, which may be below 0
 * @param quantities pieces of each, 1 or more in all
 * @returns cents that sum to the total
 * @example
 * byPiece(3000, [1, 3, 3]); // => [430, 1285, 1285]
 */
export function byPiece(total: number, quantities: readonly number[]): number[] {
	const pieces = quantities.reduce((sum, quantity) => sum + quantity, 0);
	const each = Math.floor(total / pieces);
	const rest = evenly(total - pieces * each, quantities.length);
	return quantities.map((quantity, index) => quantity * each + rest[index]!);
}

/** Steps for each member in which shares by demand are told. */
const STEPS_EACH = 2;

/**
 * Rounds parts of a cost to steps of half of what each would pay evenly, so that a share tells roughly of the group and
 * closely of nobody. A share in cents would: of a cost divided by demand anyone can work out the demand of all, and from
 * two runs that of a member who has come or gone.
 *
 * @param parts what each pays, in money, 0 or more
 * @param total what they pay together, in cents
 * @returns cents that sum to the total
 * @see Willenborg, de Waal (2001), Elements of statistical disclosure control, 5.4, on rounding
 * @example
 * inSteps([13.1, 16.9], 3000); // => [1500, 1500]
 */
export function inSteps(parts: readonly number[], total: number): number[] {
	if (total <= 0) return evenly(total, parts.length);
	const steps = STEPS_EACH * parts.length;
	const step = total / steps;
	return wholeParts(
		wholeParts(
			parts.map((part) => (100 * part) / step),
			steps,
		).map((part) => part * step),
		total,
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
