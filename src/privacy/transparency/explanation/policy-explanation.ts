import type { ReasonCode } from "../../types.js";
import type { TransparencyLocale } from "../locale.js";

/** One rule of a policy in plain words, and the codes that a line which breaks it is refused with. */
export interface ExplainedRule {
	readonly text: string;
	/** Empty for a sentence that informs and can refuse nothing under this policy. */
	readonly reasons: readonly ReasonCode[];
}

/** What a section speaks of. */
export type ExplainedTopic = "purpose" | "operators" | "family" | "lines" | "release" | "proof";

/** Rules that belong together, under a title. */
export interface ExplainedSection {
	readonly topic: ExplainedTopic;
	readonly title: string;
	readonly rules: readonly ExplainedRule[];
}

/** A policy in words: plain data that survives `JSON.stringify`. */
export interface PolicyExplanation {
	readonly schemaVersion: 1;
	readonly kind: "policy-explanation";
	readonly locale: TransparencyLocale;
	readonly policyHash: string;
	readonly title: string;
	readonly sections: readonly ExplainedSection[];
}

/**
 * A rule from its words and codes.
 *
 * @param text one or more whole sentences
 * @param reasons codes of lines that break it
 * @returns both, as one
 * @example
 * explainedRule("Nothing is sold."); // => { text: "Nothing is sold.", reasons: [] }
 */
export function explainedRule(text: string, ...reasons: readonly ReasonCode[]): ExplainedRule {
	return { text, reasons };
}
