import { describe, expect, it } from "vitest";
import {
	coveredOperators,
	definePolicy,
	explainPolicy,
	type PolicyExplanation,
	type PolicyInput,
	type PrivacyPolicy,
	policyText,
	REASON_CODES,
	type TransparencyLocale,
} from "../../../src/privacy/index.js";
import { codeOf } from "./given.js";

const LOCALES: readonly TransparencyLocale[] = ["en", "fr"];

const AGREEMENT = {
	agreementId: "ag-1",
	version: 2,
	operatorId: "op-1",
	purposes: ["replenishment", "group-purchasing"],
	groupId: "group-1",
	signedOn: "2025-01-01",
	validFrom: "2025-02-01",
	validUntil: "2027-01-31",
	terminatedOn: "2026-12-31",
	historyFrom: "2024-03-01",
	textSha256: "a".repeat(64),
} as const;

/** A group run in which every rule of a policy is at work. */
const INPUT: PolicyInput = {
	purpose: "group-purchasing",
	groupId: "group-1",
	processingDate: "2026-11-23",
	agreements: [AGREEMENT],
	catalogue: ["urn", "coffin"],
	maxLineQuantity: 50,
	evidence: "record",
	maxConsentAgeDays: 365,
	noticeVersions: ["fr-2026-01"],
	withdrawals: [{ operatorId: "op-1", caseRef: "SECRET-CASE" }],
	release: { minOperators: 6, minOrders: 12, maxSharePercent: 80, pPercent: 20, coalition: 3 },
};

const policyOf = (patch: Partial<PolicyInput> = {}): PrivacyPolicy => definePolicy({ ...INPUT, ...patch });

/** The text without the fingerprint, which changes with everything. */
const told = (policy: PrivacyPolicy, locale: TransparencyLocale): string => {
	const explanation = explainPolicy(policy, locale);
	return policyText(explanation).replaceAll(explanation.policyHash, "HASH");
};

const reasonsTold = ({ sections }: PolicyExplanation): string[] =>
	[...new Set(sections.flatMap(({ rules }) => rules.flatMap(({ reasons }) => reasons)))].sort();

const without = (key: keyof PolicyInput): PrivacyPolicy => {
	const { [key]: _, ...rest } = INPUT;
	return definePolicy(rest as PolicyInput);
};

const agreementPatch = (patch: Record<string, unknown>): Partial<PolicyInput> => ({
	agreements: [{ ...AGREEMENT, ...patch } as PolicyInput["agreements"][number]],
});

