import { describe, expect, it } from "vitest";
import { type NoisyHistory, noiseSafetyStock } from "../../../src/inventory/index.js";
import { createRandom } from "../../../src/math/index.js";
import { createNoiseBudget, noisyCounts } from "../../../src/privacy/index.js";
import { seededBytes } from "../../support/noise-bytes.js";

const HISTORY: NoisyHistory = {
	counts: [6, 3, 5, 7],
	scale: { numerator: 3, denominator: 1 },
	leadPeriods: 2,
	reviewPeriods: 1,
	service: { type: "cycle", target: 0.95 },
};

/** Poisson masses of 0..most. */
function poisson(rate: number, most: number): number[] {
	const masses = [Math.exp(-rate)];
	for (let k = 1; k <= most; k++) masses.push(((masses[k - 1] as number) * rate) / k);
	return masses;
}

/** Everything by plain sums: convolve the noise term by term, weigh every possible total, add up Poisson masses. */
function bruteForce({ counts, scale, leadPeriods, reviewPeriods, service }: NoisyHistory, most: number) {
	if (service.type === "cost") throw new TypeError("no cost here");
	const decay = Math.exp(-scale.denominator / scale.numerator);
	const reach = Math.ceil((45 * scale.numerator) / scale.denominator);
	const zero = (1 - decay) / (1 + decay);
	const single = Array.from({ length: 2 * reach + 1 }, (_, at) => zero * decay ** Math.abs(at - reach));
	let noise = [1];
	for (const _ of counts) {
		const next = new Array<number>(noise.length + single.length - 1).fill(0);
		for (const [i, a] of noise.entries()) {
			if (a > 0) for (const [j, b] of single.entries()) next[i + j] = (next[i + j] as number) + a * b;
		}
		noise = next;
	}
	const centre = (noise.length - 1) / 2;
	const noisySum = counts.reduce((sum, count) => sum + count, 0);
	const mixed = new Array<number>(most + 1).fill(0);
	let whole = 0;
	for (let total = 0; total <= noisySum + centre; total++) {
		const weight = noise[centre + noisySum - total] ?? 0;
		whole += weight;
		for (const [k, mass] of poisson(
			(total * (leadPeriods + reviewPeriods)) / counts.length,
			most,
		).entries()) {
			mixed[k] = (mixed[k] as number) + weight * mass;
		}
	}
	const levelOf = (masses: readonly number[]): { level: number; served: (level: number) => number } => {
		const served = (level: number): number => masses.slice(0, level + 1).reduce((sum, mass) => sum + mass, 0);
		let level = 0;
		while (served(level) < service.target) level += 1;
		return { level, served };
	};
	const noisy = levelOf(mixed.map((mass) => mass / whole));
	const plain = levelOf(
		poisson((Math.max(0, noisySum) * (leadPeriods + reviewPeriods)) / counts.length, most),
	);
	return { withNoise: noisy.level, withoutNoise: plain.level, serviceIfIgnored: noisy.served(plain.level) };
}

