/**
 * Writes docs/results/forecasting.md: `npm run benchmark:forecasting -- --m3 FILE --carparts FILE --orders DIR --deaths FILE [--out FILE]`.
 *
 * Runs the scripts that measure, one process each, and sets their tables beside the figures that were measured of other
 * tools. Nothing is typed in but those.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Row as Accuracy } from "./accuracy/rows.js";

const { values: options } = parseArgs({
	options: {
		m3: { type: "string" },
		carparts: { type: "string" },
		orders: { type: "string" },
		deaths: { type: "string" },
		out: { type: "string", default: "docs/results/forecasting.md" },
	},
});
const { m3: m3File, carparts, orders: orderFolder, deaths } = options;
if (!(m3File && carparts && orderFolder && deaths)) {
	console.error(
		"Name the data: npm run benchmark:forecasting -- --m3 FILE --carparts FILE --orders DIR --deaths FILE [--out FILE]",
	);
	process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "reappro-"));

/** Runs a script of this folder and gives what it printed. */
function run(script: string, ...given: string[]): string {
	const file = fileURLToPath(new URL(script, import.meta.url));
	const { status, stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, file, ...given], {
		encoding: "utf8",
		maxBuffer: 2 ** 26,
	});
	if (status !== 0) throw new Error(`${script} failed:\n${stderr}`);
	return stdout;
}

function runJson<Result>(script: string, ...given: string[]): Result {
	const file = join(folder, "result.json");
	run(script, ...given, "--json", file);
	return JSON.parse(readFileSync(file, "utf8")) as Result;
}

const table = (header: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
	[header, header.map((_, at) => (at === 0 ? "---" : "---:")), ...rows]
		.map((row) => `| ${row.join(" | ")} |`)
		.join("\n");

/** Measured once of other tools on such a machine, with their own intervals; no run of this script changes them. */
const OTHERS_ON_M3 = [
	["median of ETS, CES, ARIMA, DOTM (statsforecast)", "0.821", "1.339", "0.859", "14.31", "509"],
	["mean of AutoETS and DOTM (statsforecast)", "0.823", "1.338", "0.869", "12.99", "54"],
	["mean of ets and thetaf (R)", "0.828", "1.351", "0.909", "11.77", "257"],
	["DynamicOptimizedTheta (statsforecast)", "0.831", "1.352", "0.827", "15.87", "4.4"],
	["AutoETS (statsforecast)", "0.851", "1.382", "0.876", "13.02", "50"],
	["ets (R)", "0.871", "1.425", "0.892", "13.07", "253"],
	["MSTL + ETS (augurs)", "0.869", "1.384", "0.859", "13.23", "2.6"],
] as const;

const OTHERS_ON_CARPARTS = [
	["IMAPA (statsforecast)", "0.684", "-", "-", "-"],
	["SES(0.1) with a negative binomial", "0.690", "-", "0.832", "0.951"],
	["SES(0.1) with a normal", "0.690", "-", "0.924", "-"],
	["bootstrap of Willemain", "-", "-", "0.936", "-"],
	["SBA with a negative binomial", "0.774", "-", "1.171", "-"],
] as const;

const OTHERS_ON_ORDERS = [
	["AutoETS (statsforecast), its own intervals", "1.32", "1.21"],
	["AutoETS (statsforecast), a Poisson around its mean", "1.058", "1.118"],
	["mean of the last year, the right compound Poisson", "1.160", "-"],
] as const;

const m3 = runJson<Accuracy[]>(
	"accuracy.ts",
	"--series",
	m3File,
	"--models",
	"auto,fast,ets,dynamic-optimized-theta",
);
const parts = runJson<Accuracy[]>(
	"accuracy.ts",
	"--series",
	carparts,
	"--models",
	"auto,imapa,adida,tsb",
	"--counts",
);
const orders = runJson<{ forecastRows: (string | number)[][] }>(
	"orders.ts",
	"--data",
	orderFolder,
	"--no-replay",
	"--deaths",
	deaths,
);
const many = JSON.parse(run("forecasting/many-series.ts")) as Record<
	"count" | "length" | "finite" | "seconds" | "startMebibytes" | "peakMebibytes",
	number
>;

const overall = m3.filter(({ period }) => period === "overall");
const fixed = (value: number, digits: number): string => value.toFixed(digits);

const text = `# What the forecasts are worth

    npm run benchmark:forecasting -- --m3 FILE --carparts FILE --orders DIR --deaths FILE

Node ${process.versions.node}, ${cpus()[0]?.model ?? "unknown processor"}; CPU time of one core. Figures of other tools were measured once on such a machine and are not measured again here. Every constant of the models was found on training parts; where, stands beside it in the source.

## M3, 3,003 series

${table(
	["method", "OWA", "MASE", "95 % covers", "MSIS", "ms a series"],
	[
		...overall.map((row) => [
			`**\`${row.model}\`**`,
			fixed(row.owa, 3),
			fixed(row.mase, 3),
			fixed(row.coverage95, 3),
			fixed(row.msis, 2),
			fixed(row.milliseconds, 2),
		]),
		...OTHERS_ON_M3,
	],
)}

