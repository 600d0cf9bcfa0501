/** A record may reach over this many lines by quoted line ends; more is taken for a quote that is never closed. */
export const MOST_LINES_OF_A_RECORD = 100;

function hasOddQuotes(text: string): boolean {
	let odd = false;
	for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) odd = !odd;
	return odd;
}

/** A record as it stands in the file, or `undefined` for a line that belongs to no whole record. */
export interface SplitRecord {
	readonly text: string | undefined;
	/** Text line from 1 on which it starts. */
	readonly line: number;
}

/**
 * Cuts lines into CSV records. A line whose quotes are not closed is joined with the next ones until they are; when
 * that gives no whole record, only its first line is given up and the others are looked at again. So one quote too
 * many costs one line, never the rest of the file.
 */
export class CsvSplitter {
	#open: string[] = [];
	#line: number;
	#records: SplitRecord[] = [];
	readonly #isBlank: (line: string) => boolean;
	readonly #isRecord: (text: string, innerLines: readonly string[]) => boolean;

	/**
	 * @param firstLine number of the first line that will be pushed
	 * @param isBlank whether a line holds nothing
	 * @param isRecord whether several lines joined are one whole record
	 */
	constructor(
		firstLine: number,
		isBlank: (line: string) => boolean,
		isRecord: (text: string, innerLines: readonly string[]) => boolean,
	) {
		this.#line = firstLine;
		this.#isBlank = isBlank;
		this.#isRecord = isRecord;
	}

	/** Adds the next line. */
	push(line: string): void {
		if (this.#open.length === 0) {
			if (!hasOddQuotes(line)) this.#close(this.#isBlank(line) ? undefined : { text: line }, 1);
			else this.#open.push(line);
			return;
		}
		this.#open.push(line);
		if (hasOddQuotes(line)) {
			const text = this.#open.join("\n");
			if (this.#isRecord(text, this.#open.slice(1, -1))) {
				const length = this.#open.length;
				this.#open = [];
				this.#close({ text }, length);
				return;
			}
			this.#giveUpFirst();
		} else if (this.#open.length > MOST_LINES_OF_A_RECORD) this.#giveUpFirst();
	}

	/** Gives up what is still open; no line follows. */
	end(): void {
		while (this.#open.length > 0) this.#giveUpFirst();
	}

	/** Records found since the last call. */
	take(): SplitRecord[] {
		const records = this.#records;
		this.#records = [];
		return records;
	}

	#close(record: { readonly text: string | undefined } | undefined, lines: number): void {
		if (record !== undefined) this.#records.push({ text: record.text, line: this.#line });
		this.#line += lines;
	}

	#giveUpFirst(): void {
		const others = this.#open.slice(1);
		this.#open = [];
		this.#close({ text: undefined }, 1);
		for (const line of others) this.push(line);
	}
}
