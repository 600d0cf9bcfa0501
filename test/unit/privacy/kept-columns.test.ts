import { describe, expect, it } from "vitest";
import { type AdmittedOrders, orderColumns } from "../../../src/privacy/admitted-orders.js";
import { admit, codeOf, consent, line, POLICY } from "./given.js";

/** More lines than any column first has room for. */
const many = (count: number, patch: (at: number) => Record<string, unknown> = () => ({})): unknown[] =>
	Array.from({ length: count }, (_, at) =>
		line({ lineId: `L-${at}`, quantity: (at % 200) + 1, siteId: `s-${at % 7}`, ...patch(at) }),
	);

const shown = (orders: AdmittedOrders): unknown => {
	const { policy: _policy, ...columns } = orderColumns(orders);
	return columns;
};

describe("the columns of admitted lines", () => {
	it("hold each site once, in the order of first use", () => {
		const sites = ["st-b", "st-a", undefined, "st-b", "st-a"];
		const { orders } = admit(sites.map((siteId, at) => line({ lineId: `L-${at}`, siteId })));
		expect(orderColumns(orders).siteIds).toEqual(["st-b", "st-a"]);
		expect([...orderColumns(orders).site]).toEqual([1, 2, 0, 1, 2]);
	});

	it("hold no line that a repeat or a withdrawal took out again", () => {
		const withdrawn = consent({ ref: "cs-2", withdrawnOn: "2026-06-01" });
		const { orders, receipt } = admit([
			line({ lineId: "L-1", quantity: 1 }),
			line({ lineId: "L-2", quantity: 2, consent: consent({ ref: "cs-2" }) }),
			line({ lineId: "L-3", quantity: 3 }),
			line({ lineId: "L-3", quantity: 33 }),
			line({ lineId: "L-4", quantity: 4 }),
			line({ lineId: "L-5", quantity: 5, consent: withdrawn }),
		]);
		expect([...orderColumns(orders).quantity]).toEqual([1, 4]);
		expect(orderColumns(orders).length).toBe(2);
		expect(receipt.linesAdmitted).toBe(2);
	});

	it.each([
		["with consent records", {}],
		["without", { consent: undefined }],
	])("are the same for a list, whose length is known, as for a set, %s", (_, patch) => {
		const lines = many(1500, () => patch);
		const policy = { evidence: "flag" } as const;
		const [listed, grown] = [admit(lines, policy), admit(new Set(lines), policy)];
		expect(listed.refusals).toEqual([]);
		expect(grown.refusals).toEqual([]);
		expect(orderColumns(grown.orders).length).toBe(1500);
		expect(shown(grown.orders)).toEqual(shown(listed.orders));
		expect([...orderColumns(grown.orders).quantity.slice(1022, 1026)]).toEqual([23, 24, 25, 26]);
	});

	it.each([
		[2000, 2000],
		[1801, 2000],
		[1800, 2000],
		[1799, 1799],
		[5, 5],
	])("of a list of 2,000 lines, %i of which pass, have %i places", (passing, places) => {
		const lines = many(2000, (at) => (at < passing ? {} : { sku: "unknown" }));
		const { orders, receipt } = admit(lines);
		expect(receipt.linesAdmitted).toBe(passing);
		const { day, quantity, sku } = orderColumns(orders);
		expect(day).toHaveLength(passing);
		expect([day.buffer.byteLength, quantity.buffer.byteLength]).toEqual([4 * places, 4 * places]);
		expect(sku.buffer.byteLength).toBe(2 * places);
	});

	it("grow with what is known of each line: repeats and withdrawals behind the first thousand", () => {
		const ref = (at: number): Record<string, unknown> => ({ consent: consent({ ref: `cs-${at % 1200}` }) });
		const lines = new Set([
			...many(1300, ref),
			...many(1, () => ref(1100)),
			...many(1, () => ({ lineId: "L-w", consent: consent({ ref: "cs-1150", withdrawnOn: "2026-06-01" }) })),
			...many(1, () => ({ lineId: "L-1250", quantity: 99, consent: consent({ ref: "cs-50" }) })),
		]);
		const { refusals } = admit(lines);
		expect(refusals).toEqual([
			{ index: 0, reasons: ["DUPLICATE_CONFLICT"] },
			{ index: 1150, reasons: ["CONSENT_WITHDRAWN"] },
			{ index: 1250, reasons: ["DUPLICATE_CONFLICT"] },
			{ index: 1300, reasons: ["DUPLICATE_CONFLICT"] },
			{ index: 1301, reasons: ["CONSENT_WITHDRAWN"] },
			{ index: 1302, reasons: ["DUPLICATE_CONFLICT"] },
		]);
	});
});

