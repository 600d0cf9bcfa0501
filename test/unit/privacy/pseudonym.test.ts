import { createHmac, hkdfSync } from "node:crypto";
import { runInNewContext } from "node:vm";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { describe, expect, it } from "vitest";
import { isId } from "../../../src/privacy/ids.js";
import { type PseudonymSubject, pseudonymOf } from "../../../src/privacy/index.js";
import { isPersonalDataSuspected, isPersonalNumber } from "../../../src/privacy/personal-data/suspect.js";
import { createRandom, pick } from "../../support/guard-random.js";
import { nonceOf } from "../../support/run-registers.js";
import { runs } from "../../support/runs.js";
import { codeOf, shownBy } from "./given.js";

const SEED = 20261126;
const KEY = "8f0c1d2e3b4a59687786a5b4c3d2e1f00112a3b4c5d6e7f8091a2b3c4d5e6f70";
const operator: PseudonymSubject = { kind: "operator", operatorId: "op-1", year: 2026 };
const site: PseudonymSubject = { kind: "site", operatorId: "op-1", siteId: "site-1", year: 2026 };

/** Many random bytes as digits. */
const LONG = Array.from({ length: 40 }, (_, at) => nonceOf(500 + at)).join("");

/** The construction a second time, with the HKDF and the HMAC of the platform. */
function expectedOf(subject: PseudonymSubject, key: Buffer): string {
	const info = `${subject.operatorId}\n${subject.year}`;
	const derived = Buffer.from(hkdfSync("sha256", key, "reappro/pseudonym/1", info, 32));
	const name = subject.kind === "site" ? `site\n${subject.siteId}` : "operator";
	const hex = createHmac("sha256", derived).update(name).digest("hex").slice(0, 32);
	return `p${[...hex].map((digit) => "bcdfghjklmnpqrst"[Number.parseInt(digit, 16)]).join("")}`;
}

/** RFC 4231, test cases 1 to 4, 6 and 7: key, data and HMAC-SHA-256. */
const RFC_4231: readonly [string, string, string][] = [
	[
		"0b".repeat(20),
		Buffer.from("Hi There").toString("hex"),
		"b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
	],
	[
		Buffer.from("Jefe").toString("hex"),
		Buffer.from("what do ya want for nothing?").toString("hex"),
		"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
	],
	["aa".repeat(20), "dd".repeat(50), "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"],
	[
		"0102030405060708090a0b0c0d0e0f10111213141516171819",
		"cd".repeat(50),
		"82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
	],
	[
		"aa".repeat(131),
		Buffer.from("Test Using Larger Than Block-Size Key - Hash Key First").toString("hex"),
		"60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
	],
	[
		"aa".repeat(131),
		Buffer.from(
			"This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.",
		).toString("hex"),
		"9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
	],
];

describe("HMAC-SHA-256", () => {
	it.each(RFC_4231)("keeps RFC 4231 for key %s", (key, data, expected) => {
		const mac = hmac(sha256, Buffer.from(key, "hex"), Buffer.from(data, "hex"));
		expect(Buffer.from(mac).toString("hex")).toBe(expected);
		const platform = createHmac("sha256", Buffer.from(key, "hex")).update(Buffer.from(data, "hex"));
		expect(platform.digest("hex")).toBe(expected);
	});
});