describe("noiseSafetyStock", () => {
	it.each<[string, Partial<NoisyHistory>]>([
		["some noise", {}],
		["a ratio for a scale", { scale: { numerator: 20, denominator: 7 } }],
		["little noise", { scale: { numerator: 1, denominator: 4 } }],
		["much noise", { scale: { numerator: 12, denominator: 1 } }],
		["one count", { counts: [21], leadPeriods: 0.25, reviewPeriods: 0.5 }],
		["a high target", { service: { type: "cycle", target: 0.999 } }],
		["a low target", { service: { type: "cycle", target: 0.3 } }],
		["negative counts", { counts: [-4, 2, -9, 1] }],
		["nothing but zeros", { counts: [0, 0, 0] }],
		["no lead time", { leadPeriods: 0 }],
	])("is what plain sums give: %s", (_, patch) => {
		const history = { ...HISTORY, ...patch };
		const brute = bruteForce(history, 700);
		const found = noiseSafetyStock(history);
		expect(found.withNoise.orderUpTo).toBe(brute.withNoise);
		expect(found.withoutNoise.orderUpTo).toBe(brute.withoutNoise);
		expect(found.extraSafetyStock).toBe(brute.withNoise - brute.withoutNoise);
		expect(found.serviceIfIgnored).toBeCloseTo(brute.serviceIfIgnored, 10);
	});

	it("gives levels that reach the service, and says what ignoring the noise loses", () => {
		const { withNoise, withoutNoise, serviceIfIgnored } = noiseSafetyStock(HISTORY);
		expect(withNoise.achievedService).toBeGreaterThanOrEqual(0.95);
		expect(withoutNoise.achievedService).toBeGreaterThanOrEqual(0.95);
		expect(serviceIfIgnored).toBeLessThan(0.95);
	});

	it.each([
		{ type: "cycle", target: 0.9 },
		{ type: "fill", target: 0.95 },
		{ type: "ready", target: 0.9 },
		{ type: "cost", shortageCost: 20 },
	] as const)("grows with the scale and shrinks with the noise: %o", (service) => {
		const extra = [1, 3, 10, 30, 100].map(
			(numerator) =>
				noiseSafetyStock({ ...HISTORY, scale: { numerator, denominator: 1 }, service, overageCost: 1 })
					.extraSafetyStock,
		);
		expect(extra).toEqual([...extra].sort((a, b) => a - b));
		expect(extra[4]).toBeGreaterThan(10);
		const none = { numerator: 1, denominator: 1000 };
		expect(noiseSafetyStock({ ...HISTORY, scale: none, service, overageCost: 1 }).extraSafetyStock).toBe(0);
	});

	it("costs less for one count of a year than for many of its parts", () => {
		const service = { type: "cycle", target: 0.95 } as const;
		const scale = { numerator: 8, denominator: 1 };
		const weekly = noiseSafetyStock({
			...{ counts: new Array(52).fill(5), scale, service },
			...{ leadPeriods: 2, reviewPeriods: 1 },
		});
		const yearly = noiseSafetyStock({
			...{ counts: [260], scale, service },
			...{ leadPeriods: 2 / 52, reviewPeriods: 1 / 52 },
		});
		expect(yearly.withoutNoise).toEqual(weekly.withoutNoise);
		expect(yearly.extraSafetyStock).toBeLessThan(weekly.extraSafetyStock);
	});

	it("takes spread demand and a cycle stock into account", () => {
		const spread = noiseSafetyStock({ ...HISTORY, varianceToMean: 3 });
		expect(spread.withoutNoise.orderUpTo).toBeGreaterThan(noiseSafetyStock(HISTORY).withoutNoise.orderUpTo);
		const packed = noiseSafetyStock({ ...HISTORY, orderQuantity: 6 });
		expect(packed.withNoise.orderUpTo - packed.withNoise.reorderPoint).toBe(6);
	});

	it("joins neighbours where very many sums are possible, with the same level within a thousandth", () => {
		// 2,000 and 40,000 possible sums of the same shape: all in units 20 times as small.
		const coarse = noiseSafetyStock({
			...HISTORY,
			...{ counts: [3000], scale: { numerator: 25, denominator: 1 }, leadPeriods: 1 },
		});
		const fine = noiseSafetyStock({
			...HISTORY,
			...{ counts: [60000], scale: { numerator: 500, denominator: 1 }, leadPeriods: 1, varianceToMean: 20 },
		});
		expect(Math.abs(fine.withNoise.orderUpTo / (20 * coarse.withNoise.orderUpTo) - 1)).toBeLessThan(1e-3);
	});

	it("keeps its promise over many noisy histories of articles of any demand", () => {
		// The true total is drawn from a flat law, far wider than the noise: what the mixture takes for granted.
		const random = createRandom(20261126);
		const bytes = seededBytes("promise");
		const [articles, periods, most] = [2_000, 8, 400];
		const budget = createNoiseBudget({
			unit: "family",
			contributionBound: { pieces: 4 },
			totalMicroEpsilon: 1_000_000,
		});
		const zeros = noisyCounts([], {
			budget,
			microEpsilon: 1_000_000,
			question: "noise",
			edition: "1",
			cells: Array.from({ length: articles * periods }, (_, at) => `${at}`),
			randomBytes: bytes,
		});
		const noise = zeros.answer.counts.map(({ count }) => count);
		let served = { withNoise: 0, ignored: 0 };
		for (let article = 0; article < articles; article++) {
			const total = random.integer(most);
			const counts = noise.slice(article * periods, (article + 1) * periods);
			counts[0] = (counts[0] as number) + total;
			const found = noiseSafetyStock({ ...HISTORY, counts, scale: zeros.answer.scale });
			let demand = 0;
			let left = (total * 3) / periods + Math.log(1 - random.uniform());
			while (left > 0) {
				demand += 1;
				left += Math.log(1 - random.uniform());
			}
			served = {
				withNoise: served.withNoise + Number(demand <= found.withNoise.orderUpTo),
				ignored: served.ignored + Number(demand <= found.withoutNoise.orderUpTo),
			};
		}
		// Levels are whole pieces, so that the service lies a little above 0.95; four standard errors are 0.02.
		expect(served.withNoise / articles).toBeGreaterThan(0.94);
		expect(served.withNoise / articles).toBeLessThan(0.985);
		expect(served.ignored / articles).toBeLessThan(0.93);
	});

	it.each<[string, Partial<Record<keyof NoisyHistory, unknown>>, string]>([
		["no count", { counts: [] }, "counts.length"],
		["half a piece", { counts: [1, 0.5] }, "counts[1]"],
		["NaN", { counts: [Number.NaN] }, "counts[0]"],
		["a scale of 0", { scale: { numerator: 0, denominator: 1 } }, "scale.numerator"],
		[
			"a scale that is no ratio of integers",
			{ scale: { numerator: 1, denominator: 0.5 } },
			"scale.denominator",
		],
		["a negative lead time", { leadPeriods: -1 }, "leadPeriods"],
		["no review", { reviewPeriods: 0 }, "reviewPeriods"],
		["demand steadier than Poisson", { varianceToMean: 0.5 }, "varianceToMean"],
		["95 for 95 %", { service: { type: "cycle", target: 95 } }, "service.target"],
	])("refuses %s", (_, patch, path) => {
		expect(() => noiseSafetyStock({ ...HISTORY, ...patch } as NoisyHistory)).toThrowError(
			expect.objectContaining({ code: "INPUT_INVALID", path }),
		);
	});
});
