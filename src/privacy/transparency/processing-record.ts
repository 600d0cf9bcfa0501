import { ReapproError } from "../../errors.js";
import { indexOfPolicy } from "../policy/define-policy.js";
import { policyHash } from "../policy/policy-hash.js";
import type { PrivacyPolicy } from "../types.js";
import { checkTransparencyLocale, type TransparencyLocale } from "./locale.js";
import { EXCLUSION_SENTENCES, PURPOSE_MEANINGS, PURPOSE_NAMES } from "./purpose-words.js";
import { CONTENT_WORDS } from "./record/content-by-locale.js";
import type { ContentWords } from "./record/content-words.js";
import { GROUP_DUTIES, OWN_DUTIES } from "./record/duty-words.js";
import { runsOfReceipts } from "./record/receipt-runs.js";
import {
	type CheckedRecordFields,
	checkRecordFields,
	type ProcessingRecordInput,
} from "./record/record-input.js";
import type {
	ControllerEntry,
	ProcessingRecord,
	RecordAgreement,
	RecordController,
	RecordDataCategory,
	RecordDuty,
	RecordParty,
} from "./record/record-types.js";

const GROUP = "group-purchasing";

function dataCategories({ data }: ContentWords): readonly RecordDataCategory[] {
	const category = (
		text: string,
		isKept: boolean,
		isPseudonym: boolean,
		...fields: readonly string[]
	): RecordDataCategory => ({ fields, text, isKept, isPseudonym });
	return [
		category(data.lineCode, false, true, "lineId"),
		category(data.funeralCode, false, true, "caseRef"),
		category(data.owner, true, false, "operatorId", "siteId"),
		category(data.article, true, false, "sku", "kind", "quantity"),
		category(data.day, true, false, "orderedOn"),
		category(data.optIn, false, false, "optIn"),
		category(data.consent, false, true, "consent"),
	];
}

function agreementsOf(operatorId: string, policy: PrivacyPolicy): readonly RecordAgreement[] {
	const own = indexOfPolicy(policy).operators.get(operatorId)?.agreements ?? [];
	return own.map(({ agreementId, version, signedOn, validFrom, validUntil, historyFrom, textSha256 }) => ({
		agreementId,
		version,
		signedOn,
		validFrom,
		...(validUntil === undefined ? {} : { validUntil }),
		historyFrom,
		textSha256,
	}));
}

/** An operator as the other members of a group see it: reachable, without its id in the files. */
function partyOf({ operatorId: _, ...party }: RecordController): RecordParty {
	return party;
}

function transfersOf({ transfers }: CheckedRecordFields, words: ContentWords): readonly string[] {
	const declared = transfers.map(({ recipient, country, safeguard }) =>
		words.transfer(recipient, country, safeguard),
	);
	return [words.noTransferByLibrary, ...(declared.length === 0 ? [words.noOtherTransfer] : declared)];
}

function measuresOf(
	{ securityMeasures }: CheckedRecordFields,
	{ purpose, release }: PrivacyPolicy,
	words: ContentWords,
): readonly string[] {
	const gate = words.gate(release.minOperators, release.minOrders, release.maxSharePercent);
	return [...words.measures, ...(purpose === GROUP ? [gate] : []), ...securityMeasures];
}

function dutiesOf({ purpose }: PrivacyPolicy, locale: TransparencyLocale): readonly RecordDuty[] {
	const duties = purpose === GROUP ? [...OWN_DUTIES, ...GROUP_DUTIES] : OWN_DUTIES;
	return duties.map(({ duty, bearer, source, [locale]: text }) => ({ duty, bearer, source, text }));
}

