import type { Admission, PrivacyPolicy } from "../../index.js";
import { admitOrderStream, admitOrderText } from "../../index.js";
import { type ReadOptions, sourceOptions } from "./file-format.js";
import { jsonTexts } from "./json-texts.js";
import { LineNumbers } from "./line-numbers.js";
import type { FileProblem } from "./order-lines.js";
import { readOrderLines } from "./read-order-lines.js";

/** An admission and where its refused lines stand in the file. */
export interface FileAdmission {
	readonly admission: Admission;
	/** Records that are not whole CSV records; the first thousand. */
	readonly problems: readonly FileProblem[];
	/** CSV: places, from 1, of columns that are not part of an order line. */
	readonly unknownColumns: readonly number[];
	/** Text line, from 1, of `admission.refusals[].index`. */
	readonly lineOf: (index: number) => number;
}

/**
 * Reads a file of order lines through the guard: CSV by `admitOrderStream`, NDJSON and JSON as text by
 * `admitOrderText`, so that the guard itself sees repeated keys.
 *
 * @param path a `.csv`, `.ndjson` or `.json` file, each also with `.gz`
 * @param policy of `definePolicy`
 * @param options see `ReadOptions`; `signal` aborts
 * @returns the admission; a broken record costs itself only
 * @throws {ReapproError} `FILE_INVALID`, `PEER_MISSING`, `OPTION_INVALID`, and what the guard throws
 * @example
 * typeof admitOrderFile; // => "function"
 */
export async function admitOrderFile(
	path: string,
	policy: PrivacyPolicy,
	options: ReadOptions & { readonly signal?: AbortSignal } = {},
): Promise<FileAdmission> {
	const { signal, ...read } = options;
	const limits = signal === undefined ? {} : { signal };
	const source = sourceOptions(path, read, "orders");
	if (source.format === "csv") {
		const lines = readOrderLines(path, read);
		const admission = await keepFileError((seen) => admitOrderStream(watched(lines, seen), policy, limits));
		const { problems, unknownColumns } = lines;
		return { admission, problems, unknownColumns, lineOf: (index) => lines.lineOf(index) };
	}
	const numbers = new LineNumbers();
	async function* texts(): AsyncGenerator<string, void> {
		let index = 0;
		for await (const batch of jsonTexts(path, source)) {
			for (const { line } of batch) numbers.note(index++, line);
			if (batch.length > 0) yield `${batch.map(({ text }) => text).join("\n")}\n`;
		}
	}
	const admission = await keepFileError((seen) => admitOrderText(watched(texts(), seen), policy, limits));
	return { admission, problems: [], unknownColumns: [], lineOf: (index) => numbers.lineOf(index) };
}

async function* watched<T>(
	source: AsyncIterable<T>,
	seen: (error: unknown) => void,
): AsyncGenerator<T, void> {
	try {
		yield* source;
	} catch (error) {
		seen(error);
		throw error;
	}
}

/** The guard says only that its input broke off; the file's own sentence says why. */
async function keepFileError<T>(run: (seen: (error: unknown) => void) => Promise<T>): Promise<T> {
	let own: { readonly error: unknown } | undefined;
	try {
		return await run((error) => {
			own = { error };
		});
	} catch (error) {
		throw own === undefined ? error : (own as { readonly error: unknown }).error;
	}
}
