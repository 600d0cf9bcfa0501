import { describe, expect, it } from "vitest";
import {
	type JsonLdDocument,
	type JsonLdNode,
	type ProcessingRecordInput,
	processingRecord,
	processingRecordJsonLd,
} from "../../../src/privacy/index.js";
import { recordGiven, recordPolicy } from "../../support/record-given.js";

/** Terms of the W3C DPVCG vocabulary that may be used, read off DPV 2.3 core (https://w3id.org/dpv#). */
const DPV_2_3 = new Set(
	`Aggregate Analyse Combine ControllerProcessorAgreement DataController DataProcessor DataProtectionOfficer
	DataSubject DirectMarketing Filter InternalResourceOptimisation JointDataControllers Marketing
	OptimisationForController PersonalData PersonalDataProcess Profiling Prohibition PseudonymisedData ROPA Recipient
	Representative SellDataToThirdParties SellInsightsFromData SpecialCategoryPersonalData StorageCondition
	TechnicalOrganisationalMeasure TemporalDuration VendorManagement hasAddress hasContact hasDataController
	hasDataProcessor hasDataProtectionOfficer hasDataSubject hasDuration hasJointDataControllers hasLegalBasis
	hasLegalMeasure hasName hasPersonalData hasProcess hasProcessing hasProhibition hasPurpose hasRecipient
	hasRepresentative hasStorageCondition hasTechnicalOrganisationalMeasure`.split(/\s+/),
);

/** Terms of its GDPR extension, read off the legal basis modules (https://w3id.org/dpv/legal/eu/gdpr#). */
const EU_GDPR = new Set(["A6-1-a", "A6-1-b", "A6-1-c", "A6-1-f", "A9-2-a"]);

const KNOWN: Readonly<Record<string, ReadonlySet<string>>> = {
	dpv: DPV_2_3,
	"eu-gdpr": EU_GDPR,
	dct: new Set(["title", "description", "identifier", "issued", "dateAccepted"]),
	rdf: new Set(["value"]),
	xsd: new Set(["date", "duration"]),
};

const own = recordPolicy();
const group = recordPolicy({ purpose: "group-purchasing", groupId: "group-1" });
const habits = recordPolicy({
	purpose: "habit-analysis",
	agreements: own.agreements.map((agreement) => ({ ...agreement, purposes: ["habit-analysis"] })),
});

const exported = (patch: Partial<ProcessingRecordInput> = {}, policy = own): JsonLdDocument =>
	processingRecordJsonLd(processingRecord(recordGiven(policy, patch)));

/** Every property, type and reference of a document. */
function termsOf(value: unknown, found: string[] = []): string[] {
	if (Array.isArray(value)) for (const part of value) termsOf(part, found);
	else if (typeof value === "object" && value !== null) {
		for (const [key, part] of Object.entries(value)) {
			if (!key.startsWith("@")) found.push(key);
			if (key === "@type" || key === "@id") found.push(...[part].flat().map(String));
			else if (key !== "@context") termsOf(part, found);
		}
	}
	return found;
}

const DOCUMENTS: readonly [string, JsonLdDocument][] = [
	["own stock", exported()],
	["a group", exported({ specialCategories: "religious-belief", legalBasis: "contract" }, group)],
	["habits", exported({ legalBasis: "legitimate-interests", locale: "fr" }, habits)],
	["another basis", exported({ legalBasis: "legal-obligation" })],
];

describe("processingRecordJsonLd", () => {
	it.each(DOCUMENTS)("uses known terms with a prefix only: %s", (_, document) => {
		const terms = termsOf(document["@graph"]).filter((term) => !term.startsWith("#"));
		expect(terms.length).toBeGreaterThan(50);
		for (const term of terms) {
			const [prefix = "", name = ""] = term.split(":");
			expect(Object.keys(document["@context"]), term).toContain(prefix);
			expect(KNOWN[prefix]?.has(name), term).toBe(true);
		}
	});

	it("uses every term of the list, so that none stands there in vain", () => {
		const used = new Set(DOCUMENTS.flatMap(([, document]) => termsOf(document)));
		for (const term of DPV_2_3) expect(used, term).toContain(`dpv:${term}`);
		for (const term of EU_GDPR) expect(used, term).toContain(`eu-gdpr:${term}`);
	});

	it.each(DOCUMENTS)("defines each node once, and each that it refers to: %s", (_, document) => {
		const ids = document["@graph"].map((node) => node["@id"]);
		expect(new Set(ids).size).toBe(ids.length);
		for (const term of termsOf(document["@graph"]).filter((one) => one.startsWith("#"))) {
			expect(ids).toContain(term);
		}
	});

	it("gives the same record the same bytes, and ids that do not move with other controllers", () => {
		expect(JSON.stringify(exported())).toBe(JSON.stringify(exported()));
		const given = recordGiven(own);
		const turned = exported({ controllers: [...given.controllers].reverse() });
		const sorted = (document: JsonLdDocument): string[] =>
			document["@graph"].map((node) => node["@id"]).sort();
		expect(sorted(turned)).toEqual(sorted(exported()));
	});

	it("is plain data, and without controllers names the processor alone", () => {
		expect(JSON.parse(JSON.stringify(exported()))).toStrictEqual(exported());
		const nobody = recordPolicy({ agreements: [] });
		const alone = exported({ controllers: [], receipts: [] }, nobody);
		expect(alone["@graph"].map((node) => node["@type"])).toEqual([
			"dpv:ROPA",
			"dpv:DataProcessor",
			"dpv:Representative",
		]);
	});

	it("names the namespaces of the vocabulary", () => {
		expect(exported()["@context"]).toMatchObject({
			dpv: "https://w3id.org/dpv#",
			"eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
		});
	});

	it("ties each operator's process to its own controller, agreement and contacts", () => {
		const nodes = new Map(exported()["@graph"].map((node): [string, JsonLdNode] => [node["@id"], node]));
		expect(nodes.get("#process-op-1")).toMatchObject({
			"dpv:hasDataController": { "@id": "#controller-op-1" },
			"dpv:hasDataProcessor": { "@id": "#processor" },
			"dpv:hasLegalBasis": [{ "@id": "eu-gdpr:A6-1-a" }],
			"dpv:hasLegalMeasure": [{ "@id": "#agreement-agreement-op-1-version-1" }],
		});
		expect(nodes.get("#controller-op-1-data-protection-officer")).toMatchObject({
			"dpv:hasContact": "dpo@first.example",
		});
		expect(nodes.get("#agreement-agreement-op-1-version-1")).toMatchObject({
			"dct:identifier": "1".repeat(64),
		});
		expect(nodes.get("#consent-age-duration")).toMatchObject({
			"rdf:value": { "@value": "P1827D", "@type": "xsd:duration" },
		});
	});

	it("has joint controllers in a group run alone", () => {
		const types = (document: JsonLdDocument): unknown[] => document["@graph"].map((node) => node["@type"]);
		expect(types(exported({}, group))).toContain("dpv:JointDataControllers");
		expect(types(exported())).not.toContain("dpv:JointDataControllers");
	});

	it("prohibits resale, marketing, prospection and profiling", () => {
		const prohibited = exported()["@graph"].filter((node) => node["@type"] === "dpv:Prohibition");
		expect(termsOf(prohibited)).toEqual(
			expect.arrayContaining([
				"dpv:SellDataToThirdParties",
				"dpv:SellInsightsFromData",
				"dpv:Marketing",
				"dpv:DirectMarketing",
				"dpv:Profiling",
			]),
		);
	});
});
