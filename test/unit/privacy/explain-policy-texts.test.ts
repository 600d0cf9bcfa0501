import { describe, expect, it } from "vitest";
import {
	definePolicy,
	explainPolicy,
	type PolicyInput,
	policyText,
	processingRecord,
	processingRecordJsonLd,
	residualRisks,
	type TransparencyLocale,
} from "../../../src/privacy/index.js";
import { admitted } from "../../support/admitted.js";
import { recordGiven, recordPolicy } from "../../support/record-given.js";

/** Texts as people read them; a change of a word is a change of a promise and shows in review. */
const fixture = (name: string): string => `../../fixtures/privacy/transparency/${name}`;

const AGREEMENT = {
	agreementId: "ag-b",
	version: 1,
	operatorId: "op-1",
	purposes: ["group-purchasing"],
	groupId: "group-1",
	signedOn: "2025-01-01",
	validFrom: "2025-02-01",
	historyFrom: "2024-03-01",
	textSha256: "a".repeat(64),
} as const;

const { groupId: _, ...WITHOUT_GROUP } = AGREEMENT;

const POLICIES: Readonly<Record<string, PolicyInput>> = {
	group: {
		purpose: "group-purchasing",
		groupId: "group-1",
		processingDate: "2026-11-23",
		agreements: [
			{ ...AGREEMENT, operatorId: "op-9", agreementId: "ag-i", validFrom: "2026-12-01" },
			{ ...AGREEMENT, version: 10, validUntil: "2027-01-31", terminatedOn: "2026-12-24" },
			AGREEMENT,
			{ ...AGREEMENT, agreementId: "ag-a", historyFrom: "2023-08-15" },
			{ ...AGREEMENT, operatorId: "op-2", agreementId: "ag-c", validUntil: "2026-04-30" },
			{ ...AGREEMENT, operatorId: "op-3", agreementId: "ag-d", terminatedOn: "2026-07-14" },
			{ ...AGREEMENT, operatorId: "op-4", agreementId: "ag-e", groupId: "group-2" },
			{
				...AGREEMENT,
				operatorId: "op-5",
				agreementId: "ag-f",
				purposes: ["replenishment", "habit-analysis"],
			},
			{ ...AGREEMENT, operatorId: "op-6", agreementId: "ag-g", signedOn: "2027-02-28" },
			{ ...AGREEMENT, operatorId: "op-7", agreementId: "ag-h", purposes: [] },
		],
		catalogue: ["urn", "coffin"],
		maxLineQuantity: 1250,
		evidence: "record",
		noticeVersions: ["n-2", "n-1"],
		withdrawals: [
			{ operatorId: "op-1", lineId: "a", caseRef: "b" },
			{ operatorId: "op-1", consentRef: "c" },
			{ operatorId: "op-2", consentRef: "d" },
		],
		release: { minOperators: 6, minOrders: 12, maxSharePercent: 72.5, pPercent: 20, coalition: 3 },
	},
	own: {
		purpose: "replenishment",
		processingDate: "2026-06-01",
		agreements: [],
		catalogue: [],
	},
	many: {
		purpose: "replenishment",
		processingDate: "2026-11-23",
		agreements: [
			{ ...WITHOUT_GROUP, purposes: ["replenishment"], agreementId: "ag-a", version: 3 },
			{ ...AGREEMENT, purposes: ["replenishment"], version: 1 },
			{
				...AGREEMENT,
				purposes: ["replenishment"],
				version: 2,
				signedOn: "2026-11-23",
				validFrom: "2026-11-23",
				validUntil: "2026-11-23",
			},
		],
		catalogue: Array.from({ length: 1200 }, (_, at) => `urn-${at}`),
		maxLineQuantity: 12_500,
		withdrawals: [
			...Array.from({ length: 1200 }, (_, at) => ({ operatorId: `op-${at}`, lineId: `l-${at}` })),
			{ operatorId: "op-1", caseRef: "b" },
			{ operatorId: "op-1", caseRef: "c" },
			{ operatorId: "op-1", consentRef: "d" },
		],
		release: {
			minOperators: 1200,
			minOrders: 12_000,
			maxSharePercent: 72.5,
			pPercent: 12.5,
			coalition: 1100,
		},
	},
	habits: {
		purpose: "habit-analysis",
		groupId: "group-1",
		processingDate: "2026-10-31",
		agreements: [{ ...AGREEMENT, purposes: ["habit-analysis"] }],
		catalogue: ["urn"],
		maxLineQuantity: 1,
		maxConsentAgeDays: 1,
		noticeVersions: [],
		withdrawals: [{ operatorId: "op-1", lineId: "a" }],
		release: { coalition: 1 },
	},
};

const LOCALES: readonly TransparencyLocale[] = ["en", "fr"];
const shown = (value: unknown): string => `${JSON.stringify(value, null, "\t")}\n`;

describe.each(LOCALES)("texts in %s", (locale) => {
	it.each(Object.keys(POLICIES))("rules of %s", async (name) => {
		const explanation = explainPolicy(definePolicy(POLICIES[name] as PolicyInput), locale);
		const text = policyText(explanation).replaceAll(explanation.policyHash, "HASH");
		await expect(text).toMatchFileSnapshot(fixture(`rules-${name}.${locale}.txt`));
	});

	it.each(["replenishment", "habit-analysis", "group-purchasing"] as const)(
		"record of %s",
		async (purpose) => {
			const policy = recordPolicy({
				purpose,
				...(purpose === "group-purchasing" ? { groupId: "group-1" } : {}),
				agreements: recordPolicy().agreements.map((agreement) => ({ ...agreement, purposes: [purpose] })),
				...(purpose === "habit-analysis" ? { maxConsentAgeDays: 1 } : {}),
			});
			const record = processingRecord(
				recordGiven(policy, {
					locale,
					receipts: [],
					...(purpose === "habit-analysis"
						? {
								legalBasis: "contract",
								specialCategories: "none",
								transfers: [{ recipient: "Backup", country: "Chile", safeguard: "clauses" }],
								subProcessors: [{ name: "Host", task: "hosting" }],
							}
						: {}),
					...(purpose === "group-purchasing"
						? { legalBasis: "legitimate-interests", specialCategories: "religious-belief" }
						: {}),
				}),
			);
			const text = shown({ ...record, policyHash: "HASH" });
			await expect(text).toMatchFileSnapshot(fixture(`record-${purpose}.${locale}.json`));
			const linked = shown(processingRecordJsonLd({ ...record, policyHash: "HASH" }));
			await expect(linked).toMatchFileSnapshot(fixture(`record-${purpose}.${locale}.jsonld`));
		},
	);

	it("risks", async () => {
		const one = { on: "2026-05-04", sku: "URN" };
		const many = ["op-1", "op-1", "op-2", "op-3"].flatMap((operatorId, index) => [
			{ operatorId, on: `2026-05-0${index + 1}`, sku: "URN", quantity: 20 ** (index % 2) },
			{ operatorId, on: "2026-05-04", sku: "CAP" },
			{ operatorId, on: "2026-05-04", sku: `SKU-${index % 3}` },
		]);
		const group = { purpose: "group-purchasing", groupId: "group-1" } as const;
		const texts = [
			residualRisks(admitted([]), { locale }),
			residualRisks(admitted([one]), { locale, period: "day" }),
			residualRisks(admitted([one], group), { locale, period: "week" }),
			residualRisks(admitted(many), { locale }),
			residualRisks(admitted(many, group), { locale }),
		].map(({ risks }) => risks);
		await expect(shown(texts)).toMatchFileSnapshot(fixture(`risks.${locale}.json`));
	});
});
