import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	asCostGame,
	type CostGame,
	coreTest,
	coreTestOfSum,
	equalSavingShares,
	inventoryGame,
	jointOrdering,
	proportionalShares,
	reserveGame,
	type SumGame,
	shapleyOfSum,
	shapleyValue,
} from "../../../src/group/index.js";
import { createRandom } from "../../../src/math/index.js";

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Three price tiers and a cost of ordering: cheaper by the piece the more are bought. */
const tiered = (quantity: number): number =>
	quantity === 0 ? 0 : 40 + quantity * (quantity < 12 ? 10 : quantity < 30 ? 9 : 7.5);

const quantities = (members: number): fc.Arbitrary<number[]> =>
	fc.array(fc.nat(15), { minLength: 1, maxLength: members });

/** Shapley value straight from its definition: all orders of joining. */
function byPermutations({ members, cost }: CostGame): number[] {
	const shares = new Array<number>(members).fill(0);
	let orders = 0;
	const join = (order: number[]): void => {
		if (order.length === members) {
			orders += 1;
			let before = 0;
			order.forEach((member, place) => {
				const after = cost(order.slice(0, place + 1).sort((a, b) => a - b));
				shares[member]! += after - before;
				before = after;
			});
			return;
		}
		for (let member = 0; member < members; member++) if (!order.includes(member)) join([...order, member]);
	};
	join([]);
	return shares.map((share) => share / orders);
}

describe("shapleyValue", () => {
	it("is the mean over all orders of joining", () => {
		fc.assert(
			fc.property(quantities(5), (own) => {
				const game = asCostGame({ quantities: own, cost: tiered });
				const { shares, kind } = shapleyValue(game);
				expect(kind).toBe("exact");
				byPermutations(game).forEach((share, member) => {
					expect(shares[member]).toBeCloseTo(share, 9);
				});
			}),
			{ seed: 20261127, numRuns: 60 },
		);
	});

	it("of a game on a sum is the same, whatever the number of members", () => {
		fc.assert(
			fc.property(quantities(12), (own) => {
				const game = { quantities: own, cost: tiered };
				const { shares } = shapleyValue(asCostGame(game));
				const ours = shapleyOfSum(game);
				expect(sumOf(ours)).toBeCloseTo(tiered(sumOf(own)), 8);
				ours.forEach((share, member) => {
					expect(share).toBeCloseTo(shares[member]!, 8);
				});
			}),
			{ seed: 20261127, numRuns: 100 },
		);
	});

	it("drawn above twelve members keeps to its errors, sums to the cost, and is the same for a seed", () => {
		const random = createRandom(5);
		const game = { quantities: Array.from({ length: 25 }, () => random.integer(12)), cost: tiered };
		const exact = shapleyOfSum(game);
		const drawn = shapleyValue(asCostGame(game), { rounds: 60, seed: 3 });
		expect(drawn.kind).toBe("sampled");
		expect(sumOf(drawn.shares)).toBeCloseTo(tiered(sumOf(game.quantities)), 8);
		drawn.shares.forEach((share, member) => {
			// Four of each: one in 15,000 lies beyond by chance, and 25 are looked at.
			expect(Math.abs(share - exact[member]!)).toBeLessThan(4 * drawn.standardErrors[member]! + 1e-9);
		});
		expect(Math.max(...drawn.standardErrors)).toBeLessThan(1);
		expect(shapleyValue(asCostGame(game), { rounds: 60, seed: 3 })).toEqual(drawn);
		const carriedOn = {
			...asCostGame(game),
			joining: () => {
				let pieces = 0;
				return (member: number) => {
					pieces += game.quantities[member]!;
					return tiered(pieces);
				};
			},
		};
		expect(shapleyValue(carriedOn, { rounds: 60, seed: 3 })).toEqual(drawn);
	});

	it("refuses no members, and fewer than two rounds", () => {
		expect(() => shapleyValue({ members: 0, cost: () => 0 })).toThrow(
			expect.objectContaining({ code: "INPUT_INVALID", path: "game.members" }),
		);
		expect(() => shapleyValue({ members: 13, cost: () => 0 }, { rounds: 1 })).toThrow(
			expect.objectContaining({ code: "OPTION_INVALID", path: "options.rounds" }),
		);
		expect(() => shapleyOfSum({ quantities: [1.5], cost: tiered })).toThrow(
			expect.objectContaining({ code: "INPUT_INVALID", path: "game.quantities" }),
		);
	});
});

