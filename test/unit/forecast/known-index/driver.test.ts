import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DayNumber, formatIsoDate, parseIsoDate, periodOf } from "../../../../src/calendar/index.js";
import type { Driver } from "../../../../src/forecast/index.js";
import { driverElasticity } from "../../../../src/forecast/known-index/driver-elasticity.js";
import { coveredPart, driverIndex } from "../../../../src/forecast/known-index/driver-index.js";
import { driverRates } from "../../../../src/forecast/known-index/driver-rates.js";
import { seasonOver, yearHarmonics } from "../../../../src/forecast/known-index/year-harmonics.js";
import { createRandom } from "../../../../src/math/index.js";

const week = periodOf("week");
const month = periodOf("month");
const START = parseIsoDate("2020-01-06")!;
const ANGLE = (2 * Math.PI) / 365.25;

/** A season of deaths: a fifth more in January, a fifth less in July. */
const seasonOf = (day: number): number => 1 + 0.2 * Math.cos(ANGLE * (day - parseIsoDate("2020-01-15")!));

/** Mean of a daily rate over the days of a span. */
function meanOf(rate: (day: number) => number, from: DayNumber, to: DayNumber): number {
	let sum = 0;
	for (let day = from; day < to; day++) sum += rate(day + 0.5);
	return sum / (to - from);
}

function driverOf(
	rate: (day: number) => number,
	periods: number,
	name: "week" | "month" = "week",
	start = START,
): Driver {
	const period = name === "week" ? week : month;
	const values = Array.from({ length: periods }, (_, index) => {
		const from = period.offset(start, index);
		const to = period.offset(start, index + 1);
		return meanOf(rate, from, to) * (to - from);
	});
	return { name: "deaths", period: name, start: formatIsoDate(start), values };
}

describe("harmonics of a year", () => {
	it("are means over the days of a span", () => {
		const means = yearHarmonics(START, START + 31);
		for (const [k, value] of means.entries()) {
			const angle = (1 + (k >> 1)) * ANGLE;
			const fine = meanOf(
				(day) => (k % 2 === 0 ? Math.cos(angle * day) : Math.sin(angle * day)),
				START,
				START + 31,
			);
			expect(value).toBeCloseTo(fine, 3);
		}
	});
	it("a season never falls to nothing", () =>
		expect(seasonOver(Float64Array.of(-3, 0, 0, 0, 0, 0, 0, 0), 0, 7)).toBe(0.05));
});

describe("last periods of a driver", () => {
	const random = createRandom(3);
	const counted = (level: number, periods: number): Driver => {
		const driver = driverOf(seasonOf, periods);
		return { ...driver, values: driver.values.map((value) => random.poisson((value / 7) * level)) };
	};
	const endOf = (driver: Driver): DayNumber => {
		const { from, levels } = driverRates(driver, "driver");
		return from + levels.length;
	};
	const without = (driver: Driver, last: number): Driver => ({
		...driver,
		values: driver.values.slice(0, driver.values.length - last),
	});
	const endsWith = (driver: Driver, ...parts: number[]): Driver => ({
		...driver,
		values: driver.values.map((value, index) => {
			const part = parts[index - driver.values.length + parts.length];
			return part === undefined ? value : Math.round(part * value);
		}),
	});

	it("are left out while they are not reported in full", () => {
		const driver = counted(600, 260);
		expect(endOf(endsWith(driver, 0.7))).toBe(endOf(without(driver, 1)));
		expect(endOf(endsWith(driver, 0.7, 0.3))).toBe(endOf(without(driver, 2)));
	});
	it("count where they are high, or few deaths make a register noisy", () => {
		for (const driver of [
			counted(600, 260),
			endsWith(counted(600, 260), 1.7),
			endsWith(counted(10, 260), 0.7),
			driverOf(() => 5, 80),
		])
			expect(endOf(driver)).toBe(START + 7 * driver.values.length);
	});
	it("count where the register has changed for months", () => {
		const driver = endsWith(counted(600, 260), ...new Array(20).fill(0.6));
		expect(endOf(driver)).toBe(START + 7 * 260);
	});
});

