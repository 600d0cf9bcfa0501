/**
 * What the guard costs: `npm run benchmark:guard -- [--rounds N] [--most LINES] [--orders FILE.csv.gz] [--json FILE]`.
 *
 * First the CPU time of a line beside what a program would otherwise do with the same lines in the same run, round by
 * round, so that the ratio holds when the machine's speed drifts. Then time and memory at growing numbers of lines, a
 * process each.
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { fileLines, inventedLines, type Lines } from "./guard/lines.js";
import { measureCosts } from "./guard/measure-costs.js";
import type { Growth } from "./guard/measure-growth.js";
import { type Row, textTable } from "./table.js";

const showTable = (header: string[], rows: Row[]): void => console.log(textTable(header, rows));

const { values } = parseArgs({
	options: {
		rounds: { type: "string", default: "15" },
		most: { type: "string", default: "10000000" },
		orders: { type: "string" },
		json: { type: "string" },
	},
});

console.log(`Node ${process.versions.node}, ${cpus()[0]?.model ?? "unknown processor"}\n`);

/** Made one after the other: lines that wait in memory make every look for garbage longer. */
const sets: readonly (readonly [string, () => Lines])[] = [
	["invented, plain", () => inventedLines(false)],
	["invented, with consent records", () => inventedLines(true)],
	...(values.orders === undefined
		? []
		: [["from the file", () => fileLines(values.orders as string)] as const]),
];
const costs = sets.map(([name, make]) => {
	const set = make();
	return { name, lines: set.lines.length, rows: measureCosts(set, Number(values.rounds)) };
});
for (const { name, lines, rows } of costs) {
	console.log(`${name}: ${lines} lines\n`);
	showTable(
		["what", "ns a line", "lines a second", "over JSON.parse, median", "least", "most"],
		rows.map(({ what, nanoseconds, ratio, least, most }) => [
			what,
			nanoseconds.toFixed(0),
			Math.round(1e9 / nanoseconds).toLocaleString("en-US"),
			ratio.toFixed(2),
			least.toFixed(2),
			most.toFixed(2),
		]),
	);
	console.log();
}

const growth: Growth[] = [];
for (let lines = 100_000; lines <= Number(values.most); lines *= 10) {
	const program = fileURLToPath(new URL("guard/measure-growth.ts", import.meta.url));
	const { stdout, status, stderr } = spawnSync(
		process.execPath,
		["--expose-gc", "--max-old-space-size=8192", "--import", "tsx", program, String(lines)],
		{ encoding: "utf8" },
	);
	if (status !== 0) throw new Error(stderr);
	growth.push(JSON.parse(stdout) as Growth);
}
console.log("Plain lines that are made one by one and not kept; the time of making them is taken off.\n");
showTable(
	["lines", "ns a line", "bytes a line while admitting", "at the peak of the process", "bytes a line kept"],
	growth.map(({ lines, nanoseconds, whileAdmitting, atPeak, kept }) => [
		lines.toLocaleString("en-US"),
		nanoseconds.toFixed(0),
		whileAdmitting.toFixed(1),
		atPeak.toFixed(1),
		kept.toFixed(1),
	]),
);
if (values.json !== undefined)
	writeFileSync(values.json, `${JSON.stringify({ costs, growth }, null, "\t")}\n`);
