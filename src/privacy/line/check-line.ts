import type { PackedDate } from "../personal-data/birth-date.js";
import type { OperatorRights } from "../policy/agreement-rights.js";
import type { PolicyIndex } from "../policy/policy-index.js";
import type { WithdrawnIds } from "../policy/withdrawals.js";
import { REASON, type ReasonMask } from "../reasons.js";
import { checkAgreement } from "./check-agreement.js";
import { checkConsent } from "./check-consent.js";
import { absenceReasons, dateReasons, idReasons } from "./field-checks.js";
import { type CheckedId, type LineCopy, UNREADABLE } from "./line-copy.js";
import { nestedReasons } from "./nested-values.js";

/** What the policy says of one operator. */
export interface OperatorTerms {
	/** `undefined` for an operator without agreement. */
	readonly rights: OperatorRights | undefined;
	/** `undefined` when nothing of the operator is withdrawn. */
	readonly withdrawn: WithdrawnIds | undefined;
}

/** A nested object is looked into only where its place was found to be wrong. */
const MAY_BE_NESTED = REASON.FIELD_TYPE | REASON.OPT_IN_NOT_TRUE;

function optInReasons(optIn: unknown): ReasonMask {
	if (optIn === true || optIn === UNREADABLE) return 0;
	return optIn === undefined ? REASON.OPT_IN_MISSING : REASON.OPT_IN_NOT_TRUE;
}

function skuReasons(copy: LineCopy, index: PolicyIndex): ReasonMask {
	const { sku } = copy;
	const number = typeof sku === "string" ? index.catalogue.get(sku) : undefined;
	if (number !== undefined) {
		copy.skuNumber = number;
		return 0;
	}
	const form = idReasons(sku, true, index.lastBirthDate);
	const hasForm = typeof sku === "string" && (form & REASON.FIELD_FORMAT) === 0;
	return form | (hasForm ? REASON.SKU_UNKNOWN : 0);
}

function quantityReasons(quantity: unknown, kind: unknown, maxQuantity: number): ReasonMask {
	if (typeof quantity !== "number") return absenceReasons(quantity, true);
	const size = Math.abs(quantity);
	if (!(Number.isSafeInteger(size) && size >= 1 && size <= maxQuantity)) return REASON.FIELD_RANGE;
	const wrongSign =
		kind === "return" ? quantity > 0 : (kind === undefined || kind === "order") && quantity < 0;
	return wrongSign ? REASON.FIELD_RANGE : 0;
}

function kindReasons(kind: unknown): ReasonMask {
	if (kind === "order" || kind === "return") return 0;
	return typeof kind === "string" ? REASON.FIELD_FORMAT : absenceReasons(kind, false);
}

function operatorReasons(copy: LineCopy, index: PolicyIndex, terms: OperatorTerms | undefined): ReasonMask {
	if (terms?.rights !== undefined) return 0;
	return idReasons(copy.operatorId, true, index.lastBirthDate);
}

/** Reasons of an id that may be absent; the lines of a case, and so of a site, often follow each other. */
function repeatedIdReasons(value: unknown, last: CheckedId, lastBirthDate: PackedDate): ReasonMask {
	if (value !== last.id) {
		last.reasons = idReasons(value, false, lastBirthDate);
		last.id = value;
	}
	return last.reasons;
}

function isWithdrawn(copy: LineCopy, withdrawn: WithdrawnIds | undefined): boolean {
	return (
		withdrawn !== undefined &&
		(withdrawn.lineIds.has(copy.lineId as string) ||
			withdrawn.caseRefs.has(copy.caseRef as string) ||
			withdrawn.consentRefs.has(copy.ref as string))
	);
}

/**
 * Checks one line against the policy, on its copy alone.
 *
 * @param copy a line that was read; `copy.day` is set when `orderedOn` is a date
 * @param index the policy's look-up tables
 * @param terms what the policy says of the line's operator; `undefined` when its id can not be read
 * @returns every reason that holds; 0 when the line passes
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * const copy = new LineCopy();
 * readLine({ lineId: "L-1", operatorId: "op-1", sku: "urn", quantity: 1, orderedOn: "2026-11-20", optIn: true }, copy);
 * reasonsOf(checkLine(copy, indexOfPolicy(policy), { rights: undefined, withdrawn: undefined })); // => ["OPERATOR_UNKNOWN"]
 */
export function checkLine(copy: LineCopy, index: PolicyIndex, terms: OperatorTerms | undefined): ReasonMask {
	if (!copy.isRead) return copy.reasons;
	const { lastBirthDate } = index;
	const day = copy.days.of(copy.orderedOn);
	let reasons =
		copy.reasons |
		optInReasons(copy.optIn) |
		idReasons(copy.lineId, true, lastBirthDate) |
		repeatedIdReasons(copy.caseRef, copy.lastCaseRef, lastBirthDate) |
		repeatedIdReasons(copy.siteId, copy.lastSiteId, lastBirthDate) |
		operatorReasons(copy, index, terms) |
		skuReasons(copy, index) |
		kindReasons(copy.kind) |
		quantityReasons(copy.quantity, copy.kind, index.maxQuantity) |
		checkConsent(copy, index);
	if (day === undefined) reasons |= dateReasons(copy.orderedOn, true);
	else {
		copy.day = day;
		if (day > index.processingDay) reasons |= REASON.ORDER_IN_FUTURE;
	}
	if (terms !== undefined) {
		reasons |= checkAgreement(terms.rights, day);
		if (isWithdrawn(copy, terms.withdrawn)) reasons |= REASON.CONSENT_WITHDRAWN;
	}
	if ((reasons & MAY_BE_NESTED) !== 0) reasons |= nestedReasons(copy);
	return reasons;
}