describe("driverRates", () => {
	it.each([
		["week", 4 * 52],
		["month", 48],
	] as const)("finds the season by %s, whatever the unit and the trend", (name, periods) => {
		const start = name === "month" ? parseIsoDate("2020-01-01")! : START;
		for (const [unit, growth] of [
			[1, 0],
			[1000, 0.05],
		] as const) {
			const rate = (day: number): number => unit * seasonOf(day) * (1 + (growth * (day - START)) / 365);
			const driver = driverRates(driverOf(rate, periods, name, start), "d");
			for (let day = START; day < START + 365; day += 30)
				expect(
					Math.abs(seasonOver(driver.season, day, day + 7) - meanOf(seasonOf, day, day + 7)),
				).toBeLessThan(0.025);
			expect(Math.abs(driver.anomaly)).toBeLessThan(0.04);
		}
	});
	it("a winter at the end of a driver is no higher level", () => {
		const driver = driverRates(
			driverOf((day) => 50 * seasonOf(day), 3 * 52 + 4),
			"d",
		);
		const end = START + 7 * (3 * 52 + 4);
		// Half a year before the end of January holds more of winter than of summer.
		expect(driver.levels.at(-1)! / 50).toBeCloseTo(1, 1.5);
		const [last] = driverIndex([driver], week, end - 7, 1);
		expect(last).toBeCloseTo(seasonOf(end - 3.5), 1.5);
	});
	it("knows how far above season a driver ended", () => {
		const weeks = 3 * 52;
		const wave = START + 7 * (weeks - 3);
		const driver = driverRates(
			driverOf((day) => 50 * seasonOf(day) * (day < wave ? 1 : 1.5), weeks),
			"d",
		);
		expect(driver.anomaly).toBeGreaterThan(0.35);
		expect(driver.anomaly).toBeLessThan(0.5);
	});
	it("a slip of the register, or a week that it has not counted yet, ruins no forecast", () => {
		const values = driverOf((day) => 15 * seasonOf(day), 160).values;
		const ahead = (last: number[]): Float64Array => {
			const driver = {
				name: "d",
				period: "week",
				start: "2020-01-06",
				values: [...values, ...last],
			} as const;
			return driverIndex([driverRates(driver, "d")], week, START + 7 * (160 + last.length), 8);
		};
		const usual = ahead([]);
		ahead([1e7]).forEach((value, h) => {
			expect(value / usual[h]!).toBeLessThan(1.6);
		});
		expect(driverRates({ ...driverOf(seasonOf, 160), values: [...values, 0, 0] }, "d").levels).toHaveLength(
			7 * 160,
		);
	});
	it("believes a register of many deaths and hardly one of few", () => {
		const random = createRandom(11);
		const anomalyOf = (deaths: number): number => {
			const values = Array.from({ length: 300 }, () => random.poisson(deaths));
			return driverRates(
				{ name: "d", period: "week", start: "2015-01-05", values: [...values, 1.3 * deaths] },
				"d",
			).anomaly;
		};
		expect(anomalyOf(4000)).toBeGreaterThan(0.2);
		expect(Math.abs(anomalyOf(8))).toBeLessThan(0.08);
	});
	it("tells waves from the noise of counting", () => {
		const random = createRandom(5);
		let wave = 0;
		const waves = Array.from({ length: 400 }, () => {
			wave = 0.75 * wave + 0.05 * Math.sqrt(1 - 0.75 ** 2) * random.normal();
			return 1000 * (1 + wave);
		});
		const counts = Array.from({ length: 3000 }, () => random.poisson(100));
		const varianceOf = (values: number[]): number =>
			driverRates({ name: "d", period: "week", start: "2012-01-02", values }, "d").variance;
		expect(varianceOf(waves)).toBeGreaterThan(0.0012);
		expect(varianceOf(waves)).toBeLessThan(0.003);
		expect(varianceOf(counts)).toBeLessThan(0.001);
	});
	it("a year that says little of its season says so", () => {
		const random = createRandom(3);
		const noisy = driverRates(
			driverOf(() => random.poisson(3) + 0.5, 60),
			"d",
		);
		for (let day = START; day < START + 365; day += 20)
			expect(Math.abs(seasonOver(noisy.season, day, day + 7) - 1)).toBeLessThan(0.25);
	});
});

