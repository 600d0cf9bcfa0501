export type { Admission } from "./admission/admission.js";
export type { AdmitOptions, AdmitStreamOptions } from "./admission/admit-options.js";
export { admitOrderStream } from "./admission/admit-order-stream.js";
export { admitOrders } from "./admission/admit-orders.js";
export { type AdmissionTerms, type AdmittedOrders, admissionOf } from "./admitted-orders.js";
export type { ContributionBound, ProtectedUnit } from "./noise/contribution-bound.js";
export { createNoiseBudget, remainingMicroEpsilon } from "./noise/noise-budget.js";
export type { NoiseBudget, NoiseBudgetEntry, NoiseBudgetInput } from "./noise/noise-budget-types.js";
export type { NoiseScale } from "./noise/noise-scale.js";
export { noisyCounts } from "./noise/noisy-counts.js";
export type {
	Enforcement,
	NoiseOptions,
	NoisyAnswer,
	NoisyCounts,
	NoisyCountsOptions,
	UnitContribution,
} from "./noise/noisy-counts-types.js";
export { type NoisyDemandAnswer, type NoisyDemandOptions, noisyDemand } from "./noise/noisy-demand.js";
export type { RandomBytes } from "./noise/random-bytes.js";
export { coveredOperators, definePolicy } from "./policy/define-policy.js";
export { policyHash } from "./policy/policy-hash.js";
export { appendRun, emptyRunRegister, eraseRun, registerHead } from "./proof/append-run.js";
export { verifyBatchCommitment } from "./proof/batch-commitment.js";
export { type CanonicalJsonOptions, canonicalJson } from "./proof/canonical-json.js";
export { planDigest } from "./proof/plan-digest.js";
export type {
	RunEntry,
	RunNote,
	RunRecord,
	RunRegister,
	RunRegisterProblem,
	RunRegisterVerdict,
} from "./proof/run-register.js";
export { type RunRegisterPin, verifyRunRegister } from "./proof/verify-run-register.js";
export { drawsOf } from "./pseudonym/draws-of.js";
export { type PseudonymSubject, pseudonymOf } from "./pseudonym/pseudonym-of.js";
export { REASON_CODES } from "./reasons.js";
export type { ReleaseCell, ReleaseRow } from "./release/atoms.js";
export {
	type CellContribution,
	type CellVerdict,
	judgeCell,
	type ReleaseRule,
} from "./release/judge-cell.js";
export type {
	CoveredMember,
	GroupRun,
	PeriodVolume,
	RegisteredArticle,
	RegisteredRun,
	RegisteredVolume,
	RegisteredYear,
	ReleaseRegister,
	RunArticle,
	RunRelease,
} from "./release/register-types.js";
export { firstUnchangedYear } from "./release/registered-years.js";
export { type ReleaseDecision, type ReleaseRequest, releaseCells } from "./release/release-cells.js";
export { articlesPassingAlone, releaseRun } from "./release/release-run.js";
export { admitOrderText } from "./text/admit-order-text.js";
export { agreementTextHash } from "./transparency/agreement-text-hash.js";
export type { JsonLdDocument, JsonLdNode, JsonLdValue } from "./transparency/dpv/json-ld.js";
export { explainPolicy, policyText } from "./transparency/explain-policy.js";
export type {
	ExplainedRule,
	ExplainedSection,
	ExplainedTopic,
	PolicyExplanation,
} from "./transparency/explanation/policy-explanation.js";
export type { TransparencyLocale } from "./transparency/locale.js";
export { processingRecord } from "./transparency/processing-record.js";
export { processingRecordJsonLd } from "./transparency/processing-record-json-ld.js";
export type { ProcessingRecordInput } from "./transparency/record/record-input.js";
export type {
	ControllerEntry,
	DutyBearer,
	LegalBasis,
	ProcessingRecord,
	ProcessorEntry,
	RecordAgreement,
	RecordContact,
	RecordController,
	RecordDataCategory,
	RecordDuty,
	RecordParty,
	RecordRun,
	SpecialCategories,
} from "./transparency/record/record-types.js";
export { residualRisks } from "./transparency/residual-risks.js";
export type {
	CellRisk,
	ResidualRiskOptions,
	ResidualRisks,
	RiskDetail,
	RiskSentence,
	ShareRisk,
	UniqueLines,
} from "./transparency/risk/risk-types.js";
export type {
	AdmissionReceipt,
	Agreement,
	Consent,
	CountRange,
	OrderLine,
	PolicyInput,
	PrivacyPolicy,
	Purpose,
	ReasonCode,
	Refusal,
	ReleaseRules,
	Withdrawal,
} from "./types.js";
