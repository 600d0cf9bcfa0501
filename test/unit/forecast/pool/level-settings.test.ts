import { describe, expect, it } from "vitest";
import { levelSettings } from "../../../../src/forecast/pool/level-settings.js";

const memoryOf = (eventsPerWeek: number, periodsPerWeek = 1): number =>
	levelSettings(eventsPerWeek, periodsPerWeek, false).reduce(
		(sum, { prior, discount }) => sum + (prior * Math.log(1 / (1 - discount))) / Math.log(10),
		0,
	);

describe("settings of a level", () => {
	it("weigh to one, half of it with a slope, and leave no memory out", () => {
		for (const rate of [0, 0.01, 1, 40, 1e6]) {
			const settings = levelSettings(rate, 1, false);
			const sloped = settings.filter(({ slopeSpread }) => slopeSpread > 0);
			const weightOf = (some: typeof settings): number => some.reduce((sum, { prior }) => sum + prior, 0);
			expect(weightOf(settings)).toBeCloseTo(1, 12);
			expect(weightOf(sloped)).toBeCloseTo(0.5, 12);
			for (const { prior, discount } of settings) {
				expect(prior).toBeGreaterThan(0.001);
				expect(discount > 0 && discount < 1).toBe(true);
			}
		}
	});

	it("remember longer what happens more rarely", () => {
		const rates = [0.1, 1, 10, 100, 1000];
		const memories = rates.map((rate) => memoryOf(rate));
		for (let at = 1; at < memories.length; at++) expect(memories[at]!).toBeLessThan(memories[at - 1]!);
		expect(memoryOf(0)).toBe(memoryOf(0.01));
	});

	it("remember of a launched article no longer than it is old", () => {
		const likeliest = (ageWeeks?: number): number => {
			const settings = levelSettings(1, 1, false, ageWeeks);
			const best = settings.reduce((most, one) => (one.prior > most.prior ? one : most));
			return Math.round(1 / (1 - best.discount));
		};
		expect(likeliest()).toBe(500);
		expect([3, 24, 60, 2000].map(likeliest)).toEqual([7, 25, 50, 500]);
	});

	it("mean the same weeks in days and months", () => {
		expect(memoryOf(1, 7) - memoryOf(1)).toBeCloseTo(Math.log10(7), 6);
		for (const { discount } of levelSettings(1, 1 / 500, true)) expect(discount).toBeCloseTo(2 / 3, 12);
	});
});
