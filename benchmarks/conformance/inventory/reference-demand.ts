import type { ContinuousDemand } from "../../../src/inventory/index.js";
import type { Distribution } from "../../../src/math/index.js";

/** A distribution as the reference files write it. */
export interface ReferenceDemand {
	readonly type: string;
	readonly mean: number;
	readonly sd: number;
	readonly shape: number;
	readonly scale: number;
	readonly r: number;
	readonly p: number;
	readonly mu: number;
	readonly sigma: number;
	readonly lo: number;
	readonly hi: number;
	readonly rate: number;
	readonly pmf: readonly number[];
}

/** Distribution of the library for a reference distribution. */
export function demandOf(demand: ReferenceDemand): Distribution {
	switch (demand.type) {
		case "normal":
			return { kind: "normal", mean: demand.mean, standardDeviation: demand.sd };
		case "gamma":
			return { kind: "gamma", shape: demand.shape, scale: demand.scale };
		case "poisson":
			return { kind: "poisson", rate: demand.mean };
		case "negativeBinomial":
			return { kind: "negative-binomial", size: demand.r, probability: demand.p };
		case "pmf":
			return { kind: "lattice", start: 0, probabilities: demand.pmf };
		default:
			throw new Error(`no distribution of type ${demand.type}`);
	}
}

/** Textbook distribution for a reference distribution, or undefined where the library's own kinds hold it. */
export function continuousOf(demand: ReferenceDemand): ContinuousDemand | undefined {
	if (demand.type === "lognormal") return { kind: "lognormal", mu: demand.mu, sigma: demand.sigma };
	if (demand.type === "uniform") return { kind: "uniform", lower: demand.lo, upper: demand.hi };
	if (demand.type === "exponential") return { kind: "exponential", rate: demand.rate };
	return undefined;
}

/** Distribution of 0, 1, 2, ... from a list or an object that maps values to probabilities. */
export function latticeOf(pmf: readonly number[] | Readonly<Record<string, number>>): Distribution {
	if (Array.isArray(pmf)) return { kind: "lattice", start: 0, probabilities: pmf as number[] };
	const values = Object.keys(pmf).map(Number);
	const start = Math.min(...values);
	const probabilities = new Array<number>(Math.max(...values) - start + 1).fill(0);
	for (const [value, probability] of Object.entries(pmf)) probabilities[Number(value) - start] = probability;
	return { kind: "lattice", start, probabilities };
}
