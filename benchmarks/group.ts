/**
 * Group purchasing on an order history: `npm run benchmark:group -- --data DIR [--deaths FILE] [--rule RULE] [--out FILE]`.
 *
 * With `--out` the tables are written as a page too (docs/results/group.md).
 */
import { existsSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { pooledCoverage } from "./group/coverage.js";
import { groupTimes } from "./group/times.js";
import { groupYear } from "./group/year.js";
import { readOrderData } from "./orders/dataset.js";
import { PublicDeaths } from "./orders/public-deaths.js";
import { asMarkdown, asText, type Section } from "./section.js";

const { values: options } = parseArgs({
	options: {
		data: { type: "string" },
		deaths: { type: "string" },
		rule: { type: "string", default: "order-cost" },
		out: { type: "string" },
	},
});
if (options.data === undefined || !existsSync(options.data)) {
	console.error("Give a folder of order data: npm run benchmark:group -- --data DIR [--deaths FILE]");
	process.exit(2);
}

const data = await readOrderData(options.data);
const sections: Section[] = [];
const add = (section: Section): void => {
	sections.push(section);
	console.log(asText(section));
};
add(await groupTimes());
add(pooledCoverage(data));
if (options.deaths !== undefined) add(pooledCoverage(data, new PublicDeaths(options.deaths, options.data)));
for (const section of await groupYear(data, options.data, options.rule)) add(section);

if (options.out !== undefined) {
	const [cpu] = cpus();
	const head = `# Group purchasing, measured\n\nWritten by \`npm run benchmark:group -- --data DIR --deaths FILE --out FILE\`; Node ${process.versions.node}, ${cpu?.model ?? "unknown processor"}. The order history is semi-synthetic: real deaths of six regions drive invented operators. What a group run promises: [group.md](../group.md).\n\n`;
	writeFileSync(options.out, head + sections.map(asMarkdown).join("\n"));
}
