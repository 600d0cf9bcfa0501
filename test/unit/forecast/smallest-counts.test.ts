import { describe, expect, it } from "vitest";
import { ascendingQuantiles } from "../../../src/forecast/smallest-counts.js";
import { type Distribution, quantile } from "../../../src/math/index.js";

const PROBABILITIES = [0.01, 0.1, 0.5, 0.8, 0.95, 0.999];
const SMALL: readonly Distribution[] = [
	{ kind: "point", value: 0 },
	{ kind: "point", value: 3 },
	{ kind: "poisson", rate: 0 },
	{ kind: "poisson", rate: 0.03 },
	{ kind: "poisson", rate: 14 },
	{ kind: "negative-binomial", size: 0.05, probability: 0.2 },
	{ kind: "negative-binomial", size: 1, probability: 0.5 },
	{ kind: "binomial", trials: 6, probability: 0.3 },
	{ kind: "lattice", start: 2, probabilities: [0.25, 0.5, 0.25] },
	{ kind: "compound", count: { kind: "poisson", rate: 2 }, sizes: [0.5, 0, 0.5] },
	{
		kind: "compound",
		count: { kind: "negative-binomial", size: 2, probability: 0.4 },
		sizes: [0.2, 0.3, 0.5],
	},
	{ kind: "normal", mean: 3, standardDeviation: 2 },
	{ kind: "poisson", rate: 5000 },
	{ kind: "negative-binomial", size: 4, probability: 1e-6 },
];

describe("several quantiles in one pass", () => {
	it.each(SMALL.map((distribution) => [JSON.stringify(distribution), distribution] as const))(
		"%s as one by one",
		(_, distribution) => {
			expect(ascendingQuantiles(distribution, PROBABILITIES)).toEqual(
				PROBABILITIES.map((p) => quantile(distribution, p)),
			);
		},
	);
	it("mixtures of small, large and fixed parts", () => {
		for (const other of SMALL.slice(0, 11)) {
			const mixture: Distribution = {
				kind: "mixture",
				parts: [
					{ weight: 0.7, distribution: other },
					{ weight: 0.3, distribution: { kind: "poisson", rate: 6 } },
				],
			};
			expect(ascendingQuantiles(mixture, PROBABILITIES)).toEqual(
				PROBABILITIES.map((p) => quantile(mixture, p)),
			);
		}
	});
	it("a binomial that is sure", () =>
		expect(ascendingQuantiles({ kind: "binomial", trials: 2, probability: 1 }, [0.1, 0.9])).toEqual([2, 2]));
});
