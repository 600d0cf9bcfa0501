/**
 * Forecasts of real orders that nobody simulated: `npm run benchmark:retail -- --data DIR [--out FILE]`.
 *
 * Shops that buy from one wholesaler: few orders of many pieces, articles that come and go. Nothing was chosen on them.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
	type Agreement,
	admitOrders,
	aggregateDemand,
	type DemandPanel,
	definePolicy,
	forecastDemand,
	formatIsoDate,
	type Item,
	type Purpose,
	parseIsoDate,
} from "../src/index.js";
import { readOrderLines } from "../src/node/index.js";
import { PROBABILITIES } from "./orders/score.js";
import { type KnownSeries, SUM_WEEKS, scoreForecast, WindowScores } from "./retail/window-scores.js";
import { asMarkdown, asText, type Section } from "./section.js";
import type { Row } from "./table.js";

const { values: options } = parseArgs({ options: { data: { type: "string" }, out: { type: "string" } } });
if (options.data === undefined || !existsSync(options.data)) {
	console.error("Give a folder of order data: npm run benchmark:retail -- --data DIR [--out FILE]");
	process.exit(2);
}
const folder = options.data;

/** Weeks ahead, between origins, and of all that is judged. */
const [HORIZON, STEP, WEEKS] = [8, 4, 26];
/** Busiest series of a level that are judged. */
const JUDGED = { group: 600, shop: 3000 } as const;
type Level = keyof typeof JUDGED;

const jsonOf = <Value>(name: string): Value => JSON.parse(readFileSync(join(folder, name), "utf8")) as Value;
const dataset = jsonOf<{ testFrom: string; groupId: string; suggestedMaxLineQuantity: number }>(
	"dataset.json",
);
const agreements = jsonOf<Agreement[]>("agreements.json");
const catalogue = jsonOf<Item[]>("items.json").map(({ sku }) => sku);
const lines: unknown[] = [];
for await (const line of readOrderLines(join(folder, "lines.csv.gz"), { format: "csv" })) lines.push(line);

/** Demand by week that a run of a day sees. */
function panelAt(day: string, level: Level): DemandPanel {
	const purpose: Purpose = level === "group" ? "group-purchasing" : "replenishment";
	const policy = definePolicy({
		purpose,
		processingDate: day,
		agreements,
		catalogue,
		maxLineQuantity: dataset.suggestedMaxLineQuantity,
		...(level === "group" ? { groupId: dataset.groupId } : {}),
	});
	const by = level === "group" ? (["sku"] as const) : (["operatorId", "sku"] as const);
	return aggregateDemand(admitOrders(lines, policy).orders, { period: "week", by, to: day });
}

const first = parseIsoDate(dataset.testFrom)!;
const keyOf = (key: object): string => JSON.stringify(key);
const rows: Row[] = [];
for (const level of ["group", "shop"] as const) {
	const known = panelAt(formatIsoDate(first + 7 * WEEKS), level).toJSON().series;
	const volume = ({ units }: KnownSeries): number => units.reduce((sum, value) => sum + value, 0);
	const judged = new Map(
		[...known]
			.sort((a, b) => volume(b) - volume(a))
			.slice(0, JUDGED[level])
			.map((one) => [keyOf(one.key), one]),
	);
	const [weeks, sums] = [new WindowScores(), new WindowScores()];
	for (let week = 0; week + HORIZON <= WEEKS; week += STEP) {
		const origin = formatIsoDate(first + 7 * week);
		const panel = panelAt(origin, level);
		for (const forecast of forecastDemand(panel, { horizon: HORIZON, quantiles: [...PROBABILITIES] })) {
			const one = judged.get(keyOf(forecast.key));
			if (one !== undefined) scoreForecast(forecast, one, origin, weeks, sums);
		}
	}
	for (const [name, scores] of [
		["one week", weeks],
		[`sum of ${SUM_WEEKS} weeks`, sums],
	] as const)
		rows.push([
			level === "group" ? "all shops, by article" : "each shop, by article",
			name,
			scores.count,
			scores.ratio.toFixed(3),
			scores.bias.toFixed(2),
			...([0.5, 0.8, 0.95, 0.99] as const).map((part) => `${(100 * scores.coverage(part)).toFixed(1)} %`),
		]);
}
const section: Section = {
	title: "Real orders of shops at a wholesaler",
	note: `Weekly, ${HORIZON} weeks ahead, a forecast every ${STEP} weeks; the busiest ${JUDGED.group} articles, and ${JUDGED.shop} pairs of shop and article. Loss: pinball over the quantiles ${PROBABILITIES.join(" ")}, scaled by the mean of the series, over that of the last 52 weeks taken as they were (of their sums for a sum). Expected: our means over what came. Nothing was chosen on these orders but how often articles end, which was learned from pools after a first look at them. Where most weeks are without demand a quantile of 0 covers more than its probability.`,
	header: ["level", "window", "windows", "loss", "expected", "50 % covers", "80 %", "95 %", "99 %"],
	rows,
};
console.log(asText(section));
if (options.out !== undefined)
	writeFileSync(
		options.out,
		`# Real orders\n\nWritten by \`npm run benchmark:retail -- --data DIR --out FILE\`; orders: Online Retail II, UCI Machine Learning Repository (D. Chen, 2019).\n\n${asMarkdown(section)}`,
	);
