import type { PrivacyPolicy } from "../../types.js";
import { type ByLocale, dateInWords, type TransparencyLocale, wordsInRow } from "../locale.js";
import { EXCLUSION_SENTENCES, PURPOSE_MEANINGS, PURPOSE_NAMES, PURPOSES } from "../purpose-words.js";
import { type ExplainedSection, explainedRule } from "./policy-explanation.js";

interface PurposeWords {
	readonly title: string;
	readonly purpose: (purpose: string, date: string) => string;
	readonly others: (purposes: string) => string;
	readonly unknownPurpose: string;
	readonly groupOfRun: (groupId: string) => string;
	readonly unusedGroup: (groupId: string) => string;
	readonly noGroup: string;
}

const WORDS: ByLocale<PurposeWords> = {
	en: {
		title: "What the order history may serve",
		purpose: (purpose, date) => `On ${date}, the order history serves one purpose: ${purpose}.`,
		others: (purposes) =>
			`It serves no other in this run: ${purposes} each need a run and rights of their own.`,
		unknownPurpose: "A line whose consent lists any purpose besides these three is refused.",
		groupOfRun: (groupId) => `The run is for the buying group ${groupId} and for no other.`,
		unusedGroup: (groupId) =>
			`The policy names the buying group ${groupId}; this purpose makes no use of it, and operators are not brought together.`,
		noGroup: "No buying group is named: operators are not brought together.",
	},
	fr: {
		title: "À quoi l’historique des commandes peut servir",
		purpose: (purpose, date) =>
			`Au ${date}, l’historique des commandes sert à une seule finalité\u00a0: ${purpose}.`,
		others: (purposes) =>
			`Il ne sert à aucune autre dans ce traitement\u00a0: ${purposes} demandent chacun un traitement et des droits distincts.`,
		unknownPurpose: "Une ligne dont le consentement mentionne une finalité autre que ces trois est refusée.",
		groupOfRun: (groupId) =>
			`Le traitement est fait pour le groupement d’achat ${groupId} et pour aucun autre.`,
		unusedGroup: (groupId) =>
			`La politique nomme le groupement d’achat ${groupId}\u00a0; cette finalité ne s’en sert pas, et les opérateurs ne sont pas réunis.`,
		noGroup: "Aucun groupement d’achat n’est nommé\u00a0: les opérateurs ne sont pas réunis.",
	},
};

function groupSentence({ purpose, groupId }: PrivacyPolicy, words: PurposeWords): string {
	if (groupId === undefined) return words.noGroup;
	return purpose === "group-purchasing" ? words.groupOfRun(groupId) : words.unusedGroup(groupId);
}

/**
 * Explains purpose, day, group and what is excluded.
 *
 * @param policy a genuine policy
 * @param locale language
 * @returns the section
 */
export function purposeSection(policy: PrivacyPolicy, locale: TransparencyLocale): ExplainedSection {
	const words = WORDS[locale];
	const names = PURPOSE_NAMES[locale];
	const others = PURPOSES.filter((purpose) => purpose !== policy.purpose).map((purpose) => names[purpose]);
	return {
		topic: "purpose",
		title: words.title,
		rules: [
			explainedRule(words.purpose(names[policy.purpose], dateInWords(policy.processingDate, locale))),
			explainedRule(PURPOSE_MEANINGS[locale][policy.purpose]),
			explainedRule(words.others(wordsInRow(others, locale))),
			explainedRule(EXCLUSION_SENTENCES[locale]),
			explainedRule(words.unknownPurpose, "CONSENT_UNKNOWN_PURPOSE"),
			explainedRule(groupSentence(policy, words)),
		],
	};
}
