import type { LineCopy } from "../line/line-copy.js";
import { LineIds } from "./line-ids.js";

/** Number of a consent or of one of its wordings; 0 for none. */
export type ConsentNumber = number;

/** One wording of a family's consent. */
interface Wording {
	readonly consent: ConsentNumber;
	readonly purposes: readonly unknown[];
	readonly grantedOn: unknown;
	readonly expiresOn: unknown;
	readonly noticeVersion: unknown;
	/** The next wording of the same consent; 0 for the last. Nearly always there is one wording. */
	next: number;
}

function arePurposesOf(copy: LineCopy, purposes: readonly unknown[]): boolean {
	if (purposes.length !== copy.purposeCount) return false;
	for (let at = 0; at < purposes.length; at++) if (purposes[at] !== copy.purposes[at]) return false;
	return true;
}

const isWordingOf = (copy: LineCopy, wording: Wording): boolean =>
	wording.grantedOn === copy.grantedOn &&
	wording.expiresOn === copy.expiresOn &&
	wording.noticeVersion === copy.noticeVersion &&
	arePurposesOf(copy, wording.purposes);

/** Lists of purposes that are kept for sharing; there are few orders in which three purposes are written. */
const SHARED_LISTS = 8;

/**
 * What the lines of each operator say under each `consent.ref`: whether any of them withdraws it, and in which
 * wordings it was given. Lines with the same wording get the same number, so that wordings compare as numbers.
 */
export class ConsentRecords {
	/** An entry is a consent's number less 1. */
	readonly #refs = new LineIds();
	readonly #withdrawn = new Set<ConsentNumber>();
	/** First wording of each consent, 0 before one has passed. */
	readonly #first: number[] = [0];
	readonly #wordings: (Wording | undefined)[] = [undefined];
	readonly #lists: (readonly unknown[])[] = [];

	/** Number of an operator's consent. */
	of(operator: number, ref: string): ConsentNumber {
		const known = this.#refs.find(operator, ref, undefined);
		if (known >= 0) return known + 1;
		this.#refs.keep();
		return this.#first.push(0) - 1;
	}

	/** Notes that a line takes the consent back. */
	withdraw(consent: ConsentNumber): void {
		this.#withdrawn.add(consent);
	}

	/** Whether any line took the consent back. */
	isWithdrawn(consent: ConsentNumber): boolean {
		return this.#withdrawn.has(consent);
	}

	/** Whether any line took the consent of a wording back. */
	isWordingWithdrawn(wording: number): boolean {
		return this.isWithdrawn(this.#wordings[wording]?.consent ?? 0);
	}

	/** Number of the wording of a line's consent: that of an equal line before, if there was one. */
	wordingOf(copy: LineCopy, consent: ConsentNumber): number {
		for (let at = this.#first[consent] as number; at !== 0; at = (this.#wordings[at] as Wording).next) {
			if (isWordingOf(copy, this.#wordings[at] as Wording)) return at;
		}
		const { grantedOn, expiresOn, noticeVersion } = copy;
		const number = this.#wordings.length;
		const purposes = this.#sharedPurposes(copy);
		const next = this.#first[consent] as number;
		this.#wordings.push({ consent, purposes, grantedOn, expiresOn, noticeVersion, next });
		this.#first[consent] = number;
		return number;
	}

	#sharedPurposes(copy: LineCopy): readonly unknown[] {
		for (const list of this.#lists) if (arePurposesOf(copy, list)) return list;
		const list = copy.purposes.slice(0, copy.purposeCount);
		if (this.#lists.length < SHARED_LISTS) this.#lists.push(list);
		return list;
	}
}
