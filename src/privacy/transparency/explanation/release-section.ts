import type { PrivacyPolicy, ReleaseRules } from "../../types.js";
import {
	type ByLocale,
	numberInWords,
	percentInWords,
	pluralOf,
	type TransparencyLocale,
} from "../locale.js";
import { type ExplainedSection, explainedRule } from "./policy-explanation.js";

interface ReleaseWords {
	readonly title: string;
	readonly applies: string;
	readonly standsBy: string;
	readonly minOperators: (count: number) => string;
	readonly minOrders: (count: number) => string;
	readonly maxShare: (percent: number) => string;
	readonly coalition: (percent: number, members: number) => string;
	readonly together: string;
}

const WORDS: ByLocale<ReleaseWords> = {
	en: {
		title: "What may be shown of several operators together",
		applies:
			"A figure of the group leaves only when the lines behind it meet every rule that follows; otherwise it is held back.",
		standsBy:
			"This purpose makes no figure of several operators. The rules that follow stand in the policy all the same and would hold for one.",
		minOperators: (count) => `At least ${numberInWords(count, "en")} operators contribute to it.`,
		minOrders: (count) => `At least ${numberInWords(count, "en")} order lines stand behind it.`,
		maxShare: (percent) => `No operator makes up more than ${percentInWords(percent, "en")} of it.`,
		coalition: (percent, members) =>
			`Even ${members === 1 ? "one other operator that takes its own part out" : `${numberInWords(members, "en")} other operators that take their own parts out together`} cannot work out the largest operator’s part closely: what the rest contribute is at least ${percentInWords(percent, "en")} of it.`,
		together:
			"Where several figures are told, they are to be judged together, so that no difference of two gives one away.",
	},
	fr: {
		title: "Ce qui peut être montré de plusieurs opérateurs ensemble",
		applies:
			"Un chiffre du groupement ne sort que si les lignes dont il vient respectent toutes les règles qui suivent\u00a0; sinon il est retenu.",
		standsBy:
			"Cette finalité ne produit aucun chiffre de plusieurs opérateurs. Les règles qui suivent figurent néanmoins dans la politique et vaudraient pour un tel chiffre.",
		minOperators: (count) => `Au moins ${numberInWords(count, "fr")} opérateurs y contribuent.`,
		minOrders: (count) => `Au moins ${numberInWords(count, "fr")} lignes de commande le fondent.`,
		maxShare: (percent) => `Aucun opérateur n’en représente plus de ${percentInWords(percent, "fr")}.`,
		coalition: (percent, members) =>
			`Même ${pluralOf(members, "fr", "un autre opérateur qui en retire sa part", `${numberInWords(members, "fr")} autres opérateurs qui en retirent ensemble leurs parts`)} ne ${pluralOf(members, "fr", "peut", "peuvent")} pas approcher de près la part du plus grand\u00a0: ce que les autres apportent en vaut au moins ${percentInWords(percent, "fr")}.`,
		together:
			"Là où plusieurs chiffres sont donnés, ils sont à juger ensemble, pour que la différence de deux chiffres n’en livre pas un troisième.",
	},
};

const ruleSentences = (words: ReleaseWords, release: ReleaseRules): readonly string[] => [
	words.minOperators(release.minOperators),
	words.minOrders(release.minOrders),
	words.maxShare(release.maxSharePercent),
	words.coalition(release.pPercent, release.coalition),
];

/**
 * Explains the release rules with their numbers.
 *
 * @param policy a genuine policy
 * @param locale language
 * @returns the section; these rules hold figures back and refuse no line
 */
export function releaseSection(policy: PrivacyPolicy, locale: TransparencyLocale): ExplainedSection {
	const words = WORDS[locale];
	const isGroupRun = policy.purpose === "group-purchasing";
	const sentences = [
		isGroupRun ? words.applies : words.standsBy,
		...ruleSentences(words, policy.release),
		...(isGroupRun ? [words.together] : []),
	];
	return { topic: "release", title: words.title, rules: sentences.map((text) => explainedRule(text)) };
}
