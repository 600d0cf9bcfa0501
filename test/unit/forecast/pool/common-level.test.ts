import { describe, expect, it } from "vitest";
import { commonLevel } from "../../../../src/forecast/pool/common-level.js";
import {
	filterLevel,
	type LevelAndShock,
	STATE_SIZE,
	smoothLevel,
} from "../../../../src/forecast/pool/level-and-shock.js";
import { fadingWave, ongoingWave, wavesOf } from "../../../../src/forecast/pool/waves.js";
import { createRandom } from "../../../../src/math/index.js";

/** Solves a small dense system by elimination with pivoting, independent of the library. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
	const rows = matrix.map((row, index) => [...row, right[index]!]);
	for (let k = 0; k < rows.length; k++) {
		const pivot = rows.reduce(
			(best, row, i) => (i >= k && Math.abs(row[k]!) > Math.abs(rows[best]![k]!) ? i : best),
			k,
		);
		[rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
		for (let i = k + 1; i < rows.length; i++) {
			const factor = rows[i]![k]! / rows[k]![k]!;
			for (let j = k; j <= rows.length; j++) rows[i]![j]! -= factor * rows[k]![j]!;
		}
	}
	const result = new Array<number>(rows.length).fill(0);
	for (let k = rows.length - 1; k >= 0; k--) {
		let sum = rows[k]![rows.length]!;
		for (let j = k + 1; j < rows.length; j++) sum -= rows[k]![j]! * result[j]!;
		result[k] = sum / rows[k]![k]!;
	}
	return result;
}

describe("level and shock", () => {
	const settings: LevelAndShock[] = [
		{ persistence: 0.8, shockVariance: 0.04, stepVariance: 0.01, dispersion: 1 },
		{ persistence: 0, shockVariance: 0, stepVariance: 0.02, dispersion: 3 },
	];

	it.each(settings)("smooths to the conditional mean of the joint normal distribution (%j)", (setting) => {
		const length = 12;
		const random = createRandom(7);
		const values = Float64Array.from({ length }, (_, t) => (t === 4 ? Number.NaN : random.normal()));
		const noise = Float64Array.from({ length }, () => 0.05 + random.uniform());
		// Covariance of level + shock: the level starts with variance 1, and one step has passed at the first period.
		const covariance = Array.from({ length }, (_, s) =>
			Array.from(
				{ length },
				(_, t) =>
					1 +
					setting.stepVariance * (1 + Math.min(s, t)) +
					setting.shockVariance * setting.persistence ** Math.abs(s - t),
			),
		);
		const seen = [...values.keys()].filter((t) => !Number.isNaN(values[t]!));
		const joint = seen.map((s) =>
			seen.map((t) => covariance[s]![t]! + (s === t ? setting.dispersion * noise[s]! : 0)),
		);
		const weights = solve(
			joint,
			seen.map((t) => values[t]!),
		);
		const expected = covariance.map((row) =>
			seen.reduce((sum, t, index) => sum + row[t]! * weights[index]!, 0),
		);
		const predicted = new Float64Array(STATE_SIZE * length);
		const filtered = new Float64Array(STATE_SIZE * length);
		filterLevel({ values, noise }, setting, predicted, filtered);
		const smoothed = smoothLevel(predicted, filtered, setting.persistence, length);
		expected.forEach((value, t) => {
			expect(smoothed[t]).toBeCloseTo(value, 10);
		});
	});
});

describe("commonLevel", () => {
	const flat = (length: number): Float64Array => new Float64Array(length).fill(1);

	it("comes back after a shock that fades, and stays with a new level", () => {
		const random = createRandom(3);
		const shock = (t: number): number => Math.exp(0.35 * 0.8 ** Math.max(0, t - 150)) ** (t >= 150 ? 1 : 0);
		// Earlier winters show that shocks fade.
		const early = (t: number): number => Math.exp(0.35 * 0.8 ** (t % 50));
		const total = Float64Array.from({ length: 153 }, (_, t) =>
			random.poisson(2000 * (t < 150 ? early(t) : shock(t))),
		);
		const { ahead } = commonLevel(total, flat(153), 20, 1);
		expect(ahead[0]! / ahead[19]!).toBeGreaterThan(1.08);
		const steps = Float64Array.from({ length: 160 }, (_, t) => random.poisson(t < 100 ? 1000 : 1500));
		const level = commonLevel(steps, flat(160), 8, 1);
		expect(level.ahead[7]! / level.seen[50]!).toBeGreaterThan(1.4);
	});

	/** Total of a pool whose funerals bring eight pieces each, 500 pieces a week, under a weekly shock of 5 %. */
	const clustered = (seed: number, length: number, levelAt: (week: number) => number): Float64Array => {
		const random = createRandom(seed);
		let shock = 0;
		return Float64Array.from({ length }, (_, t) => {
			shock = 0.8 * shock + 0.03 * random.normal();
			return 8 * random.poisson((500 * levelAt(t) * Math.exp(shock)) / 8);
		});
	};
	const seeds = Array.from({ length: 20 }, (_, index) => index + 1);
	/** Root mean squared error of the last level over that of the first three years. */
	const errorOf = (after: number, change: number): number => {
		const squares = seeds.map((seed) => {
			const total = clustered(seed, 156 + after, (t) => (t < 156 ? 1 : change));
			const { seen, ahead } = commonLevel(total, flat(164 + after), 8, 1);
			const before = seen.subarray(0, 150).reduce((sum, value) => sum + value, 0) / 150;
			return Math.log(ahead[7]! / before / change) ** 2;
		});
		return Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / seeds.length);
	};

	it("follows a jump within a quarter, and makes none of chance", () => {
		expect(errorOf(13, 0.7)).toBeLessThan(0.11);
		expect(errorOf(13, 1.4)).toBeLessThan(0.13);
		expect(errorOf(26, 0.7)).toBeLessThan(0.07);
		expect(errorOf(13, 1)).toBeLessThan(0.04);
	});

	it("keeps a level that was high for four weeks", () => {
		for (const seed of seeds.slice(0, 5)) {
			const { ahead } = commonLevel(
				clustered(seed, 160, (t) => (t < 156 ? 1 : 1.3)),
				flat(168),
				8,
				1,
			);
			expect(ahead[7]).toBeLessThan(1.13);
		}
	});

	it("is 1 where nothing was seen", () => {
		expect(Array.from(commonLevel(new Float64Array(20), flat(20), 2, 1).ahead)).toEqual([1, 1]);
		expect(Array.from(commonLevel(new Float64Array(0), flat(0), 1, 1).ahead)).toEqual([1]);
	});
});

