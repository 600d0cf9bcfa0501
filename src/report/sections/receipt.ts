import type { AdmissionReceipt } from "../../privacy/index.js";
import { explainReceipt } from "../explain-receipt.js";
import { html, type SafeHtml } from "../html/html.js";
import { type SectionContext, section } from "./context.js";

/** The receipt in plain words. */
export const receiptSection = (receipt: AdmissionReceipt, { locale, words }: SectionContext): SafeHtml =>
	section(
		"receipt",
		words.receipt,
		html`<ul>${explainReceipt(receipt, locale).map((sentence) => html`<li>${sentence}</li>`)}</ul>`,
	);
