import type { ControllerEntry, ProcessingRecord, RecordDataCategory } from "../record/record-types.js";
import { PROHIBITION_TERMS, PURPOSE_TERMS } from "./dpv-terms.js";
import { type JsonLdNode, refer, says, typed } from "./json-ld.js";

/** Numbered nodes that hold one text each. */
function textNodes(
	name: string,
	type: string,
	texts: readonly string[],
	{ locale }: ProcessingRecord,
): readonly JsonLdNode[] {
	return texts.map((text, index) => ({
		"@id": `#${name}-${index + 1}`,
		"@type": type,
		"dct:description": says(text, locale),
	}));
}

function dataNode(category: RecordDataCategory, { locale }: ProcessingRecord): JsonLdNode {
	return {
		"@id": `#data-${category.fields.join("-")}`,
		"@type": category.isPseudonym ? "dpv:PseudonymisedData" : "dpv:PersonalData",
		"dct:title": says(category.text, locale),
	};
}

function specialDataNodes(
	{ specialCategories }: ControllerEntry,
	{ locale }: ProcessingRecord,
): JsonLdNode[] {
	if (specialCategories.state !== "religious-belief") return [];
	const title = says(specialCategories.text, locale);
	return [
		{ "@id": "#data-special-category", "@type": "dpv:SpecialCategoryPersonalData", "dct:title": title },
	];
}

/** The age of a consent as a duration, beside the time limits in words. */
function storageNodes(entry: ControllerEntry, record: ProcessingRecord): readonly JsonLdNode[] {
	return [
		{
			"@id": "#consent-age",
			"@type": "dpv:StorageCondition",
			"dpv:hasDuration": refer("#consent-age-duration"),
		},
		{
			"@id": "#consent-age-duration",
			"@type": "dpv:TemporalDuration",
			"rdf:value": typed(`P${record.maxConsentAgeDays}D`, "xsd:duration"),
		},
		...textNodes("time-limit", "dpv:StorageCondition", entry.timeLimits, record),
	];
}

/** Nodes that every controller's process refers to, by the property that refers to them. */
export interface SharedNodes {
	readonly purpose: JsonLdNode;
	readonly prohibitions: readonly JsonLdNode[];
	readonly dataSubjects: readonly JsonLdNode[];
	readonly data: readonly JsonLdNode[];
	readonly recipients: readonly JsonLdNode[];
	readonly storage: readonly JsonLdNode[];
	readonly measures: readonly JsonLdNode[];
}

/**
 * What all controllers of a record share: it is the same software under the same policy.
 *
 * @param record the record
 * @param entry any of its controllers' entries
 * @returns nodes with ids that depend on their place in the record alone
 */
export function sharedNodes(record: ProcessingRecord, entry: ControllerEntry): SharedNodes {
	const [name = "", meaning = ""] = entry.purposes;
	return {
		purpose: {
			"@id": "#purpose",
			"@type": PURPOSE_TERMS[record.purpose],
			"dct:title": says(name, record.locale),
			"dct:description": says(meaning, record.locale),
		},
		prohibitions: PROHIBITION_TERMS.map(({ id, property, term }) => ({
			"@id": `#prohibition-${id}`,
			"@type": "dpv:Prohibition",
			[property]: refer(term),
		})),
		dataSubjects: textNodes("data-subject", "dpv:DataSubject", entry.dataSubjects, record),
		data: [
			...entry.dataCategories.map((category) => dataNode(category, record)),
			...specialDataNodes(entry, record),
		],
		recipients: textNodes("recipient", "dpv:Recipient", entry.recipients, record),
		storage: storageNodes(entry, record),
		measures: textNodes("measure", "dpv:TechnicalOrganisationalMeasure", entry.securityMeasures, record),
	};
}
