import { expect, it } from "vitest";
import { createRandom, mean, variance } from "../../../src/math/index.js";
import {
	ces,
	cumulativeDistribution,
	dynamicOptimizedTheta,
	dynamicTheta,
	ets,
	etsModel,
	fitEtsCandidates,
	mstl,
	naive,
	optimizedTheta,
	periodDistribution,
	processMeans,
	theta,
} from "../../../src/models/index.js";
import { afterUnseen, endsSeen, unseenAtEnd } from "../../../src/models/unseen-end.js";

const random = createRandom(5);
let level = 100;
const values = Float64Array.from({ length: 60 }, (_, t) => {
	const shock = 3 * random.normal();
	const value = level + [4, -1, -3, 0][t % 4]! + shock;
	level += 0.4 * shock;
	return value;
});
const series = { values, seasonLength: 4 };
const gapped = (unseen: number) => ({
	...series,
	values: Float64Array.of(...values, ...new Array<number>(unseen).fill(Number.NaN)),
});

it.each([ets, theta, dynamicTheta, optimizedTheta, dynamicOptimizedTheta, ces, mstl])(
	"$name forecasts over missing periods at the end as it forecasts further ahead",
	(model) => {
		const ahead = model.predict(model.fit(series), 9);
		const fitted = model.fit(gapped(4));
		const over = model.predict(JSON.parse(JSON.stringify(fitted)), 5);
		expect(fitted.fitted).toHaveLength(64);
		expect(fitted.fitted.slice(60)).toEqual(processMeans(ahead).slice(0, 4));
		for (let h = 0; h < 5; h++) {
			expect(mean(periodDistribution(over, h))).toBeCloseTo(mean(periodDistribution(ahead, h + 4)), 9);
			expect(variance(periodDistribution(over, h))).toBeCloseTo(
				variance(periodDistribution(ahead, h + 4)),
				9,
			);
		}
		// Sums of the later periods, from the covariances of the whole.
		if (ahead.kind !== "gaussian") throw new Error("expected a gaussian process");
		let square = 0;
		for (let j = 0; j < 9; j++) {
			let response = 0;
			for (let h = Math.max(4, j); h < 9; h++) response += ahead.shocks[h]![j]!;
			square += response * response;
		}
		expect(variance(cumulativeDistribution(over, 4))).toBeCloseTo(square, 8);
	},
);

it("widens simple exponential smoothing by alpha squared for each missing period", () => {
	const model = etsModel({ form: { error: "A", trend: "N", damped: false, season: "N" } });
	const seen = model.fit(series);
	const { alpha, standardDeviation } = seen.parameters;
	for (const fitted of [model.fit(gapped(3)), model.update!(seen, new Array(3).fill(Number.NaN))])
		expect(variance(periodDistribution(model.predict(fitted, 1), 0))).toBeCloseTo(
			standardDeviation! ** 2 * (1 + 3 * alpha! ** 2),
			8,
		);
});

it("narrows again when something is seen", () => {
	const model = etsModel({ form: { error: "A", trend: "N", damped: false, season: "N" } });
	const fitted = model.update!(model.fit(gapped(3)), [103]);
	expect(fitted.fitted).toHaveLength(64);
	expect(variance(periodDistribution(model.predict(fitted, 1), 0))).toBeCloseTo(
		fitted.parameters.standardDeviation! ** 2,
		8,
	);
});

it("counts for every form that is averaged", () => {
	for (const fitted of fitEtsCandidates(gapped(6), { margin: 1e9 })) {
		const start = ets.predict(fitted, 1);
		expect(variance(periodDistribution(start, 0))).toBeGreaterThanOrEqual(
			variance(
				periodDistribution(
					ets.predict({ ...fitted, state: { ...(fitted.state as object), unseen: 0 } }, 1),
					0,
				),
			),
		);
		expect(fitted.fitted).toHaveLength(66);
		expect((fitted.state as { unseen: number }).unseen).toBe(6);
	}
});

it("follows 500 missing periods at most, and goes over longer ones", () => {
	expect(unseenAtEnd(new Float64Array(900).fill(Number.NaN))).toBe(500);
	expect(unseenAtEnd([])).toBe(0);
	const fitted = ets.fit(gapped(700));
	expect(fitted.fitted).toHaveLength(760);
	expect(processMeans(ets.predict(fitted, 2)).every(Number.isFinite)).toBe(true);
});

it("keeps a process without spread as it is", () => {
	const still = {
		kind: "gaussian",
		means: [1, 2, 3],
		shocks: [[0], [0, 0], [0, 0, 0]],
		counts: false,
	} as const;
	expect(afterUnseen(still, 1).shocks).toEqual([[0], [0, 0]]);
	expect(afterUnseen(still, 0)).toBe(still);
});

it("leaves a model without update without one", () => {
	expect(endsSeen(theta).update).toBeUndefined();
	expect(endsSeen(naive).update).toBeDefined();
});
