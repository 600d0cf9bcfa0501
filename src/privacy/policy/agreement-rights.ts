import { type DayNumber, parseIsoDate } from "../../calendar/index.js";
import { REASON, type ReasonMask } from "../reasons.js";
import type { Agreement, PrivacyPolicy } from "../types.js";

/** What the agreements of one operator allow in this run. */
export interface OperatorRights {
	/** Why no line of the operator can pass; 0 when an agreement covers the run. */
	readonly refusal: ReasonMask;
	/** First day of history that an agreement covers; `Infinity` when none does. */
	readonly historyFrom: DayNumber;
	/** The agreements that cover the run. */
	readonly agreements: readonly Agreement[];
}

/**
 * Whether an agreement is in force on a day.
 *
 * @param agreement a checked agreement
 * @param date the day, `YYYY-MM-DD`; such dates compare as texts
 * @returns true from signature and `validFrom` up to `validUntil`, before `terminatedOn`
 * @example
 * const agreement = { signedOn: "2026-01-10", validFrom: "2026-01-15", terminatedOn: "2026-11-23" };
 * isInForce(agreement, "2026-11-22"); // => true
 * isInForce(agreement, "2026-11-23"); // => false
 */
export function isInForce(
	{ signedOn, validFrom, validUntil, terminatedOn }: Agreement,
	date: string,
): boolean {
	return (
		signedOn <= date &&
		validFrom <= date &&
		(validUntil === undefined || date <= validUntil) &&
		(terminatedOn === undefined || date < terminatedOn)
	);
}

/** The highest version of each agreement, in force or not. */
function latestVersions(agreements: readonly Agreement[]): Set<Agreement> {
	const latest = new Map<string, Agreement>();
	for (const agreement of agreements) {
		const known = latest.get(agreement.agreementId);
		if (known === undefined || known.version < agreement.version) {
			latest.set(agreement.agreementId, agreement);
		}
	}
	return new Set(latest.values());
}

function rightsOf(own: readonly Agreement[], policy: PrivacyPolicy): OperatorRights {
	const inForce = own.filter((agreement) => isInForce(agreement, policy.processingDate));
	const forPurpose = inForce.filter(({ purposes }) => purposes.includes(policy.purpose));
	const isGroupRun = policy.purpose === "group-purchasing";
	// Own, because somebody may have put a groupId on Object.prototype.
	const agreements = forPurpose.filter(
		(agreement) =>
			!isGroupRun || (Object.hasOwn(agreement, "groupId") && agreement.groupId === policy.groupId),
	);
	const refusal =
		inForce.length === 0
			? REASON.AGREEMENT_NOT_IN_FORCE
			: forPurpose.length === 0
				? REASON.AGREEMENT_PURPOSE
				: agreements.length === 0
					? REASON.AGREEMENT_GROUP
					: 0;
	const days = agreements.map(({ historyFrom }) => parseIsoDate(historyFrom) as DayNumber);
	return { refusal, historyFrom: days.reduce((a, b) => Math.min(a, b), Infinity), agreements };
}

/**
 * What each operator that signed an agreement may have done with its lines in this run.
 *
 * One agreement must satisfy purpose, group and history together; since a line has one date, that is the earliest
 * `historyFrom` among the agreements that cover purpose and group.
 *
 * @param policy a checked policy
 * @returns rights by operator id
 * @example
 * agreementRights({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [] }).size; // => 0
 */
export function agreementRights(policy: PrivacyPolicy): ReadonlyMap<string, OperatorRights> {
	const latest = latestVersions(policy.agreements);
	const byOperator = new Map<string, Agreement[]>();
	for (const agreement of policy.agreements) {
		const own = byOperator.get(agreement.operatorId) ?? [];
		if (latest.has(agreement)) own.push(agreement);
		byOperator.set(agreement.operatorId, own);
	}
	return new Map([...byOperator].map(([operatorId, own]) => [operatorId, rightsOf(own, policy)]));
}
