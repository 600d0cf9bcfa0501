export type { Admission } from "./admission/admission.js";
export { type AdmitOptions, admitOrderStream } from "./admission/admit-order-stream.js";
export { admitOrders } from "./admission/admit-orders.js";
export { type AdmissionTerms, type AdmittedOrders, admissionOf } from "./admitted-orders.js";
export { coveredOperators, definePolicy } from "./policy/define-policy.js";
export { policyHash } from "./policy/policy-hash.js";
export { REASON_CODES } from "./reasons.js";
export type { ReleaseCell, ReleaseRow } from "./release/atoms.js";
export {
	type CellContribution,
	type CellVerdict,
	judgeCell,
	type ReleaseRule,
} from "./release/judge-cell.js";
export { type ReleaseDecision, type ReleaseRequest, releaseCells } from "./release/release-cells.js";
export { admitOrderText } from "./text/admit-order-text.js";
export type {
	AdmissionReceipt,
	Agreement,
	Consent,
	OrderLine,
	PolicyInput,
	PrivacyPolicy,
	Purpose,
	ReasonCode,
	Refusal,
	ReleaseRules,
	Withdrawal,
} from "./types.js";
