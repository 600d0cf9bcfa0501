import { existsSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readOrderData } from "./orders/dataset.js";
import {
	type Given,
	HORIZON,
	type LevelScores,
	newScores,
	originsOf,
	scoreOrigin,
} from "./orders/forecast-score.js";
import { groupSeasons } from "./orders/group-seasons.js";
import { lineSizes } from "./orders/oracle.js";
import { PublicDeaths } from "./orders/public-deaths.js";
import { REPLAY_HEADER, REPLAY_NOTE, replayTable } from "./orders/replay-table.js";
import { type Row, textTable } from "./table.js";

const { values: options } = parseArgs({
	options: {
		data: { type: "string" },
		model: { type: "string", default: "auto" },
		json: { type: "string" },
		deaths: { type: "string" },
		from: { type: "string" },
		weeks: { type: "string" },
		"no-replay": { type: "boolean", default: false },
	},
});
if (options.data === undefined || !existsSync(options.data)) {
	console.error(
		"Give a folder of order data: npm run benchmark:orders -- --data DIR [--deaths FILE] [--from DATE --weeks N]",
	);
	process.exit(2);
}

const read = await readOrderData(options.data);
/** The test span, or another one: constants were chosen on `--from 2012-12-31 --weeks 105` of the medium orders. */
const data = {
	...read,
	testFrom: options.from ?? read.testFrom,
	testWeeks: options.weeks === undefined ? read.testWeeks : Number(options.weeks),
};
const sizes = lineSizes(data);
const origins = originsOf(data);
const deaths = options.deaths === undefined ? undefined : new PublicDeaths(options.deaths, options.data);

/** One way to forecast: at which level, and with what beside the lines. */
interface Way {
	readonly name: string;
	readonly level: "operator" | "group";
	readonly givenOf?: (origin: string, members: ReadonlySet<string>) => Given;
	readonly scores: LevelScores;
}

const ways: Way[] = [
	{ name: "operator", level: "operator", scores: newScores() },
	{ name: "group", level: "group", scores: newScores() },
];
if (deaths !== undefined) {
	const seasons = await groupSeasons(data, origins);
	const givenOf: Way["givenOf"] = (origin, members) => ({ drivers: [deaths.driverAt(origin, members)] });
	ways.push(
		{
			name: "operator, season of the group",
			level: "operator",
			givenOf: (origin) => ({ priors: seasons.get(origin) ?? [] }),
			scores: newScores(),
		},
		{ name: "operator, public deaths", level: "operator", givenOf, scores: newScores() },
		{ name: "group, public deaths", level: "group", givenOf, scores: newScores() },
	);
}

for (const [index, origin] of origins.entries()) {
	for (const { level, givenOf, scores } of ways)
		scoreOrigin(
			data,
			origin,
			level,
			options.model,
			sizes,
			scores,
			(members) => givenOf?.(origin, members) ?? {},
		);
	if (process.stderr.isTTY) process.stderr.write(`\rorigin ${index + 1} of ${origins.length}`);
}
if (process.stderr.isTTY) process.stderr.write("\n");

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function forecastRow(level: string, part: string, score: LevelScores["all"], scores: LevelScores): Row {
	const [ours80, oracle80] = score.coverage(0.8);
	const [ours95, oracle95] = score.coverage(0.95);
	return [
		level,
		part,
		score.count,
		score.loss("ours").toFixed(4),
		score.loss("oracle").toFixed(4),
		score.ratio("ours").toFixed(3),
		score.ratio("ours", "within").toFixed(3),
		score.ratio("smooth").toFixed(3),
		`${score.ratio("lastYear").toFixed(3)} (${score.ratio("lastYear", "within").toFixed(3)})`,
		`${percent(ours80)} (${percent(oracle80)})`,
		`${percent(ours95)} (${percent(oracle95)})`,
		((1000 * scores.seconds) / scores.series).toFixed(2),
	];
}

const forecastRows: Row[] = [];
for (const { name, scores } of ways) {
	if (scores.all.count === 0) continue;
	forecastRows.push(forecastRow(name, "all", scores.all, scores));
	forecastRows.push(forecastRow(name, "without flower", scores.withoutFlower, scores));
}
console.log(
	`${data.name}: ${origins.length} origins, ${HORIZON} weeks ahead, model ${options.model}; loss summed over 5 quantiles and scaled by the article's mean before the span, or by that of the span`,
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
			"by the span's mean",
			"trend, season known",
			"last year (by the span's)",
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
