const BYTE_ORDER_MARK = "\ufeff";

/** Longest text line that is kept; an order line takes a few hundred characters. */
const MAX_LINE_LENGTH = 1_048_576;

/** Takes whole text lines, or `undefined` for one that is too long to be an order line. */
export type TakeTextLine = (line: string | undefined) => void;

/**
 * Cuts text that arrives in pieces into lines. Only LF ends a line; a CR before it stays, as white space of JSON.
 * Pieces may end anywhere, and what is held in memory stays bounded however long a line is.
 */
export class TextLines {
	readonly #take: TakeTextLine;
	#rest = "";
	#tooLong = false;
	#started = false;

	constructor(take: TakeTextLine) {
		this.#take = take;
	}

	/** Takes the next piece of the text. */
	push(piece: string): void {
		if (piece === "") return;
		let from = !this.#started && piece.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
		this.#started = true;
		for (let end = piece.indexOf("\n", from); end >= 0; end = piece.indexOf("\n", from)) {
			this.#extend(piece.slice(from, end));
			this.#close();
			from = end + 1;
		}
		this.#extend(piece.slice(from));
	}

	/** Hands over a last line without an end of line. */
	finish(): void {
		if (this.#rest !== "" || this.#tooLong) this.#close();
	}

	#extend(part: string): void {
		if (this.#rest.length + part.length > MAX_LINE_LENGTH) {
			this.#tooLong = true;
			this.#rest = "";
		} else this.#rest += part;
	}

	#close(): void {
		this.#take(this.#tooLong ? undefined : this.#rest);
		this.#rest = "";
		this.#tooLong = false;
	}
}
