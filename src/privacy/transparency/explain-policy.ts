import { policyHash } from "../policy/policy-hash.js";
import type { PrivacyPolicy } from "../types.js";
import { familySection } from "./explanation/family-section.js";
import { lineSection } from "./explanation/line-section.js";
import { operatorSection } from "./explanation/operator-section.js";
import {
	type ExplainedSection,
	explainedRule,
	type PolicyExplanation,
} from "./explanation/policy-explanation.js";
import { purposeSection } from "./explanation/purpose-section.js";
import { releaseSection } from "./explanation/release-section.js";
import { type ByLocale, checkTransparencyLocale, dateInWords, type TransparencyLocale } from "./locale.js";

interface ProofWords {
	readonly policyTitle: (date: string) => string;
	readonly title: string;
	readonly fingerprint: (hash: string) => string;
}

const WORDS: ByLocale<ProofWords> = {
	en: {
		policyTitle: (date) => `The rules under which order lines are used on ${date}`,
		title: "How to check these rules",
		fingerprint: (hash) =>
			`Fingerprint of these rules (SHA-256): ${hash}. It stands on the receipt of every run, and changes when a rule changes.`,
	},
	fr: {
		policyTitle: (date) => `Les règles d’utilisation des lignes de commande au ${date}`,
		title: "Comment contrôler ces règles",
		fingerprint: (hash) =>
			`Empreinte de ces règles (SHA-256)\u00a0: ${hash}. Elle figure sur le récépissé de chaque traitement, et change dès qu’une règle change.`,
	},
};

function proofSection(hash: string, words: ProofWords): ExplainedSection {
	return { topic: "proof", title: words.title, rules: [explainedRule(words.fingerprint(hash))] };
}

/**
 * Says every rule of a policy in plain words, for a funeral director and a family.
 *
 * Withdrawals are counted, never named. Operator and agreement ids are shown: hand an operator the explanation of a
 * policy that holds its own agreements only.
 *
 * @param policy what `definePolicy` returned
 * @param locale `"fr"` or `"en"`
 * @returns titled sections of sentences; each names the reason codes of the lines that it refuses
 * @throws {ReapproError} `POLICY_INVALID` when `definePolicy` did not make the policy, `OPTION_INVALID` for another
 * locale
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * explainPolicy(policy, "en").sections.map(({ topic }) => topic); // => ["purpose", "operators", "family", "lines", "release", "proof"]
 */
export function explainPolicy(policy: PrivacyPolicy, locale: TransparencyLocale): PolicyExplanation {
	const hash = policyHash(policy);
	checkTransparencyLocale(locale);
	return {
		schemaVersion: 1,
		kind: "policy-explanation",
		locale,
		policyHash: hash,
		title: WORDS[locale].policyTitle(dateInWords(policy.processingDate, locale)),
		sections: [
			purposeSection(policy, locale),
			operatorSection(policy, locale),
			familySection(policy, locale),
			lineSection(policy, locale),
			releaseSection(policy, locale),
			proofSection(hash, WORDS[locale]),
		],
	};
}

/**
 * Writes an explanation as plain text.
 *
 * @param explanation what `explainPolicy` returned
 * @returns title, then each section: its title and one rule a line; lines end in LF
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * policyText(explainPolicy(policy, "en")).includes("\n- The article must be in the catalogue, which holds 1 article.\n"); // => true
 */
export function policyText({ title, sections }: PolicyExplanation): string {
	const blocks = sections.map((section) =>
		[section.title, ...section.rules.map(({ text }) => `- ${text}`)].join("\n"),
	);
	return `${[title, ...blocks].join("\n\n")}\n`;
}
