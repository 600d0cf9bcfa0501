import { describe, expectTypeOf, it } from "vitest";
import {
	coherentPaths,
	compareForecasts,
	comparePair,
	type ForecastComparison,
	forecastLevels,
	type Hierarchy,
	type LevelForecast,
	reconcileForecasts,
} from "../../src/forecast/index.js";

describe("levels", () => {
	it("are given as numbers of bottom series and come back as plain rows", () => {
		const hierarchy: Hierarchy = { bottom: 2, sums: [[0, 1]] };
		expectTypeOf(reconcileForecasts([[1], [2], [3]], hierarchy)).toEqualTypeOf<number[][]>();
		expectTypeOf(coherentPaths).parameter(1).toEqualTypeOf<Hierarchy>();
		// @ts-expect-error there is no such method
		reconcileForecasts([[1], [2], [3]], hierarchy, { method: "middle-out" });
	});

	it("of panels are forecasts without a process of their own", () => {
		expectTypeOf(forecastLevels).returns.toEqualTypeOf<LevelForecast[][]>();
		expectTypeOf<LevelForecast>().not.toHaveProperty("process");
	});
});

describe("comparisons", () => {
	it("say in words and in numbers which is better", () => {
		expectTypeOf(comparePair([1, 2, 3], [2, 3, 4]).verdict).toEqualTypeOf<
			"first-better" | "second-better" | "no-difference"
		>();
		expectTypeOf(compareForecasts({ a: [1, 2], b: [2, 3] })).toEqualTypeOf<ForecastComparison>();
	});
});
