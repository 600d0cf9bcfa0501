import { ReapproError, refuseUnknownOptions } from "../../errors.js";
import { createRandom } from "../../math/index.js";
import { type DemandProcess, type GaussianProcess, horizonOf, processMeans } from "../../models/index.js";
import { requireCount } from "../forecast-options.js";
import { type CommonFactor, commonFactor, INDEPENDENT, withoutCommon } from "./common-factor.js";
import { addUp, checkedHierarchy, type Hierarchy, nodeCount } from "./hierarchy.js";
import { largestSums } from "./largest-sums.js";
import { movedTo } from "./moved-process.js";
import type { PathSetting } from "./plain-deviations.js";
import { plainPaths } from "./plain-paths.js";
import { RECONCILE_OPTIONS, type ReconcileOptions, reconcileForecasts } from "./reconcile-forecasts.js";
import { gammaFactor, samplePaths } from "./sample-paths.js";

/** Options of `coherentPaths`. */
export interface CoherentPathOptions extends ReconcileOptions {
	/** Futures to draw; default 1,000. */
	readonly paths?: number;
	/** Seed of the draws, 0 .. 2^53 - 1; default 1. */
	readonly seed?: number;
}

/** Futures in which every sum is the sum of its bottom series. */
export interface CoherentPaths {
	readonly paths: number;
	readonly horizon: number;
	/** For each node, the sums first, its paths one after the other: value h of path p at `p * horizon + h`. */
	readonly values: readonly Float64Array[];
}

const isPlain = (process: DemandProcess): process is GaussianProcess =>
	process.kind === "gaussian" && !process.counts;

function requireProcesses(processes: readonly DemandProcess[], hierarchy: Hierarchy): number {
	const horizons = processes.map(horizonOf);
	const horizon = horizons[0] ?? 0;
	const isWhole = processes.length === nodeCount(hierarchy) && horizons.every((own) => own === horizon);
	if (!isWhole || horizon === 0)
		throw new ReapproError(
			"INPUT_INVALID",
			"Give one process for each node, the sums first, all of one horizon of a period or more.",
			"processes",
		);
	return horizon;
}

/** Factors of each period of each path. */
function factorPaths({ level, period }: CommonFactor, { paths, horizon, random }: PathSetting): Float64Array {
	const factors = new Float64Array(paths * horizon);
	for (let path = 0; path < paths; path++) {
		const own = gammaFactor(level, random);
		for (let h = 0; h < horizon; h++) factors[path * horizon + h] = own * gammaFactor(period, random);
	}
	return factors;
}

/**
 * Counts can not be projected and stay whole: the bottom series are drawn around their reconciled means, those of one
 * sum with factors in common, and added up.
 */
function countedPaths(
	processes: readonly DemandProcess[],
	hierarchy: Hierarchy,
	options: ReconcileOptions,
	setting: PathSetting,
): Float64Array[] {
	const m = hierarchy.sums.length;
	const means = reconcileForecasts(processes.map(processMeans), hierarchy, options);
	const moved = processes.map((process, node) => movedTo(process, means[node]!));
	const largest = largestSums(hierarchy);
	const commons = hierarchy.sums.map((members, sum) =>
		largest[members[0]!] === sum
			? commonFactor(
					moved[sum]!,
					members.map((member) => moved[m + member]!),
				)
			: INDEPENDENT,
	);
	const factors = commons.map((common) => factorPaths(common, setting));
	const values = processes.map((): Float64Array => new Float64Array(setting.paths * setting.horizon));
	for (let series = 0; series < hierarchy.bottom; series++) {
		const sum = largest[series]!;
		const own = withoutCommon(moved[m + series]!, commons[sum] ?? INDEPENDENT);
		const drawn = samplePaths(own, setting.paths, setting.random, factors[sum]);
		values[m + series] = (options.nonNegative ?? true) ? drawn.map((value) => Math.max(value, 0)) : drawn;
	}
	const bottom = new Float64Array(hierarchy.bottom);
	const nodes = new Float64Array(values.length);
	for (let at = 0; at < setting.paths * setting.horizon; at++) {
		for (let series = 0; series < bottom.length; series++) bottom[series] = values[m + series]![at]!;
		addUp(bottom, hierarchy, nodes);
		for (let sum = 0; sum < m; sum++) values[sum]![at] = nodes[sum]!;
	}
	return values;
}

/**
 * Draws futures that add up: what every level may need together, so that a pooled order and its members' parts are
 * judged by the same chances.
 *
 * Where series count pieces, the bottom series are drawn around their reconciled means and added up, so that paths are
 * whole numbers; what the forecast of a sum varies more than independent series would is drawn as factors that all of
 * them share, one for the whole future and one for each period. Where sums cross, the largest has its own spread, and
 * those within it what follows from it.
 * Other series, with `residuals`, are drawn at every node, shocks of one period correlated as past errors were, and each
 * draw is reconciled: a level has the spread of its own forecast where forecasts and errors of the levels agree. Without,
 * they are drawn around their reconciled means: the largest sum as it is forecast, then what it falls into so that sums
 * and parts both keep the spread of their own forecasts. Parts take what a sum varies beyond the sum of their spreads.
 *
 * @param processes for each node, the sums first, what its model predicts
 * @param hierarchy which nodes are sums of which bottom series
 * @param options as for `reconcileForecasts`; `paths`, `seed`
 * @returns paths of every node; the same seed gives the same paths
 * @throws {ReapproError} `OPTION_INVALID` for a hierarchy or options that do not fit; `INPUT_INVALID` when processes are
 * missing, have no period or differ in horizon
 * @see Panagiotelis, Gamakumara, Athanasopoulos, Hyndman (2023), Probabilistic forecast reconciliation, 3.3
 * @example
 * const counts = (rate) => ({ kind: "counts", parts: [{ weight: 1, rates: [rate], levelVariance: 0 }], periodVariance: 0, sizes: [1] });
 * const { values } = coherentPaths([counts(5), counts(2), counts(3)], { bottom: 2, sums: [[0, 1]] }, { paths: 10 });
 * values[0].every((sum, path) => sum === values[1][path] + values[2][path]); // => true
 */
export function coherentPaths(
	processes: readonly DemandProcess[],
	hierarchy: Hierarchy,
	options: CoherentPathOptions = {},
): CoherentPaths {
	refuseUnknownOptions<CoherentPathOptions>(options, { ...RECONCILE_OPTIONS, paths: true, seed: true });
	checkedHierarchy(hierarchy);
	const horizon = requireProcesses(processes, hierarchy);
	const { paths: asked = 1000, seed = 1, ...how } = options;
	const paths = requireCount(asked, "options.paths");
	const setting = { paths, horizon, random: createRandom(seed) };
	const values = processes.every(isPlain)
		? plainPaths(processes, hierarchy, how, setting)
		: countedPaths(processes, hierarchy, how, setting);
	return { paths, horizon, values };
}
