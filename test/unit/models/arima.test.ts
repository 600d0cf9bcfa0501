import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/math/index.js";
import { coefficientsOf, fitArima } from "../../../src/models/arima/fit.js";
import { runInnovations } from "../../../src/models/arima/innovations.js";
import { runKalman } from "../../../src/models/arima/kalman.js";
import { armaMoments } from "../../../src/models/arima/moments.js";
import { arimaProblem } from "../../../src/models/arima/problem.js";
import { searchArima } from "../../../src/models/arima/search.js";
import {
	type ArimaFitState,
	arima,
	arimaModel,
	arimaRecursion,
	cumulativeDistribution,
	type Series,
} from "../../../src/models/index.js";

const random = createRandom(3);
const none = new Float64Array(0);
const noise = Float64Array.from({ length: 90 }, () => random.normal());
/** A seasonal series with a moving level. */
const values = new Float64Array(90);
for (let t = 0; t < 90; t++)
	values[t] =
		(values[t - 1] ?? 0) * 0.3 + (values[t - 4] ?? 10) * 0.7 + noise[t]! + 0.4 * (noise[t - 1] ?? 0) + 1;
const series: Series = { values, seasonLength: 4 };
const mixed = coefficientsOf(
	{
		ar: Float64Array.of(0.5, -0.3),
		ma: Float64Array.of(0.4),
		seasonalAr: Float64Array.of(0.3),
		seasonalMa: Float64Array.of(-0.6),
	},
	4,
);

/** Log-determinant and quadratic form of the covariance matrix of a mixed model, by brute force. */
function bruteForce(phi: Float64Array, theta: Float64Array, data: ArrayLike<number>): [number, number] {
	const n = data.length;
	const far = 4000;
	const psi = new Float64Array(far);
	for (let k = 0; k < far; k++) {
		psi[k] = k === 0 ? 1 : (theta[k - 1] ?? 0);
		for (let i = 1; i <= Math.min(k, phi.length); i++) psi[k]! += phi[i - 1]! * psi[k - i]!;
	}
	const covariance = Array.from({ length: n }, (_, lag) => {
		let sum = 0;
		for (let k = 0; k + lag < far; k++) sum += psi[k]! * psi[k + lag]!;
		return sum;
	});
	const factor = Array.from({ length: n }, () => new Float64Array(n));
	let logs = 0;
	let form = 0;
	const solved = new Float64Array(n);
	for (let i = 0; i < n; i++) {
		for (let j = 0; j <= i; j++) {
			let sum = covariance[i - j]!;
			for (let k = 0; k < j; k++) sum -= factor[i]![k]! * factor[j]![k]!;
			factor[i]![j] = i === j ? Math.sqrt(sum) : sum / factor[j]![j]!;
		}
		let rest = data[i]!;
		for (let k = 0; k < i; k++) rest -= factor[i]![k]! * solved[k]!;
		solved[i] = rest / factor[i]![i]!;
		logs += 2 * Math.log(factor[i]![i]!);
		form += solved[i]! ** 2;
	}
	return [logs, form];
}

describe("the likelihood", () => {
	it.each([
		["autoregression", { phi: Float64Array.of(0.6, 0.2), theta: none }],
		["moving average", { phi: none, theta: Float64Array.of(0.5, 0.9) }],
		["mixed and seasonal", mixed],
		["root all but on the circle", { phi: Float64Array.of(0.998), theta: Float64Array.of(-0.9) }],
	])("is that of the covariance matrix: %s", (_, coefficients) => {
		const data = values.slice(0, 40);
		const result = { values: new Float64Array(40), ones: new Float64Array(40), logs: 0 };
		expect(runInnovations(coefficients, data, result, true)).toBe(true);
		const [logs, form] = bruteForce(coefficients.phi, coefficients.theta, data);
		const squares = result.values.reduce((sum, value) => sum + value * value, 0);
		expect(result.logs).toBeCloseTo(logs, 4);
		expect(squares / form).toBeCloseTo(1, 5);
	});

	it("is the same from both filters, errors of a constant too", () => {
		const result = { values: new Float64Array(90), ones: new Float64Array(90), logs: 0 };
		runInnovations(mixed, values, result, true);
		const run = runKalman(values, new Float64Array(90).fill(1), mixed, [])!;
		expect(run.logs).toBeCloseTo(result.logs, 9);
		for (let t = 0; t < 90; t++) {
			expect(run.errors[t]).toBeCloseTo(result.values[t]!, 8);
			expect(run.regressorErrors[t]).toBeCloseTo(result.ones[t]!, 8);
		}
	});

	it("of a series with a gap is that of the observed values alone", () => {
		const phi = Float64Array.of(0.7);
		const gapped = Float64Array.of(1, Number.NaN, Number.NaN, -0.5, 2);
		const run = runKalman(gapped, new Float64Array(5), { phi, theta: none }, [])!;
		// An autoregression seen three periods later has coefficient 0.7 ^ 3.
		const variance = 1 / (1 - 0.49);
		const later = variance * (1 - 0.7 ** 6);
		expect(run.count).toBe(3);
		expect(run.logs).toBeCloseTo(Math.log(variance) + Math.log(later), 12);
		expect(run.errors[3]).toBeCloseTo((-0.5 - 0.7 ** 3) / Math.sqrt(later), 12);
	});

	it("has no value outside the stationary region", () => {
		expect(armaMoments({ phi: Float64Array.of(1.01), theta: none })).toBeUndefined();
		expect(() => arimaRecursion(series, { d: 0, seasonalD: 0 }, { ar: [1.2] })).toThrow(
			expect.objectContaining({ code: "OPTION_INVALID" }),
		);
	});

	it("of the airline model agrees whether the first values are known or of a wide prior", () => {
		const parameters = { ma: [-0.4], seasonalMa: [-0.5] };
		const exact = arimaRecursion(series, { d: 1, seasonalD: 1 }, parameters, { horizon: 6 });
		const prior = arimaRecursion(series, { d: 1, seasonalD: 1 }, parameters, { horizon: 6, prior: 1e6 });
		expect(prior.logLikelihood).toBeCloseTo(exact.logLikelihood, 2);
		for (let h = 0; h < 6; h++) expect(prior.mean[h]).toBeCloseTo(exact.mean[h]!, 3);
	});
});

