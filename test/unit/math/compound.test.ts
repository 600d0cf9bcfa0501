import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
	compoundOf,
	type Distribution,
	latticeFromProbabilities,
	loss,
	mean,
	mixtureOf,
	probabilityMass,
	quantile,
	sumOfIndependent,
	survival,
	toLattice,
	variance,
} from "../../../src/math/index.js";

interface LeadTimeCase {
	readonly id: string;
	readonly problem: string;
	readonly inputs: {
		readonly dailyDemandPmf?: readonly number[];
		readonly leadTimePmf?: Readonly<Record<string, number>>;
		readonly reviewPeriod?: number;
		readonly dailyMeans?: readonly number[];
		readonly days?: readonly { readonly r: number; readonly p: number }[];
		readonly orderRatePerDay?: number;
		readonly leadTimeDays?: number;
		readonly orderSizePmf?: readonly number[];
		readonly orderRate?: number;
		readonly logarithmicTheta?: number;
	};
	readonly expected: {
		readonly mean: number;
		readonly variance: number;
		readonly quantileLevels?: readonly number[];
		readonly quantiles?: readonly number[];
		readonly lossAtQuantiles?: readonly number[];
		readonly probZero?: number;
		readonly cdfAt?: readonly number[];
	};
	readonly tolerance: { readonly rel: number };
}

function sumOfMany(parts: readonly Distribution[]): Distribution {
	return parts.reduce((sum, part) => sumOfIndependent(sum, part), {
		kind: "point",
		value: 0,
	} as Distribution);
}

/** Sizes of the logarithmic distribution, -theta^k / (k log(1 - theta)); with Poisson events it gives the negative binomial. */
function logarithmicSizes(theta: number): number[] {
	const sizes = Array.from({ length: 400 }, (_, i) => -(theta ** (i + 1)) / ((i + 1) * Math.log1p(-theta)));
	const sum = sizes.reduce((total, size) => total + size, 0);
	return sizes.map((size) => size / sum);
}

function leadTimeDemand({ inputs }: LeadTimeCase): Distribution {
	if (inputs.leadTimePmf !== undefined) {
		const day = latticeFromProbabilities(0, inputs.dailyDemandPmf!);
		return mixtureOf(
			Object.entries(inputs.leadTimePmf).map(([days, weight]) => ({
				weight,
				distribution: toLattice(
					sumOfMany(Array.from({ length: Number(days) + inputs.reviewPeriod! }, () => day)),
				),
			})),
		);
	}
	if (inputs.dailyMeans !== undefined)
		return sumOfMany(inputs.dailyMeans.map((rate): Distribution => ({ kind: "poisson", rate })));
	if (inputs.days !== undefined)
		return sumOfMany(
			inputs.days.map(({ r, p }): Distribution => ({ kind: "negative-binomial", size: r, probability: p })),
		);
	if (inputs.orderSizePmf !== undefined) {
		const rate = inputs.orderRatePerDay! * inputs.leadTimeDays!;
		return compoundOf({ kind: "poisson", rate }, inputs.orderSizePmf.slice(1));
	}
	return compoundOf({ kind: "poisson", rate: inputs.orderRate! }, logarithmicSizes(inputs.logarithmicTheta!));
}

describe("lead-time demand of the reference set", () => {
	const { cases } = JSON.parse(
		readFileSync(new URL("../../golden/math/reference-lead-time-demand.json", import.meta.url), "utf8"),
	) as { readonly cases: readonly LeadTimeCase[] };

	it("has its cases", () => expect(cases.length).toBe(44));

	for (const example of cases) {
		it(`${example.id} ${example.problem}`, () => {
			const d = leadTimeDemand(example);
			const { expected, tolerance } = example;
			const close = (value: number, target: number): void =>
				expect(Math.abs(value - target)).toBeLessThanOrEqual(tolerance.rel * Math.abs(target) + 1e-12);
			close(mean(d), expected.mean);
			close(variance(d), expected.variance);
			if (expected.probZero !== undefined && expected.probZero > 1e-6)
				close(probabilityMass(d, 0), expected.probZero);
			for (const [i, level] of (expected.quantileLevels ?? []).entries()) {
				const x = quantile(d, level);
				expect(x).toBe(expected.quantiles![i]);
				close(loss(d, x), expected.lossAtQuantiles![i]!);
			}
			let below = 0;
			for (const [k, target] of (expected.cdfAt ?? []).entries()) {
				below += probabilityMass(d, k);
				close(below, target);
			}
		});
	}
});

