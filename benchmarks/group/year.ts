import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chargesOf, type ShareRule, unitCostAt } from "../../src/group/index.js";
import {
	formatIsoDate,
	type GroupPlan,
	type Item,
	parseIsoDate,
	planGroupPurchase,
	planReplenishment,
	type ReleaseRegister,
	type StockPosition,
	type Supplier,
} from "../../src/index.js";
import type { OrderData } from "../orders/dataset.js";
import { admittedAt } from "../orders/forecast-score.js";
import { dailyDemand } from "../orders/replay.js";
import type { Section } from "../section.js";
import type { Row } from "../table.js";
import { suppliersOf, TERMS, withTerms } from "./terms.js";
import { World } from "./world.js";

/** Weeks between two runs of the group. */
const STEP = 4;

/** What was bought in a world. */
class Bill {
	orders = 0;
	pieces = 0;
	list = 0;
	paid = 0;
}

/** The members of a group, ordering together in one world and each alone in another. */
class Year {
	readonly #data: OrderData;
	readonly #items: readonly Item[];
	readonly #suppliers: readonly Supplier[];
	readonly #itemOf: ReadonlyMap<string, Item>;
	readonly #members: ReadonlySet<string>;
	readonly #worlds: { readonly together: World; readonly alone: World };
	readonly together = new Bill();
	readonly alone = new Bill();

	constructor(data: OrderData, folder: string) {
		this.#data = data;
		this.#items = withTerms(data.items, 7 * STEP);
		this.#suppliers = suppliersOf(this.#items);
		this.#itemOf = new Map(this.#items.map((item) => [item.sku, item]));
		this.#members = new Set(
			data.agreements
				.filter(({ groupId, terminatedOn }) => groupId !== undefined && !(terminatedOn! <= data.testFrom))
				.map(({ operatorId }) => operatorId),
		);
		const stock = (JSON.parse(readFileSync(join(folder, "stock.json"), "utf8")) as StockPosition[]).filter(
			({ operatorId }) => this.#members.has(operatorId),
		);
		const demand = dailyDemand(data);
		const world = (): World => new World(stock, demand, parseIsoDate(data.testFrom)!, this.#items);
		this.#worlds = { together: world(), alone: world() };
	}

	#listOf(sku: string, quantity: number): number {
		return quantity * (this.#itemOf.get(sku)?.unitCost ?? 0);
	}

	async #takeTogether(run: number, day: number, rule: ShareRule, releases?: ReleaseRegister) {
		const asOf = formatIsoDate(day);
		const orders = admittedAt(this.#data, asOf, "group-purchasing");
		const started = process.cpuUsage();
		const plan: GroupPlan = await planGroupPurchase({
			orders,
			asOf,
			items: this.#items,
			suppliers: this.#suppliers,
			stock: this.#worlds.together.stock(),
			coverage: this.#data.coverage,
			shareRule: rule,
			...(releases === undefined ? {} : { releases }),
		});
		const { user, system } = process.cpuUsage(started);
		let [paid, saved] = [0, 0];
		for (const { operatorId, view } of plan.members) {
			paid += view.cost;
			saved += view.saving;
			for (const { sku, orderQuantity } of view.lines) {
				this.together.pieces += orderQuantity;
				this.together.list += this.#listOf(sku, orderQuantity);
				this.#worlds.together.order(operatorId, sku, orderQuantity, day, run);
			}
		}
		this.together.paid += paid;
		this.together.orders += plan.supplierOrders.length;
		return { plan, paid, saved, seconds: (user + system) / 1e6 };
	}

