import { findRoot } from "../../math/index.js";

/** How the deviation of a sum is shared among its parts. */
export interface SharedSpread {
	/** Part of the sum's deviation that each takes; they add to 1. */
	readonly shares: Float64Array;
	/** How much of its own independent deviation each keeps, less its share of what these add to. */
	readonly own: number;
}

/** Parts that move against each other keep more than all of their own; beyond this none can keep its spread. */
const MOST_OWN = 2;

function ownPart(excess: (own: number) => number): number {
	if (excess(0) <= 0) return 0;
	if (excess(1) < 0) return findRoot(excess, 0, 1);
	return excess(MOST_OWN) < 0 ? findRoot(excess, 1, MOST_OWN) : 1;
}

/**
 * Shares with which the parts of a sum keep their spreads, whatever the spread of the sum.
 *
 * Part i becomes w_i D + a (b_i - w_i B): D is the deviation of the sum, b_i that of the part drawn by itself, B what
 * these add to. Its variance is s_i^2 where w_i is the root of w^2 (S^2 + a^2 V) - 2 a^2 s_i^2 w - s_i^2 (1 - a^2) = 0, S
 * the spread of the sum and V the sum of the s_i^2; the factor a is the one with which the w_i add to 1. A sum
 * that varies more than parts which move as one, or less than any parts can, keeps its spread; the parts then do not.
 *
 * @param sum standard deviation of the sum, 0 or more
 * @param parts standard deviations of its parts, 0 or more
 * @returns shares and factor
 * @example
 * sharedSpread(20, [10, 10, 10, 10]).own; // => 1.0
 * sharedSpread(40, [10, 10, 10, 10]).own; // => 0
 */
export function sharedSpread(sum: number, parts: ArrayLike<number>): SharedSpread {
	const squares = Float64Array.from(parts, (part) => part * part);
	const apart = squares.reduce((all, square) => all + square, 0);
	if (!(apart > 0)) return { shares: new Float64Array(parts.length).fill(1 / parts.length), own: 0 };
	const sharesAt = (own: number): Float64Array => {
		const a = own * own;
		const whole = sum * sum + a * apart;
		return squares.map((square) => {
			const root = Math.sqrt(Math.max((a * square) ** 2 + whole * square * (1 - a), 0));
			return (a * square + root) / whole;
		});
	};
	const excess = (own: number): number => sharesAt(own).reduce((all, share) => all + share, -1);
	const own = ownPart(excess);
	const shares = sharesAt(own);
	const total = shares.reduce((all, share) => all + share, 0);
	return { shares: shares.map((share) => share / total), own };
}
