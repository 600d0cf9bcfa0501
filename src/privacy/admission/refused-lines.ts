import type { ReasonMask } from "../reasons.js";
import { withRoom } from "./growing-column.js";

/** Lines that will not pass: where they stand and why, nothing of what they say. */
export class RefusedLines {
	length = 0;
	index = new Uint32Array(0);
	reasons = new Int32Array(0);
	/** Number for the content of a line, to tell a repeat; NaN for one that equals no other. */
	content = new Float64Array(0);
	/** Number of the consent that a line names, in case another line withdraws it; 0 for none. */
	consent = new Uint32Array(0);

	/** Keeps a line and returns its row. */
	add(index: number, reasons: ReasonMask, content: number, consent: number): number {
		const row = this.length;
		if (row === this.index.length) this.#grow(row);
		this.index[row] = index;
		this.reasons[row] = reasons;
		this.content[row] = content;
		this.consent[row] = consent;
		this.length = row + 1;
		return row;
	}

	/** Adds reasons that came up later. */
	addReasons(row: number, reasons: ReasonMask): void {
		this.reasons[row] = (this.reasons[row] as number) | reasons;
	}

	#grow(length: number): void {
		this.index = withRoom(this.index, length);
		this.reasons = withRoom(this.reasons, length);
		this.content = withRoom(this.content, length);
		this.consent = withRoom(this.consent, length);
	}
}
