import { describe, expect, it } from "vitest";
import { formatIsoDate, parseIsoDate, periodOf } from "../../../src/calendar/index.js";
import { aggregateDemand, panelColumns } from "../../../src/demand/index.js";
import {
	type DemandForecast,
	type Driver,
	forecastDemand,
	forecastShard,
	type SeasonProfile,
	shardOptions,
} from "../../../src/forecast/index.js";
import { yearPosition } from "../../../src/forecast/known-index/season-position.js";
import { createRandom } from "../../../src/math/index.js";
import { admitted, type ShortLine } from "../../support/admitted.js";

/** Mondays up to, but without, the processing date. */
const LAST = parseIsoDate("2026-11-23")!;
const FLAT = new Array<number>(12).fill(1);
/** Twice the mean in winter, next to nothing in summer. */
const WINTER = [2, 1.9, 1.5, 1, 0.5, 0.2, 0.1, 0.2, 0.5, 1, 1.4, 1.7];

function weeklyLines(weeks: number, operatorId: string, seed: number, rate = 3): ShortLine[] {
	const random = createRandom(seed);
	const lines: ShortLine[] = [];
	for (let week = weeks; week >= 1; week--)
		for (let count = 1 + random.poisson(rate); count > 0; count--)
			lines.push({ on: formatIsoDate(LAST - 7 * week + random.integer(6)), operatorId });
	return lines;
}

const panelOf = (lines: readonly ShortLine[], period: "day" | "week" | "month" = "week") =>
	aggregateDemand(admitted(lines), { period });

const total = ({ mean }: DemandForecast): number => mean.reduce((sum, value) => sum + value, 0);
const profile = (monthlyIndex: readonly number[], sku?: string): SeasonProfile => ({
	kind: "season-profile",
	schemaVersion: 1,
	...(sku === undefined ? {} : { sku }),
	monthlyIndex,
});

