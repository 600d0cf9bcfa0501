import { civilFromDay, parseIsoDate } from "../../calendar/index.js";
import { ReapproError } from "../../errors.js";

/** Language of explanations and records. */
export type TransparencyLocale = "en" | "fr";

/** One value for each language; a language that lacks a word does not compile. */
export type ByLocale<T> = Readonly<Record<TransparencyLocale, T>>;

const MONTHS: ByLocale<readonly string[]> = {
	en: [
		"January",
		"February",
		"March",
		"April",
		"May",
		"June",
		"July",
		"August",
		"September",
		"October",
		"November",
		"December",
	],
	fr: [
		"janvier",
		"février",
		"mars",
		"avril",
		"mai",
		"juin",
		"juillet",
		"août",
		"septembre",
		"octobre",
		"novembre",
		"décembre",
	],
};

/** French groups digits with a narrow no-break space and writes a decimal comma. */
const GROUP: ByLocale<string> = { en: ",", fr: "\u202f" };
const DECIMAL: ByLocale<string> = { en: ".", fr: "," };
const AND: ByLocale<string> = { en: "and", fr: "et" };

/**
 * Checks a locale that may come from a form.
 *
 * @param locale what the caller gave
 * @throws {ReapproError} `OPTION_INVALID` when it is neither `"en"` nor `"fr"`
 */
export function checkTransparencyLocale(locale: unknown): asserts locale is TransparencyLocale {
	if (locale !== "en" && locale !== "fr") {
		throw new ReapproError("OPTION_INVALID", 'Give the locale "en" or "fr".', "locale");
	}
}

/**
 * Writes a number with the separators of the language, without `Intl`, whose data differ between machines.
 *
 * @param value a finite number
 * @param locale language
 * @returns its digits, grouped by three
 * @example
 * numberInWords(12345.5, "en"); // => "12,345.5"
 */
export function numberInWords(value: number, locale: TransparencyLocale): string {
	const [whole = "", decimals] = String(value).split(".");
	const grouped = whole.replace(/\B(?=(?:[0-9]{3})+$)/g, GROUP[locale]);
	return decimals === undefined ? grouped : `${grouped}${DECIMAL[locale]}${decimals}`;
}

/**
 * Writes a percentage.
 *
 * @param percent a number of per cent, 0..100
 * @param locale language
 * @returns such as `85%`, in French with a no-break space
 * @example
 * percentInWords(85, "en"); // => "85%"
 */
export function percentInWords(percent: number, locale: TransparencyLocale): string {
	return `${numberInWords(percent, locale)}${locale === "fr" ? "\u00a0" : ""}%`;
}

/**
 * Writes an ISO date in words, without `Date`: no time zone can move it.
 *
 * @param isoDate `YYYY-MM-DD`, a real date
 * @param locale language
 * @returns such as `1 March 2026`, with no-break spaces
 * @example
 * dateInWords("2026-03-01", "en"); // => "1\u00a0March\u00a02026"
 */
export function dateInWords(isoDate: string, locale: TransparencyLocale): string {
	const { year, month, day } = civilFromDay(parseIsoDate(isoDate) as number);
	const dayInWords = locale === "fr" && day === 1 ? "1er" : String(day);
	return `${dayInWords}\u00a0${MONTHS[locale][month - 1]}\u00a0${year}`;
}

/**
 * The form of a word that goes with a count: in French the singular for 0 and 1, in English for 1.
 *
 * @param count a whole number from 0
 * @param locale language
 * @param one singular
 * @param other plural
 * @returns one of the two
 * @example
 * pluralOf(0, "fr", "ligne", "lignes"); // => "ligne"
 */
export function pluralOf(count: number, locale: TransparencyLocale, one: string, other: string): string {
	return count === 1 || (locale === "fr" && count === 0) ? one : other;
}

/**
 * Words in a row.
 *
 * @param words any words
 * @param locale language
 * @returns such as `a, b and c`
 * @example
 * wordsInRow(["a", "b", "c"], "fr"); // => "a, b et c"
 */
export function wordsInRow(words: readonly string[], locale: TransparencyLocale): string {
	const last = words.at(-1) ?? "";
	return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${AND[locale]} ${last}`;
}
