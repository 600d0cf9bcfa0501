/**
 * Takes the rules of the guard out one by one and demands that a test fails each time:
 * `npm run benchmark:rules -- [--only PART-OF-A-PATH] [--json FILE]`.
 *
 * Works on a copy of `src` and `test`, with the tests of a mutation run (`mutation/guard-tests.mjs`). Ends with 1 when a rule can go
 * without a test that fails.
 */
import {
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
	writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findRules, type Rule, whyNoRule } from "./delete-rules/find-rules.js";
import { failureOf, type GuardTest, guardTests } from "./mutation/guard-tests.mjs";
import { textTable } from "./table.js";

const { values } = parseArgs({
	options: { only: { type: "string", default: "" }, json: { type: "string" } },
});

/** Written past `console`, which some tests take away for a while. */
const say = (stream: 1 | 2, text: string): void => void writeSync(stream, `${text}\n`);

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FOLDERS = ["line", "personal-data", "policy", "admission", "text"];

const places = FOLDERS.flatMap((folder) => {
	const path = `src/privacy/${folder}`;
	const names = readdirSync(join(ROOT, path), { encoding: "utf8", recursive: true }).sort();
	return names
		.filter((name) => name.endsWith(".ts"))
		.flatMap((name) => findRules(`${path}/${name}`, readFileSync(join(ROOT, path, name), "utf8")));
}).filter(({ file }) => file.includes(values.only));

const rules = places.filter((place) => whyNoRule(place) === undefined);

function workingCopy(): string {
	const copy = mkdtempSync(join(tmpdir(), "reappro-rules-"));
	const parts = ["src", "test", "benchmarks", "package.json", "tsconfig.json", "docs", "examples"];
	for (const part of parts) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
	symlinkSync(resolve(ROOT, "node_modules"), join(copy, "node_modules"));
	return copy;
}

const copy = workingCopy();
const guard = await guardTests(copy);

/** Name of the first test that fails, `undefined` when all pass. */
async function firstFailure(): Promise<string | undefined> {
	await guard.build();
	let tests: readonly GuardTest[];
	try {
		tests = await guard.load();
	} catch {
		return "the tests can not be loaded";
	}
	for (const test of tests) if ((await failureOf(test)) !== undefined) return test.id;
	return undefined;
}

const unspoilt = await firstFailure();
if (unspoilt !== undefined) throw new Error(`A test fails before any rule is taken out: ${unspoilt}`);

async function killerOf({ file, start, end, replacement }: Rule): Promise<string | undefined> {
	const path = join(copy, file);
	const text = readFileSync(path, "utf8");
	writeFileSync(path, text.slice(0, start) + replacement + text.slice(end));
	const killer = await firstFailure();
	writeFileSync(path, text);
	return killer;
}

const verdicts: { rule: string; place: string; killer: string | undefined }[] = [];
for (const rule of rules) {
	const killer = await killerOf(rule);
	verdicts.push({ rule: rule.name, place: `${rule.file}:${rule.line}`, killer });
	const verdict = killer === undefined ? "SURVIVED" : "found";
	say(2, `${verdicts.length} of ${rules.length}: ${verdict} ${rule.file}:${rule.line} ${rule.name}`);
}
await guard.close();
rmSync(copy, { recursive: true });

say(
	1,
	textTable(
		["rule", "place", "killed by"],
		verdicts.map(({ rule, place, killer }) => [rule, place, killer ?? "SURVIVED"]),
	),
);
for (const place of places) {
	const why = whyNoRule(place);
	if (why !== undefined) say(1, `no rule, left alone: ${place.file}:${place.line} ${place.name} (${why})`);
}
const survivors = verdicts.filter(({ killer }) => killer === undefined);
say(1, `\n${verdicts.length} rules, ${verdicts.length - survivors.length} deletions found`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(verdicts, null, "\t")}\n`);
process.exit(survivors.length === 0 ? 0 : 1);
