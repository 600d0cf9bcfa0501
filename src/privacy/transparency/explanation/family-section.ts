import { formatIsoDate, parseIsoDate } from "../../../calendar/index.js";
import type { PrivacyPolicy } from "../../types.js";
import { type ByLocale, dateInWords, numberInWords, pluralOf, type TransparencyLocale } from "../locale.js";
import { type ExplainedSection, explainedRule } from "./policy-explanation.js";

interface WithdrawalCounts {
	readonly all: number;
	readonly operators: number;
	readonly byLine: number;
	readonly byFuneral: number;
	readonly byConsent: number;
}

interface FamilyWords {
	readonly title: string;
	readonly optIn: string;
	readonly flag: string;
	readonly record: string;
	readonly purpose: string;
	readonly dates: (date: string) => string;
	readonly age: (days: number, oldest: string) => string;
	readonly anyNotice: string;
	readonly noNotice: string;
	readonly notices: (versions: readonly string[]) => string;
	readonly mayWithdraw: string;
	readonly noWithdrawals: string;
	readonly withdrawals: (counts: WithdrawalCounts) => string;
}

const en = (value: number, one: string, other: string): string =>
	`${numberInWords(value, "en")} ${pluralOf(value, "en", one, other)}`;
const fr = (value: number, one: string, other: string): string =>
	`${numberInWords(value, "fr")} ${pluralOf(value, "fr", one, other)}`;

const WORDS: ByLocale<FamilyWords> = {
	en: {
		title: "What the family decides",
		optIn:
			"Every order line must carry the family’s opt-in, written as the value true. A line without it, or with anything in its place (the word “true”, the number 1, a value that is computed), is refused. Silence is never taken for a yes.",
		flag: "The opt-in is enough; a consent record need not come with the line. One that comes is checked in full, by the rules that follow.",
		record:
			"The opt-in alone is not enough: each line must also carry the family’s consent record, which is checked in full, by the rules that follow.",
		purpose: "The consent must list the purpose of this run.",
		dates: (date) =>
			`The consent must have been given on or before ${date}, and must not have expired on that day.`,
		age: (days, oldest) =>
			`A consent that is older than ${en(days, "day", "days")} is too old: it must have been given on ${oldest} or later.`,
		anyNotice: "No list of information notices is set: no consent is refused for the notice it refers to.",
		noNotice:
			"The list of accepted information notices is empty: every line with a consent record is refused.",
		notices: (versions) =>
			`The consent must refer to an information notice that the family can have read: version ${versions.join(" or ")}.`,
		mayWithdraw:
			"The family may take its consent back at any time, without a reason. A withdrawal that is noted on one line takes out every line of that operator with the same consent, even when it is dated in the future. The results are then those of a history in which these lines never were.",
		noWithdrawals: "The policy carries no withdrawal besides those noted on the lines.",
		withdrawals: ({ all, operators, byLine, byFuneral, byConsent }) =>
			`The policy carries ${en(all, "withdrawal", "withdrawals")} besides those noted on the lines, at ${en(operators, "operator", "operators")}: ${en(byLine, "names", "name")} a line, ${en(byFuneral, "names", "name")} a funeral, ${en(byConsent, "names", "name")} a consent. Which ones is not shown.`,
	},
	fr: {
		title: "Ce que décide la famille",
		optIn:
			"Chaque ligne de commande doit porter l’accord de la famille, écrit comme la valeur true. Une ligne qui ne le porte pas, ou qui porte autre chose à sa place (le mot «\u00a0true\u00a0», le nombre 1, une valeur calculée), est refusée. Un silence ne vaut jamais accord.",
		flag: "L’accord suffit\u00a0; la preuve du consentement n’a pas à accompagner la ligne. Si elle est jointe, elle est entièrement contrôlée, selon les règles qui suivent.",
		record:
			"L’accord seul ne suffit pas\u00a0: chaque ligne doit aussi porter la preuve du consentement de la famille, entièrement contrôlée, selon les règles qui suivent.",
		purpose: "Le consentement doit mentionner la finalité de ce traitement.",
		dates: (date) =>
			`Le consentement doit avoir été donné au plus tard le ${date}, et ne pas avoir expiré à cette date.`,
		age: (days, oldest) =>
			`Un consentement de plus de ${fr(days, "jour", "jours")} est trop ancien\u00a0: il doit avoir été donné le ${oldest} ou après.`,
		anyNotice:
			"Aucune liste de notices d’information n’est fixée\u00a0: aucun consentement n’est refusé en raison de la notice à laquelle il se réfère.",
		noNotice:
			"La liste des notices d’information acceptées est vide\u00a0: toute ligne accompagnée d’un consentement est refusée.",
		notices: (versions) =>
			`Le consentement doit se référer à une notice d’information que la famille a pu lire\u00a0: version ${versions.join(" ou ")}.`,
		mayWithdraw:
			"La famille peut retirer son consentement à tout moment, sans donner de raison. Un retrait noté sur une ligne écarte toutes les lignes de cet opérateur qui portent le même consentement, même s’il est daté dans le futur. Les résultats sont alors ceux d’un historique où ces lignes n’ont jamais figuré.",
		noWithdrawals: "La politique ne porte aucun retrait en plus de ceux notés sur les lignes.",
		withdrawals: ({ all, operators, byLine, byFuneral, byConsent }) =>
			`La politique porte ${fr(all, "retrait", "retraits")} en plus de ceux notés sur les lignes, chez ${fr(operators, "opérateur", "opérateurs")}\u00a0: ${fr(byLine, "désigne", "désignent")} une ligne, ${fr(byFuneral, "désigne", "désignent")} des obsèques, ${fr(byConsent, "désigne", "désignent")} un consentement. Lesquels n’est pas montré.`,
	},
};

