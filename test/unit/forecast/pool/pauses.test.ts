import { describe, expect, it } from "vitest";
import { pauseChance, pausesOf } from "../../../../src/forecast/pool/pauses.js";
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
		expect(pausesOf(historiesOf(1, 20, 8, 0, 1), 1, 0).begin).toBeLessThan(0.001);
		expect(pausesOf(historiesOf(2, 20, 0.3, 0, 1), 1, 0).begin).toBeGreaterThan(0.009);
	});

	it("are found as often and as long as they were, within half as much again", () => {
		for (let seed = 1; seed <= 5; seed++) {
			const { begin, goesOn } = pausesOf(historiesOf(seed, 20, 20, 0.02, 6), 1, 0);
			expect(begin).toBeGreaterThan(0.02 / 1.5);
			expect(begin).toBeLessThan(0.02 * 1.5);
			expect(1 / (1 - goesOn)).toBeGreaterThan(6 / 1.5);
			expect(1 / (1 - goesOn)).toBeLessThan(6 * 1.5);
		}
	});

	it("are not seen in what chance brings", () => {
		for (let seed = 1; seed <= 5; seed++) {
			const found = pausesOf(historiesOf(seed, 60, 0.7, 0, 1), 1, 0);
			expect(found.begin).toBeLessThanOrEqual(0.01);
			expect(found.goesOn).toBe(0.6);
		}
	});

	it("have the same chance a time whatever the length of a period", () => {
		const pauses = { begin: 0.01, goesOn: 0.6 };
		// A week of seven days: what begins on the day after the last event, each day that it may be.
		const days = Array.from({ length: 7 }, (_, day) => pauseChance(pauses, 7 + day, 7));
		expect(days.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(pauseChance(pauses, 1, 1), 12);
	});
});
