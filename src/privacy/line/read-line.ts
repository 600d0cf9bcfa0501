import { hasArrayPrototype, hasPlainPrototype } from "../plain-prototype.js";
import { REASON } from "../reasons.js";
import { type LineCopy, readingsOf, UNREADABLE } from "./line-copy.js";
import { plainContent } from "./plain-content.js";

const { getOwnPropertyDescriptor, getOwnPropertyNames, getOwnPropertySymbols, hasOwn } = Object;
const { ownKeys } = Reflect;

const LINE_FIELDS: ReadonlySet<string> = new Set([
	"lineId",
	"caseRef",
	"operatorId",
	"siteId",
	"sku",
	"kind",
	"quantity",
	"orderedOn",
	"optIn",
	"consent",
]);
const CONSENT_FIELDS: ReadonlySet<string> = new Set([
	"ref",
	"purposes",
	"grantedOn",
	"expiresOn",
	"withdrawnOn",
	"noticeVersion",
]);

const LINE_DEPTH = 1;
const CONSENT_DEPTH = 2;

/**
 * The value of an own data property, read once. A data descriptor has an own `writable`, which is faster to look at
 * than `hasOwn`, as long as nobody put one on `Object.prototype`.
 */
function read(source: object, key: string, copy: LineCopy): unknown {
	const descriptor = getOwnPropertyDescriptor(source, key);
	if (descriptor === undefined) return undefined;
	copy.found += 1;
	if (descriptor.writable === undefined || (copy.isPolluted && !hasOwn(descriptor, "value"))) {
		copy.reasons |= REASON.NOT_PLAIN_DATA;
		return UNREADABLE;
	}
	if (!descriptor.enumerable) copy.reasons |= REASON.NOT_PLAIN_DATA;
	return descriptor.value;
}

/** Whether an object has more or fewer own keys than `count`; two calls that engines answer faster than `ownKeys`. */
const hasOtherKeys = (source: object, count: number): boolean =>
	getOwnPropertyNames(source).length !== count || getOwnPropertySymbols(source).length !== 0;

/** Looks at every key of an object that holds more or fewer than the known ones that were found. */
function readOtherKeys(source: object, fields: ReadonlySet<string>, depth: number, copy: LineCopy): void {
	const keys = ownKeys(source);
	const known = copy.found;
	const contents: string[] = [];
	const readings = readingsOf(copy);
	for (const key of keys) {
		if (typeof key !== "string") copy.reasons |= REASON.NOT_PLAIN_DATA;
		else if (!fields.has(key)) {
			copy.reasons |= REASON.FIELD_UNKNOWN;
			const content = plainContent(read(source, key, copy), depth + 1, readings);
			if (content === undefined) copy.reasons |= REASON.NOT_PLAIN_DATA;
			contents.push(`${depth}:${key.length}:${key}=${content}`);
		}
	}
	// Keys that were read but are not listed: a Proxy that says different things.
	if (keys.length < known) copy.reasons |= REASON.NOT_PLAIN_DATA;
	copy.unknownContent += contents.sort().join();
}

/** Whether an object was not read before in this line, where it stood in another place or under an unknown key. */
function mayRead(value: object, copy: LineCopy): boolean {
	if (value !== copy.line && copy.readings?.has(value) !== true) return true;
	copy.reasons |= REASON.NOT_PLAIN_DATA;
	return false;
}

function readPurposes(value: unknown, copy: LineCopy): void {
	copy.purposesGiven = value;
	if (!Array.isArray(value)) return;
	if (!mayRead(value, copy)) {
		copy.purposesGiven = UNREADABLE;
		return;
	}
	const length = Number(getOwnPropertyDescriptor(value, "length")?.value);
	if (!hasArrayPrototype(value) || hasOtherKeys(value, length + 1)) {
		copy.reasons |= REASON.NOT_PLAIN_DATA;
		copy.purposesGiven = UNREADABLE;
		return;
	}
	copy.hasPurposes = true;
	copy.purposesRead = value;
	copy.purposeCount = length;
	for (let index = 0; index < length; index++) {
		copy.purposes[index] = read(value, String(index), copy);
	}
}

function readConsent(consent: object, copy: LineCopy): void {
	if (!mayRead(consent, copy) || !hasPlainPrototype(consent)) {
		copy.reasons |= REASON.NOT_PLAIN_DATA;
		copy.consent = UNREADABLE;
		return;
	}
	copy.hasConsent = true;
	copy.consentRead = consent;
	copy.found = 0;
	copy.ref = read(consent, "ref", copy);
	const purposes = read(consent, "purposes", copy);
	copy.grantedOn = read(consent, "grantedOn", copy);
	copy.expiresOn = read(consent, "expiresOn", copy);
	copy.withdrawnOn = read(consent, "withdrawnOn", copy);
	copy.noticeVersion = read(consent, "noticeVersion", copy);
	if (hasOtherKeys(consent, copy.found)) readOtherKeys(consent, CONSENT_FIELDS, CONSENT_DEPTH, copy);
	readPurposes(purposes, copy);
}

/** Reads the fields that may be absent only where the object holds more names than were found. */
function readFields(line: object, copy: LineCopy): void {
	copy.line = line;
	const names = getOwnPropertyNames(line).length;
	copy.lineId = read(line, "lineId", copy);
	copy.operatorId = read(line, "operatorId", copy);
	copy.sku = read(line, "sku", copy);
	copy.quantity = read(line, "quantity", copy);
	copy.orderedOn = read(line, "orderedOn", copy);
	copy.optIn = read(line, "optIn", copy);
	if (copy.found < names) copy.caseRef = read(line, "caseRef", copy);
	if (copy.found < names) copy.siteId = read(line, "siteId", copy);
	if (copy.found < names) copy.kind = read(line, "kind", copy);
	const consent = copy.found < names ? read(line, "consent", copy) : undefined;
	if (copy.found !== names || getOwnPropertySymbols(line).length !== 0) {
		readOtherKeys(line, LINE_FIELDS, LINE_DEPTH, copy);
	}
	copy.consent = consent;
	if (typeof consent === "object" && consent !== null && !Array.isArray(consent)) readConsent(consent, copy);
	copy.isRead = true;
}

/**
 * Copies what is known of an order line, each own data property once; no getter, `toJSON` or `valueOf` is called.
 *
 * @param line anything
 * @param copy where to; what it held before is forgotten
 * @returns nothing; `copy.reasons` holds `NOT_PLAIN_DATA` and `FIELD_UNKNOWN` where they apply, `copy.isRead` whether
 * the fields could be read
 * @example
 * const copy = new LineCopy();
 * readLine({ lineId: "L-1", quantity: 2 }, copy);
 * copy.quantity; // => 2
 */
export function readLine(line: unknown, copy: LineCopy): void {
	copy.clear();
	try {
		if (typeof line === "object" && line !== null && !Array.isArray(line) && hasPlainPrototype(line)) {
			readFields(line, copy);
		}
	} catch {
		// A trap of a Proxy threw; what it threw may hold a name and is dropped.
	}
	if (!copy.isRead) copy.reasons = REASON.NOT_PLAIN_DATA;
}