describe("refusals", () => {
	it("with the same reasons share one frozen list", () => {
		const [first, other, second] = admit([null, line({ quantity: 0 }), 7]).refusals;
		expect(first?.reasons).toBe(second?.reasons);
		expect(first?.reasons).not.toBe(other?.reasons);
		expect(Object.isFrozen(first?.reasons)).toBe(true);
	});

	it("are given where lines are no iterable, with the place and what to give", () => {
		const error = { code: "INPUT_INVALID", path: "lines", message: expect.stringContaining("order lines") };
		expect(() => admit(7)).toThrow(expect.objectContaining(error));
		const { proxy, revoke } = Proxy.revocable([], {});
		revoke();
		expect(codeOf(() => admit(proxy))).toBe("INPUT_INVALID");
	});
});

describe("wordings of one consent", () => {
	const said = (lineId: string, patch: Record<string, unknown>): unknown =>
		line({ lineId, consent: consent(patch) });
	const verdicts = (lines: unknown[]): unknown =>
		admit(lines, { noticeVersions: ["fr-2026-01", "fr-2026-02"] }).refusals.map(({ reasons }) =>
			reasons.join(),
		);

	it.each([
		["another purpose", { purposes: ["replenishment", "group-purchasing"] }],
		["fewer purposes", { purposes: ["replenishment"] }],
		["another notice", { noticeVersion: "fr-2026-02" }],
	])("differ in %s: a conflict", (_, patch) => {
		const usual = { purposes: ["replenishment", "habit-analysis"] };
		const lines = [said("L-1", usual), said("L-1", { ...usual, ...patch })];
		expect(verdicts(lines)).toEqual(["DUPLICATE_CONFLICT", "DUPLICATE_CONFLICT"]);
	});

	it("are each found again, however many there are", () => {
		const names = ["replenishment", "habit-analysis", "group-purchasing"];
		const lists = names.flatMap((a) => names.map((b) => ["replenishment", a, b]));
		const lines = lists.map((purposes, at) => said(`L-${at}`, { purposes }));
		expect(verdicts([...lines, ...lines])).toEqual(lines.map(() => "DUPLICATE_LINE"));
	});

	it("are withdrawn by no line that names no consent, or in no form of an id", () => {
		const withdrawnOn = "2026-06-01";
		const without = line({ lineId: "L-1", consent: undefined });
		const refused = line({ lineId: "L-2", consent: undefined, sku: "URN-99" });
		const lines = [without, refused, said("L-3", { ref: undefined, withdrawnOn })];
		const { refusals } = admit(lines, { evidence: "flag" });
		expect(refusals).toEqual([
			{ index: 1, reasons: ["SKU_UNKNOWN"] },
			{ index: 2, reasons: ["FIELD_MISSING", "CONSENT_WITHDRAWN"] },
		]);
		expect(verdicts([said("L-1", { ref: "a b", withdrawnOn }), said("L-2", { ref: "a b" })])).toEqual([
			"FIELD_FORMAT,CONSENT_WITHDRAWN",
			"FIELD_FORMAT",
		]);
	});
});

describe("the receipt's agreements", () => {
	const [agreement] = POLICY.agreements;
	const signed = (agreementId: string, operatorId: string, version: number): typeof agreement =>
		({ ...agreement, agreementId, operatorId, version }) as typeof agreement;

	it("are those of the operators with admitted lines, ordered by id", () => {
		const agreements = [
			signed("ag-3", "op-1", 2),
			signed("ag-2", "op-2", 1),
			signed("ag-4", "op-1", 7),
			signed("ag-1", "op-3", 5),
			signed("ag-0", "op-4", 1),
		] as NonNullable<typeof agreement>[];
		const lines = ["op-1", "op-2", "op-3"].map((operatorId) => line({ operatorId }));
		const { receipt } = admit(lines, { agreements });
		expect(receipt.agreements.map(({ agreementId, version }) => [agreementId, version])).toEqual([
			["ag-1", 5],
			["ag-2", 1],
			["ag-3", 2],
			["ag-4", 7],
		]);
	});

	it("stand beside the group in a group's run, and only there", () => {
		const group = { purpose: "group-purchasing", groupId: "gr-1" } as const;
		expect(admit([], group).receipt.groupId).toBe("gr-1");
		expect("groupId" in admit([]).receipt).toBe(false);
	});
});
