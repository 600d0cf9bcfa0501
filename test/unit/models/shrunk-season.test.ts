import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/math/index.js";
import { shrunkSeason } from "../../../src/models/index.js";
import { seasonOf } from "../../../src/models/theta/season.js";

const ANGLE = (2 * Math.PI) / 12;
/** Logarithms: a wave of a given height under noise. */
function history(seed: number, height: number, noise: number, length = 72): Float64Array {
	const random = createRandom(seed);
	return Float64Array.from({ length }, (_, t) =>
		Math.exp(4 + height * Math.cos(ANGLE * t) + noise * random.normal()),
	);
}
const truthOf = (height: number): number[] => {
	const factors = Array.from({ length: 12 }, (_, t) => Math.exp(height * Math.cos(ANGLE * t)));
	const mean = factors.reduce((sum, factor) => sum + factor, 0) / 12;
	return factors.map((factor) => factor / mean);
};
const missOf = (figure: Float64Array, truth: readonly number[]): number =>
	truth.reduce((sum, factor, t) => sum + ((figure[t % figure.length] || 1) - factor) ** 2, 0);
const spreadOf = (figure: Float64Array): number => Math.hypot(...figure.map((factor) => factor - 1));

describe("shrunkSeason", () => {
	it("keeps a clear season nearly whole and leaves little of a chance one", () => {
		const clear = shrunkSeason(history(1, 0.4, 0.02), 12);
		expect(spreadOf(clear.figure) / Math.hypot(...truthOf(0.4).map((f) => f - 1))).toBeCloseTo(1, 1);
		let kept = 0;
		let whole = 0;
		for (let seed = 1; seed <= 40; seed++) {
			const values = history(seed, 0, 0.2);
			const { figure, kind } = shrunkSeason(values, 12);
			if (kind !== "none") kept += spreadOf(figure);
			// Noise of a mean of about five values a month.
			whole += 0.2 * Math.sqrt(12 / 5);
		}
		expect(kept / whole).toBeLessThan(0.35);
	});

	it("is nearer to the truth than a season that is kept or dropped by a test, over slight and clear ones", () => {
		let [shrunk, tested] = [0, 0];
		for (const height of [0.05, 0.1, 0.15, 0.2, 0.25])
			for (let seed = 1; seed <= 60; seed++) {
				const values = history(seed, height, 0.2);
				shrunk += missOf(shrunkSeason(values, 12).figure, truthOf(height));
				tested += missOf(seasonOf(values, 12).figure, truthOf(height));
			}
		expect(shrunk).toBeLessThan(0.8 * tested);
	});

	it("adds up to a neutral season, also with gaps and negative values", () => {
		const values = history(3, 0.3, 0.1);
		const multiplied = shrunkSeason(
			values.map((value, t) => (t % 7 === 3 ? Number.NaN : value)),
			12,
		);
		expect(multiplied.kind).toBe("multiplicative");
		expect(multiplied.figure.reduce((sum, factor) => sum + factor, 0)).toBeCloseTo(12, 9);
		const added = shrunkSeason(
			values.map((value) => value - 60),
			12,
		);
		expect(added.kind).toBe("additive");
		expect(added.figure.reduce((sum, factor) => sum + factor, 0)).toBeCloseTo(0, 9);
	});

	it("finds none where two seasons have not passed, without variance, or where a factor would be 0", () => {
		expect(shrunkSeason(history(1, 0.4, 0.02, 24), 12).kind).toBe("none");
		expect(shrunkSeason(new Float64Array(60).fill(5), 12).kind).toBe("none");
		const spikes = Float64Array.from({ length: 60 }, (_, t) => (t % 12 === 0 ? 1e6 : 1e-3));
		expect(shrunkSeason(spikes, 12).kind).toBe("none");
	});
});