describe("pseudonymOf", () => {
	it("gives known answers", () => {
		expect(pseudonymOf(operator, KEY)).toBe("ppgdmddmmdjhkqbbplghsmpckdfpmhrmb");
		expect(pseudonymOf(site, KEY)).toBe("plgkhjsplhnjkfdpdltnfncqdmblpkgfg");
	});

	it("is HMAC-SHA-256 under a key that HKDF derives by operator and year", () => {
		const random = createRandom(SEED);
		for (let run = 0; run < 200; run++) {
			const key = Buffer.from(nonceOf(run) + (run % 3 === 0 ? nonceOf(run + 7000) : ""), "hex");
			const year = 1900 + random.integer(200);
			const operatorId = `op-${random.integer(50)}`;
			const subject: PseudonymSubject =
				run % 2 === 0
					? { kind: "operator", operatorId, year }
					: { kind: "site", operatorId, siteId: `s_${random.integer(50)}`, year };
			expect(pseudonymOf(subject, key)).toBe(expectedOf(subject, key));
		}
	});

	it("takes the key as bytes of any realm or as hexadecimal digits", () => {
		const bytes = Buffer.from(KEY, "hex");
		const foreign = runInNewContext("Uint8Array.from(bytes)", { bytes: [...bytes] }) as Uint8Array;
		for (const key of [bytes, new Uint8Array(bytes), foreign, KEY.toUpperCase()]) {
			expect(pseudonymOf(operator, key)).toBe(pseudonymOf(operator, KEY));
		}
		expect([...bytes]).toEqual([...Buffer.from(KEY, "hex")]);
	});

	it("differs by kind, operator, site, year and key", () => {
		const subjects: PseudonymSubject[] = [
			operator,
			site,
			{ ...operator, operatorId: "op-2" },
			{ ...operator, year: 2027 },
			{ ...site, siteId: "site-2" },
			{ ...site, operatorId: "op-2" },
			{ ...site, year: 2027 },
			{ ...site, siteId: "op-1" },
			// One that would meet another if the parts were only put side by side.
			{ ...operator, operatorId: "op-12", year: 2026 },
			{ ...site, operatorId: "op-1", siteId: "operator" },
		];
		const all = subjects.flatMap((subject) => [KEY, nonceOf(5)].map((key) => pseudonymOf(subject, key)));
		expect(new Set(all).size).toBe(2 * subjects.length);
	});

	it("is an id that is never taken for personal data", () => {
		const random = createRandom(SEED);
		for (let run = 0; run < runs(2000); run++) {
			const subject = { ...site, siteId: `s-${run}`, operatorId: `op-${random.integer(99)}` };
			const pseudonym = pseudonymOf(subject, KEY);
			expect(pseudonym).toMatch(/^p[bcdfghjklmnpqrst]{32}$/);
			expect(isId(pseudonym)).toBe(true);
			expect(isPersonalDataSuspected(pseudonym, 99_991_231) || isPersonalNumber(pseudonym)).toBe(false);
		}
	});

	it("could not be: no text of its letters is suspected, though texts with as many digits are", () => {
		const random = createRandom(SEED);
		const caught = { letters: 0, digits: 0 };
		for (let run = 0; run < 20_000; run++) {
			const written = (alphabet: string): string =>
				`p${Array.from({ length: 32 }, () => pick(random, [...alphabet])).join("")}`;
			if (isPersonalDataSuspected(written("bcdfghjklmnpqrst"), 20_111_123)) caught.letters += 1;
			if (isPersonalDataSuspected(written("0123456789abcdef"), 20_111_123)) caught.digits += 1;
		}
		expect(caught.letters).toBe(0);
		expect(caught.digits).toBeGreaterThan(0);
	});

	it.each<[string, unknown]>([
		["nothing", undefined],
		["null", null],
		["a number", 7],
		["a list of bytes", [...Buffer.from(KEY, "hex")]],
		["words of 16 bits", new Uint16Array(32)],
		["31 bytes", Buffer.from(KEY, "hex").subarray(1)],
		["62 digits", KEY.slice(2)],
		["65 digits", `${KEY}0`],
		["no hexadecimal digits", "z".repeat(64)],
		["digits with a line end", `${KEY}\n`],
		["1025 bytes", Buffer.from(LONG.slice(0, 2050), "hex")],
		["1025 bytes as digits", LONG.slice(0, 2050)],
		["all zero", new Uint8Array(32)],
		["one byte all along", new Uint8Array(64).fill(0xa7)],
		["a block twice", KEY.slice(0, 32).repeat(2)],
		["a block of 21 bytes three times", KEY.slice(0, 42).repeat(3)],
		["counting", Uint8Array.from({ length: 64 }, (_, at) => at + 1)],
		["counting by seven", Uint8Array.from({ length: 64 }, (_, at) => 7 * at)],
		["a pass phrase", Buffer.from("The quick brown fox jumps over the lazy dog")],
		["digits written as text", Buffer.from(KEY)],
		["few different bytes", Uint8Array.from({ length: 64 }, (_, at) => (at * at * 37) % 16)],
		[
			"random bytes after many zeros",
			Buffer.concat([Buffer.alloc(50), Buffer.from(KEY.slice(0, 28), "hex")]),
		],
	])("refuses a key that is %s", (_, key) => {
		expect(codeOf(() => pseudonymOf(operator, key as string))).toBe("OPTION_INVALID");
	});

	it("takes 32 to 1024 bytes", () => {
		for (const bytes of [32, 33, 1024]) {
			expect(codeOf(() => pseudonymOf(operator, LONG.slice(0, 2 * bytes)))).toBe("no error");
			expect(codeOf(() => pseudonymOf(operator, Buffer.from(LONG.slice(0, 2 * bytes), "hex")))).toBe(
				"no error",
			);
		}
	});

	it("takes keys of a random source", () => {
		for (let run = 0; run < runs(2000); run++) {
			expect(codeOf(() => pseudonymOf(operator, nonceOf(run)))).toBe("no error");
		}
	});

	const SECRET = "Quemeneur";
	it.each<[string, unknown, string]>([
		["nothing", undefined, "subject"],
		["null", null, "subject"],
		["a text", SECRET, "subject.kind"],
		["another kind", { ...operator, kind: SECRET }, "subject.kind"],
		["no operator", { kind: "operator", year: 2026 }, "subject.operatorId"],
		["an operator that is no id", { ...operator, operatorId: `${SECRET} ` }, "subject.operatorId"],
		["an operator of another type", { ...operator, operatorId: [SECRET] }, "subject.operatorId"],
		["a site without id", { ...operator, kind: "site" }, "subject.siteId"],
		["a site that is no id", { ...site, siteId: `${SECRET}\n` }, "subject.siteId"],
		["an operator with a site", { ...operator, siteId: "site-1" }, "subject.siteId"],
		["a year as text", { ...operator, year: "2026" }, "subject.year"],
		["a broken year", { ...operator, year: 2026.5 }, "subject.year"],
		["a year of two digits", { ...operator, year: 26 }, "subject.year"],
		["a year of five digits", { ...operator, year: 20261 }, "subject.year"],
		[
			"a getter that throws",
			{
				get kind() {
					throw new Error(SECRET);
				},
			},
			"subject",
		],
	])("refuses a subject that is %s", (_, subject, path) => {
		let thrown: unknown;
		try {
			pseudonymOf(subject as PseudonymSubject, KEY);
		} catch (error) {
			thrown = error;
		}
		expect(thrown).toMatchObject({ code: "INPUT_INVALID", path });
		expect(shownBy(thrown)).not.toContain(SECRET);
	});

	it("never shows the key", () => {
		let thrown: unknown;
		try {
			pseudonymOf(operator, `${KEY}zz`);
		} catch (error) {
			thrown = error;
		}
		expect(shownBy(thrown)).not.toContain(KEY.slice(0, 8));
	});
});
