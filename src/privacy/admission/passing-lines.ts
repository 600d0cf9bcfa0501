import { FIRST_CAPACITY, withRoom } from "./growing-column.js";

/** Reasons that come up after a line has passed the check. */
export const LATER = { conflict: 1, withdrawn: 2 } as const;

/** A line that passed the check; one instance serves all lines. */
export interface PassingLine {
	index: number;
	operator: number;
	/** 0 for none. */
	site: number;
	sku: number;
	day: number;
	quantity: number;
	/** Number of its consent record, 0 for none. */
	consent: number;
}

/** Lines that passed the check as columns, 25 bytes a line and 4 more once a line has a consent record. */
export class PassingLines {
	length = 0;
	index: Uint32Array;
	operator: Uint32Array;
	site: Uint32Array;
	sku: Uint32Array;
	day: Int32Array;
	quantity: Int32Array;
	/** Bits of `LATER`; 0 for a line that stays. */
	later: Uint8Array;
	/** Not made before the first consent record. */
	#consent: Uint32Array | undefined;

	/** Makes room at once for as many lines as are expected. */
	constructor(expected = 0) {
		const capacity = Math.max(FIRST_CAPACITY, expected);
		this.index = new Uint32Array(capacity);
		this.operator = new Uint32Array(capacity);
		this.site = new Uint32Array(capacity);
		this.sku = new Uint32Array(capacity);
		this.day = new Int32Array(capacity);
		this.quantity = new Int32Array(capacity);
		this.later = new Uint8Array(capacity);
	}

	/** Keeps a line and returns its row. */
	add(line: PassingLine): number {
		const row = this.length;
		if (row === this.index.length) this.#grow(row);
		this.index[row] = line.index;
		this.operator[row] = line.operator;
		this.site[row] = line.site;
		this.sku[row] = line.sku;
		this.day[row] = line.day;
		this.quantity[row] = line.quantity;
		if (line.consent !== 0) {
			this.#consent ??= new Uint32Array(this.index.length);
			this.#consent[row] = line.consent;
		}
		this.length = row + 1;
		return row;
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
		this.index = withRoom(this.index, length);
		this.operator = withRoom(this.operator, length);
		this.site = withRoom(this.site, length);
		this.sku = withRoom(this.sku, length);
		this.day = withRoom(this.day, length);
		this.quantity = withRoom(this.quantity, length);
		this.later = withRoom(this.later, length);
		if (this.#consent !== undefined) this.#consent = withRoom(this.#consent, length);
	}
}
