import type { Purpose } from "../types.js";
import type { ByLocale } from "./locale.js";

/** Every purpose that exists, in the order in which texts name them. */
export const PURPOSES: readonly Purpose[] = ["replenishment", "habit-analysis", "group-purchasing"];

/** A purpose as a phrase. */
export const PURPOSE_NAMES: ByLocale<Readonly<Record<Purpose, string>>> = {
	en: {
		replenishment: "replenishment of the operator’s own stock",
		"habit-analysis": "analysis of what is usually ordered together",
		"group-purchasing": "group purchasing",
	},
	fr: {
		replenishment: "réassort du stock propre de l’opérateur",
		"habit-analysis": "analyse de ce qui se commande habituellement ensemble",
		"group-purchasing": "achat groupé",
	},
};

/** What a purpose means for those concerned, as a sentence. */
export const PURPOSE_MEANINGS: ByLocale<Readonly<Record<Purpose, string>>> = {
	en: {
		replenishment:
			"Past orders are counted, article by article, to forecast what the operator will need and to propose what it should order for its own stock. Each operator’s results come from its own lines alone.",
		"habit-analysis":
			"Past orders are counted to learn which articles an operator usually orders together. No result speaks of a family.",
		"group-purchasing":
			"Past orders of several operators are counted together to forecast what the group will need and to order jointly from suppliers. A figure of the group leaves only when the release rules below allow it.",
	},
	fr: {
		replenishment:
			"Les commandes passées sont comptées, article par article, pour prévoir ce dont l’opérateur aura besoin et proposer ce qu’il devrait commander pour son propre stock. Les résultats de chaque opérateur viennent de ses seules lignes.",
		"habit-analysis":
			"Les commandes passées sont comptées pour savoir quels articles un opérateur commande habituellement ensemble. Aucun résultat ne parle d’une famille.",
		"group-purchasing":
			"Les commandes passées de plusieurs opérateurs sont comptées ensemble pour prévoir les besoins du groupement et commander en commun aux fournisseurs. Un chiffre du groupement ne sort que si les règles de diffusion ci-dessous le permettent.",
	},
};

/** What can not even be asked for, as a sentence. */
export const EXCLUSION_SENTENCES: ByLocale<string> = {
	en: "Resale of data, marketing, profiling and canvassing cannot be asked for: a policy has no word for them, and these three purposes are the only ones that exist.",
	fr: "La revente de données, le marketing, le profilage et la prospection ne peuvent pas être demandés\u00a0: une politique n’a pas de mot pour eux, et ces trois finalités sont les seules qui existent.",
};
