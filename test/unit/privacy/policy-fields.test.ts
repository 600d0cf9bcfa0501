import { describe, expect, it } from "vitest";
import { definePolicy, type PolicyInput, ReapproError } from "../../../src/index.js";
import { policyPath } from "../../../src/privacy/policy/policy-path.js";
import { POLICY } from "./given.js";

type Fields = Record<string, unknown>;

/** A policy with every field, all of them right. */
const full = (): Fields => ({
	...POLICY,
	purpose: "group-purchasing",
	groupId: "group-1",
	maxLineQuantity: 50,
	maxConsentAgeDays: 365,
	agreements: [
		{
			...POLICY.agreements[0],
			purposes: ["replenishment", "group-purchasing"],
			groupId: "group-1",
			validUntil: "2027-01-01",
			terminatedOn: "2027-01-01",
		},
	],
	withdrawals: [{ operatorId: "op-1", lineId: "L-9", caseRef: "c-9", consentRef: "cs-9" }],
	release: { minOperators: 5, minOrders: 10, maxSharePercent: 80, pPercent: 20, coalition: 3 },
});

/** A copy of `full()` with one field set, by its path. */
function withField(path: string, value: unknown): PolicyInput {
	const policy = structuredClone(full());
	const names = path.match(/[A-Za-z0-9]+/g) as string[];
	const last = names.pop() as string;
	const owner = names.reduce((at, name) => at[name] as Fields, policy);
	owner[last] = value;
	return policy as unknown as PolicyInput;
}

function refusalOf(policy: PolicyInput): { code: string; path: string | undefined; message: string } {
	try {
		definePolicy(policy);
	} catch (error) {
		if (error instanceof ReapproError) return { code: error.code, path: error.path, message: error.message };
		throw error;
	}
	throw new Error("the policy was accepted");
}

const notIds = ["", "a b", "-a", "é", "a".repeat(65), 7, null];
const notDates = ["2026-02-30", "2026-2-3", "23/11/2026", "", 20261123, null];
const notCounts = [0, -1, 1.5, "1", Number.NaN, Number.POSITIVE_INFINITY, null];

const cases: readonly (readonly [path: string, advice: RegExp, values: readonly unknown[]])[] = [
	["purpose", /one of replenishment/, ["marketing", "", 1, null]],
	["processingDate", /YYYY-MM-DD/, notDates],
	["groupId", /1 to 64 letters/, notIds],
	["evidence", /"flag" or "record"/, ["none", "", true]],
	["maxLineQuantity", /whole number from 1/, notCounts],
	["maxConsentAgeDays", /1 to 1827/, [...notCounts, 1828]],
	["noticeVersions", /notice versions/, ["fr-2026-01", {}, null]],
	["catalogue", /article ids/, ["COF-OAK", {}, null]],
	["catalogue[0]", /article ids/, [...notIds, "06-12-34-56-78", "185057800608491"]],
	["noticeVersions[0]", /notice versions/, notIds],
	["agreements", /list of agreements/, ["", {}, null]],
	["agreements[0].agreementId", /1 to 64 letters/, notIds],
	["agreements[0].version", /whole number from 1/, notCounts],
	["agreements[0].operatorId", /1 to 64 letters/, notIds],
	["agreements[0].purposes", /list of replenishment/, ["replenishment", null]],
	["agreements[0].purposes[0]", /list of replenishment/, ["marketing", "", 1, null]],
	["agreements[0].groupId", /1 to 64 letters/, notIds],
	["agreements[0].signedOn", /YYYY-MM-DD/, notDates],
	["agreements[0].validFrom", /YYYY-MM-DD/, notDates],
	["agreements[0].validUntil", /YYYY-MM-DD/, notDates],
	["agreements[0].terminatedOn", /YYYY-MM-DD/, notDates],
	["agreements[0].historyFrom", /YYYY-MM-DD/, notDates],
	[
		"agreements[0].textSha256",
		/64 hexadecimal digits/,
		["a".repeat(63), "a".repeat(65), `${"a".repeat(63)}g`, "", 1, null],
	],
	["withdrawals[0].operatorId", /operatorId and at least one/, notIds],
	["withdrawals[0].lineId", /1 to 64 letters/, notIds],
	["withdrawals[0].caseRef", /1 to 64 letters/, notIds],
	["withdrawals[0].consentRef", /1 to 64 letters/, notIds],
	["release.minOperators", /from 3/, [2, 3.5, "5", null]],
	["release.minOrders", /from 5/, [4, 5.5, "10", null]],
	["release.maxSharePercent", /above 0, at most 85/, [0, -1, 85.1, "50", null]],
	["release.pPercent", /from 10/, [9.9, "15", null]],
	["release.coalition", /from 1/, [0, 1.5, "2", null]],
];

