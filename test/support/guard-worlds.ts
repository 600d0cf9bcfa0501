import {
	type Agreement,
	definePolicy,
	type PolicyInput,
	type PrivacyPolicy,
	type Purpose,
	type ReasonCode,
} from "../../src/index.js";

/** A policy for tests of the guard, with what its lines may hold. */
export interface GuardWorld {
	readonly name: string;
	readonly policy: PrivacyPolicy;
	/** Operators whose lines may pass, with the first day of history. */
	readonly covered: readonly { readonly operatorId: string; readonly historyFrom: string }[];
	/** Operators that an agreement names without giving the right, with the reason. */
	readonly uncovered: readonly { readonly operatorId: string; readonly reason: ReasonCode }[];
}

export const TODAY = "2026-11-23";
export const GROUP = "gr-ouest-01";
/** Articles whose digits would be suspected elsewhere, among ordinary ones. */
export const CATALOGUE = [
	"COF-STD-PIN",
	"COF-OAK-22",
	"URN-STD-01",
	"3770001234567",
	"40123455",
	"10614141000415",
	"19480312",
	"12031948",
	"1948-03-12",
	"2000000017",
	"toString2",
] as const;
export const NOTICES = ["fr-2025-03", "fr-2026-01"] as const;

const OWN: readonly Purpose[] = ["replenishment"];
const BOTH: readonly Purpose[] = ["replenishment", "group-purchasing"];

let serial = 0;
const agreement = (operatorId: string, patch: Partial<Agreement> = {}): Agreement => ({
	agreementId: `ag-${operatorId}-${serial++}`,
	version: 1,
	operatorId,
	purposes: BOTH,
	groupId: GROUP,
	signedOn: "2022-12-10",
	validFrom: "2023-01-01",
	historyFrom: "2023-01-01",
	textSha256: "5a".repeat(32),
	...patch,
});
const later = (first: Agreement, patch: Partial<Agreement>): Agreement => ({
	...first,
	version: 2,
	...patch,
});
const replaced = agreement("op-replaced");
const improved = agreement("op-improved", { terminatedOn: "2025-01-01" });
const withoutGroup = (one: Agreement): Agreement => {
	const { groupId: _gone, ...rest } = one;
	return rest;
};

const AGREEMENTS: readonly Agreement[] = [
	agreement("op-k7f3m2qd"),
	agreement("op-z4h8w1xe", { historyFrom: "2024-02-29" }),
	// The id of an operator with an agreement is never suspected.
	agreement("0612345678"),
	agreement("op-lastday", { validUntil: TODAY }),
	agreement("op-endtomorrow", { terminatedOn: "2026-11-24" }),
	agreement("op-firstday", { signedOn: TODAY, validFrom: TODAY }),
	agreement("op-two", { purposes: ["habit-analysis"], historyFrom: "2020-01-01" }),
	agreement("op-two", { historyFrom: "2025-06-01" }),
	improved,
	later(improved, { terminatedOn: "2027-01-01" }),
	agreement("op-expired", { validUntil: "2026-11-22" }),
	agreement("op-notyet", { validFrom: "2026-11-24" }),
	agreement("op-ended", { terminatedOn: "2026-06-30" }),
	agreement("op-endtoday", { terminatedOn: TODAY }),
	agreement("op-unsigned", { signedOn: "2026-11-24" }),
	agreement("op-habits", { purposes: ["habit-analysis"] }),
	agreement("op-none", { purposes: [] }),
	replaced,
	later(replaced, { terminatedOn: "2026-11-01" }),
];
/** In the group run only: what an own-stock agreement or one of another group does not give. */
const GROUP_AGREEMENTS: readonly Agreement[] = [
	agreement("op-own", { purposes: OWN }),
	agreement("op-sud", { groupId: "gr-sud-02" }),
	withoutGroup(agreement("op-nogroup")),
	agreement("op-split", { purposes: OWN }),
	agreement("op-split", { purposes: ["group-purchasing"], groupId: "gr-sud-02" }),
];

const COVERED = [
	["op-k7f3m2qd", "2023-01-01"],
	["op-z4h8w1xe", "2024-02-29"],
	["0612345678", "2023-01-01"],
	["op-lastday", "2023-01-01"],
	["op-endtomorrow", "2023-01-01"],
	["op-firstday", "2023-01-01"],
	["op-two", "2025-06-01"],
	["op-improved", "2023-01-01"],
] as const;
const UNCOVERED: readonly (readonly [string, ReasonCode])[] = [
	["op-expired", "AGREEMENT_NOT_IN_FORCE"],
	["op-notyet", "AGREEMENT_NOT_IN_FORCE"],
	["op-ended", "AGREEMENT_NOT_IN_FORCE"],
	["op-endtoday", "AGREEMENT_NOT_IN_FORCE"],
	["op-unsigned", "AGREEMENT_NOT_IN_FORCE"],
	["op-replaced", "AGREEMENT_NOT_IN_FORCE"],
	["op-habits", "AGREEMENT_PURPOSE"],
	["op-none", "AGREEMENT_PURPOSE"],
];
const GROUP_UNCOVERED: readonly (readonly [string, ReasonCode])[] = [
	["op-own", "AGREEMENT_PURPOSE"],
	["op-sud", "AGREEMENT_GROUP"],
	["op-nogroup", "AGREEMENT_GROUP"],
	["op-split", "AGREEMENT_GROUP"],
];

/** Ids that the policy withdraws for each covered operator. */
export const WITHDRAWN = {
	lineId: "L-withdrawn",
	caseRef: "c-withdrawn",
	consentRef: "cs-withdrawn",
} as const;
const withdrawals = COVERED.flatMap(([operatorId]) => [
	{ operatorId, lineId: WITHDRAWN.lineId },
	{ operatorId, caseRef: WITHDRAWN.caseRef },
	{ operatorId, consentRef: WITHDRAWN.consentRef },
]);

function world(name: string, patch: Partial<PolicyInput>, uncovered: typeof UNCOVERED): GuardWorld {
	return {
		name,
		policy: definePolicy({
			purpose: "replenishment",
			processingDate: TODAY,
			agreements: AGREEMENTS,
			catalogue: CATALOGUE,
			withdrawals,
			...patch,
		}),
		covered: COVERED.map(([operatorId, historyFrom]) => ({ operatorId, historyFrom })),
		uncovered: uncovered.map(([operatorId, reason]) => ({ operatorId, reason })),
	};
}

/** Runs that ask for a consent record, for the flag alone, and for a buying group. */
export const GUARD_WORLDS: readonly GuardWorld[] = [
	world("consent records", { evidence: "record", noticeVersions: NOTICES }, UNCOVERED),
	world("the flag alone", { maxLineQuantity: 50, maxConsentAgeDays: 30 }, UNCOVERED),
	world(
		"a buying group",
		{
			purpose: "group-purchasing",
			groupId: GROUP,
			agreements: [...AGREEMENTS, ...GROUP_AGREEMENTS],
			noticeVersions: NOTICES,
		},
		[...UNCOVERED, ...GROUP_UNCOVERED],
	),
];
