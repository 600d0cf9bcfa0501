import type { LineCopy } from "../line/line-copy.js";

/** All that one operator's lines say under one `consent.ref`. */
export interface ConsentSource {
	/** Whether any line of the operator carries a withdrawal of it. */
	withdrawn: boolean;
	/** The wordings of it that passed; nearly always one. */
	first: ConsentRecord | undefined;
	others: ConsentRecord[] | undefined;
}

/** One wording of a family's consent; lines with the same record share it, so that records compare by identity. */
export interface ConsentRecord {
	readonly source: ConsentSource;
	readonly purposes: readonly unknown[];
	readonly grantedOn: unknown;
	readonly expiresOn: unknown;
	readonly noticeVersion: unknown;
}

function arePurposesOf(copy: LineCopy, purposes: readonly unknown[]): boolean {
	if (purposes.length !== copy.purposeCount) return false;
	for (let at = 0; at < purposes.length; at++) if (purposes[at] !== copy.purposes[at]) return false;
	return true;
}

const isRecordOf = (copy: LineCopy, record: ConsentRecord): boolean =>
	record.grantedOn === copy.grantedOn &&
	record.expiresOn === copy.expiresOn &&
	record.noticeVersion === copy.noticeVersion &&
	arePurposesOf(copy, record.purposes);

/** Lists of purposes that are kept for sharing; there are few orders in which three purposes are written. */
const SHARED_LISTS = 8;

/** The consent records of the lines that passed. */
export class ConsentRecords {
	readonly #lists: (readonly unknown[])[] = [];

	/** The record of a line's consent: the one that an equal line got before, if there was one. */
	of(copy: LineCopy, source: ConsentSource): ConsentRecord {
		if (source.first === undefined) {
			source.first = this.#record(copy, source);
			return source.first;
		}
		if (isRecordOf(copy, source.first)) return source.first;
		source.others ??= [];
		const known = source.others.find((record) => isRecordOf(copy, record));
		if (known !== undefined) return known;
		const record = this.#record(copy, source);
		source.others.push(record);
		return record;
	}

	#record(copy: LineCopy, source: ConsentSource): ConsentRecord {
		const { grantedOn, expiresOn, noticeVersion } = copy;
		return { source, purposes: this.#purposes(copy), grantedOn, expiresOn, noticeVersion };
	}

	#purposes(copy: LineCopy): readonly unknown[] {
		for (const list of this.#lists) if (arePurposesOf(copy, list)) return list;
		const list = copy.purposes.slice(0, copy.purposeCount);
		if (this.#lists.length < SHARED_LISTS) this.#lists.push(list);
		return list;
	}
}
