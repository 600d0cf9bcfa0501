import { variance } from "../../math/index.js";
import { type GaussianProcess, periodDistribution } from "../../models/index.js";
import { completeErrors } from "./error-covariance.js";
import { addUp, type Hierarchy } from "./hierarchy.js";
import { correlationFactor } from "./past-correlation.js";
import { type PathSetting, plainDeviations } from "./plain-deviations.js";
import { type ReconcileOptions, reconcileForecasts, reconcilerOf } from "./reconcile-forecasts.js";
import { sharedSpread } from "./shared-spread.js";
import { sumSplits } from "./sum-splits.js";

/** Replaces the values of all nodes, one period of one path after the other. */
function eachPeriod(values: readonly Float64Array[], change: (nodes: Float64Array) => void): void {
	const nodes = new Float64Array(values.length);
	for (let at = 0; at < values[0]!.length; at++) {
		for (let node = 0; node < nodes.length; node++) nodes[node] = values[node]![at]!;
		change(nodes);
		for (let node = 0; node < nodes.length; node++) values[node]![at] = nodes[node]!;
	}
}

function addMeans(values: Float64Array, means: readonly number[]): void {
	for (let at = 0; at < values.length; at++) values[at]! += means[at % means.length]!;
}

/**
 * Draws of nodes that were made apart are made to add up, from the largest sum down: the deviation of a sum is shared
 * among its parts so that they keep their spreads as well.
 */
function shareDeviations(
	values: readonly Float64Array[],
	processes: readonly GaussianProcess[],
	hierarchy: Hierarchy,
	horizon: number,
): void {
	const spreads = processes.map((process) =>
		process.means.map((_, h) => Math.sqrt(variance(periodDistribution(process, h)))),
	);
	for (const { parent, children } of sumSplits(hierarchy)) {
		const whole = values[parent]!;
		for (let h = 0; h < horizon; h++) {
			const { shares, own } = sharedSpread(
				spreads[parent]![h]!,
				children.map((child) => spreads[child]![h]!),
			);
			for (let at = h; at < whole.length; at += horizon) {
				const drawn = children.reduce((sum, child) => sum + values[child]![at]!, 0);
				const common = whole[at]! - own * drawn;
				children.forEach((child, index) => {
					const row = values[child]!;
					row[at] = own * row[at]! + shares[index]! * common;
				});
			}
		}
	}
}

/**
 * Paths of values that are no counts, all levels adding up.
 *
 * With past errors every node is drawn, shocks of one period correlated as the errors were, and each draw is reconciled.
 * Without, means are reconciled and deviations shared so that sums and parts keep the spread of their own forecasts.
 *
 * @param processes for each node, the sums first, what its model predicts
 * @param hierarchy a checked hierarchy
 * @param options as for `reconcileForecasts`
 * @param setting paths, horizon, seeded source
 * @returns for each node its paths one after the other
 * @see Panagiotelis, Gamakumara, Athanasopoulos, Hyndman (2023), Probabilistic forecast reconciliation, 3.3
 * @example
 * const still = (mean) => ({ kind: "gaussian", means: [mean], shocks: [[0]], counts: false });
 * const setting = { paths: 1, horizon: 1, random: createRandom(1) };
 * const paths = plainPaths([still(9), still(3), still(3)], { bottom: 2, sums: [[0, 1]] }, { method: "bottom-up" }, setting);
 * paths.map((own) => own[0]); // => [6, 3, 3]
 */
export function plainPaths(
	processes: readonly GaussianProcess[],
	hierarchy: Hierarchy,
	options: ReconcileOptions,
	setting: PathSetting,
): Float64Array[] {
	const { residuals, nonNegative = true } = options;
	const means = processes.map((process) => process.means);
	if (residuals !== undefined) {
		const factor = correlationFactor(completeErrors(residuals, processes.length));
		const values = plainDeviations(processes, setting, factor);
		values.forEach((own, node) => {
			addMeans(own, means[node]!);
		});
		eachPeriod(values, reconcilerOf(hierarchy, options));
		return values;
	}
	const values = plainDeviations(processes, setting);
	shareDeviations(values, processes, hierarchy, setting.horizon);
	reconcileForecasts(means, hierarchy, { ...options, nonNegative: false }).forEach((own, node) => {
		addMeans(values[node]!, own);
	});
	const m = hierarchy.sums.length;
	eachPeriod(values, (nodes) => {
		const bottom = nodes.slice(m);
		addUp(nonNegative ? bottom.map((value) => Math.max(value, 0)) : bottom, hierarchy, nodes);
	});
	return values;
}
