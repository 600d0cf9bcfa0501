import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/math/index.js";
import { ETS_FORMS, etsFormName, etsLayout } from "../../../src/models/ets/form.js";
import { etsCriterion } from "../../../src/models/ets/optimise.js";
import { areRelated, relatedStart } from "../../../src/models/ets/related-start.js";
import { etsProblem, fitEtsForm, searchEts } from "../../../src/models/ets/search.js";

const random = createRandom(31);
const seasonal = Float64Array.from(
	{ length: 72 },
	(_, t) => (60 + t / 3) * (1 + 0.2 * Math.sin((2 * Math.PI * t) / 6)) + 2 * random.normal(),
);

describe("relatedStart", () => {
	it("of the same form is the optimum itself", () => {
		for (const form of ETS_FORMS) {
			const { layout, theta } = fitEtsForm(seasonal, form, 6);
			expect(relatedStart(layout, theta, layout)).toEqual(theta);
		}
	});

	it("turns pieces into parts of the level and back", () => {
		const additive = etsLayout({ error: "M", trend: "N", damped: false, season: "A" }, 3);
		const multiplicative = etsLayout({ error: "M", trend: "N", damped: false, season: "M" }, 3);
		const there = relatedStart(additive, Float64Array.of(0.3, 0.1, 50, 10, -5), multiplicative);
		expect([...there]).toEqual([0.3, 0.1, 50, 1.2, 0.9]);
		const back = relatedStart(multiplicative, there, additive);
		expect(back[3]).toBeCloseTo(10, 12);
		expect(back[4]).toBeCloseTo(-5, 12);
	});

	it("gives every related form a start that has a likelihood", () => {
		const problem = etsProblem(seasonal, 6);
		for (const form of ETS_FORMS) {
			const { layout, theta } = fitEtsForm(seasonal, form, 6);
			for (const other of ETS_FORMS.map((each) => etsLayout(each, 6)).filter((each) =>
				areRelated(layout, each),
			)) {
				const there = etsCriterion(problem, other, relatedStart(layout, theta, other));
				expect(Number.isFinite(there)).toBe(true);
			}
		}
	});

	it("relates forms that differ in one part, and never one with a season to one without", () => {
		const layouts = ETS_FORMS.map((form) => etsLayout(form, 6));
		const named = (name: string) => layouts.find(({ form }) => etsFormName(form) === name)!;
		const relatives = (name: string): string[] =>
			layouts.filter((layout) => areRelated(named(name), layout)).map(({ form }) => etsFormName(form));
		expect(relatives("MAA")).toEqual(["AAA", "MNA", "MAdA", "MAM"]);
		expect(relatives("ANN")).toEqual(["AAN", "AAdN", "MNN"]);
	});
});

describe("searchEts", () => {
	const { train } = JSON.parse(
		readFileSync(new URL("../../fixtures/forecast/r-USAccDeaths.json", import.meta.url), "utf8"),
	) as { readonly train: number[] };

	it("reaches the best form fitted by itself, on deaths and on a made season", () => {
		const deaths = Float64Array.from(train);
		for (const [values, period] of [
			[seasonal, 6],
			[deaths, 12],
		] as const) {
			expect(values.length).toBeGreaterThan(60);
			const alone = Math.min(...ETS_FORMS.map((form) => fitEtsForm(values, form, period).aicc));
			expect(searchEts(values, period)[0]!.aicc).toBeLessThan(alone + 0.5);
		}
	});
});