describe("the fit", () => {
	const order = { p: 1, d: 0, q: 1, seasonalP: 1, seasonalD: 0, seasonalQ: 0, period: 4, constant: true };
	const problem = arimaProblem(values, order);
	const effort = { iterations: 50, tolerance: 1e-9 };

	it("ends no lower than it starts, and at a point that small changes do not better", () => {
		const fit = fitArima(problem, order, [], effort);
		const start = fitArima(problem, order, [new Float64Array(3)], { iterations: 0, tolerance: 1 });
		expect(fit.logLikelihood).toBeGreaterThan(start.logLikelihood);
		for (let at = 0; at < 3; at++)
			for (const step of [-0.05, 0.05]) {
				const moved = fit.free.slice();
				moved[at]! += step;
				const other = fitArima(problem, order, [moved], { iterations: 0, tolerance: 1 });
				expect(other.logLikelihood).toBeLessThan(fit.logLikelihood);
			}
	});

	it("finds the coefficient of a long autoregression", () => {
		const source = createRandom(8);
		const long = new Float64Array(3000);
		for (let t = 0; t < 3000; t++) long[t] = 0.8 * (long[t - 1] ?? 0) + source.normal();
		const { parameters } = arimaModel({ order: { p: 1 } }).fit({ values: long, seasonLength: 1 });
		expect(Math.abs(parameters.ar1! - 0.8)).toBeLessThan(0.04);
		expect(Math.abs(parameters.standardDeviation! - 1)).toBeLessThan(0.04);
	});

	it("gives a drift a period, also where the difference is seasonal", () => {
		const trend = Float64Array.from({ length: 40 }, (_, t) => 3 * t + [4, 1, 7, 2][t % 4]!);
		const model = arimaModel({ order: { seasonalD: 1, constant: true } });
		expect(model.fit({ values: trend, seasonLength: 4 }).parameters.drift).toBeCloseTo(3, 9);
	});

	it("gives way to the choice where the series is too short for the orders", () => {
		const short = { values: Float64Array.of(1, 2, 3, 4), seasonLength: 12 };
		const state = arimaModel({ order: { seasonalD: 1 } }).fit(short).state as ArimaFitState;
		expect(state.order.seasonalD).toBe(0);
	});
});

describe("the process", () => {
	const process = (from: Series, horizon: number, order?: object) => {
		const model = order === undefined ? arima : arimaModel({ order });
		const result = model.predict(model.fit(from), horizon);
		if (result.kind !== "gaussian") throw new Error("gaussian");
		return result;
	};

	it("has psi weights as shocks", () => {
		const fitted = arimaModel({ order: { p: 1, d: 1 } }).fit(series);
		const { shocks } = process(series, 3, { p: 1, d: 1 });
		const { ar1, standardDeviation } = fitted.parameters;
		const psi = [1, 1 + ar1!, 1 + ar1! + ar1! ** 2];
		for (let h = 0; h < 3; h++)
			for (let j = 0; j <= h; j++) expect(shocks[h]![j]).toBeCloseTo(standardDeviation! * psi[h - j]!, 9);
	});

	it("after missing values at the end is that of the later periods", () => {
		const order = { p: 1, d: 1 };
		const late = { ...series, values: Float64Array.from([...values, Number.NaN, Number.NaN]) };
		const whole = process(series, 5, order);
		const rest = process(late, 3, order);
		for (let h = 0; h < 3; h++) expect(rest.means[h]).toBeCloseTo(whole.means[h + 2]!, 8);
		const variance = (rows: readonly (readonly number[])[], h: number): number =>
			rows[h]!.reduce((sum, value) => sum + value * value, 0);
		for (let h = 0; h < 3; h++)
			expect(variance(rest.shocks, h) / variance(whole.shocks, h + 2)).toBeCloseTo(1, 6);
		// Of sums too: periods 2 to 4 of the whole against all of the rest.
		const sum = cumulativeDistribution(rest, 2);
		let expected = 0;
		for (let j = 0; j < 5; j++)
			expected += [2, 3, 4].reduce((total, h) => total + (whole.shocks[h]![j] ?? 0), 0) ** 2;
		expect(sum.kind === "normal" && sum.standardDeviation ** 2 / expected).toBeCloseTo(1, 6);
	});

	it("goes over gaps by the likelihood of what was observed", () => {
		const gapped = { ...series, values: values.map((value, t) => (t % 8 === 5 ? Number.NaN : value)) };
		const state = arima.fit(gapped).state as ArimaFitState;
		expect(Number.isFinite(state.logLikelihood)).toBe(true);
		const means = process(gapped, 4).means;
		const whole = process(series, 4).means;
		for (let h = 0; h < 4; h++) expect(Math.abs(means[h]! - whole[h]!)).toBeLessThan(3);
	});
});

