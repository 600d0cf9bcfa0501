import { ReapproError } from "../../errors.js";
import { smoothLoess } from "./loess.js";
import { type LoessPlan, loessPlan } from "./loess-plan.js";
import { lowPass } from "./low-pass.js";
import { robustnessWeights } from "./robustness.js";
import { type StlOptions, type StlSetting, stlSetting } from "./stl-options.js";

/** Decomposition of a series into a sum; every part is as long as the series. */
export interface StlDecomposition {
	readonly seasonal: Float64Array;
	readonly trend: Float64Array;
	readonly remainder: Float64Array;
	/** Weight of robustness of each value; 1 without an outer loop. */
	readonly weights: Float64Array;
}

/** Memory of one decomposition, and the plans of its smoothers. */
interface Workspace {
	readonly values: Float64Array;
	readonly trend: Float64Array;
	readonly season: Float64Array;
	readonly weights: Float64Array;
	/** The series without trend, then without season. */
	readonly rest: Float64Array;
	/** Smoothed cycle-subseries, one cycle longer than the series at both ends. */
	readonly cycles: Float64Array;
	readonly subseries: Float64Array;
	readonly subweights: Float64Array;
	readonly smoothed: Float64Array;
	readonly trendPlan: LoessPlan;
	readonly lowPassPlan: LoessPlan;
	/** Of the longer and the shorter cycle-subseries. */
	readonly seasonPlans: readonly [LoessPlan, LoessPlan];
}

/**
 * Decomposition into season, trend and remainder by locally weighted regression (STL).
 *
 * @param values observations without gaps, more than two seasons
 * @param period whole periods a season, >= 2
 * @param options window of the season, and what else should not be as in R's `stl`
 * @returns parts that add up to the values
 * @throws {ReapproError} `INPUT_INVALID` when a value is not finite or two seasons are not exceeded
 * @throws {ReapproError} `OPTION_INVALID` when an option is out of range
 * @see Cleveland, Cleveland, McRae and Terpenning (1990), Journal of Official Statistics 6, pages 3-73
 * @example
 * const values = Float64Array.from({ length: 12 }, (_, t) => 10 + t + [2, -2][t % 2]);
 * stl(values, 2, { seasonWindow: "periodic" }).seasonal[1]; // => -2.0
 */
export function stl(values: ArrayLike<number>, period: number, options: StlOptions): StlDecomposition {
	requireSeasons(values, period);
	const setting = stlSetting(values.length, period, options);
	const workspace = workspaceOf(values, period, setting);
	const { trend, season, weights } = workspace;
	for (let pass = 0; ; pass++) {
		for (let inner = 0; inner < setting.inner; inner++)
			innerPass(workspace, period, pass > 0 ? weights : undefined);
		if (pass === setting.outer) break;
		robustnessWeights(workspace.values, trend, season, workspace.rest, weights);
	}
	if (setting.periodic) averageCycles(season, period);
	const remainder = workspace.values.map((value, t) => value - season[t]! - trend[t]!);
	return { seasonal: season, trend, remainder, weights };
}

function requireSeasons(values: ArrayLike<number>, period: number): void {
	if (!(Number.isInteger(period) && period >= 2))
		throw new ReapproError("OPTION_INVALID", "Give a season of 2 whole periods or more.", "period");
	if (values.length <= 2 * period)
		throw new ReapproError("INPUT_INVALID", "Give more than two seasons of values.", "values");
	for (let t = 0; t < values.length; t++)
		if (!Number.isFinite(values[t]!))
			throw new ReapproError("INPUT_INVALID", "Fill missing values before.", `values[${t}]`);
}

function workspaceOf(values: ArrayLike<number>, period: number, setting: StlSetting): Workspace {
	const length = values.length;
	const longest = Math.ceil(length / period);
	const seasonPlan = loessPlan(longest, { ...setting.season, ends: true });
	return {
		values: Float64Array.from(values),
		trend: new Float64Array(length),
		season: new Float64Array(length),
		weights: new Float64Array(length).fill(1),
		rest: new Float64Array(length),
		cycles: new Float64Array(length + 2 * period),
		subseries: new Float64Array(longest),
		subweights: new Float64Array(longest),
		smoothed: new Float64Array(longest + 2),
		trendPlan: loessPlan(length, setting.trend),
		lowPassPlan: loessPlan(length, setting.lowPass),
		seasonPlans: [
			seasonPlan,
			length % period === 0 ? seasonPlan : loessPlan(longest - 1, { ...setting.season, ends: true }),
		],
	};
}

/** Detrend, smooth the cycle-subseries, take their low frequencies out, deseasonalise, smooth the trend. */
function innerPass(workspace: Workspace, period: number, robustness: Float64Array | undefined): void {
	const { values, trend, season, rest, cycles } = workspace;
	const length = values.length;
	for (let t = 0; t < length; t++) rest[t] = values[t]! - trend[t]!;
	smoothCycles(workspace, period, robustness);
	for (let t = 0; t < length; t++) season[t] = cycles[period + t]!;
	lowPass(cycles, length, period);
	smoothLoess(cycles, workspace.lowPassPlan, undefined, rest, 0);
	for (let t = 0; t < length; t++) {
		season[t]! -= rest[t]!;
		rest[t] = values[t]! - season[t]!;
	}
	smoothLoess(rest, workspace.trendPlan, robustness, trend, 0);
}

function smoothCycles(workspace: Workspace, period: number, robustness: Float64Array | undefined): void {
	const { rest, cycles, subseries, subweights, smoothed, seasonPlans } = workspace;
	for (let phase = 0; phase < period; phase++) {
		const plan = phase < rest.length % period || rest.length % period === 0 ? seasonPlans[0] : seasonPlans[1];
		for (let cycle = 0; cycle < plan.length; cycle++) {
			subseries[cycle] = rest[cycle * period + phase]!;
			if (robustness !== undefined) subweights[cycle] = robustness[cycle * period + phase]!;
		}
		smoothLoess(subseries, plan, robustness === undefined ? undefined : subweights, smoothed, 1);
		for (let cycle = 0; cycle < plan.length + 2; cycle++) cycles[cycle * period + phase] = smoothed[cycle]!;
	}
}

function averageCycles(season: Float64Array, period: number): void {
	for (let phase = 0; phase < period; phase++) {
		let sum = 0;
		let count = 0;
		for (let t = phase; t < season.length; t += period) {
			sum += season[t]!;
			count++;
		}
		for (let t = phase; t < season.length; t += period) season[t] = sum / count;
	}
}