describe("forecastDemand", () => {
	const lines = [...weeklyLines(60, "op-1", 1), ...weeklyLines(80, "op-2", 2)];
	const panel = panelOf(lines);

	it("gives one forecast for each series, from the end of the panel", () => {
		const forecasts = forecastDemand(panel, { horizon: 3 });
		expect(forecasts.map(({ key }) => key)).toEqual([
			{ operatorId: "op-1", sku: "COFFIN" },
			{ operatorId: "op-2", sku: "COFFIN" },
		]);
		for (const { periodStarts, mean, quantiles, cumulativeQuantiles, process } of forecasts) {
			expect(periodStarts).toEqual(["2026-11-23", "2026-11-30", "2026-12-07"]);
			expect(mean.every((value) => value > 2 && value < 6)).toBe(true);
			expect(quantiles.map(({ probability }) => probability)).toEqual([0.5, 0.8, 0.9, 0.95, 0.99]);
			for (const { values } of [...quantiles, ...cumulativeQuantiles])
				expect(values.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
			const last = cumulativeQuantiles.at(-1)!.values[2]!;
			expect(last).toBeLessThan(quantiles.at(-1)!.values.reduce((sum, value) => sum + value, 0));
			expect(JSON.parse(JSON.stringify(process))).toEqual(process);
		}
	});
	it.each(["auto", "fast", "ets", "theta", "naive"])("%s: no byte depends on another operator", (model) => {
		const alone = panelOf(lines.filter(({ operatorId }) => operatorId === "op-1"));
		const options = { horizon: 4, model, priors: [profile(WINTER)] };
		expect(JSON.stringify(forecastDemand(alone, options)[0])).toBe(
			JSON.stringify(forecastDemand(panel, options)[0]),
		);
	});
	it("works by month and by day, and for a key without operator", () => {
		const month = forecastDemand(panelOf(lines, "month"), { horizon: 2 })[0]!;
		expect(month.periodStarts).toEqual(["2026-11-01", "2026-12-01"]);
		expect(month.mean[0]).toBeGreaterThan(8);
		expect(forecastDemand(panelOf(lines, "day"), { horizon: 2 })[0]!.periodStarts[1]).toBe("2026-11-24");
		const own = admitted(lines.filter(({ operatorId }) => operatorId === "op-1"));
		const [pooled] = forecastDemand(aggregateDemand(own, { period: "week", by: ["sku"] }), { horizon: 1 });
		expect(pooled!.key).toEqual({ sku: "COFFIN" });
	});
	it("knows days of rest", () => {
		const days = forecastDemand(panelOf(lines, "day"), { horizon: 14 })[0]!;
		// The lines of the test fall on Monday to Saturday; the forecast starts on a Monday.
		for (const sunday of [6, 13]) {
			expect(days.mean[sunday]).toBeLessThan(0.1 * days.mean[sunday - 6]!);
			expect(days.quantiles[3]!.values[sunday]).toBe(0);
		}
		const week = forecastDemand(panel, { horizon: 1 })[0]!.mean[0]!;
		expect(days.mean.slice(0, 7).reduce((sum, value) => sum + value, 0) / week).toBeCloseTo(1, 0);
	});
	it("an article of one line is forecast too, by any model", () => {
		const one = panelOf([
			{ on: "2026-11-20" },
			{ on: "2026-11-18", sku: "URN" },
			{ on: "2026-10-05", sku: "URN" },
		]);
		for (const model of ["auto", "ets", "seasonal-naive", "drift", "combination"])
			for (const { mean } of forecastDemand(one, { horizon: 2, model }))
				expect(mean.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
	});
	it("scales to all demand where a share of the lines is seen", () => {
		const half = aggregateDemand(admitted(lines), {
			period: "week",
			coverage: [{ operatorId: "op-1", share: 0.5 }],
		});
		const [seen, other] = forecastDemand(panel, { horizon: 3 });
		const [all, same] = forecastDemand(half, { horizon: 3 });
		all!.mean.forEach((value, h) => {
			expect(value).toBeCloseTo(2 * seen!.mean[h]!, 9);
		});
		expect(all!.quantiles[4]!.values[0]).toBeGreaterThan(seen!.quantiles[4]!.values[0]!);
		expect(same).toEqual(other);
	});
	it("refuses what is no panel and options out of range", () => {
		expect(() => forecastDemand({} as never, { horizon: 1 })).toThrowError(/aggregateDemand/);
		expect(() => forecastDemand(panel, { horizon: 0 })).toThrowError(/options.horizon/);
		expect(() => forecastDemand(panel, { horizon: 1, quantiles: [2] })).toThrowError(
			/options.quantiles\[0\]/,
		);
		expect(() => forecastDemand(panel, { horizon: 1, model: "none" })).toThrowError(/options.model/);
		expect(() => forecastDemand(panel, { horizon: 1, priors: [profile([1])] })).toThrowError(
			/options.priors\[0\].monthlyIndex/,
		);
		expect(() =>
			forecastDemand(panel, { horizon: 1, priors: [profile(new Array<number>(12).fill(0))] }),
		).toThrowError(/options.priors\[0\].monthlyIndex/);
	});
});

describe("priors", () => {
	const short = panelOf(weeklyLines(30, "op-1", 3));
	const long = panelOf(weeklyLines(120, "op-1", 3));

	it("mean the same in hundredths as in parts of the mean", () => {
		const monthly = [1.5, 1.25, 1.25, 1, 0.75, 0.75, 0.5, 0.75, 0.75, 1, 1.25, 1.25];
		const inHundreds = monthly.map((value) => 100 * value);
		const of = (index: readonly number[]) => forecastDemand(short, { horizon: 30, priors: [profile(index)] });
		expect(total(of(inHundreds)[0]!)).toBeCloseTo(total(of(monthly)[0]!), 9);
	});

	it("give a short history its season", () => {
		const plain = forecastDemand(short, { horizon: 30 })[0]!;
		const seasonal = forecastDemand(short, { horizon: 30, priors: [profile(WINTER)] })[0]!;
		const ratio = ({ mean }: DemandForecast) => mean[6]! / mean[28]!;
		expect(ratio(seasonal)).toBeGreaterThan(1.5 * ratio(plain));
		expect(forecastDemand(short, { horizon: 30, priors: [profile(FLAT)] })[0]!.mean[6]).toBeCloseTo(
			plain.mean[6]!,
			1,
		);
	});
	it("of the article go before those of all", () => {
		const own = profile(WINTER, "COFFIN");
		const [one] = forecastDemand(short, { horizon: 10, priors: [profile(FLAT), own] });
		const [two] = forecastDemand(short, { horizon: 10, priors: [own] });
		const [three] = forecastDemand(short, { horizon: 10, priors: [profile(WINTER, "URN")] });
		expect(one).toEqual(two);
		expect(three).toEqual(forecastDemand(short, { horizon: 10 })[0]);
	});
	it("are what a long history starts from, and what it departs from where it shows another season", () => {
		const ratio = ({ mean }: DemandForecast) => mean[6]! / mean[28]!;
		const mild = profile(WINTER.map((value) => 1 + 0.15 * (value - 1)));
		const forecast = (panel: ReturnType<typeof panelOf>, priors: SeasonProfile[]) =>
			ratio(forecastDemand(panel, { horizon: 30, priors })[0]!);
		// About one line a week tells next to nothing of a season in two years, sixty tell it.
		const rare = panelOf(weeklyLines(110, "op-1", 5, 0.2));
		const often = panelOf(weeklyLines(160, "op-1", 6, 60));
		expect(forecast(rare, [mild])).toBeGreaterThan(1.2 * forecast(rare, []));
		expect(forecast(often, [profile(WINTER)]) / forecast(often, [])).toBeLessThan(1.1);
	});
	it("do not stand for drivers where a history is long", () => {
		const drivers = [
			{ name: "even", period: "week" as const, start: "2023-01-02", values: new Array(202).fill(9) },
		];
		expect(forecastDemand(long, { horizon: 4, drivers, priors: [profile(WINTER)] })).toEqual(
			forecastDemand(long, { horizon: 4, drivers }),
		);
	});
});

describe("drivers", () => {
	/** Weekly deaths that follow the seasons, with a wave of twice as many deaths in one winter where asked. */
	const deaths = (wave: boolean): Driver => {
		const start = parseIsoDate("2022-01-03")!;
		const values = Array.from({ length: 255 }, (_, week) => {
			const month = new Date((start + 7 * week) * 864e5).getUTCMonth();
			const high = wave && week >= 240 && week < 252;
			return Math.round(1000 * (1 + 0.2 * Math.cos((2 * Math.PI * month) / 12)) * (high ? 2 : 1));
		});
		return { name: "deaths", period: "week", start: "2022-01-03", values };
	};
	const short = panelOf(weeklyLines(40, "op-1", 4));

	it("give their season to the future", () => {
		const plain = forecastDemand(short, { horizon: 30 })[0]!;
		const driven = forecastDemand(short, { horizon: 30, drivers: [deaths(false)] })[0]!;
		expect(driven.mean[6]! / driven.mean[28]!).toBeGreaterThan(plain.mean[6]! / plain.mean[28]! + 0.1);
	});
	it("a wave of deaths is not read as a new level", () => {
		const wave = weeklyLines(40, "op-1", 4).flatMap((line) =>
			parseIsoDate(line.on)! >= parseIsoDate("2022-01-03")! + 7 * 240 ? [line, { ...line }] : [line],
		);
		const panel = panelOf(wave);
		const blind = total(forecastDemand(panel, { horizon: 8 })[0]!);
		const driven = total(forecastDemand(panel, { horizon: 8, drivers: [deaths(true)] })[0]!);
		expect(driven).toBeLessThan(0.95 * blind);
	});
	it.each([
		[{ start: "2025-13-01" }, "options.drivers[0].start"],
		[{ period: "day" as never }, "options.drivers[0].period"],
		[{ period: "month" as const }, "options.drivers[0].start"],
		[{ values: [1, 2] }, "options.drivers[0].values"],
		[{ values: [1, Number.NaN] }, "options.drivers[0].values[1]"],
	])("refuses %j", (patch, path) => {
		const call = () => forecastDemand(short, { horizon: 1, drivers: [{ ...deaths(false), ...patch }] });
		expect(call).toThrowError(expect.objectContaining({ code: "OPTION_INVALID", path }));
	});
});

describe("a horizon", () => {
	it("has an end, sooner for a model that is named", () => {
		const panel = panelOf(weeklyLines(10, "op-1", 1));
		const refused = expect.objectContaining({ code: "OPTION_INVALID", path: "options.horizon" });
		expect(() => forecastDemand(panel, { horizon: 20_001 })).toThrowError(refused);
		expect(() => forecastDemand(panel, { horizon: 2_001, model: "naive" })).toThrowError(refused);
		expect(forecastDemand(panel, { horizon: 2_001 })[0]!.mean).toHaveLength(2_001);
	});
});

describe("spans of articles", () => {
	it.each([3, null, { "ART-1": 0 }, { "ART-1": 1.5 }])("refuses %j", (spans) => {
		const call = () =>
			forecastDemand(panelOf(weeklyLines(10, "op-1", 1)), { horizon: 4, spans: spans as never });
		expect(call).toThrowError(expect.objectContaining({ code: "OPTION_INVALID", path: "options.spans" }));
	});
});

describe("position in the year", () => {
	it("counts months whole and weeks by the day of the year", () => {
		expect(yearPosition(periodOf("month"), parseIsoDate("2026-12-01")!)).toBe(11);
		expect(yearPosition(periodOf("day"), parseIsoDate("2026-01-01")!)).toBe(0);
		const december = yearPosition(periodOf("week"), parseIsoDate("2026-12-28")!);
		expect(december).toBeGreaterThan(51);
		expect(december).toBeLessThan(365.25 / 7);
	});
});

describe("pools of forecastDemand", () => {
	const SKUS = ["COFFIN", "URN", "LINING", "HANDLE", "PLAQUE", "FLUID"];
	function trade(
		operatorId: string,
		seed: number,
		weeks: number,
		rate: (week: number) => number,
	): ShortLine[] {
		const random = createRandom(seed);
		const lines: ShortLine[] = [];
		for (let week = weeks; week >= 1; week--)
			for (const sku of SKUS)
				for (let count = random.poisson(rate(weeks - week)); count > 0; count--)
					lines.push({ on: formatIsoDate(LAST - 7 * week + random.integer(6)), operatorId, sku });
		return lines;
	}

	it("keeps an operator's own-stock forecasts to the byte when another comes or goes", () => {
		const own = trade("op-1", 21, 120, () => 1.5);
		const other = trade("op-2", 22, 150, () => 9);
		const panel = (lines: readonly ShortLine[]) =>
			aggregateDemand(admitted(lines, { catalogue: SKUS }), { period: "week" });
		const alone = forecastDemand(panel(own), { horizon: 4 });
		const beside = forecastDemand(panel([...own, ...other]), { horizon: 4 });
		expect(JSON.stringify(beside.slice(0, SKUS.length))).toBe(JSON.stringify(alone));
	});

	it("comes back after a wave that all articles went through", () => {
		const lines = trade("op-1", 23, 150, (week) => (week >= 110 && week < 116 ? 12 : 4));
		const [first] = forecastDemand(
			aggregateDemand(admitted(lines, { catalogue: SKUS }), { period: "week" }),
			{ horizon: 4 },
		);
		expect(total(first!) / 4).toBeGreaterThan(3.4);
		expect(total(first!) / 4).toBeLessThan(4.7);
	});

	it("does not take a member that joined late for growth of the group", () => {
		const lines = [...trade("op-1", 24, 150, () => 4), ...trade("op-2", 25, 40, () => 4)];
		const orders = admitted(lines, { catalogue: SKUS, purpose: "group-purchasing", groupId: "group-1" });
		const pooled = forecastDemand(aggregateDemand(orders, { period: "week", by: ["sku"] }), { horizon: 8 });
		for (const forecast of pooled) {
			expect(total(forecast) / 8).toBeGreaterThan(6.5);
			expect(total(forecast) / 8).toBeLessThan(9.5);
		}
	});

	it("gives the same whether a panel is forecast at once or in shards", () => {
		const orders = admitted([...trade("op-1", 26, 80, () => 1), ...trade("op-2", 27, 70, () => 2)], {
			catalogue: SKUS,
		});
		const panel = aggregateDemand(orders, { period: "week" });
		const options = shardOptions({ horizon: 3 });
		const columns = panelColumns(panel);
		const shards = [0, 4, 9, 12].flatMap((from, at, all) =>
			at + 1 < all.length ? forecastShard(columns, from, all[at + 1]!, options) : [],
		);
		expect(JSON.stringify(shards)).toBe(JSON.stringify(forecastDemand(panel, { horizon: 3 })));
	});
});
