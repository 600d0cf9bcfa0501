import { describe, expect, it } from "vitest";
import { panelColumns, periodStartsOf } from "../../../src/demand/index.js";
import { type AdmittedOrders, aggregateDemand } from "../../../src/index.js";
import { admitted } from "../../support/admitted.js";

const data = (orders: AdmittedOrders, options: Parameters<typeof aggregateDemand>[1]) =>
	aggregateDemand(orders, options).toJSON();

describe("aggregateDemand", () => {
	it("counts pieces into ISO weeks that start on Monday", () => {
		const orders = admitted([
			{ on: "2026-11-01", quantity: 2 },
			{ on: "2026-11-02", quantity: 3 },
			{ on: "2026-11-08" },
		]);
		const panel = data(orders, { period: "week" });
		expect(panel.series[0]).toEqual({
			key: { operatorId: "op-1", sku: "COFFIN" },
			start: "2026-10-26",
			units: [2, 4, 0, 0],
		});
		expect(panel.end).toBe("2026-11-23");
	});

	it("leaves out the period that is not over on the processing date", () => {
		const orders = admitted([{ on: "2026-10-05" }, { on: "2026-11-05" }]);
		expect(data(orders, { period: "month" }).series[0]?.units).toEqual([1]);
	});

	it("takes no day from the processing date on for one without demand, however far to reaches", () => {
		const orders = admitted([{ on: "2026-10-05" }, { on: "2026-11-05" }, { on: "2026-11-23" }]);
		for (const period of ["day", "week", "month"] as const) {
			const whole = data(orders, { period });
			expect(data(orders, { period, to: "2027-06-01" })).toEqual(whole);
			expect(data(orders, { period, to: "2026-11-24" })).toEqual(whole);
		}
		expect(data(orders, { period: "week", from: "2027-01-04", to: "2027-06-01" }).series).toEqual([]);
	});

	it("takes from as inclusive, to as exclusive, and leaves out periods that reach over them", () => {
		const orders = admitted([
			{ on: "2026-09-30" },
			{ on: "2026-10-01" },
			{ on: "2026-10-31" },
			{ on: "2026-11-01" },
		]);
		const panel = data(orders, { period: "month", from: "2026-09-02", to: "2026-11-15" });
		expect(panel.series[0]).toMatchObject({ start: "2026-10-01", units: [2] });
		expect(data(orders, { period: "day", from: "2026-10-31", to: "2026-11-02" }).series[0]?.units).toEqual([
			1, 1,
		]);
	});

	it("nets returns in the period of the return and never goes below zero", () => {
		const lines = [
			{ on: "2026-11-02", quantity: 5 },
			{ on: "2026-11-03", quantity: -2, kind: "return" as const },
			{ on: "2026-11-09", quantity: -4, kind: "return" as const },
		];
		expect(data(admitted(lines), { period: "week" }).series[0]?.units).toEqual([3, 0, 0]);
		expect(data(admitted(lines), { period: "week", returns: "ignore" }).series[0]?.units).toEqual([5, 0, 0]);
	});

	it("keeps the number of order lines and their squares beside the pieces", () => {
		const columns = panelColumns(
			aggregateDemand(
				admitted([
					{ on: "2026-11-16", quantity: 3 },
					{ on: "2026-11-17", quantity: 2 },
					{ on: "2026-11-18", quantity: -1, kind: "return" },
				]),
				{ period: "week" },
			),
		);
		expect([...columns.units]).toEqual([4]);
		expect([...columns.lines]).toEqual([2]);
		expect([...columns.squares]).toEqual([13]);
	});

	it("starts every series of an operator with the operator's first line", () => {
		const columns = panelColumns(
			aggregateDemand(
				admitted([
					{ on: "2026-11-02", sku: "URN" },
					{ on: "2026-11-10", sku: "COFFIN" },
					{ on: "2026-11-17", operatorId: "op-2" },
				]),
				{ period: "week" },
			),
		);
		expect(columns.keys).toEqual([
			{ operatorId: "op-1", sku: "COFFIN" },
			{ operatorId: "op-1", sku: "URN" },
			{ operatorId: "op-2", sku: "COFFIN" },
		]);
		expect(periodStartsOf(columns, 0)).toEqual(["2026-11-02", "2026-11-09", "2026-11-16"]);
		expect(periodStartsOf(columns, 2)).toEqual(["2026-11-16"]);
	});

	it("keys by site and leaves siteId out for lines without one", () => {
		const orders = admitted([{ on: "2026-11-16" }, { on: "2026-11-17", siteId: "north" }]);
		const keys = data(orders, { period: "week", by: ["sku", "siteId", "operatorId"] }).series.map(
			({ key }) => key,
		);
		expect(keys).toEqual([
			{ operatorId: "op-1", sku: "COFFIN" },
			{ operatorId: "op-1", siteId: "north", sku: "COFFIN" },
		]);
	});

	it("gives the same bytes for any order of the lines", () => {
		const lines = [
			{ on: "2026-11-02", sku: "URN", operatorId: "op-2" },
			{ on: "2026-11-10", sku: "COFFIN", siteId: "b" },
			{ on: "2026-11-11", sku: "URN", siteId: "a" },
			{ on: "2026-11-17", sku: "COFFIN" },
		];
		const options = { period: "week", by: ["operatorId", "siteId", "sku"] } as const;
		expect(JSON.stringify(data(admitted([...lines].reverse()), options))).toBe(
			JSON.stringify(data(admitted(lines), options)),
		);
	});

	it("refuses to pool operators outside a group-purchasing run", () => {
		const lines = [{ on: "2026-11-02" }, { on: "2026-11-10", operatorId: "op-2" }];
		expect(() => aggregateDemand(admitted(lines), { period: "week", by: ["sku"] })).toThrowError(
			expect.objectContaining({ code: "AGREEMENT_PURPOSE", path: "options.by" }),
		);
		const pooled = admitted(lines, { purpose: "group-purchasing", groupId: "group-1" });
		expect(data(pooled, { period: "week", by: ["sku"] }).series[0]?.units).toEqual([1, 1, 0]);
		expect(data(admitted([{ on: "2026-11-02" }]), { period: "week", by: ["sku"] }).series).toHaveLength(1);
	});

	it("keeps the coverage share of a series as exposure", () => {
		const orders = admitted([{ on: "2026-11-02" }]);
		const columns = panelColumns(
			aggregateDemand(orders, { period: "week", coverage: [{ operatorId: "op-1", share: 0.8 }] }),
		);
		expect(columns.shares[0]).toBeCloseTo(0.8, 14);
	});

	it("names the option that is wrong", () => {
		const orders = admitted([]);
		const broken: [unknown, string][] = [
			[{ period: "year" }, "options.period"],
			[{ period: "week", from: "2026-02-30" }, "options.from"],
			[{ period: "week", from: "2026-02-02", to: "2026-02-01" }, "options.to"],
			[{ period: "week", by: ["sku", "sku"] }, "options.by"],
			[{ period: "week", returns: "keep" }, "options.returns"],
			[{ period: "week", coverage: [{ operatorId: "op-1", share: 0 }] }, "options.coverage[0].share"],
			[{ period: "week", coverage: [{ operatorId: "op-1", share: 1e-300 }] }, "options.coverage[0].share"],
			[undefined, "options"],
		];
		for (const [options, path] of broken) {
			expect(() => aggregateDemand(orders, options as never)).toThrowError(
				expect.objectContaining({ code: "OPTION_INVALID", path }),
			);
		}
	});

	it("takes nothing but admitted orders", () => {
		for (const forged of [[], {}, { ...admitted([]) }, Object.create(admitted([])), undefined]) {
			expect(() => aggregateDemand(forged as never, { period: "week" })).toThrowError(
				expect.objectContaining({ code: "NOT_ADMITTED" }),
			);
		}
	});

	it("gives a panel that can not be forged", () => {
		const panel = aggregateDemand(admitted([]), { period: "week" });
		for (const forged of [{ ...panel }, Object.create(panel), JSON.parse(JSON.stringify(panel))]) {
			expect(() => panelColumns(forged)).toThrowError(expect.objectContaining({ code: "NOT_ADMITTED" }));
		}
		expect(Object.isFrozen(panel.constructor) && Object.isFrozen(Object.getPrototypeOf(panel))).toBe(true);
		expect(Object.getOwnPropertyNames(panel.constructor).sort()).toEqual(["length", "name", "prototype"]);
		expect(() => Reflect.construct(panel.constructor as never, [Symbol("DemandPanel"), {}])).toThrowError(
			expect.objectContaining({ code: "NOT_ADMITTED" }),
		);
	});
});
