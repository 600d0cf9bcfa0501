import { impulseShocks } from "../shocks.js";
import { extendLine, interceptOf, type RunningLine } from "./lines.js";

/** What a path needs of a fitted theta model. */
export interface ThetaPath {
	readonly alpha: number;
	readonly share: number;
	readonly dynamic: boolean;
	readonly level: number;
	readonly line: Readonly<RunningLine>;
	readonly standardDeviation: number;
}

/**
 * Mean of one period given the values before it.
 *
 * @param alpha smoothing parameter
 * @param share 1 - 1 / theta
 * @param decay (1 - alpha) to the power of the number of values before the period
 * @param level smoothed level
 * @param intercept of the line
 * @param slope of the line
 * @returns level plus the line's share
 * @see Fiorucci et al. (2016), International Journal of Forecasting 32, equation 14
 * @example
 * thetaStepMean(0.5, 0, 0.125, 7, 1, 2); // => 7
 */
export function thetaStepMean(
	alpha: number,
	share: number,
	decay: number,
	level: number,
	intercept: number,
	slope: number,
): number {
	return level + share * (decay * intercept + ((1 - decay * (1 - alpha)) / alpha) * slope);
}

/** A line through as many zeros. */
const lineOf = (count: number): RunningLine => ({ count, mean: 0, slope: 0 });

/** Runs on from a state, each period taking its own mean, plus 1 in the first period with `shock`. */
function run(path: ThetaPath, level: number, line: RunningLine, horizon: number, shock: boolean): number[] {
	const means: number[] = [];
	const { alpha, share, dynamic } = path;
	let smoothed = level;
	let decay = (1 - alpha) ** line.count;
	for (let h = 0; h < horizon; h++) {
		const mean = thetaStepMean(alpha, share, decay, smoothed, interceptOf(line), line.slope);
		const value = shock && h === 0 ? mean + 1 : mean;
		means.push(value);
		smoothed += alpha * (value - smoothed);
		decay *= 1 - alpha;
		if (dynamic) extendLine(line, value);
	}
	return means;
}

/**
 * Means of the coming periods, without season.
 *
 * @param path a fitted model
 * @param horizon number of periods
 * @returns one mean a period
 * @example
 * thetaMeans({ alpha: 0.5, share: 0, dynamic: true, level: 4, line: { count: 3, mean: 4, slope: 0 }, standardDeviation: 1 }, 2); // => [4, 4]
 */
export function thetaMeans(path: ThetaPath, horizon: number): number[] {
	return run(path, path.level, { ...path.line }, horizon, false);
}

/**
 * Responses of the coming periods to a shock in each of them; the recursion is linear in the values, so they are exact.
 *
 * @param path a fitted model
 * @param horizon number of periods
 * @returns lower triangle, times the standard deviation
 * @example
 * thetaShocks({ alpha: 0.5, share: 0, dynamic: false, level: 4, line: { count: 3, mean: 4, slope: 0 }, standardDeviation: 2 }, 2); // => [[2], [1, 2]]
 */
export function thetaShocks(path: ThetaPath, horizon: number): number[][] {
	const { dynamic, alpha, share, line, standardDeviation } = path;
	if (!dynamic) return impulseShocks(run(path, 0, lineOf(line.count), horizon, true), standardDeviation);
	const rows = Array.from({ length: horizon }, (_, h) => new Array<number>(h + 1).fill(0));
	const keep = 1 - alpha;
	const running = lineOf(0);
	let firstDecay = keep ** line.count;
	for (let j = 0; j < horizon; j++) {
		// Nothing came before the shock, so its own period answers with it alone; from there on the model runs on its means.
		running.count = line.count + j;
		running.mean = 0;
		running.slope = 0;
		extendLine(running, 1);
		rows[j]![j] = standardDeviation;
		let smoothed = alpha;
		let decay = firstDecay * keep;
		for (let h = j + 1; h < horizon; h++) {
			const mean = thetaStepMean(alpha, share, decay, smoothed, interceptOf(running), running.slope);
			rows[h]![j] = mean * standardDeviation;
			smoothed += alpha * (mean - smoothed);
			decay *= keep;
			extendLine(running, mean);
		}
		firstDecay *= keep;
	}
	return rows;
}
