// A member revokes its amendment: the next run is as if it had never been in, and the gate holds back what would tell
// of it by comparison with the run before.
// Run from a fresh clone: npm run example:leaving
import { admitOrders, definePolicy, planGroupPurchase } from "reappro";
import { AS_OF, agreementOf, money, ordersOf, printTable, writePages } from "./invented-group.mjs";

const members = {
	"op-alder": 95,
	"op-birch": 110,
	"op-cedar": 80,
	"op-elm": 120,
	"op-fir": 100,
	"op-oak": 105,
};
const stayers = Object.keys(members).filter((operatorId) => operatorId !== "op-oak");
const items = [
	{
		sku: "URN-07",
		name: { en: "Ash urn", fr: "Urne en frêne" },
		supplierId: "turner",
		leadTimeDays: 7,
		reviewDays: 28,
		service: { type: "cycle", target: 0.95 },
		unitCost: 64,
		holdingRate: 0.2,
		orderCost: 30,
		packSize: 4,
		shareable: true,
		priceBreaks: [{ from: 40, unitCost: 57 }],
	},
];
const suppliers = [{ supplierId: "turner", name: { en: "The turner", fr: "Le tourneur" } }];
const lines = Object.entries(members).flatMap(([operatorId, funerals], index) =>
	ordersOf(operatorId, funerals, { "URN-07": 0.45 }, { seed: 40 + index }),
);

/** A run of a day over the lines that were there then; the agreement of op-oak may have ended. */
async function runOf(asOf, { withOak, oakEnds, releases }) {
	const policy = definePolicy({
		purpose: "group-purchasing",
		groupId: "five-valleys",
		processingDate: asOf,
		agreements: [
			...stayers.map((operatorId) => agreementOf(operatorId)),
			...(withOak ? [agreementOf("op-oak", oakEnds === undefined ? {} : { terminatedOn: oakEnds })] : []),
		],
		catalogue: ["URN-07"],
	});
	const known = lines.filter(
		({ operatorId, orderedOn }) => orderedOn < asOf && (withOak || operatorId !== "op-oak"),
	);
	const { orders } = admitOrders(known, policy);
	return planGroupPurchase({
		orders,
		asOf,
		items,
		suppliers,
		...(releases === undefined ? {} : { releases }),
	});
}

const october = await runOf("2026-10-26", { withOak: true });
const november = await runOf(AS_OF, { withOak: true, oakEnds: "2026-11-10", releases: october.releases });
const neverIn = await runOf(AS_OF, { withOak: false });
const alone = await runOf(AS_OF, { withOak: true, oakEnds: "2026-11-10" });

const shown = ({ coordinator: { articles } }) =>
	articles[0].status === "released" ? `${articles[0].orderQuantity} pieces` : "held back";
console.log("op-oak ends its agreement on 10 November\n");
printTable(
	["run", "members", "coordinator sees", "why"],
	[
		["26 October", october.members.length, shown(october), "six members of similar size"],
		[
			"23 November",
			november.members.length,
			shown(november),
			"October's figure less this one would be that of op-oak",
		],
	],
);

const figures = ({ supplierOrders, members: own }) => JSON.stringify([supplierOrders, own]);
console.log("The orders and every member's view of November\n");
printTable(
	["compared with", "same bytes"],
	[
		["a group in which op-oak never was", figures(november) === figures(neverIn) ? "yes" : "no"],
		["the same run without a register of releases", figures(november) === figures(alone) ? "yes" : "no"],
	],
);

console.log(
	"What the members who stay pay in November: the order goes out, although its figures are held back\n",
);
printTable(
	["member", "needs", "gets", "pays", "alone"],
	november.members.map(({ operatorId, view }) => [
		operatorId,
		view.lines[0]?.ownNeed ?? 0,
		view.lines[0]?.orderQuantity ?? 0,
		money(view.cost),
		money(view.cost + view.saving),
	]),
);
writePages("leaving", november, { items, suppliers }, "op-cedar");
