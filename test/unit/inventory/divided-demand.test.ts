import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dividedDemand } from "../../../src/inventory/index.js";
import { type Distribution, loss, mean, quantile, survival } from "../../../src/math/index.js";

const poisson = (rate: number): Distribution => ({ kind: "poisson", rate });
const rates = fc.array(fc.double({ min: 0.01, max: 8, noNaN: true }), { minLength: 1, maxLength: 6 });

/** Pieces of each place when `pieces` go one by one to where they are likeliest to be missed. */
function divided(places: readonly Distribution[], pieces: number): number[] {
	const own = places.map(() => 0);
	for (let piece = 0; piece < pieces; piece++) {
		const risks = places.map((place, at) => survival(place, own[at]!));
		own[risks.indexOf(Math.max(...risks))]! += 1;
	}
	return own;
}

describe("dividedDemand", () => {
	it("is the demand of a single place", () => {
		const one = dividedDemand([poisson(3)]);
		for (let level = 0; level < 15; level++)
			expect(survival(one, level)).toBeCloseTo(survival(poisson(3), level), 11);
	});

	it("tells the largest risk that is left, and what all places miss together", () =>
		fc.assert(
			fc.property(rates, fc.nat(40), (means, pieces) => {
				const places = means.map(poisson);
				const own = divided(places, pieces);
				const together = dividedDemand(places);
				const risks = places.map((place, at) => survival(place, own[at]!));
				expect(survival(together, pieces)).toBeCloseTo(Math.max(...risks), 9);
				const missed = places.reduce((sum, place, at) => sum + loss(place, own[at]!), 0);
				expect(loss(together, pieces)).toBeCloseTo(missed, 8);
				expect(mean(together)).toBeCloseTo(
					means.reduce((sum, rate) => sum + rate, 0),
					8,
				);
			}),
			{ seed: 20261128, numRuns: 300 },
		));

	it("refuses what is no list of demands in whole pieces", () => {
		for (const places of [undefined, null, "x", [], {}])
			expect(() => dividedDemand(places as never)).toThrowError(
				expect.objectContaining({ code: "INPUT_INVALID", path: "places" }),
			);
		for (const place of [
			null,
			{ kind: "unknown" },
			{ kind: "poisson", rate: -1 },
			{ kind: "normal", mean: 5, standardDeviation: 1 },
			{ kind: "point", value: 2.5 },
			{ kind: "point", value: -1 },
		])
			expect(() => dividedDemand([poisson(1), place as never])).toThrowError(
				expect.objectContaining({ code: "INPUT_INVALID", path: "places[1]" }),
			);
	});

	it("asks for more than the demand of all from one shelf", () => {
		const places = [1, 1, 1, 1].map(poisson);
		expect(quantile(dividedDemand(places), 0.95)).toBe(12);
		expect(quantile(poisson(4), 0.95)).toBe(8);
	});
});
