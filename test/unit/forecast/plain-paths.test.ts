import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coherentPaths, type Hierarchy } from "../../../src/forecast/index.js";
import { correlationFactor } from "../../../src/forecast/reconcile/past-correlation.js";
import { sharedSpread } from "../../../src/forecast/reconcile/shared-spread.js";
import { sumSplits } from "../../../src/forecast/reconcile/sum-splits.js";
import { createRandom } from "../../../src/math/index.js";
import type { GaussianProcess } from "../../../src/models/index.js";

const PATHS = 6000;
const OWN = [8, 12, 10, 15];
const REGIONS: Hierarchy = {
	bottom: 4,
	sums: [
		[0, 1, 2, 3],
		[0, 1],
		[2, 3],
	],
};
const MEMBERS = [...REGIONS.sums, [0], [1], [2], [3]];

/** Correlation of the shocks of two series: 0.3, and 0.6 within a region; or none. */
const correlation = (i: number, j: number, together: boolean): number => {
	if (i === j) return 1;
	if (!together) return 0;
	return i < 2 === j < 2 ? 0.6 : 0.3;
};

const spreadOf = (members: readonly number[], together: boolean): number => {
	let square = 0;
	for (const i of members) for (const j of members) square += correlation(i, j, together) * OWN[i]! * OWN[j]!;
	return Math.sqrt(square);
};

/** White noise, or a walk of which every shock stays. */
function processes(horizon: number, together: boolean, stays: boolean, freedom?: number): GaussianProcess[] {
	return MEMBERS.map((members) => ({
		kind: "gaussian",
		means: new Array<number>(horizon).fill(100 * members.length),
		shocks: Array.from({ length: horizon }, (_, h) =>
			Array.from({ length: h + 1 }, (_, j) => (stays || j === h ? spreadOf(members, together) : 0)),
		),
		counts: false,
		...(freedom === undefined ? {} : { degreesOfFreedom: freedom }),
	}));
}

/** Errors of the bottom series and of what they add up to. */
function pastErrors(together: boolean): Float64Array[] {
	const random = createRandom(12);
	const length = 3000;
	const all = Float64Array.from({ length }, () => random.normal());
	const region = [0, 1].map(() => Float64Array.from({ length }, () => random.normal()));
	const bottom = OWN.map((spread, i) =>
		all.map((common, t) => {
			const alone = random.normal();
			const shared = Math.sqrt(0.3) * (common + region[i < 2 ? 0 : 1]![t]!) + Math.sqrt(0.4) * alone;
			return spread * (together ? shared : alone);
		}),
	);
	return MEMBERS.map((members) => all.map((_, t) => members.reduce((sum, i) => sum + bottom[i]![t]!, 0)));
}

const deviationOf = (values: ArrayLike<number>): number => {
	const own = Array.from(values);
	const average = own.reduce((sum, value) => sum + value, 0) / own.length;
	return Math.sqrt(own.reduce((sum, value) => sum + (value - average) ** 2, 0) / own.length);
};

describe("coherentPaths of plain values", () => {
	const cases = (["bottom-up", "top-down", "minimum-trace"] as const).flatMap((method) =>
		[1, 3, 12].flatMap((horizon) =>
			[false, true].flatMap((together) =>
				[false, true].map((known) => [method, horizon, together, known] as const),
			),
		),
	);

	it.each(cases)(
		"%s, %d periods: each level has the spread it states (together: %s, past errors: %s)",
		(method, horizon, together, known) => {
			for (const stays of [false, true]) {
				const { values } = coherentPaths(processes(horizon, together, stays), REGIONS, {
					method,
					paths: PATHS,
					seed: 3,
					...(known ? { residuals: pastErrors(together) } : {}),
				});
				let windowSquare = 0;
				for (let j = 0; j < horizon; j++) windowSquare += stays ? (horizon - j) ** 2 : 1;
				for (const [node, members] of MEMBERS.entries()) {
					const stated = spreadOf(members, together);
					const last = values[node]!.filter((_, at) => at % horizon === horizon - 1);
					const windows = Array.from({ length: PATHS }, (_, path) =>
						values[node]!.subarray(path * horizon, (path + 1) * horizon).reduce((a, b) => a + b, 0),
					);
					const ofLast = deviationOf(last) / (stated * (stays ? Math.sqrt(horizon) : 1));
					const ofWindow = deviationOf(windows) / (stated * Math.sqrt(windowSquare));
					// A standard error is 0.009; top-down moves parts by the drawn proportions, and past errors are 3,000.
					for (const ratio of [ofLast, ofWindow]) {
						expect(ratio).toBeGreaterThan(0.94);
						expect(ratio).toBeLessThan(1.06);
					}
				}
			}
		},
	);

	it("add up, the same for the same seed, none below 0 unless they may be", () => {
		const low = processes(3, true, true).map((process) => ({ ...process, means: [5, 5, 5] }));
		const futures = coherentPaths(low, REGIONS, { paths: 200 });
		for (const [node, members] of REGIONS.sums.entries())
			futures.values[node]!.forEach((sum, at) => {
				expect(sum).toBe(members.reduce((all, i) => all + futures.values[3 + i]![at]!, 0));
			});
		for (const row of futures.values) expect(Math.min(...row)).toBeGreaterThanOrEqual(0);
		expect(coherentPaths(low, REGIONS, { paths: 200 })).toEqual(futures);
		expect(coherentPaths(low, REGIONS, { paths: 200, seed: 2 })).not.toEqual(futures);
		const free = coherentPaths(low, REGIONS, { paths: 200, nonNegative: false });
		expect(Math.min(...free.values[3]!)).toBeLessThan(0);
	});

	it("keep the tails of Student processes on every level", () => {
		for (const residuals of [undefined, pastErrors(true)]) {
			const { values } = coherentPaths(processes(1, true, false, 5), REGIONS, {
				paths: 20_000,
				nonNegative: false,
				...(residuals === undefined ? {} : { residuals }),
			});
			for (const [node, members] of MEMBERS.entries()) {
				const sorted = values[node]!.slice().sort();
				const half = (p: number): number =>
					(sorted[Math.floor((0.5 + p / 2) * 20_000)]! - sorted[Math.floor((0.5 - p / 2) * 20_000)]!) / 2;
				// Quantiles of a Student with five degrees: 1.476 and 2.571.
				expect(half(0.8) / (1.476 * spreadOf(members, true))).toBeCloseTo(1, 1);
				expect(half(0.95) / (2.571 * spreadOf(members, true))).toBeCloseTo(1, 1);
			}
		}
	});

	it("let parts take what a sum varies beyond them, and the largest of crossing sums prevail", () => {
		const normal = (mean: number, spread: number): GaussianProcess => ({
			kind: "gaussian",
			means: [mean],
			shocks: [[spread]],
			counts: false,
		});
		const pair = { bottom: 2, sums: [[0, 1]] };
		const wide = coherentPaths([normal(900, 60), normal(500, 10), normal(400, 20)], pair, { paths: PATHS });
		expect(deviationOf(wide.values[0]!) / 60).toBeCloseTo(1, 1);
		expect(deviationOf(wide.values[2]!) / 40).toBeCloseTo(1, 1);
		const crossing = {
			bottom: 3,
			sums: [
				[0, 1],
				[0, 1, 2],
			],
		};
		const given = [normal(600, 15), normal(900, 30), normal(300, 10), normal(300, 10), normal(300, 15)];
		const { values } = coherentPaths(given, crossing, { paths: PATHS });
		for (const [node, spread] of [15, 30, 10, 10, 15].entries())
			expect(deviationOf(values[node]!) / spread).toBeCloseTo(1, 1);
	});
});

