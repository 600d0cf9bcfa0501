import { existsSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { DemandForecast, Item } from "../src/index.js";
import { readOrderData } from "./orders/dataset.js";
import {
	HORIZON,
	type LevelScores,
	newScores,
	originsOf,
	STEP,
	scoreOrigin,
} from "./orders/forecast-score.js";
import { lineSizes } from "./orders/oracle.js";
import {
	dailyDemand,
	drawnLeadTimes,
	forecastLevels,
	oracleLevels,
	playLevels,
	textbookLevels,
} from "./orders/replay.js";
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
const itemOf = new Map(data.items.map((item) => [item.sku, item]));
const operatorScores = newScores();
const groupScores = newScores();
const forecastsOf = new Map<string, (DemandForecast | undefined)[]>();

for (const [index, origin] of origins.entries()) {
	for (const forecast of scoreOrigin(data, origin, "operator", options.model, sizes, operatorScores)) {
		const key = `${forecast.key.operatorId} ${forecast.key.sku}`;
		const known = forecastsOf.get(key) ?? [];
		known[index] = forecast;
		forecastsOf.set(key, known);
	}
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

interface Totals {
	demand: number;
	short: number;
	value: number;
	orders: number;
	cycle: number;
	cycleTarget: number;
	pairs: number;
}
const noTotals = (): Totals => ({
	demand: 0,
	short: 0,
	value: 0,
	orders: 0,
	cycle: 0,
	cycleTarget: 0,
	pairs: 0,
});

const replayRows: Row[] = [];
if (!options["no-replay"]) {
	const days = dailyDemand(data);
	const firstWeek = data.weeks.indexOf(data.testFrom);
	for (const rounded of [false, true]) {
		const totals = { ours: noTotals(), oracle: noTotals(), textbook: noTotals() };
		let seed = 0;
		for (const [key, forecasts] of [...forecastsOf].sort(([a], [b]) => (a < b ? -1 : 1))) {
			seed += 1;
			const pair = data.truth.get(key);
			const item = itemOf.get(key.split(" ")[1] as string) as Item | undefined;
			if (pair === undefined || item === undefined) continue;
			const demand = days.get(key) ?? new Float64Array(7 * data.testWeeks);
			const leadTimes = drawnLeadTimes(item, seed, data.testWeeks + 1);
			const policies = {
				ours: forecastLevels(forecasts, STEP, item),
				oracle: oracleLevels(pair.oracle, firstWeek, sizes.get(pair.sku), item),
				textbook: textbookLevels(
					pair.actual.subarray(firstWeek - 52, firstWeek).map((value) => value || 0),
					item,
				),
			};
			for (const name of ["ours", "oracle", "textbook"] as const) {
				const run = playLevels(demand, policies[name], item, leadTimes, rounded);
				const total = totals[name];
				total.demand += run.demandUnits;
				total.short += run.shortUnits;
				total.value += run.averageStockValue ?? 0;
				total.orders += run.numberOfOrders;
				total.cycle += run.cycleServiceLevel;
				total.cycleTarget += "target" in item.service ? item.service.target : 0;
				total.pairs += 1;
			}
		}
		for (const [name, total] of Object.entries(totals)) {
			replayRows.push([
				rounded ? "with minimum and pack" : "without",
				name,
				total.pairs,
				percent(1 - total.short / total.demand),
				percent(total.cycle / total.pairs),
				percent(total.cycleTarget / total.pairs),
				Math.round(total.value),
				(total.value / totals.oracle.value).toFixed(3),
				total.orders,
				total.short,
			]);
		}
	}
	console.log(
		`\nReplay of ${data.testWeeks} weeks, weekly review, the articles' lead times, backorders; every policy starts on its own first level`,
	);
	console.log(
		textTable(
			[
				"rounding",
				"policy",
				"pairs",
				"fill rate",
				"cycle service",
				"target",
				"stock value",
				"to oracle",
				"orders",
				"short",
			],
			replayRows,
		),
	);
}
if (options.json !== undefined) {
	writeFileSync(
		options.json,
		`${JSON.stringify({ data: data.name, forecastRows, replayRows }, undefined, "\t")}\n`,
	);
}
