import { type DayNumber, parseIsoDate } from "../../calendar/index.js";
import { lastBirthDate, type PackedDate } from "../personal-data/birth-date.js";
import type { PrivacyPolicy, Purpose } from "../types.js";
import { agreementRights, type OperatorRights } from "./agreement-rights.js";
import { type WithdrawnIds, withdrawnIds } from "./withdrawals.js";

/** Quantities are kept as 32-bit integers; a policy that allows more can not widen that. */
const LARGEST_QUANTITY = 2_147_483_647;

/** Look-up tables of a policy, made once. */
export interface PolicyIndex {
	readonly policy: PrivacyPolicy;
	readonly purpose: Purpose;
	readonly processingDay: DayNumber;
	readonly lastBirthDate: PackedDate;
	readonly maxQuantity: number;
	readonly needsConsent: boolean;
	readonly maxConsentAgeDays: number;
	readonly noticeVersions: ReadonlySet<string> | undefined;
	/** Place of each article in `policy.catalogue`. */
	readonly catalogue: ReadonlyMap<string, number>;
	readonly operators: ReadonlyMap<string, OperatorRights>;
	readonly withdrawals: ReadonlyMap<string, WithdrawnIds>;
}

/**
 * Builds the look-up tables of a policy.
 *
 * @param policy a checked policy
 * @returns its index
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * policyIndex(policy).needsConsent; // => false
 */
export function policyIndex(policy: PrivacyPolicy): PolicyIndex {
	const processingDay = parseIsoDate(policy.processingDate) as DayNumber;
	return {
		policy,
		purpose: policy.purpose,
		processingDay,
		lastBirthDate: lastBirthDate(processingDay),
		maxQuantity: Math.min(policy.maxLineQuantity, LARGEST_QUANTITY),
		needsConsent: policy.evidence === "record",
		maxConsentAgeDays: policy.maxConsentAgeDays,
		noticeVersions: policy.noticeVersions === undefined ? undefined : new Set(policy.noticeVersions),
		catalogue: new Map(policy.catalogue.map((sku, index) => [sku, index])),
		operators: agreementRights(policy),
		withdrawals: withdrawnIds(policy.withdrawals),
	};
}
