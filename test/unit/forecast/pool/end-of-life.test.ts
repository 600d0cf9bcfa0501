import { describe, expect, it } from "vitest";
import { endHazard, fateOf, type Silence, silenceOf } from "../../../../src/forecast/pool/end-of-life.js";
import { aggregateDemand, forecastDemand, formatIsoDate, parseIsoDate } from "../../../../src/index.js";
import { createRandom } from "../../../../src/math/index.js";
import { admitted, type ShortLine } from "../../../support/admitted.js";

const HAZARD = 0.00025;
const one = (length: number): Float64Array => new Float64Array(length).fill(1);
const silentFor = (weeks: number): Float64Array =>
	Float64Array.from({ length: 52 + weeks }, (_, t) => (t < 52 ? 1 : 0));
/** Articles that never pause, so that what is left is chance or an end. */
const STEADY = { periodsPerWeek: 1, periodVariance: 0, pauses: 0 };
const endOf = (events: Float64Array, hazard = HAZARD): number =>
	fateOf(silenceOf(events, one(events.length), 0, STEADY)!, hazard).ended;

/** A silence of an article with a rate a week that ends with a chance a week, or does not within the weeks. */
function simulated(
	random: ReturnType<typeof createRandom>,
	rate: number,
	hazard: number,
): Silence | undefined {
	const weeks = 150;
	let end = 0;
	while (end < weeks && random.uniform() >= hazard) end++;
	const events = Float64Array.from({ length: weeks }, (_, t) => (t < end ? random.poisson(rate) : 0));
	return silenceOf(events, one(weeks), 0, STEADY);
}
const poolOf = (seed: number, articles: number, hazard: number): Silence[] => {
	const random = createRandom(seed);
	return Array.from({ length: articles }, () => simulated(random, 0.2, hazard)).filter(
		(silence) => silence !== undefined,
	);
};

describe("an end, as a silence tells it", () => {
	it.each([HAZARD, 0.03])(
		"is the posterior of an end in any silent period, by its definition: %d",
		(hazard) => {
			const weeks = 9;
			let ended = 0;
			for (let t = 0; t < weeks; t++) ended += hazard * (1 - hazard) ** t * (52 / (52 + t)) ** 52;
			const alive = (1 - hazard) ** weeks * (52 / (52 + weeks)) ** 52;
			expect(endOf(silentFor(weeks), hazard)).toBeCloseTo(ended / (ended + alive), 12);
		},
	);

	it("grows with the silence, and asks more of a slow article", () => {
		let before = 0;
		for (let weeks = 1; weeks < 30; weeks++) {
			const now = endOf(silentFor(weeks));
			expect(now).toBeGreaterThan(before);
			before = now;
		}
		expect(before).toBeGreaterThan(0.99);
		const slow = Float64Array.from({ length: 82 }, (_, t) => (t % 26 === 0 && t < 53 ? 1 : 0));
		expect(endOf(slow)).toBeLessThan(0.1);
		expect(endOf(slow, 0.03)).toBeGreaterThan(0.25);
	});

	it("is 0 after an event in the last period, and there is no silence without an event", () => {
		expect(endOf(Float64Array.of(0, 1))).toBe(0);
		expect(silenceOf(new Float64Array(10), one(10), 0, STEADY)).toBeUndefined();
	});
});

describe("a pause, as a silence tells it", () => {
	const given = { ...STEADY, pauses: 0.01 };
	const fate = (rate: number, weeks: number, periodVariance = 0) => {
		const events = silentFor(weeks).map((value) => value * rate);
		return fateOf(silenceOf(events, one(events.length), 0, { ...given, periodVariance })!, HAZARD);
	};

	it("is likelier than an end after a week in which a fast article brought nothing, and less so each week", () => {
		expect(fate(20, 1).paused).toBeGreaterThan(0.9);
		let before = 1;
		for (let weeks = 1; weeks < 30; weeks++) {
			const { ended, paused } = fate(20, weeks);
			expect(paused).toBeLessThan(before);
			expect(ended + paused).toBeLessThanOrEqual(1);
			before = paused;
		}
		expect(fate(20, 26).ended).toBeGreaterThan(0.95);
	});

	it("is not thought of where the silence may be chance", () => {
		expect(fate(0.5, 2).paused).toBeLessThan(0.02);
	});

	it("leaves more to chance where periods vary", () => {
		const { ended, paused } = fate(20, 1, 0.5);
		// A negative binomial of mean 20 and variance 20 + 0.5 * 400 brings nothing once in 121 weeks.
		expect(ended + paused).toBeLessThan(0.4);
		expect(fate(20, 1).ended + fate(20, 1).paused).toBeGreaterThan(0.999);
	});
});

