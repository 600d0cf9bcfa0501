/**
 * Forecasts over many invented histories: `npm run benchmark:worlds -- --data DIR --deaths FILE [--count 12] [--out FILE]`.
 *
 * The same trade under the deaths of other areas and years, so that a figure of one test year can be told from luck.
 */
import { existsSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readOrderData } from "./orders/dataset.js";
import { asMarkdown, asText, type Section } from "./section.js";
import type { Row } from "./table.js";
import { simulateWorld } from "./worlds/simulate-world.js";
import { readTrade } from "./worlds/trade.js";
import { WeeklyDeaths } from "./worlds/weekly-deaths.js";
import { deathsOfWorld } from "./worlds/world-deaths.js";
import {
	scoreWorld,
	summaryRows,
	WORLD_HEADER,
	type WorldScores,
	worldCells,
} from "./worlds/world-scores.js";

const { values: options } = parseArgs({
	options: {
		data: { type: "string" },
		deaths: { type: "string" },
		count: { type: "string", default: "12" },
		out: { type: "string" },
	},
});
const count = Number(options.count);
if (
	options.data === undefined ||
	!existsSync(options.data) ||
	options.deaths === undefined ||
	!existsSync(options.deaths) ||
	!(Number.isInteger(count) && count >= 2)
) {
	console.error(
		"Give a folder of order data, weekly deaths, and two worlds or more: npm run benchmark:worlds -- --data DIR --deaths FILE [--count 12] [--out FILE]",
	);
	process.exit(2);
}

/** How many years before those of the history the deaths of a world happened, in turn. */
const YEARS_BACK = [-2, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 20] as const;

const data = await readOrderData(options.data);
const deaths = new WeeklyDeaths(options.deaths);
const folder = options.data;
const [forwards, backwards] = [false, true].map((turned) => readTrade(data, folder, deaths, turned));
const areas = [...new Set(forwards!.operators.map(({ area }) => area))].sort();

const worlds: WorldScores[] = [];
const rows: Row[] = [];
for (let index = 0; index < count; index++) {
	const yearsBack = YEARS_BACK[index % YEARS_BACK.length]!;
	const turned = index % 2 === 1;
	const seed = index + 1;
	const worldDeaths = deathsOfWorld(data, areas, deaths, yearsBack, seed);
	const scores = scoreWorld(simulateWorld(data, (turned ? backwards : forwards)!, worldDeaths, seed));
	worlds.push(scores);
	const year = Number(data.testFrom.slice(0, 4)) - yearsBack;
	rows.push([`deaths of ${year}`, turned ? "backwards" : "forwards", ...worldCells(scores)]);
	if (process.stderr.isTTY) process.stderr.write(`\rworld ${index + 1} of ${count}`);
}
if (process.stderr.isTTY) process.stderr.write("\n");

const section: Section = {
	title: `Weekly forecasts over ${count} invented histories`,
	note: `Every history has the operators, articles and agreements of the order data, under real deaths of other areas and years: which area stands for which is drawn, and the deaths are scaled to the level of the training weeks. Funerals, articles, line sizes, lags and opt-in are drawn anew. What an operator sells for a death, and how that changes, is taken from the known truth of the training weeks only and drawn out over all weeks, in every second history backwards: nothing of the test year is looked at. The first column names the year whose deaths the test weeks have. Loss: pinball over five quantiles, eight weeks ahead, a forecast every four weeks, over that of one who knows the true mean of every week (the oracle), scaled by each article's mean of the test weeks; the second figure is scaled by the mean before them, so that an article launched shortly before weighs much in it (the trade drawn out forwards has one). Trend, season known: the same loss of one who knows all but what is special in these deaths. The standard deviation over histories tells how far the figure of a single year may stray by luck; the standard error tells that of the mean of all ${count}.`,
	header: ["world", "trade", ...WORLD_HEADER],
	rows: [...rows, ...summaryRows(worlds)],
};
console.log(asText(section));
if (options.out !== undefined)
	writeFileSync(
		options.out,
		`# Other years\n\nWritten by \`npm run benchmark:worlds -- --data DIR --deaths FILE --out FILE\`. The order history is semi-synthetic: real deaths of six regions drive invented operators; here the same trade meets other deaths.\n\n${asMarkdown(section)}`,
	);
