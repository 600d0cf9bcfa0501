// Reads what `npm start` wrote and fails when it is not a plan and a page of its own: node .ci/check-start.mjs DIR
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2] ?? "out";
const faults = [];
const require = (holds, sentence) => {
	if (!holds) faults.push(sentence);
};

const plan = JSON.parse(readFileSync(join(folder, "plan.json"), "utf8"));
require(plan.schemaVersion === 1, "plan.json has no schemaVersion 1");
require(Array.isArray(plan.lines) && plan.lines.length > 0, "plan.json has no lines");
require(typeof plan.policyHash === "string" && plan.receipt?.linesAdmitted > 0, "plan.json has no receipt");
for (const [at, line] of (plan.lines ?? []).entries()) {
	const sum = (line.explanation ?? []).reduce((total, { quantity }) => total + quantity, 0);
	require(sum === line.orderQuantity, `lines[${at}]: the terms add up to ${sum}, not ${line.orderQuantity}`);
}

const page = readFileSync(join(folder, "report.html"), "utf8");
require(/<html[\s>]/.test(page) && page.trimEnd().endsWith("</html>"), "report.html is not a whole page");
require(!/(src|href)\s*=\s*["']?https?:/i.test(page), "report.html loads something from elsewhere");

for (const fault of faults) console.error(fault);
console.log(`${plan.lines?.length ?? 0} plan lines, ${page.length} characters of report`);
process.exitCode = faults.length > 0 ? 1 : 0;
