import { describe, expect, it } from "vitest";
import { recentVolatility } from "../../../src/forecast/choice/calibrated-spread.js";
import { candidateForecasts } from "../../../src/forecast/choice/candidates.js";
import { logarithms, ofLogarithms } from "../../../src/forecast/choice/logarithms.js";
import { createRandom } from "../../../src/math/index.js";
import type { Series } from "../../../src/models/index.js";

const random = createRandom(4);
const SEASON = [1.3, 1.1, 0.9, 0.8, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 0.9];
const monthly = (of: (t: number) => number, length = 96): Series => ({
	values: Float64Array.from({ length }, (_, t) => of(t)),
	seasonLength: 12,
});
const growing = monthly((t) => 50 * Math.exp(0.02 * t) * SEASON[t % 12]! * Math.exp(0.02 * random.normal()));
const meansOf = (series: Series, name: string, horizon = 24): readonly number[] => {
	const process = candidateForecasts(series, horizon, { calibrated: false })(name);
	return process?.kind === "gaussian" ? process.means : [];
};
const scaled = (series: Series, factor: number): Series => ({
	...series,
	values: series.values.map((value) => value * factor),
});

describe("members on logarithms", () => {
	it("continue a season that grows with the level", () => {
		const truth = Array.from({ length: 24 }, (_, h) => 50 * Math.exp(0.02 * (96 + h)) * SEASON[h % 12]!);
		const missOf = (name: string): number =>
			meansOf(growing, name).reduce((sum, mean, h) => sum + Math.abs(mean / truth[h]! - 1) / 24, 0);
		expect(missOf("log-mstl")).toBeLessThan(0.5 * missOf("mstl"));
		expect(missOf("combination")).toBeLessThan(0.75 * missOf("mstl"));
	});

	it("scale with the values", () => {
		for (const name of ["log-damped-trend", "adjusted-log-optimized-theta", "combination"]) {
			const small = meansOf(growing, name);
			const large = meansOf(scaled(growing, 1000), name);
			large.forEach((mean, h) => {
				expect(mean / small[h]! / 1000).toBeCloseTo(1, 2);
			});
		}
	});

	it("are the plain members where a value is not positive, far below the mean, or missing altogether", () => {
		const withZero = { ...growing, values: growing.values.map((value, t) => (t === 40 ? 0 : value)) };
		const withSpeck = { ...growing, values: growing.values.map((value, t) => (t === 40 ? 1e-9 : value)) };
		for (const series of [withZero, withSpeck])
			for (const name of ["mstl", "optimized-theta", "dynamic-optimized-theta"])
				expect(meansOf(series, `log-${name}`)).toEqual(meansOf(series, name));
		expect(logarithms({ ...growing, counts: true })).toBeUndefined();
		expect(logarithms({ values: Float64Array.of(Number.NaN), seasonLength: 12 })).toBeUndefined();
	});

	it("say the same of a period whatever the horizon", () => {
		for (const name of ["log-optimized-theta", "adjusted-log-damped-trend", "combination"]) {
			const [near, far] = [meansOf(growing, name, 6), meansOf(growing, name, 200)];
			expect(far.slice(0, 6)).toEqual(near);
		}
	});

	it("leave the range of the history by no more than that range", () => {
		const history = { values: Float64Array.of(-1, Number.NaN, 1), seasonLength: 1 };
		const process = {
			kind: "gaussian",
			means: [-9, 2, 3, 4],
			shocks: [[1], [1], [1], [1]],
			counts: false,
		} as const;
		const ahead = ofLogarithms(process, { history, level: 2 })!;
		const bounded = [-1, 4, 5, 5].map(Math.exp);
		expect(ahead.means).toEqual(bounded);
		expect(ahead.shocks).toEqual(bounded.map((value) => [value]));
	});

	it("keep gaps open", () => {
		const gappy = {
			...growing,
			values: growing.values.map((value, t) => (t % 9 === 4 ? Number.NaN : value)),
		};
		const [own, whole] = [meansOf(gappy, "log-optimized-theta"), meansOf(growing, "log-optimized-theta")];
		own.forEach((mean, h) => {
			expect(mean / whole[h]!).toBeCloseTo(1, 0);
		});
	});

	it("do not let growth multiply without end", () => {
		const steep: Series = { values: Float64Array.of(5, 20, 80, 320), seasonLength: 52 };
		expect(Math.max(...meansOf(steep, "log-optimized-theta", 104))).toBeCloseTo((320 * 320) / 5, 6);
		expect(Math.max(...meansOf(steep, "combination", 104))).toBeLessThan(320 * 100);
	});
});

describe("members without season", () => {
	it("put back the season of the coming periods, whichever phase the history ends in", () => {
		const shape = [8, 2, 5, 5];
		for (const length of [40, 41, 42, 43]) {
			const series = { values: Float64Array.from({ length }, (_, t) => shape[t % 4]!), seasonLength: 4 };
			meansOf(series, "adjusted-naive", 6).forEach((mean, h) => {
				expect(mean).toBeCloseTo(shape[(length + h) % 4]!, 9);
			});
		}
	});

	it("widen and narrow with a season that multiplies", () => {
		const { values } = growing;
		const process = candidateForecasts({ values, seasonLength: 12 }, 12, { calibrated: false })(
			"adjusted-naive",
		);
		if (process?.kind !== "gaussian") throw new Error("a plain series has a plain forecast");
		const own = process.shocks.map((row, h) => row[h]! / process.means[h]!);
		for (const share of own) expect(share).toBeCloseTo(own[0]!, 9);
	});

	it("are the plain members where there is no season, and refuse as they do", () => {
		const noise: Series = {
			values: Float64Array.from({ length: 30 }, () => random.normal()),
			seasonLength: 1,
		};
		for (const name of ["optimized-theta", "damped-trend"])
			expect(meansOf(noise, `adjusted-${name}`)).toEqual(meansOf(noise, name));
		const short: Series = { values: Float64Array.of(4, 5, 6), seasonLength: 12 };
		expect(meansOf(short, "adjusted-damped-trend")).toEqual([]);
	});
});

describe("recent volatility", () => {
	const wild = Array.from({ length: 20 }, (_, t) => (t % 2 === 0 ? 10 : 0));
	const calm = Array.from({ length: 10 }, () => 5);
	const of = (values: readonly number[]): number => recentVolatility(Float64Array.from(values), 1, 5);

	it("tells a history that became calm from one that became wild, within bounds", () => {
		expect(of([...calm, ...wild])).toBeCloseTo(Math.log(10 / 5 + 0.5), 12);
		expect(of([...wild, ...calm])).toBeLessThan(of([...calm, ...wild]));
		expect(of([...wild, ...calm, ...calm, ...calm])).toBeCloseTo(Math.log(0.5), 12);
	});

	it("takes the latest changes that were seen", () => {
		const gap = new Array<number>(9).fill(Number.NaN);
		expect(of([...calm, ...wild.slice(0, 10), ...gap])).toBeCloseTo(Math.log(2.5), 12);
		expect(of(gap)).toBeCloseTo(Math.log(1.5), 12);
	});
});
