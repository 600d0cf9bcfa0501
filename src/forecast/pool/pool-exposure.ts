import { extraVariance, seasonIndex, seasonValues } from "../../models/index.js";
import { commonLevel } from "./common-level.js";
import { fadingWave, ongoingWave, wavesOf } from "./waves.js";

/** Weeks of a mean year. */
export const WEEKS_PER_YEAR = 365.25 / 7;
/** Fewer series than this are no pool: a level of their total would be their own. */
export const FEWEST_SERIES = 5;
/** A period with a smaller known index says next to nothing of the season and counts as missing. */
const LEAST_INDEX = 0.1;

/** What is known of the periods of a pool before its own events are looked at. */
export interface PoolPeriods {
	/** Known index of each period, history and then future: drivers, a released season, weekdays. */
	readonly known: Float64Array;
	/** Part of the pool's demand whose owners and articles were there, in (0, 1], of each period of the history. */
	readonly presence: Float64Array;
	readonly periodsPerYear: number;
	/** Place of the first period in its year. */
	readonly position: number;
	/** Whether `known` holds the season already. */
	readonly hasSeason: boolean;
}

/** What the series of a pool share. */
export interface PoolExposure {
	/** Season and known index of each period, history and then future. */
	readonly season: Float64Array;
	/** Expected events at level 1: season, presence, the level of the total and its waves; the future has the last level. */
	readonly exposure: Float64Array;
}

/**
 * Season and slow level that the series of a pool share, from the total of their events.
 *
 * @param total events of each period, of all series but those that follow the calendar
 * @param seriesCount how many series are in the total
 * @param periods what is known beforehand
 * @returns season and exposure, as long as `periods.known`
 * @example
 * const periods = { known: new Float64Array(3).fill(1), presence: new Float64Array(2).fill(1), periodsPerYear: 52.18, position: 0, hasSeason: false };
 * Array.from(poolExposure(Float64Array.of(4, 4), 6, periods).exposure); // => [1, 1, 1]
 */
export function poolExposure(total: Float64Array, seriesCount: number, periods: PoolPeriods): PoolExposure {
	const { known, presence, periodsPerYear, position } = periods;
	const length = total.length;
	const season = known.slice();
	const base = presence.map((part, t) => part * known[t]!);
	if (!periods.hasSeason) {
		const relative = total.map((value, t) => (base[t]! < LEAST_INDEX ? Number.NaN : value / base[t]!));
		let sum = 0;
		let count = 0;
		for (const value of relative) {
			if (Number.isNaN(value)) continue;
			sum += value;
			count += 1;
		}
		const flat = new Float64Array(length).fill(1);
		const extra = count > 0 ? extraVariance(relative, sum / count, flat) : 0;
		const harmonics = seasonIndex(relative, periodsPerYear, position, extra);
		const values = seasonValues(harmonics, periodsPerYear, position, known.length);
		for (let t = 0; t < known.length; t++) season[t]! *= values[t]!;
	}
	const exposure = season.slice();
	for (let t = 0; t < length; t++) exposure[t]! *= presence[t]!;
	if (seriesCount < FEWEST_SERIES || length === 0) return { season, exposure };
	const perWeek = periodsPerYear / WEEKS_PER_YEAR;
	const index = exposure.slice(0, length);
	const ratios = total.map((value, t) => (index[t]! > 0 ? value / index[t]! : 0));
	const waves = wavesOf(ratios, perWeek);
	const { seen, ahead } = commonLevel(
		total.map((value, t) => value / waves[t]!),
		index,
		known.length - length,
		perWeek,
	);
	for (let t = 0; t < length; t++) exposure[t]! *= seen[t]! * waves[t]!;
	const fading = fadingWave(ongoingWave(ratios, waves, perWeek), ahead.length, perWeek);
	for (let h = 0; h < ahead.length; h++) exposure[length + h]! *= ahead[h]! * fading[h]!;
	return { season, exposure };
}
