import { ReapproError } from "../../errors.js";
import { type Distribution, quantile } from "../../math/index.js";

/** Members who may hold some pieces of an article in common. */
export interface ReserveProblem {
	/**
	 * For each member its demand until more can come, one count for each drawn future, all members in the same futures:
	 * sums of the paths of `coherentPaths` over the window, so that a wave comes to all at once.
	 */
	readonly demands: readonly ArrayLike<number>[];
	/** Chance, in (0, 1), that nobody runs short: what the shelves and the reserve reach together, and what each reaches alone. */
	readonly target: number;
	/** Chance, in [0, 1), that a member's own shelf is enough without a call; 0 keeps everything in common. */
	readonly ownTarget: number;
}

/** How many pieces to hold in common, beside those that each member keeps. For the processor: it tells of members. */
export interface CentralReserve {
	/** Pieces on each member's own shelf. */
	readonly ownLevels: readonly number[];
	/** Pieces in the reserve; a member calls on it when its own shelf is empty. */
	readonly reserve: number;
	/** Pieces that each member would hold by itself to reach the target. */
	readonly aloneLevels: readonly number[];
	/** What all hold alone, less what they hold with a reserve. */
	readonly piecesSaved: number;
	/** Part of the futures in which nobody runs short. */
	readonly achievedService: number;
	/** Pieces that each member is expected to call for. */
	readonly expectedCalls: readonly number[];
	/** Member at whose shelf the fewest called pieces have to travel, by number; the first of equals. */
	readonly keeper: number;
}

function requireProblem({ demands, target, ownTarget }: ReserveProblem): number {
	const futures = demands[0]?.length ?? 0;
	if (futures === 0 || demands.some(({ length }) => length !== futures))
		throw new ReapproError(
			"INPUT_INVALID",
			"Give the demand of each member in the same futures.",
			"problem.demands",
		);
	if (!demands.every((own) => Array.from(own).every((count) => Number.isSafeInteger(count) && count >= 0)))
		throw new ReapproError("INPUT_INVALID", "Give counts of 0 or more.", "problem.demands");
	if (!(target > 0 && target < 1))
		throw new ReapproError("OPTION_INVALID", "Give a target between 0 and 1.", "problem.target");
	if (!(ownTarget >= 0 && ownTarget < 1))
		throw new ReapproError("OPTION_INVALID", "Give a target from 0 to below 1.", "problem.ownTarget");
	return futures;
}

/** Smallest count that is enough in that part of the futures. */
function levelOf(counts: ArrayLike<number>, part: number): number {
	if (part === 0) return 0;
	const drawn: Distribution = { kind: "empirical", values: Array.from(counts).sort((a, b) => a - b) };
	return quantile(drawn, part);
}

/**
 * Sizes a reserve that members hold in common for waves: each keeps what its own demand needs most of the time, and
 * calls on the reserve when that is gone.
 *
 * @param problem demand of the members in drawn futures, the target and how often own shelves shall do
 * @returns pieces in the reserve and on the shelves, what holding alone would take, who calls most
 * @throws {ReapproError} `INPUT_INVALID` for demands that are no counts or of different futures; `OPTION_INVALID` for
 * targets out of range
 * @see Eppen (1979), Effects of centralization on expected costs in a multi-location newsboy problem; Lee (1987), A
 * multi-echelon inventory model for repairable items with emergency lateral transshipments
 * @example
 * const demands = [[0, 2, 1, 0], [1, 0, 2, 0]];
 * const { reserve, aloneLevels, piecesSaved } = centralReserve({ demands, target: 0.75, ownTarget: 0 });
 * [reserve, aloneLevels, piecesSaved]; // => [2, [1, 1], 0]
 */
export function centralReserve(problem: ReserveProblem): CentralReserve {
	const futures = requireProblem(problem);
	const { demands, target, ownTarget } = problem;
	const ownLevels = demands.map((own) => levelOf(own, ownTarget));
	const aloneLevels = demands.map((own) => levelOf(own, target));
	const called = new Float64Array(futures);
	const expectedCalls = demands.map((own, member) => {
		let sum = 0;
		for (let future = 0; future < futures; future++) {
			const over = Math.max(own[future]! - ownLevels[member]!, 0);
			called[future]! += over;
			sum += over;
		}
		return sum / futures;
	});
	const reserve = levelOf(called, target);
	const total = (levels: readonly number[]): number => levels.reduce((sum, level) => sum + level, 0);
	return {
		ownLevels,
		reserve,
		aloneLevels,
		piecesSaved: total(aloneLevels) - total(ownLevels) - reserve,
		achievedService: called.filter((pieces) => pieces <= reserve).length / futures,
		expectedCalls,
		keeper: expectedCalls.indexOf(Math.max(...expectedCalls)),
	};
}
