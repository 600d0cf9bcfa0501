import { type OptionNames, ReapproError, refuseUnknownOptions } from "../../errors.js";
import { type ErrorCovariance, type ErrorWeights, errorCovariance } from "./error-covariance.js";
import { addUp, checkedHierarchy, type Hierarchy, nodeCount } from "./hierarchy.js";
import { minimumTrace } from "./minimum-trace.js";
import { splitsOf } from "./nested-levels.js";
import { topDownShares } from "./top-down.js";

/** Which forecasts are believed where levels disagree. */
export type ReconciliationMethod = "bottom-up" | "top-down" | "minimum-trace";

/** Options of `reconcileForecasts`. */
export interface ReconcileOptions {
	/** Default `"minimum-trace"`. */
	readonly method?: ReconciliationMethod;
	/** For minimum trace; default `"shrinkage"` where residuals are given, else `"structural"`. */
	readonly weights?: ErrorWeights;
	/** Past one-step errors of each node, the sums first, all of one length; `NaN` is missing. */
	readonly residuals?: readonly ArrayLike<number>[];
	/** Error variance of each node, the sums first, where it is known otherwise; in place of `weights` and past errors. */
	readonly variances?: ArrayLike<number>;
	/** Whether no forecast may be negative; default true, as demand never is. */
	readonly nonNegative?: boolean;
}

/** Names of what `reconcileForecasts` takes. */
export const RECONCILE_OPTIONS: OptionNames<ReconcileOptions> = {
	method: true,
	weights: true,
	residuals: true,
	variances: true,
	nonNegative: true,
};

/** Makes the forecasts of one period add up; writes them over. */
export type Reconciler = (nodes: Float64Array) => void;

/** Bottom forecasts below 0 count as 0, and the sums follow (Di Fonzo and Girolimetto 2023, "set negative to zero"). */
function withoutNegatives(hierarchy: Hierarchy, reconcile: Reconciler): Reconciler {
	const m = hierarchy.sums.length;
	return (nodes) => {
		reconcile(nodes);
		for (let node = m; node < nodes.length; node++) nodes[node] = Math.max(nodes[node]!, 0);
		addUp(nodes.slice(m), hierarchy, nodes);
	};
}

function topDown(hierarchy: Hierarchy): Reconciler {
	const splits = splitsOf(hierarchy);
	const top = splits[0]!.parent;
	return (nodes) => {
		const total = nodes[top]!;
		const shares = topDownShares(nodes, splits, hierarchy.bottom);
		addUp(
			shares.map((share) => share * total),
			hierarchy,
			nodes,
		);
	};
}

function covarianceOf(hierarchy: Hierarchy, options: ReconcileOptions): ErrorCovariance {
	const { residuals, variances } = options;
	if (variances === undefined)
		return errorCovariance(
			hierarchy,
			options.weights ?? (residuals === undefined ? "structural" : "shrinkage"),
			residuals,
		);
	const values = Float64Array.from(variances);
	if (values.length !== nodeCount(hierarchy) || values.some((value) => !(value > 0 && value < Infinity)))
		throw new ReapproError(
			"OPTION_INVALID",
			"Give a finite variance above 0 for each node, the sums first.",
			"options.variances",
		);
	return { kind: "diagonal", values };
}

/**
 * The function that makes the forecasts of one period add up.
 *
 * @param hierarchy which nodes are sums of which bottom series
 * @param options as for `reconcileForecasts`
 * @returns a function over one value for each node, which it writes over
 * @throws {ReapproError} `OPTION_INVALID` for a hierarchy or options that do not fit
 * @example
 * const nodes = Float64Array.of(12, 4, 5);
 * reconcilerOf({ bottom: 2, sums: [[0, 1]] }, { method: "bottom-up" })(nodes);
 * [...nodes]; // => [9, 4, 5]
 */
