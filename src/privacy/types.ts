/** What an order history may be used for. Nothing else has a representation. */
export type Purpose = "replenishment" | "habit-analysis" | "group-purchasing";

/** The family's consent record, checked in full wherever it is given. Dates are `YYYY-MM-DD`. */
export interface Consent {
	readonly ref: string;
	readonly purposes: readonly Purpose[];
	readonly grantedOn: string;
	readonly expiresOn?: string;
	readonly withdrawnOn?: string;
	readonly noticeVersion?: string;
}

/** One line of an operator's order history. Unknown fields are refused. */
export interface OrderLine {
	readonly lineId: string;
	readonly caseRef?: string;
	readonly operatorId: string;
	readonly siteId?: string;
	readonly sku: string;
	readonly kind?: "order" | "return";
	readonly quantity: number;
	readonly orderedOn: string;
	readonly optIn: true;
	readonly consent?: Consent;
}

/** The operator's signed contract amendment. */
export interface Agreement {
	readonly agreementId: string;
	readonly version: number;
	readonly operatorId: string;
	readonly purposes: readonly Purpose[];
	readonly groupId?: string;
	readonly signedOn: string;
	readonly validFrom: string;
	readonly validUntil?: string;
	readonly terminatedOn?: string;
	readonly historyFrom: string;
	readonly textSha256: string;
}

/** Lines to be left out because a family took its consent back; any id that matches withdraws the line. */
export interface Withdrawal {
	readonly operatorId: string;
	readonly lineId?: string;
	readonly caseRef?: string;
	readonly consentRef?: string;
}

/** When a figure of several operators may be shown. */
export interface ReleaseRules {
	readonly minOperators: number;
	readonly minOrders: number;
	readonly maxSharePercent: number;
	readonly pPercent: number;
	readonly coalition: number;
}

/** What `definePolicy` takes. */
export interface PolicyInput {
	readonly purpose: Purpose;
	readonly processingDate: string;
	readonly agreements: readonly Agreement[];
	readonly catalogue: readonly string[];
	readonly groupId?: string;
	readonly maxLineQuantity?: number;
	readonly evidence?: "flag" | "record";
	readonly maxConsentAgeDays?: number;
	readonly noticeVersions?: readonly string[];
	readonly withdrawals?: readonly Withdrawal[];
	readonly release?: Partial<ReleaseRules>;
}

/** A policy that `definePolicy` made: frozen, defaults filled in. */
export interface PrivacyPolicy {
	readonly purpose: Purpose;
	readonly processingDate: string;
	readonly agreements: readonly Agreement[];
	readonly catalogue: readonly string[];
	readonly groupId?: string;
	readonly maxLineQuantity: number;
	readonly evidence: "flag" | "record";
	readonly maxConsentAgeDays: number;
	readonly noticeVersions?: readonly string[];
	readonly withdrawals: readonly Withdrawal[];
	readonly release: ReleaseRules;
}

/** Every reason for which a line can be refused. */
export type ReasonCode =
	| "NOT_PLAIN_DATA"
	| "OPT_IN_MISSING"
	| "OPT_IN_NOT_TRUE"
	| "FIELD_MISSING"
	| "FIELD_UNKNOWN"
	| "FIELD_TYPE"
	| "FIELD_FORMAT"
	| "FIELD_RANGE"
	| "DATE_INVALID"
	| "ORDER_IN_FUTURE"
	| "ORDER_BEFORE_HISTORY"
	| "OPERATOR_UNKNOWN"
	| "AGREEMENT_NOT_IN_FORCE"
	| "AGREEMENT_PURPOSE"
	| "AGREEMENT_GROUP"
	| "SKU_UNKNOWN"
	| "CONSENT_MISSING"
	| "CONSENT_PURPOSE"
	| "CONSENT_UNKNOWN_PURPOSE"
	| "CONSENT_NOT_YET_GIVEN"
	| "CONSENT_EXPIRED"
	| "CONSENT_STALE"
	| "CONSENT_WITHDRAWN"
	| "NOTICE_UNKNOWN"
	| "DUPLICATE_LINE"
	| "DUPLICATE_CONFLICT"
	| "PERSONAL_DATA_SUSPECTED"
	| "JSON_INVALID"
	| "INTERNAL";

/** A refused line: its place in the input and why, nothing of its content. */
export interface Refusal {
	readonly index: number;
	readonly reasons: readonly ReasonCode[];
}

/** At least and at most so many lines; exact when both are equal. */
export interface CountRange {
	readonly from: number;
	readonly to: number;
}

/** What was admitted under which rights; plain data without any id of a line, fit for an auditor. */
export interface AdmissionReceipt {
	readonly schemaVersion: 1;
	readonly libraryVersion: string;
	readonly policyHash: string;
	readonly purpose: Purpose;
	readonly groupId?: string;
	readonly processingDate: string;
	/** `linesRefused` and `linesAdmitted` together. */
	readonly linesRead: CountRange;
	readonly linesAdmitted: number;
	/** Exact when every reason is; else what the counts by reason imply and nothing more. */
	readonly linesRefused: CountRange;
	/**
	 * Lines by reason, in the order of `ReasonCode`; a line with two reasons counts in both. 1 to 4 lines are told as
	 * that range.
	 */
	readonly refusedByReason: readonly { readonly reason: ReasonCode; readonly lines: CountRange }[];
	/** The agreements in force on the processing date that the run relied on. */
	readonly agreements: readonly {
		readonly agreementId: string;
		readonly version: number;
		readonly textSha256: string;
	}[];
	/** What `verifyBatchCommitment` holds the admitted lines against; present when the run was given a nonce. */
	readonly commitment?: string;
}