describe("compound distributions", () => {
	it("of Poisson events with logarithmic sizes are negative binomial, far into the tail", () => {
		const [size, probability] = [4.2996, 0.76852];
		const d = compoundOf(
			{ kind: "poisson", rate: -size * Math.log(probability) },
			logarithmicSizes(1 - probability),
		);
		const target: Distribution = { kind: "negative-binomial", size, probability };
		for (const k of [0, 1, 5, 12, 18])
			expect(probabilityMass(d, k) / probabilityMass(target, k)).toBeCloseTo(1, 9);
		expect(survival(d, 14) / survival(target, 14)).toBeCloseTo(1, 4);
	});

	it("survives a chance of no event that is no number any more", () => {
		for (const count of [
			{ kind: "poisson", rate: 5000 },
			{ kind: "negative-binomial", size: 900, probability: 0.1 },
		] as const) {
			const d = compoundOf(count, [0.25, 0.5, 0.25]);
			const lattice = toLattice(d);
			expect(mean(lattice) / mean(d)).toBeCloseTo(1, 11);
			expect(variance(lattice) / variance(d)).toBeCloseTo(1, 8);
		}
	});

	it("agrees with the count itself when every event is two pieces", () => {
		const d = compoundOf({ kind: "poisson", rate: 1500 }, [0, 1]);
		const count: Distribution = { kind: "poisson", rate: 1500 };
		for (const k of [1300, 1500, 1650]) {
			expect(probabilityMass(d, 2 * k) / probabilityMass(count, k)).toBeCloseTo(1, 10);
			expect(probabilityMass(d, 2 * k + 1)).toBe(0);
		}
	});

	it("ends in reasonable time for very many pieces", () => {
		const d = compoundOf({ kind: "negative-binomial", size: 3, probability: 3 / 40_003 }, [0.7, 0.2, 0.1]);
		const level = quantile(d, 0.99);
		expect(survival(d, level)).toBeLessThanOrEqual(0.01);
		expect(survival(d, level - 1)).toBeGreaterThan(0.01);
	});

	it("of a fixed number of events is a power of the sizes", () => {
		const d = toLattice({ kind: "compound", count: { kind: "point", value: 3 }, sizes: [0.5, 0.5] });
		expect(d).toEqual({ kind: "lattice", start: 3, probabilities: [0.125, 0.375, 0.375, 0.125] });
		expect(mean({ kind: "compound", count: { kind: "point", value: 0 }, sizes: [1] })).toBe(0);
	});

	it("with one size is the count", () => {
		expect(compoundOf({ kind: "poisson", rate: 2 }, [1, 0])).toEqual({ kind: "poisson", rate: 2 });
	});
});

describe("sums of independent variables", () => {
	it("stay in their family where there is one", () => {
		const sum = sumOfIndependent(
			{ kind: "compound", count: { kind: "poisson", rate: 1 }, sizes: [0.5, 0.5] },
			{ kind: "compound", count: { kind: "poisson", rate: 3 }, sizes: [0.1, 0.2, 0.7] },
		);
		expect(sum.kind).toBe("compound");
		expect(mean(sum)).toBeCloseTo(1.5 + 7.8, 12);
		const shifted = sumOfIndependent(
			{ kind: "point", value: 2 },
			{ kind: "normal", mean: 1, standardDeviation: 3 },
		);
		expect(shifted).toEqual({ kind: "normal", mean: 3, standardDeviation: 3 });
		expect(
			sumOfIndependent(
				{ kind: "normal", mean: 1, standardDeviation: 3 },
				{ kind: "normal", mean: 1, standardDeviation: 4 },
			),
		).toEqual({ kind: "normal", mean: 2, standardDeviation: 5 });
		expect(
			sumOfIndependent({ kind: "gamma", shape: 1, scale: 2 }, { kind: "gamma", shape: 3, scale: 2 }),
		).toEqual({ kind: "gamma", shape: 4, scale: 2 });
		expect(
			sumOfIndependent(
				{ kind: "binomial", trials: 1, probability: 0.5 },
				{ kind: "binomial", trials: 2, probability: 0.5 },
			),
		).toEqual({ kind: "binomial", trials: 3, probability: 0.5 });
	});

	it("are refused where no lattice and no closed form exists", () => {
		expect(() =>
			sumOfIndependent({ kind: "poisson", rate: 1 }, { kind: "normal", mean: 0, standardDeviation: 1 }),
		).toThrow("Round continuous distributions first");
	});
});
