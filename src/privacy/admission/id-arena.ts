import { withRoom } from "./growing-column.js";

/** Records of a block; their starts fit into 16 bits. */
const BLOCK_BITS = 8;
const BLOCK_RECORDS = 2 ** BLOCK_BITS;
/** Bytes of the operator's number at the head of a record. */
const HEAD = 4;
/** A head and two ids of 64 characters, each behind its length. */
const LONGEST_RECORD = HEAD + 2 * 65;

/** FNV-1a (Fowler, Noll and Vo 1991). */
const HASH_OFFSET = 0x811c9dc5;
const HASH_PRIME = 0x01000193;

/** Records are numbered in the order in which they were kept, from 0. */
export type RecordNumber = number;

/**
 * Ids as bytes, one record after the other in blocks: the operator's number, the length and the bytes of the line id,
 * the length and the bytes of the case ref (length 0 for none). Ids are ASCII, so that a byte is a character.
 *
 * A record is staged behind the last one that was kept, so that an id is written once, whether it is new or not. A
 * full block is cut to what it holds: memory that nobody uses makes an engine look for garbage sooner.
 */
export class IdArena {
	/** The full blocks. */
	readonly #blocks: Uint8Array[] = [];
	/** The block that is being filled; a full one is copied from here. */
	readonly #block = new Uint8Array(BLOCK_RECORDS * LONGEST_RECORD);
	/** Where each record begins in its block. */
	#starts: Uint16Array;
	#count = 0;
	/** Where the staged record begins in the last block, and where it ends. */
	#staged = 0;
	#end = 0;

	/** Makes room at once for as many records as are expected. */
	constructor(expected = 0) {
		this.#starts = new Uint16Array(expected);
	}

	/**
	 * Writes a record that is not kept yet.
	 *
	 * @param operator number of the operator
	 * @param lineId a text that has the form of an id
	 * @param caseRef another one, or none
	 * @returns 32 bits that tell operator and line id apart from most others
	 */
	stage(operator: number, lineId: string, caseRef: string | undefined): number {
		const block = this.#block;
		const at = this.#staged;
		block[at] = operator;
		block[at + 1] = operator >>> 8;
		block[at + 2] = operator >>> 16;
		block[at + 3] = operator >>> 24;
		const { length } = lineId;
		const start = at + HEAD;
		block[start] = length;
		let hash = seedOf(operator, length);
		for (let i = 0; i < length; i++) {
			const byte = lineId.charCodeAt(i);
			block[start + 1 + i] = byte;
			hash = hashed(hash, byte);
		}
		this.#end = writeText(block, start + 1 + length, caseRef ?? "");
		return hash;
	}

	/** Keeps the staged record and returns its number. */
	keep(): RecordNumber {
		const record = this.#count;
		if (record === this.#starts.length) this.#starts = withRoom(this.#starts, record);
		this.#starts[record] = this.#staged;
		this.#count = record + 1;
		this.#staged = this.#end;
		if (this.#count % BLOCK_RECORDS === 0) {
			this.#blocks.push(this.#block.slice(0, this.#end));
			this.#staged = 0;
		}
		return record;
	}

	/** Whether a record has the operator and the line id of the staged one. */
	hasStagedId(record: RecordNumber): boolean {
		const block = this.#blockOf(record);
		const at = this.#starts[record] as number;
		return areEqual(block, at, this.#block, this.#staged, HEAD + 1 + (block[at + HEAD] as number));
	}

	/** Whether a record with the staged line id has the staged case ref too; both may have none. */
	hasStagedCaseRef(record: RecordNumber): boolean {
		const block = this.#blockOf(record);
		const at = (this.#starts[record] as number) + HEAD;
		const idLength = 1 + (block[at] as number);
		const staged = this.#staged + HEAD + idLength;
		return areEqual(block, at + idLength, this.#block, staged, 1 + (block[at + idLength] as number));
	}

	/** The hash that `stage` gave for a record. */
	hashAt(record: RecordNumber): number {
		const block = this.#blockOf(record);
		const at = this.#starts[record] as number;
		const length = block[at + HEAD] as number;
		let hash = seedOf(operatorAt(block, at), length);
		for (let i = at + HEAD + 1; i <= at + HEAD + length; i++) hash = hashed(hash, block[i] as number);
		return hash;
	}

	/** Operator and line id of a record as a text. */
	keyAt(record: RecordNumber): string {
		return keyIn(this.#blockOf(record), this.#starts[record] as number);
	}

	/** Operator and line id of the staged record as a text. */
	stagedKey(): string {
		return keyIn(this.#block, this.#staged);
	}

	#blockOf(record: RecordNumber): Uint8Array {
		return this.#blocks[record >>> BLOCK_BITS] ?? this.#block;
	}
}

const keyIn = (block: Uint8Array, at: number): string =>
	String.fromCharCode(...block.subarray(at, at + HEAD + 1 + (block[at + HEAD] as number)));

function writeText(block: Uint8Array, at: number, text: string): number {
	const { length } = text;
	block[at] = length;
	for (let i = 0; i < length; i++) block[at + 1 + i] = text.charCodeAt(i);
	return at + 1 + length;
}

function areEqual(a: Uint8Array, aStart: number, b: Uint8Array, bStart: number, length: number): boolean {
	for (let i = 0; i < length; i++) if (a[aStart + i] !== b[bStart + i]) return false;
	return true;
}

/** One more byte of the line id in the hash. */
const hashed = (hash: number, byte: number): number => Math.imul(hash ^ byte, HASH_PRIME);

/** The hash begins with the operator and the length of the line id. */
const seedOf = (operator: number, length: number): number => hashed(hashed(HASH_OFFSET, operator), length);

const operatorAt = (block: Uint8Array, at: number): number =>
	(block[at] as number) |
	((block[at + 1] as number) << 8) |
	((block[at + 2] as number) << 16) |
	((block[at + 3] as number) << 24);
