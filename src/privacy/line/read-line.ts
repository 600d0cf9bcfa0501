import { hasArrayPrototype, hasPlainPrototype } from "../plain-prototype.js";
import { REASON } from "../reasons.js";
import { type LineCopy, UNREADABLE } from "./line-copy.js";
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
 * The value of an own data property, read once. `hasOwn` tells a data descriptor, also when somebody put `value`
 * on `Object.prototype`.
 */
function read(source: object, key: string, copy: LineCopy): unknown {
	const descriptor = getOwnPropertyDescriptor(source, key);
	if (descriptor === undefined) return undefined;
	copy.found += 1;
	if (!hasOwn(descriptor, "value")) {
		copy.reasons |= REASON.NOT_PLAIN_DATA;
		return UNREADABLE;
	}
	if (!descriptor.enumerable) copy.reasons |= REASON.NOT_PLAIN_DATA;
	return descriptor.value;
}

/** Whether an object has other own properties than those that were found; two calls that engines answer fast. */
const hasOtherKeys = (source: object, found: number): boolean =>
	getOwnPropertyNames(source).length !== found || getOwnPropertySymbols(source).length !== 0;

/** Looks at every key of an object that holds more or fewer than the known ones that were found. */
function readOtherKeys(source: object, fields: ReadonlySet<string>, depth: number, copy: LineCopy): void {
	const keys = ownKeys(source);
	const known = copy.found;
	const contents: string[] = [];
	for (const key of keys) {
		if (typeof key !== "string") copy.reasons |= REASON.NOT_PLAIN_DATA;
		else if (!fields.has(key)) {
			copy.reasons |= REASON.FIELD_UNKNOWN;
			const content = plainContent(read(source, key, copy), depth + 1);
			if (content === undefined) copy.reasons |= REASON.NOT_PLAIN_DATA;
			contents.push(`${depth}:${key.length}:${key}=${content ?? ""}`);
		}
	}
	// Keys that were read but are not listed: a Proxy that says different things.
	if (contents.length === 0 && keys.length < known) copy.reasons |= REASON.NOT_PLAIN_DATA;
	copy.unknownContent += contents.sort().join();
}

function readPurposes(value: unknown, copy: LineCopy): void {
	copy.purposesGiven = value;
	if (!Array.isArray(value)) return;
	const keys = ownKeys(value);
	const length = Number(getOwnPropertyDescriptor(value, "length")?.value);
	if (!hasArrayPrototype(value) || keys.length !== length + 1) {
		copy.reasons |= REASON.NOT_PLAIN_DATA;
		copy.purposesGiven = UNREADABLE;
		return;
	}
	copy.hasPurposes = true;
	copy.purposeCount = length;
	for (let index = 0; index < length; index++) {
		copy.purposes[index] = read(value, String(index), copy);
	}
}

function readConsent(consent: object, copy: LineCopy): void {
	if (!hasPlainPrototype(consent)) {
		copy.reasons |= REASON.NOT_PLAIN_DATA;
		copy.consent = UNREADABLE;
		return;
	}
	copy.hasConsent = true;
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

function readFields(line: object, copy: LineCopy): void {
	copy.found = 0;
	copy.lineId = read(line, "lineId", copy);
	copy.caseRef = read(line, "caseRef", copy);
	copy.operatorId = read(line, "operatorId", copy);
	copy.siteId = read(line, "siteId", copy);
	copy.sku = read(line, "sku", copy);
	copy.kind = read(line, "kind", copy);
	copy.quantity = read(line, "quantity", copy);
	copy.orderedOn = read(line, "orderedOn", copy);
	copy.optIn = read(line, "optIn", copy);
	const consent = read(line, "consent", copy);
	if (hasOtherKeys(line, copy.found)) readOtherKeys(line, LINE_FIELDS, LINE_DEPTH, copy);
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
