import { REASON, type ReasonMask } from "../reasons.js";
import { type LineCopy, readingsOf } from "./line-copy.js";
import { plainContent, type Readings } from "./plain-content.js";

const LINE_VALUE_DEPTH = 2;
const CONSENT_VALUE_DEPTH = 3;
const PURPOSE_DEPTH = 4;

const isNotPlain = (value: unknown, depth: number, readings: Readings): boolean =>
	plainContent(value, depth, readings) === undefined;

/**
 * Looks into what stands where a text, a number or a flag belongs. Such a line is refused anyway; this says
 * whether they are plain data too.
 *
 * @param copy a line that was read
 * @returns `NOT_PLAIN_DATA` or 0
 * @example
 * const copy = new LineCopy();
 * readLine({ sku: { code: 1 } }, copy);
 * nestedReasons(copy); // => 0
 */
export function nestedReasons(copy: LineCopy): ReasonMask {
	const ofLine = [
		copy.lineId,
		copy.caseRef,
		copy.operatorId,
		copy.siteId,
		copy.sku,
		copy.kind,
		copy.quantity,
		copy.orderedOn,
		copy.optIn,
		copy.hasConsent ? undefined : copy.consent,
	];
	const ofConsent = [
		copy.ref,
		copy.grantedOn,
		copy.expiresOn,
		copy.withdrawnOn,
		copy.noticeVersion,
		copy.hasPurposes ? undefined : copy.purposesGiven,
	];
	const readings = readingsOf(copy);
	const nested =
		ofLine.some((value) => isNotPlain(value, LINE_VALUE_DEPTH, readings)) ||
		ofConsent.some((value) => isNotPlain(value, CONSENT_VALUE_DEPTH, readings)) ||
		copy.purposes.slice(0, copy.purposeCount).some((value) => isNotPlain(value, PURPOSE_DEPTH, readings));
	return nested ? REASON.NOT_PLAIN_DATA : 0;
}
