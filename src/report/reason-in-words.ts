import type { ReasonCode } from "../privacy/index.js";
import { checkLocale, type ReportLocale } from "./locale.js";
import { REASON_WORDS } from "./words/reasons.js";

/**
 * Says why a line was refused.
 *
 * @param code reason code of a refusal
 * @param locale `"en"` or `"fr"`
 * @returns the end of a sentence, without capital and full stop; the code itself when it is not known here
 * @throws {ReapproError} `OPTION_INVALID` when the locale is neither
 * @example
 * reasonInWords("OPT_IN_MISSING", "en"); // => "the family’s opt-in flag is missing"
 */
export function reasonInWords(code: ReasonCode, locale: ReportLocale): string {
	checkLocale(locale);
	const words = REASON_WORDS[locale];
	return Object.hasOwn(words, code) ? words[code] : code;
}