describe("the choice", () => {
	it("takes an average for noise, a walk for a walk, and a seasonal difference for a season", () => {
		const name = (from: ArrayLike<number>, seasonLength: number): string =>
			(arima.fit({ values: Float64Array.from(from), seasonLength }).state as ArimaFitState).name;
		expect(name(noise, 1)).toMatch(/^ARIMA\(\d,0,\d\)/);
		let level = 0;
		expect(
			name(
				noise.map((value) => (level += value)),
				1,
			),
		).toMatch(/^ARIMA\(\d,1,\d\)/);
		expect(
			name(
				noise.map((value, t) => value + 20 * Math.sin((Math.PI * t) / 6)),
				12,
			),
		).toMatch(/\(\d,1,\d\)\[12\]/);
	});

	it("is the least AICc of what was tried, and admits no root near the unit circle", () => {
		const { fit, candidates } = searchArima(values, 4);
		expect(fit.aicc).toBeLessThan(candidates[0]!.aicc + 0.01);
		expect(candidates.length).toBeGreaterThan(6);
		for (const block of Object.values(fit.blocks))
			for (const coefficient of block) expect(Math.abs(coefficient)).toBeLessThan(2);
	});

	it("takes the mean where the series is too short for any criterion", () => {
		const { name } = arima.fit({ values: Float64Array.of(5, 7, 6), seasonLength: 1 }).state as ArimaFitState;
		expect(name).toBe("ARIMA(0,0,0) with mean");
	});

	it.each([
		[[1, 2, 3]],
		[[5, 5, 5]],
		[[0, 0, 1]],
		[[1, Number.NaN, Number.NaN, 2, 3]],
		[[1, 1, 1, 1, 9]],
		[[1, 4, 9, 16, 25, 36, 49]],
	])("never throws on data: %j", (data) => {
		const fitted = arima.fit({ values: Float64Array.from(data), seasonLength: 12 });
		const process = arima.predict(fitted, 4);
		expect(process.kind === "gaussian" && process.means.every(Number.isFinite)).toBe(true);
	});
});

describe("a phase of the season that was never observed", () => {
	const random = createRandom(2);
	const whole = Float64Array.from(
		{ length: 72 },
		(_, t) => 100 + 20 * Math.sin((2 * Math.PI * t) / 12) + 3 * random.normal(),
	);
	const without = (missing: (t: number) => boolean): Series => ({
		values: whole.map((value, t) => (missing(t) ? Number.NaN : value)),
		seasonLength: 12,
	});

	it.each([
		["August", (t: number) => t % 12 === 7],
		["every third month", (t: number) => t % 3 === 1],
		["every second month", (t: number) => t % 2 === 1],
	])("is forecast near the others: %s", (_, missing) => {
		const fitted = arima.fit(without(missing));
		const process = arima.predict(fitted, 24);
		if (process.kind !== "gaussian") throw new Error("expected a gaussian process");
		expect((fitted.state as ArimaFitState).order.seasonalD).toBe(0);
		for (let h = 0; h < 24; h++) {
			expect(process.means[h]).toBeGreaterThan(70);
			expect(process.means[h]).toBeLessThan(130);
			expect(Math.hypot(...process.shocks[h]!)).toBeLessThan(40);
		}
	});

	it("takes no seasonal difference that is asked for either", () => {
		const model = arimaModel({ order: { seasonalD: 1, seasonalQ: 1 } });
		const orderOf = (own: Series) => (model.fit(own).state as ArimaFitState).order;
		expect(orderOf(without((t) => t % 12 === 7)).seasonalD).toBe(0);
		// One August is enough to carry on.
		expect(orderOf(without((t) => t % 12 === 7 && t !== 43))).toMatchObject({ seasonalD: 1, seasonalQ: 1 });
	});
});
