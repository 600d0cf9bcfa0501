import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chargesOf, unitCostAt } from "../src/group/index.js";
import {
	type GroupPlan,
	type Item,
	parseIsoDate,
	planGroupPurchase,
	planReplenishment,
	type ReleaseRegister,
	type StockPosition,
	type Supplier,
} from "../src/index.js";
import { smallGroup } from "./group/small-group.js";
import { World } from "./group/world.js";
import { readOrderData } from "./orders/dataset.js";
import { admittedAt } from "./orders/forecast-score.js";
import { dailyDemand } from "./orders/replay.js";
import { type Row, textTable } from "./table.js";

const { values: options } = parseArgs({
	options: { data: { type: "string" }, rule: { type: "string", default: "order-cost" } },
});
if (options.data === undefined || !existsSync(options.data)) {
	console.error("Give a folder of order data: npm run benchmark:group -- --data DIR");
	process.exit(2);
}

/** Weeks between two runs of the group. */
const STEP = 4;
const data = await readOrderData(options.data);
const firstDay = parseIsoDate(data.testFrom) as number;

/** Invented terms, the same for all: 3 % off a piece from 24 on, 60 of carriage below 2,000, 15 an order. */
const items: Item[] = data.items
	.filter(({ shareable }) => shareable === true)
	.map(({ orderCost: _orderCost, ...item }) => ({
		...item,
		reviewDays: 7 * STEP,
		...(item.unitCost === undefined
			? {}
			: { priceBreaks: [{ from: 24, unitCost: Math.round(97 * item.unitCost) / 100 }] }),
	}));
const suppliers: Supplier[] = [...new Set(items.flatMap(({ supplierId }) => supplierId ?? []))].map(
	(supplierId) => ({ supplierId, orderCost: 15, carriageCost: 60, carriagePaidFrom: 2000 }),
);
const itemOf = new Map(items.map((item) => [item.sku, item]));
const allStock = JSON.parse(readFileSync(join(options.data, "stock.json"), "utf8")) as StockPosition[];
const members = new Set(
	data.agreements
		.filter(({ groupId, terminatedOn }) => groupId !== undefined && !(terminatedOn! <= data.testFrom))
		.map(({ operatorId }) => operatorId),
);
const stock = allStock.filter(({ operatorId }) => members.has(operatorId));
const demand = dailyDemand(data);
const together = new World(stock, demand, firstDay, items);
const apart = new World(stock, demand, firstDay, items);

interface Bill {
	pieces: number;
	list: number;
	paid: number;
	orders: number;
}
const group: Bill = { pieces: 0, list: 0, paid: 0, orders: 0 };
const alone: Bill = { pieces: 0, list: 0, paid: 0, orders: 0 };
const listOf = (sku: string, quantity: number): number => quantity * (itemOf.get(sku)?.unitCost ?? 0);

function takeGroup(plan: GroupPlan, day: number, run: number): number {
	let saved = 0;
	for (const { operatorId, view } of plan.members) {
		group.paid += view.cost;
		saved += view.saving;
		for (const { sku, orderQuantity } of view.lines) {
			group.pieces += orderQuantity;
			group.list += listOf(sku, orderQuantity);
			together.order(operatorId, sku, orderQuantity, day, run);
		}
	}
	group.orders += plan.supplierOrders.length;
	return saved;
}

async function takeAlone(asOf: string, day: number, run: number): Promise<void> {
	const plan = await planReplenishment({
		orders: admittedAt(data, asOf, "replenishment"),
		asOf,
		items,
		suppliers,
		stock: apart.stock(),
		coverage: data.coverage,
	});
	const values = new Map<string, number>();
	for (const { operatorId, sku, supplierId = "", orderQuantity } of plan.lines) {
		const item = itemOf.get(sku);
		// Operators that never were in the group, or left it, have own-stock agreements too.
		if (orderQuantity === 0 || item === undefined || !members.has(operatorId)) continue;
		const paid = orderQuantity * (unitCostAt(item, orderQuantity) ?? 0);
		alone.pieces += orderQuantity;
		alone.list += listOf(sku, orderQuantity);
		alone.paid += paid;
		values.set(`${operatorId} ${supplierId}`, (values.get(`${operatorId} ${supplierId}`) ?? 0) + paid);
		apart.order(operatorId, sku, orderQuantity, day, run);
	}
	alone.orders += values.size;
	for (const [key, value] of values) {
		const supplier = suppliers.find(({ supplierId }) => supplierId === key.split(" ")[1]);
		const { ordering, carriage, discount } = chargesOf(supplier, value);
		alone.paid += ordering + carriage - discount;
	}
}

