import { ReapproError } from "../../index.js";

/** Forms of file that can be read; each may also be packed with gzip. */
export type FileFormat = "csv" | "ndjson" | "json";

/** How the text of a file is written. `auto`: byte order mark, else UTF-8 if it is that, else Windows-1252. */
export type FileEncoding = "auto" | "utf-8" | "windows-1252" | "utf-16le";

/** How dates are written in a CSV file. */
export type DateFormat = "yyyy-mm-dd" | "dd/mm/yyyy";

/** Options of every reader. */
export interface ReadOptions {
	/** What errors call the file; default the name of the table, such as `orders`. */
	readonly label?: string;
	/** Default: from the extension (`.csv`, `.txt`, `.ndjson`, `.jsonl`, `.json`, each also with `.gz`). */
	readonly format?: FileFormat;
	readonly encoding?: FileEncoding;
	/** CSV: default is what the header line holds most of. */
	readonly delimiter?: "," | ";" | "\t";
	/** CSV: decimal comma; default true where the delimiter is `;`. */
	readonly decimalComma?: boolean;
	/** CSV: default `yyyy-mm-dd`, which is always understood. */
	readonly dateFormat?: DateFormat;
	/** CSV: contract field -> header of the column, such as `{ lineId: "N° ligne" }`. */
	readonly columns?: Readonly<Record<string, string>>;
	/** CSV: headers of columns that are left out unread. */
	readonly ignoreColumns?: readonly string[];
}

/** `ReadOptions` with encoding and label filled in. */
export interface SourceOptions extends ReadOptions {
	readonly label: string;
	readonly format: FileFormat;
}

const FORMATS: Readonly<Record<string, FileFormat>> = {
	csv: "csv",
	txt: "csv",
	ndjson: "ndjson",
	jsonl: "ndjson",
	json: "json",
};

/**
 * Fills in label and format.
 *
 * @param path path of the file
 * @param options the caller's options
 * @param label name of the table
 * @returns options with a format
 * @throws {ReapproError} `OPTION_INVALID` when neither the option nor the extension tells the format
 */
export function sourceOptions(path: string, options: ReadOptions, label: string): SourceOptions {
	const extension = /\.([a-z]+)(?:\.gz)?$/i.exec(path)?.[1]?.toLowerCase() ?? "";
	const format = options.format ?? (Object.hasOwn(FORMATS, extension) ? FORMATS[extension] : undefined);
	if (format === undefined) {
		throw new ReapproError(
			"OPTION_INVALID",
			"Name the file .csv, .ndjson or .json (also with .gz), or give the option format.",
			options.label ?? label,
		);
	}
	return { ...options, label: options.label ?? label, format };
}
