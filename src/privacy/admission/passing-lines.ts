import { FIRST_CAPACITY, holding, type NarrowColumn, withRoom } from "./growing-column.js";

/** Reasons that come up after a line has passed the check. */
export const LATER = { conflict: 1, withdrawn: 2 } as const;

/** A line that passed the check; one instance serves all lines. */
export interface PassingLine {
	operator: number;
	/** 0 for none. */
	site: number;
	sku: number;
	day: number;
	quantity: number;
	/** Number of its consent record, 0 for none. */
	consent: number;
}

/**
 * Lines that passed the check as columns in the order of the input, 14 bytes a line; 4 more once a line has a consent
 * record, 1 once one is to be taken out again, and 2 for each kind of name of which there are more than 65,536.
 */
export class PassingLines {
	length = 0;
	operator: NarrowColumn;
	site: NarrowColumn;
	sku: NarrowColumn;
	day: Int32Array;
	quantity: Int32Array;
	/** Bits of `LATER`, 0 for a line that stays; not made before the first one that does not. */
	#later: Uint8Array | undefined;
	/** Not made before the first consent record. */
	#consent: Uint32Array | undefined;

	/** Makes room at once for as many lines as are expected. */
	constructor(expected = 0) {
		const capacity = Math.max(FIRST_CAPACITY, expected);
		this.operator = new Uint16Array(capacity);
		this.site = new Uint16Array(capacity);
		this.sku = new Uint16Array(capacity);
		this.day = new Int32Array(capacity);
		this.quantity = new Int32Array(capacity);
	}

	/** Keeps a line in the next row. */
	add(line: PassingLine): void {
		const row = this.length;
		if (row === this.day.length) this.#grow(row);
		this.operator = holding(this.operator, line.operator);
		this.site = holding(this.site, line.site);
		this.sku = holding(this.sku, line.sku);
		this.operator[row] = line.operator;
		this.site[row] = line.site;
		this.sku[row] = line.sku;
		this.day[row] = line.day;
		this.quantity[row] = line.quantity;
		if (line.consent !== 0) {
			this.#consent ??= new Uint32Array(this.day.length);
			this.#consent[row] = line.consent;
		}
		this.length = row + 1;
	}

	/** Takes a row out again, for one of the reasons of `LATER`; only once all lines are there. */
	takeOut(row: number, reason: number): void {
		this.#later ??= new Uint8Array(this.day.length);
		this.#later[row] = (this.#later[row] as number) | reason;
	}

	/** Bits of `LATER` of a row; 0 for a line that stays. */
	laterOf(row: number): number {
		return this.#later === undefined ? 0 : (this.#later[row] as number);
	}

	/** Number of a row's consent record, 0 for none. */
	consentOf(row: number): number {
		return this.#consent === undefined ? 0 : (this.#consent[row] as number);
	}

	/**
	 * Whether a row holds the same content as a line of the same operator, line id and case ref. The sign of the
	 * quantity tells an order from a return, and the opt-in of both is true.
	 */
	equals(row: number, line: PassingLine): boolean {
		return (
			this.site[row] === line.site &&
			this.sku[row] === line.sku &&
			this.day[row] === line.day &&
			this.quantity[row] === line.quantity &&
			this.consentOf(row) === line.consent
		);
	}

	#grow(length: number): void {
		this.operator = withRoom(this.operator, length);
		this.site = withRoom(this.site, length);
		this.sku = withRoom(this.sku, length);
		this.day = withRoom(this.day, length);
		this.quantity = withRoom(this.quantity, length);
		if (this.#consent !== undefined) this.#consent = withRoom(this.#consent, length);
	}
}