describe("coreTest", () => {
	it("of a game on a sum finds what looking at every set finds", () => {
		fc.assert(
			fc.property(
				quantities(8),
				fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 8, maxLength: 8 }),
				(own, moves) => {
					const game: SumGame = { quantities: own, cost: tiered };
					const fair = shapleyOfSum(game);
					const shares = fair.map((share, member) => share + moves[member]!);
					const ours = coreTestOfSum(game, shares);
					const all = coreTest(asCostGame(game), shares);
					expect(ours.isInCore).toBe(all.isInCore);
					// A set that is everybody who takes a piece can not be told from all by its pieces.
					if (all.largestExcess > 1e-9)
						expect(ours.largestExcess).toBeGreaterThanOrEqual(
							Math.min(all.largestExcess, ours.largestExcess) - 1e-9,
						);
					const paid = sumOf(ours.coalition.map((member) => shares[member]!));
					const alone = tiered(sumOf(ours.coalition.map((member) => own[member]!)));
					if (own.length > 1) expect(paid - alone).toBeCloseTo(ours.largestExcess, 8);
				},
			),
			{ seed: 20261127, numRuns: 300 },
		);
	});

	it("holds for one price a piece while prices fall, and fails for equal savings of unequal members", () => {
		const perPiece = (quantity: number): number => quantity * (quantity < 30 ? 10 : 7.5);
		const game: SumGame = { quantities: [1, 29, 29], cost: perPiece };
		expect(
			coreTestOfSum(
				game,
				game.quantities.map((own) => 7.5 * own),
			).isInCore,
		).toBe(true);
		const { isInCore, coalition, largestExcess } = coreTestOfSum(game, equalSavingShares(asCostGame(game)));
		expect(isInCore).toBe(false);
		// Two reach the price without the third, who is paid 39.17 for coming.
		expect(coalition).toEqual([1, 2]);
		expect(largestExcess).toBeCloseTo(442.5 + 39.1666666667 - 435, 8);
	});

	it("sees shares that do not pay the bill, or pay more", () => {
		const game: CostGame = { members: 2, cost: (all) => [0, 10, 16][all.length]! };
		expect(coreTest(game, [5, 5]).isInCore).toBe(false);
		expect(coreTest(game, [9, 9]).isInCore).toBe(false);
		expect(coreTest(game, [9, 7])).toEqual({ isInCore: true, largestExcess: -1, coalition: [0] });
		expect(coreTest({ members: 1, cost: (all) => 7 * all.length }, [7]).isInCore).toBe(true);
	});

	it("refuses shares that are missing, and more than twenty members", () => {
		const game: CostGame = { members: 2, cost: () => 1 };
		expect(() => coreTest(game, [1])).toThrow(expect.objectContaining({ path: "shares" }));
		expect(() => coreTest({ ...game, members: 21 }, new Array<number>(21).fill(1))).toThrow(
			expect.objectContaining({ path: "game.members" }),
		);
	});
});

describe("rules", () => {
	const game = inventoryGame({ sharedFixedCost: 60, demandRates: [3, 8, 1], holdingCosts: [2, 1, 4] });

	it("all pay the whole cost", () => {
		const cost = game.cost([0, 1, 2]);
		for (const shares of [
			equalSavingShares(game),
			proportionalShares(game),
			shapleyValue(game).shares,
			jointOrdering({ sharedFixedCost: 60, demandRates: [3, 8, 1], holdingCosts: [2, 1, 4] }).shares,
		])
			expect(sumOf(shares)).toBeCloseTo(cost, 10);
	});

	it("moving together leaves nothing to share", () => {
		const reserve = reserveGame({ demandSds: [2, 5], correlation: 1, holdingCost: 1, stockoutCost: 9 });
		expect(reserve.cost([0, 1])).toBeCloseTo(reserve.cost([0]) + reserve.cost([1]), 12);
	});

	it.each([
		["game.sharedFixedCost", { sharedFixedCost: 0, demandRates: [1], holdingCosts: [1] }],
		["game.demandRates", { sharedFixedCost: 1, demandRates: [], holdingCosts: [] }],
		["game.holdingCosts", { sharedFixedCost: 1, demandRates: [1, 2], holdingCosts: [1] }],
	])("refuses a game without %s", (path, wrong) => {
		expect(() => inventoryGame(wrong)).toThrow(expect.objectContaining({ code: "INPUT_INVALID", path }));
	});
});
