// One agency, two articles, a year of invented orders: what to order today, and why.
// Run after a build: node examples/own-stock.mjs
import {
	admitOrders,
	createRandom,
	definePolicy,
	explainLine,
	explainReceipt,
	formatIsoDate,
	parseIsoDate,
	planReplenishment,
} from "reappro";

const asOf = "2026-11-23";
const today = parseIsoDate(asOf);
const random = createRandom(7);

// A coffin every four days and, half of the time, an urn. One family in ten did not opt in.
const lines = [];
for (let day = today - 364; day < today; day++) {
	if (random.uniform() > 0.25) continue;
	const optIn = random.uniform() < 0.9;
	const funeral = { operatorId: "op-1", orderedOn: formatIsoDate(day), quantity: 1, optIn };
	lines.push({ ...funeral, lineId: `coffin-${day}`, sku: "OAK-22" });
	if (random.uniform() < 0.5) lines.push({ ...funeral, lineId: `urn-${day}`, sku: "URN-01" });
}

const policy = definePolicy({
	purpose: "replenishment",
	processingDate: asOf,
	catalogue: ["OAK-22", "URN-01"],
	agreements: [
		{
			agreementId: "ag-1",
			version: 1,
			operatorId: "op-1",
			purposes: ["replenishment"],
			signedOn: "2025-10-01",
			validFrom: "2025-10-01",
			historyFrom: "2025-10-01",
			textSha256: "0".repeat(64),
		},
	],
});
const { orders, receipt } = admitOrders(lines, policy);
for (const sentence of explainReceipt(receipt, "en")) console.log(sentence);

const plan = await planReplenishment({
	orders,
	asOf,
	items: [
		{
			sku: "OAK-22",
			leadTimeDays: { mean: 5, sd: 1.5 },
			reviewDays: 7,
			service: { type: "cycle", target: 0.98 },
			packSize: 2,
		},
		{ sku: "URN-01", leadTimeDays: 8, reviewDays: 7, service: { type: "fill", target: 0.99 } },
	],
	stock: [
		{ operatorId: "op-1", sku: "OAK-22", onHand: 1, onOrder: [{ quantity: 2, dueOn: "2026-11-26" }] },
		{ operatorId: "op-1", sku: "URN-01", onHand: 12 },
	],
	// The agency counted: nine lines in ten carry the opt-in. Forecasts speak of all families.
	coverage: [{ operatorId: "op-1", share: 0.9 }],
});

for (const line of plan.lines) {
	console.log(`\n${line.sku}: ${line.status}, ${line.orderQuantity} pieces`);
	console.log(`  ${explainLine(line, "en")}`);
	console.log(`  ${explainLine(line, "fr")}`);
	console.table(line.explanation.filter(({ quantity }) => quantity !== 0));
}
