import { describe, expect, it } from "vitest";
import { briefSeasonApart } from "../../../src/forecast/choice/brief-season.js";
import { forecastSeries } from "../../../src/forecast/index.js";
import { createRandom } from "../../../src/math/index.js";

const HORIZON = 6;
type Shape = (t: number, period: number) => number;
const SHAPES: Readonly<Record<string, Shape>> = {
	wave: (t, period) => 25 * Math.sin((2 * Math.PI * t) / period),
	saw: (t, period) => 60 * ((t % period) / period),
	peak: (t, period) => (t % period === 3 ? 80 : 0),
	"wave on a slope": (t, period) => 25 * Math.sin((2 * Math.PI * t) / period) + (40 * t) / period,
};

/** Root mean squared error over many noisy histories of a shape, of a model and of the mean of the history. */
function errorsOf(
	shape: Shape,
	period: number,
	length: number,
	model: string,
): { ours: number; mean: number } {
	let [ours, ofMean] = [0, 0];
	for (let seed = 1; seed <= 40; seed++) {
		const random = createRandom(seed);
		const values = Float64Array.from(
			{ length: length + HORIZON },
			(_, t) => 100 + shape(t, period) + 8 * random.normal(),
		);
		const history = values.subarray(0, length);
		const { mean } = forecastSeries(history, {
			seasonLength: period,
			horizon: HORIZON,
			counts: false,
			model,
		});
		const level = history.reduce((sum, value) => sum + value, 0) / length;
		for (let h = 0; h < HORIZON; h++) {
			ours += (values[length + h]! - mean[h]!) ** 2 / (40 * HORIZON);
			ofMean += (values[length + h]! - level) ** 2 / (40 * HORIZON);
		}
	}
	return { ours: Math.sqrt(ours), mean: Math.sqrt(ofMean) };
}

describe("a season that was seen less than twice", () => {
	const cases = Object.keys(SHAPES).flatMap((name) =>
		(["auto", "fast"] as const).flatMap((model) =>
			[
				[12, 24],
				[12, 21],
				[7, 14],
				[52, 90],
			].map(([period, length]) => ({ name, model, period: period!, length: length! })),
		),
	);
	// Noise alone is an error of 8, and the seasonal naive errs by 11.3.
	it.each(cases)("$name of $period in $length values by $model", ({ name, model, period, length }) => {
		expect(errorsOf(SHAPES[name]!, period, length, model).ours).toBeLessThan(18);
	});

	it("is none in noise", () => {
		for (const [period, length] of [
			[12, 24],
			[12, 18],
			[52, 90],
		] as const) {
			const { ours, mean } = errorsOf(() => 0, period, length, "auto");
			expect(ours).toBeLessThan(1.1 * mean);
		}
	});

	it("covers what comes", () => {
		let covered = 0;
		for (let seed = 1; seed <= 100; seed++) {
			const random = createRandom(seed);
			const values = Array.from({ length: 30 }, (_, t) => 100 + SHAPES.wave!(t, 12) + 8 * random.normal());
			const options = { seasonLength: 12, horizon: 6, counts: false, levels: [0.8] };
			const { lower, upper } = forecastSeries(values.slice(0, 24), options).intervals[0]!;
			for (let h = 0; h < 6; h++) if (values[24 + h]! >= lower[h]! && values[24 + h]! <= upper[h]!) covered++;
		}
		expect(covered / 600).toBeGreaterThan(0.7);
		expect(covered / 600).toBeLessThan(0.9);
	});

	it("is left to others in counts, in longer and in shorter histories", () => {
		const values = (length: number): Float64Array =>
			Float64Array.from({ length }, (_, t) => 30 + Math.round(SHAPES.saw!(t, 12)));
		for (const length of [12, 13, 25])
			expect(briefSeasonApart({ values: values(length), seasonLength: 12 })).toBeUndefined();
		expect(briefSeasonApart({ values: values(24), seasonLength: 12, counts: true })).toBeUndefined();
		expect(briefSeasonApart({ values: values(24), seasonLength: 1 })).toBeUndefined();
		expect(briefSeasonApart({ values: values(24), seasonLength: 12 })).toBeDefined();
	});

	it("bears missing values and constants", () => {
		const gapped = Float64Array.from({ length: 24 }, (_, t) =>
			t % 5 === 2 ? Number.NaN : SHAPES.wave!(t, 12),
		);
		const { means } = briefSeasonApart({ values: gapped, seasonLength: 12 })!.withItsSeason({
			kind: "gaussian",
			means: [0, 0],
			shocks: [[1], [1, 1]],
			counts: false,
		});
		expect(means.every(Number.isFinite)).toBe(true);
		expect(briefSeasonApart({ values: new Float64Array(24).fill(4), seasonLength: 12 })).toBeUndefined();
	});
});

it("does not carry a sharp season on as a slope", () => {
	const random = createRandom(4);
	const figure = [60, 80, 100, 400];
	const values = Array.from({ length: 40 }, (_, t) => figure[t % 4]! * (1 + 0.05 * random.normal()));
	for (const model of ["auto", "fast"]) {
		const { mean } = forecastSeries(values, { seasonLength: 4, horizon: 4, counts: false, model });
		for (let h = 0; h < 3; h++) expect(mean[h]! / figure[h]!).toBeLessThan(1.08);
	}
});
