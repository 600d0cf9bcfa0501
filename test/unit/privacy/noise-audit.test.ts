import { webcrypto } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
	cdf,
	type Distribution,
	discreteLaplaceMass,
	latticeFromProbabilities,
	sumOfIndependent,
	survival,
} from "../../../src/math/index.js";
import type { RandomBytes } from "../../../src/privacy/index.js";
import { BROKEN_NOISE, rightTwin } from "../../support/broken-noise.js";
import { seededBytes } from "../../support/noise-bytes.js";
import {
	auditNoise,
	judgeNoise,
	libraryNoise,
	NOISE_CASES,
	type NoiseFinding,
} from "../../support/noise-harness.js";
import { divergence, sampleSizeFor } from "../../support/noise-statistics.js";
import { runs } from "../../support/runs.js";

const SEED = "20261126";
const streams =
	(seed: string) =>
	(name: string): RandomBytes =>
		seededBytes(`${SEED}/${seed}/${name}`);

/** A deep run takes as many times longer. */
const PATIENCE = 30_000 + 15_000 * runs(1);

/** Enough for mistakes that are larger than 5 %. */
const SMALL = 8_000;

type Twin = keyof typeof BROKEN_NOISE;

/** All that each twin is found out by, and with how many values of noise. */
const CAUGHT_BY: readonly (readonly [name: Twin, findings: readonly NoiseFinding[], sampleSize?: number])[] =
	[
		["halfNoise", ["loss above epsilon", "too little noise", "wrong shape"], SMALL],
		["fivePercentTooLittle", ["too little noise", "wrong shape"]],
		["noBound", ["bound not kept", "loss above epsilon"], SMALL],
		["boundOfLinesOnly", ["bound not kept", "loss above epsilon"], SMALL],
		["shortSeed", ["source not used"], SMALL],
		["floatingPoint", ["counts changed", "no integers", "too much noise", "wrong shape"]],
		["floatingPointRounded", ["too much noise", "wrong shape"]],
		["wrongSensitivity", ["loss above epsilon", "too little noise", "wrong shape"], SMALL],
		["sensitivityOfOneLine", ["loss above epsilon", "too little noise", "wrong shape"], SMALL],
	];

describe("the noise of the library", () => {
	it("passes every check, with seeded bytes", () => {
		expect(auditNoise(libraryNoise, streams("library"))).toEqual([]);
	});

	it("passes the checks of chance with Web Crypto, more often in a deep run", { timeout: PATIENCE }, () => {
		const source: RandomBytes = (length) => webcrypto.getRandomValues(new Uint8Array(length));
		const [deep, size] = runs(1) > 1 ? [runs(1), undefined] : [1, SMALL];
		for (let run = 0; run < deep; run++) {
			for (const one of NOISE_CASES) {
				expect(judgeNoise(libraryNoise, one, source, size), `run ${run}`).toEqual([]);
			}
		}
	});
});

describe("the harness", () => {
	it("finds nothing in the mechanism put together from its parts: each twin is caught for its mistake", () => {
		expect(auditNoise(rightTwin, streams("right"), SMALL)).toEqual([]);
	});

	for (const [name, findings, sampleSize] of CAUGHT_BY) {
		it(`catches the broken twin ${name}: ${findings.join(", ")}`, () => {
			expect(auditNoise(BROKEN_NOISE[name], streams(name), sampleSize)).toEqual(findings);
		});
	}

	it("catches Math.random: no byte of the source is drawn, and the same bytes give another answer", () => {
		const found = auditNoise(BROKEN_NOISE.mathRandom, streams("mathRandom"), SMALL);
		expect(found).toContain("source not used");
		const alone = NOISE_CASES.map((one, at) =>
			judgeNoise(BROKEN_NOISE.mathRandom, one, streams("mathRandom")(`${at}`), SMALL),
		);
		expect(alone).toEqual([["source not used"], ["source not used"]]);
	});

	it("catches one value for all counts", () => {
		const found = auditNoise(BROKEN_NOISE.oneValueForAll, streams("oneValueForAll"), SMALL);
		expect(found).toEqual(expect.arrayContaining(["not independent", "source not used", "wrong shape"]));
	});

	it("catches 5 % too little noise in every run, at each scale by itself", { timeout: PATIENCE }, () => {
		for (let run = 0; run < runs(1); run++) {
			for (const [at, one] of NOISE_CASES.entries()) {
				const source = streams(`power/${run}`)(`${at}`);
				expect(judgeNoise(BROKEN_NOISE.fivePercentTooLittle, one, source), `run ${run}`).toContain(
					"too little noise",
				);
			}
		}
	});

	it("needs the sample sizes of the derivation", () => {
		expect([1, 0.035, 0.0005].map(sampleSizeFor)).toEqual([43541, 48810, 48821]);
	});

	it("has the error rates that it claims: Chernoff's bound against the exact distribution of a sum", () => {
		const [rate, values] = [0.4, 60];
		const zero = discreteLaplaceMass(rate, 0);
		const magnitude = latticeFromProbabilities(
			0,
			Array.from({ length: 120 }, (_, k) => (k === 0 ? zero : 2 * discreteLaplaceMass(rate, k))),
		);
		let sum: Distribution = magnitude;
		for (let value = 1; value < values; value++) sum = sumOfIndependent(sum, magnitude);
		for (const share of [0.6, 0.8, 0.95]) {
			const [less, more] = [rate / share, rate * share];
			const low = cdf(sum, values / Math.sinh(less));
			const high = survival(sum, values / Math.sinh(more) - 1);
			expect(low).toBeGreaterThan(0);
			expect(low).toBeLessThanOrEqual(Math.exp(-values * divergence(less, rate)));
			expect(high).toBeGreaterThan(0);
			expect(high).toBeLessThanOrEqual(Math.exp(-values * divergence(more, rate)));
		}
	});
});
