import { explainReceipt } from "../../index.js";
import type { Job } from "./job.js";
import { COMMAND_WORDS } from "./words.js";

/** What the guard admitted and refused, in plain words, and where the first refused lines stand. */
export function guardSummary(job: Job, locale: "en" | "fr"): string {
	const words = COMMAND_WORDS[locale];
	const sentences = [
		...explainReceipt(job.admission.receipt, locale),
		...job.refusedAt.map(({ line, reasons }) =>
			words.refusedAt(line, reasons.map((reason) => words.fileFaults[reason] ?? reason).join(", ")),
		),
		...(job.unknownColumns.length > 0 ? [words.unknownColumns(job.unknownColumns.join(", "))] : []),
	];
	return `${words.guard}\n${sentences.map((sentence) => `  ${sentence}\n`).join("")}`;
}