	async #takeAlone(run: number, day: number): Promise<void> {
		const asOf = formatIsoDate(day);
		const plan = await planReplenishment({
			orders: admittedAt(this.#data, asOf, "replenishment"),
			asOf,
			items: this.#items,
			suppliers: this.#suppliers,
			stock: this.#worlds.alone.stock(),
			coverage: this.#data.coverage,
		});
		const values = new Map<string, number>();
		for (const { operatorId, sku, supplierId = "", orderQuantity } of plan.lines) {
			const item = this.#itemOf.get(sku);
			// Operators that never were in the group, or left it, have own-stock agreements too.
			if (orderQuantity === 0 || item === undefined || !this.#members.has(operatorId)) continue;
			const paid = orderQuantity * (unitCostAt(item, orderQuantity) ?? 0);
			this.alone.pieces += orderQuantity;
			this.alone.list += this.#listOf(sku, orderQuantity);
			this.alone.paid += paid;
			const key = `${operatorId} ${supplierId}`;
			values.set(key, (values.get(key) ?? 0) + paid);
			this.#worlds.alone.order(operatorId, sku, orderQuantity, day, run);
		}
		this.alone.orders += values.size;
		for (const [key, value] of values) {
			const supplier = this.#suppliers.find(({ supplierId }) => supplierId === key.split(" ")[1]);
			const { ordering, carriage, discount } = chargesOf(supplier, value);
			this.alone.paid += ordering + carriage - discount;
		}
	}

	/** Plays the year; one row a run. */
	async runs(rule: string): Promise<Row[]> {
		const rows: Row[] = [];
		const firstDay = parseIsoDate(this.#data.testFrom)!;
		let releases: ReleaseRegister | undefined;
		for (let run = 0; STEP * (run + 1) <= this.#data.testWeeks; run++) {
			const day = firstDay + 7 * STEP * run;
			const { plan, paid, saved, seconds } = await this.#takeTogether(run, day, rule as ShareRule, releases);
			releases = plan.releases;
			await this.#takeAlone(run, day);
			for (const world of Object.values(this.#worlds)) world.play(day, day + 7 * STEP);
			const pieces = plan.supplierOrders.flatMap(({ lines }) => lines.map(({ quantity }) => quantity));
			const held = plan.coordinator.articles.filter(({ status }) => status === "suppressed").length;
			rows.push([
				plan.asOf,
				plan.members.length,
				pieces.reduce((sum, quantity) => sum + quantity, 0),
				paid.toFixed(0),
				saved.toFixed(0),
				`${((100 * saved) / (paid + saved)).toFixed(1)} %`,
				`${held} of ${plan.coordinator.articles.length}`,
				plan.coreTests.filter(({ isInCore }) => !isInCore).length,
				seconds.toFixed(1),
			]);
		}
		return rows;
	}

	/** What the year cost, and how it served, in each world. */
	bills(): Row[] {
		return (["together", "alone"] as const).map((name) => {
			const [{ orders, pieces, list, paid }, world] = [this[name], this.#worlds[name]];
			return [
				name === "alone" ? "each alone" : name,
				orders,
				pieces,
				list.toFixed(0),
				paid.toFixed(0),
				`${((100 * paid) / list - 100).toFixed(2)} %`,
				`${(100 * (1 - world.short / world.asked)).toFixed(2)} %`,
				(world.valueDays / world.days).toFixed(0),
			];
		});
	}
}

/**
 * A year of group runs on an order history, beside the same members ordering alone.
 *
 * @param data the history
 * @param folder where it lies, for its stock
 * @param rule how the bill is divided
 * @returns the runs, and the year
 */
export async function groupYear(data: OrderData, folder: string, rule: string): Promise<Section[]> {
	const year = new Year(data, folder);
	const rows = await year.runs(rule);
	return [
		{
			title: `${data.name}: a group run every ${STEP} weeks, bill divided by ${rule}`,
			note: `${TERMS} Saved: against each member ordering the same pieces alone. Held back: articles of which the coordinator sees no figure. Not in core: articles or charges for which some members would pay less by themselves. CPU seconds: forecasts, plan and shares.`,
			header: [
				"run",
				"members",
				"pieces",
				"paid",
				"saved",
				"of alone",
				"held back",
				"not in core",
				"seconds",
			],
			rows,
		},
		{
			title: "The same members over the same weeks, each ordering to its own levels",
			note: "Demand is what families asked for on each day. Alone, each member ordered what its own plan said.",
			header: [
				"ordered",
				"orders",
				"pieces",
				"list value",
				"paid",
				"over list",
				"fill rate",
				"mean stock value",
			],
			rows: year.bills(),
		},
	];
}
