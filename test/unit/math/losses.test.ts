import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
	cdf,
	complementaryLoss,
	type Distribution,
	loss,
	mean,
	normalCdf,
	normalLoss,
	probabilityMass,
	secondOrderLoss,
	survival,
} from "../../../src/math/index.js";

type Row = readonly [
	d: Distribution,
	x: number,
	loss: number,
	complement: number,
	second: number,
	tail: number,
];

const golden = JSON.parse(
	readFileSync(new URL("../../golden/math/losses.json", import.meta.url), "utf8"),
) as Row[];

function relativeError(value: number, expected: number): number {
	if (Math.abs(value - expected) < 1e-290) return 0;
	return Math.abs(value - expected) / Math.abs(expected);
}

describe("losses against 250 digits", () => {
	for (const kind of ["normal", "gamma", "student", "poisson", "negative-binomial"]) {
		it(`${kind}: first, complementary and second order and the tail are within 1e-11, relative`, () => {
			const rows = golden.filter(([d]) => d.kind === kind);
			expect(rows.length).toBeGreaterThan(15);
			for (const [d, x, first, complement, second, tail] of rows) {
				const at = `${JSON.stringify(d)} at ${x}`;
				expect(relativeError(loss(d, x), first), `loss ${at}`).toBeLessThan(1e-11);
				expect(relativeError(complementaryLoss(d, x), complement), `complement ${at}`).toBeLessThan(1e-11);
				expect(relativeError(secondOrderLoss(d, x), second), `second ${at}`).toBeLessThan(1e-11);
				expect(relativeError(survival(d, x), tail), `survival ${at}`).toBeLessThan(1e-11);
			}
		});
	}
});

interface ReferenceCase {
	readonly id: string;
	readonly problem: string;
	readonly inputs: {
		readonly z?: number;
		readonly x?: number;
		readonly distribution?: ReferenceDistribution;
	};
	readonly expected: Readonly<Record<string, number>>;
	readonly tolerance: { readonly rel: number; readonly abs: number };
}
type ReferenceDistribution = { readonly type: string } & Readonly<Record<string, number>>;

/** The reference's distribution as one of ours with what has to be taken off x, or undefined where we have none of its kind. */
function translated(d: ReferenceDistribution): readonly [Distribution, shift: number] | undefined {
	switch (d.type) {
		case "normal":
			return [{ kind: "normal", mean: d.mean!, standardDeviation: d.sd! }, 0];
		case "exponential":
			return [{ kind: "gamma", shape: 1, scale: 1 / d.rate! }, 0];
		case "gamma":
			return [{ kind: "gamma", shape: d.shape!, scale: d.scale! }, 0];
		case "poisson":
			return [{ kind: "poisson", rate: d.mean! }, 0];
		case "negativeBinomial":
			return [{ kind: "negative-binomial", size: d.r!, probability: d.p! }, 0];
		case "geometric":
			return [{ kind: "negative-binomial", size: 1, probability: d.p! }, 1];
		default:
			return undefined;
	}
}

describe("losses of the reference set", () => {
	const { cases } = JSON.parse(
		readFileSync(new URL("../../golden/math/reference-loss-functions.json", import.meta.url), "utf8"),
	) as { readonly cases: readonly ReferenceCase[] };

	it("agrees on every case of a kind that the library has", () => {
		let checked = 0;
		for (const { id, problem, inputs, expected, tolerance } of cases) {
			const close = (value: number, name: string): void => {
				if (expected[name] === undefined) return;
				const error = Math.abs(value - expected[name]);
				expect(error, `${id} ${name}`).toBeLessThanOrEqual(
					tolerance.abs + tolerance.rel * Math.abs(expected[name]),
				);
			};
			const known =
				problem === "standardNormalLoss"
					? ([{ kind: "normal", mean: 0, standardDeviation: 1 }, 0] as const)
					: translated(inputs.distribution!);
			if (known === undefined) continue;
			const [d, shift] = known;
			const x = (inputs.x ?? inputs.z!) - shift;
			close(loss(d, x), "loss");
			close(complementaryLoss(d, x), "complementaryLoss");
			close(secondOrderLoss(d, x), "secondLoss");
			close(cdf(d, x), "cdf");
			close(survival(d, x), "sf");
			close(probabilityMass(d, x), "pmf");
			checked += 1;
		}
		expect(checked).toBe(81);
	});

	it("agrees with the unit normal loss table of Silver, Pyke and Peterson", () => {
		expect(normalLoss(0)).toBeCloseTo(0.3989, 4);
		expect(normalLoss(1)).toBeCloseTo(0.08332, 5);
		expect(normalLoss(2)).toBeCloseTo(0.008491, 6);
		expect(normalCdf(1.645)).toBeCloseTo(0.95, 4);
	});
});

describe("losses between the integers and below the support", () => {
	const counts: Distribution[] = [
		{ kind: "poisson", rate: 2.3 },
		{ kind: "negative-binomial", size: 0.7, probability: 0.2 },
		{ kind: "binomial", trials: 7, probability: 0.35 },
		{ kind: "lattice", start: -2, probabilities: [0.2, 0, 0.5, 0.3] },
		{ kind: "compound", count: { kind: "poisson", rate: 1.2 }, sizes: [0.5, 0.3, 0.2] },
	];
	it("is the plain sum for every real x", () => {
		for (const d of counts) {
			for (const x of [-4.3, -3, -2.4, -1, -0.2, 0, 0.4, 1, 2.75, 6.5, 7, 12.2]) {
				let first = 0;
				let second = 0;
				for (let k = -2; k < 400; k++) {
					const gap = Math.max(0, k - x);
					first += gap * probabilityMass(d, k);
					second += 0.5 * gap * Math.max(0, k - x - 1) * probabilityMass(d, k);
				}
				const at = `${d.kind} at ${x}`;
				expect(loss(d, x), at).toBeCloseTo(first, 10);
				expect(secondOrderLoss(d, x), at).toBeCloseTo(second, 9);
				expect(complementaryLoss(d, x), at).toBeCloseTo(first + x - mean(d), 10);
			}
		}
	});

	it("keeps its digits where the complement has lost them all", () => {
		const binomial: Distribution = { kind: "binomial", trials: 400, probability: 0.1 };
		// R: sum((101:400 - 100) * dbinom(101:400, 400, 0.1))
		expect(relativeError(loss(binomial, 100), 3.0228074889540122e-18)).toBeLessThan(1e-11);
	});
});
