import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/math/index.js";
import { ETS_FORMS, etsFormName, etsLayout } from "../../../src/models/ets/form.js";
import { etsCriterion } from "../../../src/models/ets/optimise.js";
import { etsProblem, fitEtsForm, searchEts } from "../../../src/models/ets/search.js";
import { differentiateEts } from "../../../src/models/ets/sensitivity.js";
import { etsStart, writeStart } from "../../../src/models/ets/start.js";
import {
	type EtsFitState,
	type EtsState,
	ets,
	etsModel,
	etsProcess,
	etsRecursion,
	fitEtsCandidates,
} from "../../../src/models/index.js";

const random = createRandom(11);
const seasonal = Float64Array.from(
	{ length: 60 },
	(_, t) => (50 + t / 2) * (1 + 0.3 * Math.sin(t)) + 4 * random.normal(),
);
const gapped = seasonal.map((value, t) => (t % 11 === 5 ? Number.NaN : value));

describe("sensitivities", () => {
	it.each(ETS_FORMS)(
		"of $error$trend$season (damped $damped) agree with differences, gaps included",
		(form) => {
			const layout = etsLayout(form, 6);
			const problem = etsProblem(gapped, 6);
			const theta = new Float64Array(layout.full);
			writeStart(etsStart(seasonal, 6, true), layout, theta);
			theta[0] = 0.3;
			if (layout.betaAt >= 0) theta[layout.betaAt] = 0.2;
			if (layout.gammaAt >= 0) theta[layout.gammaAt] = 0.25;
			if (layout.phiAt >= 0) theta[layout.phiAt] = 0.9;
			etsCriterion(problem, layout, theta);
			const squares = problem.workspace.squares;
			differentiateEts(problem.values, layout, theta, layout.full, problem.workspace);
			const analytic = Array.from(
				{ length: layout.full },
				(_, p) =>
					(2 * problem.count * problem.workspace.squareSlopes[p]!) / squares +
					2 * problem.workspace.logSlopes[p]!,
			);
			for (let p = 0; p < layout.full; p++) {
				const step = 1e-6 * Math.max(1, Math.abs(theta[p]!));
				const at = (shift: number): number => {
					const moved = theta.slice();
					moved[p]! += shift;
					return etsCriterion(problem, layout, moved);
				};
				const numeric = (at(step) - at(-step)) / (2 * step);
				expect(Math.abs(analytic[p]! - numeric)).toBeLessThan(1e-4 * (1 + Math.abs(numeric)));
			}
		},
	);
});

describe("the search", () => {
	it("chooses what full fits of all forms would choose", () => {
		const best = Math.min(...ETS_FORMS.map((form) => fitEtsForm(seasonal, form, 6).aicc));
		expect(searchEts(seasonal, 6)[0]!.aicc).toBeLessThan(best + 0.5);
	});

	it.each(ETS_FORMS)("ends no worse than it starts: $error$trend$season (damped $damped)", (form) => {
		const layout = etsLayout(form, 6);
		const problem = etsProblem(seasonal, 6);
		const theta = new Float64Array(layout.full);
		writeStart(etsStart(seasonal, 6, true), layout, theta);
		theta[0] = 0.1;
		for (const at of [layout.betaAt, layout.gammaAt]) if (at >= 0) theta[at] = 0.02;
		if (layout.phiAt >= 0) theta[layout.phiAt] = 0.95;
		expect(fitEtsForm(seasonal, form, 6).criterion).toBeLessThan(etsCriterion(problem, layout, theta));
	});

	it("leaves multiplicative forms out when a value is not positive", () => {
		const names = searchEts(
			seasonal.map((value) => value - 60),
			6,
		).map(({ layout }) => layout.form.error);
		expect(new Set(names)).toEqual(new Set(["A"]));
	});

	it("leaves seasons out that are too long or not complete", () => {
		expect(searchEts(seasonal, 52).every(({ layout }) => layout.form.season === "N")).toBe(true);
		expect(searchEts(seasonal.slice(0, 6), 12).every(({ layout }) => layout.form.season === "N")).toBe(true);
	});

	it("keeps smoothing parameters inside their bounds", () => {
		for (const form of ETS_FORMS) {
			const { layout, theta } = fitEtsForm(gapped, form, 6);
			for (const at of [0, layout.betaAt, layout.gammaAt])
				if (at >= 0) {
					expect(theta[at]).toBeGreaterThanOrEqual(1e-4);
					expect(theta[at]).toBeLessThanOrEqual(1 - 1e-4);
				}
			if (layout.phiAt >= 0) expect(theta[layout.phiAt]).toBeLessThanOrEqual(0.98);
		}
	});

	it("hands out its near candidates in order", () => {
		const states = fitEtsCandidates({ values: seasonal, seasonLength: 6 }, { margin: 40 }).map(
			({ state }) => state as EtsFitState,
		);
		expect(states.length).toBeGreaterThan(1);
		expect(states.map(({ aicc }) => aicc)).toEqual(states.map(({ aicc }) => aicc).sort((a, b) => a - b));
	});
});

