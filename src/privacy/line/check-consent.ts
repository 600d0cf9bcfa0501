import type { PolicyIndex } from "../policy/policy-index.js";
import { REASON, type ReasonMask } from "../reasons.js";
import { absenceReasons, dateReasons, idFormReasons, idReasons } from "./field-checks.js";
import { type LineCopy, UNREADABLE } from "./line-copy.js";

function purposeReasons(copy: LineCopy, index: PolicyIndex): ReasonMask {
	if (!copy.hasPurposes) return absenceReasons(copy.purposesGiven, true);
	let reasons: ReasonMask = REASON.CONSENT_PURPOSE;
	for (let at = 0; at < copy.purposeCount; at++) {
		const purpose = copy.purposes[at];
		if (purpose === index.purpose) reasons &= ~REASON.CONSENT_PURPOSE;
		else if (typeof purpose !== "string") reasons |= purpose === UNREADABLE ? 0 : REASON.FIELD_TYPE;
		else if (purpose !== "replenishment" && purpose !== "habit-analysis" && purpose !== "group-purchasing") {
			reasons |= REASON.CONSENT_UNKNOWN_PURPOSE;
		}
	}
	return reasons;
}

function periodReasons(copy: LineCopy, index: PolicyIndex): ReasonMask {
	const { processingDay, maxConsentAgeDays } = index;
	const grantedOn = copy.days.of(copy.grantedOn);
	const expiresOn = copy.days.of(copy.expiresOn);
	let reasons: ReasonMask = 0;
	if (grantedOn === undefined) reasons |= dateReasons(copy.grantedOn, true);
	else if (grantedOn > processingDay) reasons |= REASON.CONSENT_NOT_YET_GIVEN;
	else if (processingDay - grantedOn > maxConsentAgeDays) reasons |= REASON.CONSENT_STALE;
	if (expiresOn === undefined) reasons |= dateReasons(copy.expiresOn, false);
	else if (expiresOn < processingDay) reasons |= REASON.CONSENT_EXPIRED;
	return reasons;
}

/** Whatever stands in `withdrawnOn`, somebody took the consent back. */
function withdrawalReasons(copy: LineCopy): ReasonMask {
	if (copy.withdrawnOn === undefined) return 0;
	const isDate = copy.days.of(copy.withdrawnOn) !== undefined;
	return REASON.CONSENT_WITHDRAWN | (isDate ? 0 : dateReasons(copy.withdrawnOn, false));
}

/** A version that the policy lists is the notice's; a plain date names many of them, and no birth is told by it. */
function noticeReasons(copy: LineCopy, index: PolicyIndex): ReasonMask {
	const { noticeVersion } = copy;
	const isListed = typeof noticeVersion === "string" && index.noticeVersions?.has(noticeVersion) === true;
	const isPlain = isListed || copy.days.of(noticeVersion) !== undefined;
	const own = isPlain
		? idFormReasons(noticeVersion, false)
		: idReasons(noticeVersion, false, index.lastBirthDate);
	const isKnown = index.noticeVersions === undefined || isListed || noticeVersion === UNREADABLE;
	return own | (isKnown ? 0 : REASON.NOTICE_UNKNOWN);
}

/**
 * Checks the consent record of a line; one that is given is checked in full whatever evidence the policy asks for.
 *
 * @param copy a line that was read
 * @param index the policy's look-up tables
 * @returns every reason that holds
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [], evidence: "record" });
 * checkConsent(new LineCopy(), indexOfPolicy(policy)) === REASON.CONSENT_MISSING; // => true
 */
export function checkConsent(copy: LineCopy, index: PolicyIndex): ReasonMask {
	if (!copy.hasConsent) {
		if (copy.consent === undefined) return index.needsConsent ? REASON.CONSENT_MISSING : 0;
		return absenceReasons(copy.consent, false);
	}
	return (
		idReasons(copy.ref, true, index.lastBirthDate) |
		purposeReasons(copy, index) |
		periodReasons(copy, index) |
		withdrawalReasons(copy) |
		noticeReasons(copy, index)
	);
}
