import { ReapproError } from "../../errors.js";
import { type CostGame, coalitionCosts, coalitionOf } from "./cost-game.js";

/** Whether some members would pay less by themselves. */
export interface CoreTest {
	/** True when no set of members pays more than it would alone, and all together pay the whole cost. */
	readonly isInCore: boolean;
	/** Most that a set of some members pays above its own cost; 0 or less when none has a reason to leave. */
	readonly largestExcess: number;
	/** The members of that set, by number. */
	readonly coalition: readonly number[];
}

/** Shares are sums of many figures: a part of the whole cost that counts as rounding. */
const CORE_TOLERANCE = 1e-9;

/**
 * Judges shares by what a set of members would save by itself.
 *
 * @param largestExcess most that a set of some members pays above its own cost
 * @param gap what all pay above the whole cost
 * @param cost the whole cost
 * @returns whether both are 0 or less, and all pay the whole cost, up to rounding
 * @example
 * isCore(-2, 0, 100); // => true
 */
export function isCore(largestExcess: number, gap: number, cost: number): boolean {
	const tolerance = CORE_TOLERANCE * Math.abs(cost);
	return largestExcess <= tolerance && Math.abs(gap) <= tolerance;
}

/**
 * Checks that there is a share for each member.
 *
 * @param shares what the caller gave
 * @param members of the game
 * @throws {ReapproError} `INPUT_INVALID` when shares are missing or not finite
 * @example
 * requireShares([5, 7], 2);
 */
export function requireShares(shares: readonly number[], members: number): void {
	if (shares.length !== members || !shares.every(Number.isFinite))
		throw new ReapproError("INPUT_INVALID", "Give one finite share for each member.", "shares");
}

/**
 * Core test: does any set of members pay more together than it would alone?
 *
 * @param game of at most 20 members: every coalition is looked at
 * @param shares what each member pays
 * @returns whether the shares are in the core, and the set that has most reason to leave
 * @throws {ReapproError} `INPUT_INVALID` for more members, or shares that do not fit
 * @see Gillies (1959), Solutions to general non-zero-sum games; Peleg, Sudhoelter (2007), chapter 3
 * @example
 * const game = { members: 2, cost: (all) => [0, 10, 16][all.length] };
 * coreTest(game, [8, 8]).isInCore; // => true
 * coreTest(game, [11, 5]); // => { isInCore: false, largestExcess: 1, coalition: [0] }
 */
export function coreTest(game: CostGame, shares: readonly number[]): CoreTest {
	const costs = coalitionCosts(game);
	requireShares(shares, game.members);
	const paid = new Float64Array(costs.length);
	const whole = costs.length - 1;
	let largestExcess = Number.NEGATIVE_INFINITY;
	let worst = whole;
	for (let bits = 1; bits < costs.length; bits++) {
		const lowest = bits & -bits;
		paid[bits] = paid[bits ^ lowest]! + shares[31 - Math.clz32(lowest)]!;
		const excess = paid[bits]! - costs[bits]!;
		if (bits < whole && excess > largestExcess) {
			largestExcess = excess;
			worst = bits;
		}
	}
	const gap = paid[whole]! - costs[whole]!;
	const found = whole === 1 ? gap : largestExcess;
	return {
		isInCore: isCore(found, gap, costs[whole]!),
		largestExcess: found,
		coalition: coalitionOf(worst, []),
	};
}
