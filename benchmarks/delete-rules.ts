/**
 * Takes the rules of the guard out one by one and demands that a test fails each time:
 * `npm run benchmark:rules -- [--only PART-OF-A-PATH] [--json FILE]`.
 *
 * A process of its own does the work (`delete-rules/try-rules.ts`); a rule without which the guard does not come to an
 * end counts as found, and the next process goes on behind it. Ends with 1 when a rule can go without a test that fails.
 */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { whyNoRule } from "./delete-rules/find-rules.js";
import { placesBelow } from "./delete-rules/places-below.js";
import { textTable } from "./table.js";

/** A rule takes a second or two; the tests that are collected first take some more. */
const LONGEST_SILENCE = 90_000;

const { values } = parseArgs({
	options: { only: { type: "string", default: "" }, json: { type: "string" } },
});
const root = fileURLToPath(new URL("..", import.meta.url));
const places = placesBelow(root).filter(({ file }) => file.includes(values.only));
const rules = places.filter((place) => whyNoRule(place) === undefined);

/** What became of a rule that was taken out; null when no test failed. */
type Killer = string | null;
const killers: Killer[] = [];

function note(killer: Killer): void {
	const { file, line, name } = rules[killers.length] as (typeof rules)[number];
	killers.push(killer);
	console.error(
		`${killers.length} of ${rules.length}: ${killer === null ? "SURVIVED" : "found"} ${file}:${line} ${name}`,
	);
}

/** Tries rules from the first that is left, until the process ends or says nothing for too long. */
function tryRules(): Promise<void> {
	return new Promise((resolve, reject) => {
		const program = fileURLToPath(new URL("delete-rules/try-rules.ts", import.meta.url));
		const args = ["--import", "tsx", program, values.only, String(killers.length)];
		const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
		let isHanging = false;
		const stop = (): void => {
			isHanging = true;
			child.kill("SIGKILL");
		};
		let silence = setTimeout(stop, LONGEST_SILENCE);
		createInterface({ input: child.stdout }).on("line", (text) => {
			clearTimeout(silence);
			silence = setTimeout(stop, LONGEST_SILENCE);
			note((JSON.parse(text) as { killer: Killer }).killer);
		});
		child.on("close", (code) => {
			clearTimeout(silence);
			if (isHanging) note("does not come to an end");
			else if (code !== 0) return reject(new Error("The rules can not be tried; see above."));
			resolve();
		});
	});
}

while (killers.length < rules.length) await tryRules();

console.log(
	textTable(
		["rule", "place", "killed by"],
		rules.map(({ file, line, name }, at) => [name, `${file}:${line}`, killers[at] ?? "SURVIVED"]),
	),
);
for (const place of places) {
	const why = whyNoRule(place);
	if (why !== undefined)
		console.log(`no rule, left alone: ${place.file}:${place.line} ${place.name} (${why})`);
}
const found = killers.filter((killer) => killer !== null).length;
console.log(`\n${rules.length} rules, ${found} deletions found`);
if (values.json !== undefined) {
	const verdicts = rules.map((rule, at) => ({
		rule: rule.name,
		place: `${rule.file}:${rule.line}`,
		killer: killers[at],
	}));
	writeFileSync(values.json, `${JSON.stringify(verdicts, null, "\t")}\n`);
}
process.exitCode = found === rules.length ? 0 : 1;
