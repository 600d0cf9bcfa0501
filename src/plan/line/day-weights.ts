import { type DayNumber, isoWeekday, type Period } from "../../calendar/index.js";

/**
 * Spreads forecast periods over days by a weekday profile and adds up windows that begin on one day.
 *
 * `weights(days, from)` gives, for each forecast period, the part of its demand that falls on the days [from, days) after
 * `asOf`, times what a what-if leaves of it: in [0, 1], 1 for a period that lies wholly inside. `from` is 0 when absent.
 */
export interface DayWeights {
	readonly weights: (days: number, from?: number) => Float64Array;
}

/**
 * What a what-if leaves of each forecast period: the factors of its days, weighted by the weekday profile.
 *
 * @param period forecast period
 * @param firstStart first day of the first forecast period
 * @param periods number of periods
 * @param profile share of the lines on Monday .. Sunday
 * @param factorOf what-if factor of demand on a day, in [0, 1]
 * @returns a factor for each period, in [0, 1]
 */
export function periodFactors(
	period: Period,
	firstStart: DayNumber,
	periods: number,
	profile: readonly number[],
	factorOf: (day: DayNumber) => number,
): Float64Array {
	const factors = new Float64Array(periods);
	for (let index = 0; index < periods; index++) {
		const next = period.offset(firstStart, index + 1);
		let [whole, left] = [0, 0];
		for (let day = period.offset(firstStart, index); day < next; day++) {
			const share = profile[isoWeekday(day) - 1] as number;
			whole += share;
			left += share * factorOf(day);
		}
		// A period may hold only days on which nothing is sold.
		factors[index] = Math.min(1, whole > 0 ? left / whole : factorOf(next - 1));
	}
	return factors;
}

/**
 * Prepares the weights of windows that begin on `asOf` or some days later.
 *
 * @param period forecast period
 * @param firstStart first day of the first forecast period; not after `asOf`
 * @param periods number of forecast periods
 * @param asOf day from which the days of a window are counted
 * @param profile share of the lines on Monday .. Sunday
 * @param factorOf what-if factor of demand on a day, in [0, 1]; 1 for none
 * @returns the weights; the same Float64Array is filled anew at every call
 */
export function dayWeights(
	period: Period,
	firstStart: DayNumber,
	periods: number,
	asOf: DayNumber,
	profile: readonly number[],
	factorOf: (day: DayNumber) => number,
): DayWeights {
	const end = period.offset(firstStart, periods);
	const periodOfDay = new Int32Array(end - asOf);
	const shareOfDay = new Float64Array(end - asOf);
	let start = firstStart;
	for (let index = 0; index < periods; index++) {
		const next = period.offset(start, 1);
		let whole = 0;
		for (let day = start; day < next; day++) whole += profile[isoWeekday(day) - 1] as number;
		for (let day = Math.max(start, asOf); day < next; day++) {
			periodOfDay[day - asOf] = index;
			shareOfDay[day - asOf] = (factorOf(day) * (profile[isoWeekday(day) - 1] as number)) / whole;
		}
		start = next;
	}
	const scratch = new Float64Array(periods);
	return {
		weights(days, from = 0) {
			scratch.fill(0);
			const last = Math.min(days, periodOfDay.length);
			for (let day = from; day < last; day++) {
				const index = periodOfDay[day] as number;
				scratch[index] = (scratch[index] as number) + (shareOfDay[day] as number);
			}
			// Shares of a whole period may add up to a hair above 1.
			for (let index = 0; index < periods; index++) scratch[index] = Math.min(1, scratch[index] as number);
			return scratch;
		},
	};
}
