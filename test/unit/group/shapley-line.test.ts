import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shapleyOfSum } from "../../../src/group/index.js";
import { shapleyLine } from "../../../src/group/shares/shapley-line.js";
import { divisions } from "../../support/divisions.js";

/** A price that falls once, and a cost of ordering. */
const costWith =
	(ordering: number, from: number) =>
	(pieces: number): number =>
		pieces === 0 ? 0 : ordering + pieces * (pieces >= from ? 90 : 100);

describe("the line of Shapley values", () => {
	it("sums to the cost, and neither pieces nor members cost less than nothing", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 12 }),
				fc.integer({ min: 0, max: 300 }),
				fc.integer({ min: 2, max: 300 }),
				(members, more, from) => {
					const cost = costWith(30, from);
					const { perPiece, perMember } = shapleyLine(members, members + more, cost);
					expect(members * perMember + (members + more) * perPiece).toBeCloseTo(cost(members + more), 6);
					expect(Math.min(perPiece, perMember)).toBeGreaterThanOrEqual(-1e-9);
				},
			),
			{ seed: 20261127, numRuns: 100 },
		);
	});

	it("is the Shapley value of members of any size where an order costs so much and each piece so much", () => {
		const quantities = [1, 9, 4, 2, 30];
		const { perPiece, perMember } = shapleyLine(5, 46, costWith(60, 1000));
		const exact = shapleyOfSum({ quantities, cost: costWith(60, 1000) });
		quantities.forEach((own, index) => {
			expect(perMember + own * perPiece).toBeCloseTo(exact[index]!, 8);
		});
	});

	it("is the mean of the Shapley values over all divisions, where a member has one of two sizes", () => {
		// Three members, four pieces: one has two of them, the others one.
		const cost = costWith(30, 3);
		const { perPiece, perMember } = shapleyLine(3, 4, cost);
		const [large, small] = shapleyOfSum({ quantities: [2, 1, 1], cost });
		expect(perMember + 2 * perPiece).toBeCloseTo(large!, 8);
		expect(perMember + perPiece).toBeCloseTo(small!, 8);
	});

	it("charges pieces also where members are many", () => {
		const cost = (pieces: number): number => (pieces === 0 ? 0 : 60 + 10 * pieces);
		for (const members of [59, 60, 61, 150]) {
			const { perPiece, perMember } = shapleyLine(members, 6000, cost);
			expect(perPiece).toBeCloseTo(10, 8);
			expect(perMember).toBeCloseTo(60 / members, 8);
		}
	});

	it("is the line of least squares through the Shapley values of all divisions", () => {
		const cost = costWith(30, 9);
		let [count, sizes, shares, squares, products] = [0, 0, 0, 0, 0];
		for (const quantities of divisions(13, 4)) {
			shapleyOfSum({ quantities, cost }).forEach((share, member) => {
				const own = quantities[member]!;
				count += 1;
				sizes += own;
				shares += share;
				squares += own * own;
				products += own * share;
			});
		}
		const slope = (products - (sizes * shares) / count) / (squares - (sizes * sizes) / count);
		const { perPiece } = shapleyLine(4, 13, cost);
		expect(perPiece).toBeCloseTo(slope, 6);
		// Those who take more bring the price break: a piece costs them less than the bill by pieces.
		expect(perPiece).toBeLessThan(89);
	});
});
