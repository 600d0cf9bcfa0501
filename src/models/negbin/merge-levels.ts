/** A gamma level with its weight: mean, relative variance, and the discount that made it. */
export interface LevelPart {
	readonly weight: number;
	readonly mean: number;
	readonly variance: number;
	readonly discount: number;
}

/** Levels nearer than this ratio are one part. */
const NEAR = 1.25;
/** Parts that weigh less are left out. */
const LEAST_WEIGHT = 0.02;

/**
 * Merges the settings of a mixture whose levels are near each other, keeping mean and variance.
 *
 * @param parts levels with weights that sum to 1
 * @returns fewer parts in ascending order of mean, weights summing to 1
 * @example
 * mergeLevels([{ weight: 1, mean: 2, variance: 0.1, discount: 1 }]).length; // => 1
 */
export function mergeLevels(parts: readonly LevelPart[]): LevelPart[] {
	const kept = parts.filter((part) => part.weight >= LEAST_WEIGHT).sort((a, b) => a.mean - b.mean);
	const total = kept.reduce((sum, part) => sum + part.weight, 0);
	const merged: LevelPart[] = [];
	let from = 0;
	for (let index = 1; index <= kept.length; index++) {
		if (index < kept.length && kept[index]!.mean <= NEAR * kept[from]!.mean) continue;
		merged.push(joined(kept.slice(from, index), total));
		from = index;
	}
	return merged;
}

function joined(parts: readonly LevelPart[], total: number): LevelPart {
	let weight = 0;
	let first = 0;
	let second = 0;
	let discount = 0;
	for (const part of parts) {
		weight += part.weight;
		first += part.weight * part.mean;
		second += part.weight * part.mean * part.mean * (1 + part.variance);
		discount += part.weight * part.discount;
	}
	const mean = first / weight;
	return {
		weight: weight / total,
		mean,
		variance: Math.max(0, second / weight / (mean * mean) - 1),
		discount: discount / weight,
	};
}
