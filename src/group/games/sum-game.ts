import { ReapproError } from "../../errors.js";
import { type CoreTest, isCore, requireShares } from "./core-test.js";
import type { CostGame } from "./cost-game.js";

/** A game in which a coalition's cost depends on the pieces of its members together: price breaks, order costs. */
export interface SumGame {
	/** Pieces of each member, integers of 0 or more. */
	readonly quantities: readonly number[];
	/** Cost of that many pieces; 0 for none. */
	readonly cost: (quantity: number) => number;
}

function requireQuantities({ quantities }: SumGame): number {
	if (
		quantities.length === 0 ||
		!quantities.every((quantity) => Number.isSafeInteger(quantity) && quantity >= 0)
	)
		throw new ReapproError(
			"INPUT_INVALID",
			"Give the pieces of each member, integers of 0 or more.",
			"game.quantities",
		);
	return quantities.reduce((sum, quantity) => sum + quantity, 0);
}

/**
 * The same game, over coalitions.
 *
 * @param game a game on a sum
 * @returns it as a game of its members
 * @example
 * asCostGame({ quantities: [3, 4], cost: (pieces) => 2 * pieces }).cost([0, 1]); // => 14
 */
export function asCostGame({ quantities, cost }: SumGame): CostGame {
	return {
		members: quantities.length,
		cost: (coalition) => cost(coalition.reduce((sum, member) => sum + quantities[member]!, 0)),
	};
}

/**
 * Chance that the members who come before one other, in a random order, have that many pieces together: chance of each
 * sum, over all sizes, which are equally likely.
 */
function sumsBefore(quantities: readonly number[], member: number, total: number): Float64Array {
	const n = quantities.length;
	const width = total + 1;
	// Row k: chance of each sum of a random set of k of the members that were added so far.
	let rows = new Float64Array(n * width);
	rows[0] = 1;
	let added = 0;
	let reach = 0;
	for (let other = 0; other < n; other++) {
		if (other === member) continue;
		const own = quantities[other]!;
		const next = new Float64Array(n * width);
		for (let size = 0; size <= added; size++)
			for (let sum = 0; sum <= reach; sum++) {
				const chance = rows[size * width + sum]!;
				if (chance === 0) continue;
				// A random set of k among m + 1 holds the new one with chance k / (m + 1).
				next[size * width + sum]! += (chance * (added + 1 - size)) / (added + 1);
				next[(size + 1) * width + sum + own]! += (chance * (size + 1)) / (added + 1);
			}
		rows = next;
		added += 1;
		reach += own;
	}
	const chances = new Float64Array(width);
	for (let size = 0; size < n; size++)
		for (let sum = 0; sum <= reach; sum++) chances[sum]! += rows[size * width + sum]! / n;
	return chances;
}

/**
 * Shapley value of a game on a sum, exact for any number of members: the chance of each sum of those who came before is
 * counted, in place of each coalition.
 *
 * @param game pieces of each member and the cost of a number of pieces
 * @returns one share for each member; they sum to the cost of all pieces
 * @throws {ReapproError} `INPUT_INVALID` when there is no member or pieces are no counts
 * @see Shapley (1953); Littlechild, Owen (1973), A simple expression for the Shapley value in a special case
 * @example
 * shapleyOfSum({ quantities: [1, 2], cost: (pieces) => (pieces > 0 ? 60 + 10 * pieces : 0) }); // => [40, 50]
 */
export function shapleyOfSum(game: SumGame): number[] {
	const total = requireQuantities(game);
	const costs = Float64Array.from({ length: total + 1 }, (_, quantity) => game.cost(quantity));
	const known = new Map<number, number>();
	return game.quantities.map((own, member) => {
		// Members of equal pieces pay the same.
		const before = known.get(own);
		if (before !== undefined) return before;
		let share = 0;
		sumsBefore(game.quantities, member, total).forEach((chance, sum) => {
			if (chance > 0) share += chance * (costs[sum + own]! - costs[sum]!);
		});
		known.set(own, share);
		return share;
	});
}

/**
 * Core test of a game on a sum, exact for any number of members: of all sets with the same pieces only the one that pays
 * most has to be looked at.
 *
 * @param game pieces of each member and the cost of a number of pieces
 * @param shares what each member pays
 * @returns as `coreTest`
 * @throws {ReapproError} `INPUT_INVALID` when pieces are no counts or shares do not fit
 * @example
 * const game = { quantities: [3, 4], cost: (pieces) => (pieces < 7 ? 10 : 8) * pieces };
 * coreTestOfSum(game, [24, 32]).isInCore; // => true
 */
export function coreTestOfSum(game: SumGame, shares: readonly number[]): CoreTest {
	const total = requireQuantities(game);
	const { quantities } = game;
	requireShares(shares, quantities.length);
	const n = quantities.length;
	const width = total + 1;
	// most[m * width + q]: most that a set of the first m members with q pieces pays.
	const most = new Float64Array((n + 1) * width).fill(Number.NEGATIVE_INFINITY);
	most[0] = 0;
	for (let member = 0; member < n; member++)
		for (let quantity = 0; quantity <= total; quantity++) {
			const without = most[member * width + quantity]!;
			const rest = quantity - quantities[member]!;
			const withIt = rest < 0 ? Number.NEGATIVE_INFINITY : most[member * width + rest]! + shares[member]!;
			most[(member + 1) * width + quantity] = Math.max(without, withIt);
		}
	const whole = game.cost(total);
	const gap = shares.reduce((sum, share) => sum + share, 0) - whole;
	let largestExcess = Number.NEGATIVE_INFINITY;
	let at = total;
	for (let quantity = 0; quantity <= total; quantity++) {
		const excess = most[n * width + quantity]! - game.cost(quantity);
		// Nobody, and all, are no sets that leave; some who take nothing and pay, or whom others pay, may be.
		const isTrivial = (quantity === 0 && excess <= 0) || (quantity === total && excess <= gap);
		if (isTrivial || excess <= largestExcess) continue;
		largestExcess = excess;
		at = quantity;
	}
	if (largestExcess === Number.NEGATIVE_INFINITY) largestExcess = gap;
	const coalition: number[] = [];
	for (let member = n - 1, left = at; member >= 0; member--) {
		if (most[(member + 1) * width + left]! === most[member * width + left]!) continue;
		coalition.unshift(member);
		left -= quantities[member]!;
	}
	return { isInCore: isCore(largestExcess, gap, whole), largestExcess, coalition };
}