describe("driverIndex", () => {
	const even = driverRates(
		driverOf(() => 1, 80),
		"d",
	);

	it("is 1 where the driver is even, and follows it where it is known", () => {
		for (const value of driverIndex([even], week, START + 69 * 7, 20)) expect(value).toBeCloseTo(1, 9);
		const peak = driverRates(
			driverOf((day) => (day >= START + 60 * 7 && day < START + 61 * 7 ? 2 : 1), 80),
			"d",
		);
		const index = driverIndex([peak], week, START + 59 * 7, 3);
		expect(index[1]! / index[0]!).toBeCloseTo(2, 1);
	});
	it("lets a wave fade after the driver's end, by days, weeks and months alike", () => {
		const weeks = 3 * 52;
		const end = START + 7 * weeks;
		const driver = driverRates(
			driverOf((day) => (day < end - 14 ? 1 : 1.4), weeks),
			"d",
		);
		const above = driverIndex([driver], week, end, 12).map(
			(value, h) => value / seasonOver(driver.season, end + 7 * h, end + 7 * h + 7) - 1,
		);
		for (let h = 1; h < 12; h++) expect(above[h]! / above[h - 1]!).toBeCloseTo(0.75, 6);
		const days = driverIndex([driver], periodOf("day"), end, 7);
		expect(days.reduce((sum, value) => sum + value, 0) / 7).toBeCloseTo(
			driverIndex([driver], week, end, 1)[0]!,
			2,
		);
	});
	it("knows a period by the days that the driver covers, and goes on from there", () => {
		const weeks = 3 * 52;
		const end = START + 7 * weeks;
		const driver = driverRates(
			driverOf((day) => (day < end - 21 ? 1 : 1.4), weeks),
			"d",
		);
		const at = (first: number): number => driverIndex([driver], week, first, 1)[0]!;
		for (let shift = 1; shift < 7; shift++) {
			const [whole, half, none] = [at(end - 7), at(end - shift), at(end)];
			expect(half).toBeLessThan(whole + 1e-9);
			expect(half).toBeGreaterThan(none - 1e-9);
		}
		expect(coveredPart([driver], end - 14, end)).toBe(1);
		expect(coveredPart([driver], end - 7, end + 7)).toBe(0.5);
		expect(coveredPart([driver, even], end, end + 7)).toBe(0);
	});
	it("has the same mean in the past and in the future, though winters lie above a median", () => {
		const random = createRandom(17);
		const values = Array.from({ length: 520 }, () => random.poisson(3));
		const driver = driverRates({ name: "d", period: "week", start: "2012-01-02", values }, "d");
		const past = driverIndex([driver], week, parseIsoDate("2012-01-02")!, 520);
		expect(past.reduce((sum, value) => sum + value, 0) / 520).toBeGreaterThan(0.97);
		expect(past.reduce((sum, value) => sum + value, 0) / 520).toBeLessThan(1.03);
	});
	it("takes the season before the driver began, and counts the days of a month", () => {
		const driver = driverRates(driverOf(seasonOf, 4 * 52), "d");
		const before = driverIndex([driver], week, START - 70, 1)[0]!;
		expect(before).toBeCloseTo(seasonOver(driver.season, START - 70, START - 63), 12);
		const [january, february] = driverIndex([even], month, parseIsoDate("2021-01-01")!, 2);
		expect(february! / january!).toBeCloseTo(28 / 31, 9);
	});
	it("is the mean of several, and the same in any unit", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 60, max: 130 }), (unit, weeks) => {
				const random = createRandom(weeks);
				const values = Array.from({ length: weeks }, () => 1 + random.poisson(40));
				const driver = { name: "d", period: "week", start: "2020-01-06", values } as const;
				const one = driverRates(driver, "d");
				const scaled = driverRates({ ...driver, values: values.map((value) => unit * value) }, "d");
				const from = START + 7 * (weeks - 20);
				const [first, second, both] = [[one], [scaled], [one, even]].map((list) =>
					driverIndex(list, week, from, 30),
				);
				const other = driverIndex([even], week, from, 30);
				first!.forEach((value, t) => {
					expect(second![t]).toBeCloseTo(value, 9);
					expect(both![t]).toBeCloseTo((value + other[t]!) / 2, 12);
				});
			}),
			{ numRuns: 20 },
		);
	});
	it("a driver of weeks without any value stays above 0", () => {
		const values = Array.from({ length: 120 }, (_, t) => (t < 60 ? 5 : 0));
		const driver = driverRates({ name: "d", period: "week", start: "2020-01-06", values }, "d");
		for (const value of driverIndex([driver], week, START - 70, 200))
			expect(value).toBeGreaterThanOrEqual(0.05);
	});
});

describe("driverElasticity", () => {
	it("is 1 until shown otherwise, and found where the series is rich", () => {
		const random = createRandom(8);
		const index = Array.from({ length: 200 }, (_, t) => 1 + 0.3 * Math.sin(t));
		const counts = (power: number) => index.map((value) => random.poisson(200 * value ** power));
		expect(driverElasticity([0, 0, 0], index, 52.18)).toBe(1);
		expect(driverElasticity(counts(1), index, 52.18)).toBeCloseTo(1, 1);
		expect(driverElasticity(counts(0), index, 52.18)).toBeLessThan(0.1);
		expect(driverElasticity([0, 1, 0], index, 52.18)).toBeGreaterThan(0.8);
	});
	it("is not misled by growth, nor by a week in which the register counted nothing", () => {
		const random = createRandom(9);
		const index = Array.from({ length: 160 }, (_, t) => 1 + 0.2 * Math.cos((2 * Math.PI * t) / 52.18));
		const growing = index.map((value, t) => random.poisson(200 * value * (1 + t / 150)));
		expect(driverElasticity(growing, index, 52.18)).toBeGreaterThan(0.8);
		expect(driverElasticity(growing, index, 52.18)).toBeLessThan(1.2);
		const odd = index.map((value, t) => (t % 40 === 3 ? 0.05 : value));
		expect(driverElasticity(growing, odd, 52.18)).toBeGreaterThan(0.8);
	});
});
