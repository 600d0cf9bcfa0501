import { readFileSync } from "node:fs";

/** A problem of the command line or the file: one sentence and exit code 2. */
export class UsageError extends Error {}

/** One series of the file; `test` is never seen by a model. */
export interface BenchmarkSeries {
	readonly id: string;
	readonly period: string;
	readonly frequency: number;
	readonly h: number;
	readonly train: readonly number[];
	readonly test: readonly number[];
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

/** The series of a file. */
export function readSeries(file: string): BenchmarkSeries[] {
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
export function sampleOf(series: readonly BenchmarkSeries[], limit: number): BenchmarkSeries[] {
	if (limit >= series.length) return [...series];
	return Array.from({ length: limit }, (_, index) => series[Math.floor((index * series.length) / limit)]!);
}
