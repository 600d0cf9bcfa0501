import { formatIsoDate } from "../../../calendar/index.js";
import type { OperatorRights } from "../../policy/agreement-rights.js";
import { indexOfPolicy } from "../../policy/define-policy.js";
import { reasonsOf } from "../../reasons.js";
import type { Agreement, PrivacyPolicy } from "../../types.js";
import { dateInWords, type TransparencyLocale, wordsInRow } from "../locale.js";
import { PURPOSE_NAMES } from "../purpose-words.js";
import { type AgreementStanding, OPERATOR_WORDS } from "./operator-words.js";
import { type ExplainedRule, type ExplainedSection, explainedRule } from "./policy-explanation.js";

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The highest version of each agreement id. */
function highestVersions(agreements: readonly Agreement[]): ReadonlyMap<string, number> {
	const highest = new Map<string, number>();
	for (const { agreementId, version } of agreements) {
		highest.set(agreementId, Math.max(version, highest.get(agreementId) ?? version));
	}
	return highest;
}

/** Agreements by operator, by id and version. */
function agreementsByOperator({ agreements }: PrivacyPolicy): ReadonlyMap<string, readonly Agreement[]> {
	const byOperator = new Map<string, Agreement[]>();
	for (const agreement of agreements) {
		const own = byOperator.get(agreement.operatorId);
		if (own === undefined) byOperator.set(agreement.operatorId, [agreement]);
		else own.push(agreement);
	}
	for (const own of byOperator.values()) {
		own.sort((a, b) => compare(a.agreementId, b.agreementId) || a.version - b.version);
	}
	return byOperator;
}

function standingOf(agreement: Agreement, highest: number, policy: PrivacyPolicy): AgreementStanding {
	const date = policy.processingDate;
	const { version, signedOn, validFrom, validUntil, terminatedOn, purposes, groupId } = agreement;
	if (version < highest) return { is: "replaced", byVersion: highest };
	if (signedOn > date) return { is: "not-signed" };
	if (validFrom > date) return { is: "not-begun" };
	if (terminatedOn !== undefined && terminatedOn <= date) return { is: "terminated" };
	if (validUntil !== undefined && validUntil < date) return { is: "run-out" };
	if (!purposes.includes(policy.purpose)) return { is: "other-purpose" };
	if (policy.purpose === "group-purchasing" && groupId !== policy.groupId) return { is: "other-group" };
	return { is: "covers" };
}

function operatorRule(
	operatorId: string,
	{ refusal, historyFrom }: OperatorRights,
	policy: PrivacyPolicy,
	locale: TransparencyLocale,
): ExplainedRule {
	const words = OPERATOR_WORDS[locale];
	const [reason] = reasonsOf(refusal);
	if (reason === undefined) {
		const first = dateInWords(formatIsoDate(historyFrom), locale);
		return explainedRule(words.covered(operatorId, first), "ORDER_BEFORE_HISTORY");
	}
	const text =
		reason === "AGREEMENT_NOT_IN_FORCE"
			? words.notInForce(operatorId, dateInWords(policy.processingDate, locale))
			: reason === "AGREEMENT_PURPOSE"
				? words.otherPurpose(operatorId)
				: words.otherGroup(operatorId);
	return explainedRule(text, reason);
}

function agreementRule(
	agreement: Agreement,
	standing: AgreementStanding,
	locale: TransparencyLocale,
): ExplainedRule {
	const words = OPERATOR_WORDS[locale];
	const { agreementId, version, operatorId, signedOn, validFrom, validUntil, terminatedOn } = agreement;
	const { historyFrom, groupId, textSha256 } = agreement;
	const names = agreement.purposes.map((purpose) => PURPOSE_NAMES[locale][purpose]);
	const purposes = names.length === 0 ? words.noPurpose : wordsInRow(names, locale);
	const dates = { signedOn, validFrom, validUntil, terminatedOn, historyFrom };
	return explainedRule(
		[
			words.agreement(agreementId, version, operatorId, dates),
			words.scope(purposes, groupId),
			words.fingerprint(textSha256),
			words.standing(standing),
		].join(" "),
	);
}

/**
 * Explains which operators are covered, under which agreement, and why others are not.
 *
 * @param policy a genuine policy
 * @param locale language
 * @returns the section; operators and agreements in code unit order
 */
export function operatorSection(policy: PrivacyPolicy, locale: TransparencyLocale): ExplainedSection {
	const words = OPERATOR_WORDS[locale];
	const isGroupRun = policy.purpose === "group-purchasing";
	const date = dateInWords(policy.processingDate, locale);
	const operators = [...indexOfPolicy(policy).operators].sort(([a], [b]) => compare(a, b));
	const highest = highestVersions(policy.agreements);
	const agreements = agreementsByOperator(policy);
	const ofOperator = ([operatorId, rights]: readonly [string, OperatorRights]): ExplainedRule[] => [
		operatorRule(operatorId, rights, policy, locale),
		...(agreements.get(operatorId) ?? []).map((agreement) => {
			const top = highest.get(agreement.agreementId) as number;
			return agreementRule(agreement, standingOf(agreement, top, policy), locale);
		}),
	];
	return {
		topic: "operators",
		title: words.title,
		rules: [
			explainedRule(words.signed, "OPERATOR_UNKNOWN"),
			explainedRule(words.counts(isGroupRun)),
			explainedRule(
				words.closed(date, isGroupRun),
				"AGREEMENT_NOT_IN_FORCE",
				"AGREEMENT_PURPOSE",
				...(isGroupRun ? (["AGREEMENT_GROUP"] as const) : []),
			),
			explainedRule(words.history, "ORDER_BEFORE_HISTORY"),
			...(operators.length === 0 ? [explainedRule(words.none)] : operators.flatMap(ofOperator)),
		],
	};
}
