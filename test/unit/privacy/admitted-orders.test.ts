import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { aggregateDemand, definePolicy, planReplenishment } from "../../../src/index.js";
import { AdmittedOrders, orderColumns } from "../../../src/privacy/admitted-orders.js";
import { admissionOf, policyHash } from "../../../src/privacy/index.js";
import { admit, codeOf, consent, line, POLICY } from "./given.js";

const { orders } = admit([line({ caseRef: "c-51ab77e0" })]);
const rewired = Object.setPrototypeOf({}, AdmittedOrders.prototype) as object;
const copies: [string, unknown][] = [
	["N37 raw lines", [line()]],
	["N38 a spread copy", { ...orders }],
	["N39 a structured clone", structuredClone(orders)],
	["N39 a JSON round trip", JSON.parse(JSON.stringify(orders))],
	["N72 Object.create", Object.create(orders)],
	["an object with its prototype", rewired],
	["a Proxy", new Proxy(orders, {})],
	["nothing", undefined],
	["null", null],
	["a number", 1],
	["a function", () => orders],
];

describe("only the guard makes admitted orders", () => {
	it("takes its own", () => {
		expect(orderColumns(orders).length).toBe(1);
		expect(admissionOf(orders).policy).toBe(orderColumns(orders).policy);
		expect(admissionOf(orders).policyHash).toBe(policyHash(admissionOf(orders).policy));
	});

	it.each(copies)("refuses %s", (_, copy) => {
		expect(codeOf(() => orderColumns(copy))).toBe("NOT_ADMITTED");
		expect(codeOf(() => admissionOf(copy))).toBe("NOT_ADMITTED");
		expect(codeOf(() => aggregateDemand(copy as AdmittedOrders, { period: "week" }))).toBe("NOT_ADMITTED");
	});

	it("says what to give instead", () => {
		expect(() => orderColumns({ ...orders })).toThrow(/admitOrders/);
		expect(() => Reflect.construct(AdmittedOrders, [])).toThrow(/admitOrders/);
	});

	it("refuses them in the plan", async () => {
		const input = { orders: { ...orders } as unknown as AdmittedOrders, asOf: "2026-11-23", items: [] };
		await expect(planReplenishment(input)).rejects.toMatchObject({ code: "NOT_ADMITTED" });
	});

	it("has no constructor, for subclasses neither", () => {
		const Open = AdmittedOrders as unknown as new (...given: unknown[]) => AdmittedOrders;
		class Forged extends Open {}
		expect(codeOf(() => new Open())).toBe("NOT_ADMITTED");
		expect(codeOf(() => new Open(Symbol("AdmittedOrders"), {}))).toBe("NOT_ADMITTED");
		expect(codeOf(() => new Forged())).toBe("NOT_ADMITTED");
		expect(codeOf(() => Reflect.construct(AdmittedOrders, [], Object))).toBe("NOT_ADMITTED");
	});

	it("N36 can not be written to", () => {
		expect(() => Object.assign(orders, { quantity: 9 })).toThrow(TypeError);
		expect(() => Object.assign(AdmittedOrders.prototype, { toJSON: null })).toThrow(TypeError);
	});

	it("says in JSON what it is", () => {
		expect(JSON.parse(JSON.stringify({ orders }))).toEqual({ orders: { kind: "admitted-orders" } });
	});

	it("N45 shows nothing of a line", () => {
		const shown = [
			JSON.stringify(orders),
			inspect(orders, { showHidden: true, depth: 9 }),
			String(orders),
		].join();
		expect(shown).not.toMatch(/L-1|c-51ab77e0|cs-zk8yn1hq|COF-OAK|op-1/);
		expect(Reflect.ownKeys(orders)).toEqual([]);
		const behind = JSON.stringify(orderColumns(orders));
		expect(behind).not.toMatch(/L-1|c-51ab77e0|cs-zk8yn1hq/);
	});

	it("N34 later changes to a line have no effect", () => {
		const record = consent();
		const one = line({ consent: record });
		const admission = admit([one]);
		Object.assign(one, { quantity: 77, sku: "URN-01" });
		record.withdrawnOn = "2026-06-01";
		expect([...orderColumns(admission.orders).quantity]).toEqual([1]);
		expect(orderColumns(admission.orders).skus).toEqual(["COF-OAK"]);
	});
});

describe("the policy", () => {
	it("is refused when definePolicy did not make it", () => {
		const policy = definePolicy(POLICY);
		for (const other of [POLICY, { ...policy }, structuredClone(policy), new Proxy(policy, {}), null, "p"]) {
			expect(codeOf(() => policyHash(other as typeof policy))).toBe("POLICY_INVALID");
		}
	});
});
