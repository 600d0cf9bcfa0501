import type { PlanWarning } from "../plan/index.js";
import { checkLocale, type ReportLocale } from "./locale.js";
import { WARNING_WORDS } from "./words/warnings.js";

/**
 * Says a warning of a plan or of one of its lines in a sentence.
 *
 * @param warning a warning; what it does not hold is not said
 * @param locale `"en"` or `"fr"`
 * @returns one sentence; the code itself when it is not known here
 * @throws {ReapproError} `OPTION_INVALID` when the locale is neither
 * @example
 * explainWarning({ code: "SHORT_HISTORY", count: 6 }, "en"); // => "The history is short (6 periods): the forecast is uncertain."
 */
export function explainWarning(warning: PlanWarning, locale: ReportLocale): string {
	checkLocale(locale);
	const words = WARNING_WORDS[locale];
	return Object.hasOwn(words, warning.code) ? words[warning.code](warning) : warning.code;
}
