import { createRandom, formatIsoDate, parseIsoDate, type Random } from "../../src/index.js";

export { createRandom, type Random };

/** One of the values, each as likely. */
export function pick<T>(random: Random, values: readonly T[]): T {
	return values[random.integer(values.length)] as T;
}

/** True with the given probability. */
export const chance = (random: Random, probability: number): boolean => random.uniform() < probability;

/** A copy in random order (Fisher and Yates 1938). */
export function shuffled<T>(random: Random, values: readonly T[]): T[] {
	const copy = [...values];
	for (let last = copy.length - 1; last > 0; last--) {
		const other = random.integer(last + 1);
		[copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
	}
	return copy;
}

/** Characters of an alphabet. */
export function text(random: Random, alphabet: string, length: number): string {
	let result = "";
	for (let at = 0; at < length; at++) result += alphabet[random.integer(alphabet.length)];
	return result;
}

export const DIGITS = "0123456789";
export const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** Day number of a date that is known to be one. */
export const dayOf = (date: string): number => parseIsoDate(date) as number;

/** A date between two dates, both inclusive; each bound is drawn more often than a day between. */
export function dateBetween(random: Random, first: string, last: string): string {
	if (chance(random, 0.05)) return first;
	if (chance(random, 0.05)) return last;
	return formatIsoDate(dayOf(first) + random.integer(dayOf(last) - dayOf(first) + 1));
}

/** A date some days later, or earlier when negative. */
export const shifted = (date: string, days: number): string => formatIsoDate(dayOf(date) + days);
