// A wave doubles the funerals of all members at once, and the joinery can deliver twelve coffins: who gets how many, by
// four rules, and how large a reserve held in common would have been enough.
// Run from a fresh clone: npm run example:epidemic
import {
	admitOrders,
	aggregateDemand,
	definePolicy,
	forecastDemand,
	parseIsoDate,
	planGroupPurchase,
} from "reappro";
import { coherentPaths, windowDistribution } from "reappro/forecast";
import { allocateByUrgency, centralReserve } from "reappro/group";
import { AS_OF, agreementOf, ordersOf, printTable, writePages } from "./invented-group.mjs";

const members = {
	"op-alder": 190,
	"op-birch": 110,
	"op-cedar": 80,
	"op-elm": 240,
	"op-fir": 100,
	"op-oak": 105,
};
const items = [
	{
		sku: "PIN-18",
		name: { en: "Pine coffin, 18 mm", fr: "Cercueil pin, 18 mm" },
		supplierId: "joinery",
		leadTimeDays: 7,
		reviewDays: 7,
		service: { type: "cycle", target: 0.98 },
		unitCost: 210,
		holdingRate: 0.2,
		orderCost: 40,
		shareable: true,
	},
];
const suppliers = [{ supplierId: "joinery", name: { en: "Valley joinery", fr: "Menuiserie de la vallée" } }];
const AVAILABLE = 12;

// The wave: three weeks in which twice as many die, in every valley.
const today = parseIsoDate(AS_OF);
const wave = (day) => (day >= today - 21 ? 2 : 1);
const lines = Object.entries(members).flatMap(([operatorId, funerals], index) =>
	ordersOf(operatorId, funerals, { "PIN-18": 0.5 }, { seed: 60 + index, wave }),
);
const policy = definePolicy({
	purpose: "group-purchasing",
	groupId: "five-valleys",
	processingDate: AS_OF,
	agreements: Object.keys(members).map((operatorId) => agreementOf(operatorId)),
	catalogue: ["PIN-18"],
});
const { orders } = admitOrders(lines, policy);
const onHand = { "op-alder": 2, "op-birch": 0, "op-cedar": 2, "op-elm": 1, "op-fir": 1, "op-oak": 3 };
const stock = Object.entries(onHand).map(([operatorId, pieces]) => ({
	operatorId,
	sku: "PIN-18",
	onHand: pieces,
}));
const planWith = (allocationRule) =>
	planGroupPurchase({
		orders,
		asOf: AS_OF,
		items,
		suppliers,
		stock,
		supply: [{ sku: "PIN-18", quantity: AVAILABLE }],
		allocationRule,
	});

// What each member and the group may need until the order after this one has arrived: two weeks.
const WEEKS = 2;
const forecastBy = (by) =>
	forecastDemand(aggregateDemand(orders, { period: "week", by, to: AS_OF }), { horizon: WEEKS });
const [group] = forecastBy(["sku"]);
const apart = forecastBy(["operatorId", "sku"]);

const [uniform, proportional, linear] = await Promise.all(
	["uniform", "proportional", "linear"].map(planWith),
);
const lineOf = (plan, operatorId) =>
	plan.members.find((member) => member.operatorId === operatorId)?.view.lines[0] ?? {
		ownNeed: 0,
		orderQuantity: 0,
	};
const urgent = allocateByUrgency(
	apart.map(({ key, process }) => ({
		asked: lineOf(uniform, key.operatorId).ownNeed,
		demand: windowDistribution(process, new Array(WEEKS).fill(1)),
		position: onHand[key.operatorId],
	})),
	AVAILABLE,
	1,
);
console.log(`The members need more than the joinery has: ${AVAILABLE} coffins\n`);
printTable(
	["member", "on hand", "needs", "uniform", "proportional", "linear", "by urgency", "stock lasts until"],
	apart.map(({ key: { operatorId } }, member) => [
		operatorId,
		onHand[operatorId],
		lineOf(uniform, operatorId).ownNeed,
		lineOf(uniform, operatorId).orderQuantity,
		lineOf(proportional, operatorId).orderQuantity,
		lineOf(linear, operatorId).orderQuantity,
		urgent[member],
		lineOf(uniform, operatorId).runsOutOn,
	]),
);
console.log("Uniform is the default: whoever asks for more than it needs gains nothing by it.\n");

// A reserve in common: futures in which the wave comes to all at once.
const hierarchy = { bottom: apart.length, sums: [apart.map((_, member) => member)] };
const { values, paths } = coherentPaths(
	[group, ...apart].map(({ process }) => process),
	hierarchy,
	{
		method: "bottom-up",
		paths: 4000,
	},
);
const demands = values.slice(1).map((own) =>
	Array.from({ length: paths }, (_, path) => {
		let sum = 0;
		for (let week = 0; week < WEEKS; week++) sum += own[path * WEEKS + week];
		return sum;
	}),
);
console.log("Coffins to hold so that in 98 of 100 cases nobody runs short within two weeks\n");
printTable(
	["kept on each own shelf for", "own shelves", "reserve", "together", "each alone", "saved", "kept at"],
	[0, 0.5, 0.8].map((ownTarget) => {
		const { ownLevels, aloneLevels, reserve, piecesSaved, keeper } = centralReserve({
			demands,
			target: 0.98,
			ownTarget,
		});
		const own = ownLevels.reduce((sum, level) => sum + level, 0);
		const alone = aloneLevels.reduce((sum, level) => sum + level, 0);
		const kept = ownTarget === 0 ? "nothing" : `${100 * ownTarget} % of cases`;
		return [kept, own, reserve, own + reserve, alone, piecesSaved, apart[keeper].key.operatorId];
	}),
);
writePages("epidemic", uniform, { items, suppliers }, "op-elm");
