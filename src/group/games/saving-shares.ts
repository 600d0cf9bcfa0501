import { type CostGame, requireMembers } from "./cost-game.js";

/**
 * What each member would pay alone.
 *
 * @param game members and the cost of each coalition
 * @returns one cost for each member
 * @throws {ReapproError} `INPUT_INVALID` for no members
 * @example
 * standaloneCosts({ members: 2, cost: (all) => 5 * all.length }); // => [5, 5]
 */
export function standaloneCosts(game: CostGame): number[] {
	requireMembers(game);
	return Array.from({ length: game.members }, (_, member) => game.cost([member]));
}

const everybody = ({ members }: CostGame): number[] => Array.from({ length: members }, (_, member) => member);

/**
 * Equal saving: each member pays what it would alone, less the same part of what all save. A small member may be paid
 * for taking part, at the cost of others: look at the core test.
 *
 * @param game members and the cost of each coalition
 * @returns shares that sum to the cost of all
 * @throws {ReapproError} `INPUT_INVALID` for no members
 * @see Tijs, Driessen (1986), Game theory and cost allocation problems, on the egalitarian non-separable cost method
 * @example
 * equalSavingShares({ members: 2, cost: (all) => (all.length === 2 ? 14 : all[0] === 0 ? 6 : 12) }); // => [4, 10]
 */
export function equalSavingShares(game: CostGame): number[] {
	const alone = standaloneCosts(game);
	const saving = alone.reduce((sum, cost) => sum + cost, 0) - game.cost(everybody(game));
	return alone.map((cost) => cost - saving / game.members);
}

/**
 * Shares in proportion to what each member would pay alone: all save the same percentage.
 *
 * @param game members and the cost of each coalition, above 0 for some member alone
 * @returns shares that sum to the cost of all
 * @throws {ReapproError} `INPUT_INVALID` for no members
 * @see Tijs, Driessen (1986)
 * @example
 * proportionalShares({ members: 2, cost: (all) => (all.length === 2 ? 12 : all[0] === 0 ? 5 : 10) }); // => [4, 8]
 */
export function proportionalShares(game: CostGame): number[] {
	const alone = standaloneCosts(game);
	const total = alone.reduce((sum, cost) => sum + cost, 0);
	const whole = game.cost(everybody(game));
	return alone.map((cost) => (total > 0 ? (whole * cost) / total : whole / game.members));
}
