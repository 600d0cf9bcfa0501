// What a funeral director, a family and an inspector get to read: the rules in two languages, the register entry, the risks.
// Run after a build: node examples/transparency.mjs
import {
	admitOrders,
	agreementTextHash,
	definePolicy,
	explainPolicy,
	policyText,
	processingRecord,
	processingRecordJsonLd,
	residualRisks,
} from "reappro/privacy";

const policy = definePolicy({
	purpose: "replenishment",
	processingDate: "2026-11-23",
	catalogue: ["OAK-22", "URN-01"],
	noticeVersions: ["fr-2026-01"],
	withdrawals: [{ operatorId: "op-1", caseRef: "case-9" }],
	agreements: [
		{
			agreementId: "ag-1",
			version: 1,
			operatorId: "op-1",
			purposes: ["replenishment"],
			signedOn: "2025-10-01",
			validFrom: "2025-10-01",
			historyFrom: "2025-10-01",
			textSha256: agreementTextHash("The text of the amendment as it was signed."),
		},
	],
});

for (const locale of ["en", "fr"]) console.log(policyText(explainPolicy(policy, locale)));

// Invented orders: the second family did not opt in, and the ninth took its consent back.
const lines = Array.from({ length: 12 }, (_, index) => ({
	lineId: `line-${index}`,
	caseRef: `case-${index}`,
	operatorId: "op-1",
	sku: index % 3 === 0 ? "URN-01" : "OAK-22",
	quantity: 1,
	orderedOn: `2026-0${1 + (index % 9)}-15`,
	optIn: index !== 1,
}));
const { orders, receipt } = admitOrders(lines, policy);

const record = processingRecord({
	policy,
	receipts: [receipt],
	locale: "en",
	recordedOn: "2026-11-23",
	controllers: [
		{
			operatorId: "op-1",
			name: "Example Funerals",
			contact: "privacy@funerals.example",
			dataProtectionOfficer: { name: "The officer", contact: "dpo@funerals.example" },
		},
	],
	processor: { name: "Example Software", contact: "privacy@software.example" },
	retention: [
		{ data: "Order lines", period: "three years" },
		{ data: "Receipts", period: "five years" },
	],
	securityMeasures: ["Encrypted disks, access for two named persons, yearly review."],
});
console.log(JSON.stringify(record, null, "\t"));

const { "@graph": graph } = processingRecordJsonLd(record);
console.log(`\nThe same entry as linked data: ${graph.length} nodes.`);

for (const { meaning, advice } of residualRisks(orders, { locale: "en" }).risks) {
	console.log(`\n${meaning}\n  ${advice}`);
}
