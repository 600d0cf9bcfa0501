import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/math/index.js";
import { runsAway } from "../../../src/models/ets/runaway.js";
import {
	type EtsFitState,
	type EtsState,
	ets,
	etsProcess,
	fitDampedTrend,
	fitEtsCandidates,
	type GaussianProcess,
	type Series,
} from "../../../src/models/index.js";

/** 30 values around 100, one of which is `outlier`. */
function disturbed(seed: number, at: number, outlier: number): Series {
	const random = createRandom(seed);
	const values = Float64Array.from({ length: 30 }, (_, t) =>
		t === at ? outlier : 100 + 3 * random.normal(),
	);
	return { values, seasonLength: 1 };
}

const seeds = Array.from({ length: 30 }, (_, index) => index + 1);
const formOf = (fitted: { readonly state: unknown }): string => (fitted.state as EtsFitState).form;
const spreadAfter = ({ shocks }: GaussianProcess, periods: number): number =>
	Math.hypot(...shocks[periods - 1]!);

describe("runsAway", () => {
	const state: EtsState = {
		form: { error: "M", trend: "A", damped: true, season: "N" },
		alpha: 0.6,
		beta: 0.2,
		gamma: 0,
		phi: 0.95,
		level: 100,
		slope: 3,
		season: [0],
		standardDeviation: 0.2,
		counts: false,
	};
	const within = (range: number): Float64Array =>
		Float64Array.from({ length: 12 }, (_, t) => (t === 4 ? range : t === 7 ? Number.NaN : 0));

	it.each(["A", "M"] as const)("asks whether the spread exceeds ten ranges, errors %s", (error) => {
		const standardDeviation = error === "A" ? 20 : 0.2;
		const own = { ...state, form: { ...state.form, error }, standardDeviation };
		const spread = spreadAfter(etsProcess(own, 12), 12);
		expect(runsAway(own, within((spread / 10) * 0.99))).toBe(true);
		expect(runsAway(own, within((spread / 10) * 1.01))).toBe(false);
	});

	it("holds for relative errors as large as the values, and never for a level with additive errors", () => {
		expect(runsAway({ ...state, standardDeviation: 1, alpha: 0, beta: 0 }, within(1e9))).toBe(true);
		const level = { ...state, form: { error: "A", trend: "N", damped: false, season: "N" } as const };
		expect(runsAway(level, within(0))).toBe(false);
	});
});

describe("a series with one huge value", () => {
	it.each([14, 29])("at %i brings up no form whose spread runs away", (at) => {
		for (const seed of seeds) {
			const series = disturbed(seed, at, 500);
			const range = Math.max(...series.values) - Math.min(...series.values);
			for (const fitted of fitEtsCandidates(series, { margin: 40 })) {
				const process = ets.predict(fitted, 30) as GaussianProcess;
				expect(spreadAfter(process, 30)).toBeLessThanOrEqual(10 * range);
			}
		}
	});

	it("at the end leaves ets within what was seen", () => {
		for (const seed of seeds) {
			const { means } = ets.predict(ets.fit(disturbed(seed, 29, 5000)), 20) as GaussianProcess;
			expect(Math.min(...means)).toBeGreaterThan(85);
			expect(Math.max(...means)).toBeLessThan(5001);
		}
	});

	it("at the end makes a level of a damped trend that would carry it on", () => {
		const fits = seeds.map((seed) => fitDampedTrend(disturbed(seed, 29, 5000)));
		expect(new Set(fits.map(formOf))).toEqual(new Set(["AAdN", "ANN"]));
		for (const fitted of fits) {
			const { means } = ets.predict(fitted, 20) as GaussianProcess;
			expect(Math.max(...means)).toBeLessThan(10000);
		}
	});
});

describe("a series that is all but 0", () => {
	it("has a damped trend, for all that its likelihood is without bound", () => {
		const series = { values: new Float64Array(10).fill(-1.5717277847026288e-162), seasonLength: 1 };
		expect(fitDampedTrend(series).fitted).toHaveLength(10);
	});
});
