import { EntryPlaces, type IdEntry, type LinePlace } from "./entry-places.js";
import { IdArena } from "./id-arena.js";

const FEWEST_SLOTS = 1024;
/** Up to here the slots grow four times at once, which spares small runs most of the work of growing. */
const MANY_SLOTS = 2 ** 18;

/**
 * Longest run of slots that is looked through. At most half of the slots are taken, so that a longer run does not
 * come up by chance; ids that were made to collide go into a Map, whose hash no caller can know.
 */
const MAX_PROBES = 128;

/** A slot holds an entry plus 1, 0 when it is free, and above it bits of the hash: other ids are hardly looked at. */
const ENTRY_BITS = 26;
const ENTRY_MASK = 2 ** ENTRY_BITS - 1;

/** Ids that a slot can tell apart. */
export const MAX_ENTRIES = ENTRY_MASK;

/**
 * Bits of the hash that stay as they are: the last character of an id decides them, so that ids that are counted up,
 * as most are, lie in the same few bytes of memory.
 */
const NEAR_BITS = 2;
const NEAR_MASK = 2 ** NEAR_BITS - 1;

/** The other bits by the last step of MurmurHash3 (Appleby 2011): every bit of the input reaches every bit of the slot. */
function mixed(hash: number): number {
	const far = hash >>> NEAR_BITS;
	let h = Math.imul(far ^ (far >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return ((h ^ (h >>> 16)) << NEAR_BITS) | (hash & NEAR_MASK);
}

/**
 * The first line of each operator and line id: an open hash table over byte records, some 30 bytes an id where a Map
 * of texts takes three times as many. Ids are compared byte by byte; no line is called a repeat by its hash.
 */
export class LineIds {
	readonly #arena: IdArena;
	#slots: Uint32Array;
	#count = 0;
	readonly #places = new EntryPlaces();
	#crowded: Map<string, IdEntry> | undefined;
	#hash = 0;

	/** Makes slots at once for as many ids as are expected. */
	constructor(expected = 0) {
		let slots = FEWEST_SLOTS;
		while (slots < 2 * expected) slots *= 2;
		this.#slots = new Uint32Array(slots);
		this.#arena = new IdArena(expected);
	}

	/**
	 * Looks a line up.
	 *
	 * @param operator number of the operator
	 * @param lineId a text that has the form of an id
	 * @param caseRef another one, or none
	 * @returns the entry of the first line with that id, or -1: `keep` then keeps it
	 */
	find(operator: number, lineId: string, caseRef: string | undefined): IdEntry {
		const hash = mixed(this.#arena.stage(operator, lineId, caseRef));
		this.#hash = hash;
		const slots = this.#slots;
		const mask = slots.length - 1;
		const tag = hash >>> ENTRY_BITS;
		for (let probe = 0; probe < MAX_PROBES; probe++) {
			const slot = slots[(hash + probe) & mask] as number;
			if (slot === 0) break;
			if (slot >>> ENTRY_BITS !== tag) continue;
			const entry = (slot & ENTRY_MASK) - 1;
			if (this.#arena.hasStagedId(entry)) return entry;
		}
		return this.#crowded?.get(this.#arena.stagedKey()) ?? -1;
	}

	/** Keeps the id that was looked up last, and was new; its line is the next of those that passed. */
	keep(): IdEntry {
		if (2 * (this.#count + 1) > this.#slots.length) this.#widen();
		const entry = this.#arena.keep();
		this.#count = entry + 1;
		this.#put(entry, this.#hash);
		return entry;
	}

	/** Keeps the id that was looked up last, and was new; its line stands in a row of the refused ones. */
	keepRefused(row: number): void {
		this.#places.refuse(this.keep(), ~row);
	}

	/** Where the first line with the id is kept. */
	placeOf(entry: IdEntry): LinePlace {
		return this.#places.of(entry);
	}

	/** Whether the first line with the id has the case ref that was looked up last. */
	hasSameCaseRef(entry: IdEntry): boolean {
		return this.#arena.hasStagedCaseRef(entry);
	}

	#put(entry: IdEntry, hash: number): void {
		const slots = this.#slots;
		const mask = slots.length - 1;
		for (let probe = 0; probe < MAX_PROBES; probe++) {
			const at = (hash + probe) & mask;
			if (slots[at] !== 0) continue;
			slots[at] = ((hash >>> ENTRY_BITS) << ENTRY_BITS) | (entry + 1);
			return;
		}
		this.#crowded ??= new Map();
		this.#crowded.set(this.#arena.keyAt(entry), entry);
	}

	/** Makes more slots; the hashes are made anew from the records, since they are not kept. */
	#widen(): void {
		const { length } = this.#slots;
		this.#slots = new Uint32Array(length * (length < MANY_SLOTS ? 4 : 2));
		this.#crowded = undefined;
		for (let entry = 0; entry < this.#count; entry++) {
			this.#put(entry, mixed(this.#arena.hashAt(entry)));
		}
	}
}
