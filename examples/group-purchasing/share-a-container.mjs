// Five agencies order from a mill far away: none fills a container, together they do;
// each pays for the room it takes.
// Run from a fresh clone: npm run example:container
import { admitOrders, definePolicy, planGroupPurchase } from "reappro";
import { AS_OF, agreementOf, money, ordersOf, printTable, writePages } from "./invented-group.mjs";

const members = { "op-alder": 95, "op-birch": 110, "op-cedar": 80, "op-elm": 120, "op-fir": 100 };
const item = (sku, name, unitCost, palletQuantity) => ({
	sku,
	name,
	supplierId: "mill",
	leadTimeDays: 45,
	reviewDays: 30,
	service: { type: "cycle", target: 0.95 },
	unitCost,
	holdingRate: 0.2,
	palletQuantity,
	shareable: true,
});
const items = [
	item("PINE-18", { en: "Pine coffin, 18 mm", fr: "Cercueil pin, 18 mm" }, 160, 12),
	item("ASH-22", { en: "Ash coffin, 22 mm", fr: "Cercueil frêne, 22 mm" }, 210, 12),
];
const PALLETS = 12;
const suppliers = [
	{
		supplierId: "mill",
		name: { en: "Northern mill", fr: "Scierie du Nord" },
		orderCost: 60,
		container: { pallets: PALLETS, cost: 1900, palletCost: 260 },
	},
];

const policy = definePolicy({
	purpose: "group-purchasing",
	groupId: "five-valleys",
	processingDate: AS_OF,
	agreements: Object.keys(members).map((operatorId) => agreementOf(operatorId)),
	catalogue: items.map(({ sku }) => sku),
});
const lines = Object.entries(members).flatMap(([operatorId, funerals], index) =>
	ordersOf(operatorId, funerals, { "PINE-18": 0.6, "ASH-22": 0.3 }, { seed: 40 + index }),
);
const { orders } = admitOrders(lines, policy);
const stock = Object.keys(members).flatMap((operatorId, index) => [
	{ operatorId, sku: "PINE-18", onHand: 3 + (index % 3) },
	{ operatorId, sku: "ASH-22", onHand: 2 + (index % 2) },
]);
const plan = await planGroupPurchase({ orders, asOf: AS_OF, items, suppliers, stock });

const [order] = plan.supplierOrders;
const needOf = (sku) =>
	plan.members.reduce(
		(sum, { view }) => sum + (view.lines.find((line) => line.sku === sku)?.ownNeed ?? 0),
		0,
	);
console.log("The order that the mill gets; pieces beyond the need fill the container\n");
printTable(
	["article", "needed", "pieces", "pallets"],
	order.lines.map(({ sku, quantity }) => {
		const { palletQuantity } = items.find((own) => own.sku === sku);
		return [sku, needOf(sku), quantity, (quantity / palletQuantity).toFixed(1)];
	}),
);
const [mill] = plan.coordinator.suppliers;
console.log(
	`Containers of ${PALLETS} pallets: ${mill.containers}; places in shared ones: ${mill.palletPlaces}. Freight and ordering: ${money(mill.charges)}; five orders alone would pay ${money(mill.charges + mill.chargesSaved)}.\n`,
);

console.log("What each member pays for ordering and freight: by the room that its pieces take\n");
printTable(
	["member", "pine", "ash", "pallets", "pays", "alone", "saves"],
	plan.members.map(({ operatorId, view }) => {
		const pieces = items.map(({ sku }) => view.lines.find((line) => line.sku === sku)?.orderQuantity ?? 0);
		const room = pieces.reduce((sum, own, index) => sum + own / items[index].palletQuantity, 0);
		const [charge] = view.charges;
		return [
			operatorId,
			...pieces,
			room.toFixed(1),
			money(charge.cost),
			money(charge.costAlone),
			money(charge.saving),
		];
	}),
);
writePages("container", plan, { items, suppliers }, "op-cedar");
