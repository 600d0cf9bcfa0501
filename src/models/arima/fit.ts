import { minimiseSquares } from "../../math/index.js";
import { conditionalErrors } from "./conditional.js";
import { type ArimaOrder, coefficientCount } from "./order.js";
import { type ArmaCoefficients, multiplySeasonal, stationaryCoefficients } from "./polynomials.js";
import { type ArimaProblem, runErrors } from "./problem.js";

/** Coefficients of the four polynomials in R's signs: w[t] = ar1 w[t - 1] + ... + e[t] + ma1 e[t - 1] + ... */
export interface ArimaBlocks {
	readonly ar: Float64Array;
	readonly ma: Float64Array;
	readonly seasonalAr: Float64Array;
	readonly seasonalMa: Float64Array;
}

/** A model with the coefficients found for it. */
export interface ArimaFit {
	readonly order: ArimaOrder;
	/** Unbounded numbers behind the coefficients, block by block: ar, ma, seasonal ar, seasonal ma. */
	readonly free: Float64Array;
	readonly blocks: ArimaBlocks;
	/** Mean of the differenced series; 0 without constant. */
	readonly constant: number;
	/** Sum of squared one-step errors, each over its relative variance. */
	readonly squares: number;
	readonly logLikelihood: number;
	readonly aicc: number;
}

/** When a search stops. */
export interface ArimaEffort {
	readonly iterations: number;
	readonly tolerance: number;
}

/** Partial autocorrelations stay within the hyperbolic tangent of this; roots then keep off the unit circle. */
const FREE_BOUND = 4;
const CONDITIONAL: ArimaEffort = { iterations: 8, tolerance: 1e-3 };
/** Conditional errors favour roots on the unit circle, from where the exact search does not come back. */
const CONDITIONAL_BOUND = 1.5;

/**
 * Splits unbounded numbers into the coefficients of the four polynomials.
 *
 * @param order the orders
 * @param free numbers, block by block
 * @returns stationary and invertible coefficients
 * @example
 * const order = { p: 0, d: 0, q: 1, seasonalP: 0, seasonalD: 0, seasonalQ: 0, period: 1, constant: false };
 * Array.from(blocksOf(order, Float64Array.of(Math.atanh(0.5))).ma); // => [-0.5000]
 */
export function blocksOf({ p, q, seasonalP }: ArimaOrder, free: Float64Array): ArimaBlocks {
	const negative = (part: Float64Array): Float64Array => stationaryCoefficients(part).map((value) => -value);
	return {
		ar: stationaryCoefficients(free.subarray(0, p)),
		ma: negative(free.subarray(p, p + q)),
		seasonalAr: stationaryCoefficients(free.subarray(p + q, p + q + seasonalP)),
		seasonalMa: negative(free.subarray(p + q + seasonalP)),
	};
}

/**
 * Multiplies the polynomials out.
 *
 * @param blocks coefficients of the four polynomials
 * @param period whole periods a season
 * @returns coefficients by lag
 * @example
 * const none = new Float64Array(0);
 * Array.from(coefficientsOf({ ar: none, ma: Float64Array.of(0.5), seasonalAr: none, seasonalMa: Float64Array.of(0.4) }, 2).theta); // => [0.5, 0.4, 0.2]
 */
export function coefficientsOf(blocks: ArimaBlocks, period: number): ArmaCoefficients {
	const minus = (values: Float64Array): Float64Array => values.map((value) => -value);
	return {
		phi: multiplySeasonal(blocks.ar, blocks.seasonalAr, period),
		theta: minus(multiplySeasonal(minus(blocks.ma), minus(blocks.seasonalMa), period)),
	};
}

/**
 * Gaussian log-likelihood of a model at given coefficients, the constant and the variance at their best.
 *
 * @param problem the series
 * @param order its orders
 * @param blocks coefficients
 * @returns log-likelihood (minus infinity when the model is not stationary), constant and sum of squares
 * @see Box and Jenkins (1976), Time Series Analysis, section 7.1; Harvey (1989), section 3.4
 * @example
 * const order = { p: 0, d: 0, q: 0, seasonalP: 0, seasonalD: 0, seasonalQ: 0, period: 1, constant: true };
 * const none = new Float64Array(0);
 * const problem = arimaProblem(Float64Array.of(1, 3), order);
 * arimaLikelihood(problem, order, { ar: none, ma: none, seasonalAr: none, seasonalMa: none }).constant; // => 2
 */
