/**
 * CPU time of the inventory step on one core: `npm run benchmark:inventory -- [--out FILE]`.
 *
 * Demand, trees and histories are invented. With `--out` the table is written as a page too.
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { inventoryTasks } from "./inventory/tasks.js";
import { type Row, textTable } from "./table.js";

const { values: options } = parseArgs({ options: { out: { type: "string" } } });

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
console.log(textTable(header, rows));
if (options.out !== undefined) {
	const table = [header, header.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
	const [cpu] = cpus();
	writeFileSync(
		options.out,
		`# The inventory step, measured\n\nWritten by \`npm run benchmark:inventory -- --out FILE\`; Node ${process.versions.node}, ${cpu?.model ?? "unknown processor"}, CPU time of one core, the least of five batches. Figures of other tools were measured once on such a machine.\n\n${table}\n`,
	);
}
