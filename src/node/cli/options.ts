import { parseArgs } from "node:util";
import { parseIsoDate } from "../../index.js";
import type { DateFormat, FileEncoding } from "../files/file-format.js";
import { UsageError } from "./io.js";

const TEXT = { type: "string" } as const;
const FLAG = { type: "boolean" } as const;

const OPTIONS = {
	orders: TEXT,
	agreements: TEXT,
	items: TEXT,
	stock: TEXT,
	suppliers: TEXT,
	coverage: TEXT,
	releases: TEXT,
	"as-of": TEXT,
	purpose: TEXT,
	group: TEXT,
	period: TEXT,
	"max-line-quantity": TEXT,
	delimiter: TEXT,
	"date-format": TEXT,
	encoding: TEXT,
	map: TEXT,
	"ignore-columns": TEXT,
	out: TEXT,
	lang: TEXT,
	quiet: FLAG,
	help: FLAG,
} as const;

/** Paths of the user's own files. */
export interface FilePaths {
	readonly orders: string;
	readonly agreements: string;
	readonly items: string;
	readonly stock?: string;
	readonly suppliers?: string;
	readonly coverage?: string;
}

/** How the user's CSV files are written. */
export interface FileStyle {
	readonly delimiter?: "," | ";" | "\t";
	readonly dateFormat?: DateFormat;
	readonly encoding?: FileEncoding;
	readonly ignoreColumns?: readonly string[];
}

/** Checked options of the command. */
export interface CommandOptions {
	/** Absent: the sample. */
	readonly files?: FilePaths & { readonly asOf: string; readonly map?: string };
	readonly style: FileStyle;
	readonly purpose: "replenishment" | "group-purchasing";
	readonly groupId?: string;
	readonly releases?: string;
	readonly period: "day" | "week" | "month";
	readonly maxLineQuantity?: number;
	readonly out: string;
	readonly locale: "en" | "fr";
	readonly quiet: boolean;
}

type Given = { readonly [Name in keyof typeof OPTIONS]?: string | boolean };

const DELIMITERS = { ",": ",", ";": ";", tab: "\t", "\t": "\t" } as const;

function oneOf<Value extends string>(
	name: string,
	text: unknown,
	values: readonly Value[],
): Value | undefined {
	if (text === undefined) return undefined;
	const found = values.find((value) => value === text);
	if (found === undefined) throw new UsageError(`Give --${name} one of: ${values.join(", ")}.`);
	return found;
}

function defined<Values extends Record<string, unknown>>(values: Values) {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
		[Key in keyof Values]?: Exclude<Values[Key], undefined>;
	};
}

function readStyle(given: Given): FileStyle {
	const delimiter = oneOf(
		"delimiter",
		given.delimiter,
		Object.keys(DELIMITERS) as (keyof typeof DELIMITERS)[],
	);
	return defined({
		delimiter: delimiter === undefined ? undefined : DELIMITERS[delimiter],
		dateFormat: oneOf<DateFormat>("date-format", given["date-format"], ["yyyy-mm-dd", "dd/mm/yyyy"]),
		encoding: oneOf<FileEncoding>("encoding", given.encoding, ["auto", "utf-8", "windows-1252", "utf-16le"]),
		ignoreColumns:
			typeof given["ignore-columns"] === "string" ? given["ignore-columns"].split(",") : undefined,
	});
}

const FILE_ONLY = ["stock", "suppliers", "coverage", "map", "max-line-quantity", "as-of"] as const;
const REQUIRED = ["orders", "agreements", "items", "as-of"] as const;

function readFiles(given: Given): CommandOptions["files"] {
	const isSample = given.orders === undefined && given.agreements === undefined && given.items === undefined;
	if (isSample && FILE_ONLY.every((name) => given[name] === undefined)) return undefined;
	const missing = REQUIRED.filter((name) => given[name] === undefined);
	if (missing.length > 0) {
		throw new UsageError(
			`Give also ${missing.map((name) => `--${name}`).join(", ")}; without any file the sample is planned.`,
		);
	}
	const asOf = String(given["as-of"]);
	if (parseIsoDate(asOf) === undefined) throw new UsageError("Give --as-of as a calendar date YYYY-MM-DD.");
	const { orders, agreements, items, stock, suppliers, coverage, map } = given as Readonly<
		Record<string, string>
	>;
	return {
		...defined({ stock, suppliers, coverage, map }),
		orders: orders ?? "",
		agreements: agreements ?? "",
		items: items ?? "",
		asOf,
	};
}

function readCount(text: unknown): number | undefined {
	if (text === undefined) return undefined;
	if (typeof text === "string" && /^[1-9]\d{0,8}$/.test(text)) return Number(text);
	throw new UsageError("Give --max-line-quantity a whole number of at least 1.");
}

/**
 * Reads the arguments of the command.
 *
 * @param argv arguments after the program's name
 * @returns the options, or `"help"`
 * @throws {UsageError} with one sentence
 */
export function readOptions(argv: readonly string[]): CommandOptions | "help" {
	let given: Given;
	try {
		given = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: false }).values;
	} catch {
		throw new UsageError("An option is not known or lacks its value; --help lists them.");
	}
	if (given.help === true) return "help";
	const purpose = oneOf("purpose", given.purpose, ["replenishment", "group-purchasing"]) ?? "replenishment";
	const files = readFiles(given);
	if (purpose === "group-purchasing" && files !== undefined && given.group === undefined) {
		throw new UsageError(
			"Give --group, the buying group of the agreements, with --purpose group-purchasing.",
		);
	}
	if (purpose === "group-purchasing" && given.period !== undefined)
		throw new UsageError("Leave out --period with --purpose group-purchasing: a group run counts by weeks.");
	if (purpose === "replenishment" && given.releases !== undefined)
		throw new UsageError("Give --releases only with --purpose group-purchasing.");
	return {
		...defined({
			files,
			groupId: given.group as string | undefined,
			releases: given.releases as string | undefined,
			maxLineQuantity: readCount(given["max-line-quantity"]),
		}),
		style: readStyle(given),
		purpose,
		period: oneOf("period", given.period, ["day", "week", "month"]) ?? "week",
		out: typeof given.out === "string" ? given.out : "out",
		locale: oneOf("lang", given.lang, ["en", "fr"]) ?? "en",
		quiet: given.quiet === true,
	};
}
