import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../src/math/index.js";
import { ETS_FORMS, etsFormName } from "../../src/models/ets/form.js";
import {
	etsModel,
	type ForecastModel,
	MODELS,
	naive,
	type Series,
	seasonalNaive,
} from "../../src/models/index.js";
import { runs } from "../support/runs.js";

const SEED = 20261126;
const random = createRandom(31);
const history = Float64Array.from(
	{ length: 40 },
	(_, t) => 60 + 0.4 * t + 12 * Math.sin((2 * Math.PI * t) / 4) + 3 * random.normal(),
);
const series: Series = { values: history, seasonLength: 4 };
const withUpdate = [
	...Object.values(MODELS).filter(({ update }) => update !== undefined),
	...ETS_FORMS.map((form) => ({ ...etsModel({ form }), name: `ets ${etsFormName(form)}` })),
];
const later = fc.array(
	fc.oneof({ weight: 5, arbitrary: fc.double({ min: 30, max: 120, noNaN: true }) }, fc.constant(Number.NaN)),
	{
		minLength: 1,
		maxLength: 9,
	},
);
const meansOf = (
	model: ForecastModel,
	fitted: ReturnType<ForecastModel["fit"]>,
	horizon: number,
): readonly number[] => {
	const process = model.predict(fitted, horizon);
	return process.kind === "gaussian" ? process.means : [];
};
const close = (actual: readonly number[], expected: readonly number[]): void => {
	actual.forEach((value, h) => {
		expect(value).toBeCloseTo(expected[h]!, 8);
	});
};

it("is there for the models that have states of their own", () => {
	expect(
		Object.values(MODELS)
			.flatMap(({ name, update }) => (update === undefined ? [] : [name]))
			.sort(),
	).toEqual(["drift", "ets", "naive", "seasonal-naive"]);
});

describe.each(withUpdate.map((model) => [model.name, model] as const))("update of %s", (_, model) => {
	const fitted = model.fit(series);
	const update = model.update!;

	it("gives the same at once and one by one, and survives JSON on the way", () => {
		fc.assert(
			fc.property(later, (values) => {
				const atOnce = update(fitted, values);
				let step = fitted;
				for (const value of values) step = update(JSON.parse(JSON.stringify(step)), [value]);
				expect(meansOf(model, atOnce, 6)).toEqual(meansOf(model, step, 6));
				expect(atOnce.fitted).toHaveLength(history.length + values.length);
				expect(atOnce.parameters).toEqual(fitted.parameters);
			}),
			{ seed: SEED, numRuns: runs(30) },
		);
	});

	it("moves a forecast on by one period where what came was expected, or is missing", () => {
		const ahead = meansOf(model, fitted, 7);
		// With a multiplicative season the mean of a product is not the product of the means.
		const slack = /M$/.test(model.name) || model.name === "ets" ? 2e-3 : 1e-9;
		for (const value of [Number.NaN, update(fitted, [Number.NaN]).fitted.at(-1)!])
			meansOf(model, update(fitted, [value]), 6).forEach((mean, h) => {
				if (model.name !== "naive" && model.name !== "seasonal-naive")
					expect(Math.abs(mean / ahead[h + 1]! - 1)).toBeLessThan(slack);
			});
	});

	it("takes nothing infinite", () => {
		expect(() => update(fitted, [Infinity])).toThrowError(expect.objectContaining({ code: "INPUT_INVALID" }));
	});
});

it.each([naive, seasonalNaive])("$name forecasts as if fitted to all of it", (model) => {
	fc.assert(
		fc.property(later, (values) => {
			const all = model.fit({ ...series, values: Float64Array.of(...history, ...values) });
			close(meansOf(model, model.update!(model.fit(series), values), 8), meansOf(model, all, 8));
		}),
		{ seed: SEED, numRuns: runs(30) },
	);
});

it("ets smooths by its own parameters", () => {
	const model = etsModel({ form: { error: "A", trend: "N", damped: false, season: "N" } });
	const fitted = model.fit(series);
	const level = meansOf(model, fitted, 1)[0]!;
	const { alpha } = fitted.parameters;
	close(meansOf(model, model.update!(fitted, [level + 10]), 1), [level + 10 * alpha!]);
});
