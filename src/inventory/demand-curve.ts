import {
	cdf,
	type Distribution,
	isIntegerDistribution,
	loss,
	mean,
	secondOrderLoss,
	variance,
} from "../math/index.js";

/** The questions a service measure asks of a demand distribution, at integer levels. */
export interface DemandCurve {
	readonly mean: number;
	readonly standardDeviation: number;
	/** P(D <= level). */
	readonly cdf: (level: number) => number;
	/** n(level) = E[(D - level)^+]. */
	readonly loss: (level: number) => number;
	/** Sum of P(D > y) over the integers y of [from, to). */
	readonly sumOfSurvival: (from: number, to: number) => number;
	/** Sum of n(y) over the integers y of [from, to). */
	readonly sumOfLoss: (from: number, to: number) => number;
}

/**
 * Prepares a distribution for many questions: lattices are summed up once, other kinds are asked each time.
 *
 * @param demand distribution of the demand of a window
 * @returns its curve
 */
export function demandCurve(demand: Distribution): DemandCurve {
	if (demand.kind === "lattice") return latticeCurve(demand.start, demand.probabilities);
	if (demand.kind === "point" && Number.isInteger(demand.value)) return latticeCurve(demand.value, [1]);
	const lossAt = (level: number) => loss(demand, level);
	const shared = {
		mean: mean(demand),
		standardDeviation: Math.sqrt(variance(demand)),
		cdf: (level: number) => cdf(demand, level),
		loss: lossAt,
	};
	if (isIntegerDistribution(demand))
		return {
			...shared,
			sumOfSurvival: (from, to) => lossAt(from) - lossAt(to),
			sumOfLoss: (from, to) => secondOrderLoss(demand, from - 1) - secondOrderLoss(demand, to - 1),
		};
	return {
		...shared,
		sumOfSurvival: (from, to) => sumOver(from, to, (level) => 1 - shared.cdf(level)),
		sumOfLoss: (from, to) => sumOver(from, to, lossAt),
	};
}

function sumOver(from: number, to: number, term: (level: number) => number): number {
	let sum = 0;
	for (let level = from; level < to; level++) sum += term(level);
	return sum;
}

/** Sums from the upper end, so that small tails keep their digits. */
function latticeCurve(start: number, probabilities: readonly number[]): DemandCurve {
	const length = probabilities.length;
	const survivals = new Float64Array(length + 1);
	const losses = new Float64Array(length + 1);
	const lossSums = new Float64Array(length + 1);
	let squares = 0;
	for (let index = length - 1; index >= 0; index--) {
		const mass = probabilities[index] as number;
		const above = (survivals[index + 1] as number) + mass;
		survivals[index] = above;
		losses[index] = (losses[index + 1] as number) + (survivals[index + 1] as number);
		lossSums[index] = (lossSums[index + 1] as number) + (losses[index] as number);
		squares += index * index * mass;
	}
	// survivals[i] = P(D >= start + i), losses[i] = n(start + i), lossSums[i] = sum of n(y) over y >= start + i.
	const first = losses[0] as number;
	const all = lossSums[0] as number;
	const lossAt = (level: number): number => {
		const index = level - start;
		if (index <= 0) return first - index;
		return index >= length ? 0 : (losses[index] as number);
	};
	const lossesFrom = (level: number): number => {
		const index = level - start;
		// Below the support n(start - j) = first + j for j = 1, 2, ...
		if (index <= 0) return all - index * first + (index * (index - 1)) / 2;
		return index >= length ? 0 : (lossSums[index] as number);
	};
	return {
		mean: start + first,
		standardDeviation: Math.sqrt(Math.max(0, squares - first * first)),
		cdf: (level) => {
			const index = level - start + 1;
			if (index <= 0) return 0;
			return index >= length ? 1 : 1 - (survivals[index] as number);
		},
		loss: lossAt,
		sumOfSurvival: (from, to) => lossAt(from) - lossAt(to),
		sumOfLoss: (from, to) => lossesFrom(from) - lossesFrom(to),
	};
}
