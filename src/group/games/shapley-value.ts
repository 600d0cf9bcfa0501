import { ReapproError, refuseUnknownOptions } from "../../errors.js";
import { createRandom, type Random } from "../../math/index.js";
import { type CostGame, coalitionCosts, joiningCosts, requireMembers } from "./cost-game.js";

/** Most members for whom every coalition is weighed. */
const MOST_EXACT = 12;
/** Orders of joining that are drawn by default, in rounds of one for each member. */
const DEFAULT_ROUNDS = 200;

/** Options of `shapleyValue`; of no account for games of at most 12 members. */
export interface ShapleyOptions {
	/** Rounds, 2 or more; in each every member joins once at every place. Default 200. */
	readonly rounds?: number;
	/** Seed of the draws, 0 .. 2^53 - 1; default 1. */
	readonly seed?: number;
}

/** What each member pays by the Shapley value. */
export interface ShapleyShares {
	readonly kind: "exact" | "sampled";
	/** One share for each member; they sum to the cost of all. */
	readonly shares: readonly number[];
	/** Standard error of each share; 0 where exact. */
	readonly standardErrors: readonly number[];
}

/** Weights of joining a coalition of each size: size! (n - size - 1)! / n!. */
function joiningWeights(members: number): Float64Array {
	const weights = new Float64Array(members);
	weights[0] = 1 / members;
	for (let size = 1; size < members; size++) weights[size] = (weights[size - 1]! * size) / (members - size);
	return weights;
}

function exactShares(game: CostGame): ShapleyShares {
	const costs = coalitionCosts(game);
	const weights = joiningWeights(game.members);
	const sizes = new Uint8Array(costs.length);
	for (let bits = 1; bits < sizes.length; bits++) sizes[bits] = sizes[bits >> 1]! + (bits & 1);
	const shares = Array.from({ length: game.members }, (_, member) => {
		const own = 1 << member;
		let share = 0;
		for (let bits = 0; bits < costs.length; bits++)
			if ((bits & own) === 0) share += weights[sizes[bits]!]! * (costs[bits | own]! - costs[bits]!);
		return share;
	});
	return { kind: "exact", shares, standardErrors: shares.map(() => 0) };
}

function shuffle(order: Uint32Array, random: Random): void {
	for (let last = order.length - 1; last > 0; last--) {
		const other = random.integer(last + 1);
		const held = order[last]!;
		order[last] = order[other]!;
		order[other] = held;
	}
}

/** Adds what each member's joining costs when they join in the order that starts at `start` and goes round. */
function addJoinings(game: CostGame, order: Uint32Array, start: number, joined: Float64Array): void {
	const n = order.length;
	const join = joiningCosts(game);
	let before = 0;
	for (let place = 0; place < n; place++) {
		const member = order[(start + place) % n]!;
		const cost = join(member);
		joined[member]! += cost - before;
		before = cost;
	}
}

/** Draws orders of joining; each is turned round so that every member joins first, second, ... last once. */
function sampledShares(game: CostGame, rounds: number, random: Random): ShapleyShares {
	const n = game.members;
	const order = Uint32Array.from({ length: n }, (_, member) => member);
	const means = new Float64Array(n);
	const squares = new Float64Array(n);
	for (let round = 0; round < rounds; round++) {
		shuffle(order, random);
		const joined = new Float64Array(n);
		for (let start = 0; start < n; start++) addJoinings(game, order, start, joined);
		for (let member = 0; member < n; member++) {
			// Welford's update: a share may be small beside its rounds.
			const value = joined[member]! / n;
			const change = value - means[member]!;
			means[member]! += change / (round + 1);
			squares[member]! += change * (value - means[member]!);
		}
	}
	return {
		kind: "sampled",
		shares: [...means],
		standardErrors: Array.from(squares, (square) => Math.sqrt(square / (rounds - 1) / rounds)),
	};
}

/**
 * Shapley value: what each member's joining costs, over all orders in which the members may come together.
 *
 * Exact to 12 members. Above, orders are drawn in rounds, in each of which every member joins once at every place, and
 * the spread of the rounds gives the standard error; three of them bound nearly every error. A game on a sum, such as a
 * price that depends on pieces, has an exact answer for any number: `shapleyOfSum`.
 *
 * @param game members and the cost of each coalition
 * @param options `rounds`, `seed`, for games of more than 12
 * @returns shares that sum to the cost of all, and their standard errors
 * @throws {ReapproError} `INPUT_INVALID` for no members; `OPTION_INVALID` for fewer than two rounds
 * @see Shapley (1953), A value for n-person games; Castro, Gomez, Tejada (2009), Polynomial calculation of the Shapley
 * value based on sampling
 * @example
 * // One order costs 60 whoever places it, and each piece 10; two members take 1 and 2 pieces.
 * const game = { members: 2, cost: (all) => (all.length > 0 ? 60 : 0) + all.reduce((sum, i) => sum + 10 * (i + 1), 0) };
 * shapleyValue(game).shares; // => [40, 50]
 */
export function shapleyValue(game: CostGame, options: ShapleyOptions = {}): ShapleyShares {
	requireMembers(game);
	refuseUnknownOptions<ShapleyOptions>(options, { rounds: true, seed: true });
	const { rounds = DEFAULT_ROUNDS, seed = 1 } = options;
	if (!Number.isSafeInteger(rounds) || rounds < 2)
		throw new ReapproError("OPTION_INVALID", "Give two rounds or more.", "options.rounds");
	return game.members <= MOST_EXACT ? exactShares(game) : sampledShares(game, rounds, createRandom(seed));
}