describe("explainPolicy", () => {
	const policyFields: [keyof PrivacyPolicy, Partial<PolicyInput>][] = [
		["purpose", { purpose: "replenishment" }],
		["processingDate", { processingDate: "2026-11-24" }],
		["agreements", { agreements: [] }],
		["catalogue", { catalogue: ["urn"] }],
		["groupId", { groupId: "group-2" }],
		["maxLineQuantity", { maxLineQuantity: 51 }],
		["evidence", { evidence: "flag" }],
		["maxConsentAgeDays", { maxConsentAgeDays: 364 }],
		["noticeVersions", { noticeVersions: ["fr-2026-02"] }],
		["withdrawals", { withdrawals: [] }],
		["release", { release: {} }],
	];

	it("knows every field of a policy, of an agreement and of the release rules", () => {
		const policy = policyOf();
		expect(policyFields.map(([field]) => field).sort()).toEqual(Object.keys(policy).sort());
		expect(agreementFields.map(([field]) => field).sort()).toEqual(
			Object.keys(policy.agreements[0] as object).sort(),
		);
		expect(releaseFields.map(([field]) => field).sort()).toEqual(Object.keys(policy.release).sort());
	});

	it.each(policyFields)("tells a change of %s", (_, patch) => {
		for (const locale of LOCALES) expect(told(policyOf(patch), locale)).not.toBe(told(policyOf(), locale));
	});

	const agreementFields: [string, unknown][] = [
		["agreementId", "ag-2"],
		["version", 3],
		["operatorId", "op-2"],
		["purposes", ["replenishment", "group-purchasing", "habit-analysis"]],
		["groupId", "group-2"],
		["signedOn", "2025-01-02"],
		["validFrom", "2025-02-02"],
		["validUntil", "2027-01-30"],
		["terminatedOn", "2026-12-30"],
		["historyFrom", "2024-03-02"],
		["textSha256", `${"a".repeat(63)}b`],
	];

	it.each(agreementFields)("tells a change of an agreement's %s", (field, value) => {
		const changed = policyOf(agreementPatch({ [field]: value }));
		for (const locale of LOCALES) expect(told(changed, locale)).not.toBe(told(policyOf(), locale));
	});

	it.each(["groupId", "validUntil", "terminatedOn"])("tells that an agreement has no %s", (field) => {
		const changed = policyOf(agreementPatch({ [field]: undefined }));
		for (const locale of LOCALES) expect(told(changed, locale)).not.toBe(told(policyOf(), locale));
	});

	const releaseFields: [string, number][] = [
		["minOperators", 7],
		["minOrders", 13],
		["maxSharePercent", 79],
		["pPercent", 21],
		["coalition", 1],
	];

	it.each(releaseFields)("tells the release rule %s, in an own-stock run too", (field, value) => {
		for (const purpose of ["group-purchasing", "replenishment"] as const) {
			const changed = policyOf({ purpose, release: { ...INPUT.release, [field]: value } });
			for (const locale of LOCALES)
				expect(told(changed, locale)).not.toBe(told(policyOf({ purpose }), locale));
		}
	});

	it.each(["lineId", "caseRef", "consentRef"] as const)(
		"counts a withdrawal by %s, and names none",
		(key) => {
			for (const locale of LOCALES) {
				const two = [
					{ operatorId: "op-1", [key]: "SECRET-1" },
					{ operatorId: "op-9", [key]: "SECRET-2" },
				];
				const text = told(policyOf({ withdrawals: two }), locale);
				expect(text).not.toContain("SECRET");
				expect(text).not.toContain("op-9");
				expect(text).not.toBe(told(policyOf({ withdrawals: two.slice(1) }), locale));
				const others = (["lineId", "caseRef", "consentRef"] as const).filter((one) => one !== key);
				for (const other of others) {
					const renamed = [{ operatorId: "op-1", [other]: "a" }, two[1] as (typeof two)[0]];
					expect(told(policyOf({ withdrawals: renamed }), locale)).not.toBe(text);
				}
			}
		},
	);

	it("gives every reason code a sentence", () => {
		for (const locale of LOCALES) {
			expect(reasonsTold(explainPolicy(policyOf(), locale))).toEqual([...REASON_CODES].sort());
		}
	});

	it.each([
		["CONSENT_MISSING", policyOf({ evidence: "flag" })],
		["NOTICE_UNKNOWN", without("noticeVersions")],
		["AGREEMENT_GROUP", policyOf({ purpose: "replenishment" })],
	])("does not threaten with %s where it can not happen", (reason, policy) => {
		for (const locale of LOCALES) {
			const expected = REASON_CODES.filter((code) => code !== reason).sort();
			expect(reasonsTold(explainPolicy(policy, locale))).toEqual(expected);
		}
	});

	it("says the same in both languages: topics, rules and reasons", () => {
		const shape = (locale: TransparencyLocale): unknown =>
			explainPolicy(policyOf(), locale).sections.map(({ topic, rules }) => [
				topic,
				rules.map(({ reasons }) => reasons),
			]);
		expect(shape("fr")).toEqual(shape("en"));
	});

	it("is plain data, with a kind and a topic for each section", () => {
		const { kind, sections } = explainPolicy(policyOf(), "en");
		expect(kind).toBe("policy-explanation");
		expect(sections.map(({ topic }) => topic)).toEqual([
			"purpose",
			"operators",
			"family",
			"lines",
			"release",
			"proof",
		]);
		const explanation = explainPolicy(policyOf(), "fr");
		expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
	});

	it("names what can not even be written", () => {
		expect(told(policyOf(), "en")).toMatch(/Resale of data, marketing, profiling and canvassing cannot/);
		expect(told(policyOf(), "fr")).toMatch(
			/La revente de données, le marketing, le profilage et la prospection ne peuvent/,
		);
	});

	it("writes dates in words, the first of a month in French as 1er", () => {
		expect(told(policyOf(), "en")).toContain("from 1\u00a0March\u00a02024 on");
		expect(told(policyOf(), "fr")).toContain("à partir du 1er\u00a0mars\u00a02024");
		expect(told(policyOf(), "fr")).toContain("23\u00a0novembre\u00a02026");
		expect(told(policyOf(), "fr")).not.toMatch(/\d{4}-\d{2}-\d{2}/);
	});

	it("counts the oldest consent day back from the processing date", () => {
		expect(told(policyOf(), "en")).toContain(
			"older than 365 days is too old: it must have been given on 23\u00a0November\u00a02025",
		);
	});

	it("never puts a plain space before a French double mark", () => {
		const runs = [
			policyOf(),
			policyOf({ purpose: "replenishment", withdrawals: [] }),
			without("noticeVersions"),
		];
		for (const policy of runs) {
			const text = told(policy, "fr");
			expect(text).not.toMatch(/[^\u00a0\u202f\n][:;?!%]/);
			expect(text).not.toMatch(/«[^\u00a0]|[^\u00a0]»/);
			expect(text).not.toMatch(/'/);
		}
	});

	it("refuses a policy that definePolicy did not make, and another locale", () => {
		expect(codeOf(() => explainPolicy({ ...policyOf() }, "fr"))).toBe("POLICY_INVALID");
		expect(codeOf(() => explainPolicy(JSON.parse(JSON.stringify(policyOf())), "fr"))).toBe("POLICY_INVALID");
		expect(codeOf(() => explainPolicy(policyOf(), "de" as "fr"))).toBe("OPTION_INVALID");
	});
});

describe("the standing of agreements", () => {
	const operatorTold = (patch: Record<string, unknown>, extra: Record<string, unknown>[] = []): string => {
		const agreements = [{ ...AGREEMENT, ...patch }, ...extra.map((one) => ({ ...AGREEMENT, ...one }))];
		return told(policyOf({ agreements: agreements as unknown as PolicyInput["agreements"] }), "en");
	};

	it.each([
		["covers", {}, "It covers this run.", "Operator op-1 is covered"],
		["not signed yet", { signedOn: "2026-11-24" }, "not signed yet", "none of its agreements is in force"],
		["not begun", { validFrom: "2026-11-24" }, "not valid yet", "none of its agreements is in force"],
		["run out", { validUntil: "2026-11-22", terminatedOn: undefined }, "has run out", "in force"],
		["on its last day", { validUntil: "2026-11-23", terminatedOn: undefined }, "It covers", "is covered"],
		["terminated that day", { terminatedOn: "2026-11-23" }, "was terminated", "none of its agreements"],
		[
			"another purpose",
			{ purposes: ["replenishment"] },
			"does not list the purpose",
			"agreed to other purposes",
		],
		["another group", { groupId: "group-2" }, "not for this buying group", "does not name this buying group"],
		["no group", { groupId: undefined }, "not for this buying group", "does not name this buying group"],
	])("%s", (_, patch, ofAgreement, ofOperator) => {
		const text = operatorTold(patch);
		expect(text).toContain(ofAgreement);
		expect(text).toContain(ofOperator);
	});

	it("tells that a higher version replaced a lower one, whatever the higher one says", () => {
		const text = operatorTold({}, [{ version: 3, terminatedOn: "2026-11-01" }]);
		expect(text).toContain("version 3 replaced it");
		expect(text).toContain("Operator op-1 is not covered");
	});

	it("covers exactly the operators that the guard covers, and says from when", () => {
		const agreements = [
			AGREEMENT,
			{ ...AGREEMENT, agreementId: "ag-b", historyFrom: "2023-05-04" },
			{ ...AGREEMENT, agreementId: "ag-2", operatorId: "op-2", groupId: "group-2" },
			{ ...AGREEMENT, agreementId: "ag-3", operatorId: "op-3", validFrom: "2026-11-24" },
			{ ...AGREEMENT, agreementId: "ag-4", operatorId: "op-4", purposes: ["replenishment"] as const },
			{ ...AGREEMENT, agreementId: "ag-5", operatorId: "op-5" },
		];
		const policy = policyOf({ agreements });
		const text = told(policy, "en");
		const covered = [...text.matchAll(/Operator (\S+) is covered/g)].map(([, id]) => id);
		expect(covered).toEqual([...coveredOperators(policy)]);
		expect(covered).toEqual(["op-1", "op-5"]);
		expect(text).toContain("Operator op-1 is covered, for orders from 4\u00a0May\u00a02023 on.");
	});

	it("says so when there is no agreement at all", () => {
		expect(told(policyOf({ agreements: [] }), "en")).toContain("no line can be admitted");
	});
});
