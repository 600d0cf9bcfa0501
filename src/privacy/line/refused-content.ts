import { contentHash } from "./content-hash.js";
import { type LineCopy, readingsOf } from "./line-copy.js";
import { plainContent, primitiveContent } from "./plain-content.js";

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/**
 * A number for the content of a refused line, defaults filled in, so that an exact repeat of it can be told from a
 * different line with the same id.
 *
 * @param copy a line that was read
 * @returns equal for equal content, key order apart
 * @example
 * const copy = new LineCopy();
 * readLine({ lineId: "L-1", quantity: 0 }, copy);
 * const first = refusedContent(copy);
 * readLine({ quantity: 0, lineId: "L-1", kind: "order" }, copy);
 * refusedContent(copy) === first; // => true
 */
export function refusedContent(copy: LineCopy): number {
	const contentOf = (value: unknown, depth: number): string | undefined =>
		isObject(value) ? plainContent(value, depth, readingsOf(copy)) : primitiveContent(value);
	const purposes = copy.hasPurposes ? copy.purposes.slice(0, copy.purposeCount) : [copy.purposesGiven];
	const parts = [
		contentOf(copy.lineId, 2),
		contentOf(copy.caseRef, 2),
		contentOf(copy.operatorId, 2),
		contentOf(copy.siteId, 2),
		contentOf(copy.sku, 2),
		contentOf(copy.kind ?? "order", 2),
		contentOf(copy.quantity, 2),
		contentOf(copy.orderedOn, 2),
		contentOf(copy.optIn, 2),
		copy.hasConsent ? "consent" : contentOf(copy.consent, 2),
		contentOf(copy.ref, 3),
		contentOf(copy.grantedOn, 3),
		contentOf(copy.expiresOn, 3),
		contentOf(copy.withdrawnOn, 3),
		contentOf(copy.noticeVersion, 3),
		copy.hasPurposes ? "purposes" : "",
		...purposes.map((purpose) => contentOf(purpose, 4)),
		copy.unknownContent,
	];
	return contentHash(parts.join());
}