describe("wavesOf", () => {
	const steady = (length: number): Float64Array => {
		const random = createRandom(5);
		return Float64Array.from({ length }, () => random.poisson(400));
	};

	it("marks an epidemic of six weeks and nothing else", () => {
		const ratios = steady(150);
		for (let t = 100; t < 106; t++) ratios[t]! *= 3;
		const waves = wavesOf(ratios, 1);
		expect([...waves.keys()].filter((t) => waves[t]! !== 1)).toEqual([100, 101, 102, 103, 104, 105]);
		expect(waves[102]).toBeGreaterThan(2.6);
	});

	it("takes what lasts for a level", () => {
		const ratios = steady(150);
		for (let t = 100; t < 150; t++) ratios[t]! *= 3;
		expect(wavesOf(ratios, 1).every((value) => value === 1)).toBe(true);
	});

	it("says nothing of days", () => {
		const ratios = steady(400);
		ratios[200]! *= 5;
		expect(wavesOf(ratios, 7).every((value) => value === 1)).toBe(true);
	});
});

describe("a wave that has not passed", () => {
	it("fades from where it stands, and is gone after some months", () => {
		const ahead = fadingWave(1.8, 26, 1);
		expect(ahead[0]).toBeCloseTo(1.8 ** 0.8, 12);
		ahead.slice(1).forEach((value, h) => {
			expect(value).toBeLessThan(ahead[h]!);
		});
		expect(ahead[25]).toBeLessThan(1.01);
		expect(Array.from(fadingWave(1, 3, 1))).toEqual([1, 1, 1]);
		// Two deviations of chance less, none where nothing is high.
		const random = createRandom(3);
		const steady = Float64Array.from({ length: 120 }, () => 100 + 3 * random.normal());
		expect(ongoingWave(steady, wavesOf(steady, 1), 1)).toBe(1);
		steady[119] = 180;
		expect(ongoingWave(steady, wavesOf(steady, 1), 1)).toBeGreaterThan(1.68);
		expect(ongoingWave(steady, wavesOf(steady, 1), 1)).toBeLessThan(1.78);
		// Of a month only what is left of its weeks.
		expect(fadingWave(1.8, 1, 12 / 52)[0]).toBeLessThan(1.3);
	});
});
