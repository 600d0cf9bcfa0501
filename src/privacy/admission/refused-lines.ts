import type { ReasonMask } from "../reasons.js";
import type { ConsentSource } from "./consent-records.js";

/** Lines that will not pass: where they stand and why, nothing of what they say. */
export class RefusedLines {
	readonly index: number[] = [];
	readonly reasons: ReasonMask[] = [];
	/** Number for the content of a line, to tell a repeat; NaN for one that equals no other. */
	readonly contents: number[] = [];
	/** The consent that a line names, in case another line withdraws it. */
	readonly consents: (ConsentSource | undefined)[] = [];

	/** Keeps a line and returns its row. */
	add(index: number, reasons: ReasonMask, content: number, consent: ConsentSource | undefined): number {
		this.index.push(index);
		this.reasons.push(reasons);
		this.contents.push(content);
		this.consents.push(consent);
		return this.index.length - 1;
	}

	/** Adds reasons that came up later. */
	addReasons(row: number, reasons: ReasonMask): void {
		this.reasons[row] = (this.reasons[row] as number) | reasons;
	}
}
