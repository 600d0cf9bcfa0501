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
 * Divides a whole number evenly; what is left goes to the first, one each.
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

/** Parts of what is at stake in which shares are told. */
const STEPS = 24;

/**
 * Rounds what shares differ from the price of the pieces to steps of a twenty-fourth of what is at stake, so that a share
 * tells roughly of the group and closely of nobody. Shares in cents would: of a cost divided by pieces anyone can work out
 * the pieces of all to the last one, and from two runs those of a member who has come or gone.
 *
 * @param parts what each pays beyond its pieces, in money; may be below 0
 * @param total what they pay together, in cents
 * @param stake cost and saving that are divided, in cents; of what the group knows alone, prices and all pieces, as the
 * steps tell of it
 * @returns cents that sum to the total
 * @see Willenborg, de Waal (2001), Elements of statistical disclosure control, 5.4, on rounding
 * @example
 * inSteps([13.1, 16.9], 3000, 3000); // => [1250, 1750]
 */
export function inSteps(parts: readonly number[], total: number, stake: number): number[] {
	if (stake <= 0)
		return wholeParts(
			parts.map(() => total / parts.length),
			total,
		);
	const step = stake / STEPS;
	const steps = Math.floor(total / step + 1e-9);
	const whole = wholeParts(
		parts.map((part) => (100 * part) / step),
		steps,
	);
	const rest = (total - steps * step) / parts.length;
	return wholeParts(
		whole.map((part) => part * step + rest),
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
