import type { AdmissionReceipt } from "../privacy/index.js";
import { checkReceipt } from "./check-plan.js";
import { checkLocale, formatList, type ReportLocale } from "./locale.js";
import { reasonInWords } from "./reason-in-words.js";
import { RECEIPT_WORDS } from "./words/receipt.js";

const HASH_LETTERS = 12;

/**
 * Says in plain sentences what the guard admitted, what it refused and why, and under which agreements.
 *
 * @param receipt receipt of an admission or of a plan
 * @param locale `"en"` or `"fr"`
 * @returns sentences in reading order
 * @throws {ReapproError} `OPTION_INVALID` when the locale is neither, `INPUT_INVALID` for what is no receipt
 * @example
 * const { receipt } = admitOrders([], definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] }));
 * explainReceipt(receipt, "en")[1]; // => "0 order lines read, 0 admitted, 0 refused."
 */
export function explainReceipt(receipt: AdmissionReceipt, locale: ReportLocale): string[] {
	checkLocale(locale);
	checkReceipt(receipt, "receipt");
	const words = RECEIPT_WORDS[locale];
	const { refusedByReason, agreements } = receipt;
	const mayCountTwice =
		refusedByReason.length > 1 &&
		refusedByReason.reduce((sum, { lines }) => sum + lines.to, 0) > receipt.linesRefused.from;
	const agreementNames = agreements.map(({ agreementId, version }) => words.agreement(agreementId, version));
	return [
		words.purpose(
			words.purposes[receipt.purpose] ?? receipt.purpose,
			receipt.groupId,
			receipt.processingDate,
		),
		words.counts(receipt.linesRead, receipt.linesAdmitted, receipt.linesRefused),
		...refusedByReason.map(({ reason, lines }) => words.refused(lines, reasonInWords(reason, locale))),
		...(mayCountTwice ? [words.overlap] : []),
		agreements.length === 0
			? words.noAgreement
			: words.agreements(agreements.length, formatList(agreementNames, locale)),
		words.policy(receipt.policyHash.slice(0, HASH_LETTERS)),
		words.nothingElse,
	];
}
