import { describe, expect, it } from "vitest";
import type { PoolSeries } from "../../../../src/forecast/pool/pool-series.js";
import { seriesExposures } from "../../../../src/forecast/pool/series-exposure.js";

const seriesOf = (events: readonly number[], presence?: readonly number[]): PoolSeries => ({
	index: 0,
	key: {},
	events: Float64Array.from(events),
	sum: events.reduce((sum, value) => sum + value, 0),
	size: { mean: 1, dispersion: 1, probabilities: [1] },
	...(presence === undefined ? {} : { presence: Float64Array.from(presence) }),
});

describe("exposures of single series", () => {
	// A member with half of the demand joined in the third period.
	const { own } = seriesExposures({
		exposure: Float64Array.of(0.6, 0.4, 1, 1, 1.2),
		presence: Float64Array.of(0.5, 0.5, 1, 1),
		calendars: new Map(),
		steadyCount: 2,
		periodsPerYear: 52.18,
		position: 0,
	});

	it("leave out who else was there: a member of old sold no less before another one joined", () => {
		expect(Array.from(own(seriesOf([2, 2, 2, 2])))).toEqual([1.2, 0.8, 1, 1, 1.2]);
	});

	it("hold the presence of an article that adds members up", () => {
		expect(Array.from(own(seriesOf([2, 2, 6, 6], [0.25, 0.25, 1, 1])))).toEqual([0.3, 0.2, 1, 1, 1.2]);
	});

	it("begin where the series does", () => {
		expect(Array.from(own(seriesOf([3, 3])))).toEqual([1, 1, 1.2]);
	});
});
