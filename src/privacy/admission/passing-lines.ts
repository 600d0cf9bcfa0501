import type { ConsentRecord } from "./consent-records.js";

const FIRST_CAPACITY = 1024;

function grown<T extends Uint32Array | Int32Array>(column: T, capacity: number): T {
	const wider = new (column.constructor as new (length: number) => T)(capacity);
	wider.set(column);
	return wider;
}

/** A line that passed the check, before it is known whether another line or a withdrawal takes it out again. */
export interface PassingLine {
	readonly index: number;
	readonly operator: number;
	readonly site: number;
	readonly sku: number;
	readonly day: number;
	readonly quantity: number;
	readonly caseRef: string | undefined;
	readonly consent: ConsentRecord | undefined;
}

/** Lines that passed the check as columns that grow by doubling. */
export class PassingLines {
	length = 0;
	index = new Uint32Array(FIRST_CAPACITY);
	operator = new Uint32Array(FIRST_CAPACITY);
	site = new Uint32Array(FIRST_CAPACITY);
	sku = new Uint32Array(FIRST_CAPACITY);
	day = new Int32Array(FIRST_CAPACITY);
	quantity = new Int32Array(FIRST_CAPACITY);
	/** Reasons that came up after the check; 0 for a line that stays. */
	reasons = new Int32Array(FIRST_CAPACITY);
	readonly caseRefs: (string | undefined)[] = [];
	readonly consents: (ConsentRecord | undefined)[] = [];

	/** Keeps a line and returns its row. */
	add(line: PassingLine): number {
		const row = this.length;
		if (row === this.index.length) this.#grow(row * 2);
		this.index[row] = line.index;
		this.operator[row] = line.operator;
		this.site[row] = line.site;
		this.sku[row] = line.sku;
		this.day[row] = line.day;
		this.quantity[row] = line.quantity;
		this.caseRefs.push(line.caseRef);
		this.consents.push(line.consent);
		this.length = row + 1;
		return row;
	}

	/**
	 * Whether a row holds the same content as a line of the same operator and id. The sign of the quantity tells an
	 * order from a return, and the opt-in of both is true.
	 */
	equals(row: number, line: PassingLine): boolean {
		return (
			this.site[row] === line.site &&
			this.sku[row] === line.sku &&
			this.day[row] === line.day &&
			this.quantity[row] === line.quantity &&
			this.caseRefs[row] === line.caseRef &&
			this.consents[row] === line.consent
		);
	}

	#grow(capacity: number): void {
		this.index = grown(this.index, capacity);
		this.operator = grown(this.operator, capacity);
		this.site = grown(this.site, capacity);
		this.sku = grown(this.sku, capacity);
		this.day = grown(this.day, capacity);
		this.quantity = grown(this.quantity, capacity);
		this.reasons = grown(this.reasons, capacity);
	}
}
