/** The typed arrays that columns are made of. */
type Column = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array;

/** Places of a column when nothing is known of what will come. */
export const FIRST_CAPACITY = 1024;

/** Half as much again: little is copied, and little stands empty while millions of lines are admitted. */
const GROWTH = 1.5;

/**
 * Makes room in a column that is full.
 *
 * @param column the column so far
 * @param length how many places it has
 * @returns a longer copy
 * @example
 * withRoom(new Int32Array(0), 0).length; // => 1024
 * withRoom(new Int32Array(2000), 2000).length; // => 3000
 */
export function withRoom<T extends Column>(column: T, length: number): T {
	const capacity = Math.max(FIRST_CAPACITY, Math.ceil(length * GROWTH));
	const wider = new (column.constructor as new (capacity: number) => T)(capacity);
	wider.set(column as never);
	return wider;
}

/** A column of whole numbers that is as narrow as they allow: most histories name few operators, sites and articles. */
export type NarrowColumn = Uint16Array | Uint32Array;

const WIDEST_NARROW = 2 ** 16 - 1;

/**
 * Widens a column before a number that it can not hold.
 *
 * @param column the column so far
 * @param value number that is to be written, 0 .. 2^32 - 1
 * @returns the column, or a copy with room for the number
 * @example
 * holding(new Uint16Array(2), 70000).BYTES_PER_ELEMENT; // => 4
 */
export function holding(column: NarrowColumn, value: number): NarrowColumn {
	return value > WIDEST_NARROW && column.BYTES_PER_ELEMENT === 2 ? Uint32Array.from(column) : column;
}
