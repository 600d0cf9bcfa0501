import { ReapproError } from "../../errors.js";
import { type Distribution, loss } from "../../math/index.js";
import { type AllocationRule, allocate } from "./allocate.js";

function requirePieces(asked: readonly number[], available: number, packSize: number): void {
	const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
	if (!asked.every(isCount) || !isCount(available))
		throw new ReapproError("INPUT_INVALID", "Give whole pieces, 0 or more.", "asked");
	if (!isCount(packSize) || packSize === 0)
		throw new ReapproError("INPUT_INVALID", "Give whole pieces in a pack, 1 or more.", "packSize");
}

/**
 * Divides less than was asked in whole packs: the rule's amounts, rounded down to packs; those that are left go to the
 * largest remainders, first to orders that have room for a whole one, so that none gets more than it asked while another
 * lacks a pack. What is left over goes by the amounts alone: by what an order lacks, asking for more would pay.
 *
 * @param asked pieces that each asked for
 * @param available pieces that are there; those beyond whole packs stay
 * @param packSize pieces in a pack
 * @param rule as for `allocate`
 * @returns pieces for each, whole packs; none has a pack more than its order fills or begins
 * @throws {ReapproError} `INPUT_INVALID` for what is no count; `OPTION_INVALID` for an unknown rule
 * @see Cachon, Lariviere (1999)
 * @example
 * allocatePacks([9, 65, 34, 31, 73], 54, 2, "proportional"); // => [2, 16, 10, 8, 18]
 * allocatePacks([3, 4, 5, 6, 7], 12, 2, "uniform"); // => [2, 4, 2, 2, 2]
 */
export function allocatePacks(
	asked: readonly number[],
	available: number,
	packSize: number,
	rule: AllocationRule,
): number[] {
	requirePieces(asked, available, packSize);
	const packs = Math.floor(available / packSize);
	const amounts = allocate(asked, packs * packSize, rule).map((amount) => amount / packSize);
	const parts = amounts.map(Math.floor);
	const order = amounts
		.map((amount, index) => ({ index, remainder: amount - parts[index]! }))
		.sort((a, b) => b.remainder - a.remainder || a.index - b.index);
	let left = packs - parts.reduce((sum, part) => sum + part, 0);
	const give = (mayHaveMore: (pieces: number, own: number) => boolean): void => {
		let isGiven = true;
		while (isGiven) {
			isGiven = false;
			for (const { index } of order) {
				if (left === 0 || !mayHaveMore(parts[index]! * packSize, asked[index]!)) continue;
				parts[index]! += 1;
				left -= 1;
				isGiven = true;
			}
		}
	};
	give((pieces, own) => pieces + packSize <= own);
	give((pieces, own) => pieces < own);
	return parts.map((part) => part * packSize);
}

/** What a member may still need before more can come. */
export interface UrgentNeed {
	/** Pieces that it asked for. */
	readonly asked: number;
	/** Demand until the next delivery. */
	readonly demand: Distribution;
	/** Pieces at hand or due before then; below 0 when families wait. */
	readonly position: number;
}

/**
 * Divides less than was asked where it is needed most: pack by pack to the member for whom it saves the most expected
 * missing pieces. No other division in packs leaves fewer missing, since each further pack saves less.
 *
 * @param needs one entry for each member
 * @param available pieces that are there; those beyond whole packs stay
 * @param packSize pieces in a pack
 * @returns pieces for each, whole packs, none a pack more than its order fills or begins
 * @throws {ReapproError} `INPUT_INVALID` for what is no count
 * @see Fox (1966), Discrete optimization via marginal analysis
 * @example
 * const demand = { kind: "poisson", rate: 3 };
 * allocateByUrgency([{ asked: 4, demand, position: 2 }, { asked: 4, demand, position: 0 }], 4, 1); // => [1, 3]
 */
export function allocateByUrgency(
	needs: readonly UrgentNeed[],
	available: number,
	packSize: number,
): number[] {
	requirePieces(
		needs.map(({ asked }) => asked),
		available,
		packSize,
	);
	const parts = needs.map(() => 0);
	const savedBy = (index: number): number => {
		const { asked, demand, position } = needs[index]!;
		if (parts[index]! >= asked) return Number.NEGATIVE_INFINITY;
		const at = position + parts[index]!;
		return loss(demand, at) - loss(demand, at + packSize);
	};
	const saved = needs.map((_, index) => savedBy(index));
	for (let packs = Math.floor(available / packSize); packs > 0; packs--) {
		const most = Math.max(...saved);
		if (most === Number.NEGATIVE_INFINITY) break;
		const index = saved.indexOf(most);
		parts[index]! += packSize;
		saved[index] = savedBy(index);
	}
	return parts;
}
