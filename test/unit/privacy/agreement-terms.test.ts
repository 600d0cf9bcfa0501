import { describe, expect, it } from "vitest";
import { coveredOperators, definePolicy } from "../../../src/privacy/index.js";
import { lastBirthDate } from "../../../src/privacy/personal-data/birth-date.js";
import { line, POLICY, reasonsOfLine } from "./given.js";

type Fields = Record<string, unknown>;

const [AGREEMENT] = POLICY.agreements;

/** Operators that a run of 2026-11-23 covers under these agreements, each `POLICY`'s own with a patch. */
const covered = (patches: readonly Fields[], patch: Fields = {}): readonly string[] => {
	const agreements = patches.map((own) => ({ ...AGREEMENT, ...own }));
	return [...coveredOperators(definePolicy({ ...POLICY, agreements, ...patch } as never))];
};

describe("an agreement in force on the processing date", () => {
	it.each<[string, Fields, boolean]>([
		["signed that day", { signedOn: "2026-11-23" }, true],
		["signed the day after", { signedOn: "2026-11-24" }, false],
		["valid from that day", { validFrom: "2026-11-23" }, true],
		["valid from the day after", { validFrom: "2026-11-24" }, false],
		["valid until that day", { validUntil: "2026-11-23" }, true],
		["valid until the day before", { validUntil: "2026-11-22" }, false],
		["terminated that day", { terminatedOn: "2026-11-23" }, false],
		["terminated the day after", { terminatedOn: "2026-11-24" }, true],
		["without end", {}, true],
	])("%s", (_, patch, isCovered) => {
		expect(covered([patch])).toEqual(isCovered ? ["op-1"] : []);
	});

	it("counts in its highest version only, in whatever order they stand", () => {
		const ended = { version: 2, terminatedOn: "2026-01-01" };
		expect(covered([{ version: 1 }, ended])).toEqual([]);
		expect(covered([ended, { version: 1 }])).toEqual([]);
		expect(covered([ended, { version: 3 }])).toEqual(["op-1"]);
	});

	it("is of the group that the run is for", () => {
		const run = { purpose: "group-purchasing", groupId: "group-1" };
		const purposes = ["group-purchasing"];
		expect(covered([{ purposes, groupId: "group-1" }], run)).toEqual(["op-1"]);
		expect(covered([{ purposes, groupId: "group-2" }], run)).toEqual([]);
		expect(covered([{ purposes }], run)).toEqual([]);
		expect(covered([{ purposes: ["replenishment"], groupId: "group-1" }], run)).toEqual([]);
	});

	it("is not given its group by Object.prototype", () => {
		const run = { purpose: "group-purchasing", groupId: "group-1" };
		const agreements = [{ ...AGREEMENT, purposes: ["group-purchasing"] }];
		// Not enumerable, so that the policy itself is accepted.
		Object.defineProperty(Object.prototype, "groupId", { value: "group-1", configurable: true });
		try {
			const policy = definePolicy({ ...POLICY, ...run, agreements } as never);
			expect([...coveredOperators(policy)]).toEqual([]);
		} finally {
			Reflect.deleteProperty(Object.prototype, "groupId");
		}
	});
});

describe("rules between fields of a policy", () => {
	const refusal = (patch: Fields): unknown => {
		try {
			return definePolicy({ ...POLICY, ...patch } as never);
		} catch (error) {
			return error;
		}
	};

	it.each<[string, Fields, string, RegExp]>([
		["a group run without a group", { purpose: "group-purchasing" }, "groupId", /buying group/],
		[
			"an agreement that ends before it begins",
			{ agreements: [AGREEMENT, { ...AGREEMENT, version: 2, validUntil: "2024-12-31" }] },
			"agreements[1].validUntil",
			/not before validFrom/,
		],
		[
			"a version twice",
			{ agreements: [AGREEMENT, AGREEMENT] },
			"agreements[1].version",
			/each version .* once/,
		],
	])("%s", (_, patch, path, sentence) => {
		const error = refusal(patch);
		expect(error).toMatchObject({ code: "POLICY_INVALID", path });
		expect((error as Error).message).toMatch(sentence);
	});

	it("an agreement may last a single day, and two agreements may have one version each", () => {
		const day = { ...AGREEMENT, validUntil: AGREEMENT?.validFrom };
		expect(refusal({ agreements: [day, { ...AGREEMENT, agreementId: "ag-2" }] })).not.toBeInstanceOf(Error);
	});
});

describe("what is no policy", () => {
	it.each<[string, unknown]>([
		["a hidden field", Object.defineProperty({ ...POLICY }, "groupId", { value: "group-1" })],
		["a getter", Object.defineProperty({ ...POLICY }, "groupId", { get: () => "group-1", enumerable: true })],
		["a list with a hole", { ...POLICY, catalogue: new Array(2) }],
		["a depth of five", { ...POLICY, groupId: { a: { b: { c: { d: 1 } } } } }],
	])("%s is refused as not plain", (_, policy) => {
		expect(() => definePolicy(policy as never)).toThrow(/plain data/);
	});

	it("nothing else than what definePolicy returned counts as one", () => {
		for (const value of [undefined, null, 7, "policy", { ...definePolicy(POLICY) }]) {
			expect(() => coveredOperators(value as never)).toThrow(/policy that definePolicy made/);
		}
	});

	it("no object at all is told what a policy is made of", () => {
		for (const value of [undefined, null, 7, []]) {
			expect(() => definePolicy(value as never)).toThrow(/plain object with purpose/);
		}
	});
});

describe("what the run asks of a line", () => {
	it("no consent record where the evidence is the flag, and one where it is the record", () => {
		const bare = line({ consent: undefined });
		expect(reasonsOfLine(bare, { evidence: "flag" })).toEqual([]);
		expect(reasonsOfLine(bare, { evidence: "record" })).toEqual(["CONSENT_MISSING"]);
	});

	it("a withdrawal of one kind of id leaves the other kinds alone", () => {
		const kinds = { lineId: "L-1", caseRef: "c-1", consentRef: "cs-zk8yn1hq" };
		const one = line({ caseRef: "c-1" });
		for (const [kind, id] of Object.entries(kinds)) {
			const other = { operatorId: "op-1", [kind]: "x-9" };
			expect(reasonsOfLine(one, { withdrawals: [other] })).toEqual([]);
			const withdrawals = [other, { operatorId: "op-1", [kind]: id }, other];
			expect(reasonsOfLine(one, { withdrawals })).toEqual(["CONSENT_WITHDRAWN"]);
		}
	});

	it("looks for dates of birth up to fifteen years before the processing date", () => {
		expect(lastBirthDate(0)).toBe(19550101);
		expect(reasonsOfLine(line({ caseRef: "2011-11-23" }))).toEqual(["PERSONAL_DATA_SUSPECTED"]);
		expect(reasonsOfLine(line({ caseRef: "2011-11-24" }))).toEqual([]);
		expect(reasonsOfLine(line({ caseRef: "2010-12-31" }))).toEqual(["PERSONAL_DATA_SUSPECTED"]);
		expect(reasonsOfLine(line({ caseRef: "2012-01-01" }))).toEqual([]);
	});
});
