import { describe, expect, it } from "vitest";
import { type PointMeasure, pointForMeasure } from "../../../src/forecast/judging/point-for-measure.js";
import { samplePaths } from "../../../src/forecast/reconcile/sample-paths.js";
import { createRandom } from "../../../src/math/index.js";
import type { DemandProcess } from "../../../src/models/index.js";

const rare: DemandProcess = {
	kind: "counts",
	parts: [{ weight: 1, rates: [0.3, 0.3, 0.6], levelVariance: 0.5 }],
	periodVariance: 0.1,
	sizes: [0.5, 0, 0.5],
};
const plain: DemandProcess = {
	kind: "gaussian",
	means: [10, 12],
	shocks: [[2], [1, 2]],
	counts: false,
};
const MEASURES: Readonly<Record<PointMeasure, (errors: readonly number[]) => number>> = {
	"squared-error": (errors) => errors.reduce((sum, error) => sum + error ** 2, 0),
	"absolute-error": (errors) => errors.reduce((sum, error) => sum + Math.abs(error), 0),
	"root-squared-error": (errors) => Math.hypot(...errors),
};

/** Mean of a measure over fresh paths. */
function lossOf(process: DemandProcess, point: readonly number[], measure: PointMeasure): number {
	const paths = samplePaths(process, 4000, createRandom(99));
	let sum = 0;
	for (let from = 0; from < paths.length; from += point.length)
		sum += MEASURES[measure](point.map((value, h) => paths[from + h]! - value));
	return sum / (paths.length / point.length);
}

describe("pointForMeasure", () => {
	it("gives each measure the point that loses least by it, also on paths that were not seen", () => {
		for (const measure of Object.keys(MEASURES) as PointMeasure[]) {
			const own = lossOf(rare, pointForMeasure(rare, measure, { paths: 2000 }), measure);
			for (const other of Object.keys(MEASURES) as PointMeasure[])
				if (other !== measure)
					expect(own).toBeLessThan(lossOf(rare, pointForMeasure(rare, other, { paths: 2000 }), measure));
		}
	});

	it("is the mean for all where the distribution is symmetric", () => {
		for (const measure of Object.keys(MEASURES) as PointMeasure[])
			pointForMeasure(plain, measure, { paths: 5000 }).forEach((value, h) => {
				expect(value / plain.means[h]!).toBeCloseTo(1, 1);
			});
	});

	it("gives the same for the same seed, stops on a path, and refuses what is no measure", () => {
		expect(pointForMeasure(rare, "root-squared-error", { seed: 5 })).toEqual(
			pointForMeasure(rare, "root-squared-error", { seed: 5 }),
		);
		const never: DemandProcess = { ...rare, parts: [{ weight: 1, rates: [0, 0, 0], levelVariance: 0 }] };
		expect(pointForMeasure(never, "root-squared-error")).toEqual([0, 0, 0]);
		expect(() => pointForMeasure(rare, "mase" as PointMeasure)).toThrow(/root-squared-error/u);
		expect(() => pointForMeasure(rare, "root-squared-error", { paths: 0 })).toThrow(/1 or more/u);
	});
});
