import { describe, expect, it } from "vitest";
import {
	agreementTextHash,
	appendRun,
	type ContributionBound,
	canonicalJson,
	createNoiseBudget,
	emptyRunRegister,
	eraseRun,
	explainPolicy,
	type NoisyCountsOptions,
	type NoisyDemandOptions,
	noisyCounts,
	noisyDemand,
	type PseudonymSubject,
	processingRecord,
	pseudonymOf,
	remainingMicroEpsilon,
	residualRisks,
	verifyRunRegister,
} from "../../../src/privacy/index.js";
import { budgetChecksum } from "../../../src/privacy/noise/budget-checksum.js";
import { webCryptoBytes } from "../../../src/privacy/noise/web-crypto-bytes.js";
import { admitted } from "../../support/admitted.js";
import { recordGiven, recordPolicy, recordReceipt } from "../../support/record-given.js";
import { nonceOf, runRecord, runRegister } from "../../support/run-registers.js";

const KEY = "8f0c1d2e3b4a59687786a5b4c3d2e1f00112a3b4c5d6e7f8091a2b3c4d5e6f70";
const one: PseudonymSubject = { kind: "operator", operatorId: "op-1", year: 2026 };
const pseudonym = (subject: object, key: unknown = KEY) =>
	pseudonymOf({ ...one, ...subject } as PseudonymSubject, key as string);

const budgetOf = (contributionBound: ContributionBound, unit: "family" | "operator" = "family") =>
	createNoiseBudget({ unit, contributionBound, totalMicroEpsilon: 5_000_000 });
const budget = budgetOf({ pieces: 4 });
const options: NoisyCountsOptions = {
	budget,
	microEpsilon: 1,
	question: "q",
	edition: "e",
	cells: ["a", "b"],
};
const counts = (contribution: unknown, patch: object = {}) =>
	noisyCounts([contribution] as never, { ...options, ...patch });
const demand = (patch: Partial<NoisyDemandOptions>, orders = admitted([{ on: "2026-05-04" }])) =>
	noisyDemand(orders, {
		budget: budgetOf({ pieces: 4 }, "operator"),
		microEpsilon: 1,
		period: "day",
		from: "2026-01-01",
		to: "2026-02-01",
		...patch,
	});

const own = recordPolicy();
const DEMAND_ARTICLES = "articles: Give articles of the catalogue, at least one, each once.";
const NO_SOURCE =
	"options.randomBytes: Give a function of a length that returns that many fresh random bytes as a Uint8Array.";
const PATTERN = "Draw the bytes from a cryptographic random source; these follow a pattern.";

