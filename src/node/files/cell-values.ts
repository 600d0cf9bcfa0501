import type { DateFormat } from "./file-format.js";

/** What a cell holds. Lists are separated by `|`. */
export type CellKind =
	| "text"
	| "texts"
	| "integer"
	| "integers"
	| "number"
	| "numbers"
	| "flag"
	| "date"
	| "dates"
	| "receipts"
	| "spans"
	| "priceBreaks";

/** How numbers and dates of a file are written. */
export interface CellStyle {
	readonly decimalComma: boolean;
	readonly dateFormat: DateFormat;
}

const DAY_FIRST = /^(\d\d)\/(\d\d)\/(\d{4})$/;

function dateValue(text: string, style: CellStyle): string | undefined {
	if (style.dateFormat === "dd/mm/yyyy") {
		const parts = DAY_FIRST.exec(text);
		if (parts !== null) return `${parts[3]}-${parts[2]}-${parts[1]}`;
	}
	return /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined;
}

function numberValue(text: string, style: CellStyle): number | undefined {
	if (!(style.decimalComma ? /^[+-]?\d+(,\d+)?$/ : /^[+-]?\d+(\.\d+)?$/).test(text)) return undefined;
	const value = Number(text.replace(",", "."));
	return Number.isFinite(value) ? value : undefined;
}

/** A whole number; the decimal part may be written when it is zero (`1,0`), because spreadsheets do so. */
function integerValue(text: string, style: CellStyle): number | undefined {
	const value = numberValue(text, style);
	return Number.isSafeInteger(value) ? value : undefined;
}

function flagValue(text: string): boolean | undefined {
	const lower = text.toLowerCase();
	return lower === "true" ? true : lower === "false" ? false : undefined;
}

type Read<Value> = (text: string, style: CellStyle) => Value | undefined;

const listOf =
	<Value>(read: Read<Value>): Read<Value[]> =>
	(text, style) => {
		const values = text.split("|").map((part) => read(part.trim(), style));
		return values.includes(undefined) ? undefined : (values as Value[]);
	};

const pairOf =
	<First, Second, Pair>(
		mark: string,
		first: Read<First>,
		second: Read<Second>,
		make: (first: First, second: Second) => Pair,
	): Read<Pair> =>
	(text, style) => {
		const parts = text.split(mark);
		if (parts.length !== 2) return undefined;
		const a = first(parts[0] ?? "", style);
		const b = second(parts[1] ?? "", style);
		return a === undefined || b === undefined ? undefined : make(a, b);
	};

const textValue: Read<string> = (text) => text;

const READERS: Readonly<Record<CellKind, Read<unknown>>> = {
	text: textValue,
	texts: listOf(textValue),
	integer: integerValue,
	integers: listOf(integerValue),
	number: numberValue,
	numbers: listOf(numberValue),
	flag: flagValue,
	date: dateValue,
	dates: listOf(dateValue),
	receipts: listOf(pairOf("@", integerValue, dateValue, (quantity, dueOn) => ({ quantity, dueOn }))),
	spans: listOf(pairOf("..", dateValue, dateValue, (from, to) => ({ from, to }))),
	priceBreaks: listOf(pairOf("@", integerValue, numberValue, (from, unitCost) => ({ from, unitCost }))),
};

/** What to write in a cell of each kind, for the sentence of an error. */
export const CELL_ADVICE: Readonly<Record<CellKind, string>> = {
	text: "write text",
	texts: "write words separated by |",
	integer: "write a whole number",
	integers: "write whole numbers separated by |",
	number: "write a number, without spaces or units",
	numbers: "write numbers separated by |",
	flag: "write true or false",
	date: "write a date as YYYY-MM-DD, or as dd/mm/yyyy with that date format",
	dates: "write dates separated by |",
	receipts: "write quantity@date, several separated by |",
	spans: "write date..date, several separated by |",
	priceBreaks: "write quantity@price, several separated by |",
};

/**
 * Reads one cell that is not empty.
 *
 * @param kind what it should hold
 * @param text the cell
 * @param style how the file writes numbers and dates
 * @returns the value, or `undefined` when the cell holds something else; dates are not looked up in a calendar here
 */
export function cellValue(kind: CellKind, text: string, style: CellStyle): unknown {
	return READERS[kind](text, style);
}
