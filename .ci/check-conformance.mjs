// Fails on failed cases of the guard; the rest is told only: node .ci/check-conformance.mjs VERDICTS.json
import { readFileSync } from "node:fs";

const BINDING = new Set(["admission", "policy", "ndjson-text"]);
const results = JSON.parse(readFileSync(process.argv[2], "utf8"));
const broken = results.filter(({ topic, verdict }) => verdict === "failed" && BINDING.has(topic));
const count = (verdict) => results.filter((result) => result.verdict === verdict).length;

for (const { topic, id } of broken) console.error(`failed ${topic} ${id}`);
console.log(
	`${count("failed")} failed, ${broken.length} of them binding; ${count("unsupported")} unsupported; ${count("passed")} passed`,
);
process.exitCode = broken.length > 0 || results.length === 0 ? 1 : 0;
