import * as z from "zod";
import { parseIsoDate } from "../../../calendar/index.js";
import { ReapproError } from "../../../errors.js";
import { coveredOperators } from "../../policy/define-policy.js";
import type { AdmissionReceipt, PrivacyPolicy } from "../../types.js";
import { checkWithSchema } from "../check-with-schema.js";
import type { TransparencyLocale } from "../locale.js";
import type { LegalBasis, RecordController, RecordParty, SpecialCategories } from "./record-types.js";

/** What `processingRecord` takes: the policy and receipts, and all that a library can not know. */
export interface ProcessingRecordInput {
	readonly policy: PrivacyPolicy;
	/** Receipts of runs for the policy's purpose and group, of any day. */
	readonly receipts: readonly AdmissionReceipt[];
	readonly locale: TransparencyLocale;
	/** Day of the entry, `YYYY-MM-DD`. */
	readonly recordedOn: string;
	/** One for each operator that the policy covers. */
	readonly controllers: readonly RecordController[];
	readonly processor: RecordParty;
	/** `"consent"` unless the controllers say otherwise. */
	readonly legalBasis?: LegalBasis;
	/** Whether articles of the catalogue tell a religious belief (Article 9). */
	readonly specialCategories?: Exclude<SpecialCategories, "to-assess">;
	/** How long what is kept: at least one. */
	readonly retention: readonly { readonly data: string; readonly period: string }[];
	/** Measures besides those of the library: at least one. */
	readonly securityMeasures: readonly string[];
	readonly recipients?: readonly string[];
	readonly transfers?: readonly {
		readonly recipient: string;
		readonly country: string;
		readonly safeguard: string;
	}[];
	readonly subProcessors?: readonly { readonly name: string; readonly task: string }[];
}

const text = z
	.string()
	.max(2000)
	.refine((given) => given.trim() !== "");
const date = z.string().refine((given) => parseIsoDate(given) !== undefined);
const contact = z.strictObject({ name: text, contact: text });
const party = {
	name: text,
	contact: text,
	address: text.optional(),
	representative: contact.optional(),
	dataProtectionOfficer: contact.optional(),
};

const givenFields = z.strictObject({
	recordedOn: date,
	controllers: z.array(z.strictObject({ operatorId: text, ...party })),
	processor: z.strictObject(party),
	legalBasis: z.enum(["consent", "contract", "legal-obligation", "legitimate-interests"]).default("consent"),
	specialCategories: z.enum(["none", "religious-belief"]).optional(),
	retention: z.array(z.strictObject({ data: text, period: text })).min(1),
	securityMeasures: z.array(text).min(1),
	recipients: z.array(text).default([]),
	transfers: z.array(z.strictObject({ recipient: text, country: text, safeguard: text })).default([]),
	subProcessors: z.array(z.strictObject({ name: text, task: text })).default([]),
});

/** The part of the input that people write, checked. */
export type CheckedRecordFields = z.infer<typeof givenFields>;

const TEXT = "Give a text of 1 to 2000 characters that is not blank.";
const ADVICE: Readonly<Record<string, string>> = {
	"": "Give policy, receipts, locale, recordedOn, controllers, processor, retention and securityMeasures.",
	recordedOn: "Give the day of the entry as YYYY-MM-DD.",
	controllers: "Give a list with name and contact of each operator that the policy covers.",
	processor: "Give name and contact of the provider that runs the software.",
	legalBasis: "Give one of consent, contract, legal-obligation and legitimate-interests.",
	specialCategories: 'Give "none" or "religious-belief", or leave it out until it is assessed.',
	retention: "Give a list of data and period: what is kept, and for how long.",
	securityMeasures: "Give a list with at least one technical or organisational measure.",
	recipients: "Give a list of texts.",
	transfers: "Give a list of recipient, country and safeguard.",
	subProcessors: "Give a list of name and task.",
	representative: "Give name and contact.",
	dataProtectionOfficer: "Give name and contact.",
	operatorId: "Give the id of the operator as it stands in its agreement.",
	name: TEXT,
	contact: TEXT,
	address: TEXT,
	data: TEXT,
	period: TEXT,
	recipient: TEXT,
	country: TEXT,
	safeguard: TEXT,
	task: TEXT,
};

function checkControllers(controllers: CheckedRecordFields["controllers"], policy: PrivacyPolicy): void {
	const covered = new Set(coveredOperators(policy));
	controllers.forEach(({ operatorId }, index) => {
		if (!covered.delete(operatorId)) {
			throw new ReapproError(
				"INPUT_INVALID",
				"Name each operator once, and only operators that the policy covers.",
				`controllers[${index}].operatorId`,
			);
		}
	});
	if (covered.size > 0) {
		throw new ReapproError(
			"INPUT_INVALID",
			"Name the controller of every operator that the policy covers; some are missing.",
			"controllers",
		);
	}
}

/**
 * Checks names, contacts, measures and periods of a record.
 *
 * @param given the input without policy, receipts and locale
 * @param policy a genuine policy
 * @returns the checked fields, defaults filled in
 * @throws {ReapproError} `INPUT_INVALID` with the path of the first finding
 */
export function checkRecordFields(given: unknown, policy: PrivacyPolicy): CheckedRecordFields {
	const fields = checkWithSchema(givenFields, given, { code: "INPUT_INVALID", advice: ADVICE });
	checkControllers(fields.controllers, policy);
	return fields;
}
