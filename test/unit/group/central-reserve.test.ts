import { describe, expect, it } from "vitest";
import { coherentPaths, type Hierarchy } from "../../../src/forecast/index.js";
import { centralReserve } from "../../../src/group/index.js";
import { createRandom, quantile } from "../../../src/math/index.js";
import type { CountProcess } from "../../../src/models/index.js";

const FUTURES = 40_000;

function poissonDemands(members: number, rate: number): Float64Array[] {
	const random = createRandom(20261127);
	return Array.from({ length: members }, () =>
		Float64Array.from({ length: FUTURES }, () => random.poisson(rate)),
	);
}

describe("centralReserve", () => {
	it("twenty firms hold sixty pieces apart, nineteen to twenty together", () => {
		const { reserve, aloneLevels, ownLevels, achievedService } = centralReserve({
			demands: poissonDemands(20, 0.6),
			target: 0.99,
			ownTarget: 0,
		});
		expect(aloneLevels).toEqual(new Array(20).fill(quantile({ kind: "poisson", rate: 0.6 }, 0.99)));
		expect(aloneLevels.reduce((sum, level) => sum + level, 0)).toBe(60);
		// Poisson of mean 12; drawn futures may miss its quantile by one.
		expect(Math.abs(reserve - quantile({ kind: "poisson", rate: 12 }, 0.99))).toBeLessThanOrEqual(1);
		expect(ownLevels.every((level) => level === 0)).toBe(true);
		expect(achievedService).toBeGreaterThanOrEqual(0.99);
	});

	it("one piece less in the reserve misses the target", () => {
		const problem = { demands: poissonDemands(6, 2), target: 0.95, ownTarget: 0.7 };
		const { reserve, ownLevels, achievedService } = centralReserve(problem);
		const enough = (pieces: number): number => {
			let met = 0;
			for (let future = 0; future < FUTURES; future++) {
				let over = 0;
				problem.demands.forEach((own, member) => {
					over += Math.max(own[future]! - ownLevels[member]!, 0);
				});
				if (over <= pieces) met += 1;
			}
			return met / FUTURES;
		};
		expect(enough(reserve)).toBe(achievedService);
		expect(enough(reserve)).toBeGreaterThanOrEqual(0.95);
		expect(enough(reserve - 1)).toBeLessThan(0.95);
	});

	it("a wave that comes to all at once needs a larger reserve", () => {
		const counts = (rate: number, levelVariance: number): CountProcess => ({
			kind: "counts",
			parts: [{ weight: 1, rates: [rate], levelVariance }],
			periodVariance: 0,
			sizes: [1],
		});
		const hierarchy: Hierarchy = { bottom: 5, sums: [[0, 1, 2, 3, 4]] };
		const reserveWith = (common: number): number => {
			const processes = [counts(20, common), ...Array.from({ length: 5 }, () => counts(4, common))];
			const { values } = coherentPaths(processes, hierarchy, { method: "bottom-up", paths: 8000 });
			return centralReserve({ demands: values.slice(1), target: 0.98, ownTarget: 0 }).reserve;
		};
		// 20 with deviation 4.5 if they are independent, 7.7 with a common factor of deviation 0.3.
		expect(reserveWith(0)).toBeLessThan(32);
		expect(reserveWith(0.1)).toBeGreaterThan(36);
	});

	it("lies with the member who calls most", () => {
		const demands = [
			[1, 1, 1, 9],
			[0, 6, 6, 6],
		];
		const { keeper, expectedCalls } = centralReserve({ demands, target: 0.9, ownTarget: 0 });
		expect(expectedCalls).toEqual([3, 4.5]);
		expect(keeper).toBe(1);
	});

	it.each([
		["problem.demands", { demands: [], target: 0.9, ownTarget: 0.5 }],
		["problem.demands", { demands: [[1], [1, 2]], target: 0.9, ownTarget: 0.5 }],
		["problem.demands", { demands: [[1.5]], target: 0.9, ownTarget: 0.5 }],
		["problem.target", { demands: [[1]], target: 95, ownTarget: 0.5 }],
		["problem.ownTarget", { demands: [[1]], target: 0.9, ownTarget: 1 }],
	])("refuses %s", (path, problem) => {
		expect(() => centralReserve(problem)).toThrow(expect.objectContaining({ path }));
	});
});
