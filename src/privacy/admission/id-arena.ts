/** Small, so that a run of a few lines takes little. */
const BLOCK_SIZE = 2 ** 14;
/** Bytes of the operator's number at the head of a record. */
const HEAD = 4;
/** A head and two ids of 64 characters, each behind its length. */
const LONGEST_RECORD = HEAD + 2 * 65;

/** FNV-1a (Fowler, Noll and Vo 1991). */
const HASH_OFFSET = 0x811c9dc5;
const HASH_PRIME = 0x01000193;

/** Where a record begins. */
export type RecordStart = number;

/**
 * Ids as bytes, one record after the other in blocks that are never copied: the operator's number, the length and
 * the bytes of the line id, the length and the bytes of the case ref (length 0 for none). Ids are ASCII, so that a
 * byte is a character.
 *
 * A record is staged behind the last one that was kept, so that an id is written once, whether it is new or not.
 */
export class IdArena {
	readonly #blocks: Uint8Array[] = [];
	#block = new Uint8Array(0);
	/** Where the staged record begins in the last block, and where it ends. */
	#staged = 0;
	#end = 0;

	/**
	 * Writes a record that is not kept yet.
	 *
	 * @param operator number of the operator
	 * @param lineId a text that has the form of an id
	 * @param caseRef another one, or none
	 * @returns 32 bits that tell operator and line id apart from most others
	 */
	stage(operator: number, lineId: string, caseRef: string | undefined): number {
		if (this.#staged + LONGEST_RECORD > this.#block.length) {
			this.#block = new Uint8Array(BLOCK_SIZE);
			this.#blocks.push(this.#block);
			this.#staged = 0;
		}
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

	/** Keeps the staged record. */
	keep(): RecordStart {
		const start = (this.#blocks.length - 1) * BLOCK_SIZE + this.#staged;
		this.#staged = this.#end;
		return start;
	}

	/** Whether a record has the operator and the line id of the staged one. */
	hasStagedId(start: RecordStart): boolean {
		const block = this.#blockOf(start);
		const at = start % BLOCK_SIZE;
		return areEqual(block, at, this.#block, this.#staged, HEAD + 1 + (block[at + HEAD] as number));
	}

	/** Whether a record with the staged line id has the staged case ref too; both may have none. */
	hasStagedCaseRef(start: RecordStart): boolean {
		const block = this.#blockOf(start);
		const at = (start % BLOCK_SIZE) + HEAD;
		const idLength = 1 + (block[at] as number);
		const staged = this.#staged + HEAD + idLength;
		return areEqual(block, at + idLength, this.#block, staged, 1 + (block[at + idLength] as number));
	}

	/** The hash that `stage` gave for a record. */
	hashAt(start: RecordStart): number {
		const block = this.#blockOf(start);
		const at = start % BLOCK_SIZE;
		const length = block[at + HEAD] as number;
		let hash = seedOf(operatorAt(block, at), length);
		for (let i = at + HEAD + 1; i <= at + HEAD + length; i++) hash = hashed(hash, block[i] as number);
		return hash;
	}

	/** Operator and line id of a record as a text. */
	keyAt(start: RecordStart): string {
		const at = start % BLOCK_SIZE;
		const block = this.#blockOf(start);
		return String.fromCharCode(...block.subarray(at, at + HEAD + 1 + (block[at + HEAD] as number)));
	}

	/** Operator and line id of the staged record as a text. */
	stagedKey(): string {
		return this.keyAt((this.#blocks.length - 1) * BLOCK_SIZE + this.#staged);
	}

	#blockOf(start: RecordStart): Uint8Array {
		return this.#blocks[Math.floor(start / BLOCK_SIZE)] as Uint8Array;
	}
}

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
