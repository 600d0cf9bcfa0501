import { describe, expect, it } from "vitest";
import { leadTimeDistribution } from "../../../src/inventory/index.js";
import { gammaLower } from "../../../src/math/index.js";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("leadTimeDistribution", () => {
	it("rounds a fixed lead time up to whole days and adds the delay", () => {
		expect(leadTimeDistribution(2.2)).toEqual({ days: [3], probabilities: [1], mean: 3, expectedDays: 3 });
		expect(leadTimeDistribution(0).days).toEqual([0]);
		expect(leadTimeDistribution(5, 2).days).toEqual([7]);
		expect(leadTimeDistribution({ mean: 4, sd: 0 }).days).toEqual([4]);
	});
	it("counts past lead times", () => {
		const found = leadTimeDistribution({ days: [5, 3, 3, 2.5] }, 1);
		expect(found).toEqual({ days: [4, 6], probabilities: [0.75, 0.25], mean: 4.5, expectedDays: 5 });
	});
	it("does not add a day for the rounding of thirds", () => {
		expect(leadTimeDistribution({ days: [2, 4, 6] }).expectedDays).toBe(4);
	});
	it("rounds a gamma lead time up: P(L = l) = F(l) - F(l - 1)", () => {
		const { days, probabilities, mean } = leadTimeDistribution({ mean: 10, sd: 3 });
		const shape = 100 / 9;
		const scale = 0.9;
		const at = days.indexOf(12);
		expect(probabilities[at]).toBeCloseTo(gammaLower(shape, 12 / scale) - gammaLower(shape, 11 / scale), 12);
		expect(sum(probabilities)).toBeCloseTo(1, 14);
		expect(mean).toBeGreaterThan(10.45);
		expect(mean).toBeLessThan(10.55);
		const last = days.at(-1) as number;
		expect(1 - gammaLower(shape, last / scale)).toBeLessThan(1e-9);
		expect(1 - gammaLower(shape, (last - 1) / scale)).toBeGreaterThan(1e-9);
	});
	it("ends a hopeless spread after ten years", () => {
		const { days, probabilities } = leadTimeDistribution({ mean: 1000, sd: 3000 });
		expect(days.at(-1)).toBe(3653);
		expect(sum(probabilities)).toBeCloseTo(1, 12);
	});
	it.each([
		-1,
		Number.NaN,
		Number.POSITIVE_INFINITY,
		{ days: [] },
		{ days: [1, -1] },
		{ mean: -1, sd: 1 },
		{ mean: 0, sd: 1 },
		{ mean: 3, sd: Number.NaN },
	])("refuses %j", (leadTime) => {
		expect(() => leadTimeDistribution(leadTime)).toThrowError(
			expect.objectContaining({ code: "INPUT_INVALID", path: "leadTimeDays" }),
		);
	});
	it("refuses a negative delay", () => {
		expect(() => leadTimeDistribution(3, -1)).toThrowError(
			expect.objectContaining({ code: "INPUT_INVALID", path: "leadTimeDelayDays" }),
		);
	});
});
