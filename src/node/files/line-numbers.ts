/** Text lines of records, kept as the few places where the distance between the two changes. */
export class LineNumbers {
	readonly #indices: number[] = [];
	readonly #lines: number[] = [];

	/**
	 * Notes the line of a record; records come in ascending order.
	 *
	 * @param index record from 0
	 * @param line text line from 1
	 */
	note(index: number, line: number): void {
		const last = this.#indices.length - 1;
		if (last >= 0 && line - index === (this.#lines[last] ?? 0) - (this.#indices[last] ?? 0)) return;
		this.#indices.push(index);
		this.#lines.push(line);
	}

	/**
	 * Line on which a record starts.
	 *
	 * @param index record from 0 that was noted
	 * @returns text line from 1; 0 when nothing was noted at or before it
	 */
	lineOf(index: number): number {
		let low = 0;
		let high = this.#indices.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#indices[middle] ?? 0) <= index) low = middle + 1;
			else high = middle;
		}
		if (low === 0) return 0;
		return index - (this.#indices[low - 1] ?? 0) + (this.#lines[low - 1] ?? 0);
	}
}
