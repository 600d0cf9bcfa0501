import { ReapproError } from "../../index.js";
import { TABLE_COLUMNS, type TableName } from "../files/table-columns.js";
import { readTextChunks } from "../files/text-chunks.js";

/** Column mapping of each table that has one. */
export type ColumnMaps = { readonly [Table in TableName]?: Readonly<Record<string, string>> };

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === "object" && value !== null && !Array.isArray(value);

const isMapping = (value: unknown): value is Record<string, string> =>
	isPlainObject(value) && Object.values(value).every((header) => typeof header === "string");

/**
 * Reads the file of `--map`: a mapping for the order lines, or one for each table by its name.
 *
 * @param path a JSON file
 * @returns mapping by table
 * @throws {ReapproError} `FILE_INVALID` when it is neither
 */
export async function readColumnMaps(path: string): Promise<ColumnMaps> {
	let text = "";
	for await (const chunk of readTextChunks(path, { label: "map" })) text += chunk;
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		value = undefined;
	}
	if (isMapping(value)) return { orders: value };
	const isByTable =
		isPlainObject(value) &&
		Object.entries(value).every(
			([table, mapping]) => Object.hasOwn(TABLE_COLUMNS, table) && isMapping(mapping),
		);
	if (isByTable) return value as ColumnMaps;
	throw new ReapproError(
		"FILE_INVALID",
		'Write one JSON object such as { "lineId": "header of its column" }.',
		"map",
	);
}
