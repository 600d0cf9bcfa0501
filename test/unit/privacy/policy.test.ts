import { describe, expect, it } from "vitest";
import { definePolicy, type PolicyInput, type ReapproError } from "../../../src/index.js";
import { coveredOperators, policyHash } from "../../../src/privacy/index.js";
import { admit, codeOf, line, POLICY, shownBy } from "./given.js";

const NAME = "Yann Quemeneur";
const define = (patch: object): unknown => definePolicy({ ...POLICY, ...patch } as PolicyInput);
const [agreement] = POLICY.agreements as [PolicyInput["agreements"][number]];
const errorOf = (patch: object): ReapproError => {
	try {
		define(patch);
	} catch (error) {
		return error as ReapproError;
	}
	throw new Error("no error");
};

describe("definePolicy", () => {
	it("fills in the defaults", () => {
		const { purpose, processingDate, agreements, catalogue } = POLICY;
		expect(definePolicy({ purpose, processingDate, agreements, catalogue })).toEqual({
			purpose,
			processingDate,
			agreements,
			catalogue,
			maxLineQuantity: 200,
			evidence: "flag",
			maxConsentAgeDays: 1827,
			withdrawals: [],
			release: { minOperators: 5, minOrders: 10, maxSharePercent: 85, pPercent: 15, coalition: 2 },
		});
	});

	it("N41 gives a policy that can not be changed", () => {
		const policy = definePolicy(POLICY) as unknown as Record<string, Record<string, unknown>[]>;
		for (const part of [
			policy,
			policy.agreements,
			policy.agreements?.[0],
			policy.release,
			policy.catalogue,
		]) {
			expect(() => Object.assign(part as object, { 0: "x", evidence: "flag" })).toThrow(TypeError);
		}
		expect(() => (policy.catalogue as unknown as string[]).push("x")).toThrow(TypeError);
	});

	it("N78 later changes to the input have no effect", () => {
		const input = structuredClone(POLICY) as unknown as {
			agreements: { terminatedOn?: string; purposes: string[] }[];
		};
		const policy = definePolicy(input as unknown as PolicyInput);
		const before = policyHash(policy);
		Object.assign(input.agreements[0] as object, { operatorId: "op-2" });
		expect(policy.agreements[0]?.operatorId).toBe("op-1");
		expect(policyHash(policy)).toBe(before);
	});

	it("N42 reads each property once", () => {
		let reads = 0;
		const shifting = new Proxy(POLICY, {
			getOwnPropertyDescriptor(target, key) {
				const found = Reflect.getOwnPropertyDescriptor(target, key);
				if (key !== "purpose" || found === undefined) return found;
				reads += 1;
				return { ...found, value: reads === 1 ? "replenishment" : "group-purchasing" };
			},
		});
		expect(definePolicy(shifting).purpose).toBe("replenishment");
		expect(reads).toBe(1);
	});

	it.each([
		["N43 NaN", { maxLineQuantity: Number.NaN }],
		["N43 Infinity", { release: { pPercent: Infinity } }],
		["N43 a bigint", { maxConsentAgeDays: 30n }],
		["N43 a boxed number", { maxLineQuantity: new Number(10) }],
		["N44 an accessor", Object.defineProperty({}, "x", { get: () => NAME, enumerable: true })],
		["a symbol key", { [Symbol(NAME)]: 1 }],
		["a class instance", { release: new (class Release {})() }],
		["a sparse list", { catalogue: new Array(3) }],
		["a list with extra properties", { catalogue: Object.assign(["A"], { extra: NAME }) }],
		["an own __proto__ key", JSON.parse('{"__proto__":{"purpose":"replenishment"}}')],
		["a group run without group", { purpose: "group-purchasing" }],
		["validUntil before validFrom", { agreements: [{ ...agreement, validUntil: "2024-12-31" }] }],
		["one version twice", { agreements: [agreement, { ...agreement, operatorId: "op-2" }] }],
		["maxConsentAgeDays 0", { maxConsentAgeDays: 0 }],
		["maxConsentAgeDays 1828", { maxConsentAgeDays: 1828 }],
		["a NIR in the catalogue", { catalogue: ["185057800608491"] }],
		["a NIR of Corsica in groups", { catalogue: ["1-55-07-2A-004-012-20"] }],
		["a phone number in the catalogue", { catalogue: ["06-12-34-56-78"] }],
		["a withdrawal without any id", { withdrawals: [{ operatorId: "op-1" }] }],
		["an unknown field in an agreement", { agreements: [{ ...agreement, [NAME]: 1 }] }],
		["maxSharePercent 0", { release: { maxSharePercent: 0 } }],
		["textSha256 that is no hexadecimal", { agreements: [{ ...agreement, textSha256: "g".repeat(64) }] }],
	])("refuses %s", (_, patch) => {
		const spread: PropertyDescriptorMap = { ...Object.getOwnPropertyDescriptors(POLICY) };
		const input = Object.defineProperties({}, { ...spread, ...Object.getOwnPropertyDescriptors(patch) });
		expect(codeOf(() => definePolicy(input as PolicyInput))).toBe("POLICY_INVALID");
	});

	it.each([undefined, null, 7, "policy", [], () => POLICY])("refuses %s", (input) => {
		expect(codeOf(() => definePolicy(input as unknown as PolicyInput))).toBe("POLICY_INVALID");
	});

	it("refuses a Proxy that throws, without its words", () => {
		const trap = (): never => {
			throw new Error(NAME);
		};
		const proxy = new Proxy({}, { ownKeys: trap });
		expect(codeOf(() => definePolicy(proxy as PolicyInput))).toBe("POLICY_INVALID");
		expect(shownBy(errorOf({ agreements: proxy }))).not.toContain(NAME);
	});

	it("accepts a date of birth as an article: only NIR and phone numbers are refused", () => {
		expect(codeOf(() => define({ catalogue: ["19480312", "3770001234567", "3770001234567"] }))).toBe(
			"no error",
		);
	});

	it("N47 names the place and never a value", () => {
		expect(errorOf({ release: { coalition: 0 } })).toMatchObject({
			code: "POLICY_INVALID",
			path: "release.coalition",
		});
		expect(errorOf({ agreements: [agreement, { ...agreement, validFrom: NAME }] }).path).toBe(
			"agreements[1].validFrom",
		);
		for (const patch of [
			{ purpose: NAME },
			{ catalogue: [NAME] },
			{ agreements: [{ ...agreement, [NAME]: NAME }] },
			{ [NAME]: 1 },
			{ evidence: NAME },
			{ withdrawals: [{ operatorId: NAME }] },
		]) {
			const error = errorOf(patch);
			expect(error.code).toBe("POLICY_INVALID");
			expect(shownBy(error) + String(error.path)).not.toContain(NAME);
		}
	});
});

