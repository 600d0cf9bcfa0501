import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/math/index.js";
import { isAdmissible } from "../../../src/models/ces/admissible.js";
import { CES_FORMS, CES_PARAMETERS, cesBox, cesCoefficients } from "../../../src/models/ces/form.js";
import { cesProblem, cesSquares, fitCesForm } from "../../../src/models/ces/search.js";
import { type CesFitState, ces, cesModel, type Series } from "../../../src/models/index.js";

const random = createRandom(5);
const seasonal = Float64Array.from(
	{ length: 60 },
	(_, t) => 50 + t / 2 + 15 * Math.sin((2 * Math.PI * t) / 6) + 2 * random.normal(),
);
const series: Series = { values: seasonal, seasonLength: 6 };
const fixture = (name: string): Record<string, unknown> =>
	JSON.parse(readFileSync(new URL(`../../fixtures/forecast/${name}.json`, import.meta.url), "utf8"));

describe("the recursion", () => {
	it.each(CES_FORMS)("%s has responses to a shock that re-running the path confirms", (form) => {
		const model = cesModel({ form });
		const fitted = model.fit(series);
		const process = model.predict(fitted, 15);
		if (process.kind !== "gaussian") throw new Error("gaussian");
		const { end } = fitted.state as CesFitState;
		const shocks = process.shocks.map((row) => row.map((value) => value / end.standardDeviation));
		for (let h = 0; h < 15; h++) {
			expect(shocks[h]![h]).toBeCloseTo(1, 12);
			for (let j = 1; j <= h; j++) expect(shocks[h]![j]).toBeCloseTo(shocks[h - 1]![j - 1]!, 12);
		}
		// Taking the first mean plus 1 as an observation moves the coming means by the responses, and only by them.
		const firstMean = process.means[0]!;
		const moved = updated(form, end, firstMean + 1, 14);
		const still = updated(form, end, firstMean, 14);
		for (let h = 0; h < 14; h++) {
			expect(still[h]).toBeCloseTo(process.means[h + 1]!, 8);
			expect(moved[h]! - still[h]!).toBeCloseTo(shocks[h + 1]![0]!, 8);
		}
	});
});

/** Means after one more value, by the equations of the article written out once more. */
function updated(form: string, end: CesFitState["end"], value: number, horizon: number): number[] {
	let { level, potential } = end;
	const season = end.season.map((index, at) => [index, end.seasonPotential[at]!] as [number, number]);
	const [a0, a1, b0, b1] = end.parameters as [number, number, number, number];
	const means: number[] = [];
	for (let h = 0; h <= horizon; h++) {
		const pair = season[h % season.length]!;
		const mean = level + pair[0];
		if (h > 0) means.push(mean);
		const error = h === 0 ? value - mean : 0;
		if (form !== "simple")
			[level, potential] = [
				level - (1 - a1) * potential + (a0 - a1) * error,
				level + (1 - a0) * potential + (a0 + a1) * error,
			];
		const [c0, c1] = form === "simple" ? [a0, a1] : [b0, b1];
		if (form === "partial") pair[0] += b0 * error;
		if (form === "simple" || form === "full")
			season[h % season.length] = [
				pair[0] - (1 - c1) * pair[1] + (c0 - c1) * error,
				pair[0] + (1 - c0) * pair[1] + (c0 + c1) * error,
			];
	}
	return means;
}

