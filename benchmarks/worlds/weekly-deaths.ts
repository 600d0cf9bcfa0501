import { parseIsoDate } from "../../src/index.js";
import { solveLeastSquares } from "../../src/math/index.js";
import { readRows } from "../orders/dataset.js";

/** Weeks of a year on average. */
const WEEKS_A_YEAR = 52.1775;

/** Deaths of one area, week by week, and their trend with its season. */
export interface AreaDeaths {
	readonly actual: Float64Array;
	readonly smooth: Float64Array;
}

/** A constant, a trend and two harmonics of the year. */
function smoothTerms(week: number): number[] {
	const years = week / WEEKS_A_YEAR;
	const angle = 2 * Math.PI * years;
	return [1, years, Math.cos(angle), Math.sin(angle), Math.cos(2 * angle), Math.sin(2 * angle)];
}

/**
 * Trend and season of weekly deaths: least squares on their logarithms.
 *
 * @param deaths deaths of each week, above 0
 * @returns the smooth course of the same weeks
 */
export function smoothCourse(deaths: Float64Array): Float64Array {
	const terms = Array.from(deaths, (_, week) => smoothTerms(week));
	const weights = solveLeastSquares(terms.flat(), deaths.map(Math.log), terms[0]!.length);
	return Float64Array.from(terms, (row) =>
		Math.exp(row.reduce((sum, term, at) => sum + term * weights[at]!, 0)),
	);
}

/** Deaths by area and week of many years. */
export class WeeklyDeaths {
	readonly #byArea = new Map<string, Map<number, number>>();

	/** @param file rows of area, Monday of the week, deaths */
	constructor(file: string) {
		for (const { area = "", weekStart = "", deaths } of readRows(file)) {
			const weeks = this.#byArea.get(area) ?? new Map<number, number>();
			this.#byArea.set(area, weeks.set(parseIsoDate(weekStart)!, Number(deaths)));
		}
	}

	get areas(): string[] {
		return [...this.#byArea.keys()].sort();
	}

	/**
	 * Deaths of an area, those of earlier years in place of the weeks asked for.
	 *
	 * @param area code of the area
	 * @param first day number of the first Monday
	 * @param weeks number of weeks
	 * @param yearsBack how many years earlier the deaths happened; negative for later
	 * @returns deaths as they were, week by week
	 */
	slice(area: string, first: number, weeks: number, yearsBack: number): Float64Array {
		const from = first - 7 * Math.round(WEEKS_A_YEAR * yearsBack);
		return Float64Array.from({ length: weeks }, (_, week) => {
			const deaths = this.#byArea.get(area)?.get(from + 7 * week);
			if (deaths === undefined) throw new Error(`No deaths of ${area} are known ${yearsBack} years back.`);
			return deaths;
		});
	}
}
