type Locale = "en" | "fr";

const LANGUAGES = { en: "en-GB", fr: "fr-FR" } as const;

const formats = (options: Intl.NumberFormatOptions) => ({
	en: new Intl.NumberFormat(LANGUAGES.en, options),
	fr: new Intl.NumberFormat(LANGUAGES.fr, options),
});
const COUNTS = formats({ maximumFractionDigits: 0 });
const DECIMALS = formats({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
const AMOUNTS = formats({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
const PERCENTS = formats({ style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
const PLURALS = {
	en: new Intl.PluralRules(LANGUAGES.en),
	fr: new Intl.PluralRules(LANGUAGES.fr),
};

/** Whole number as the language writes it. */
export const formatCount = (value: number, locale: Locale): string => COUNTS[locale].format(value);

/** Number with one decimal. */
export const formatDecimal = (value: number, locale: Locale): string => DECIMALS[locale].format(value);

/** Amount of money with two decimals, without a currency: the plan knows none. */
export const formatAmount = (value: number, locale: Locale): string => AMOUNTS[locale].format(value);

/** A risk as percent with one decimal; a small one is not printed as none. */
export const formatPercent = (share: number, locale: Locale): string =>
	share > 0 && share < 0.001 ? `<\u00a0${PERCENTS[locale].format(0.001)}` : PERCENTS[locale].format(share);

/** A day as it is written in figures: 2026-11-23, and 23/11/2026 in French. */
export const formatDate = (isoDate: string, locale: Locale): string =>
	locale === "fr" ? isoDate.split("-").reverse().join("/") : isoDate;

/** A count with the form of the words that goes with it. */
export const counted = (count: number, locale: Locale, one: string, other: string): string =>
	`${formatCount(count, locale)} ${PLURALS[locale].select(count) === "one" ? one : other}`;
