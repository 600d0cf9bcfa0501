import { withRoom } from "./growing-column.js";

/** Records of a block; their starts fit into 16 bits. */
const BLOCK_BITS = 8;
const BLOCK_RECORDS = 2 ** BLOCK_BITS;
/** Bytes of the operator's number at the head of a record: seven bits each, the eighth says that more follow. */
const LONGEST_HEAD = 5;
/** A head and two ids of 64 characters, each behind its length. */
const LONGEST_RECORD = LONGEST_HEAD + 2 * 65;
/** Stands for the case ref of the record before, where a length would stand; no id is as long. */
const SAME_CASE_REF = 255;

/** FNV-1 (Fowler, Noll and Vo 1991): the last byte of an id changes the last bits of its hash alone. */
const HASH_OFFSET = 0x811c9dc5;
const HASH_PRIME = 0x01000193;

/** Records are numbered in the order in which they were kept, from 0. */
export type RecordNumber = number;

/**
 * Ids as bytes, one record after the other in blocks: the operator's number, the length and the bytes of the line id,
 * the length and the bytes of the case ref (length 0 for none). Ids are ASCII, so that a byte is a character. The lines
 * of a case mostly come together; within a block its ref is written once.
 *
 * A record is staged behind the last one that was kept, so that an id is written once, whether it is new or not. A
 * full block is cut to what it holds: memory that nobody uses makes an engine look for garbage sooner.
 */
export class IdArena {
	/** The full blocks. */
	readonly #blocks: Uint8Array[] = [];
	/** The block that is being filled; a full one is copied from here. */
	readonly #block = new Uint8Array(BLOCK_RECORDS * LONGEST_RECORD);
	/** Where each record begins in its block; the staged one is the last. */
	#starts: Uint16Array;
	/** Records that are kept, and the number of the staged one. */
	#count = 0;
	/** Where the staged record ends. */
	#end = 0;
	#stagedCaseRef: string | undefined;
	/** Case ref of the last record of this block. */
	#lastCaseRef: string | undefined;

	/** Makes room at once for as many records as are expected. */
	constructor(expected = 0) {
		this.#starts = new Uint16Array(expected + 1);
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
		const start = writeNumber(block, this.#starts[this.#count] as number, operator);
		const { length } = lineId;
		block[start] = length;
		let hash = seedOf(operator, length);
		for (let i = 0; i < length; i++) {
			const byte = lineId.charCodeAt(i);
			block[start + 1 + i] = byte;
			hash = hashed(hash, byte);
		}
		const end = start + 1 + length;
		if (caseRef !== undefined && caseRef === this.#lastCaseRef) {
			block[end] = SAME_CASE_REF;
			this.#end = end + 1;
		} else {
			this.#end = writeText(block, end, caseRef ?? "");
		}
		this.#stagedCaseRef = caseRef;
		return hash;
	}

	/** Keeps the staged record and returns its number. */
	keep(): RecordNumber {
		const record = this.#count++;
		const isFull = this.#count % BLOCK_RECORDS === 0;
		if (isFull) this.#blocks.push(this.#block.slice(0, this.#end));
		if (this.#count === this.#starts.length) this.#starts = withRoom(this.#starts, this.#count);
		this.#starts[this.#count] = isFull ? 0 : this.#end;
		this.#lastCaseRef = isFull ? undefined : this.#stagedCaseRef;
		return record;
	}

	/** Whether a record has the operator and the line id of the staged one. */
	hasStagedId(record: RecordNumber): boolean {
		const block = this.#blockOf(record);
		const at = this.#starts[record] as number;
		return areEqual(block, at, this.#block, this.#starts[this.#count] as number, idEnd(block, at) - at);
	}

	/** Whether a record has the case ref of the staged one; both may have none. */
	hasStagedCaseRef(record: RecordNumber): boolean {
		const block = this.#blockOf(record);
		const at = this.#caseRefAt(record);
		return areEqual(block, at, this.#block, this.#caseRefAt(this.#count), 1 + (block[at] as number));
	}

	/** The hash that `stage` gave for a record. */
	hashAt(record: RecordNumber): number {
		const block = this.#blockOf(record);
		const at = this.#starts[record] as number;
		const start = headEnd(block, at);
		const length = block[start] as number;
		let hash = seedOf(readNumber(block, at), length);
		for (let i = start + 1; i <= start + length; i++) hash = hashed(hash, block[i] as number);
		return hash;
	}

	/** Operator and line id of a record as a text. */
	keyAt(record: RecordNumber): string {
		const block = this.#blockOf(record);
		const at = this.#starts[record] as number;
		return String.fromCharCode(...block.subarray(at, idEnd(block, at)));
	}

	/** Operator and line id of the staged record as a text. */
	stagedKey(): string {
		return this.keyAt(this.#count);
	}

	/** Where the case ref of a record is written in its block: there, or in one before it that shares it. */
	#caseRefAt(record: RecordNumber): number {
		const block = this.#blockOf(record);
		let owner = record;
		let at = idEnd(block, this.#starts[owner] as number);
		while (block[at] === SAME_CASE_REF) at = idEnd(block, this.#starts[--owner] as number);
		return at;
	}

	#blockOf(record: RecordNumber): Uint8Array {
		return this.#blocks[record >>> BLOCK_BITS] ?? this.#block;
	}
}

function writeText(block: Uint8Array, at: number, text: string): number {
	const { length } = text;
	block[at] = length;
	for (let i = 0; i < length; i++) block[at + 1 + i] = text.charCodeAt(i);
	return at + 1 + length;
}

/** Writes a number in as few bytes as it needs (LEB128) and returns where they end. */
function writeNumber(block: Uint8Array, at: number, value: number): number {
	let end = at;
	let left = value;
	for (; left > 127; left >>>= 7) block[end++] = (left & 127) | 128;
	block[end++] = left;
	return end;
}

function readNumber(block: Uint8Array, at: number): number {
	let value = 0;
	for (let i = at, shift = 0; ; i++, shift += 7) {
		const byte = block[i] as number;
		value |= (byte & 127) << shift;
		if (byte < 128) return value >>> 0;
	}
}

/** Where the operator's number of a record ends. */
function headEnd(block: Uint8Array, at: number): number {
	let end = at;
	while ((block[end] as number) > 127) end += 1;
	return end + 1;
}

/** Where the line id of a record ends, and its case ref begins. */
function idEnd(block: Uint8Array, at: number): number {
	const start = headEnd(block, at);
	return start + 1 + (block[start] as number);
}

function areEqual(a: Uint8Array, aStart: number, b: Uint8Array, bStart: number, length: number): boolean {
	for (let i = 0; i < length; i++) if (a[aStart + i] !== b[bStart + i]) return false;
	return true;
}

/** One more byte of the line id in the hash. */
const hashed = (hash: number, byte: number): number => Math.imul(hash, HASH_PRIME) ^ byte;

/** The hash begins with the operator and the length of the line id. */
const seedOf = (operator: number, length: number): number => hashed(hashed(HASH_OFFSET, operator), length);
