import type { GaussianProcess } from "../process.js";
import type { EtsForm } from "./form.js";

/** States at the end of a series and what moves them; plain data. */
export interface EtsState {
	readonly form: EtsForm;
	readonly alpha: number;
	readonly beta: number;
	readonly gamma: number;
	readonly phi: number;
	readonly level: number;
	readonly slope: number;
	/** Seasonal states in order of the coming periods; one neutral state without season. */
	readonly season: readonly number[];
	/** Of the residuals: relative to the mean for multiplicative errors. */
	readonly standardDeviation: number;
	readonly counts: boolean;
}

/**
 * Point forecasts of an exponential smoothing state.
 *
 * The means are those of the recursion without shocks, but for a multiplicative season: level and season move with
 * the same shocks, and the mean of their product holds their covariance, sigma^2 gamma alpha a period of the season.
 *
 * @param state states at the end of the series
 * @param horizon number of periods
 * @returns level and trend of each period before the season and seasonal state, both without shocks; mean
 * @see Hyndman, Koehler, Ord and Snyder (2008), table 2.1 and section 6.4.3
 * @example
 * const form = { error: "A", trend: "A", damped: false, season: "N" };
 * const state = { form, alpha: 0.5, beta: 0, gamma: 0, phi: 1, level: 10, slope: 2, season: [0], standardDeviation: 1, counts: false };
 * etsPath(state, 3).means; // => [12, 14, 16]
 */
export function etsPath(
	state: EtsState,
	horizon: number,
): { bases: number[]; indices: number[]; means: number[] } {
	const bases: number[] = [];
	const indices: number[] = [];
	const means: number[] = [];
	let level = state.level;
	let slope = state.slope;
	for (let h = 0; h < horizon; h++) {
		slope *= state.phi;
		level += slope;
		const index = state.season[h % state.season.length]!;
		bases.push(level);
		indices.push(index);
		means.push(state.form.season === "A" ? level + index : level);
	}
	return { bases, indices, means: state.form.season === "M" ? productMeans(state, horizon) : means };
}

/** Means of level times season, from the recursion of E[level s] and E[slope s] for every seasonal state s. */
function productMeans(state: EtsState, horizon: number): number[] {
	const { alpha, beta, gamma, phi, season } = state;
	const variance = state.standardDeviation * state.standardDeviation;
	const levels = season.map((index) => state.level * index);
	const slopes = season.map((index) => state.slope * index);
	return Array.from({ length: horizon }, (_, h) => {
		for (let phase = 0; phase < season.length; phase++) {
			slopes[phase]! *= phi;
			levels[phase]! += slopes[phase]!;
		}
		const current = h % season.length;
		const mean = levels[current]!;
		levels[current]! += variance * gamma * alpha * mean;
		slopes[current]! += variance * gamma * beta * mean;
		return mean;
	});
}

/**
 * Joint distribution of the coming periods of an exponential smoothing state.
 *
 * Each shock is followed through the recursion linearised around the mean path. For additive forms this is exact. With
 * multiplicative errors the shock of period j has standard deviation sigma sqrt(E[mean_j^2]), which gives the exact
 * variances of the forms without multiplicative season and the usual approximation of those with one.
 *
 * @param state states at the end of the series
 * @param horizon number of periods
 * @returns means and triangle of shocks
 * @see Hyndman, Koehler, Ord and Snyder (2008), equations 6.1 (class 1), 6.4 (class 2) and section 6.4 (class 3)
 * @example
 * const form = { error: "A", trend: "N", damped: false, season: "N" };
 * const state = { form, alpha: 0.5, beta: 0, gamma: 0, phi: 1, level: 10, slope: 0, season: [0], standardDeviation: 2, counts: false };
 * etsProcess(state, 2).shocks; // => [[2], [1, 2]]
 */
export function etsProcess(state: EtsState, horizon: number): GaussianProcess {
	const { form, alpha, beta, gamma, phi, standardDeviation } = state;
	const { bases, indices, means } = etsPath(state, horizon);
	const multiplicative = form.season === "M";
	const period = state.season.length;
	const shocks = Array.from({ length: horizon }, (_, h) => new Array<number>(h + 1).fill(0));
	const variances = new Float64Array(horizon);
	const seasonMoves = new Float64Array(period);
	for (let j = 0; j < horizon; j++) {
		const scale = form.error === "M" ? Math.sqrt(means[j]! * means[j]! + variances[j]!) : 1;
		const own = standardDeviation * scale;
		shocks[j]![j] = own;
		const shock = multiplicative ? own / indices[j]! : own;
		let levelMove = alpha * shock;
		let slopeMove = beta * shock;
		seasonMoves.fill(0);
		// As in the update: where a level has fallen to 0 a product says nothing of the season.
		const seasonScale = multiplicative ? (bases[j]! > 0 ? 1 / bases[j]! : 0) : 1;
		seasonMoves[j % period] = gamma * own * seasonScale;
		for (let h = j + 1; h < horizon; h++) {
			slopeMove *= phi;
			levelMove += slopeMove;
			const move = seasonMoves[h % period]!;
			const response = multiplicative
				? indices[h]! * levelMove + bases[h]! * move
				: form.season === "A"
					? levelMove + move
					: levelMove;
			shocks[h]![j] = response;
			variances[h]! += response * response;
		}
	}
	return { kind: "gaussian", means, shocks, counts: state.counts };
}
