import type { CountPart } from "../../models/index.js";

/** Parts that weigh less are left out. */
export const LEAST_WEIGHT = 0.01;
/** Settings whose levels are nearer than this ratio become one part. */
const NEAR = 1.25;

/** One part with the mean of each period of several, and the variance that they have over the span. */
function joined(parts: readonly CountPart[], span: number): CountPart {
	if (parts.length === 1) return parts[0]!;
	const horizon = parts[0]!.rates.length;
	const rates = new Array<number>(horizon).fill(0);
	let weight = 0;
	for (const part of parts) {
		weight += part.weight;
		for (let h = 0; h < horizon; h++) rates[h]! += part.weight * part.rates[h]!;
	}
	let mean = 0;
	for (let h = 0; h < horizon; h++) {
		rates[h]! /= weight;
		if (h < span) mean += rates[h]!;
	}
	let second = 0;
	for (const part of parts) {
		let own = 0;
		for (let h = 0; h < span; h++) own += part.rates[h]!;
		second += part.weight * own * own * (1 + part.levelVariance);
	}
	const levelVariance = mean > 0 ? Math.max(0, second / weight / (mean * mean) - 1) : 0;
	return { weight, rates, levelVariance };
}

/**
 * Joins settings whose levels are near each other, keeping mean and variance.
 *
 * @param parts parts of a count process
 * @param span first periods over which the variance is kept
 * @returns fewer parts, weights summing to 1
 * @example
 * const parts = [{ weight: 0.5, rates: [1], levelVariance: 0 }, { weight: 0.5, rates: [1.2], levelVariance: 0 }];
 * mergedParts(parts, 1)[0].rates; // => [1.1]
 */
export function mergedParts(parts: readonly CountPart[], span: number): CountPart[] {
	const kept = parts
		.filter((part) => part.weight >= LEAST_WEIGHT)
		.sort((a, b) => a.rates[0]! - b.rates[0]! || a.levelVariance - b.levelVariance);
	const total = kept.reduce((sum, part) => sum + part.weight, 0);
	const groups: CountPart[] = [];
	let from = 0;
	for (let index = 1; index <= kept.length; index++) {
		if (index < kept.length && kept[index]!.rates[0]! <= NEAR * kept[from]!.rates[0]!) continue;
		const part = joined(kept.slice(from, index), span);
		groups.push({ ...part, weight: part.weight / total });
		from = index;
	}
	return groups;
}

/**
 * Parts beside others, which take their weight from all of them.
 *
 * @param parts parts whose weights sum to 1
 * @param others parts whose weights sum to 1 at most
 * @returns the others, then the parts with what is left
 * @example
 * besideParts([{ weight: 1, rates: [2], levelVariance: 0 }], [{ weight: 0.25, rates: [0], levelVariance: 0 }])[1].weight; // => 0.75
 */
export function besideParts(parts: readonly CountPart[], others: readonly CountPart[]): CountPart[] {
	const left = others.reduce((share, { weight }) => share - weight, 1);
	return [...others, ...parts.map((part) => ({ ...part, weight: part.weight * left }))];
}
