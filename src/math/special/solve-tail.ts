/** A monotone tail probability as a function of u, with its derivative. */
export interface TailFunction {
	readonly value: (u: number) => number;
	readonly slope: (u: number) => number;
	/** True when the probability rises with u. */
	readonly rising: boolean;
}

/**
 * Solves value(u) = target by Newton's method on the logarithm of the probability, which is close to linear or
 * concave in the tail; bisects where a step would leave the bracket. At most 200 steps.
 */
export function solveTail(
	tail: TailFunction,
	target: number,
	start: number,
	lower: number,
	upper: number,
): number {
	let low = lower;
	let high = upper;
	let u = start;
	for (let i = 0; i < 200; i++) {
		const value = tail.value(u);
		if (value === target) return u;
		if (value < target === tail.rising) low = u;
		else high = u;
		let next = u - (Math.log(value / target) * value) / tail.slope(u);
		if (!(next > low && next < high)) {
			if (Math.abs(next - u) <= 4e-16 * Math.abs(u)) return u;
			next = betweenBounds(low, high);
		}
		const step = next - u;
		u = next;
		// Newton squares the error: after a relative step of 1e-9 what is left is below rounding.
		if (Math.abs(step) <= 1e-9 * Math.min(1, Math.abs(u)) || high - low <= 4e-16 * Math.abs(u)) return u;
	}
	return u;
}

function betweenBounds(low: number, high: number): number {
	if (low === Number.NEGATIVE_INFINITY) return high - Math.max(1, Math.abs(high));
	if (high === Number.POSITIVE_INFINITY) return low + Math.max(1, Math.abs(low));
	return 0.5 * (low + high);
}
