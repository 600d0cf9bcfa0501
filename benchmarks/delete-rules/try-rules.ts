/**
 * Tries rules in a copy of the tree: `try-rules.ts PART-OF-A-PATH FIRST` prints a line of JSON for each rule from the
 * FIRST on, `{ "killer": name of the first test that fails, or null }`. The tests are those of a mutation run.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { failureOf, type GuardTest, guardTests } from "../mutation/guard-tests.mjs";
import { type Rule, whyNoRule } from "./find-rules.js";
import { placesBelow } from "./places-below.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const [, , only = "", first = "0"] = process.argv;

function workingCopy(): string {
	const copy = mkdtempSync(join(tmpdir(), "reappro-rules-"));
	const parts = ["src", "test", "benchmarks", "package.json", "tsconfig.json", "docs", "examples"];
	for (const part of parts) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
	symlinkSync(resolve(ROOT, "node_modules"), join(copy, "node_modules"));
	return copy;
}

const copy = workingCopy();
const guard = await guardTests(copy);

/** Name of the first test that fails, null when all pass. */
async function firstFailure(): Promise<string | null> {
	await guard.build();
	let tests: readonly GuardTest[];
	try {
		tests = await guard.load();
	} catch {
		return "the tests can not be loaded";
	}
	for (const test of tests) if ((await failureOf(test)) !== undefined) return test.id;
	return null;
}

const unspoilt = await firstFailure();
if (unspoilt !== null) throw new Error(`A test fails before any rule is taken out: ${unspoilt}`);

async function killerOf({ file, start, end, replacement }: Rule): Promise<string | null> {
	const path = join(copy, file);
	const text = readFileSync(path, "utf8");
	writeFileSync(path, text.slice(0, start) + replacement + text.slice(end));
	const killer = await firstFailure();
	writeFileSync(path, text);
	return killer;
}

const rules = placesBelow(ROOT).filter(
	(place) => place.file.includes(only) && whyNoRule(place) === undefined,
);
for (const rule of rules.slice(Number(first))) {
	const killer = await killerOf(rule);
	// Past `console`, which some tests take away for a while.
	writeSync(1, `${JSON.stringify({ killer })}\n`);
}
await guard.close();
rmSync(copy, { recursive: true });
process.exit(0);
