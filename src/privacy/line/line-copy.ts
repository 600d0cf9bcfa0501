import type { DayNumber } from "../../calendar/index.js";
import type { ReasonMask } from "../reasons.js";
import { KnownDays } from "./known-days.js";
import type { Readings } from "./plain-content.js";

/** Stands in a copy for a value that was not read: behind a getter, or a trap that failed. */
export const UNREADABLE = Symbol("unreadable");

/** What stood where an id may be absent, and what was found of it. */
export interface CheckedId {
	id: unknown;
	reasons: ReasonMask;
}

/**
 * What was read of one line, each property once; the check sees nothing else. One instance serves all lines, so
 * that copying allocates nothing.
 */
export class LineCopy {
	/** Reasons that were found while copying. */
	reasons: ReasonMask = 0;
	/** Whether the fields could be read at all. */
	isRead = false;
	/** Whether somebody put `writable` on `Object.prototype`, so that every descriptor seems to have one. */
	isPolluted = false;
	/** The objects whose fields are copied here: the line, its consent, the purposes. */
	line: object | undefined = undefined;
	consentRead: object | undefined = undefined;
	purposesRead: object | undefined = undefined;
	/** Own properties found so far of the object that is being read. */
	found = 0;
	lineId: unknown = undefined;
	caseRef: unknown = undefined;
	operatorId: unknown = undefined;
	siteId: unknown = undefined;
	sku: unknown = undefined;
	kind: unknown = undefined;
	quantity: unknown = undefined;
	orderedOn: unknown = undefined;
	optIn: unknown = undefined;
	/** The consent as it was given; only looked at when it is no object. */
	consent: unknown = undefined;
	/** Whether the consent is an object whose fields were read. */
	hasConsent = false;
	ref: unknown = undefined;
	grantedOn: unknown = undefined;
	expiresOn: unknown = undefined;
	withdrawnOn: unknown = undefined;
	noticeVersion: unknown = undefined;
	/** The purposes as they were given; only looked at when they are no array. */
	purposesGiven: unknown = undefined;
	hasPurposes = false;
	/** Elements of the purposes; the first `purposeCount` are of this line. */
	readonly purposes: unknown[] = [];
	purposeCount = 0;
	/** `orderedOn` as day number; set by the check, when it is a date. */
	day: DayNumber = 0;
	/** The dates of this line and of those before. */
	readonly days = new KnownDays();
	/** The case ref and the site of a line before, and what was found of them; not cleared. */
	readonly lastCaseRef: CheckedId = { id: undefined, reasons: 0 };
	readonly lastSiteId: CheckedId = { id: undefined, reasons: 0 };
	/** Place of `sku` in the catalogue; set by the check, when it is there. */
	skuNumber = 0;
	/** What was read of the objects in this line, so that none is read twice; not made before it is needed. */
	readings: Readings | undefined = undefined;
	/** Content of the fields that are not known, for the comparison of refused lines. */
	unknownContent = "";

	/** Forgets the line before. */
	clear(): void {
		this.reasons = 0;
		this.isRead = false;
		this.isPolluted = "writable" in Object.prototype;
		this.line = undefined;
		this.consentRead = undefined;
		this.purposesRead = undefined;
		this.found = 0;
		this.lineId = undefined;
		this.caseRef = undefined;
		this.operatorId = undefined;
		this.siteId = undefined;
		this.sku = undefined;
		this.kind = undefined;
		this.quantity = undefined;
		this.orderedOn = undefined;
		this.optIn = undefined;
		this.consent = undefined;
		this.hasConsent = false;
		this.ref = undefined;
		this.grantedOn = undefined;
		this.expiresOn = undefined;
		this.withdrawnOn = undefined;
		this.noticeVersion = undefined;
		this.purposesGiven = undefined;
		this.hasPurposes = false;
		this.purposeCount = 0;
		this.day = 0;
		this.skuNumber = 0;
		this.readings = undefined;
		this.unknownContent = "";
	}
}

/**
 * What was read of the objects in a line; the line itself, its consent and the purposes count as read.
 *
 * @param copy a line that is being read or checked
 * @returns its readings, made when first asked for
 * @example
 * readingsOf(new LineCopy()).size; // => 0
 */
export function readingsOf(copy: LineCopy): Readings {
	copy.readings ??= new Map();
	for (const own of [copy.line, copy.consentRead, copy.purposesRead]) {
		if (own !== undefined) copy.readings.set(own, undefined);
	}
	return copy.readings;
}
