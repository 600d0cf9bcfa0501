/**
 * Throughput and peak memory, on invented data: `npm run benchmark:speed -- [--time MS] [--json FILE]`.
 *
 * The guard stands beside what a program would otherwise do with the same lines: `JSON.parse`, `structuredClone`,
 * a strict zod schema. `--operators`, `--articles` and `--weeks` set the size of the trade.
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { Bench } from "tinybench";
import * as z from "zod";
import { forecastSeries } from "../src/forecast/index.js";
import {
	admitOrders,
	admitOrderText,
	aggregateDemand,
	definePolicy,
	planReplenishment,
} from "../src/index.js";
import { MODELS, type Series } from "../src/models/index.js";
import { augurs, rEts } from "./speed/peers.js";
import { inventSeries, inventTrade, type Trade } from "./speed/synthetic.js";
import { textTable } from "./table.js";

/** One measured line of the table. */
interface Row {
	readonly group: string;
	readonly name: string;
	/** What one unit of work is. */
	readonly unit: string;
	readonly perSecond: number;
	readonly millisecondsPerUnit: number;
	/** Relative margin of error of the mean time, in percent. */
	readonly marginPercent: number;
	readonly runs: number;
	/** Highest resident memory of the process up to here, in MiB. */
	readonly peakMebibytes: number;
}

interface Task {
	readonly name: string;
	/** Units of work in one call. */
	readonly units: number;
	readonly run: () => unknown;
}

const peakMebibytes = (): number => process.resourceUsage().maxRSS / 1024;

async function measure(group: string, unit: string, tasks: readonly Task[], time: number): Promise<Row[]> {
	const rows: Row[] = [];
	for (const { name, units, run } of tasks) {
		const bench = new Bench({ time, iterations: 3, warmupTime: time / 4, warmupIterations: 1 });
		bench.add(name, async () => {
			await run();
		});
		const [task] = await bench.run();
		const result = task?.result;
		if (result === undefined || !("latency" in result)) throw new Error(`${group} ${name} did not finish`);
		const { latency } = result;
		rows.push({
			group,
			name,
			unit,
			perSecond: (1000 * units) / latency.mean,
			millisecondsPerUnit: latency.mean / units,
			marginPercent: latency.rme,
			runs: latency.samplesCount,
			peakMebibytes: peakMebibytes(),
		});
	}
	return rows;
}

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);
const strictLine = z.strictObject({
	lineId: id,
	caseRef: id.optional(),
	operatorId: id,
	siteId: id.optional(),
	sku: id,
	kind: z.enum(["order", "return"]).optional(),
	quantity: z.int(),
	orderedOn: z.iso.date(),
	optIn: z.literal(true),
});

function guardTasks({ lines, policy: input }: Trade): Task[] {
	const policy = definePolicy(input);
	const texts = lines.map((line) => JSON.stringify(line));
	const text = `${texts.join("\n")}\n`;
	const chunks = Array.from({ length: Math.ceil(text.length / 65_536) }, (_, at) =>
		text.slice(at * 65_536, (at + 1) * 65_536),
	);
	const each = (work: (at: number) => unknown) => (): void => {
		for (let at = 0; at < lines.length; at += 1) work(at);
	};
	const units = lines.length;
	return [
		{ name: "admitOrders", units, run: () => admitOrders(lines, policy) },
		{ name: "admitOrderText", units, run: () => admitOrderText(chunks, policy) },
		{ name: "peer: JSON.parse", units, run: each((at) => JSON.parse(texts[at]!)) },
		{ name: "peer: structuredClone", units, run: each((at) => structuredClone(lines[at])) },
		{ name: "peer: strict zod schema", units, run: each((at) => strictLine.parse(lines[at])) },
	];
}

function demandTasks({ lines, policy }: Trade): Task[] {
	const { orders } = admitOrders(lines, definePolicy(policy));
	return (["day", "week", "month"] as const).map((period) => ({
		name: `aggregateDemand by ${period}`,
		units: lines.length,
		run: () => aggregateDemand(orders, { period }),
	}));
}

const HORIZON = 12;

function modelTasks(series: Series): Task[] {
	const models = Object.values(MODELS).map((model) => ({
		name: model.name,
		units: 1,
		run: () => model.predict(model.fit(series), HORIZON),
	}));
	const options = { seasonLength: series.seasonLength, horizon: HORIZON };
	return [
		...models,
		{ name: "forecastSeries auto", units: 1, run: () => forecastSeries(series.values, options) },
	];
}

function planTasks({ lines, policy: input, items, stock, asOf }: Trade): Task[] {
	const policy = definePolicy(input);
	const { orders } = admitOrders(lines, policy);
	const text = lines.map((line) => JSON.stringify(line)).join("\n");
	return [
		{
			name: "planReplenishment",
			units: stock.length,
			run: () => planReplenishment({ orders, asOf, items, stock }),
		},
		{
			name: "end to end, from NDJSON",
			units: stock.length,
			run: async () => {
				const admission = await admitOrderText([text], policy);
				return planReplenishment({ orders: admission.orders, asOf, items, stock });
			},
		},
	];
}

