import type { LineCopy } from "../line/line-copy.js";

/** One wording of a family's consent; lines with the same record share it, so that records compare by identity. */
export interface ConsentRecord {
	readonly source: ConsentSource;
	readonly purposes: readonly unknown[];
	readonly grantedOn: unknown;
	readonly expiresOn: unknown;
	readonly noticeVersion: unknown;
}

/** All that one operator's lines say under one `consent.ref`. */
export interface ConsentSource {
	/** Whether any line of the operator carries a withdrawal of it. */
	withdrawn: boolean;
	readonly records: ConsentRecord[];
}

function isRecordOf(copy: LineCopy, record: ConsentRecord): boolean {
	if (
		record.grantedOn !== copy.grantedOn ||
		record.expiresOn !== copy.expiresOn ||
		record.noticeVersion !== copy.noticeVersion ||
		record.purposes.length !== copy.purposeCount
	) {
		return false;
	}
	for (let at = 0; at < copy.purposeCount; at++) {
		if (record.purposes[at] !== copy.purposes[at]) return false;
	}
	return true;
}

/**
 * The record of a line's consent, the one that an equal line got before if there was one.
 *
 * @param copy a line that passed the check
 * @param source what the operator's lines say under the same ref
 * @returns the shared record
 * @example
 * const copy = new LineCopy();
 * const source = { withdrawn: false, records: [] };
 * consentRecord(copy, source) === consentRecord(copy, source); // => true
 */
export function consentRecord(copy: LineCopy, source: ConsentSource): ConsentRecord {
	for (const record of source.records) if (isRecordOf(copy, record)) return record;
	const record = {
		source,
		purposes: copy.purposes.slice(0, copy.purposeCount),
		grantedOn: copy.grantedOn,
		expiresOn: copy.expiresOn,
		noticeVersion: copy.noticeVersion,
	};
	source.records.push(record);
	return record;
}
