import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type AllocationRule,
	allocate,
	allocateByUrgency,
	allocatePacks,
	largestRemainder,
} from "../../../src/group/index.js";
import { loss } from "../../../src/math/index.js";

const RULES: readonly AllocationRule[] = ["proportional", "linear", "uniform"];
const asked = fc.array(fc.nat(60), { minLength: 1, maxLength: 9 });
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

describe("largestRemainder", () => {
	it("divides without losing a piece, each part within one of its exact share", () => {
		fc.assert(
			fc.property(
				fc.nat(100_000),
				fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }),
				(total, weights) => {
					const parts = largestRemainder(total, weights);
					expect(sumOf(parts)).toBe(total);
					const sum = sumOf(weights);
					if (sum === 0) return;
					parts.forEach((part, index) => {
						expect(Math.abs(part - (total * weights[index]!) / sum)).toBeLessThan(1);
					});
				},
			),
			{ seed: 20261123, numRuns: 500 },
		);
	});
});

describe("allocate", () => {
	it("gives out what is there, to nobody more than it asked", () => {
		fc.assert(
			fc.property(asked, fc.nat(400), fc.constantFrom(...RULES), (orders, available, rule) => {
				const parts = allocate(orders, available, rule);
				expect(sumOf(parts)).toBeCloseTo(Math.min(available, sumOf(orders)), 8);
				parts.forEach((part, index) => {
					expect(part).toBeGreaterThanOrEqual(0);
					expect(part).toBeLessThanOrEqual(orders[index]! + 1e-12);
				});
			}),
			{ seed: 20261127, numRuns: 500 },
		);
	});

	it("uniform: asking for more than the common part changes nothing", () => {
		expect(allocate([4, 20, 30], 24, "uniform")).toEqual([4, 10, 10]);
		expect(allocate([4, 20, 3000], 24, "uniform")).toEqual([4, 10, 10]);
	});

	it("linear: all lose the same, or all", () => {
		expect(allocate([4, 20, 30], 24, "linear")).toEqual([0, 7, 17]);
	});

	it("refuses amounts below 0 and unknown rules", () => {
		expect(() => allocate([-1], 1, "linear")).toThrow(expect.objectContaining({ path: "asked" }));
		expect(() => allocate([1], Number.NaN, "linear")).toThrow(expect.objectContaining({ path: "available" }));
		expect(() => allocate([2], 1, "fair" as AllocationRule)).toThrow(
			expect.objectContaining({ code: "OPTION_INVALID", path: "rule" }),
		);
	});
});

describe("allocation in packs", () => {
	const packs = fc.integer({ min: 1, max: 7 });

	it("gives whole packs, all that are there while they are asked for", () => {
		fc.assert(
			fc.property(asked, fc.nat(400), packs, fc.constantFrom(...RULES), (orders, available, pack, rule) => {
				const parts = allocatePacks(orders, available, pack, rule);
				const wanted = orders.map((own) => Math.ceil(own / pack) * pack);
				const whole = Math.floor(available / pack) * pack;
				expect(sumOf(parts)).toBeLessThanOrEqual(whole);
				if (whole <= sumOf(orders)) expect(sumOf(parts)).toBe(whole);
				if (whole >= sumOf(wanted)) expect(parts).toEqual(wanted);
				parts.forEach((part, index) => {
					expect(part % pack).toBe(0);
					expect(part).toBeLessThanOrEqual(wanted[index]!);
				});
			}),
			{ seed: 20261127, numRuns: 500 },
		);
	});

	it("gives nobody more than it asked while another lacks a whole pack", () => {
		for (const rule of RULES) {
			fc.assert(
				fc.property(asked, fc.nat(400), packs, (orders, available, pack) => {
					const parts = allocatePacks(orders, available, pack, rule);
					const hasMore = parts.some((part, index) => part > orders[index]!);
					const lacksPack = parts.some((part, index) => part + pack <= orders[index]!);
					expect(hasMore && lacksPack).toBe(false);
				}),
				{ seed: 20261127, numRuns: 300 },
			);
		}
		expect(allocatePacks([3, 4, 5, 6, 7], 12, 2, "uniform")).toEqual([2, 4, 2, 2, 2]);
		expect(allocatePacks([3, 3, 9], 10, 2, "uniform")).toEqual([2, 2, 6]);
		expect(allocatePacks([3, 3], 6, 2, "uniform")).toEqual([4, 2]);
	});

	it("uniform: who asks for more than it needs gains no pack beyond its need", () => {
		fc.assert(
			fc.property(asked, fc.nat(100), fc.nat(60), packs, (orders, extra, available, pack) => {
				const [need = 0, ...others] = orders;
				const honest = allocatePacks([need, ...others], available, pack, "uniform")[0]!;
				const padded = allocatePacks([need + extra, ...others], available, pack, "uniform")[0]!;
				expect(Math.min(padded, need)).toBeLessThan(honest + pack);
			}),
			{ seed: 20261127, numRuns: 500 },
		);
	});

	it("by urgency no other division leaves fewer pieces missing", () => {
		const member = fc.record({
			asked: fc.nat(6),
			rate: fc.double({ min: 0.1, max: 6, noNaN: true }),
			position: fc.integer({ min: -2, max: 4 }),
		});
		fc.assert(
			fc.property(fc.tuple(member, member, member), fc.nat(8), (members, available) => {
				const needs = members.map(({ rate, ...rest }) => ({
					...rest,
					demand: { kind: "poisson", rate } as const,
				}));
				const missing = (parts: readonly number[]): number =>
					sumOf(needs.map(({ demand, position }, index) => loss(demand, position + parts[index]!)));
				const ours = allocateByUrgency(needs, available, 1);
				expect(sumOf(ours)).toBe(Math.min(available, sumOf(needs.map(({ asked: own }) => own))));
				let least = Number.POSITIVE_INFINITY;
				for (let a = 0; a <= needs[0]!.asked; a++)
					for (let b = 0; b <= needs[1]!.asked; b++)
						for (let c = 0; c <= needs[2]!.asked; c++)
							if (a + b + c <= available) least = Math.min(least, missing([a, b, c]));
				expect(missing(ours)).toBeLessThan(least + 1e-9);
			}),
			{ seed: 20261127, numRuns: 200 },
		);
	});

	it("refuses what is no count", () => {
		expect(() => allocatePacks([1.5], 3, 1, "linear")).toThrow(expect.objectContaining({ path: "asked" }));
		expect(() => allocatePacks([1], 3, 0, "linear")).toThrow(expect.objectContaining({ path: "packSize" }));
	});
});
