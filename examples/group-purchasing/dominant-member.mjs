// One member is so large that its volume could be worked out from any figure of the group: the gate holds the figures
// back and the group is told what to do. It lets the large member buy by itself.
// Run from a fresh clone: npm run example:dominant
import { admitOrders, definePolicy, planGroupPurchase, planReplenishment } from "reappro";
import { AS_OF, agreementOf, money, ordersOf, printTable, writePages } from "./invented-group.mjs";

const members = {
	"op-alder": 95,
	"op-birch": 110,
	"op-cedar": 80,
	"op-elm": 120,
	"op-fir": 100,
	"op-grand": 2400,
};
const items = [
	{
		sku: "HAN-04",
		name: { en: "Set of brass handles", fr: "Jeu de poignées en laiton" },
		supplierId: "foundry",
		leadTimeDays: 14,
		reviewDays: 28,
		service: { type: "cycle", target: 0.95 },
		unitCost: 28,
		holdingRate: 0.2,
		orderCost: 35,
		packSize: 10,
		shareable: true,
		priceBreaks: [{ from: 100, unitCost: 24 }],
	},
];
const suppliers = [{ supplierId: "foundry", name: { en: "The foundry", fr: "La fonderie" } }];
const lines = Object.entries(members).flatMap(([operatorId, funerals], index) =>
	ordersOf(operatorId, funerals, { "HAN-04": 0.5 }, { seed: 80 + index }),
);

const policyOf = (purpose, agreements) =>
	definePolicy({
		purpose,
		...(purpose === "group-purchasing" ? { groupId: "five-valleys" } : {}),
		processingDate: AS_OF,
		agreements,
		catalogue: ["HAN-04"],
	});
async function groupOf(agreements) {
	const policy = policyOf("group-purchasing", agreements);
	return planGroupPurchase({ orders: admitOrders(lines, policy).orders, asOf: AS_OF, items, suppliers });
}

const six = Object.keys(members).map((operatorId) => agreementOf(operatorId));
const withGrand = await groupOf(six);
// op-grand signs for its own restocking only; the five go on without it.
const five = six.map((agreement) =>
	agreement.operatorId === "op-grand" ? { ...agreement, purposes: ["replenishment"], version: 2 } : agreement,
);
const withoutGrand = await groupOf(five);
const own = await planReplenishment({
	orders: admitOrders(
		lines.filter(({ operatorId }) => operatorId === "op-grand"),
		policyOf("replenishment", five),
	).orders,
	asOf: AS_OF,
	items,
	suppliers,
});

const rowOf = (who, { coordinator: { articles } }) => {
	const [article] = articles;
	return article.status === "released"
		? [who, article.orderQuantity, article.expectedDemand.toFixed(1), money(article.saving)]
		: [who, "held back", "held back", "held back"];
};
console.log("What the coordinator sees of the handles\n");
printTable(
	["group", "pieces", "expected demand", "saving"],
	[rowOf("six with op-grand", withGrand), rowOf("the five others", withoutGrand)],
);
console.log(
	"Two members who put their figures together would know op-grand's volume to within 15 %: the three others have",
);
console.log(
	"less than that of it. The page says what a group can do; this one lets op-grand buy its handles by itself.\n",
);

const views = (plan) => new Map(plan.members.map(({ operatorId, view }) => [operatorId, view]));
const before = views(withGrand);
const piecesOf = (view) => view.lines.reduce((sum, { orderQuantity }) => sum + orderQuantity, 0);
console.log("What a set costs each, ordering and carriage counted in\n");
printTable(
	["member", "needs", "of six: gets", "a set costs", "of five: gets", "a set costs", "the same alone"],
	withoutGrand.members.map(({ operatorId, view }) => {
		const ofSix = before.get(operatorId);
		return [
			operatorId,
			view.lines[0].ownNeed,
			piecesOf(ofSix),
			money(ofSix.cost / piecesOf(ofSix)),
			piecesOf(view),
			money(view.cost / piecesOf(view)),
			money((view.cost + view.saving) / piecesOf(view)),
		];
	}),
);
console.log(
	`op-grand orders ${own.lines[0].orderQuantity} sets by itself, enough for the price of ${items[0].priceBreaks[0].unitCost}.`,
);
writePages("dominant", withGrand, { items, suppliers }, "op-cedar");
