/** Operator, site, article, day and pieces as whole numbers from 0. */
export type RowColumns = readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array];

/** Five numbers of at most five bytes each. */
const LONGEST_ROW = 25;
const CHUNK = 1 << 16;
/** Below it the quotient of two whole numbers never rounds up to the next one: half an ulp is under 1 / divisor. */
const LARGEST_KEY = 2 ** 52;

/**
 * Writes a whole number in groups of seven bits, the lowest first (LEB128).
 *
 * @param bytes where to
 * @param at first place
 * @param value 0 up to 2^32 - 1
 * @returns the place after the last byte
 * @example
 * writeNumber(new Uint8Array(5), 0, 300); // => 2
 */
export function writeNumber(bytes: Uint8Array, at: number, value: number): number {
	let rest = value;
	let to = at;
	while (rest > 0x7f) {
		bytes[to++] = (rest & 0x7f) | 0x80;
		rest >>>= 7;
	}
	bytes[to++] = rest;
	return to;
}

/** One more than the largest value. */
function sizeOf(column: Uint32Array): number {
	let largest = 0;
	for (let row = 0; row < column.length; row++) largest = Math.max(largest, column[row] as number);
	return largest + 1;
}

/**
 * Rows as bytes in ascending order, each packed into one number: sorting numbers side by side is several times faster
 * than following row numbers to five columns.
 */
function* packedRows(columns: RowColumns, sizes: readonly number[]): Generator<Uint8Array> {
	const [operator, site, sku, day, quantity] = columns;
	const [, sites, skus, days, quantities] = sizes as [number, number, number, number, number];
	const keys = new Float64Array(operator.length);
	for (let row = 0; row < keys.length; row++) {
		const pair = (operator[row] as number) * sites + (site[row] as number);
		const article = pair * skus + (sku[row] as number);
		keys[row] = (article * days + (day[row] as number)) * quantities + (quantity[row] as number);
	}
	keys.sort();
	const chunk = new Uint8Array(CHUNK);
	for (let at = 0; at < keys.length; ) {
		let bytes = 0;
		for (; at < keys.length && bytes <= CHUNK - LONGEST_ROW; at++) {
			const key = keys[at] as number;
			const toDay = Math.floor(key / quantities);
			const toSku = Math.floor(toDay / days);
			const toSite = Math.floor(toSku / skus);
			const toOperator = Math.floor(toSite / sites);
			bytes = writeNumber(chunk, bytes, toOperator);
			bytes = writeNumber(chunk, bytes, toSite - toOperator * sites);
			bytes = writeNumber(chunk, bytes, toSku - toSite * skus);
			bytes = writeNumber(chunk, bytes, toDay - toSku * days);
			bytes = writeNumber(chunk, bytes, key - toDay * quantities);
		}
		yield chunk.subarray(0, bytes);
	}
}

/** The same bytes where the columns are too wide for one number. */
function* wideRows(columns: RowColumns): Generator<Uint8Array> {
	const compare = (a: number, b: number): number => {
		for (const column of columns) {
			const difference = (column[a] as number) - (column[b] as number);
			if (difference !== 0) return difference;
		}
		return 0;
	};
	const row = new Uint8Array(LONGEST_ROW);
	for (const place of Uint32Array.from(columns[0].keys()).sort(compare)) {
		let bytes = 0;
		for (const column of columns) bytes = writeNumber(row, bytes, column[place] as number);
		yield row.subarray(0, bytes);
	}
}

/**
 * Rows in ascending order, the first column weighing most, each as five LEB128 numbers.
 *
 * @param columns five columns of one length
 * @returns the bytes in pieces; each is only valid until the next one is asked for
 * @example
 * const column = Uint32Array.of(2, 1);
 * [...sortedRowBytes([column, column, column, column, column])][0]; // => [1, 1, 1, 1, 1, 2, 2, 2, 2, 2]
 */
export function sortedRowBytes(columns: RowColumns): Iterable<Uint8Array> {
	const sizes = columns.map(sizeOf);
	const isNarrow = sizes.reduce((product, size) => product * size, 1) <= LARGEST_KEY;
	return isNarrow ? packedRows(columns, sizes) : wideRows(columns);
}
