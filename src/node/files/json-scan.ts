/** A tab is white space between the parts of JSON but, like a line end, an error inside a string. */
const oneLine = (text: string): string => text.replace(/[\r\n]/g, "\t").trim();

/**
 * Follows JSON text character by character: depth, strings, and where the elements of the outermost array end.
 * It checks no grammar; each element is parsed by itself afterwards.
 */
export class ArrayScanner {
	#depth = 0;
	#inString = false;
	#escaped = false;
	#element = "";
	#line = 1;
	#elementLine = 0;
	#state: "before" | "inside" | "after" = "before";

	/** `false` once something stands before or after the array. */
	isArray = true;

	/** Whether the outermost array was closed. */
	get closed(): boolean {
		return this.#state === "after";
	}

	/**
	 * Takes the next piece of text.
	 *
	 * @param chunk text, cut anywhere
	 * @returns the elements that ended in it, with the text line on which each starts; line ends inside an element,
	 * which are only allowed between its parts, have become tabs
	 */
	push(chunk: string): { readonly text: string; readonly line: number }[] {
		const ended: { text: string; line: number }[] = [];
		let from = 0;
		const take = (until: number): void => {
			const text = oneLine(this.#element + chunk.slice(from, until));
			this.#element = "";
			if (text !== "") ended.push({ text, line: this.#elementLine });
			this.#elementLine = 0;
		};
		for (let at = 0; at < chunk.length; at++) {
			const code = chunk.charCodeAt(at);
			if (code === 10) this.#line++;
			if (this.#inString) {
				if (this.#escaped) this.#escaped = false;
				else if (code === 92) this.#escaped = true;
				else if (code === 34) this.#inString = false;
				continue;
			}
			const blank = code === 32 || (code >= 9 && code <= 13);
			if (blank) continue;
			if (this.#state !== "inside") {
				if (this.#state === "after" || code !== 91) this.isArray = false;
				else {
					this.#state = "inside";
					this.#depth = 1;
					from = at + 1;
				}
				continue;
			}
			const ends = this.#depth === 1 && (code === 44 || code === 93);
			if (!ends && this.#elementLine === 0) this.#elementLine = this.#line;
			if (code === 34) this.#inString = true;
			else if (code === 91 || code === 123) this.#depth++;
			else if (ends) {
				take(at);
				from = at + 1;
				if (code === 93) this.#state = "after";
			} else if (code === 93 || code === 125) this.#depth--;
		}
		if (this.#state === "inside") this.#element += chunk.slice(from);
		return ended;
	}

	/** Text of an element that was begun and never ended, because the file breaks off. */
	rest(): { readonly text: string; readonly line: number } | undefined {
		const text = oneLine(this.#element);
		return this.#state === "inside" && text !== ""
			? { text, line: this.#elementLine || this.#line }
			: undefined;
	}
}
