import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Item, type PlanInput, planReplenishment, renderReport } from "../../../src/index.js";
import { type BudgetChoice, spendBudget } from "../../../src/inventory/index.js";
import { createRandom, loss } from "../../../src/math/index.js";
import { admitted } from "../../support/admitted.js";
import { steadyLines } from "../../support/steady-lines.js";

const item = (sku: string, unitCost: number, patch: Partial<Item> = {}): Item => ({
	sku,
	leadTimeDays: 7,
	reviewDays: 7,
	service: { type: "cycle", target: 0.95 },
	unitCost,
	...patch,
});
const ITEMS = [item("COFFIN", 350), item("URN", 60), item("LINING", 20, { packSize: 5 })];
const history = ITEMS.flatMap(({ sku }, index) => steadyLines(4, { sku }, index, 180));
const orders = admitted(history);
const plan = (patch: Partial<PlanInput> = {}) =>
	planReplenishment({ orders, asOf: "2026-11-23", items: ITEMS, ...patch });
const costOf = (plan: Awaited<ReturnType<typeof planReplenishment>>): number =>
	plan.bySupplier.reduce((sum, { value = 0 }) => sum + value, 0);
const budgetOf = (amount: number) => [{ operatorId: "op-1", amount }];

describe("a budget", () => {
	it("is kept, and each quantity still says how it came about", async () => {
		const whole = costOf(await plan());
		for (const part of [0, 0.1, 0.35, 0.8, 0.99]) {
			const cut = await plan({ budgets: budgetOf(part * whole) });
			expect(costOf(cut)).toBeLessThanOrEqual(part * whole);
			for (const { explanation, orderQuantity, sku } of cut.lines) {
				expect(explanation.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(orderQuantity);
				if (sku === "LINING") expect(orderQuantity % 5).toBe(0);
			}
		}
		expect(await plan({ budgets: budgetOf(whole) })).toEqual(await plan());
		expect((await plan({ budgets: [{ operatorId: "op-2", amount: 1 }] })).lines).toEqual(
			(await plan()).lines,
		);
	});

	it("that reaches nothing says so", async () => {
		const { lines } = await plan({ budgets: budgetOf(5) });
		for (const line of lines) {
			expect(line).toMatchObject({ status: "infeasible", bindingRule: "budget", orderQuantity: 0 });
			expect("stockoutRisk" in line ? line.stockoutRisk : 0).toBeGreaterThan(0.5);
		}
	});

	it("leaves articles without a price as they are", async () => {
		const { unitCost: _, ...free } = ITEMS[0]!;
		const items = [free, ...ITEMS.slice(1)];
		const { lines } = await plan({ items, budgets: budgetOf(0) });
		expect(lines.find(({ sku }) => sku === "COFFIN")!.status).toBe("order");
	});
});

describe("orders under a budget", () => {
	const closed = [{ from: "2026-11-20", to: "2026-12-20" }];
	const suppliers = [{ supplierId: "OPEN" }, { supplierId: "CLOSED", closed }];
	const two = [item("COFFIN", 100, { supplierId: "OPEN" }), item("URN", 100, { supplierId: "CLOSED" })];

	it("that can be placed today come before those that have to wait, whose day is told", async () => {
		const whole = await plan({ items: two, suppliers });
		const [now, later] = whole.bySupplier;
		expect(now).not.toHaveProperty("orderOn");
		expect(later).toMatchObject({ supplierId: "CLOSED", orderOn: "2026-12-21" });
		expect(await renderReport(whole, { locale: "en" })).toContain("to be ordered on 21\u00a0December");
		expect(await renderReport(whole, { locale: "fr" })).toContain("à commander le 21\u00a0décembre");
		for (const rest of [0, 200]) {
			const cut = await plan({ items: two, suppliers, budgets: budgetOf(now!.value! + rest) });
			const pieces = cut.lines.map(({ orderQuantity }) => orderQuantity);
			expect(pieces).toEqual([now!.pieces, rest / 100]);
		}
		const less = await plan({ items: two, suppliers, budgets: budgetOf(now!.value! - 100) });
		expect(less.lines.map(({ orderQuantity }) => orderQuantity)).toEqual([now!.pieces - 1, 0]);
	});

	it("are not raised half of the way to a lower price or a whole pallet", async () => {
		const [plain] = (await plan({ items: [item("COFFIN", 100)] })).lines;
		const need = plain!.orderQuantity;
		const from = need + 4;
		const priceBreaks = [
			{ from, unitCost: 70 },
			{ from: from + 3, unitCost: 60 },
		];
		const priced = item("COFFIN", 100, { holdingRate: 0.2, priceBreaks });
		const lineWith = async (one: Item, patch: Partial<PlanInput>) => {
			const [line] = (await plan({ items: [one], ...patch })).lines;
			expect(line!.explanation.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(line!.orderQuantity);
			const termsOf = (term: string) => line!.explanation.find((each) => each.term === term)!.quantity;
			return [line!.orderQuantity, termsOf("priceBreak"), termsOf("budgetCap"), termsOf("storageCap")];
		};
		expect(await lineWith(priced, {})).toEqual([from + 3, 7, 0, 0]);
		const storages = (places: number) => [{ operatorId: "op-1", storageId: "attic", places }];
		for (const places of [need, need + 1, from - 1])
			expect(await lineWith(priced, { storages: storages(places) })).toEqual([need, 0, 0, 0]);
		expect(await lineWith(priced, { storages: storages(from + 2) })).toEqual([from, 4, 0, 0]);
		expect(await lineWith(priced, { storages: storages(need - 2) })).toEqual([need - 2, 0, 0, -2]);
		// Up to the price at which the whole way costs no more.
		expect(await lineWith(priced, { budgets: budgetOf(3 * 100) })).toEqual([3, 0, 3 - need, 0]);
		expect(await lineWith(priced, { budgets: budgetOf(from * 70) })).toEqual([from, 4, 0, 0]);
		const pallet = Math.floor(need / 2) + 1;
		const onPallets = item("COFFIN", 100, { palletQuantity: pallet });
		const [filled] = await lineWith(onPallets, {});
		expect(filled).toBe(2 * pallet);
		expect(filled).toBeGreaterThan(need);
		expect(await lineWith(onPallets, { budgets: budgetOf(filled! * 100 - 1) })).toEqual([need, 0, 0, 0]);
		expect(await lineWith(onPallets, { budgets: budgetOf((need - 1) * 100) })).toEqual([need - 1, 0, -1, 0]);
	});
});

describe("money spent where it saves most", () => {
	it("leaves no more missing than any other choice of the same cost, as long as every next piece fits", () => {
		const article = fc.record({
			rate: fc.double({ min: 0.2, max: 4, noNaN: true }),
			inventoryPosition: fc.nat(2),
			price: fc.integer({ min: 1, max: 9 }),
		});
		const choiceOf = ({
			rate,
			inventoryPosition,
			price,
		}: {
			rate: number;
			inventoryPosition: number;
			price: number;
		}) => ({
			demand: { kind: "poisson", rate } as const,
			inventoryPosition,
			quantities: [1, 2, 3, 4, 5, 6],
			costOf: (pieces: number) => price * pieces,
		});
		let judged = 0;
		fc.assert(
			fc.property(article, article, fc.integer({ min: 0, max: 50 }), (a, b, budget) => {
				const [first, second] = [choiceOf(a), choiceOf(b)];
				const [x, y] = spendBudget([first, second], budget) as [number, number];
				const spent = x * a.price + y * b.price;
				expect(spent).toBeLessThanOrEqual(budget);
				// With one price no step is ever passed over for a cheaper one.
				if (a.price !== b.price) return;
				judged += 1;
				const missing = (p: number, q: number): number =>
					loss(first.demand, first.inventoryPosition + p) + loss(second.demand, second.inventoryPosition + q);
				for (let p = 0; p <= 6; p++)
					for (let q = 0; q <= 6; q++)
						if (p * a.price + q * b.price <= spent)
							expect(missing(x, y)).toBeLessThanOrEqual(missing(p, q) + 1e-12);
			}),
			{ seed: 20261127, numRuns: 2000 },
		);
		expect(judged).toBeGreaterThan(100);
	});

	it("takes the same steps as a look at all articles for each of them", () => {
		const { uniform: random } = createRandom(20261128);
		const choicesOf = (count: number, most: number): BudgetChoice[] =>
			Array.from({ length: count }, () => {
				const price = 1 + Math.floor(random() * 6);
				return {
					// Of few rates, so that steps are worth the same.
					demand: { kind: "poisson", rate: 1 + Math.floor(random() * 3) } as const,
					inventoryPosition: Math.floor(random() * 3) - 1,
					quantities: Array.from({ length: 1 + Math.floor(random() * most) }, (_, at) => at + 1),
					costOf: (pieces: number) => price * pieces,
				};
			});
		const byLooking = (choices: readonly BudgetChoice[], budget: number): number[] => {
			const bought = choices.map(() => 0);
			let left = budget * (1 + 1e-12);
			for (;;) {
				let [best, most, paid] = [-1, 0, 0];
				choices.forEach(({ demand, inventoryPosition, quantities, costOf }, index) => {
					const now = bought[index]!;
					const next = quantities[now];
					if (next === undefined) return;
					const cost = costOf(next) - costOf(now);
					const saved = loss(demand, inventoryPosition + now) - loss(demand, inventoryPosition + next);
					if (cost <= left && (best < 0 || saved / cost > most))
						[best, most, paid] = [index, saved / cost, cost];
				});
				if (best < 0) return bought;
				left -= paid;
				bought[best]! += 1;
			}
		};
		for (let trial = 0; trial < 200; trial++) {
			const choices = choicesOf(1 + Math.floor(random() * 12), 8);
			const budget = Math.floor(random() * 120);
			expect(spendBudget(choices, budget)).toEqual(byLooking(choices, budget));
		}
	});
});
