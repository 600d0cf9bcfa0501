import { explainReceipt, type ReasonCode, reasonInWords } from "../../index.js";
import type { Job } from "./job.js";
import { COMMAND_WORDS } from "./words.js";

/** What the guard admitted and refused, in plain words, and where the first refused lines stand. */
export function guardSummary(job: Job, locale: "en" | "fr"): string {
	const words = COMMAND_WORDS[locale];
	const inWords = (reason: string): string =>
		words.fileFaults[reason] ?? `${reasonInWords(reason as ReasonCode, locale)} (${reason})`;
	const sentences = [
		...explainReceipt(job.admission.receipt, locale),
		...job.refusedAt.map(({ line, reasons }) => words.refusedAt(line, reasons.map(inWords).join(", "))),
		...(job.unknownColumns.length > 0 ? [words.unknownColumns(job.unknownColumns.join(", "))] : []),
	];
	return `${words.guard}\n${sentences.map((sentence) => `  ${sentence}\n`).join("")}`;
}
