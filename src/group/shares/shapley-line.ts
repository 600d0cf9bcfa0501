/** Shapley values as a straight line of the pieces of a member. */
export interface ShapleyLine {
	readonly perPiece: number;
	readonly perMember: number;
}

/** Pieces are counted in so many lots at most; between two of them a price can break at most once that matters. */
const MOST_LOTS = 60;
/** Sizes of a member that are rarer weigh nothing. */
const RARE = 1e-5;

/** Logarithms of the factorials of 0 to `most`. */
function logFactorials(most: number): Float64Array {
	const logs = new Float64Array(most + 1);
	for (let n = 2; n <= most; n++) logs[n] = logs[n - 1]! + Math.log(n);
	return logs;
}

/** Chances of divisions of a number of lots among members of one or more each, every division equally likely. */
function divisions(lots: number): {
	/** That one of `members` has `own` of `all`. */
	readonly ownChance: (own: number, all: number, members: number) => number;
	/** That `some` of `members` have `lots` of `all`. */
	readonly someChance: (some: number, lots: number, members: number, all: number) => number;
} {
	const logs = logFactorials(lots);
	/** Ways to divide n lots among k members. */
	const logWays = (n: number, k: number): number => logs[n - 1]! - logs[k - 1]! - logs[n - k]!;
	const someChance = (some: number, own: number, members: number, all: number): number =>
		Math.exp(logWays(own, some) + logWays(all - own, members - some) - logWays(all, members));
	return { someChance, ownChance: (own, all, members) => someChance(1, own, members, all) };
}

/**
 * The straight line nearest to the Shapley values of all divisions of the pieces, each division equally likely: what a
 * member pays for each piece, and what for itself.
 *
 * The Shapley value of a member depends on how the others divide the rest, and so tells of it; the line depends on all
 * pieces and the number of members alone. It is fitted to the value that a member expects who knows its own pieces and
 * those of all, by least squares over its sizes; its height is set so that the parts of all sum to the cost. For a cost
 * that is a sum of one for the order and one for each piece it is the Shapley value itself. A price is never told by less
 * than a sixtieth of the pieces.
 *
 * @param members number of them, 1 or more
 * @param pieces of all together, at least one a member
 * @param cost of a number of pieces, 0 for none
 * @returns money for a piece, and for a member, neither below 0
 * @see Shapley (1953)
 * @example
 * const { perPiece, perMember } = shapleyLine(3, 12, (pieces) => (pieces > 0 ? 60 + 10 * pieces : 0));
 * [perPiece, perMember].map(Math.round); // => [10, 20]
 */
export function shapleyLine(
	members: number,
	pieces: number,
	cost: (quantity: number) => number,
): ShapleyLine {
	const whole = cost(pieces);
	const lots = Math.min(pieces, Math.max(MOST_LOTS, 2 * members));
	if (members === 1 || lots === members) return { perPiece: 0, perMember: whole / members };
	const costs = Float64Array.from({ length: lots + 1 }, (_, lot) => cost((lot * pieces) / lots));
	const { ownChance, someChance } = divisions(lots);
	const expectedShare = (own: number): number => {
		const others = members - 1;
		const rest = lots - own;
		let sum = costs[own]! + costs[lots]! - costs[rest]!;
		for (let before = 1; before < others; before++)
			for (let lot = before; lot <= rest - (others - before); lot++)
				sum += someChance(before, lot, others, rest) * (costs[lot + own]! - costs[lot]!);
		return sum / members;
	};
	let [weights, sizes, shares, squares, products] = [0, 0, 0, 0, 0];
	for (let own = 1; own <= lots - members + 1; own++) {
		const weight = ownChance(own, lots, members);
		if (weight < RARE) continue;
		const share = expectedShare(own);
		weights += weight;
		sizes += weight * own;
		shares += weight * share;
		squares += weight * own * own;
		products += weight * own * share;
	}
	const slope = (products - (sizes * shares) / weights) / (squares - (sizes * sizes) / weights);
	// A price break between two sizes could make pieces cost less than nothing, or members.
	const perPiece = Math.min(Math.max((slope * lots) / pieces, 0), whole / pieces);
	return { perPiece, perMember: (whole - perPiece * pieces) / members };
}
