/** Whole days since 1970-01-01; negative before. The only form of a date inside the library. */
export type DayNumber = number;

/** A calendar date in parts: `month` 1..12, `day` 1..31. */
export interface CivilDate {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

/**
 * Day number of a date of the proleptic Gregorian calendar.
 *
 * Counts in eras of 400 years that begin on 1 March, so that the leap day ends a year (Hinnant 2013).
 *
 * @param year full year
 * @param month 1..12
 * @param day 1..31; days past the end of a month run on into the next
 * @returns whole days since 1970-01-01
 * @example
 * dayFromCivil(1970, 1, 2); // => 1
 */
export function dayFromCivil(year: number, month: number, day: number): DayNumber {
	const shifted = month <= 2 ? year - 1 : year;
	const era = Math.floor(shifted / 400);
	const yearOfEra = shifted - era * 400;
	const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146097 + dayOfEra - 719468;
}

/**
 * Year, month and day of a day number (inverse of `dayFromCivil`; Hinnant 2013).
 *
 * @param dayNumber whole days since 1970-01-01
 * @returns the calendar date
 * @example
 * civilFromDay(0); // => { year: 1970, month: 1, day: 1 }
 */
export function civilFromDay(dayNumber: DayNumber): CivilDate {
	const shifted = dayNumber + 719468;
	const era = Math.floor(shifted / 146097);
	const dayOfEra = shifted - era * 146097;
	const yearOfEra = Math.floor(
		(dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
			365,
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
	const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
	const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
	return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/**
 * ISO weekday of a day number.
 *
 * @param dayNumber whole days since 1970-01-01
 * @returns 1 (Monday) .. 7 (Sunday)
 * @example
 * isoWeekday(0); // => 4
 */
export function isoWeekday(dayNumber: DayNumber): number {
	return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}
