/** Cells of one row; numbers are written as they are given. */
export type Row = readonly (string | number)[];

const isNumeric = (cell: string | number): boolean =>
	typeof cell === "number" || /^[-+]?[\d.]+( ?%)?$/.test(cell);

/** An aligned text table: words to the left, numbers to the right. */
export function textTable(header: readonly string[], rows: readonly Row[]): string {
	const widths = header.map((title, column) =>
		Math.max(title.length, ...rows.map((row) => String(row[column] ?? "").length)),
	);
	const numeric = header.map(
		(_, column) =>
			rows.length > 0 && rows.every((row) => isNumeric(row[column] ?? "") || row[column] === "-"),
	);
	const line = (cells: readonly (string | number)[]): string =>
		cells
			.map((cell, column) => {
				const width = widths[column] as number;
				return numeric[column] ? String(cell).padStart(width) : String(cell).padEnd(width);
			})
			.join("  ")
			.trimEnd();
	return [line(header), widths.map((width) => "-".repeat(width)).join("  "), ...rows.map(line)].join("\n");
}
