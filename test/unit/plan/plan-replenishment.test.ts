import { describe, expect, it } from "vitest";
import {
	type Item,
	type PlanInput,
	type PlanLine,
	planReplenishment,
	type Scenario,
} from "../../../src/index.js";
import { admitted, agreementOf, type ShortLine } from "../../support/admitted.js";
import { steadyLines } from "../../support/steady-lines.js";

const ITEM: Item = {
	sku: "COFFIN",
	supplierId: "sup-1",
	leadTimeDays: 7,
	reviewDays: 7,
	service: { type: "cycle", target: 0.95 },
	unitCost: 100,
};

const everyFourDays = (patch: Partial<ShortLine> = {}, step = 4): ShortLine[] => steadyLines(step, patch);

const plan = (patch: Partial<PlanInput> = {}, lines: ShortLine[] = everyFourDays()) =>
	planReplenishment({ orders: admitted(lines), asOf: "2026-11-23", items: [ITEM], ...patch });

const sumOf = (line: PlanLine): number => line.explanation.reduce((sum, { quantity }) => sum + quantity, 0);

const planned = (line: PlanLine | undefined) => {
	if (line === undefined || line.status === "no-history" || line.status === "not-covered")
		throw new Error("no figures");
	return line;
};

describe("planReplenishment", () => {
	it("orders up to the smallest level that reaches the service over lead time and review", async () => {
		const { lines } = await plan();
		const line = planned(lines[0]);
		expect(line.status).toBe("order");
		expect(line.reorderPoint).toBe(line.orderUpTo - 1);
		expect(line.orderQuantity).toBe(line.orderUpTo);
		expect(line.achievedService).toBeGreaterThanOrEqual(0.95);
		expect(line.stockoutRisk).toBeCloseTo(1 - line.achievedService, 10);
		expect(line.forecast.windowMean).toBeGreaterThan(2.5);
		expect(line.forecast.windowMean).toBeLessThan(4.5);
		expect(line.expectedArrival).toBe("2026-11-30");
		expect(line.protectedUntil).toBe("2026-12-07");
	});

	it("explains each quantity as integers that add up exactly", async () => {
		const { lines } = await plan({
			stock: [
				{
					operatorId: "op-1",
					sku: "COFFIN",
					onHand: 3,
					reserved: 2,
					backorders: 1,
					onOrder: [
						{ quantity: 2, dueOn: "2026-12-01" },
						{ quantity: 9, dueOn: "2026-12-07" },
					],
				},
			],
			items: [{ ...ITEM, minOrderQuantity: 7, packSize: 4 }],
		});
		const line = planned(lines[0]);
		expect(line.inventoryPosition).toBe(3 - 2 - 1 + 2);
		expect(line.orderQuantity).toBe(8);
		expect(sumOf(line)).toBe(8);
		for (const { quantity } of line.explanation) expect(Number.isInteger(quantity)).toBe(true);
		expect(line.explanation.map(({ term }) => term)).toContain("packRounding");
	});

	it("waits when the position is above the reorder point, and the terms add up to nothing", async () => {
		const { lines } = await plan({ stock: [{ operatorId: "op-1", sku: "COFFIN", onHand: 50 }] });
		expect(lines[0]?.status).toBe("wait");
		expect(sumOf(lines[0] as PlanLine)).toBe(0);
	});

	it("proposes nothing when the proposed orders are entered as open orders", async () => {
		const items = [
			ITEM,
			{ ...ITEM, sku: "URN", leadTimeDays: { mean: 9, sd: 4 }, minOrderQuantity: 5, maxOrderQuantity: 6 },
			{
				...ITEM,
				sku: "LINING",
				orderCost: 25,
				holdingRate: 0.2,
				service: { type: "fill", target: 0.98 } as const,
			},
			{ ...ITEM, sku: "HANDLE", maxStock: 3, service: { type: "ready", target: 0.99 } as const },
		];
		const history = items.flatMap(({ sku }) => everyFourDays({ sku }));
		const first = await plan(
			{ items, stock: items.map(({ sku }) => ({ operatorId: "op-1", sku, onHand: 0 })) },
			history,
		);
		expect(first.lines.filter(({ status }) => status === "order").length).toBeGreaterThanOrEqual(3);
		const stock = first.lines.map((line) => ({
			operatorId: "op-1",
			sku: line.sku,
			onHand: 0,
			...(line.orderQuantity > 0
				? { onOrder: [{ quantity: line.orderQuantity, dueOn: planned(line).expectedArrival }] }
				: {}),
		}));
		const second = await plan({ items, stock }, history);
		expect(second.lines.map(({ orderQuantity }) => orderQuantity)).toEqual([0, 0, 0, 0]);
	});

	it("says which rule makes a need infeasible", async () => {
		const { lines } = await plan({ items: [{ ...ITEM, packSize: 50, maxOrderQuantity: 10 }] });
		expect(lines[0]).toMatchObject({ status: "infeasible", orderQuantity: 0 });
		expect(["maxOrderQuantity", "packSize"]).toContain((lines[0] as { bindingRule: string }).bindingRule);
		expect(sumOf(lines[0] as PlanLine)).toBe(0);
	});

	it("lays the site's override over the operator's and leaves others alone", async () => {
		const lines = [...everyFourDays({ siteId: "north" }, 8), ...everyFourDays({ siteId: "south" }, 8)];
		const { lines: result } = await plan(
			{
				stock: [
					{ operatorId: "op-1", siteId: "north", sku: "COFFIN", onHand: 0 },
					{ operatorId: "op-1", siteId: "south", sku: "COFFIN", onHand: 0 },
				],
				overrides: [
					{ operatorId: "op-1", sku: "COFFIN", leadTimeDays: 2 },
					{ operatorId: "op-1", siteId: "south", sku: "COFFIN", leadTimeDays: 30 },
				],
			},
			lines,
		);
		expect(result.map((line) => [line.siteId, planned(line).expectedArrival])).toEqual([
			["north", "2026-11-25"],
			["south", "2026-12-23"],
		]);
	});

	it("falls back to the operator's pool for a site without lines, then to priors, else says no-history", async () => {
		const { lines } = await plan(
			{
				items: [ITEM, { ...ITEM, sku: "NEW" }, { ...ITEM, sku: "NEVER" }],
				stock: [
					{ operatorId: "op-1", siteId: "south", sku: "COFFIN", onHand: 0 },
					{ operatorId: "op-1", siteId: "south", sku: "NEW", onHand: 0 },
					{ operatorId: "op-1", siteId: "south", sku: "NEVER", onHand: 0 },
				],
				priors: [
					{
						kind: "season-profile",
						schemaVersion: 1,
						sku: "NEW",
						monthlyIndex: new Array(12).fill(1),
						weeklyMean: 2,
					},
				],
			},
			everyFourDays({ siteId: "north" }),
		);
		const codes = Object.fromEntries(lines.map((line) => [line.sku, [line.status, line.warnings[0]?.code]]));
		expect(codes).toEqual({
			COFFIN: ["order", "POOLED_FORECAST"],
			NEW: ["order", "PRIOR_FORECAST"],
			NEVER: ["no-history", undefined],
		});
	});

	it("marks stock of an operator without agreement as not covered and of an unknown article as a warning", async () => {
		const result = await plan({
			stock: [
				{ operatorId: "op-9", sku: "COFFIN", onHand: 4 },
				{ operatorId: "op-1", sku: "GHOST", onHand: 4 },
				{ operatorId: "op-1", sku: "COFFIN", onHand: 1 },
			],
		});
		expect(result.lines.map(({ operatorId, sku, status }) => [operatorId, sku, status])).toEqual([
			["op-1", "COFFIN", "order"],
			["op-9", "COFFIN", "not-covered"],
		]);
		expect(result.warnings).toContainEqual({ code: "STOCK_FOR_UNKNOWN_ITEM", count: 1 });
	});

	it("counts every pair as empty and says so when no stock is given", async () => {
		const result = await plan();
		expect(result.warnings.map(({ code }) => code)).toContain("STOCK_ASSUMED_ZERO");
		expect(result.lines[0]?.warnings.map(({ code }) => code)).toContain("STOCK_ASSUMED_ZERO");
	});

	it("makes a plan of nothing from nothing, and says so", async () => {
		const result = await plan({ stock: [{ operatorId: "op-1", sku: "COFFIN", onHand: 1 }] }, []);
		expect(result.lines.map(({ status }) => status)).toEqual(["no-history"]);
		expect(result.warnings.map(({ code }) => code)).toEqual(["NO_ORDERS_ADMITTED"]);
	});

	it("gives one operator the same bytes whether or not another is there", async () => {
		const own = everyFourDays();
		const both = [...own, ...everyFourDays({ operatorId: "op-2", quantity: 9 }, 2)];
		const alone = await plan({}, own);
		const together = await plan({}, both);
		expect(JSON.stringify(together.lines.filter(({ operatorId }) => operatorId === "op-1"))).toBe(
			JSON.stringify(alone.lines),
		);
	});

	it("does not depend on the order of lines, items or stock", async () => {
		const items = [ITEM, { ...ITEM, sku: "URN" }];
		const stock = items.map(({ sku }) => ({ operatorId: "op-1", sku, onHand: 1 }));
		const history = [...everyFourDays(), ...everyFourDays({ sku: "URN" }, 9)];
		const straight = await plan({ items, stock }, history);
		const reversed = await plan(
			{ items: [...items].reverse(), stock: [...stock].reverse() },
			[...history].reverse(),
		);
		expect(JSON.stringify(reversed.lines)).toBe(JSON.stringify(straight.lines));
	});

	it("waits for the supplier's order day and covers the time until the next one", async () => {
		const { lines } = await plan({
			suppliers: [
				{ supplierId: "sup-1", orderWeekdays: [3], closed: [{ from: "2026-12-01", to: "2026-12-04" }] },
			],
		});
		const line = planned(lines[0]);
		expect(line.expectedArrival).toBe("2026-12-02");
		expect(line.protectedUntil).toBe("2026-12-16");
		expect(line.warnings).toContainEqual({ code: "ORDER_DAY_LATER", days: 2 });
	});

	it("adds up what goes to each supplier and warns below its minimum", async () => {
		const result = await plan({ suppliers: [{ supplierId: "sup-1", minimumOrderValue: 1e6 }] });
		const quantity = result.lines[0]?.orderQuantity as number;
		expect(result.bySupplier).toEqual([
			{
				operatorId: "op-1",
				supplierId: "sup-1",
				lines: 1,
				pieces: quantity,
				value: 100 * quantity,
				warnings: [{ code: "SUPPLIER_MINIMUM_NOT_REACHED", supplierId: "sup-1" }],
			},
		]);
	});

	it("adds prices up in whole cents: 19 times 33.30 reach a minimum of 632.70", async () => {
		const items = [{ ...ITEM, unitCost: 33.3, packSize: 19 }];
		const suppliers = [{ supplierId: "sup-1", minimumOrderValue: 632.7 }];
		const [total] = (await plan({ items, suppliers })).bySupplier;
		expect(total).toMatchObject({ pieces: 19, value: 632.7, warnings: [] });
	});

	it("raises the level when demand is supposed to rise or the supplier to be late", async () => {
		const base = planned((await plan()).lines[0]);
		const wave = planned((await plan({ scenario: { demandFactor: 2 } })).lines[0]);
		const late = planned((await plan({ scenario: { leadTimeDelayDays: 21 } })).lines[0]);
		expect(wave.forecast.windowMean).toBeCloseTo(2 * base.forecast.windowMean, 8);
		expect(late.orderUpTo).toBeGreaterThan(base.orderUpTo);
		expect(late.expectedArrival).toBe("2026-12-21");
	});

	it("supposes one supplier to be late, and what is on its way from it where that is said", async () => {
		const stock = [
			{ operatorId: "op-1", sku: "COFFIN", onHand: 0, onOrder: [{ quantity: 3, dueOn: "2026-11-20" }] },
		];
		const lineWith = async (scenario: Scenario, path: string[] = []) => {
			const { lines, warnings } = await plan({ stock, scenario });
			expect(warnings.flatMap(({ path: found = [] }) => found)).toEqual(path);
			return planned(lines[0]);
		};
		const late = await lineWith({ leadTimeDelayDays: [{ supplierId: "sup-1", days: 21 }] });
		expect(late.expectedArrival).toBe("2026-12-21");
		expect(late).toEqual(await lineWith({ leadTimeDelayDays: 21 }));
		const other = [{ supplierId: "other", days: 21 }];
		const unknown = ["scenario.leadTimeDelayDays[0].supplierId"];
		expect(await lineWith({ leadTimeDelayDays: other }, unknown)).toEqual(await lineWith({}));
		const risks = [late, await lineWith({ leadTimeDelayDays: 21, delaysOpenOrders: true })].map(
			({ warnings }) => warnings.find(({ code }) => code === "STOCKOUT_BEFORE_ARRIVAL")?.probability ?? 0,
		);
		expect(risks[1]).toBeGreaterThan(risks[0]!);
		const twice = [...other, ...other];
		await expect(plan({ scenario: { leadTimeDelayDays: twice } })).rejects.toMatchObject({
			path: "scenario.leadTimeDelayDays[1]",
		});
		await expect(plan({ scenario: { leadTimeDelayDays: -1 } })).rejects.toThrow("whole days from 0 to 3650");
	});

	it("tells a what-if from a plan to order from, and shows its forecast", async () => {
		const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
		const base = await plan();
		expect(Object.keys(base)).not.toContain("scenario");
		const scenario = { demandFactor: 2 };
		const wave = await plan({ scenario });
		expect(wave.scenario).toEqual(scenario);
		const [before, after] = [planned(base.lines[0]).forecast, planned(wave.lines[0]).forecast];
		expect(sum(after.mean)).toBeCloseTo(2 * sum(before.mean), 8);
		expect(after.quantiles[3]!.values[0]).toBeGreaterThan(before.quantiles[3]!.values[0]!);
		const part = await plan({ scenario: { demandFactor: 0.5, from: "2026-11-30", to: "2026-12-07" } });
		planned(part.lines[0]).forecast.mean.forEach((value, week) => {
			expect(value).toBeCloseTo(before.mean[week]! * (week === 1 ? 0.5 : 1), 8);
		});
		const late = await plan({ scenario: { leadTimeDelayDays: 21 } });
		expect(planned(late.lines[0]).forecast.mean).toEqual(before.mean);
	});

	it("widens for families that are not in the data", async () => {
		const seen = planned((await plan()).lines[0]);
		const half = planned((await plan({ coverage: [{ operatorId: "op-1", share: 0.5 }] })).lines[0]);
		expect(half.forecast.windowMean).toBeCloseTo(2 * seen.forecast.windowMean, 6);
		expect(half.orderUpTo).toBeGreaterThan(seen.orderUpTo);
	});

	it("survives JSON without a change", async () => {
		const result = await plan();
		expect(JSON.parse(JSON.stringify(result))).toEqual(result);
	});

	it("names the place of a wrong input and nothing of its content", async () => {
		const { leadTimeDays: _lead, ...noLead } = ITEM;
		const cases: [Partial<PlanInput>, string][] = [
			[{ items: [ITEM, noLead as Item] }, "items[1].leadTimeDays"],
			[{ items: [{ ...ITEM, service: { type: "cycle", target: 95 } }] }, "items[0].service.target"],
			[{ items: [ITEM, ITEM] }, "items[1]"],
			[{ items: [{ ...ITEM, "Yann Quemeneur": 1 } as Item] }, "items[0]"],
			[{ items: [{ ...ITEM, service: { type: "cost", shortageCost: 5 } }] }, "items[0].holdingRate"],
			[{ asOf: "23/11/2026" }, "input.asOf"],
			[{ stock: [{ operatorId: "op-1", sku: "COFFIN", onHand: -1 }] }, "stock[0].onHand"],
			[{ suppliers: [{ supplierId: "s", orderWeekdays: [8] }] }, "suppliers[0].orderWeekdays[0]"],
			[{ coverage: [{ operatorId: "op-1", share: 1.2 }] }, "coverage[0].share"],
			[{ coverage: [{ operatorId: "op-1", share: 1e-300 }] }, "coverage[0].share"],
			[{ coverage: [{ operatorId: "op-1", share: 9e-7 }] }, "coverage[0].share"],
		];
		for (const [patch, path] of cases) {
			const error = await plan(patch).then(
				() => undefined,
				(reason) => reason,
			);
			expect(error).toMatchObject({ code: "INPUT_INVALID", path });
			expect(String(error.stack)).not.toContain("Quemeneur");
		}
	});

	it("takes only orders that were admitted for replenishment", async () => {
		await expect(plan({ orders: [] as never })).rejects.toMatchObject({ code: "NOT_ADMITTED" });
		const orders = admitted(everyFourDays(), {
			purpose: "group-purchasing",
			groupId: "group-1",
			agreements: [agreementOf("op-1")],
		});
		await expect(plan({ orders })).rejects.toMatchObject({ code: "AGREEMENT_PURPOSE" });
	});

	it("reads the orders once, whatever an accessor says later", async () => {
		const own = admitted(everyFourDays());
		const group = admitted(everyFourDays({ quantity: 9 }), {
			purpose: "group-purchasing",
			groupId: "group-1",
		});
		const seen = [own, group, group];
		const changing = {
			get orders() {
				return seen.shift() as typeof own;
			},
			asOf: "2026-11-23",
			items: [ITEM],
		};
		expect(JSON.stringify((await planReplenishment(changing)).lines)).toBe(
			JSON.stringify((await plan()).lines),
		);
		expect(seen).toHaveLength(2);
	});

	it("gives an operator the same bytes whatever another one overrides", async () => {
		const history = [...everyFourDays(), ...everyFourDays({ operatorId: "op-2" })];
		const ofFirst = async (overrides: PlanInput["overrides"]) =>
			JSON.stringify(
				(await plan(overrides === undefined ? {} : { overrides }, history)).lines.filter(
					({ operatorId }) => operatorId === "op-1",
				),
			);
		expect(await ofFirst([{ operatorId: "op-2", sku: "COFFIN", leadTimeDays: 200 }])).toBe(
			await ofFirst(undefined),
		);
	});

	it("tells its progress and stops when aborted", async () => {
		const seen: number[] = [];
		await plan({ onProgress: ({ done }) => void seen.push(done) });
		expect(seen.at(-1)).toBe(1);
		const controller = new AbortController();
		const run = plan({ signal: controller.signal, onProgress: () => controller.abort(new Error("secret")) });
		await expect(run).rejects.toMatchObject({ code: "ABORTED" });
		await expect(run).rejects.not.toThrow("secret");
	});
});