export function reconcilerOf(hierarchy: Hierarchy, options: ReconcileOptions): Reconciler {
	checkedHierarchy(hierarchy);
	const { method = "minimum-trace", nonNegative = true } = options;
	const kept = (reconcile: Reconciler): Reconciler =>
		nonNegative ? withoutNegatives(hierarchy, reconcile) : reconcile;
	switch (method) {
		case "bottom-up":
			return kept((nodes) => addUp(nodes.slice(hierarchy.sums.length), hierarchy, nodes));
		case "top-down":
			return kept(topDown(hierarchy));
		case "minimum-trace": {
			return kept(minimumTrace(hierarchy, covarianceOf(hierarchy, options)));
		}
		default:
			throw new ReapproError(
				"OPTION_INVALID",
				"Choose bottom-up, top-down or minimum-trace.",
				"options.method",
			);
	}
}

/**
 * Checks that there is a row of finite numbers for each node, all of one length.
 *
 * @param rows what the caller gave
 * @param hierarchy a checked hierarchy
 * @param path where, for the message
 * @returns the length of the rows
 * @throws {ReapproError} `INPUT_INVALID` when rows are missing, differ in length or hold what is no finite number
 * @example
 * requireRows([[5, 6], [2, 3], [3, 3]], { bottom: 2, sums: [[0, 1]] }, "forecasts"); // => 2
 */
export function requireRows(rows: readonly ArrayLike<number>[], hierarchy: Hierarchy, path: string): number {
	const length = rows[0]?.length ?? 0;
	if (rows.length !== nodeCount(hierarchy) || rows.some((row) => row.length !== length))
		throw new ReapproError(
			"INPUT_INVALID",
			"Give one row for each node, the sums first, all of one length.",
			path,
		);
	rows.forEach((row, node) => {
		for (let h = 0; h < length; h++)
			if (!Number.isFinite(row[h]))
				throw new ReapproError("INPUT_INVALID", "Give finite forecasts.", `${path}[${node}][${h}]`);
	});
	return length;
}

/**
 * Makes the forecasts of several levels add up: what is forecast of the sites sums to what is forecast of the operator.
 *
 * Bottom-up trusts the bottom series, top-down the top and the proportions of the forecasts below it, minimum trace
 * weighs all by their past errors and changes each as little as it must.
 *
 * @param forecasts for each node, the sums first, one value a period
 * @param hierarchy which nodes are sums of which bottom series; any number of levels, crossed ones too (by site and by
 * article), but for top-down, which needs levels that lie within each other
 * @param options `method`, `weights`, `residuals`, `variances`, `nonNegative`
 * @returns forecasts in the same form, each sum exactly the sum of its bottom series
 * @throws {ReapproError} `OPTION_INVALID` for a hierarchy or options that do not fit; `INPUT_INVALID` when rows are
 * missing, differ in length or hold what is no finite number
 * @see Hyndman, Athanasopoulos (2021), Forecasting: principles and practice, chapter 11; Wickramasuriya et al. (2019)
 * @example
 * const hierarchy = { bottom: 2, sums: [[0, 1]] };
 * reconcileForecasts([[12], [4], [5]], hierarchy, { weights: "equal" }); // => [[11], [5], [6]]
 * reconcileForecasts([[12], [4], [4]], hierarchy, { method: "top-down" }); // => [[12], [6], [6]]
 */
export function reconcileForecasts(
	forecasts: readonly ArrayLike<number>[],
	hierarchy: Hierarchy,
	options: ReconcileOptions = {},
): number[][] {
	refuseUnknownOptions(options, RECONCILE_OPTIONS);
	const reconcile = reconcilerOf(hierarchy, options);
	const horizon = requireRows(forecasts, hierarchy, "forecasts");
	const rows = forecasts.map(() => new Array<number>(horizon));
	const nodes = new Float64Array(forecasts.length);
	for (let h = 0; h < horizon; h++) {
		for (let node = 0; node < nodes.length; node++) nodes[node] = forecasts[node]![h]!;
		reconcile(nodes);
		for (let node = 0; node < nodes.length; node++) rows[node]![h] = nodes[node]!;
	}
	return rows;
}
