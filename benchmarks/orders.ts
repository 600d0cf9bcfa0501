import { existsSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readOrderData } from "./orders/dataset.js";
import { HORIZON, type LevelScores, newScores, originsOf, scoreOrigin } from "./orders/forecast-score.js";
import { lineSizes } from "./orders/oracle.js";
import { REPLAY_HEADER, REPLAY_NOTE, replayTable } from "./orders/replay-table.js";
import { type Row, textTable } from "./table.js";

const { values: options } = parseArgs({
	options: {
		data: { type: "string" },
		model: { type: "string", default: "auto" },
		json: { type: "string" },
		"no-replay": { type: "boolean", default: false },
	},
});
if (options.data === undefined || !existsSync(options.data)) {
	console.error("Give a folder of order data: npm run benchmark:orders -- --data DIR");
	process.exit(2);
}

const data = await readOrderData(options.data);
const sizes = lineSizes(data);
const origins = originsOf(data);
const operatorScores = newScores();
const groupScores = newScores();

for (const [index, origin] of origins.entries()) {
	scoreOrigin(data, origin, "operator", options.model, sizes, operatorScores);
	scoreOrigin(data, origin, "group", options.model, sizes, groupScores);
	if (process.stderr.isTTY) process.stderr.write(`\rorigin ${index + 1} of ${origins.length}`);
}
if (process.stderr.isTTY) process.stderr.write("\n");

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function forecastRow(level: string, part: string, score: LevelScores["all"], scores: LevelScores): Row {
	const { ours, oracle, count, ratio } = score;
	const [ours80, oracle80] = score.coverage(0.8);
	const [ours95, oracle95] = score.coverage(0.95);
	return [
		level,
		part,
		count,
		(ours / count).toFixed(4),
		(oracle / count).toFixed(4),
		ratio.toFixed(3),
		`${percent(ours80)} (${percent(oracle80)})`,
		`${percent(ours95)} (${percent(oracle95)})`,
		((1000 * scores.seconds) / scores.series).toFixed(2),
	];
}

const forecastRows: Row[] = [];
for (const [level, scores] of [
	["operator", operatorScores],
	["group", groupScores],
] as const) {
	if (scores.all.count === 0) continue;
	forecastRows.push(forecastRow(level, "all", scores.all, scores));
	forecastRows.push(forecastRow(level, "without flower", scores.withoutFlower, scores));
}
console.log(
	`${data.name}: ${origins.length} origins, ${HORIZON} weeks ahead, model ${options.model}; loss scaled by the article's mean, summed over 5 quantiles`,
);
console.log(
	textTable(
		[
			"level",
			"articles",
			"forecasts",
			"pinball",
			"oracle",
			"ratio",
			"cover 80 (oracle)",
			"cover 95 (oracle)",
			"ms a series",
		],
		forecastRows,
	),
);

const replayRows: readonly Row[] = options["no-replay"] ? [] : replayTable(data, options.model, sizes);
if (replayRows.length > 0) {
	console.log(`\nReplay of ${data.testWeeks} weeks. ${REPLAY_NOTE}`);
	console.log(textTable(REPLAY_HEADER, replayRows));
}
if (options.json !== undefined) {
	writeFileSync(
		options.json,
		`${JSON.stringify({ data: data.name, forecastRows, replayRows }, undefined, "\t")}\n`,
	);
}
