import type { LatticeDistribution } from "./distribution.js";
import { requireOption } from "./family.js";
import { integerFamily } from "./integer-family.js";

type D = LatticeDistribution;

/** Sum of probabilities [from, to) with Neumaier's correction, so that ten times 0.1 is 1. */
function sumOf(probabilities: readonly number[], from: number, to: number): number {
	let sum = 0;
	let correction = 0;
	for (let i = from; i < to; i++) {
		const term = probabilities[i]!;
		const next = sum + term;
		correction += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
		sum = next;
	}
	return sum + correction;
}

function mean(d: D): number {
	let sum = 0;
	for (let i = 1; i < d.probabilities.length; i++) sum += i * d.probabilities[i]!;
	return d.start + sum;
}

function variance(d: D): number {
	const centre = mean(d) - d.start;
	let sum = 0;
	for (let i = 0; i < d.probabilities.length; i++) sum += (i - centre) * (i - centre) * d.probabilities[i]!;
	return sum;
}

/** First index whose cumulated probability reaches p; the sums are corrected, no tolerance enters. */
function quantile(d: D, p: number): number {
	let sum = 0;
	let correction = 0;
	let last = 0;
	for (let i = 0; i < d.probabilities.length; i++) {
		const term = d.probabilities[i]!;
		if (term === 0) continue;
		last = i;
		const next = sum + term;
		correction += sum >= term ? sum - next + term : term - next + sum;
		sum = next;
		if (sum + correction >= p) return d.start + i;
	}
	return d.start + last;
}

function lastIndex(d: D): number {
	let i = d.probabilities.length - 1;
	while (i > 0 && d.probabilities[i] === 0) i--;
	return i;
}

function firstIndex(d: D): number {
	let i = 0;
	while (i < d.probabilities.length - 1 && d.probabilities[i] === 0) i++;
	return i;
}

function excess(d: D, k: number, order: 1 | 2): number {
	let sum = 0;
	for (let i = d.probabilities.length - 1; d.start + i > k; i--) {
		const gap = d.start + i - k;
		sum += (order === 1 ? gap : 0.5 * gap * (gap - 1)) * d.probabilities[i]!;
	}
	return sum;
}

function complementaryLoss(d: D, k: number): number {
	let sum = 0;
	for (let i = 0; d.start + i < k; i++) sum += (k - d.start - i) * d.probabilities[i]!;
	return sum;
}

export const latticeFamily = integerFamily<D>({
	check: (d) => {
		requireOption(Number.isSafeInteger(d.start), "Give an integer start to a lattice distribution.");
		requireOption(d.probabilities.length > 0, "Give a lattice distribution at least one probability.");
	},
	mean,
	variance,
	lower: (d) => d.start + firstIndex(d),
	upper: (d) => d.start + lastIndex(d),
	mass: (d, k) => d.probabilities[k - d.start] ?? 0,
	cdf: (d, k) => Math.min(1, sumOf(d.probabilities, 0, k - d.start + 1)),
	survival: (d, k) => Math.min(1, sumOf(d.probabilities, k - d.start + 1, d.probabilities.length)),
	quantile,
	loss: (d, k) => excess(d, k, 1),
	complementaryLoss,
	secondOrderLoss: (d, k) => excess(d, k, 2),
});

/**
 * Lattice distribution from probabilities of consecutive integers.
 *
 * @param start the integer that `probabilities[0]` belongs to
 * @param probabilities at least one, none negative; they are divided by their sum, which must be within 1e-6 of 1
 * @returns plain lattice distribution, zeros at both ends dropped
 * @throws {ReapproError} OPTION_INVALID when the start is no integer or the probabilities are none
 * @example
 * latticeFromProbabilities(0, [0.5, 0.25, 0.25, 0]); // => { kind: "lattice", start: 0, probabilities: [0.5, 0.25, 0.25] }
 */
export function latticeFromProbabilities(
	start: number,
	probabilities: ArrayLike<number>,
): LatticeDistribution {
	requireOption(Number.isSafeInteger(start), "Give an integer start to a lattice distribution.", "start");
	let sum = 0;
	let first = probabilities.length;
	let last = -1;
	for (let i = 0; i < probabilities.length; i++) {
		const value = probabilities[i]!;
		requireOption(
			value >= 0 && value <= 1 + 1e-6,
			"Give probabilities between 0 and 1.",
			`probabilities[${i}]`,
		);
		if (value === 0) continue;
		sum += value;
		first = Math.min(first, i);
		last = i;
	}
	requireOption(Math.abs(sum - 1) <= 1e-6, "Give probabilities that sum to 1.", "probabilities");
	const kept = new Array<number>(last - first + 1);
	// A sum that is 1 but for rounding is left as it is, so that given probabilities stay the very same numbers.
	const divisor = Math.abs(sum - 1) <= 1e-14 ? 1 : sum;
	for (let i = first; i <= last; i++) kept[i - first] = probabilities[i]! / divisor;
	return { kind: "lattice", start: start + first, probabilities: kept };
}
