/**
 * Smallest integer k in [lower, upper] for which `reaches(k)` holds; `reaches` is false up to some point and true
 * from there on. Gallops from `start` with steps that double, then bisects: no tolerance enters.
 */
export function smallestInteger(
	reaches: (k: number) => boolean,
	start: number,
	step: number,
	lower: number,
	upper: number,
): number {
	let stride = Math.max(1, Math.floor(step));
	let high = Math.min(upper, Math.max(lower, Math.floor(start)));
	let low: number;
	if (reaches(high)) {
		low = high;
		do {
			if (low === lower) return bisect(reaches, lower - 1, high);
			high = low;
			low = Math.max(lower, low - stride);
			stride *= 2;
		} while (reaches(low));
		return bisect(reaches, low, high);
	}
	low = high;
	do {
		if (high >= upper) return upper;
		low = high;
		high = Math.min(upper, high + stride);
		stride *= 2;
	} while (!reaches(high));
	return bisect(reaches, low, high);
}

/** `low` does not reach (or lies below the support), `high` does. */
function bisect(reaches: (k: number) => boolean, low: number, high: number): number {
	let below = low;
	let at = high;
	while (at - below > 1) {
		const middle = Math.floor(below + (at - below) / 2);
		if (reaches(middle)) at = middle;
		else below = middle;
	}
	return at;
}

/** Cornish-Fisher start with the skewness term: mean + sd (z + skewness (z^2 - 1) / 6). */
export function cornishFisherStart(z: number, mean: number, deviation: number, skewness: number): number {
	const bounded = Math.max(-9, Math.min(9, z));
	return Math.max(0, mean + deviation * (bounded + (skewness * (bounded * bounded - 1)) / 6));
}
