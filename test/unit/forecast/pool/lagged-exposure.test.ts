import { describe, expect, it } from "vitest";
import { laggedExposures } from "../../../../src/forecast/pool/lagged-exposure.js";
import type { OtherExposure } from "../../../../src/forecast/pool/level-candidates.js";
import { levelMixture } from "../../../../src/forecast/pool/level-mixture.js";
import { createRandom } from "../../../../src/math/index.js";

const WEEKS = 208;
const HORIZON = 16;
/** Season of the pool, and a winter of influenza in its last weeks. */
const POOL = Float64Array.from({ length: WEEKS + HORIZON }, (_, t) => {
	const season = 1 + 0.15 * Math.cos((2 * Math.PI * t) / 52.18);
	return season * (t >= WEEKS - 8 && t < WEEKS - 2 ? 1.4 : 1);
});
const LAGGED = laggedExposures(POOL, 1);

function given(others: readonly OtherExposure[]) {
	return {
		exposure: POOL,
		others,
		periodsPerWeek: 1,
		periodVariance: 0.003,
		pooledEvents: 0,
		pooledExpectation: 0,
		followsCalendar: false,
		endHazard: 0.00025,
		pauses: 0.01,
	};
}

function events(rate: number, index: Float64Array, seed: number): Float64Array {
	const random = createRandom(seed);
	return Float64Array.from({ length: WEEKS }, (_, t) => random.poisson(rate * index[t]!));
}

/** Mean absolute error of the expected events over many seeds. */
function error(rate: number, truth: Float64Array, lagged: readonly OtherExposure[]): number {
	let sum = 0;
	for (let seed = 1; seed <= 40; seed++) {
		const parts = levelMixture(events(rate, truth, seed), given(lagged), HORIZON);
		for (let h = 0; h < HORIZON; h++) {
			const mean = parts.reduce((total, { weight, rates }) => total + weight * rates[h]!, 0);
			sum += Math.abs(mean - rate * truth[WEEKS + h]!);
		}
	}
	return sum;
}

describe("laggedExposures", () => {
	it("come later, smoother, and look no further than what was given", () => {
		const step = Float64Array.from({ length: 100 }, (_, t) => (t < 60 ? 1 : 2));
		for (const [index, lag] of [8, 16].entries()) {
			const { exposure } = laggedExposures(step, 1)[index]!;
			expect(exposure[60 + lag]!).toBeCloseTo(1.5, 0);
			expect(exposure[60 + Math.ceil(1.7 * lag)]!).toBeCloseTo(2, 12);
			expect(exposure[60]!).toBeCloseTo(1, 12);
		}
	});

	it("foretell what follows the pool by months: the wave is still to come", () => {
		for (const { exposure } of LAGGED)
			expect(error(12, exposure, LAGGED)).toBeLessThan(0.8 * error(12, exposure, []));
	});

	it("cost nothing where an article follows its pool at once", () => {
		expect(error(12, POOL, LAGGED)).toBeLessThan(1.02 * error(12, POOL, []));
		expect(error(1, POOL, LAGGED)).toBeLessThan(1.03 * error(1, POOL, []));
	});
});
