import { format } from "date-fns";
import { enGB } from "date-fns/locale/en-GB";
import { fr } from "date-fns/locale/fr";
import { civilFromDay, parseIsoDate } from "../calendar/index.js";
import { ReapproError } from "../errors.js";
import type { LocalName } from "../plan/index.js";

/** Language of sentences and pages. */
export type ReportLocale = "en" | "fr";

/** One value for each language; a language that lacks a word does not compile. */
export type ByLocale<T> = Readonly<Record<ReportLocale, T>>;

const LOCALES: ByLocale<typeof enGB> = { en: enGB, fr };

const perLanguage = <T>(make: (language: string) => T): ByLocale<T> => ({
	en: make("en-GB"),
	fr: make("fr-FR"),
});
const COUNTS = perLanguage((language) => new Intl.NumberFormat(language, { maximumFractionDigits: 0 }));
const DECIMALS = perLanguage((language) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }));
const AMOUNTS = perLanguage(
	(language) => new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
);
const PERCENTS = perLanguage(
	(language) => new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }),
);
const PLURALS = perLanguage((language) => new Intl.PluralRules(language));
const LISTS = perLanguage((language) => new Intl.ListFormat(language, { type: "conjunction" }));

/**
 * Checks a locale that may come from a form or a command line.
 *
 * @throws {ReapproError} `OPTION_INVALID` when it is neither `"en"` nor `"fr"`
 */
export function checkLocale(locale: unknown): asserts locale is ReportLocale {
	if (locale !== "en" && locale !== "fr") {
		throw new ReapproError("OPTION_INVALID", 'Give the locale "en" or "fr".', "locale");
	}
}

/** Whole number with the group separators of the language. */
export const formatCount = (value: number, locale: ReportLocale): string => COUNTS[locale].format(value);

/** Number with at most one decimal. */
export const formatDecimal = (value: number, locale: ReportLocale): string => DECIMALS[locale].format(value);

/** Amount of money with two decimals, without a currency: the plan knows none. */
export const formatAmount = (value: number, locale: ReportLocale): string => AMOUNTS[locale].format(value);

/** Probability as percent with at most one decimal; never 0 or 100 % unless it is so. */
export function formatPercent(probability: number, locale: ReportLocale): string {
	const percent = (value: number): string => PERCENTS[locale].format(value);
	if (probability > 0 && probability < 0.0005) return `<\u00a0${percent(0.001)}`;
	if (probability < 1 && probability >= 0.9995) return `>\u00a0${percent(0.999)}`;
	return percent(probability);
}

const BOUND_WORDS: ByLocale<{ readonly less: string; readonly more: string }> = {
	en: { less: "less than", more: "more than" },
	fr: { less: "moins de", more: "plus de" },
};

/** The same inside a sentence: "less than 0.1%", not "< 0.1%". */
export function percentInWords(probability: number, locale: ReportLocale): string {
	const { less, more } = BOUND_WORDS[locale];
	return formatPercent(probability, locale).replace("<\u00a0", `${less} `).replace(">\u00a0", `${more} `);
}

/** The form of a word that goes with a count. */
export const plural = (count: number, locale: ReportLocale, one: string, other: string): string =>
	PLURALS[locale].select(count) === "one" ? one : other;

/** Words in a row: "a, b and c". */
export const formatList = (words: readonly string[], locale: ReportLocale): string =>
	LISTS[locale].format(words);

type DateStyle = "day" | "short" | "full";
const PATTERNS: Readonly<Record<DateStyle, string>> = { day: "MMMM", short: "MMM", full: "MMMM y" };

/**
 * Writes an ISO date in words.
 *
 * @param isoDate `YYYY-MM-DD`
 * @param locale language
 * @param style `"day"` 14 December, `"short"` 14 Dec, `"full"` 14 December 2026
 * @returns the words; the text itself when it is not a date
 */
export function formatDay(isoDate: string, locale: ReportLocale, style: DateStyle): string {
	const dayNumber = parseIsoDate(isoDate);
	if (dayNumber === undefined) return isoDate;
	const { year, month, day } = civilFromDay(dayNumber);
	// The 15th at noon exists in every time zone; some have skipped a whole day at the end of a month.
	const middleOfMonth = new Date(year, month - 1, 15, 12);
	const dayInWords = locale === "fr" && day === 1 ? "1er" : String(day);
	return `${dayInWords}\u00a0${format(middleOfMonth, PATTERNS[style], { locale: LOCALES[locale] })}`;
}

/** Year of an ISO date, as text. */
export const yearOf = (isoDate: string): string => isoDate.slice(0, 4);

/** A name in the language, or the fallback where no name is given. */
export function localName(name: LocalName | undefined, locale: ReportLocale, fallback: string): string {
	const text = typeof name === "object" ? name[locale] : name;
	return text === undefined || text.trim() === "" ? fallback : text;
}