describe("endHazard", () => {
	it("finds how often the articles of a pool end, within twice, and holds steady ones for steady", () => {
		for (let seed = 1; seed <= 5; seed++) {
			const found = endHazard(poolOf(seed, 200, 0.008), 1);
			expect(found).toBeGreaterThanOrEqual(0.004);
			expect(found).toBeLessThanOrEqual(0.016);
			expect(endHazard(poolOf(seed, 200, 0), 1)).toBe(HAZARD);
		}
	});

	it("takes no article that is rarely sold for one that ended", () => {
		for (let seed = 1; seed <= 5; seed++) {
			const random = createRandom(77 * seed);
			// From one in four years to one every other week.
			const silences = Array.from({ length: 60 }, () =>
				simulated(random, 0.005 * 100 ** random.uniform(), 0),
			).filter((silence) => silence !== undefined);
			expect(endHazard(silences, 1)).toBeLessThanOrEqual(2 * HAZARD);
		}
	});

	it("asks for some articles, and for more than one that ended", () => {
		const silent = silenceOf(silentFor(40), one(92), 0, STEADY)!;
		const selling = silenceOf(silentFor(0), one(52), 0, STEADY)!;
		expect(endHazard(new Array<Silence>(4).fill(silent), 1)).toBe(HAZARD);
		expect(endHazard([silent, ...new Array<Silence>(40).fill(selling)], 1)).toBe(HAZARD);
		expect(endHazard(new Array<Silence>(20).fill(silent), 1)).toBeGreaterThan(0.004);
	});

	it("is a chance a period", () => {
		expect(endHazard([], 1 / 4)).toBe(4 * HAZARD);
	});
});

describe("forecasts of an operator whose articles come and go", () => {
	const START = parseIsoDate("2024-11-25") as number;
	const WEEKS = 104;
	/** Forty articles, a new one every other week, each ordered every four weeks for as long as it lasts. */
	const linesOf = (weeks: number): ShortLine[] =>
		Array.from({ length: 40 }, (_, article) => article).flatMap((article) => {
			const end = Math.min(WEEKS, 2 * article + weeks);
			const count = Math.ceil((end - 2 * article) / 4);
			return Array.from({ length: count }, (_, order) => ({
				sku: `ART-${article}`,
				on: formatIsoDate(START + 7 * (2 * article + 4 * order)),
			}));
		});
	/** Pieces that the next four weeks are to bring of the eleventh article, which began in week 20. */
	const expected = (weeks: number): number => {
		const panel = aggregateDemand(admitted(linesOf(weeks)), { period: "week" });
		const forecast = forecastDemand(panel, { horizon: 4 }).find(({ key }) => key.sku === "ART-10")!;
		return forecast.mean.reduce((sum, mean) => sum + mean, 0);
	};

	it("let go of one that was last ordered a year ago", () => {
		expect(expected(24)).toBeLessThan(0.05);
	});

	it("hold on to one while all are still ordered", () => {
		expect(expected(WEEKS)).toBeGreaterThan(0.7);
	});
});

describe("forecasts of an article that sells fast", () => {
	const START = parseIsoDate("2024-11-25") as number;
	const WEEKS = 104;
	/** Mean of the coming weeks where an article with twelve pieces a week brought none in some of them. */
	const expected = (silent: (week: number) => boolean): number => {
		const lines: ShortLine[] = [];
		for (let week = 0; week < WEEKS; week++) {
			const on = formatIsoDate(START + 7 * week);
			lines.push({ sku: "OTHER", quantity: 1 + (week % 3), on });
			if (!silent(week)) for (let line = 0; line < 12; line++) lines.push({ sku: "FAST", on });
		}
		const panel = aggregateDemand(admitted(lines), { period: "week" });
		const { mean } = forecastDemand(panel, { horizon: 4 }).find(({ key }) => key.sku === "FAST")!;
		return mean.reduce((sum, value) => sum + value, 0) / mean.length;
	};

	it("hold on to it after a week whose lines did not come", () => {
		expect(expected((week) => week === WEEKS - 1)).toBeGreaterThan(8);
		expect(expected(() => false)).toBeGreaterThan(11);
	});

	it("let go of it after half a year, and sooner where none of its silences ended before", () => {
		expect(expected((week) => week >= WEEKS - 26)).toBeLessThan(0.5);
		const quiet = (week: number): boolean => week >= WEEKS - 5;
		const oftenQuiet = (week: number): boolean => quiet(week) || (week % 26 >= 10 && week % 26 < 14);
		expect(expected(oftenQuiet)).toBeGreaterThan(1.5 * expected(quiet));
	});
});
