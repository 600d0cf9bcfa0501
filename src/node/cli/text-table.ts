/** A column of a printed table. */
export interface TextColumn<Row> {
	readonly title: string;
	readonly align: "left" | "right";
	readonly cell: (row: Row) => string;
}

/** Places that a text takes in a terminal: letters with an accent in one or two code units take one. */
const widthOf = (text: string): number => [...text.normalize("NFC")].length;

const padded = (text: string, width: number, align: "left" | "right"): string => {
	const gap = " ".repeat(Math.max(0, width - widthOf(text)));
	return align === "left" ? text + gap : gap + text;
};

/**
 * Prints rows under aligned titles.
 *
 * @param columns titles and cells
 * @param rows any number
 * @param note a line under each row, if any
 * @returns lines with line ends
 */
export function textTable<Row>(
	columns: readonly TextColumn<Row>[],
	rows: readonly Row[],
	note?: (row: Row) => string,
): string {
	const cells = rows.map((row) => columns.map(({ cell }) => cell(row)));
	const widths = columns.map(({ title }, index) =>
		Math.max(widthOf(title), ...cells.map((row) => widthOf(row[index] ?? ""))),
	);
	const line = (texts: readonly string[]): string =>
		columns
			.map(({ align }, index) => padded(texts[index] ?? "", widths[index] ?? 0, align))
			.join("  ")
			.trimEnd();
	const out = [
		line(columns.map(({ title }) => title)),
		widths
			.map((width) => "-".repeat(width))
			.join("  ")
			.trimEnd(),
	];
	for (const [index, row] of rows.entries()) {
		out.push(line(cells[index] ?? []));
		if (note !== undefined) out.push(`    ${note(row)}`);
	}
	return `${out.join("\n")}\n`;
}
