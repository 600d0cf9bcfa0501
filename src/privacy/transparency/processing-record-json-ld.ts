import { CONTEXT, EXPLICIT_CONSENT_TERM, LEGAL_BASIS_TERMS, PROCESSING_TERMS } from "./dpv/dpv-terms.js";
import {
	type JsonLdDocument,
	type JsonLdNode,
	type JsonLdValue,
	refer,
	referAll,
	says,
	typed,
} from "./dpv/json-ld.js";
import { partyNodes } from "./dpv/party-nodes.js";
import { type SharedNodes, sharedNodes } from "./dpv/shared-nodes.js";
import type { ControllerEntry, ProcessingRecord, RecordAgreement } from "./record/record-types.js";

const PROCESSOR = "#processor";
const JOINT_CONTROLLERS = "#joint-controllers";
const processId = (operatorId: string): string => `#process-${operatorId}`;
const controllerId = (operatorId: string): string => `#controller-${operatorId}`;
const agreementId = ({ agreementId: id, version }: RecordAgreement): string =>
	`#agreement-${id}-version-${version}`;

const referTo = (nodes: readonly JsonLdNode[]): readonly JsonLdValue[] =>
	referAll(nodes.map((node) => node["@id"]));

function agreementNode(agreement: RecordAgreement): JsonLdNode {
	return {
		"@id": agreementId(agreement),
		"@type": "dpv:ControllerProcessorAgreement",
		"dct:identifier": agreement.textSha256,
		"dct:dateAccepted": typed(agreement.signedOn, "xsd:date"),
	};
}

function processNode(entry: ControllerEntry, record: ProcessingRecord, shared: SharedNodes): JsonLdNode {
	const { operatorId } = entry.controller;
	const bases = [
		LEGAL_BASIS_TERMS[entry.legalBasis.basis],
		...(entry.specialCategories.state === "religious-belief" ? [EXPLICIT_CONSENT_TERM] : []),
	];
	return {
		"@id": processId(operatorId),
		"@type": "dpv:PersonalDataProcess",
		"dct:title": says(record.title, record.locale),
		"dpv:hasPurpose": refer(shared.purpose["@id"]),
		"dpv:hasProcessing": referAll(PROCESSING_TERMS[record.purpose]),
		"dpv:hasPersonalData": referTo(shared.data),
		"dpv:hasDataSubject": referTo(shared.dataSubjects),
		"dpv:hasDataController": refer(controllerId(operatorId)),
		...(record.controllership === "joint" ? { "dpv:hasJointDataControllers": refer(JOINT_CONTROLLERS) } : {}),
		"dpv:hasDataProcessor": refer(PROCESSOR),
		"dpv:hasLegalBasis": referAll(bases),
		"dpv:hasRecipient": referTo(shared.recipients),
		"dpv:hasStorageCondition": referTo(
			shared.storage.filter((node) => node["@type"] === "dpv:StorageCondition"),
		),
		"dpv:hasTechnicalOrganisationalMeasure": referTo(shared.measures),
		"dpv:hasLegalMeasure": referAll(entry.agreements.map(agreementId)),
		"dpv:hasProhibition": referTo(shared.prohibitions),
	};
}

function recordNode(record: ProcessingRecord): JsonLdNode {
	const { title, locale, recordedOn, policyHash, controllerEntries } = record;
	return {
		"@id": "#record",
		"@type": "dpv:ROPA",
		"dct:title": says(title, locale),
		"dct:issued": typed(recordedOn, "xsd:date"),
		"dct:identifier": policyHash,
		"dpv:hasProcess": referAll(controllerEntries.map(({ controller }) => processId(controller.operatorId))),
	};
}

function jointControllersNodes({ controllership, controllerEntries }: ProcessingRecord): JsonLdNode[] {
	if (controllership === "single") return [];
	const members = controllerEntries.map(({ controller }) => controllerId(controller.operatorId));
	return [
		{
			"@id": JOINT_CONTROLLERS,
			"@type": "dpv:JointDataControllers",
			"dpv:hasDataController": referAll(members),
		},
	];
}

/**
 * Exports a record as JSON-LD in the words of the W3C Data Privacy Vocabulary (DPVCG, DPV 2.3, and its GDPR
 * extension).
 *
 * Ids are relative (`#controller-op-1`) and depend on the record alone: they resolve against the address that the
 * document is published at, and the same record gives the same bytes. Runs and duties stay in the record itself.
 *
 * @param record what `processingRecord` returned
 * @returns a flat graph; every property and term has a prefix of the context
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * const processor = { name: "Provider", contact: "privacy@provider.example" };
 * const retention = [{ data: "receipts", period: "5 years" }];
 * const input = { policy, receipts: [], locale: "en", recordedOn: "2026-11-23", controllers: [], processor, retention, securityMeasures: ["encrypted disks"] };
 * processingRecordJsonLd(processingRecord(input))["@graph"].map((node) => node["@type"]); // => ["dpv:ROPA", "dpv:DataProcessor"]
 */
export function processingRecordJsonLd(record: ProcessingRecord): JsonLdDocument {
	const { controllerEntries, processorEntry } = record;
	const [first] = controllerEntries;
	const shared = first === undefined ? undefined : sharedNodes(record, first);
	return {
		"@context": CONTEXT,
		"@graph": [
			recordNode(record),
			...partyNodes(PROCESSOR, "dpv:DataProcessor", processorEntry.processor),
			...controllerEntries.flatMap((entry) => [
				...(shared === undefined ? [] : [processNode(entry, record, shared)]),
				...partyNodes(controllerId(entry.controller.operatorId), "dpv:DataController", entry.controller),
				...entry.agreements.map(agreementNode),
			]),
			...jointControllersNodes(record),
			...(shared === undefined
				? []
				: [
						shared.purpose,
						...shared.prohibitions,
						...shared.dataSubjects,
						...shared.data,
						...shared.recipients,
						...shared.storage,
						...shared.measures,
					]),
		],
	};
}