const rows: Row[] = [];
let releases: ReleaseRegister | undefined;
const amount = (value: number): string => value.toFixed(0);
for (let run = 0; STEP * (run + 1) <= data.testWeeks; run++) {
	const day = firstDay + 7 * STEP * run;
	const asOf = new Date(86_400_000 * day).toISOString().slice(0, 10);
	const orders = admittedAt(data, asOf, "group-purchasing");
	const started = process.cpuUsage();
	const plan: GroupPlan = await planGroupPurchase({
		orders,
		asOf,
		items,
		suppliers,
		stock: together.stock(),
		coverage: data.coverage,
		shareRule: options.rule as "volume",
		...(releases === undefined ? {} : { releases }),
	});
	const used = process.cpuUsage(started);
	releases = plan.releases;
	const paidBefore = group.paid;
	const saved = takeGroup(plan, day, run);
	await takeAlone(asOf, day, run);
	for (const world of [together, apart]) world.play(day, day + 7 * STEP);
	const paid = group.paid - paidBefore;
	const held = plan.coordinator.articles.filter(({ status }) => status === "suppressed").length;
	rows.push([
		asOf,
		plan.members.length,
		plan.supplierOrders.reduce(
			(sum, { lines }) => sum + lines.reduce((own, { quantity }) => own + quantity, 0),
			0,
		),
		amount(paid),
		amount(saved),
		`${((100 * saved) / (paid + saved)).toFixed(1)} %`,
		`${held} of ${plan.coordinator.articles.length}`,
		plan.coreTests.filter(({ isInCore }) => !isInCore).length,
		((used.user + used.system) / 1e6).toFixed(2),
	]);
}
console.log(`${data.name}: group runs every ${STEP} weeks, bill divided by ${options.rule}`);
console.log(
	textTable(
		["run", "members", "pieces", "paid", "saved", "of alone", "held back", "not in core", "seconds"],
		rows,
	),
);

const rowOf = (name: string, bill: Bill, world: World): Row => [
	name,
	bill.orders,
	bill.pieces,
	amount(bill.list),
	amount(bill.paid),
	`${((100 * bill.paid) / bill.list - 100).toFixed(2)} %`,
	`${(100 * (1 - world.short / world.asked)).toFixed(2)} %`,
	amount(world.valueDays / world.days),
];
console.log("\nThe same members over the same weeks, each ordering to its own levels");
console.log(
	textTable(
		["ordered", "orders", "pieces", "list value", "paid", "over list", "fill rate", "mean stock value"],
		[rowOf("together", group, together), rowOf("each alone", alone, apart)],
	),
);

const small = smallGroup();
const smallSuppliers = [...new Set(small.items.flatMap(({ supplierId }) => supplierId ?? []))].map(
	(supplierId): Supplier => ({ supplierId, orderCost: 15, carriageCost: 60, carriagePaidFrom: 2000 }),
);
const times: Row[] = [];
for (const shareRule of ["order-cost", "volume", "equal-saving", "shapley"] as const) {
	let least = Number.POSITIVE_INFINITY;
	for (let repeat = 0; repeat < 6; repeat++) {
		const started = process.cpuUsage();
		await planGroupPurchase({ ...small, suppliers: smallSuppliers, shareRule });
		const used = process.cpuUsage(started);
		least = Math.min(least, (used.user + used.system) / 1e6);
	}
	times.push([shareRule, least.toFixed(2)]);
}
console.log(
	"\n20 members, 50 articles, two years of invented orders: forecast, planned, allocated and shared",
);
console.log(textTable(["bill divided by", "CPU seconds, least of 6"], times));