function withdrawalCounts({ withdrawals }: PrivacyPolicy): WithdrawalCounts {
	const countOf = (key: "lineId" | "caseRef" | "consentRef"): number =>
		withdrawals.filter((withdrawal) => withdrawal[key] !== undefined).length;
	return {
		all: withdrawals.length,
		operators: new Set(withdrawals.map(({ operatorId }) => operatorId)).size,
		byLine: countOf("lineId"),
		byFuneral: countOf("caseRef"),
		byConsent: countOf("consentRef"),
	};
}

function noticeSentence(versions: readonly string[] | undefined, words: FamilyWords): string {
	if (versions === undefined) return words.anyNotice;
	return versions.length === 0 ? words.noNotice : words.notices([...versions].sort());
}

/**
 * Explains opt-in, evidence, consent, notices and withdrawals. No id of a withdrawal is shown.
 *
 * @param policy a genuine policy
 * @param locale language
 * @returns the section
 */
export function familySection(policy: PrivacyPolicy, locale: TransparencyLocale): ExplainedSection {
	const words = WORDS[locale];
	const { processingDate, maxConsentAgeDays, noticeVersions } = policy;
	const oldest = formatIsoDate((parseIsoDate(processingDate) as number) - maxConsentAgeDays);
	const counts = withdrawalCounts(policy);
	return {
		topic: "family",
		title: words.title,
		rules: [
			explainedRule(words.optIn, "OPT_IN_MISSING", "OPT_IN_NOT_TRUE"),
			policy.evidence === "record"
				? explainedRule(words.record, "CONSENT_MISSING")
				: explainedRule(words.flag),
			explainedRule(words.purpose, "CONSENT_PURPOSE"),
			explainedRule(
				words.dates(dateInWords(processingDate, locale)),
				"CONSENT_NOT_YET_GIVEN",
				"CONSENT_EXPIRED",
			),
			explainedRule(words.age(maxConsentAgeDays, dateInWords(oldest, locale)), "CONSENT_STALE"),
			explainedRule(
				noticeSentence(noticeVersions, words),
				...(noticeVersions === undefined ? [] : (["NOTICE_UNKNOWN"] as const)),
			),
			explainedRule(words.mayWithdraw, "CONSENT_WITHDRAWN"),
			counts.all === 0
				? explainedRule(words.noWithdrawals)
				: explainedRule(words.withdrawals(counts), "CONSENT_WITHDRAWN"),
		],
	};
}
