import { describe, expect, it } from "vitest";
import { discreteLaplaceMass } from "../../../src/math/index.js";
import type { RandomBytes } from "../../../src/privacy/index.js";
import {
	bernoulliOfExp,
	discreteLaplaceNoise,
	discreteLaplaceRound,
} from "../../../src/privacy/noise/discrete-laplace-noise.js";
import { noiseScale } from "../../../src/privacy/noise/noise-scale.js";
import { byteReader } from "../../../src/privacy/noise/random-bytes.js";
import { uniformBelow } from "../../../src/privacy/noise/uniform-below.js";
import { webCryptoBytes } from "../../../src/privacy/noise/web-crypto-bytes.js";
import { RULES } from "../../architecture/rules.js";
import { countedBytes, seededBytes } from "../../support/noise-bytes.js";
import { enumerateChoices } from "../../support/noise-enumeration.js";

/** Bytes from a list, then an error. */
const listed = (bytes: readonly number[]): (() => number) => {
	let at = 0;
	return () => {
		if (at === bytes.length) throw new RangeError("no byte left");
		return bytes[at++] as number;
	};
};

describe("uniformBelow", () => {
	it("gives each value from as many bytes as every other: all bytes, all bounds to 256", () => {
		for (let bound = 1; bound <= 256; bound++) {
			const counts = new Array<number>(bound).fill(0);
			for (let byte = 0; byte < 256; byte++) {
				try {
					const value = uniformBelow(listed([byte]))(bound);
					counts[value] = (counts[value] as number) + 1;
				} catch (error) {
					expect(error).toBeInstanceOf(RangeError);
				}
			}
			expect(new Set(counts).size, `bound ${bound}`).toBe(1);
			expect(counts[0] as number, `bound ${bound}`).toBeGreaterThan(0);
			// At least half of the bytes are kept.
			expect((counts[0] as number) * bound).toBeGreaterThanOrEqual(128);
		}
	});

	it.each([257, 300, 511, 512, 513, 1000])(
		"gives each value below %i from as many pairs of bytes",
		(bound) => {
			const counts = new Array<number>(bound).fill(0);
			for (let pair = 0; pair < 65536; pair++) {
				try {
					const value = uniformBelow(listed([pair >> 8, pair & 255]))(bound);
					counts[value] = (counts[value] as number) + 1;
				} catch (error) {
					expect(error).toBeInstanceOf(RangeError);
				}
			}
			expect(new Set(counts).size).toBe(1);
			expect(counts[0]).toBe(65536 / 2 ** Math.ceil(Math.log2(bound)));
		},
	);

	it("takes no byte for a bound of 1, one up to 256, and all seven for 2^53", () => {
		const counted = (bound: number): number => {
			let drawn = 0;
			uniformBelow(() => {
				drawn += 1;
				return 0;
			})(bound);
			return drawn;
		};
		expect([1, 2, 256, 257, 65536, 65537, 2 ** 53].map(counted)).toEqual([0, 1, 1, 2, 2, 3, 7]);
	});

	it("is exact at the largest bound", () => {
		const most = listed([31, 255, 255, 255, 255, 255, 255]);
		expect(uniformBelow(most)(2 ** 53)).toBe(2 ** 53 - 1);
		// The unused bits of the first byte do not matter.
		expect(uniformBelow(listed([255, 0, 0, 0, 0, 0, 1]))(2 ** 53)).toBe(31 * 2 ** 48 + 1);
	});

	it("draws again when the value reaches the bound", () => {
		expect(uniformBelow(listed([7, 6, 5, 4]))(5)).toBe(4);
		expect(uniformBelow(listed([255, 255, 1, 3]))(300)).toBe(259);
	});

	it("refuses a source that is stuck above the bound", () => {
		expect(() => uniformBelow(() => 255)(129)).toThrowError(
			expect.objectContaining({ code: "OPTION_INVALID", path: "options.randomBytes" }),
		);
	});
});

