/**
 * Runs every reference case below a folder: `npm run conformance -- --reference DIR`.
 *
 * DIR holds `privacy`, `inventory` and `forecast`, any of which may be missing. `--verbose` shows the first cases
 * that did not pass, `--json FILE` saves every verdict. Ends with 1 when a case failed or is unsupported.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { parseArgs } from "node:util";
import type { CaseResult, TopicRunner, Verdict } from "./conformance/topic.js";

const ROOMS: Readonly<Record<string, () => Promise<TopicRunner>>> = {
	privacy: async () => (await import("./conformance/privacy.js")).runPrivacy,
	inventory: async () => (await import("./conformance/inventory.js")).runInventory,
	forecast: async () => (await import("./conformance/forecast.js")).runForecast,
};

const SHOWN_CASES = 12;
const VERDICTS: readonly Verdict[] = ["passed", "failed", "unsupported"];

class UsageError extends Error {}

interface Options {
	readonly reference: string;
	readonly verbose: boolean;
	readonly json: string | undefined;
}

function readOptions(args: readonly string[]): Options {
	try {
		const { values } = parseArgs({
			args: [...args],
			options: {
				reference: { type: "string" },
				verbose: { type: "boolean", default: false },
				json: { type: "string" },
			},
		});
		if (values.reference === undefined)
			throw new UsageError("Name the folder of the reference cases: --reference DIR.");
		return { reference: values.reference, verbose: values.verbose, json: values.json };
	} catch (error) {
		throw error instanceof UsageError ? error : new UsageError((error as Error).message);
	}
}

function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((name) => statSync(join(folder, name)).isFile())
		.sort();
}

const single = (topic: string, id: string, verdict: Verdict, detail: string): CaseResult[] => [
	{ topic, id, verdict, detail },
];

/** A file that breaks its runner counts as one failed case; one that yields no case is unsupported. */
async function runFile(
	room: string,
	folder: string,
	name: string,
	runner: TopicRunner,
): Promise<CaseResult[]> {
	if (extname(name) !== ".json") return single(room, name, "unsupported", "not a JSON file");
	let content: unknown;
	try {
		content = JSON.parse(readFileSync(join(folder, name), "utf8"));
	} catch {
		return single(room, name, "failed", "the file is not valid JSON");
	}
	try {
		const results = await runner(name, content);
		return results.length > 0 ? results : single(room, name, "unsupported", "no case in a known form");
	} catch (error) {
		const kind = error instanceof Error ? `${error.name}: ${error.message}` : "a value that is not an Error";
		return single(room, name, "failed", `the runner threw ${kind}`);
	}
}

async function runRoom(reference: string, room: string): Promise<CaseResult[]> {
	const folder = join(reference, room);
	const loadRunner = ROOMS[room];
	if (loadRunner === undefined || !existsSync(folder)) return [];
	const names = filesBelow(folder).filter((name) => extname(name).toLowerCase() !== ".md");
	const runner = names.length > 0 ? await loadRunner() : undefined;
	const results: CaseResult[] = [];
	for (const name of names) if (runner) results.push(...(await runFile(room, folder, name, runner)));
	return results;
}

const countVerdict = (results: readonly CaseResult[], verdict: Verdict): number =>
	results.filter((result) => result.verdict === verdict).length;

function tableOf(byRoom: ReadonlyMap<string, readonly CaseResult[]>): string {
	const rows: string[][] = [["topic", ...VERDICTS]];
	const addRow = (title: string, results: readonly CaseResult[]): void => {
		rows.push([title, ...VERDICTS.map((verdict) => String(countVerdict(results, verdict)))]);
	};
	for (const [room, results] of byRoom)
		for (const topic of new Set(results.map((result) => result.topic)))
			addRow(
				topic === room ? room : `${room}/${topic}`,
				results.filter((result) => result.topic === topic),
			);
	addRow("total", [...byRoom.values()].flat());
	const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
	return rows
		.map((row) =>
			row
				.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
				.join("  "),
		)
		.join("\n");
}

/** The first cases that did not pass, a few of each topic so that none hides another. */
function troubleOf(results: readonly CaseResult[]): string {
	const topics = new Map<string, string[]>();
	for (const { topic, id, verdict, detail } of results) {
		if (verdict === "passed") continue;
		const lines = topics.get(topic) ?? [];
		topics.set(topic, lines);
		lines.push(`${verdict}  ${topic}  ${id}${detail === undefined ? "" : `  ${detail}`}`);
	}
	return [...topics.values()]
		.map((lines) => {
			const more = lines.length - SHOWN_CASES;
			return [...lines.slice(0, SHOWN_CASES), ...(more > 0 ? [`... and ${more} more`] : [])].join("\n");
		})
		.join("\n");
}

async function main(args: readonly string[]): Promise<number> {
	const options = readOptions(args);
	if (!existsSync(options.reference) || !statSync(options.reference).isDirectory())
		throw new UsageError("The folder given by --reference does not exist.");
	const byRoom = new Map<string, CaseResult[]>();
	for (const room of Object.keys(ROOMS)) byRoom.set(room, await runRoom(options.reference, room));
	const results = [...byRoom.values()].flat();
	const [passed, failed, unsupported] = VERDICTS.map((verdict) => countVerdict(results, verdict));
	console.log(`${tableOf(byRoom)}\n`);
	if (options.verbose && passed !== results.length) console.log(`${troubleOf(results)}\n`);
	if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(results, null, "\t")}\n`);
	if (results.length === 0) console.log("No case was found.\n");
	console.log(`${passed} passed, ${failed} failed`);
	return failed === 0 && unsupported === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		console.error(error instanceof UsageError ? error.message : error);
		process.exitCode = error instanceof UsageError ? 2 : 1;
	},
);
