import { windowDemand } from "../../src/forecast/index.js";
import {
	aggregateDemand,
	type DemandForecast,
	forecastDemand,
	formatIsoDate,
	parseIsoDate,
} from "../../src/index.js";
import { cdf, type Distribution, quantile } from "../../src/math/index.js";
import type { OrderData } from "../orders/dataset.js";
import { admittedAt, HORIZON } from "../orders/forecast-score.js";
import type { PublicDeaths } from "../orders/public-deaths.js";
import type { Section } from "../section.js";
import type { Row } from "../table.js";

/** Weeks between two origins. */
const STEP = 2;
const WINDOWS = [1, 4, 8] as const;
const LEVELS = [0.8, 0.95] as const;
/** Windows that begin before this day, of those after `testFrom`, lie in the influenza winter. */
const WAVE_ENDS = "2015-02-02";

/** Windows within a level, and what was promised of them. */
class Tally {
	windows = 0;
	readonly within = LEVELS.map(() => 0);
	readonly promised = LEVELS.map(() => 0);

	add(demand: Distribution, actual: number): void {
		this.windows += 1;
		LEVELS.forEach((level, at) => {
			const most = quantile(demand, level);
			if (actual <= most) this.within[at]! += 1;
			this.promised[at]! += cdf(demand, most);
		});
	}

	row(name: string, weeks: number): Row {
		const share = (sum: number): string => `${((100 * sum) / this.windows).toFixed(1)} %`;
		const shares = LEVELS.flatMap((_, at) => [share(this.within[at]!), share(this.promised[at]!)]);
		return [name, weeks, this.windows, ...shares];
	}
}

/** Pieces of an article that families of some members asked for in some weeks. */
function asked(
	data: OrderData,
	sku: string,
	members: ReadonlySet<string>,
	from: number,
	weeks: number,
): number {
	let sum = 0;
	for (const member of members)
		for (let week = from; week < from + weeks; week++)
			sum += data.truth.get(`${member} ${sku}`)?.actual[week] || 0;
	return sum;
}

/** Forecasts of the articles of a group on a day, and who is in it. */
function pooledAt(
	data: OrderData,
	asOf: string,
	deaths: PublicDeaths | undefined,
): { forecasts: readonly DemandForecast[]; members: Set<string> } {
	const orders = admittedAt(data, asOf, "group-purchasing");
	// As a group run does: what leaves it is gated by article, so that none may hold anything of another.
	const acrossArticles = false;
	const options = { period: "week", to: asOf, coverage: data.coverage, acrossArticles } as const;
	const own = aggregateDemand(orders, { ...options, by: ["operatorId"] }).toJSON().series;
	const members = new Set(own.map(({ key }) => key.operatorId!));
	const forecasts = forecastDemand(aggregateDemand(orders, { ...options, by: ["sku"] }), {
		horizon: HORIZON,
		acrossArticles,
		...(deaths === undefined ? {} : { drivers: [deaths.driverAt(asOf, members)] }),
	});
	return { forecasts, members };
}

/** Windows before the test year that are told beside it: the forecasts' constants were chosen on them. */
const WEEKS_BEFORE = 104;
const NAMES = {
	year: "test year",
	rest: `of it from ${WAVE_ENDS} on`,
	wave: "of it influenza winter, before",
	before: "two years before",
	all: "all three years",
};

/** Kinds to which the windows that begin on a day belong. */
function kindsOf(asOf: string, testFrom: string): (keyof typeof NAMES)[] {
	if (asOf < testFrom) return ["before", "all"];
	return ["year", asOf < WAVE_ENDS ? "wave" : "rest", "all"];
}

/**
 * How often demand of the group stayed within the levels of its pooled forecast.
 *
 * @param data an order history
 * @param deaths public deaths that the run is given, where it is
 * @returns shares of windows of one, four and eight weeks, those of the influenza winter apart, and the years before
 */
export function pooledCoverage(data: OrderData, deaths?: PublicDeaths): Section {
	const tallies = new Map<string, Tally>();
	const tallyOf = (kind: string, weeks: number): Tally => {
		const key = `${kind} ${weeks}`;
		if (!tallies.has(key)) tallies.set(key, new Tally());
		return tallies.get(key)!;
	};
	const first = parseIsoDate(data.testFrom)!;
	for (let week = -WEEKS_BEFORE; week + HORIZON <= data.testWeeks; week += STEP) {
		const asOf = formatIsoDate(first + 7 * week);
		const { forecasts, members } = pooledAt(data, asOf, deaths);
		for (const forecast of forecasts)
			for (const weeks of WINDOWS) {
				const demand = windowDemand(
					forecast,
					Array.from({ length: weeks }, () => 1),
				);
				const actual = asked(data, forecast.key.sku!, members, data.weeks.indexOf(asOf), weeks);
				for (const kind of kindsOf(asOf, data.testFrom)) tallyOf(kind, weeks).add(demand, actual);
			}
	}
	return {
		title: `Levels of the pooled forecast that demand stayed within${deaths === undefined ? "" : ", with public deaths as driver"}`,
		note: `${deaths === undefined ? "" : "The run knows the weekly deaths of the members' areas, two weeks late. "}Whole group by article, a forecast every ${STEP} weeks. A level is the smallest whole number that demand stays within with at least the probability; promised is the probability of that number. Influenza winter: windows that begin before ${WAVE_ENDS}. A year is busier or calmer than what came before for all articles at once: the windows of one year stray together, those of three years are near to what was promised. The constants of the forecasts were chosen on the two years before.`,
		header: [
			"windows begin",
			"weeks",
			"windows",
			...LEVELS.flatMap((level) => [`within ${100 * level} %`, "promised"]),
		],
		rows: (["year", "rest", "wave", "before", "all"] as const).flatMap((kind) =>
			WINDOWS.map((weeks) => tallyOf(kind, weeks).row(NAMES[kind], weeks)),
		),
	};
}
