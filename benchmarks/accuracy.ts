import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import {
	compareForecasts,
	forecastSeries,
	intervalCoverage,
	meanAbsoluteScaledError,
	meanPinballLoss,
	meanScaledIntervalScore,
	naive2Forecast,
	overallWeightedAverage,
	rootMeanSquaredError,
	rootMeanSquaredScaledError,
	symmetricMeanAbsolutePercentageError,
} from "../src/forecast/index.js";

const USAGE =
	"Usage: npm run benchmark:accuracy -- --series FILE [--models auto,ets] [--limit N] [--counts] [--json FILE]";

/** A problem of the command line or the file: one sentence and exit code 2. */
class UsageError extends Error {}

/** One series of the file; `test` is never seen by a model. */
interface BenchmarkSeries {
	readonly id: string;
	readonly period: string;
	readonly frequency: number;
	readonly h: number;
	readonly train: readonly number[];
	readonly test: readonly number[];
}

/** Measures of one model on one series. */
interface Scores {
	readonly period: string;
	readonly smape: number;
	readonly mase: number;
	readonly naiveSmape: number;
	readonly naiveMase: number;
	readonly rmsse: number;
	readonly coverage95: number;
	readonly coverage80: number;
	readonly msis: number;
	readonly rmsseWhole: number;
	readonly leadTimePinball: number;
	readonly leadTimeCoverage: number;
	readonly milliseconds: number;
	readonly chosen: string;
}

/** One line of the table. */
interface Row {
	readonly model: string;
	readonly period: string;
	readonly series: number;
	readonly smape: number;
	readonly mase: number;
	readonly owa: number;
	readonly rmsse: number;
	readonly coverage95: number;
	readonly coverage80: number;
	readonly msis: number;
	readonly rmsseWhole: number;
	readonly leadTimePinball: number;
	readonly leadTimeCoverage: number;
	readonly milliseconds: number;
}

const isNumbers = (value: unknown): value is number[] =>
	Array.isArray(value) && value.every((one) => typeof one === "number");

function isSeries(value: unknown): value is BenchmarkSeries {
	if (typeof value !== "object" || value === null) return false;
	const one = value as Record<string, unknown>;
	return (
		typeof one.id === "string" &&
		typeof one.period === "string" &&
		typeof one.frequency === "number" &&
		typeof one.h === "number" &&
		isNumbers(one.train) &&
		isNumbers(one.test) &&
		one.test.length >= one.h
	);
}

function readSeries(file: string): BenchmarkSeries[] {
	let content: unknown;
	try {
		content = JSON.parse(readFileSync(file, "utf8"));
	} catch {
		throw new UsageError("The series file can not be read as JSON: give the path of an existing JSON file.");
	}
	if (!Array.isArray(content) || content.length === 0 || !content.every(isSeries))
		throw new UsageError("The series file must be a list of { id, period, frequency, h, train, test }.");
	return content;
}

/** Every k-th series, so that a sample holds all period types. */
function sampleOf(series: readonly BenchmarkSeries[], limit: number): BenchmarkSeries[] {
	if (limit >= series.length) return [...series];
	return Array.from({ length: limit }, (_, index) => series[Math.floor((index * series.length) / limit)]!);
}

function cpuMilliseconds(since?: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(since);
	return (user + system) / 1000;
}

/** Periods of the lead time whose demand is judged as a sum, and the quantiles that are. */
const LEAD_TIME = 3;
const LEAD_TIME_PROBABILITIES: readonly number[] = [0.5, 0.75, 0.9, 0.95, 0.99];

/** Mean absolute and root mean squared error of the one-step naive forecast over the whole history. */
function naiveScale(training: readonly number[]): { absolute: number; squared: number } {
	let absolute = 0;
	let squares = 0;
	for (let t = 1; t < training.length; t++) {
		const difference = training[t]! - training[t - 1]!;
		absolute += Math.abs(difference);
		squares += difference * difference;
	}
	const count = training.length - 1;
	return { absolute: absolute / count, squared: Math.sqrt(squares / count) };
}