describe("policyHash", () => {
	it("does not depend on the order of lists or keys", () => {
		const other = {
			...agreement,
			agreementId: "ag-2",
			purposes: ["habit-analysis", "replenishment"] as const,
		};
		const withdrawals = [
			{ operatorId: "op-1", lineId: "L-1" },
			{ operatorId: "op-1", caseRef: "c-1" },
		];
		const one = definePolicy({ ...POLICY, agreements: [agreement, other], withdrawals });
		const same = definePolicy({
			...Object.fromEntries(Object.entries(POLICY).reverse()),
			catalogue: [...POLICY.catalogue, ...POLICY.catalogue].reverse(),
			agreements: [{ ...other, purposes: [...other.purposes].reverse() }, agreement],
			withdrawals: [...withdrawals].reverse(),
			maxLineQuantity: 200,
		} as unknown as PolicyInput);
		expect(policyHash(one)).toMatch(/^[0-9a-f]{64}$/);
		expect(policyHash(same)).toBe(policyHash(one));
	});

	it.each([
		["purpose", { purpose: "habit-analysis" }],
		["date", { processingDate: "2026-11-24" }],
		["catalogue", { catalogue: ["COF-OAK"] }],
		["agreement", { agreements: [{ ...agreement, version: 2 }] }],
		["group", { groupId: "gr-1" }],
		["release", { release: { coalition: 3 } }],
		["evidence", { evidence: "flag" }],
		["an empty list of notices", { noticeVersions: [] }],
	])("depends on the %s", (_, patch) => {
		const changed = definePolicy({ ...POLICY, ...patch } as PolicyInput);
		expect(policyHash(changed)).not.toBe(policyHash(definePolicy(POLICY)));
	});
});

describe("coveredOperators", () => {
	it("names those whose agreement covers the run, sorted", () => {
		const policy = definePolicy({
			...POLICY,
			agreements: [
				{ ...agreement, agreementId: "ag-3", operatorId: "op-3" },
				agreement,
				{ ...agreement, agreementId: "ag-2", operatorId: "op-2", terminatedOn: "2026-11-23" },
			],
		});
		expect([...coveredOperators(policy)]).toEqual(["op-1", "op-3"]);
	});
});

describe("the receipt", () => {
	it("lists the agreements of operators with admitted lines only", () => {
		const other = { ...agreement, agreementId: "ag-0", operatorId: "op-2" };
		const { receipt } = admit([line(), line({ operatorId: "op-2", quantity: 0 })], {
			agreements: [agreement, other],
		});
		expect(receipt).toMatchObject({
			schemaVersion: 1,
			purpose: "replenishment",
			processingDate: "2026-11-23",
			linesRead: { from: 2, to: 5 },
			linesAdmitted: 1,
			linesRefused: { from: 1, to: 4 },
			refusedByReason: [{ reason: "FIELD_RANGE", lines: { from: 1, to: 4 } }],
			agreements: [{ agreementId: "ag-1", version: 1, textSha256: agreement.textSha256 }],
		});
	});
});
