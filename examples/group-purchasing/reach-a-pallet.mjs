// Five small agencies buy coffins together: they reach the pallet, its price and paid carriage, which none reaches alone.
// Run from a fresh clone: npm run example:pallet
import { admitOrders, definePolicy, planGroupPurchase } from "reappro";
import { AS_OF, agreementOf, money, ordersOf, printTable, writePages } from "./invented-group.mjs";

const members = { "op-alder": 95, "op-birch": 110, "op-cedar": 80, "op-elm": 120, "op-fir": 100 };
const items = [
	{
		sku: "OAK-22",
		name: { en: "Oak coffin, 22 mm", fr: "Cercueil chêne, 22 mm" },
		supplierId: "joinery",
		leadTimeDays: 10,
		reviewDays: 14,
		service: { type: "cycle", target: 0.95 },
		unitCost: 350,
		holdingRate: 0.2,
		packSize: 2,
		palletQuantity: 24,
		shareable: true,
		priceBreaks: [{ from: 24, unitCost: 318 }],
	},
	{
		sku: "LIN-01",
		name: { en: "Satin lining", fr: "Capiton satin" },
		supplierId: "joinery",
		leadTimeDays: 10,
		reviewDays: 14,
		service: { type: "cycle", target: 0.95 },
		unitCost: 42,
		holdingRate: 0.2,
		packSize: 5,
		shareable: true,
	},
];
const suppliers = [
	{
		supplierId: "joinery",
		name: { en: "Valley joinery", fr: "Menuiserie de la vallée" },
		orderCost: 45,
		carriageCost: 180,
		carriagePaidFrom: 9000,
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
	ordersOf(operatorId, funerals, { "OAK-22": 0.6, "LIN-01": 0.7 }, { seed: 20 + index }),
);
const { orders } = admitOrders(lines, policy);
const stock = Object.keys(members).flatMap((operatorId, index) => [
	{ operatorId, sku: "OAK-22", onHand: 1 + (index % 3) },
	{ operatorId, sku: "LIN-01", onHand: 2 + (index % 2) },
]);
const planWith = (shareRule) =>
	planGroupPurchase({ orders, asOf: AS_OF, items, suppliers, stock, shareRule });

const plan = await planWith("order-cost");
const [order] = plan.supplierOrders;
console.log("The order that the joinery gets\n");
printTable(
	["article", "pieces", "price", "value"],
	order.lines.map(({ sku, quantity, unitCost }) => [sku, quantity, unitCost, money(quantity * unitCost)]),
);
const [joinery] = plan.coordinator.suppliers;
console.log(
	`Beyond the goods: ${money(joinery.charges)}, with carriage ${joinery.orderValue >= 9000 ? "paid by the joinery" : "of 180.00"}; five orders alone would cost ${money(joinery.charges + joinery.chargesSaved)}. Best time between two orders: ${joinery.bestCycleDays} days.\n`,
);

console.log("What each member sees of itself\n");
printTable(
	["member", "coffins needed", "gets", "pays in all", "alone", "saves"],
	plan.members.map(({ operatorId, view }) => {
		const coffins = view.lines.find(({ sku }) => sku === "OAK-22");
		return [
			operatorId,
			coffins?.ownNeed ?? 0,
			coffins?.orderQuantity ?? 0,
			money(view.cost),
			money(view.cost + view.saving),
			money(view.saving),
		];
	}),
);

console.log("What each member pays by four rules, and whether some members had better buy by themselves\n");
const rules = ["order-cost", "volume", "equal-saving", "shapley"];
const byRule = await Promise.all(rules.map(planWith));
printTable(
	["member", ...rules],
	[
		...plan.members.map(({ operatorId }, member) => [
			operatorId,
			...byRule.map(({ members: own }) => money(own[member].view.cost)),
		]),
		[
			"nobody should leave",
			...byRule.map(({ coreTests }) => (coreTests.every(({ isInCore }) => isInCore) ? "yes" : "no")),
		],
	],
);
writePages("pallet", plan, { items, suppliers }, "op-cedar");
