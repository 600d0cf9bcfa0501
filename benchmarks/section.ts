import { type Row, textTable } from "./table.js";

/** A table with what has to be known to read it. */
export interface Section {
	readonly title: string;
	readonly note: string;
	readonly header: readonly string[];
	readonly rows: readonly Row[];
}

export const asText = ({ title, note, header, rows }: Section): string =>
	`${title}\n${note}\n${textTable(header, rows)}\n`;

export const asMarkdown = ({ title, note, header, rows }: Section): string =>
	[
		`## ${title}`,
		"",
		note,
		"",
		...[header, header.map((_, column) => (column === 0 ? "---" : "---:")), ...rows].map(
			(row) => `| ${row.join(" | ")} |`,
		),
		"",
	].join("\n");
