import { describe, expect, it } from "vitest";
import { type LevelGiven, levelMixture } from "../../../../src/forecast/pool/level-mixture.js";
import { createRandom } from "../../../../src/math/index.js";
import type { CountPart } from "../../../../src/models/index.js";

const HORIZON = 8;
const given = (length: number, more: Partial<LevelGiven> = {}): LevelGiven => ({
	exposure: new Float64Array(length + HORIZON).fill(1),
	periodsPerWeek: 1,
	periodVariance: 0,
	pooledEvents: 0,
	pooledExpectation: 0,
	followsCalendar: false,
	endHazard: 0.00025,
	pauses: 0.01,
	...more,
});
const counts = (length: number, rate: (t: number) => number, seed = 1): Float64Array => {
	const random = createRandom(seed);
	return Float64Array.from({ length }, (_, t) => random.poisson(rate(t)));
};
const meanOf = (parts: readonly CountPart[], h: number): number =>
	parts.reduce((sum, { weight, rates }) => sum + weight * rates[h]!, 0);
/** Mean forecast of one period, over several histories. */
const averageOf = (rate: (t: number) => number, length: number, h: number): number => {
	let sum = 0;
	for (let seed = 1; seed <= 20; seed++)
		sum += meanOf(levelMixture(counts(length, rate, seed), given(length), HORIZON), h);
	return sum / 20;
};

describe("levelMixture", () => {
	it("stays with a steady level", () => {
		expect(averageOf(() => 3, 156, 3)).toBeCloseTo(3, 0);
		expect(averageOf(() => 0.3, 156, 3)).toBeGreaterThan(0.25);
		expect(averageOf(() => 0.3, 156, 3)).toBeLessThan(0.36);
	});

	it("catches a level shift within weeks", () => {
		expect(averageOf((t) => (t < 150 ? 4 : 10), 158, 0)).toBeGreaterThan(8);
	});

	it("lets a long steady past go within weeks", () => {
		// Fading evidence alone needs half a year: it says 19 and 11 here.
		expect(averageOf((t) => (t < 180 ? 15 : 25.5), 185, 0)).toBeGreaterThan(22);
		expect(averageOf((t) => (t < 180 ? 15 : 7.5), 188, 0)).toBeLessThan(9.5);
	});

	it("follows a launch upwards, and stops at the level that it reaches", () => {
		const launch = (t: number): number => (t < 120 ? 0 : Math.min(20, (t - 119) * 0.8));
		expect(averageOf(launch, 135, 7)).toBeGreaterThan(13.5);
		expect(averageOf(launch, 135, 7)).toBeLessThan(24);
		expect(averageOf(launch, 190, 7)).toBeLessThan(21.5);
	});

	it("lets an article that has ended go", () => {
		const ended = (t: number): number => (t < 130 ? 1 : 0);
		expect(averageOf(ended, 156, 0)).toBeLessThan(0.02);
	});

	it("gives weights that sum to 1, and rates and variances that are finite and not negative", () => {
		for (let seed = 1; seed <= 100; seed++) {
			const length = 1 + ((seed * 7) % 150);
			const parts = levelMixture(
				counts(length, (t) => (t % 3) * (seed % 4), seed),
				given(length),
				HORIZON,
			);
			expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
			for (const { rates, levelVariance } of parts) {
				expect(rates).toHaveLength(HORIZON);
				expect([...rates, levelVariance].every((value) => value >= 0 && value < 1e6)).toBe(true);
			}
		}
	});

	it("is as unsure as its span asks, however many periods follow", () => {
		const events = counts(20, (t) => t / 4);
		const over = (span: number, horizon: number): CountPart[] =>
			levelMixture(events, given(20, { span }), horizon).map((part) => ({
				...part,
				rates: part.rates.slice(0, span),
			}));
		expect(over(3, HORIZON)).toEqual(levelMixture(events, given(20), 3));
		const [near, far] = [over(1, HORIZON), over(HORIZON, HORIZON)];
		expect(far[0]!.levelVariance).toBeGreaterThan(1.1 * near[0]!.levelVariance);
	});

	it("leans on the pool while its own events are few", () => {
		const events = Float64Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1, 0);
		const alone = meanOf(levelMixture(events, given(10), HORIZON), 0);
		const pooled = meanOf(
			levelMixture(events, given(10, { pooledEvents: 8, pooledExpectation: 10 }), HORIZON),
			0,
		);
		expect(pooled).toBeGreaterThan(3 * alone);
		expect(pooled).toBeLessThan(1);
	});
});