function controllerEntry(
	controller: RecordController,
	fields: CheckedRecordFields,
	policy: PrivacyPolicy,
	locale: TransparencyLocale,
): ControllerEntry {
	const words = CONTENT_WORDS[locale];
	const special = fields.specialCategories ?? "to-assess";
	const controllers = fields.controllers as readonly RecordController[];
	const others = controllers.filter(({ operatorId }) => operatorId !== controller.operatorId);
	return {
		article: "GDPR 30(1)",
		controller,
		jointControllers: policy.purpose === GROUP ? others.map(partyOf) : [],
		processor: fields.processor as RecordParty,
		purposes: [PURPOSE_NAMES[locale][policy.purpose], PURPOSE_MEANINGS[locale][policy.purpose]],
		legalBasis: { basis: fields.legalBasis, text: words.legalBases[fields.legalBasis] },
		dataSubjects: words.dataSubjects,
		dataCategories: dataCategories(words),
		specialCategories: { state: special, text: words.specialCategories[special] },
		recipients: [...words.recipients[policy.purpose], ...fields.recipients],
		transfers: transfersOf(fields, words),
		timeLimits: [
			...words.timeLimits(policy.maxConsentAgeDays),
			...fields.retention.map(({ data, period }) => words.retention(data, period)),
		],
		securityMeasures: measuresOf(fields, policy, words),
		agreements: agreementsOf(controller.operatorId, policy),
	};
}

/**
 * Fills in an entry of the register of processing activities: one for each operator as controller (GDPR Article
 * 30(1)), one for the provider as processor (Article 30(2)), and who bears which duty (Article 28; in a group run the
 * operators are joint controllers, Article 26).
 *
 * An operator's entry holds nothing of another operator but, in a group run, the names and contacts of the joint
 * controllers. The runs stand in the processor's entry alone, since their counts are over all operators.
 *
 * @param input policy, receipts and what a library can not know; see `ProcessingRecordInput`
 * @returns the record, plain data with texts in the language
 * @throws {ReapproError} `POLICY_INVALID` when `definePolicy` did not make the policy, `OPTION_INVALID` for another
 * locale, `INPUT_INVALID` with a path such as `controllers[0].contact`
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * const processor = { name: "Provider", contact: "privacy@provider.example" };
 * const retention = [{ data: "receipts", period: "5 years" }];
 * const input = { policy, receipts: [], locale: "en", recordedOn: "2026-11-23", controllers: [], processor, retention, securityMeasures: ["encrypted disks"] };
 * processingRecord(input).controllership; // => "single"
 */
export function processingRecord(input: ProcessingRecordInput): ProcessingRecord {
	if (typeof input !== "object" || input === null) {
		throw new ReapproError("INPUT_INVALID", "Give an object with policy, receipts and contacts.");
	}
	const { policy, receipts, locale, ...given } = input;
	const hash = policyHash(policy);
	checkTransparencyLocale(locale);
	const fields = checkRecordFields(given, policy);
	const runs = runsOfReceipts(receipts, policy);
	const words = CONTENT_WORDS[locale];
	const controllers = fields.controllers as readonly RecordController[];
	return {
		schemaVersion: 1,
		kind: "processing-record",
		locale,
		title: words.title(PURPOSE_NAMES[locale][policy.purpose]),
		recordedOn: fields.recordedOn,
		policyHash: hash,
		purpose: policy.purpose,
		...(policy.groupId === undefined ? {} : { groupId: policy.groupId }),
		controllership: policy.purpose === GROUP ? "joint" : "single",
		maxConsentAgeDays: policy.maxConsentAgeDays,
		exclusions: EXCLUSION_SENTENCES[locale],
		controllerEntries: controllers.map((one) => controllerEntry(one, fields, policy, locale)),
		processorEntry: {
			article: "GDPR 30(2)",
			processor: fields.processor as RecordParty,
			controllers,
			processingCategories: words.processing[policy.purpose],
			subProcessors: fields.subProcessors.map(({ name, task }) => words.subProcessor(name, task)),
			transfers: transfersOf(fields, words),
			securityMeasures: measuresOf(fields, policy, words),
			runs,
		},
		duties: dutiesOf(policy, locale),
	};
}