By period type, with all figures (means, two intervals, five quantiles of each period and of the running sums) in the time:

${table(
	["model", "period", "series", "sMAPE", "MASE", "OWA", "95 % covers", "80 % covers", "MSIS", "ms a series"],
	m3.map((row) => [
		row.model,
		row.period,
		row.series,
		fixed(row.smape, 2),
		fixed(row.mase, 3),
		fixed(row.owa, 3),
		fixed(row.coverage95, 3),
		fixed(row.coverage80, 3),
		fixed(row.msis, 2),
		fixed(row.milliseconds, 2),
	]),
)}

## Car parts, 2,404 monthly count series, 12 months ahead

RMSSE scaled by the whole history, of the mean, and of the point that a mean of roots over series asks for (\`pointForMeasure\`: least mean distance to the sample paths). The latter lies far below the mean and nobody should restock by it; it tells what the measure rewards. Lead-time demand is that of three months, its pinball loss the mean over the quantiles .5 .75 .9 .95 .99 over the mean absolute one-step naive error.

${table(
	["method", "RMSSE", "RMSSE, its point", "lead-time pinball", "95 % lead-time quantile covers"],
	[
		...parts.map((row) => [
			`**\`${row.model}\`**`,
			fixed(row.rmsseWhole, 3),
			fixed(row.rmssePoint, 3),
			fixed(row.leadTimePinball, 3),
			fixed(row.leadTimeCoverage, 3),
		]),
		...OTHERS_ON_CARPARTS,
	],
)}

## Weekly orders of funeral operators, eight weeks ahead

Pinball loss over five quantiles, over that of an oracle that knows the mean of every week given the real deaths. Operators see their own lines alone; the group pools those that agreed. Further down each is given public facts too: the season that group runs of those days let out through the gate, or weekly deaths of the areas, known two weeks late. Beside our ratio stands that of one who knows the trend and season of every article, its launches and every step in advance, but not which weeks more people die in; of these only what the latest orders show of a wave can be known. The last of them is the mean of an article's last 52 weeks, all demand counted, with the right compound Poisson around it.

A loss is divided by the article's mean, so that articles count alike. Which mean changes the figure: by that before the span, articles that were launched shortly before it weigh most; by that of the span, those that ended do. Both are given. By the latter the mean of the last year comes out as it was measured elsewhere without the flower (1.041), so those figures of other tools are probably of this kind; with the flower they can not be told apart so.

${table(
	[
		"level",
		"articles",
		"forecasts",
		"pinball",
		"oracle",
		"ratio",
		"ratio, by the span's mean",
		"trend, season known",
		"last year's mean (by the span's)",
		"80 % covers (oracle)",
		"95 % covers (oracle)",
		"ms a series",
	],
	orders.forecastRows,
)}

${table(["other tools, ratio", "operator", "group"], OTHERS_ON_ORDERS)}

## Many series

${many.count.toLocaleString("en-US")} series of ${many.length} months, \`auto\`, one process: ${fixed(many.seconds, 1)} s, ${fixed(many.peakMebibytes, 0)} MiB at the peak (${fixed(many.startMebibytes, 0)} MiB before the first), ${many.finite.toLocaleString("en-US")} with finite forecasts.
`;
writeFileSync(options.out, text);
console.log(text);
