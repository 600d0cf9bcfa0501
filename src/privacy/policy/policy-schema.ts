import * as z from "zod";
import { parseIsoDate } from "../../calendar/index.js";
import { isId } from "../ids.js";
import { isPersonalNumber } from "../personal-data/suspect.js";

const id = z.string().refine(isId);
const isoDate = z.string().refine((text) => parseIsoDate(text) !== undefined);
const positiveInteger = z.int().min(1);
const purpose = z.enum(["replenishment", "habit-analysis", "group-purchasing"]);

const agreement = z.strictObject({
	agreementId: id,
	version: positiveInteger,
	operatorId: id,
	purposes: z.array(purpose),
	groupId: id.optional(),
	signedOn: isoDate,
	validFrom: isoDate,
	validUntil: isoDate.optional(),
	terminatedOn: isoDate.optional(),
	historyFrom: isoDate,
	textSha256: z.string().regex(/^[0-9a-fA-F]{64}$/),
});

const withdrawal = z
	.strictObject({
		operatorId: id,
		lineId: id.optional(),
		caseRef: id.optional(),
		consentRef: id.optional(),
	})
	.refine(
		({ lineId, caseRef, consentRef }) =>
			lineId !== undefined || caseRef !== undefined || consentRef !== undefined,
	);

/** The floors are hard: a policy may be stricter, never laxer. */
const release = z.strictObject({
	minOperators: z.int().min(3).default(5),
	minOrders: z.int().min(5).default(10),
	maxSharePercent: z.number().positive().max(85).default(85),
	pPercent: z.number().min(10).default(15),
	coalition: z.int().min(1).default(2),
});

/** What `definePolicy` takes, field by field; rules between fields are in `policy-rules`. */
export const policySchema = z.strictObject({
	purpose,
	processingDate: isoDate,
	agreements: z.array(agreement),
	catalogue: z.array(id.refine((sku) => !isPersonalNumber(sku))),
	groupId: id.optional(),
	maxLineQuantity: positiveInteger.default(200),
	evidence: z.enum(["flag", "record"]).default("flag"),
	maxConsentAgeDays: z.int().min(1).max(1827).default(1827),
	noticeVersions: z.array(id).optional(),
	withdrawals: z.array(withdrawal).default([]),
	release: release.prefault({}),
});

/** A policy whose fields are right, one by one. */
export type CheckedPolicyInput = z.infer<typeof policySchema>;
