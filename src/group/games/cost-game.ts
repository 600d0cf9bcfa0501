import { ReapproError } from "../../errors.js";

/** Members who may buy together, and what each set of them pays. */
export interface CostGame {
	/** Number of members, 1 or more. */
	readonly members: number;
	/**
	 * Cost of a coalition, members by number 0 .. members - 1, rising; 0 for nobody. The list is the game's own: it is
	 * written over between calls.
	 */
	readonly cost: (coalition: readonly number[]) => number;
	/**
	 * Where costs can be carried on: begins with nobody, and gives the cost after each member that joins. The same costs as
	 * `cost`, up to rounding.
	 */
	readonly joining?: () => (member: number) => number;
}

/**
 * Members who join one after the other.
 *
 * @param game a game
 * @returns the cost after each member that joins, in any order
 * @example
 * const join = joiningCosts({ members: 2, cost: (all) => (all.length > 0 ? 5 + all.length : 0) });
 * [join(1), join(0)]; // => [6, 7]
 */
export function joiningCosts({ cost, joining }: CostGame): (member: number) => number {
	if (joining !== undefined) return joining();
	const coalition: number[] = [];
	return (member) => {
		const at = coalition.findIndex((other) => other > member);
		coalition.splice(at < 0 ? coalition.length : at, 0, member);
		return cost(coalition);
	};
}

/** Most members whose coalitions are all looked at: 2^20 of them. */
export const MOST_ENUMERATED = 20;

/**
 * Checks the number of members of a game.
 *
 * @param game what the caller gave
 * @param most members that are allowed; default any number
 * @throws {ReapproError} `INPUT_INVALID` when there is no member, or more than `most`
 * @example
 * requireMembers({ members: 2, cost: () => 0 });
 */
export function requireMembers({ members }: CostGame, most = Number.POSITIVE_INFINITY): void {
	if (!Number.isSafeInteger(members) || members < 1)
		throw new ReapproError("INPUT_INVALID", "Give a game of one member or more.", "game.members");
	if (members > most)
		throw new ReapproError(
			"INPUT_INVALID",
			`Give a game of at most ${most} members here: every coalition is looked at.`,
			"game.members",
		);
}

/**
 * Writes the members of a coalition that is given by bits.
 *
 * @param bits bit i is member i; 0 .. 2^20 - 1
 * @param coalition list that is emptied and filled, rising
 * @returns the list
 * @example
 * coalitionOf(0b101, []); // => [0, 2]
 */
export function coalitionOf(bits: number, coalition: number[]): number[] {
	coalition.length = 0;
	for (let member = 0, left = bits; left > 0; member++, left >>= 1) if (left & 1) coalition.push(member);
	return coalition;
}

/**
 * Costs of all coalitions.
 *
 * @param game of at most 20 members
 * @returns one cost for each set of members, at the number whose bits are the set
 * @throws {ReapproError} `INPUT_INVALID` for more members
 * @example
 * [...coalitionCosts({ members: 2, cost: (coalition) => (coalition.length > 0 ? 5 + coalition.length : 0) })]; // => [0, 6, 6, 7]
 */
export function coalitionCosts(game: CostGame): Float64Array {
	requireMembers(game, MOST_ENUMERATED);
	const costs = new Float64Array(2 ** game.members);
	const coalition: number[] = [];
	for (let bits = 1; bits < costs.length; bits++) costs[bits] = game.cost(coalitionOf(bits, coalition));
	return costs;
}