function digits(value: number): string {
	if (value >= 100) return Math.round(value).toLocaleString("en-US");
	return value.toPrecision(3);
}

function printTable(rows: readonly Row[]): void {
	const cells = [
		["group", "what", "per second", "unit", "ms a unit", "+-", "runs", "peak MiB so far"],
		...rows.map((row) => [
			row.group,
			row.name,
			digits(row.perSecond),
			row.unit,
			digits(row.millisecondsPerUnit),
			`${row.marginPercent.toFixed(1)} %`,
			String(row.runs),
			row.peakMebibytes.toFixed(0),
		]),
	];
	const textColumns = new Set([0, 1, 3]);
	const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
	for (const row of cells)
		console.log(
			row
				.map((cell, at) => (textColumns.has(at) ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
				.join("  ")
				.trimEnd(),
		);
}

/** Mean CPU time of a monthly series in our models and in other tools, on the same series in the same run. */
async function comparePeers(): Promise<{ name: string; milliseconds: number | undefined }[]> {
	const series = Array.from({ length: 24 }, (_, index) =>
		inventSeries(120, 12, 40 + 10 * index, 100 + index),
	);
	const ours = ["ets", "dynamic-optimized-theta", "fast", "auto"].map((model) => {
		const each = (values: Float64Array): unknown =>
			forecastSeries(values, { seasonLength: 12, horizon: HORIZON, model, counts: false });
		for (const values of series) each(values);
		const start = process.cpuUsage();
		for (let round = 0; round < 5; round++) for (const values of series) each(values);
		const { user, system } = process.cpuUsage(start);
		return { name: model, milliseconds: (user + system) / 1000 / (5 * series.length) };
	});
	const peers = [await augurs(series, 12, HORIZON), rEts(series, 12, HORIZON)];
	const times = peers.map(({ milliseconds }) => milliseconds);
	const ratio = (own: number, other: number | undefined): string =>
		other === undefined ? "-" : (other / own).toFixed(0);
	console.log("\nMonthly series of 120 values, with all figures; CPU time, other tools in the same run\n");
	console.log(
		textTable(
			["what", "ms a series", ...peers.map(({ name }) => `${name}, times as long`)],
			[
				...ours.map(({ name, milliseconds }) => [
					name,
					milliseconds.toFixed(3),
					...times.map((other) => ratio(milliseconds, other)),
				]),
				...peers.map(({ name, milliseconds, failed }) => [
					failed > 0 ? `${name} (${failed} of ${series.length} failed)` : name,
					milliseconds === undefined ? "not installed" : milliseconds.toFixed(3),
					...peers.map(() => "-"),
				]),
			],
		),
	);
	return [...ours, ...peers];
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			time: { type: "string", default: "1000" },
			operators: { type: "string", default: "20" },
			articles: { type: "string", default: "30" },
			weeks: { type: "string", default: "156" },
			json: { type: "string" },
		},
	});
	const time = Number(values.time);
	const size = {
		operators: Number(values.operators),
		articles: Number(values.articles),
		weeks: Number(values.weeks),
	};
	const trade = inventTrade(size, 20_261_123);
	const monthly: Series = { values: inventSeries(120, 12, 40, 1), seasonLength: 12, counts: true };
	const weekly: Series = {
		values: inventSeries(260, 365.25 / 7, 3, 2),
		seasonLength: 365.25 / 7,
		counts: true,
	};
	const start = process.memoryUsage();

	console.log(
		`${trade.lines.length} lines, ${trade.stock.length} stock positions; Node ${process.versions.node}, ${cpus()[0]?.model ?? "unknown processor"}\n`,
	);
	const rows = [
		...(await measure("guard", "lines", guardTasks(trade), time)),
		...(await measure("demand", "lines", demandTasks(trade), time)),
		...(await measure("monthly, 120 values", "series", modelTasks(monthly), time)),
		...(await measure("weekly, 260 values", "series", modelTasks(weekly), time)),
		...(await measure("plan", "positions", planTasks(trade), time)),
	];
	printTable(rows);
	const peers = await comparePeers();
	const memory = {
		atStartMebibytes: start.rss / 2 ** 20,
		atEndMebibytes: process.memoryUsage().rss / 2 ** 20,
		peakMebibytes: peakMebibytes(),
	};
	console.log(
		`\nResident memory: ${memory.atStartMebibytes.toFixed(0)} MiB with the data made, peak ${memory.peakMebibytes.toFixed(0)} MiB.`,
	);
	if (values.json !== undefined)
		writeFileSync(
			values.json,
			`${JSON.stringify({ node: process.versions.node, size, lines: trade.lines.length, rows, peers, memory }, null, "\t")}\n`,
		);
}

await main();
