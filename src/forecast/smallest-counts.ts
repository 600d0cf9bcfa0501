import {
	type CompoundDistribution,
	type Distribution,
	probabilityMass,
	quantile,
	withoutCompounds,
} from "../math/index.js";

/** Counts up to here are summed one by one; beyond, the quantile functions of math search. */
const LONGEST_SUM = 1024;
/** Below this P(0) the recursion would start from a number that has lost its digits. */
const SMALLEST_START = 1e-280;

/** Masses of a Poisson or negative binomial number of events of random size, one after the other. */
interface MassRecursion {
	readonly weight: number;
	readonly slope: number;
	readonly intercept: number;
	/** Empty when all masses are known beforehand. */
	readonly sizes: readonly number[];
	readonly masses: number[];
}

const SINGLE = [1] as const;

function eventRecursion(
	weight: number,
	count: CompoundDistribution["count"],
	sizes: readonly number[],
): MassRecursion | undefined {
	if (count.kind === "point") return count.value === 0 ? fixedMasses(weight, [1]) : undefined;
	const failure = count.kind === "poisson" ? 0 : 1 - count.probability;
	const start = count.kind === "poisson" ? Math.exp(-count.rate) : count.probability ** count.size;
	if (!(start > SMALLEST_START)) return undefined;
	const intercept = count.kind === "poisson" ? count.rate : (count.size - 1) * failure;
	return { weight, slope: failure, intercept, sizes, masses: [start] };
}

/** Masses that are known beforehand: the recursion has nothing to add. */
function fixedMasses(weight: number, masses: number[]): MassRecursion {
	return { weight, slope: 0, intercept: 0, sizes: [], masses };
}

/** Appends one recursion for each part; false when a part has no such recursion. */
function collect(distribution: Distribution, weight: number, into: MassRecursion[]): boolean {
	let recursion: MassRecursion | undefined;
	switch (distribution.kind) {
		case "mixture":
			return distribution.parts.every(
				(part) => part.weight === 0 || collect(part.distribution, weight * part.weight, into),
			);
		case "compound":
			recursion = eventRecursion(weight, distribution.count, distribution.sizes);
			break;
		case "lattice":
			if (distribution.start >= 0 && distribution.start + distribution.probabilities.length <= LONGEST_SUM)
				recursion = fixedMasses(weight, [
					...new Array<number>(distribution.start).fill(0),
					...distribution.probabilities,
				]);
			break;
		case "binomial":
			if (distribution.trials < LONGEST_SUM)
				recursion = fixedMasses(
					weight,
					Array.from({ length: distribution.trials + 1 }, (_, k) => probabilityMass(distribution, k)),
				);
			break;
		case "poisson":
		case "negative-binomial":
		case "point":
			recursion = eventRecursion(weight, distribution, SINGLE);
			break;
		default:
			return false;
	}
	if (recursion === undefined) return false;
	into.push(recursion);
	return true;
}

/** Next mass of Panjer's recursion: P(n) = sum over j of (a + b j / n) f(j) P(n - j). */
function extend(recursion: MassRecursion, n: number): number {
	const { slope, intercept, sizes, masses } = recursion;
	if (sizes.length === 0) return masses[n] ?? 0;
	const reach = Math.min(n, sizes.length);
	let mass = 0;
	for (let j = 1; j <= reach; j++) mass += (slope + (intercept * j) / n) * sizes[j - 1]! * masses[n - j]!;
	masses.push(mass);
	return mass;
}

/**
 * Several quantiles of one distribution in a single pass.
 *
 * Small counts are summed up once from 0 for all probabilities (Panjer 1981); any other distribution is asked one
 * quantile at a time.
 *
 * @param distribution any distribution
 * @param probabilities in (0, 1), upwards
 * @returns the smallest x with P(X <= x) >= p for each probability
 * @example
 * ascendingQuantiles({ kind: "poisson", rate: 3 }, [0.5, 0.95]); // => [3, 6]
 */
export function ascendingQuantiles(distribution: Distribution, probabilities: readonly number[]): number[] {
	const recursions: MassRecursion[] = [];
	if (!collect(distribution, 1, recursions)) return largeQuantiles(distribution, probabilities);
	const found: number[] = [];
	let cumulated = 0;
	for (const { weight, masses } of recursions) cumulated += weight * masses[0]!;
	for (let n = 0; n < LONGEST_SUM; n++) {
		while (found.length < probabilities.length && cumulated >= probabilities[found.length]!) found.push(n);
		if (found.length === probabilities.length) return found;
		for (const recursion of recursions) cumulated += recursion.weight * extend(recursion, n + 1);
	}
	const large = largeQuantiles(distribution, probabilities);
	// The sum was exact up to here: what it did not reach lies beyond.
	return probabilities.map((_, index) => found[index] ?? Math.max(LONGEST_SUM, large[index]!));
}

/** Quantiles beyond a thousand pieces, compounds replaced by the count distributions of their two moments. */
function largeQuantiles(distribution: Distribution, probabilities: readonly number[]): number[] {
	const large = withoutCompounds(distribution);
	return probabilities.map((p) => quantile(large, p));
}
