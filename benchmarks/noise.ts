/**
 * What noise costs in stock: `npx tsx benchmarks/noise.ts [--weekly 2,10,50] [--json FILE]`.
 *
 * A history of one year, known through noisy counts that happen to hit the truth; lead time two weeks, an order a week,
 * Poisson demand, 95 % of cycles without a shortage.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { noiseSafetyStock } from "../src/inventory/index.js";
import { createNoiseBudget, noisyCounts } from "../src/privacy/index.js";
import { textTable } from "./table.js";

const WEEKS = 52;
const QUESTIONS = [
	{ name: "52 weeks", counts: 52 },
	{ name: "4 quarters", counts: 4 },
	{ name: "1 year", counts: 1 },
];
const PROMISES = [
	{ unit: "family", pieces: 8, microEpsilon: 250_000 },
	{ unit: "family", pieces: 8, microEpsilon: 1_000_000 },
	{ unit: "family", pieces: 8, microEpsilon: 4_000_000 },
	{ unit: "operator", pieces: 200, microEpsilon: 1_000_000 },
	{ unit: "operator", pieces: 200, microEpsilon: 4_000_000 },
] as const;

const { values } = parseArgs({
	options: { json: { type: "string" }, weekly: { type: "string", default: "2,10,50" } },
});
const weeklyDemands = values.weekly.split(",").map(Number);

const rows = PROMISES.flatMap(({ unit, pieces, microEpsilon }) =>
	QUESTIONS.flatMap(({ name, counts }) => {
		const { answer } = noisyCounts([], {
			budget: createNoiseBudget({ unit, contributionBound: { pieces }, totalMicroEpsilon: microEpsilon }),
			...{ microEpsilon, question: "table", edition: "1", cells: ["one"] },
		});
		return weeklyDemands.map((weekly) => {
			const weeksInCount = WEEKS / counts;
			const cost = noiseSafetyStock({
				counts: new Array<number>(counts).fill(weekly * weeksInCount),
				scale: answer.scale,
				leadPeriods: 2 / weeksInCount,
				reviewPeriods: 1 / weeksInCount,
				service: { type: "cycle", target: 0.95 },
			});
			return {
				unit,
				pieces,
				epsilon: microEpsilon / 1e6,
				asked: name,
				halfWidth: answer.halfWidth,
				weekly,
				without: cost.withoutNoise.orderUpTo,
				with: cost.withNoise.orderUpTo,
				extra: cost.extraSafetyStock,
				ignored: `${(100 * cost.serviceIfIgnored).toFixed(1)} %`,
			};
		});
	}),
);

if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, "\t")}\n`);
console.log(
	textTable(
		[
			"unit",
			"bound",
			"epsilon",
			"asked as",
			"+/- a count",
			"a week",
			"level",
			"with noise",
			"extra",
			"service if ignored",
		],
		rows.map((row) => Object.values(row)),
	),
);