describe("sharedSpread", () => {
	it("keeps the spread of every part between independence and moving as one", () => {
		fc.assert(
			fc.property(
				fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), { minLength: 2, maxLength: 8 }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(parts, place) => {
					const apart = parts.reduce((all, part) => all + part * part, 0);
					const asOne = parts.reduce((all, part) => all + part, 0);
					const sum = Math.sqrt(apart) + place * (asOne - Math.sqrt(apart));
					const { shares, own } = sharedSpread(sum, parts);
					expect(shares.reduce((all, share) => all + share, 0)).toBeCloseTo(1, 9);
					for (const [i, part] of parts.entries()) {
						const share = shares[i]!;
						const alone = part ** 2 - 2 * share * part ** 2 + share ** 2 * apart;
						expect(((share * sum) ** 2 + own ** 2 * alone) / part ** 2).toBeCloseTo(1, 6);
					}
				},
			),
			{ numRuns: 300, seed: 20261128 },
		);
	});

	it("lets parts that cancel move against each other, and gives finite shares at the ends", () => {
		const { shares, own } = sharedSpread(10, [10, 10, 10]);
		// Each keeps 100 where 100 = 100 / 9 + a^2 (100 - 100 / 3).
		expect(own).toBeCloseTo(Math.sqrt(4 / 3), 9);
		expect([...shares].map((share) => Math.round(1e9 * share))).toEqual(new Array(3).fill(333333333));
		for (const [sum, parts] of [
			[0, [1, 1]],
			[5, [0, 0]],
			[0, [0]],
			[3, [1]],
			[0.5, [1]],
			[9, [1, 2]],
			[1, [10, 1]],
		] as const) {
			const some = sharedSpread(sum, parts);
			expect(some.shares.reduce((all, share) => all + share, 0)).toBeCloseTo(1, 9);
			expect(Number.isFinite(some.own)).toBe(true);
		}
	});
});

describe("sumSplits", () => {
	it("nests levels, leaves out smaller sums that cross and keeps series without a sum apart", () => {
		expect(sumSplits(REGIONS)).toEqual([
			{ parent: 0, children: [1, 2] },
			{ parent: 1, children: [3, 4] },
			{ parent: 2, children: [5, 6] },
		]);
		expect(
			sumSplits({
				bottom: 4,
				sums: [
					[1, 2],
					[0, 1, 2],
					[0, 1, 2],
					[2, 3],
				],
			}),
		).toEqual([
			{ parent: 1, children: [2] },
			{ parent: 2, children: [0, 4] },
			{ parent: 0, children: [5, 6] },
		]);
		expect(sumSplits({ bottom: 2, sums: [] })).toEqual([]);
	});
});

describe("correlationFactor", () => {
	it("has the correlations as products, also where errors add up", () => {
		const errors = pastErrors(true);
		const rows = correlationFactor(errors);
		const productOf = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
			Array.from(a).reduce((sum, value, k) => sum + value * b[k]!, 0);
		const around = errors.map((own) => {
			const average = own.reduce((sum, value) => sum + value, 0) / own.length;
			return own.map((value) => value - average);
		});
		for (const i of MEMBERS.keys())
			for (const j of MEMBERS.keys()) {
				const scale = Math.sqrt(productOf(around[i]!, around[i]!) * productOf(around[j]!, around[j]!));
				expect(productOf(rows[i]!, rows[j]!)).toBeCloseTo(productOf(around[i]!, around[j]!) / scale, 9);
			}
		// Seven nodes of which four are free.
		expect(rows.filter((row, node) => row[node] !== 0)).toHaveLength(4);
	});
});
