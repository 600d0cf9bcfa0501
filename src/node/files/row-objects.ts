import { CELL_ADVICE, type CellStyle, cellValue } from "./cell-values.js";
import { fileError } from "./file-error.js";
import type { SourceOptions } from "./file-format.js";
import type { Column } from "./table-columns.js";

/** What each column of a file feeds; `undefined` for one that is left out. */
export interface RowPlan {
	readonly targets: readonly (Column | { readonly unknown: string } | undefined)[];
	/** Places, from 1, of columns that are neither mapped nor left out. */
	readonly unknownColumns: readonly number[];
	readonly style: CellStyle;
	readonly label: string;
}

function fieldOfHeader(columns: readonly Column[], mapping: Readonly<Record<string, string>>) {
	const fields = new Map<string, Column>();
	for (const column of columns) {
		fields.set(
			Object.hasOwn(mapping, column.field) ? (mapping[column.field]?.trim() ?? "") : column.field,
			column,
		);
	}
	return fields;
}

function checkMapping(columns: readonly Column[], mapping: Readonly<Record<string, string>>, label: string) {
	const known = new Set(columns.map(({ field }) => field));
	if (Object.keys(mapping).some((field) => !known.has(field))) {
		throw fileError(label, `The column mapping names a field that is not one of: ${[...known].join(", ")}.`);
	}
	if (new Set(Object.values(mapping).map((header) => header.trim())).size !== Object.keys(mapping).length) {
		throw fileError(label, "The column mapping gives one header to two fields.");
	}
}

/**
 * Finds out which column feeds which field.
 *
 * @param header header cells
 * @param delimiter delimiter of the file, which tells the decimal mark where no option does
 * @param columns columns of the table
 * @param options mapping, ignored columns, number and date style
 * @returns the plan for every row
 * @throws {ReapproError} `FILE_INVALID` naming the required or mapped fields that no column has; never a header
 */
export function planRows(
	header: readonly string[],
	delimiter: string,
	columns: readonly Column[],
	options: SourceOptions,
): RowPlan {
	const { label } = options;
	const mapping = options.columns ?? {};
	checkMapping(columns, mapping, label);
	const fields = fieldOfHeader(columns, mapping);
	const ignored = new Set(options.ignoreColumns?.map((name) => name.trim()));
	// A column named like a field that the mapping takes from elsewhere must not overwrite that field.
	const unknownName = (text: string) =>
		columns.some(({ field }) => field === text) ? `${text} (not mapped)` : text;
	const targets = header.map(
		(text) => fields.get(text) ?? (ignored.has(text) ? undefined : { unknown: unknownName(text) }),
	);

	const present = targets.filter((target): target is Column => target !== undefined && "field" in target);
	const twice = present.find((column, index) => present.indexOf(column) !== index);
	if (twice !== undefined) throw fileError(label, `Two columns feed ${twice.field}; leave one out.`, 1);
	const missing = columns.filter(
		(column) => !present.includes(column) && (column.required || Object.hasOwn(mapping, column.field)),
	);
	if (missing.length > 0) {
		const names = missing.map(({ field }) => field).join(", ");
		throw fileError(
			label,
			`The header has no column for ${names}; name the columns so, or give a column mapping.`,
			1,
		);
	}
	return {
		targets,
		unknownColumns: targets.flatMap((target, index) => (target && "unknown" in target ? [index + 1] : [])),
		style: {
			decimalComma: options.decimalComma ?? delimiter === ";",
			dateFormat: options.dateFormat ?? "yyyy-mm-dd",
		},
		label,
	};
}

/** Defines rather than assigns, so that a header `__proto__` becomes a field like any other. */
function setField(record: Record<string, unknown>, key: string, value: unknown): void {
	if (key !== "__proto__") record[key] = value;
	else Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true });
}

/** Sets `a.b`; false when `a` already holds something else than an object. */
function setPath(record: Record<string, unknown>, field: string, value: unknown): boolean {
	const dot = field.indexOf(".");
	if (dot < 0) {
		if (Object.hasOwn(record, field)) return false;
		record[field] = value;
		return true;
	}
	const parent = field.slice(0, dot);
	if (!Object.hasOwn(record, parent)) record[parent] = {};
	const child = record[parent];
	if (typeof child !== "object" || child === null) return false;
	(child as Record<string, unknown>)[field.slice(dot + 1)] = value;
	return true;
}

/**
 * The object of a row for the guard: a cell that can not be read stays text and an unknown column an unknown field,
 * so that the guard refuses the line and says why.
 *
 * @param cells cells of the row
 * @param plan of `planRows`
 * @returns a fresh plain object; empty cells are absent
 */
export function candidateOf(cells: readonly string[], plan: RowPlan): Record<string, unknown> {
	const record: Record<string, unknown> = {};
	for (let index = 0; index < cells.length; index++) {
		const text = cells[index] ?? "";
		const target = plan.targets[index];
		if (text === "" || target === undefined) continue;
		if ("unknown" in target) setField(record, target.unknown, text);
		else setPath(record, target.field, cellValue(target.kind, text, plan.style) ?? text);
	}
	return record;
}

/**
 * The object of a row of a table that is kept by hand: what can not be read throws.
 *
 * @param cells cells of the row
 * @param plan of `planRows`
 * @param line text line
 * @returns a fresh plain object; empty cells are absent
 * @throws {ReapproError} `FILE_INVALID` with line and field; never the cell
 */
export function recordOf(cells: readonly string[], plan: RowPlan, line: number): Record<string, unknown> {
	const record: Record<string, unknown> = {};
	for (let index = 0; index < cells.length; index++) {
		const text = cells[index] ?? "";
		const target = plan.targets[index];
		if (text === "" || target === undefined || "unknown" in target) continue;
		const value = cellValue(target.kind, text, plan.style);
		if (value === undefined)
			throw fileError(plan.label, `In ${target.field}, ${CELL_ADVICE[target.kind]}.`, line);
		if (!setPath(record, target.field, value)) {
			throw fileError(plan.label, `Fill either ${target.field.split(".")[0]} or its parts, not both.`, line);
		}
	}
	return record;
}
