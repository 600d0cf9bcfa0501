import { describe, expect, it } from "vitest";
import {
	explainLine,
	explainWarning,
	type Item,
	type PlanInput,
	type PlanLine,
	planGroupPurchase,
	planReplenishment,
} from "../../../src/index.js";
import { admitted } from "../../support/admitted.js";
import { steadyLines } from "../../support/steady-lines.js";

const ITEM: Item = {
	sku: "COFFIN",
	supplierId: "sup-1",
	leadTimeDays: 9,
	reviewDays: 7,
	service: { type: "cycle", target: 0.95 },
	shareable: true,
};
type Suppliers = NonNullable<PlanInput["suppliers"]>;
const closed = (from: string, to: string): Suppliers => [{ supplierId: "sup-1", closed: [{ from, to }] }];
async function lineWith(suppliers: Suppliers, patch: Partial<PlanInput> = {}) {
	const orders = admitted(steadyLines(4));
	const { lines } = await planReplenishment({
		orders,
		asOf: "2026-11-23",
		items: [ITEM],
		suppliers,
		...patch,
	});
	const line = lines[0] as PlanLine;
	if (!("expectedArrival" in line)) throw new Error("no figures");
	return line;
}
const codesOf = ({ warnings }: PlanLine) => warnings.map(({ code }) => code);

describe("a supplier that is closed for more than a year", () => {
	it("gets no order, and the line says so", async () => {
		for (const to of ["2027-11-24", "2028-01-01", "9999-12-31"]) {
			const line = await lineWith(closed("2026-11-01", to));
			expect(line).toMatchObject({ status: "infeasible", bindingRule: "orderDay", orderQuantity: 0 });
			expect(codesOf(line)).toContain("NO_ORDER_DAY");
			expect(codesOf(line)).not.toContain("ORDER_DAY_LATER");
			expect(explainLine(line, "en")).toContain("but the supplier takes no order within a year");
			expect(explainLine(line, "fr")).toContain("le fournisseur ne prend aucune commande avant plus d’un an");
		}
	});
	it("is waited for up to a year", async () => {
		const line = await lineWith(closed("2026-11-01", "2027-11-22"));
		expect(line).toMatchObject({ status: "order", expectedArrival: "2027-12-02" });
		expect(line.warnings).toContainEqual({ code: "ORDER_DAY_LATER", days: 365 });
	});
	it("lets a shelf wait that holds enough", async () => {
		const stock = [{ operatorId: "op-1", sku: "COFFIN", onHand: 500 }];
		const line = await lineWith(closed("2026-11-01", "2028-01-01"), { stock });
		expect(line.status).toBe("wait");
		expect(codesOf(line)).toContain("NO_ORDER_DAY");
	});
	it("takes an order before it closes that covers a year, and the line says so", async () => {
		const line = await lineWith(closed("2026-11-24", "2028-06-01"));
		expect(line).toMatchObject({
			status: "order",
			expectedArrival: "2026-12-02",
			protectedUntil: "2027-12-10",
		});
		expect(codesOf(line)).toContain("NO_NEXT_ORDER_DAY");
		const usual = await lineWith([{ supplierId: "sup-1" }]);
		expect(codesOf(usual)).not.toContain("NO_NEXT_ORDER_DAY");
		expect(line.orderQuantity).toBeGreaterThan(10 * usual.orderQuantity);
	});
	it("is told of a group run, where members need its articles", async () => {
		const run = (suppliers: Suppliers, item = ITEM) => {
			const lines = [...steadyLines(4), ...steadyLines(5, { operatorId: "op-2" })];
			const orders = admitted(lines, { purpose: "group-purchasing", groupId: "group-1" });
			return planGroupPurchase({ orders, asOf: "2026-11-23", items: [item], suppliers });
		};
		const told = { code: "NO_ORDER_DAY", supplierId: "sup-1" } as const;
		const open = await run([{ supplierId: "sup-1" }]);
		expect(open.supplierOrders).toHaveLength(1);
		expect(open.warnings).not.toContainEqual(told);
		const shut = await run(closed("2026-11-01", "2028-01-01"));
		expect(shut.supplierOrders).toEqual([]);
		expect(shut.warnings).toContainEqual(told);
		expect(explainWarning(told, "en")).toContain("The supplier (sup-1) takes no order within a year");
		const { warnings } = await run(closed("2026-11-01", "2028-01-01"), { ...ITEM, shareable: false });
		expect(warnings).not.toContainEqual(told);
	});
});

describe("an order that is too late", () => {
	it("is told from one that would arrive after the end of sale", async () => {
		const items = [{ ...ITEM, endsOn: "2026-11-28" }];
		const line = await lineWith([{ supplierId: "sup-1" }], { items });
		expect(line).toMatchObject({ status: "infeasible", bindingRule: "endOfSale" });
		expect(codesOf(line)).toContain("ARRIVES_AFTER_END");
		expect(codesOf(line)).not.toContain("LAST_ORDER_PASSED");
		expect(explainLine(line, "fr")).toContain("la livraison arriverait après la fin des ventes");
	});
});
