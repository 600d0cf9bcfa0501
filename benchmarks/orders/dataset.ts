import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Agreement, Coverage, Item } from "../../src/index.js";
import { readOrderLines } from "../../src/node/index.js";

/** One order line of the data set as the guard gets it. */
export interface DataLine {
	readonly lineId: string;
	readonly caseRef?: string;
	readonly operatorId: string;
	readonly siteId?: string;
	readonly sku: string;
	readonly kind?: string;
	readonly quantity: number;
	readonly orderedOn: string;
	readonly optIn?: boolean;
}

/** Known truth of one pair: weekly means given the real deaths, and what happened. */
export interface PairTruth {
	readonly operatorId: string;
	readonly sku: string;
	/** By week from `weeks[0]`; `NaN` where the truth says nothing. */
	readonly oracle: Float64Array;
	/** Means of one who knows trend, season, launches and steps, but not this year's deaths. */
	readonly smooth: Float64Array;
	readonly actual: Float64Array;
}

/** An order history with its truth. */
export interface OrderData {
	readonly name: string;
	readonly groupId: string;
	readonly start: string;
	readonly testFrom: string;
	readonly testWeeks: number;
	readonly lines: readonly DataLine[];
	readonly agreements: readonly Agreement[];
	readonly items: readonly Item[];
	readonly coverage: readonly Coverage[];
	/** Mondays, first week of the truth first. */
	readonly weeks: readonly string[];
	readonly truth: ReadonlyMap<string, PairTruth>;
	/** Lines that are no demand (repeats) and true quantities of typing errors, for the actual daily demand. */
	readonly repeated: ReadonlySet<string>;
	readonly trueQuantity: ReadonlyMap<string, number>;
}

function fileOf(dir: string, name: string): string {
	const path = [join(dir, name), join(dir, `${name}.gz`)].find(existsSync);
	if (path === undefined) throw new Error(`${name} (or ${name}.gz) is missing in the data folder.`);
	return path;
}

function textOf(path: string): string {
	const bytes = readFileSync(path);
	return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

const jsonOf = <Value>(dir: string, name: string): Value => JSON.parse(textOf(fileOf(dir, name))) as Value;

function* rowsOf(text: string): Generator<Record<string, string>> {
	const [header = "", ...rows] = text.split("\n");
	const names = header.trim().split(",");
	for (const row of rows) {
		if (row === "") continue;
		const cells = row.trim().split(",");
		yield Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]));
	}
}

/** Rows of a table with names on top and no quoted cells, compressed if its name ends so. */
export const readRows = (path: string): Record<string, string>[] => [...rowsOf(textOf(path))];

/** Reads a folder of the form of the order data sets. */
export async function readOrderData(dir: string): Promise<OrderData> {
	const dataset = jsonOf<{
		name: string;
		groupId: string;
		start: string;
		testFrom: string;
		testWeeks: number;
	}>(dir, "dataset.json");
	const lines: DataLine[] = [];
	for await (const line of readOrderLines(fileOf(dir, "lines.csv"), { format: "csv" }))
		lines.push(line as DataLine);
	const truthRows = readRows(fileOf(dir, "truth_weekly.csv"));
	const weeks = [...new Set(truthRows.map(({ weekStart }) => weekStart as string))].sort();
	const weekIndex = new Map(weeks.map((week, index) => [week, index]));
	const truth = new Map<string, PairTruth>();
	for (const { operatorId = "", sku = "", weekStart = "", muOracle, muSmooth, actual } of truthRows) {
		const key = `${operatorId} ${sku}`;
		let pair = truth.get(key);
		if (pair === undefined) {
			pair = {
				operatorId,
				sku,
				oracle: new Float64Array(weeks.length).fill(Number.NaN),
				smooth: new Float64Array(weeks.length).fill(Number.NaN),
				actual: new Float64Array(weeks.length).fill(Number.NaN),
			};
			truth.set(key, pair);
		}
		const week = weekIndex.get(weekStart) as number;
		pair.oracle[week] = Number(muOracle);
		pair.smooth[week] = Number(muSmooth);
		pair.actual[week] = Number(actual);
	}
	const anomalies = readRows(fileOf(dir, "anomalies.csv"));
	return {
		...dataset,
		lines,
		agreements: jsonOf(dir, "agreements.json"),
		items: jsonOf(dir, "items.json"),
		coverage: jsonOf(dir, "coverage.json"),
		weeks,
		truth,
		repeated: new Set(
			anomalies.filter(({ type }) => type === "duplicate_line").map(({ lineId }) => lineId as string),
		),
		trueQuantity: new Map(
			anomalies
				.filter(({ type }) => type === "typo_x10")
				.map(({ lineId, trueQuantity }) => [lineId as string, Number(trueQuantity)]),
		),
	};
}