describe("a policy with one wrong field", () => {
	it("is right before it is spoilt", () => {
		expect(definePolicy(full() as unknown as PolicyInput).purpose).toBe("group-purchasing");
	});

	it.each(cases)("is refused for %s, with advice", (path, advice, values) => {
		for (const value of values) {
			const refusal = refusalOf(withField(path, value));
			expect(refusal).toMatchObject({ code: "POLICY_INVALID", path });
			if (!path.startsWith("withdrawals[0].operatorId")) expect(refusal.message).toMatch(advice);
		}
	});

	it.each([
		["", undefined],
		["agreements[0].", "agreements[0]"],
		["withdrawals[0].", "withdrawals[0]"],
		["release.", "release"],
	])("is refused for an unknown field in %s", (place, path) => {
		const refusal = refusalOf(withField(`${place}unheardOf`, "Jean Dupont"));
		expect(refusal).toMatchObject({ code: "POLICY_INVALID", path });
		expect(refusal.message).toMatch(/Take out the fields/);
		expect(refusal.message).not.toMatch(/unheardOf|Dupont/);
	});

	it("is refused for a withdrawal that names nothing, and accepted for any one id", () => {
		const refusal = refusalOf(withField("withdrawals[0]", { operatorId: "op-1" }));
		expect(refusal).toMatchObject({ code: "POLICY_INVALID", path: "withdrawals[0]" });
		expect(refusal.message).toMatch(/at least one of lineId, caseRef and consentRef/);
		for (const name of ["lineId", "caseRef", "consentRef"]) {
			const policy = definePolicy(withField("withdrawals[0]", { operatorId: "op-1", [name]: "x-1" }));
			expect(policy.withdrawals).toEqual([{ operatorId: "op-1", [name]: "x-1" }]);
		}
	});

	it("is named by its place, elements of lists too, and by no name that a policy does not have", () => {
		const agreements = [...POLICY.agreements, new Map()] as unknown as PolicyInput["agreements"];
		expect(() => definePolicy({ ...POLICY, agreements })).toThrow(
			expect.objectContaining({ code: "POLICY_INVALID", path: "agreements[1]" }),
		);
		expect(policyPath(["agreements", 3, "validFrom"])).toBe("agreements[3].validFrom");
		expect(policyPath(["agreements", 3, "Jean Dupont"])).toBe("agreements[3]");
		expect(policyPath(["Jean Dupont", "validFrom"])).toBeUndefined();
	});

	it("is accepted at the very bounds", () => {
		const release = { minOperators: 3, minOrders: 5, maxSharePercent: 85, pPercent: 10, coalition: 1 };
		expect(definePolicy(withField("release", release)).release).toEqual(release);
		for (const days of [1, 1827]) {
			expect(definePolicy(withField("maxConsentAgeDays", days)).maxConsentAgeDays).toBe(days);
		}
		expect(definePolicy(withField("maxLineQuantity", 1)).maxLineQuantity).toBe(1);
		expect(definePolicy(withField("agreements[0].version", 1)).agreements[0]?.version).toBe(1);
		expect(definePolicy(withField("agreements[0].textSha256", "aF".repeat(32)))).toBeDefined();
	});

	it("has the defaults of the contract where a field is absent", () => {
		const { purpose, processingDate, agreements, catalogue } = POLICY;
		expect(definePolicy({ purpose, processingDate, agreements, catalogue })).toMatchObject({
			maxLineQuantity: 200,
			evidence: "flag",
			maxConsentAgeDays: 1827,
			withdrawals: [],
			release: { minOperators: 5, minOrders: 10, maxSharePercent: 85, pPercent: 15, coalition: 2 },
		});
	});
});
