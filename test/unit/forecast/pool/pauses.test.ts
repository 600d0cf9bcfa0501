import { describe, expect, it } from "vitest";
import { pauseChance, pausesAWeek } from "../../../../src/forecast/pool/pauses.js";
import { createRandom } from "../../../../src/math/index.js";

const WEEKS = 208;
const exposure = new Float64Array(WEEKS).fill(1);

/** Articles with a rate a week that pause with a chance a week, for a mean number of weeks. */
function historiesOf(seed: number, articles: number, rate: number, begin: number, meanWeeks: number) {
	const random = createRandom(seed);
	return Array.from({ length: articles }, () => {
		let paused = false;
		const events = Float64Array.from({ length: WEEKS }, () => {
			paused = paused ? random.uniform() >= 1 / meanWeeks : random.uniform() < begin;
			return paused ? 0 : random.poisson(rate);
		});
		return { events, exposure };
	});
}

describe("pauses of a pool", () => {
	it("are held for rare where fast articles never paused, and as likely as before where slow ones can not tell", () => {
		expect(pausesAWeek(historiesOf(1, 20, 8, 0, 1), 1, 0)).toBeLessThan(0.001);
		expect(pausesAWeek(historiesOf(2, 20, 0.3, 0, 1), 1, 0)).toBeGreaterThan(0.009);
	});

	it("are found as often as they were, within half as much again", () => {
		for (let seed = 1; seed <= 5; seed++) {
			const found = pausesAWeek(historiesOf(seed, 20, 30, 0.02, 2.5), 1, 0);
			expect(found).toBeGreaterThan(0.02 / 1.5);
			expect(found).toBeLessThan(0.02 * 1.5);
		}
	});

	it("are not seen in what chance brings, nor in silences of half a year", () => {
		for (let seed = 1; seed <= 5; seed++)
			expect(pausesAWeek(historiesOf(seed, 60, 0.7, 0, 1), 1, 0)).toBeLessThanOrEqual(0.01);
		const events = Float64Array.from(exposure, (_, t) => (t % 52 < 26 ? 10 : 0));
		expect(pausesAWeek([{ events, exposure }], 1, 0)).toBeLessThan(0.01);
	});

	it("have the same chance a time whatever the length of a period", () => {
		// A week of seven days: what begins on the day after the last event, each day that it may be.
		const days = Array.from({ length: 7 }, (_, day) => pauseChance(0.01, 7 + day, 7));
		expect(days.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(pauseChance(0.01, 1, 1), 12);
	});
});
