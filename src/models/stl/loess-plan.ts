/** Where and with which weights a series of one length is smoothed; made once, used for every series of that length. */
export interface LoessPlan {
	/** Number of values. */
	readonly length: number;
	/** Values in a window. */
	readonly count: number;
	/** Indices at which the fit is made, ascending; -1 and `length` lie one step outside. */
	readonly positions: Int32Array;
	/** First index of the window of each position. */
	readonly lefts: Int32Array;
	/** Where the weights of a position begin; equal windows share theirs. */
	readonly starts: Int32Array;
	/** Tricube weights, for a fit with weights of robustness. */
	readonly kernel: Float64Array;
	/** Weights of the finished fit, which is linear in the values. */
	readonly operator: Float64Array;
	/** True when a line is fitted, false for a mean. */
	readonly linear: boolean;
	/** Below this weighted variance of the indices a mean is fitted in place of a line. */
	readonly leastVariance: number;
}

/** What a plan is made of. */
export interface LoessSetting {
	/** Odd number of values that a window holds. */
	readonly span: number;
	/** 0 fits a mean, 1 a line. */
	readonly degree: 0 | 1;
	/** Every so many values a fit, straight lines between. */
	readonly jump: number;
	/** Also fit one step before the first and one after the last value. Default false. */
	readonly ends?: boolean;
}

/** Shares of the bandwidth below which a weight is 1 and above which it is 0. */
const NEAR = 0.001;
const FAR = 0.999;

/**
 * Plans the smoothing of a series by locally weighted regression.
 *
 * The window of a position holds the `span` nearest values; with a span above the length the bandwidth grows by half
 * the difference.
 *
 * @param length number of values, >= 2
 * @param setting span, degree, jump
 * @returns the plan
 * @see Cleveland, Cleveland, McRae and Terpenning (1990), Journal of Official Statistics 6, section 2.3
 * @example
 * Array.from(loessPlan(6, { span: 3, degree: 0, jump: 2 }).positions); // => [0, 2, 4, 5]
 */
export function loessPlan(length: number, setting: LoessSetting): LoessPlan {
	const { span, degree, jump, ends = false } = setting;
	const count = Math.min(span, length);
	const positions = gridOf(length, jump, ends);
	const { lefts, starts, kinds } = windowsOf(positions, length, span, jump);
	const plan: LoessPlan = {
		length,
		count,
		positions,
		lefts,
		starts,
		kernel: new Float64Array(kinds * count),
		operator: new Float64Array(kinds * count),
		linear: degree === 1,
		leastVariance: (NEAR * (length - 1)) ** 2,
	};
	const extra = span > length ? (span - length) >> 1 : 0;
	let written = -1;
	for (let fit = 0; fit < positions.length; fit++) {
		if (starts[fit]! === written) continue;
		written = starts[fit]!;
		const centre = positions[fit]! - lefts[fit]!;
		writeKernel(plan, written, centre, extra);
		writeOperator(plan, written, centre);
	}
	return plan;
}

function gridOf(length: number, jump: number, ends: boolean): Int32Array {
	const step = Math.max(1, Math.min(jump, length - 1));
	const inside = Math.floor((length - 1) / step) + 1;
	const last = (length - 1) % step !== 0 ? 1 : 0;
	const before = ends ? 1 : 0;
	const positions = new Int32Array(before + inside + last + before);
	if (ends) positions[0] = -1;
	for (let fit = 0; fit < inside; fit++) positions[before + fit] = fit * step;
	if (last > 0) positions[before + inside] = length - 1;
	if (ends) positions[positions.length - 1] = length;
	return positions;
}

function windowsOf(
	positions: Int32Array,
	length: number,
	span: number,
	jump: number,
): { lefts: Int32Array; starts: Int32Array; kinds: number } {
	const count = Math.min(span, length);
	const half = (span - 1) >> 1;
	const step = Math.max(1, Math.min(jump, length - 1));
	const lefts = new Int32Array(positions.length);
	const starts = new Int32Array(positions.length);
	let kinds = 0;
	let centre = Number.NaN;
	for (let fit = 0; fit < positions.length; fit++) {
		const position = positions[fit]!;
		// A last position off the grid keeps the window of the one before.
		const offGrid = fit > 0 && position === length - 1 && position % step !== 0;
		lefts[fit] = offGrid ? lefts[fit - 1]! : Math.min(Math.max(position - half, 0), length - count);
		if (position - lefts[fit]! !== centre) kinds++;
		centre = position - lefts[fit]!;
		starts[fit] = (kinds - 1) * count;
	}
	return { lefts, starts, kinds };
}

function writeKernel({ kernel, count }: LoessPlan, start: number, centre: number, extra: number): void {
	const width = Math.max(centre, count - 1 - centre) + extra;
	for (let j = 0; j < count; j++) {
		const distance = Math.abs(j - centre);
		if (distance > FAR * width) continue;
		const share = distance / width;
		const fall = 1 - share * share * share;
		kernel[start + j] = distance <= NEAR * width ? 1 : fall * fall * fall;
	}
}

function writeOperator(plan: LoessPlan, start: number, centre: number): void {
	const { kernel, operator, count } = plan;
	let total = 0;
	let first = 0;
	for (let j = 0; j < count; j++) {
		total += kernel[start + j]!;
		first += kernel[start + j]! * (j - centre);
	}
	const mean = first / total;
	let variance = 0;
	for (let j = 0; j < count; j++) {
		const distance = j - centre - mean;
		variance += kernel[start + j]! * distance * distance;
	}
	variance /= total;
	const tilt = plan.linear && variance > plan.leastVariance ? -mean / variance : 0;
	for (let j = 0; j < count; j++)
		operator[start + j] = (kernel[start + j]! / total) * (1 + tilt * (j - centre - mean));
}
