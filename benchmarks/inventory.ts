/**
 * The inventory step: CPU time on one core, and with `--data` what it is worth in a replay of an order history.
 *
 * `npm run benchmark:inventory -- [--data DIR] [--out FILE]`. Demand, trees and histories of the first table are invented.
 * With `--out` the tables are written as a page too (docs/results/inventory.md).
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { inventoryTasks } from "./inventory/tasks.js";
import { readOrderData } from "./orders/dataset.js";
import { lineSizes } from "./orders/oracle.js";
import { REPLAY_HEADER, REPLAY_NOTE, replayTable } from "./orders/replay-table.js";
import { asMarkdown, asText, type Section } from "./section.js";
import type { Row } from "./table.js";

const { values: options } = parseArgs({ options: { data: { type: "string" }, out: { type: "string" } } });

/** CPU milliseconds of one call, the least of several batches that each take a while. */
function least(run: () => unknown, atLeastMs = 200, batches = 5): number {
	const timeOf = (calls: number): number => {
		const started = process.cpuUsage();
		for (let call = 0; call < calls; call++) run();
		const { user, system } = process.cpuUsage(started);
		return (user + system) / 1000;
	};
	let calls = 1;
	let time = timeOf(calls);
	while (time < atLeastMs) {
		calls = Math.max(calls + 1, Math.ceil((1.3 * calls * atLeastMs) / Math.max(time, 1)));
		time = timeOf(calls);
	}
	let best = time / calls;
	for (let batch = 1; batch < batches; batch++) best = Math.min(best, timeOf(calls) / calls);
	return best;
}

const header = ["what", "measured", "aim", "other tools"];
const rows: Row[] = inventoryTasks().map(({ name, run, show, aim, others }) => [
	name,
	show(least(run)),
	aim,
	others,
]);
const sections: Section[] = [
	{
		title: "Speed",
		note: "CPU time of one core, the least of five batches. Figures of other tools were measured once on such a machine.",
		header,
		rows,
	},
];
if (options.data !== undefined) {
	const data = await readOrderData(options.data);
	sections.push({
		title: `Replay of ${data.testWeeks} weeks of ${data.name}`,
		note: REPLAY_NOTE,
		header: REPLAY_HEADER,
		rows: replayTable(data, "auto", lineSizes(data)),
	});
}
for (const section of sections) console.log(asText(section));
if (options.out !== undefined) {
	const [cpu] = cpus();
	const head = `# The inventory step, measured\n\nWritten by \`npm run benchmark:inventory -- --data DIR --out FILE\`; Node ${process.versions.node}, ${cpu?.model ?? "unknown processor"}.\n\n`;
	writeFileSync(options.out, head + sections.map(asMarkdown).join("\n"));
}
