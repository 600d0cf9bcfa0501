/**
 * How often the search of the smoothing forms is as good as one from many starts:
 * `npm run benchmark:multi-start -- --series FILE [--period MONTHLY] [--every 6] [--first 0] [--starts 12]`.
 *
 * The six best forms of the search are optimised once more from random smoothing parameters, far longer than the search
 * does. A series counts as reached when the search's AICc lies within 0.5 of the best of all that.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createRandom } from "../src/math/index.js";
import type { EtsCandidate } from "../src/models/ets/candidate.js";
import { etsFormName } from "../src/models/ets/form.js";
import { optimiseEts } from "../src/models/ets/optimise.js";
import { etsProblem, searchEts } from "../src/models/ets/search.js";
import { etsStart, writeStart } from "../src/models/ets/start.js";
import { textTable } from "./table.js";

interface Series {
	readonly id: string;
	readonly period: string;
	readonly frequency: number;
	readonly train: readonly number[];
}

const { values: options } = parseArgs({
	options: {
		series: { type: "string" },
		period: { type: "string", default: "MONTHLY" },
		every: { type: "string", default: "6" },
		first: { type: "string", default: "0" },
		starts: { type: "string", default: "12" },
	},
});
if (options.series === undefined) {
	console.error("Name the series file: npm run benchmark:multi-start -- --series FILE");
	process.exit(2);
}

const FORMS = 6;
const NEAR = 0.5;
const LONG = { iterations: 200, tolerance: 1e-7 };

/** Least AICc of a form from random smoothing parameters, its states from the series' first line and season. */
function bestOf(values: Float64Array, { layout }: EtsCandidate, starts: number, seed: number): number {
	const random = createRandom(seed);
	const problem = etsProblem(values, layout.period);
	const start = etsStart(
		values,
		layout.period,
		values.every((value) => value > 0),
	);
	const parameters = layout.full + 1;
	const penalty = (2 * parameters * problem.count) / (problem.count - parameters - 1);
	let best = Number.POSITIVE_INFINITY;
	for (let at = 0; at < starts; at++) {
		const theta = new Float64Array(layout.full);
		writeStart(start, layout, theta);
		for (const place of [0, layout.betaAt, layout.gammaAt])
			if (place >= 0) theta[place] = 0.02 + 0.96 * random.uniform();
		if (layout.phiAt >= 0) theta[layout.phiAt] = 0.8 + 0.18 * random.uniform();
		best = Math.min(best, optimiseEts(problem, layout, theta, layout.full, LONG) + penalty);
	}
	return best;
}

const file = JSON.parse(readFileSync(options.series, "utf8")) as { series?: Series[] } | Series[];
const all = (Array.isArray(file) ? file : (file.series ?? [])).filter(
	({ period }) => period === options.period,
);
const chosen = all.filter((_, at) => at % Number(options.every) === Number(options.first));
const missed: string[][] = [];
let milliseconds = 0;
chosen.forEach(({ id, frequency, train }, at) => {
	const values = Float64Array.from(train);
	const before = process.cpuUsage();
	const candidates = searchEts(values, frequency);
	const { user, system } = process.cpuUsage(before);
	milliseconds += (user + system) / 1000;
	const [ours] = candidates;
	if (ours === undefined) return;
	const reached = candidates.slice(0, FORMS).map((candidate) => ({
		name: etsFormName(candidate.layout.form),
		aicc: bestOf(values, candidate, Number(options.starts), at + 1),
	}));
	const best = reached.reduce((least, next) => (next.aicc < least.aicc ? next : least));
	const gap = ours.aicc - best.aicc;
	if (gap > NEAR) missed.push([id, etsFormName(ours.layout.form), best.name, gap.toFixed(2)]);
});

console.log(textTable(["missed", "ours", "best", "AICc short by"], missed));
const share = (100 * (chosen.length - missed.length)) / chosen.length;
console.log(
	`${chosen.length - missed.length} of ${chosen.length} series within ${NEAR} of the best of ${options.starts} starts of ${FORMS} forms: ${share.toFixed(1)} %; the search took ${(milliseconds / chosen.length).toFixed(2)} ms a series.`,
);