/** What a programmer did wrong, and the whole sentence that says what to do. */
const MISTAKES: readonly (readonly [string, () => unknown, string])[] = [
	[
		"another kind of subject",
		() => pseudonym({ kind: "family" }),
		'subject.kind: Give "operator" or "site".',
	],
	["a year", () => pseudonym({ year: 26 }), "subject.year: Give a calendar year from 1900 to 9999."],
	["a site", () => pseudonym({ siteId: "s" }), "subject.siteId: Leave siteId out, or say kind site."],
	[
		"a short key",
		() => pseudonym({}, "00"),
		"masterKey: Give at least 32 random bytes, as a Uint8Array or as hexadecimal digits.",
	],
	["a key with a pattern", () => pseudonym({}, "00".repeat(32)), `masterKey: ${PATTERN}`],
	[
		"a nonce",
		() => appendRun(emptyRunRegister(), runRecord(0), { nonce: "" }),
		"nonce: Give 32 random bytes as 64 hexadecimal digits.",
	],
	[
		"a nonce that is a list",
		() => appendRun(emptyRunRegister(), runRecord(0), { nonce: [nonceOf(0)] as never }),
		"nonce: Give 32 random bytes as 64 hexadecimal digits.",
	],
	["no entry", () => eraseRun(runRegister(1), 1), "index: Give the index of an entry of the register."],
	[
		"no head",
		() => verifyRunRegister(runRegister(1), { head: [KEY] as never }),
		"head: Give the head that registerHead gave, or leave it out.",
	],
	[
		"no length",
		() => verifyRunRegister(runRegister(1), { length: -1 }),
		"length: Give the number of entries, a whole number from 0, or leave it out.",
	],
	[
		"no register",
		() => eraseRun({} as never, 0),
		"register: Give a register that emptyRunRegister, appendRun or eraseRun made and nobody changed; verifyRunRegister says what is wrong.",
	],
	[
		"no plain data",
		() => canonicalJson(Number.NaN),
		"Give plain JSON data: own properties with values that JSON knows, no undefined, NaN, getter, class instance or cycle.",
	],
	[
		"a changed budget",
		() => remainingMicroEpsilon({ ...budget, totalMicroEpsilon: "5" } as never),
		"totalMicroEpsilon: Give the budget as the last answer returned it; this one was changed.",
	],
	["no contribution", () => counts(null), "contributions[0]: Give contributions as { unit, cell, count }."],
	[
		"no unit",
		() => counts({ unit: 1, cell: 0, count: 1 }),
		"contributions[0].unit: Give the unit that contributes as a text.",
	],
	[
		"no cell",
		() => counts({ unit: "a", cell: 2, count: 1 }),
		"contributions[0].cell: Give the index of one of the cells.",
	],
	[
		"no count",
		() => counts({ unit: "a", cell: 1, count: 0.5 }),
		"contributions[0].count: Give a whole number of pieces.",
	],
	["no source", () => counts({ unit: "a", cell: 1, count: 1 }, { randomBytes: () => 7 }), NO_SOURCE],
	["articles of no catalogue", () => demand({ articles: ["COFFIN", "no"] }), DEMAND_ARTICLES],
	[
		"no whole period",
		() => demand({ period: "month", to: "2026-01-31" }),
		"to: Give days with at least one whole period between them.",
	],
	["too many periods", () => demand({ from: "1900-01-01", to: "9999-01-01" }), "to: Ask for fewer periods."],
	[
		"too many counts",
		() =>
			demand(
				{ from: "1900-01-01", to: "4637-11-28" },
				admitted([{ on: "2026-05-04" }, { on: "2026-05-04", sku: "URN" }]),
			),
		"articles: Ask for fewer articles or periods.",
	],
	[
		"a bound without lines",
		() => demand({ budget }),
		"budget: Open the budget with { lines, piecesPerLine }: admitted lines do not tell their family.",
	],
	[
		"operators that may not be pooled",
		() => demand({}, admitted([{ on: "2026-05-04" }, { on: "2026-05-04", operatorId: "op-2" }])),
		"orders: Own-stock permission does not allow pooling: admit one operator's orders, or for group-purchasing.",
	],
	["a locale", () => explainPolicy(own, "de" as never), 'locale: Give the locale "en" or "fr".'],
	["no text", () => agreementTextHash(" "), "Give the whole text of the agreement as it was signed."],
	["no record", () => processingRecord(7 as never), "Give an object with policy, receipts and contacts."],
	[
		"no record at all",
		() => processingRecord(undefined as never),
		"Give an object with policy, receipts and contacts.",
	],
	[
		"a receipt of another purpose",
		() => {
			const receipts = [{ ...recordReceipt(own), purpose: "habit-analysis" as const }];
			return processingRecord(recordGiven(own, { receipts }));
		},
		"receipts[0].purpose: Give receipts of the policy's purpose and group; each purpose has a record of its own.",
	],
	[
		"options that can not be read",
		() =>
			residualRisks(admitted([]), {
				get locale(): "en" {
					throw new Error("Quemeneur");
				},
			}),
		"Give an object with locale, and period and detail where wanted.",
	],
];

describe("a mistake is told what to do", () => {
	it.each(MISTAKES)("%s", (_, call, message) => {
		expect(call).toThrow(expect.objectContaining({ name: "ReapproError", message }));
	});

	it("at a stored answer that is of another length, though the checksum fits", () => {
		const { checksum: _, ...content } = noisyCounts([], options).budget;
		const short = { ...content, entries: content.entries.map((entry) => ({ ...entry, counts: [1] })) };
		const stored = { ...short, checksum: budgetChecksum(short) };
		expect(() => noisyCounts([], { ...options, budget: stored })).toThrow(
			expect.objectContaining({ message: "budget: Give the budget as the last answer returned it." }),
		);
	});

	it("where there is no Web Crypto", () => {
		const known = Object.getOwnPropertyDescriptor(globalThis, "crypto") as PropertyDescriptor;
		Object.defineProperty(globalThis, "crypto", { value: undefined, configurable: true });
		try {
			expect(() => webCryptoBytes(1)).toThrow(
				"options.randomBytes: There is no Web Crypto here: give a source of random bytes of your system.",
			);
		} finally {
			Object.defineProperty(globalThis, "crypto", known);
		}
	});
});
