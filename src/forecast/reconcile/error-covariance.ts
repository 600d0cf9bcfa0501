import { ReapproError } from "../../errors.js";
import { type Hierarchy, nodeCount } from "./hierarchy.js";

const ERROR_WEIGHTS = ["equal", "structural", "variance", "shrinkage"] as const;

/** How the errors of the nodes are weighed against each other; see `errorCovariance`. */
export type ErrorWeights = (typeof ERROR_WEIGHTS)[number];

/** Covariance of the errors: its diagonal, or all of it row by row. */
export type ErrorCovariance =
	| { readonly kind: "diagonal"; readonly values: Float64Array }
	| { readonly kind: "full"; readonly values: Float64Array };

/**
 * Errors at the times at which every node has one.
 *
 * @param residuals past errors of each node, `NaN` where missing
 * @param nodes number of nodes
 * @returns errors node by node, all of the same times
 * @throws {ReapproError} `OPTION_INVALID` when a node is missing, lengths differ or fewer than two times are left
 * @example
 * completeErrors([[1, NaN, 2, 3], [4, 5, 6, 7]], 2).map((row) => [...row]); // => [[1, 2, 3], [4, 6, 7]]
 */
export function completeErrors(residuals: readonly ArrayLike<number>[], nodes: number): Float64Array[] {
	const length = residuals[0]?.length ?? 0;
	if (residuals.length !== nodes || residuals.some((row) => row.length !== length))
		throw new ReapproError(
			"OPTION_INVALID",
			"Give the errors of each node, the sums first, all of one length.",
			"options.residuals",
		);
	const times: number[] = [];
	for (let t = 0; t < length; t++) if (residuals.every((row) => Number.isFinite(row[t]))) times.push(t);
	if (times.length < 2)
		throw new ReapproError(
			"OPTION_INVALID",
			"Give errors of two or more times at which no node is missing.",
			"options.residuals",
		);
	return residuals.map((row) => Float64Array.from(times, (t) => row[t]!));
}

const meanProduct = (a: Float64Array, b: Float64Array): number => {
	let sum = 0;
	for (let t = 0; t < a.length; t++) sum += a[t]! * b[t]!;
	return sum / a.length;
};

/** A node that never erred would be believed without limit; it counts as a millionth of the largest variance. */
const LEAST_VARIANCE = 1e-6;

function variancesOf(errors: readonly Float64Array[]): Float64Array {
	const variances = Float64Array.from(errors, (row) => meanProduct(row, row));
	const largest = variances.reduce((most, value) => Math.max(most, value), 0);
	return variances.map((value) => (largest > 0 ? Math.max(value, LEAST_VARIANCE * largest) : 1));
}

/** Some shrinkage is always left, so that nodes whose errors are the same do not make the matrix singular. */
const MOST_KEPT = 1 - 1e-6;

/**
 * Correlations shrunk to 0 as far as chance explains them (Schaefer and Strimmer 2005, with the divisor of
 * Wickramasuriya et al. 2019, 2.4), times the variances.
 */
function shrunk(errors: readonly Float64Array[], variances: Float64Array): Float64Array {
	const n = errors.length;
	const times = errors[0]!.length;
	const scaled = errors.map((row, node) => row.map((error) => error / Math.sqrt(variances[node]!)));
	const covariance = new Float64Array(n * n);
	let noise = 0;
	let signal = 0;
	for (let i = 0; i < n; i++)
		for (let j = 0; j < i; j++) {
			const a = scaled[i]!;
			const b = scaled[j]!;
			const correlation = meanProduct(a, b);
			let squares = 0;
			for (let t = 0; t < times; t++) squares += (a[t]! * b[t]! - correlation) ** 2;
			noise += squares / (times * (times - 1));
			signal += correlation * correlation;
			covariance[i * n + j] = correlation;
		}
	const kept = Math.min(1 - (signal > 0 ? Math.min(noise / signal, 1) : 1), MOST_KEPT);
	for (let i = 0; i < n; i++) {
		covariance[i * n + i] = variances[i]!;
		for (let j = 0; j < i; j++) {
			const value = kept * covariance[i * n + j]! * Math.sqrt(variances[i]! * variances[j]!);
			covariance[i * n + j] = value;
			covariance[j * n + i] = value;
		}
	}
	return covariance;
}

/**
 * Covariance of the forecast errors of the nodes, up to a factor.
 *
 * @param hierarchy a checked hierarchy
 * @param weights `"equal"`; `"structural"`: as many times the error of a bottom series as a sum adds up; `"variance"`: of
 * past errors; `"shrinkage"`: of past errors with their correlations, shrunk
 * @param residuals past one-step errors of each node, the sums first; needed by the last two. `NaN` is missing
 * @returns a diagonal, or a full matrix row by row
 * @throws {ReapproError} `OPTION_INVALID` for weights that are none of these, and when errors are needed and do not fit
 * @see Wickramasuriya, Athanasopoulos, Hyndman (2019), Optimal forecast reconciliation through trace minimization, 2.4
 * @example
 * [...errorCovariance({ bottom: 2, sums: [[0, 1]] }, "structural").values]; // => [2, 1, 1]
 */
export function errorCovariance(
	hierarchy: Hierarchy,
	weights: ErrorWeights,
	residuals?: readonly ArrayLike<number>[],
): ErrorCovariance {
	const nodes = nodeCount(hierarchy);
	if (!ERROR_WEIGHTS.includes(weights))
		throw new ReapproError("OPTION_INVALID", `Choose ${ERROR_WEIGHTS.join(", ")}.`, "options.weights");
	if (weights === "equal") return { kind: "diagonal", values: new Float64Array(nodes).fill(1) };
	if (weights === "structural")
		return {
			kind: "diagonal",
			values: Float64Array.from({ length: nodes }, (_, node) => hierarchy.sums[node]?.length ?? 1),
		};
	const errors = completeErrors(residuals ?? [], nodes);
	const variances = variancesOf(errors);
	if (weights === "variance") return { kind: "diagonal", values: variances };
	return { kind: "full", values: shrunk(errors, variances) };
}
