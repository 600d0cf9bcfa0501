import type { LoessPlan } from "./loess-plan.js";

/**
 * Smooths a series by a plan; without weights of robustness every fit is one scalar product.
 *
 * @param values as many as the plan is for
 * @param plan windows and weights
 * @param robustness weight of each value, or undefined for 1
 * @param out receives the fit of index t at `offset + t`
 * @param offset where index 0 goes in `out`
 * @example
 * const out = new Float64Array(3);
 * smoothLoess(Float64Array.of(1, 2, 3), loessPlan(3, { span: 3, degree: 1, jump: 1 }), undefined, out, 0);
 * Array.from(out); // => [1, 2, 3]
 */
export function smoothLoess(
	values: Float64Array,
	plan: LoessPlan,
	robustness: Float64Array | undefined,
	out: Float64Array,
	offset: number,
): void {
	const { positions, length } = plan;
	const fits = positions.length;
	for (let fit = 0; fit < fits; fit++) {
		const position = positions[fit]!;
		out[offset + position] =
			robustness === undefined ? plainFit(values, plan, fit) : robustFit(values, plan, fit, robustness);
	}
	// Where no value has weight the fit inside is the value, and the fit outside that of its neighbour.
	for (let fit = 0; fit < fits; fit++) {
		const position = positions[fit]!;
		if (!Number.isNaN(out[offset + position]!)) continue;
		if (position >= 0 && position < length) out[offset + position] = values[position]!;
	}
	if (positions[0] === -1 && Number.isNaN(out[offset - 1]!)) out[offset - 1] = out[offset]!;
	if (positions[fits - 1] === length && Number.isNaN(out[offset + length]!))
		out[offset + length] = out[offset + length - 1]!;
	drawLines(plan, out, offset);
}

function plainFit(values: Float64Array, plan: LoessPlan, fit: number): number {
	const { operator, count } = plan;
	const start = plan.starts[fit]!;
	const left = plan.lefts[fit]!;
	let sum = 0;
	for (let j = 0; j < count; j++) sum += operator[start + j]! * values[left + j]!;
	return sum;
}

/** Weighted regression from its five sums; indices are counted from the position, where the line is read off. */
function robustFit(values: Float64Array, plan: LoessPlan, fit: number, robustness: Float64Array): number {
	const { kernel, count } = plan;
	const start = plan.starts[fit]!;
	const left = plan.lefts[fit]!;
	const centre = plan.positions[fit]! - left;
	let total = 0;
	let first = 0;
	let second = 0;
	let sum = 0;
	let product = 0;
	for (let j = 0; j < count; j++) {
		const weight = kernel[start + j]! * robustness[left + j]!;
		const distance = j - centre;
		const value = weight * values[left + j]!;
		total += weight;
		first += weight * distance;
		second += weight * distance * distance;
		sum += value;
		product += value * distance;
	}
	if (!(total > 0)) return Number.NaN;
	const level = sum / total;
	if (!plan.linear) return level;
	const mean = first / total;
	const variance = second / total - mean * mean;
	return variance > plan.leastVariance ? level - (mean / variance) * (product / total - mean * level) : level;
}

function drawLines(plan: LoessPlan, out: Float64Array, offset: number): void {
	const { positions, length } = plan;
	for (let fit = 1; fit < positions.length; fit++) {
		const from = positions[fit - 1]!;
		const to = positions[fit]!;
		if (from < 0 || to >= length || to - from < 2) continue;
		const slope = (out[offset + to]! - out[offset + from]!) / (to - from);
		for (let t = from + 1; t < to; t++) out[offset + t] = out[offset + from]! + slope * (t - from);
	}
}