function scoreSeries(one: BenchmarkSeries, model: string, counts: boolean | undefined): Scores {
	const { train, frequency, h } = one;
	const test = one.test.slice(0, h);
	const before = process.cpuUsage();
	const forecast = forecastSeries(train, {
		seasonLength: frequency,
		horizon: h,
		model,
		quantiles: LEAD_TIME_PROBABILITIES,
		...(counts === undefined ? {} : { counts }),
	});
	const milliseconds = cpuMilliseconds(before);
	const naive2 = naive2Forecast(train, frequency, h);
	const interval = (level: number) => forecast.intervals.find((each) => each.level === level)!;
	const wide = interval(0.95);
	const narrow = interval(0.8);
	const window = Math.min(LEAD_TIME, h) - 1;
	const sum = test.slice(0, window + 1).reduce((total, value) => total + value, 0);
	const sumQuantiles = forecast.cumulativeQuantiles.map(({ probability, values }) => ({
		probability,
		values: [values[window]!],
	}));
	const scale = naiveScale(train);
	return {
		period: one.period,
		smape: symmetricMeanAbsolutePercentageError(test, forecast.mean),
		mase: meanAbsoluteScaledError(test, forecast.mean, train, frequency),
		naiveSmape: symmetricMeanAbsolutePercentageError(test, naive2),
		naiveMase: meanAbsoluteScaledError(test, naive2, train, frequency),
		rmsse: rootMeanSquaredScaledError(test, forecast.mean, train),
		rmsseWhole: rootMeanSquaredError(test, forecast.mean) / scale.squared,
		coverage95: intervalCoverage(test, wide.lower, wide.upper),
		coverage80: intervalCoverage(test, narrow.lower, narrow.upper),
		msis: meanScaledIntervalScore(test, wide.lower, wide.upper, 0.95, train, frequency),
		leadTimePinball: meanPinballLoss([sum], sumQuantiles) / scale.absolute,
		leadTimeCoverage: sum <= sumQuantiles.find(({ probability }) => probability === 0.95)!.values[0]! ? 1 : 0,
		milliseconds,
		chosen: forecast.model,
	};
}

/** Mean over the series whose measure is finite: a scale of 0 has no scaled error. */
function meanOf(scores: readonly Scores[], measure: (scores: Scores) => number): number {
	const finite = scores.map(measure).filter(Number.isFinite);
	return finite.reduce((sum, value) => sum + value, 0) / finite.length;
}

function rowOf(model: string, period: string, scores: readonly Scores[]): Row {
	const smape = meanOf(scores, (one) => one.smape);
	const mase = meanOf(scores, (one) => one.mase);
	return {
		model,
		period,
		series: scores.length,
		smape,
		mase,
		owa: overallWeightedAverage(
			{ symmetricMeanAbsolutePercentageError: smape, meanAbsoluteScaledError: mase },
			{
				symmetricMeanAbsolutePercentageError: meanOf(scores, (one) => one.naiveSmape),
				meanAbsoluteScaledError: meanOf(scores, (one) => one.naiveMase),
			},
		),
		rmsse: meanOf(scores, (one) => one.rmsse),
		coverage95: meanOf(scores, (one) => one.coverage95),
		coverage80: meanOf(scores, (one) => one.coverage80),
		msis: meanOf(scores, (one) => one.msis),
		rmsseWhole: meanOf(scores, (one) => one.rmsseWhole),
		leadTimePinball: meanOf(scores, (one) => one.leadTimePinball),
		leadTimeCoverage: meanOf(scores, (one) => one.leadTimeCoverage),
		milliseconds: meanOf(scores, (one) => one.milliseconds),
	};
}

const HEADINGS = [
	"model",
	"period",
	"series",
	"sMAPE",
	"MASE",
	"OWA",
	"RMSSE",
	"cover95",
	"cover80",
	"MSIS",
	"RMSSE whole",
	"sum3 pinball",
	"sum3 cover95",
	"ms/series",
];

function cellsOf(row: Row): string[] {
	return [
		row.model,
		row.period,
		String(row.series),
		row.smape.toFixed(2),
		row.mase.toFixed(3),
		row.owa.toFixed(3),
		row.rmsse.toFixed(3),
		row.coverage95.toFixed(3),
		row.coverage80.toFixed(3),
		row.msis.toFixed(2),
		row.rmsseWhole.toFixed(3),
		row.leadTimePinball.toFixed(3),
		row.leadTimeCoverage.toFixed(3),
		row.milliseconds.toFixed(2),
	];
}

function printTable(lines: readonly (readonly string[])[]): void {
	const widths = HEADINGS.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
	for (const line of lines)
		console.log(
			line
				.map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
				.join("  "),
		);
}

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
		for (const one of series.slice(0, 20)) scoreSeries(one, model, options.counts);
		const scores = series.map((one) => scoreSeries(one, model, options.counts));
		losses[model] = scores.map(({ mase }) => mase);
		for (const period of periods) {
			const part = scores.filter((one) => one.period === period);
			if (periods.length > 1) rows.push(rowOf(model, period, part));
		}
		rows.push(rowOf(model, "overall", scores));
		if (model === "auto" || model === "fast") choices.push(`${model} took: ${choicesOf(scores)}`);
	}
	printTable([HEADINGS, ...rows.map(cellsOf)]);
	for (const line of choices) console.log(line);
	if (models.length > 1 && series.length > 1) {
		const { statement, methods, criticalDistance } = compareForecasts(losses);
		const ranks = methods.map(({ name, meanRank }) => `${name} ${meanRank.toFixed(2)}`).join(", ");
		console.log(
			`By MASE, series by series: ${statement} Mean ranks: ${ranks}; beyond chance from ${criticalDistance.toFixed(2)} apart.`,
		);
	}
	console.log(
		"RMSSE: scale from the first demand on, as in the M5; RMSSE whole: of the whole history. sum3: the sum of the first 3 periods; pinball loss, mean over the quantiles .5 .75 .9 .95 .99, over the mean absolute one-step naive error, and share of sums up to the 95 % quantile.",
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
