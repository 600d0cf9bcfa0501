import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kitLevels } from "../../../src/inventory/index.js";
import { cdf, compoundOf, createRandom } from "../../../src/math/index.js";

const part = fc.record({
	demand: fc.record({
		kind: fc.constant("poisson" as const),
		rate: fc.double({ min: 0.1, max: 9, noNaN: true }),
	}),
	holdingCost: fc.integer({ min: 1, max: 40 }),
});

const serviceOf = (
	parts: readonly { demand: Parameters<typeof cdf>[0] }[],
	levels: readonly number[],
): number => parts.reduce((product, { demand }, index) => product * cdf(demand, levels[index]!), 1);

describe("levels of a kit", () => {
	it("reach the target together, and no part could do with a piece less", () => {
		fc.assert(
			fc.property(
				fc.array(part, { minLength: 1, maxLength: 5 }),
				fc.constantFrom(0.8, 0.95, 0.99, 0.999),
				(parts, target) => {
					const { levels, achievedService, leastService } = kitLevels(parts, target);
					expect(achievedService).toBeCloseTo(serviceOf(parts, levels), 10);
					expect(achievedService).toBeGreaterThanOrEqual(target - 1e-12);
					expect(leastService).toBeLessThanOrEqual(achievedService + 1e-12);
					levels.forEach((level, index) => {
						const less = levels.map((own, at) => (at === index ? own - 1 : own));
						if (level > 0) expect(serviceOf(parts, less)).toBeLessThan(target);
					});
				},
			),
			{ seed: 20261127, numRuns: 300 },
		);
	});

	it("hold no more than any other levels that reach it, for up to four parts", () => {
		const few = fc.array(part, { minLength: 2, maxLength: 4 });
		fc.assert(
			fc.property(few, fc.constantFrom(0.9, 0.95, 0.98), (parts, target) => {
				const { levels } = kitLevels(parts, target);
				const costOf = (own: readonly number[]): number =>
					own.reduce((sum, level, at) => sum + level * parts[at]!.holdingCost, 0);
				const known = costOf(levels);
				const tables = parts.map(({ demand }) =>
					Array.from({ length: 40 }, (_, level) => cdf(demand, level)),
				);
				const cheaper = (at: number, cost: number, service: number): boolean => {
					if (service < target || cost >= known - 1e-9) return false;
					if (at === parts.length) return true;
					return tables[at]!.some((own, level) =>
						cheaper(at + 1, cost + level * parts[at]!.holdingCost, service * own),
					);
				};
				expect(cheaper(0, 0, 1)).toBe(false);
			}),
			{ seed: 20261127, numRuns: 200 },
		);
	});

	it("are the cheapest where one dear piece less and cheap pieces more reach the target too", () => {
		const kit = [
			{ demand: { kind: "poisson" as const, rate: 3.97 }, holdingCost: 40 },
			{ demand: { kind: "poisson" as const, rate: 1.44 }, holdingCost: 5 },
		];
		expect(kitLevels(kit, 0.95).levels).toEqual([7, 7]);
	});

	it("are found soon for many parts, and for demand in lots", () => {
		const lots = Array.from({ length: 9 }, (_, at) => ({
			demand: compoundOf({ kind: "poisson", rate: 1 + at / 3 }, [0, 0, 0, 1]),
			holdingCost: 1 + ((at * 7) % 5),
		}));
		const { levels, achievedService } = kitLevels(lots, 0.95);
		expect(achievedService).toBeGreaterThanOrEqual(0.95);
		expect(levels.every((level) => level % 4 === 0)).toBe(true);
	});

	it("serve at least as well where the same funerals ask for all parts", () => {
		const parts = [2, 1.5, 1].map((rate) => ({ demand: { kind: "poisson" as const, rate } }));
		const { levels, achievedService, leastService } = kitLevels(parts, 0.9);
		const random = createRandom(7);
		let served = 0;
		const runs = 40_000;
		for (let run = 0; run < runs; run++) {
			// Each funeral takes the coffin; three in four of them the handles, half the lining.
			const coffins = random.poisson(2);
			let [handles, linings] = [0, 0];
			for (let funeral = 0; funeral < coffins; funeral++) {
				if (random.uniform() < 0.75) handles += 1;
				if (random.uniform() < 0.5) linings += 1;
			}
			if (coffins <= levels[0]! && handles <= levels[1]! && linings <= levels[2]!) served += 1;
		}
		expect(served / runs).toBeGreaterThan(achievedService);
		expect(leastService).toBeLessThan(achievedService);
	});

	it("are refused without parts, without cost, or for a target in per cent", () => {
		const demand = { kind: "poisson", rate: 1 } as const;
		expect(() => kitLevels([], 0.9)).toThrow("one part");
		expect(() => kitLevels([{ demand, holdingCost: 0 }], 0.9)).toThrow("cost above 0");
		expect(() => kitLevels([{ demand }], 95)).toThrow("0.95, not 95");
	});
});