describe("the recursion", () => {
	it("runs through missing values without a shock", () => {
		const form = ETS_FORMS.find((one) => etsFormName(one) === "AAN")!;
		const result = etsRecursion(
			{ values: Float64Array.of(10, Number.NaN, 14), seasonLength: 1 },
			form,
			{ alpha: 0.5, beta: 0.25 },
			{ level: 8, slope: 2 },
			{ horizon: 1 },
		);
		expect(result.fitted).toEqual([10, 12, 14]);
		expect(result.residuals[1]).toBeNaN();
		expect(result.mean).toEqual([16]);
	});

	it("refuses seasonal states of the wrong number, and means that are not positive", () => {
		const series = { values: Float64Array.of(1, 2), seasonLength: 4 };
		const form = (name: string) => ETS_FORMS.find((one) => etsFormName(one) === name)!;
		expect(() => etsRecursion(series, form("ANA"), { alpha: 0.1 }, { level: 1, season: [0] })).toThrow(
			expect.objectContaining({ code: "OPTION_INVALID" }),
		);
		expect(() => etsRecursion(series, form("MNN"), { alpha: 0.1 }, { level: -1 })).toThrow(
			expect.objectContaining({ code: "INPUT_INVALID" }),
		);
	});
});

describe("the predictive process against simulated paths of the model itself", () => {
	const base: EtsState = {
		form: { error: "M", trend: "A", damped: true, season: "M" },
		alpha: 0.3,
		beta: 0.05,
		gamma: 0.2,
		phi: 0.9,
		level: 100,
		slope: 2,
		season: [0.8, 1.1, 1.3, 0.8],
		standardDeviation: 0.08,
		counts: false,
	};
	it.each([
		["MAdM", base],
		["MAdN", { ...base, form: { ...base.form, season: "N" }, season: [0] }],
		[
			"AAdA",
			{
				...base,
				form: { ...base.form, error: "A", season: "A" },
				season: [-9, 2, 9, -2],
				standardDeviation: 6,
			},
		],
	] as [string, EtsState][])("%s: mean and spread of the sum of eight periods", (_, state) => {
		const horizon = 8;
		const draws = createRandom(5);
		let sum = 0;
		let squares = 0;
		const paths = 20000;
		for (let path = 0; path < paths; path++) {
			const total = simulatedSum(state, horizon, () => draws.normal());
			sum += total;
			squares += total * total;
		}
		const simulatedMean = sum / paths;
		const simulatedSpread = Math.sqrt(squares / paths - simulatedMean * simulatedMean);
		const process = etsProcess(state, horizon);
		const mean = process.means.reduce((a, b) => a + b, 0);
		let variance = 0;
		for (let j = 0; j < horizon; j++) {
			let response = 0;
			for (let h = j; h < horizon; h++) response += process.shocks[h]![j]!;
			variance += response * response;
		}
		expect(Math.abs(mean - simulatedMean)).toBeLessThan((4 * simulatedSpread) / Math.sqrt(paths));
		expect(Math.sqrt(variance) / simulatedSpread).toBeGreaterThan(0.97);
		expect(Math.sqrt(variance) / simulatedSpread).toBeLessThan(1.03);
	});
});

function simulatedSum(state: EtsState, horizon: number, normal: () => number): number {
	const season = [...state.season];
	let { level, slope } = state;
	let total = 0;
	for (let h = 0; h < horizon; h++) {
		const base = level + state.phi * slope;
		const phase = h % season.length;
		const index = season[phase]!;
		const multiplicative = state.form.season === "M";
		const mean = multiplicative ? base * index : state.form.season === "A" ? base + index : base;
		const error = state.standardDeviation * normal() * (state.form.error === "M" ? mean : 1);
		const shock = multiplicative ? error / index : error;
		level = base + state.alpha * shock;
		slope = state.phi * slope + state.beta * shock;
		if (state.form.season !== "N")
			season[phase] = index + (state.gamma * error) / (multiplicative ? base : 1);
		total += mean + error;
	}
	return total;
}

describe("the model", () => {
	it("exposes parameters, form and fitted values", () => {
		const fitted = ets.fit({ values: seasonal, seasonLength: 6 });
		expect(fitted.fitted).toHaveLength(60);
		expect(fitted.parameters.alpha).toBeGreaterThan(0);
		expect(ETS_FORMS.map(etsFormName)).toContain((fitted.state as EtsFitState).form);
	});
});

it("refuses a multiplicative form for values that it has no likelihood for", () => {
	const model = etsModel({ form: { error: "M", trend: "N", damped: false, season: "N" } });
	const values = Float64Array.of(-5, -7, -5, -6, -8, -6, -4, -3);
	expect(() => model.fit({ values, seasonLength: 1 })).toThrow(
		expect.objectContaining({ code: "INPUT_INVALID" }),
	);
});

it("stays finite where the level of a multiplicative season has fallen to 0", () => {
	const state: EtsState = {
		form: { error: "M", trend: "N", damped: false, season: "M" },
		alpha: 0.3,
		beta: 0,
		gamma: 0.2,
		phi: 1,
		level: 0,
		slope: 0,
		season: [0.8, 1.2],
		standardDeviation: 0.1,
		counts: false,
	};
	expect(etsProcess(state, 4).shocks.flat().every(Number.isFinite)).toBe(true);
});
