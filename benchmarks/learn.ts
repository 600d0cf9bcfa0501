/**
 * Where the constants of `src/forecast/choice/combination.ts` and `choice/width-powers.ts` come from:
 * `npm run benchmark:learn -- --series FILE [--origins N]`. Only training parts are read.
 *
 * Weights are learned by class of season and moved half-way to those of all classes together; for long seasons, whose
 * models are others, half-way to equal ones (the last line of weights). Widths are learned with the weights that the
 * library has now, so run it again after a change of weights. To see what weights are worth where they were not learned,
 * half of the series (`--judge 0` or `1`), the latest origins (`--judge latest`) or all others (`--judge earlier`) judge.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { COMBINATION, QUICK_COMBINATION } from "../src/forecast/choice/combination.js";
import type { SeasonClass } from "../src/forecast/choice/season-class.js";
import { type Origin, type TrainingSeries, trainingOrigins } from "./learn/origins.js";
import { learnWeights, owaWith } from "./learn/weights.js";
import { learnWidths } from "./learn/widths.js";

/** Without season the adjusted members are the plain ones. */
const QUICK_MEMBERS = [
	"adjusted-dynamic-optimized-theta",
	"adjusted-optimized-theta",
	"seasonal-naive",
	"adjusted-drift",
];
const MEMBERS = ["averaged-ets", "mstl", ...QUICK_MEMBERS];
/** For long seasons. Models on logarithms help there where the latest origins judge, and do no harm where the earlier do. */
const LONG_MEMBERS = [
	"averaged-ets",
	"adjusted-damped-trend",
	"adjusted-log-damped-trend",
	"adjusted-log-dynamic-optimized-theta",
	"adjusted-log-optimized-theta",
	"adjusted-dynamic-optimized-theta",
	"adjusted-optimized-theta",
	"seasonal-naive",
];
const CLASSES = ["none", "short", "long"] as const;

const { values } = parseArgs({
	options: {
		series: { type: "string" },
		origins: { type: "string", default: "2" },
		judge: { type: "string" },
	},
});
if (values.series === undefined) {
	console.error("Name the series file with --series FILE.");
	process.exit(2);
}
const series = JSON.parse(readFileSync(values.series, "utf8")) as TrainingSeries[];
const names = [...new Set([...MEMBERS, ...LONG_MEMBERS]), COMBINATION, QUICK_COMBINATION];
const origins = trainingOrigins(series, names, Number(values.origins));
const halfOf = new Map(series.map(({ id }, index) => [id, String(index % 2)]));
const isJudge = ({ id, step }: Origin): boolean =>
	[halfOf.get(id), step === 0 ? "latest" : "earlier"].includes(values.judge);
const learned = origins.filter((origin) => !isJudge(origin));
const judged = values.judge === undefined ? origins : origins.filter(isJudge);
const of = (origins: readonly Origin[], season: string): Origin[] =>
	origins.filter((origin) => origin.season === season);

const show = (
	season: SeasonClass,
	members: readonly string[],
	own: readonly number[],
	towards: readonly number[],
): void => {
	const weights = own.map((weight, m) => Number((0.5 * (weight + towards[m]!)).toFixed(2)));
	const text = members.map((name, m) => `${name} ${weights[m]}`).join(", ");
	console.log(`${season}: ${text}; OWA ${owaWith(of(judged, season), members, weights).toFixed(4)}`);
};
for (const members of [MEMBERS, QUICK_MEMBERS]) {
	const common = learnWeights(learned, members).weights;
	for (const season of CLASSES)
		show(season, members, learnWeights(of(learned, season), members).weights, common);
}
const own = learnWeights(of(learned, "long"), LONG_MEMBERS).weights;
show(
	"long",
	LONG_MEMBERS,
	own,
	own.map(() => 1 / own.length),
);
for (const [name, other] of [[COMBINATION, QUICK_COMBINATION], [QUICK_COMBINATION]] as const) {
	for (const season of CLASSES) {
		console.log(name, season, JSON.stringify(learnWidths(of(learned, season), name, other)));
	}
}
