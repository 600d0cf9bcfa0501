/**
 * Accuracy and CPU time on series with a test part: `npm run benchmark:accuracy -- --series FILE [--models auto,ets]`.
 *
 * A model never sees the test part. CPU time holds all figures: means, two intervals, five quantiles of each period and
 * of the running sums.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { compareForecasts } from "../src/forecast/index.js";
import { cellsOf, HEADINGS, type Row, rowOf } from "./accuracy/rows.js";
import { forecastOf, type Scores, scoresOf } from "./accuracy/scores.js";
import { type BenchmarkSeries, readSeries, sampleOf, UsageError } from "./accuracy/series-file.js";
import { textTable } from "./table.js";

const USAGE =
	"Usage: npm run benchmark:accuracy -- --series FILE [--models auto,ets] [--limit N] [--counts] [--json FILE]";

/** How often each model was taken by a rule such as `auto`, most often first. */
function choicesOf(scores: readonly Scores[]): string {
	const times = new Map<string, number>();
	for (const { chosen } of scores) times.set(chosen, (times.get(chosen) ?? 0) + 1);
	return [...times]
		.sort((a, b) => b[1] - a[1])
		.map(([name, count]) => `${name} ${count}`)
		.join(", ");
}

function numberOption(text: string | undefined): number {
	if (text === undefined) return Number.POSITIVE_INFINITY;
	const value = Number(text);
	if (!Number.isInteger(value) || value < 1)
		throw new UsageError("--limit must be a whole number, 1 or more.");
	return value;
}

function readOptions() {
	try {
		return parseArgs({
			options: {
				series: { type: "string" },
				models: { type: "string", default: "auto,fast,combination,ets,theta,seasonal-naive,naive" },
				limit: { type: "string" },
				counts: { type: "boolean" },
				json: { type: "string" },
			},
		}).values;
	} catch {
		throw new UsageError("An option is unknown or lacks its value.");
	}
}

/** Rounds over the same series go on until they have taken so long, so that a quick model is not measured on one short one. */
const LEAST_MILLISECONDS = 500;

/** CPU time of a forecast in milliseconds, all figures in it, of code that has run before. */
function timeOf(series: readonly BenchmarkSeries[], model: string, counts: boolean | undefined): number {
	const before = process.cpuUsage();
	let [rounds, used] = [0, 0];
	do {
		for (const one of series) forecastOf(one, model, counts);
		const { user, system } = process.cpuUsage(before);
		used = (user + system) / 1000;
		rounds++;
	} while (used < LEAST_MILLISECONDS);
	return used / rounds / series.length;
}

function main(): void {
	const options = readOptions();
	if (options.series === undefined) throw new UsageError("Name the series file with --series FILE.");
	const series = sampleOf(readSeries(options.series), numberOption(options.limit));
	const models = options.models.split(",").filter((name) => name !== "");
	const periods = [...new Set(series.map(({ period }) => period))];
	const rows: Row[] = [];
	const choices: string[] = [];
	const losses: Record<string, number[]> = {};
	for (const model of models) {
		const parts = periods.map((period) => {
			const own = series.filter((one) => one.period === period);
			return { own, period, scores: own.map((one) => scoresOf(one, forecastOf(one, model, options.counts))) };
		});
		const times = parts.map(({ own }) => timeOf(own, model, options.counts));
		const all = parts.flatMap(({ scores }) => scores);
		losses[model] = all.map(({ mase }) => mase);
		if (parts.length > 1)
			parts.forEach(({ period, scores }, index) => {
				rows.push(rowOf(model, period, scores, times[index]!));
			});
		const total = parts.reduce((sum, { own }, index) => sum + own.length * times[index]!, 0);
		rows.push(rowOf(model, "overall", all, total / all.length));
		if (model === "auto" || model === "fast") choices.push(`${model} took: ${choicesOf(all)}`);
	}
	console.log(textTable(HEADINGS, rows.map(cellsOf)));
	for (const line of choices) console.log(line);
	if (models.length > 1 && series.length > 1) {
		const { statement, methods, criticalDistance } = compareForecasts(losses);
		const ranks = methods.map(({ name, meanRank }) => `${name} ${meanRank.toFixed(2)}`).join(", ");
		console.log(
			`By MASE, series by series: ${statement} Mean ranks: ${ranks}; beyond chance from ${criticalDistance.toFixed(2)} apart.`,
		);
	}
	console.log(
		"RMSSE: scale from the first demand on, as in the M5; RMSSE whole: of the whole history; its point: of the point that such a mean of roots asks for, not of the mean. sum3: the sum of the first 3 periods; pinball loss, mean over the quantiles .5 .75 .9 .95 .99, over the mean absolute one-step naive error, and share of sums up to the 95 % quantile.",
	);
	if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(rows, null, "\t")}\n`);
}

try {
	main();
} catch (error) {
	if (!(error instanceof Error)) throw error;
	console.error(error instanceof UsageError ? `${error.message}\n${USAGE}` : error.message);
	process.exitCode = 2;
}
