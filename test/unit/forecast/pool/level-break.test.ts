import { describe, expect, it } from "vitest";
import { type BreakGiven, levelBreak } from "../../../../src/forecast/pool/level-break.js";
import { createRandom } from "../../../../src/math/index.js";

const HORIZON = 2;
const given = (length: number, mean: number, more: Partial<BreakGiven> = {}): BreakGiven => ({
	exposure: new Float64Array(length + HORIZON).fill(1),
	means: new Float64Array(length).fill(mean),
	from: 0,
	periodsPerWeek: 1,
	variance: 0,
	...more,
});
const weightOf = (events: Float64Array, beside: BreakGiven): number =>
	levelBreak(events, beside, HORIZON)?.weight ?? 0;

describe("levelBreak", () => {
	it("hardly believes in a break of a steady level", () => {
		let sum = 0;
		for (let seed = 1; seed <= 200; seed++) {
			const random = createRandom(seed);
			sum += weightOf(
				Float64Array.from({ length: 80 }, () => random.poisson(4)),
				given(80, 4),
			);
		}
		expect(sum / 200).toBeLessThan(0.05);
	});

	it("believes in one that is plain, and counts all that came since", () => {
		const events = new Float64Array(80).fill(10).fill(30, 74);
		const broken = levelBreak(events, given(80, 10), HORIZON)!;
		expect(broken.weight).toBeGreaterThan(0.999);
		expect(broken.rates[0]).toBeGreaterThan(29);
		expect(broken.rates[0]).toBeLessThan(31);
		// Gamma-Poisson: six periods of 30 events, and the three of the old level.
		expect(broken.levelVariance).toBeCloseTo(1 / (180 + 3), 3);
	});

	it("is the Bayes factor of one period by hand", () => {
		// 13 periods before, 3 since: one break is possible. Predicted 2, came 6 + 7 + 8 = 21.
		const events = new Float64Array(16).fill(2);
		events.set([6, 7, 8], 13);
		const broken = levelBreak(events, given(16, 2), HORIZON)!;
		// Gamma(3 + 21) / Gamma(3) * 1.5^3 / 4.5^24 over 2^21 * e^-6
		let ratio = Math.exp(6) * (1.5 / 4.5) ** 3;
		for (let k = 0; k < 21; k++) ratio *= (3 + k) / 4.5 / 2;
		expect(broken.weight).toBeCloseTo((0.001 * ratio) / (1 + 0.001 * ratio), 9);
		expect(broken.rates[0]).toBeCloseTo(24 / 4.5, 12);
	});

	it("takes what a period may vary by for no break", () => {
		const events = new Float64Array(80).fill(100).fill(150, 77);
		expect(weightOf(events, given(80, 100))).toBeGreaterThan(0.9);
		expect(weightOf(events, given(80, 100, { variance: 0.25 ** 2 }))).toBeLessThan(0.1);
	});

	it("looks at what was asked beside what the exposure foretold, and past gaps", () => {
		const exposure = new Float64Array(82).fill(1).fill(3, 74);
		const means = exposure.slice(0, 80).map((index) => 10 * index);
		const events = means.slice();
		events[76] = Number.NaN;
		expect(weightOf(events, given(80, 10, { exposure, means }))).toBeLessThan(0.01);
	});

	it("has nothing to say of a history too short, or where nothing was expected", () => {
		expect(levelBreak(new Float64Array(15).fill(9), given(15, 1), HORIZON)).toBeUndefined();
		expect(levelBreak(new Float64Array(80).fill(9), given(80, 0), HORIZON)).toBeUndefined();
	});

	it("finds the same for days as for weeks", () => {
		const weekly = weightOf(new Float64Array(80).fill(6).fill(9, 74), given(80, 6));
		const daily = weightOf(
			new Float64Array(480).fill(1).fill(1.5, 444),
			given(480, 1, { periodsPerWeek: 6 }),
		);
		expect(daily).toBeCloseTo(weekly, 1);
	});

	it("stays finite where there is no doubt", () => {
		const broken = levelBreak(new Float64Array(80).fill(1).fill(1e4, 70), given(80, 1), HORIZON)!;
		expect(broken.weight).toBe(1);
		expect(Number.isFinite(broken.rates[0]!) && broken.levelVariance >= 0).toBe(true);
	});
});