export function arimaLikelihood(
	problem: ArimaProblem,
	order: ArimaOrder,
	blocks: ArimaBlocks,
): { readonly logLikelihood: number; readonly constant: number; readonly squares: number } {
	if (!runErrors(problem, coefficientsOf(blocks, order.period), order.constant))
		return { logLikelihood: Number.NEGATIVE_INFINITY, constant: 0, squares: Number.POSITIVE_INFINITY };
	const constant = order.constant ? bestConstant(problem) : 0;
	const { values, ones, logs } = problem.innovations;
	let squares = 0;
	for (let t = 0; t < values.length; t++) {
		const error = order.constant ? values[t]! - constant * ones[t]! : values[t]!;
		squares += error * error;
	}
	const variance = Math.max(squares, problem.floor) / problem.count;
	const logLikelihood = -0.5 * (problem.count * (Math.log(2 * Math.PI * variance) + 1) + logs);
	return { logLikelihood, constant, squares };
}

/**
 * Fits a model by exact maximum likelihood.
 *
 * With the variance at its best, minus the log-likelihood is the logarithm of a sum of squares: that of the errors
 * times a power of their variances. So the search is one of least squares.
 *
 * @param problem the series under the differences of the order
 * @param order the orders
 * @param starts vectors to start from, as `free` of a fit; a start of conditional least squares is added to none
 * @param effort when each search stops
 * @returns the best fit of all starts
 * @see Hyndman and Khandakar (2008), Journal of Statistical Software 27, section 3
 * @example
 * const order = { p: 1, d: 0, q: 0, seasonalP: 0, seasonalD: 0, seasonalQ: 0, period: 1, constant: false };
 * const problem = arimaProblem(Float64Array.of(2, 1, -1, -2, -1, 1, 2, 1), order);
 * fitArima(problem, order, [], { iterations: 30, tolerance: 1e-9 }).blocks.ar[0] > 0.5; // => true
 */
export function fitArima(
	problem: ArimaProblem,
	order: ArimaOrder,
	starts: readonly Float64Array[],
	effort: ArimaEffort,
): ArimaFit {
	const { count, innovations } = problem;
	const { length } = innovations.values;
	const size = coefficientCount({ ...order, constant: false });
	const box = (bound: number): { lower: Float64Array; upper: Float64Array } => ({
		lower: new Float64Array(size).fill(-bound),
		upper: new Float64Array(size).fill(bound),
	});
	const exact = (free: Float64Array, out: Float64Array): boolean => {
		if (!runErrors(problem, coefficientsOf(blocksOf(order, free), order.period), order.constant))
			return false;
		return scaledErrors(problem, order, Math.exp(innovations.logs / (2 * count)), out);
	};
	const conditional = (free: Float64Array, out: Float64Array): boolean => {
		conditionalErrors(problem, coefficientsOf(blocksOf(order, free), order.period));
		return scaledErrors(problem, order, 1, out);
	};
	const tried = starts.length > 0 ? [...starts] : [new Float64Array(size)];
	if (starts.length === 0 && size > 0 && !problem.gaps)
		tried[0] = minimiseSquares(conditional, tried[0]!, length, {
			...box(CONDITIONAL_BOUND),
			...CONDITIONAL,
		}).x;
	const found = tried
		.map((start) => minimiseSquares(exact, start, length, { ...box(FREE_BOUND), ...effort }))
		.reduce((best, other) => (other.squares < best.squares ? other : best));
	const blocks = blocksOf(order, found.x);
	const estimated = coefficientCount(order) + 1;
	const { logLikelihood, constant, squares } = arimaLikelihood(problem, order, blocks);
	const spare = count - estimated - 1;
	const aicc = spare > 0 ? -2 * logLikelihood + (2 * estimated * count) / spare : Number.POSITIVE_INFINITY;
	return { order, free: found.x, blocks, constant, squares, logLikelihood, aicc };
}

/** Errors less the best constant, scaled; false when one is not finite. */
function scaledErrors(problem: ArimaProblem, order: ArimaOrder, scale: number, out: Float64Array): boolean {
	const { values, ones } = problem.innovations;
	const constant = order.constant ? bestConstant(problem) : 0;
	let sum = 0;
	for (let t = 0; t < out.length; t++) {
		out[t] = (order.constant ? values[t]! - constant * ones[t]! : values[t]!) * scale;
		sum += out[t]!;
	}
	return Number.isFinite(sum);
}

function bestConstant({ innovations: { values, ones } }: ArimaProblem): number {
	let product = 0;
	let squares = 0;
	for (let t = 0; t < values.length; t++) {
		product += values[t]! * ones[t]!;
		squares += ones[t]! * ones[t]!;
	}
	return squares > 0 ? product / squares : 0;
}