describe("bernoulliOfExp", () => {
	it.each([
		[0, 1, 1e-12, 1e-15],
		[1, 1, 1e-12, 1e-10],
		[1, 2, 1e-12, 1e-10],
		[2, 3, 1e-9, 1e-6],
		[1, 7, 1e-9, 1e-7],
		[3, 4, 1e-8, 1e-4],
	])(
		"is true with probability exp(-%i / %i): all choices weighed",
		(numerator, denominator, negligible, left) => {
			const { outcomes, rest } = enumerateChoices(
				({ below }) => bernoulliOfExp(numerator, denominator, below),
				negligible,
			);
			const exact = Math.exp(-numerator / denominator);
			const found = outcomes.get(true) ?? 0;
			expect(rest).toBeLessThan(left);
			expect(found).toBeLessThanOrEqual(exact + 1e-14);
			expect(found + rest).toBeGreaterThanOrEqual(exact - 1e-14);
		},
	);
});

describe("discreteLaplaceNoise", () => {
	it.each([
		{ numerator: 1, denominator: 1 },
		{ numerator: 1, denominator: 3 },
		{ numerator: 2, denominator: 1 },
		{ numerator: 3, denominator: 2 },
		{ numerator: 5, denominator: 3 },
		{ numerator: 40, denominator: 7 },
	])("has the exact probabilities, chances of exp(-x) given: all choices weighed, scale %o", (scale) => {
		const { outcomes, rest } = enumerateChoices(
			({ below, coin }) => discreteLaplaceRound(scale, below, (n, d) => coin(Math.exp(-n / d))),
			1e-16,
		);
		const rate = scale.denominator / scale.numerator;
		const accepted = 1 - rest - (outcomes.get(undefined) ?? 0);
		expect(rest).toBeLessThan(1e-13);
		expect(accepted).toBeGreaterThan(0.3);
		expect(outcomes.size).toBeGreaterThan(20 / rate);
		for (let k = -30; k <= 30; k++) {
			const found = (outcomes.get(k) ?? 0) / accepted;
			expect(Math.abs(found - discreteLaplaceMass(rate, k)), `${k}`).toBeLessThan(1e-12);
		}
		expect([...outcomes.keys()].some((value) => Object.is(value, -0))).toBe(false);
	});

	it("plays rounds until one is not rejected, with true chances of exp(-x)", () => {
		const { outcomes, rest } = enumerateChoices(
			({ below }) => discreteLaplaceNoise({ numerator: 1, denominator: 1 }, below),
			1e-5,
		);
		expect(rest).toBeLessThan(0.06);
		for (let k = -3; k <= 3; k++) {
			const [found, exact] = [outcomes.get(k) ?? 0, discreteLaplaceMass(1, k)];
			expect(found).toBeGreaterThan(0);
			expect(found).toBeLessThanOrEqual(exact);
			expect(found + rest).toBeGreaterThanOrEqual(exact);
		}
	});

	it("replays the same bytes and stops with them", () => {
		const drawn = (seed: string): number[] => {
			const below = uniformBelow(byteReader(seededBytes(seed)));
			return Array.from({ length: 50 }, () => discreteLaplaceNoise({ numerator: 30, denominator: 1 }, below));
		};
		expect(drawn("a")).toEqual(drawn("a"));
		expect(drawn("a")).not.toEqual(drawn("b"));
	});

	it("stays a safe integer at the largest scale", () => {
		const below = uniformBelow(byteReader(seededBytes("large")));
		const scale = noiseScale(1_000_000, 1);
		const values = Array.from({ length: 300 }, () => discreteLaplaceNoise(scale, below));
		expect(values.every(Number.isSafeInteger)).toBe(true);
		const meanMagnitude = values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;
		expect(meanMagnitude / 1e12).toBeGreaterThan(0.6);
		expect(meanMagnitude / 1e12).toBeLessThan(1.5);
	});

	it.each([
		["at 0", 7, () => 0],
		["at the largest", 1, (bound: number) => bound - 1],
		["in a circle", 1, (bound: number) => (bound === 2 ? 1 : 0)],
	] as const)("refuses draws that are stuck %s instead of running on", (_, numerator, below) => {
		expect(() => discreteLaplaceNoise({ numerator, denominator: 2 }, below)).toThrowError(
			expect.objectContaining({ code: "OPTION_INVALID", path: "options.randomBytes" }),
		);
	});
});

