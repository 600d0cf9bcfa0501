import { type Series, wholeSeason, withoutGaps } from "../../models/index.js";
import { type SeasonApart, seasonApartBy } from "./season-apart.js";

/** How the pairs of periods a season apart go together. */
interface Pairs {
	readonly correlation: number;
	/** Correlation of each column with itself one period later, in the mean of both. */
	readonly persistence: number;
}

function pairsOf(values: Float64Array, period: number): Pairs {
	const count = values.length - period;
	let [first, second] = [0, 0];
	for (let t = 0; t < count; t++) {
		first += values[t]! / count;
		second += values[t + period]! / count;
	}
	let [squares, others, both, next] = [0, 0, 0, 0];
	for (let t = 0; t < count; t++) {
		const [one, other] = [values[t]! - first, values[t + period]! - second];
		squares += one * one;
		others += other * other;
		both += one * other;
		if (t > 0) next += one * (values[t - 1]! - first) + other * (values[t + period - 1]! - second);
	}
	return {
		correlation: squares > 0 && others > 0 ? both / Math.sqrt(squares * others) : 0,
		persistence: squares + others > 0 ? Math.max(0, next / (squares + others)) : 0,
	};
}

/** Values without the slope that their pairs a season apart tell. */
function withoutSlope(values: Float64Array, period: number): Float64Array {
	let change = 0;
	for (let t = period; t < values.length; t++) change += values[t]! - values[t - period]!;
	const slope = change / (values.length - period) / period;
	return values.map((value, t) => value - slope * t);
}

/**
 * Takes out the season of a history that is longer than one season and no longer than two, which no decomposition can.
 *
 * What a period lies above the line through the pairs a season apart keeps the share that is no chance: the correlation of
 * the pairs, less what two unrelated columns with the same persistence would show (one standard error), and more where a
 * phase was seen twice.
 *
 * @param series the history
 * @returns the history without season, and a function that puts it back; `undefined` for another length or kind of history,
 * and where all may be chance
 * @see Efron and Morris (1975), Journal of the American Statistical Association 70, on the share that is kept
 * @see Bartlett (1935), Journal of the Royal Statistical Society 98, on correlations of persistent series
 * @example
 * const series = { values: Float64Array.from({ length: 24 }, (_, t) => (t % 12 === 11 ? 60 : 20 + (t % 2))), seasonLength: 12 };
 * Math.round(briefSeasonApart(series).rest.values[11]); // => 24
 */
export function briefSeasonApart(series: Series): SeasonApart | undefined {
	const { values } = series;
	const period = wholeSeason(series.seasonLength);
	const count = values.length - period;
	if (series.counts === true || period === 1 || count < 2 || count > period) return undefined;
	const level = withoutSlope(withoutGaps(values), period);
	const { correlation, persistence } = pairsOf(level, period);
	const chance = Math.sqrt((1 + persistence ** 2) / (1 - persistence ** 2) / (count - 1));
	const once = (correlation - chance) / (1 - chance);
	if (!(chance < 1 && once > 0)) return undefined;
	const twice = (2 * once) / (1 + once);
	const mean = level.reduce((sum, value) => sum + value, 0) / level.length;
	const figure = Float64Array.from({ length: period }, (_, phase) =>
		phase < count
			? twice * ((level[phase]! + level[phase + period]!) / 2 - mean)
			: once * (level[phase]! - mean),
	);
	const { rest, withItsSeason } = seasonApartBy(series, { figure, kind: "additive" });
	// Variance of what a period is, and of its figure beside it, in variances of the former.
	const spreads = [Math.sqrt(1 + twice / 2), Math.sqrt(1 + once)] as const;
	const spreadOf = (h: number): number => spreads[(values.length + h) % period < count ? 0 : 1];
	return {
		rest,
		withItsSeason(process) {
			const shocks = process.shocks.map((row, h) => row.map((response) => response * spreadOf(h)));
			return withItsSeason({ ...process, shocks });
		},
	};
}