describe("the search", () => {
	it.each(CES_FORMS)("ends no worse than any of its starts, inside the box: %s", (form) => {
		const problem = cesProblem(seasonal, 6);
		const { squares, parameters } = fitCesForm(problem, form);
		const { lower, upper, starts } = cesBox(form);
		for (const start of starts) expect(squares).toBeLessThanOrEqual(cesSquares(problem, form, start));
		for (let p = 0; p < parameters.length; p++) {
			expect(parameters[p]).toBeGreaterThanOrEqual(lower[p]!);
			expect(parameters[p]).toBeLessThanOrEqual(upper[p]!);
		}
	});

	it("chooses the form of least AICc, and names its parameters", () => {
		const fitted = ces.fit(series);
		const { form, aicc, candidates } = fitted.state as CesFitState;
		expect(aicc).toBe(Math.min(...candidates.map((candidate) => candidate.aicc)));
		expect(Object.keys(fitted.parameters)).toEqual([...CES_PARAMETERS[form], "standardDeviation"]);
		for (const other of CES_FORMS)
			expect((cesModel({ form: other }).fit(series).state as CesFitState).aicc).toBeGreaterThan(aicc - 0.5);
	});

	it("leaves seasons out below two of them", () => {
		const short = { values: seasonal.slice(0, 12), seasonLength: 6 };
		expect((ces.fit(short).state as CesFitState).form).toBe("none");
		expect((cesModel({ form: "full" }).fit(short).state as CesFitState).form).toBe("none");
	});

	it("goes on over missing values", () => {
		const gapped = seasonal.map((value, t) => (t % 9 === 4 ? Number.NaN : value));
		const means = ces.predict(ces.fit({ values: gapped, seasonLength: 6 }), 6);
		const whole = ces.predict(ces.fit(series), 6);
		if (means.kind !== "gaussian" || whole.kind !== "gaussian") throw new Error("gaussian");
		for (let h = 0; h < 6; h++) expect(Math.abs(means.means[h]! - whole.means[h]!)).toBeLessThan(6);
	});

	it("bears a long series, over which unstable parameters overflow", () => {
		const source = createRandom(2);
		const long = Float64Array.from({ length: 2000 }, (_, t) => 50 + 10 * Math.sin(t) + source.normal());
		const { form } = ces.fit({ values: long, seasonLength: 7 }).state as CesFitState;
		expect(CES_FORMS).toContain(form);
	});

	it.each(["AirPassengers", "ldeaths"])("reaches the likelihood of statsforecast 2.1.1 on %s", (name) => {
		const { train, frequency } = fixture(`r-${name}`) as { train: number[]; frequency: number };
		const { params } = fixture(`statsforecast-${name}`).AutoCES as {
			params: { loglik: number; aicc: number };
		};
		const state = ces.fit({ values: Float64Array.from(train), seasonLength: frequency }).state as CesFitState;
		expect(state.logLikelihood).toBeGreaterThan(params.loglik - 0.5);
		expect(state.aicc).toBeLessThan(params.aicc + 0.5);
	});
});

it("has no season where fewer values were observed than two seasons have", () => {
	const values = Float64Array.from({ length: 60 }, (_, t) =>
		t % 10 === 0 ? [9, 12, 10, 11, 9, 10][t / 10]! : Number.NaN,
	);
	for (const model of [ces, cesModel({ form: "simple" })]) {
		const fitted = model.fit({ values, seasonLength: 12 });
		expect((fitted.state as CesFitState).form).toBe("none");
		expect(fitted.parameters.standardDeviation).toBeGreaterThan(0.5);
	}
});

describe("what is admissible", () => {
	const noise = (seed: number, scale: number): Float64Array => {
		const draw = createRandom(seed);
		return Float64Array.from({ length: 30 }, () => scale * (100 + 4 * draw.normal()));
	};
	const meansOf = (values: Float64Array): readonly number[] => {
		const process = ces.predict(ces.fit({ values, seasonLength: 1 }), 12);
		if (process.kind !== "gaussian") throw new Error("gaussian");
		return process.means;
	};

	it.each(CES_FORMS)("holds for every start of %s over any length", (form) => {
		for (const start of cesBox(form).starts)
			for (const [length, period] of [
				[5, 1],
				[5000, 1],
				[5000, 52],
			] as const)
				expect(isAdmissible(cesCoefficients(form, start), length, period)).toBe(true);
	});

	it("keeps forecasts of noise near its level, on any scale", () => {
		for (let seed = 1; seed <= 20; seed++) {
			const means = meansOf(noise(seed, 1));
			for (const mean of means) expect(Math.abs(mean - 100)).toBeLessThan(6);
			const larger = meansOf(noise(seed, 3));
			for (let h = 0; h < 12; h++) expect(larger[h]! / 3).toBeCloseTo(means[h]!, 2);
		}
	});

	it("does not let a launch explode", () => {
		for (let seed = 1; seed <= 40; seed++) {
			const draw = createRandom(seed);
			const values = Float64Array.from({ length: 40 }, (_, t) => (t < 28 ? 0 : draw.poisson(3)));
			expect(Math.max(...meansOf(values))).toBeLessThan(30);
		}
	});
});