describe("noiseScale", () => {
	it("is sensitivity over epsilon in lowest terms", () => {
		expect(noiseScale(1, 1_000_000)).toEqual({ numerator: 1, denominator: 1 });
		expect(noiseScale(20, 700_000)).toEqual({ numerator: 200, denominator: 7 });
		expect(noiseScale(1, 10_000_000)).toEqual({ numerator: 1, denominator: 10 });
		expect(noiseScale(1_000_000, 1)).toEqual({ numerator: 1e12, denominator: 1 });
		expect(noiseScale(999_983, 999_979)).toEqual({ numerator: 999_983_000_000, denominator: 999_979 });
	});
});

describe("byteReader", () => {
	it("gives every byte of the source once, in order, and copies it", () => {
		const shared = new Uint8Array(256);
		let calls = 0;
		const nextByte = byteReader((length) => {
			calls += 1;
			return shared.fill(calls).subarray(0, length);
		});
		const bytes = Array.from({ length: 3 }, () => nextByte());
		shared.fill(99);
		bytes.push(...Array.from({ length: 254 }, () => nextByte()));
		expect(bytes.slice(0, 256)).toEqual(new Array(256).fill(1));
		expect(bytes[256]).toBe(2);
	});

	it("reads nothing before a byte is needed", () => {
		const { source, drawn } = countedBytes(seededBytes("x"));
		const nextByte = byteReader(source);
		expect(drawn()).toBe(0);
		nextByte();
		expect(drawn()).toBe(256);
	});

	it("takes a view into a longer buffer for what it is", () => {
		const whole = new Uint8Array(1000).map((_, index) => index % 251);
		expect(byteReader((length) => whole.subarray(5, 5 + length))()).toBe(5);
	});

	it.each<[string, unknown]>([
		["nothing", undefined],
		["null", null],
		["too few bytes", new Uint8Array(255)],
		["too many bytes", new Uint8Array(257)],
		["an array", new Array(256).fill(1)],
		["a text", "x".repeat(256)],
		[
			"an object that looks like bytes",
			{ length: 256, byteLength: 256, buffer: new ArrayBuffer(256), byteOffset: 0 },
		],
	])("refuses a source that returns %s", (_, returned) => {
		expect(() => byteReader((() => returned) as RandomBytes)()).toThrowError(
			expect.objectContaining({ code: "OPTION_INVALID", path: "options.randomBytes" }),
		);
	});
});

describe("webCryptoBytes", () => {
	it("gives fresh bytes of the length asked for", () => {
		const [a, b] = [webCryptoBytes(256), webCryptoBytes(256)];
		expect([a.length, b.length]).toEqual([256, 256]);
		expect([...a]).not.toEqual([...b]);
	});

	it.each<[string, unknown]>([
		["there is none", undefined],
		["it can not draw", {}],
	])("says what to do where %s", (_, replacement) => {
		const before = Object.getOwnPropertyDescriptor(globalThis, "crypto") as PropertyDescriptor;
		Object.defineProperty(globalThis, "crypto", { value: replacement, configurable: true });
		try {
			expect(() => webCryptoBytes(8)).toThrowError(
				expect.objectContaining({
					code: "PEER_MISSING",
					message: expect.stringContaining("give a source of random bytes"),
				}),
			);
		} finally {
			Object.defineProperty(globalThis, "crypto", before);
		}
	});

	it("is the only file that may name Web Crypto, and may not name Math.random", () => {
		const breaches = (path: string, text: string): string[] => RULES.chance([{ path, text }]);
		const naming = "const x = crypto.getRandomValues(y);";
		expect(breaches("privacy/noise/web-crypto-bytes.ts", naming)).toEqual([]);
		expect(breaches("privacy/noise/random-bytes.ts", naming)).toHaveLength(1);
		expect(breaches("privacy/web-crypto-bytes.ts", naming)).toHaveLength(1);
		expect(breaches("privacy/noise/web-crypto-bytes.ts", "const x = Math.random();")).toHaveLength(1);
	});
});
