import { withRoom } from "./growing-column.js";

/** Where a line is kept: a row of the passing lines (0 or more), or the complement of a row of the refused ones. */
export type LinePlace = number;

/** An id that was seen before; -1 for one that is new. */
export type IdEntry = number;

/**
 * Where the first line with each id is kept. Lines that pass are kept in the order of their ids, so that their rows
 * follow from the number of refused ones before them: only those are written down.
 */
export class EntryPlaces {
	/** Entries of refused lines, rising. */
	#entries = new Int32Array(0);
	#places = new Int32Array(0);
	#count = 0;

	/** Notes the place of an entry whose line was refused; entries come in rising order. */
	refuse(entry: IdEntry, place: LinePlace): void {
		const at = this.#count++;
		if (at === this.#entries.length) {
			this.#entries = withRoom(this.#entries, at);
			this.#places = withRoom(this.#places, at);
		}
		this.#entries[at] = entry;
		this.#places[at] = place;
	}

	/** The place of an entry: as noted, or the row that is left when the refused ones before it are taken off. */
	of(entry: IdEntry): LinePlace {
		let low = 0;
		let high = this.#count;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((this.#entries[middle] as number) < entry) low = middle + 1;
			else high = middle;
		}
		const isRefused = low < this.#count && this.#entries[low] === entry;
		return isRefused ? (this.#places[low] as number) : entry - low;
	}
}
