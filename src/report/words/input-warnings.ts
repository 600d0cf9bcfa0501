import type { InputWarningCode, PlanWarning } from "../../plan/index.js";
import { type ByLocale, formatCount, plural } from "../locale.js";

const en = (value: number, one: string, other: string): string =>
	`${formatCount(value, "en")} ${plural(value, "en", one, other)}`;
const fr = (value: number, one: string, other: string): string =>
	`${formatCount(value, "fr")}\u00a0${plural(value, "fr", one, other)}`;

/** The names that are known, in brackets. */
const named = (...names: readonly (string | undefined)[]): string => {
	const known = names.filter((name) => name !== undefined);
	return known.length === 0 ? "" : ` (${known.join(", ")})`;
};

/** Where the first finding is, and how many there are. */
const found = (
	path: string | undefined,
	count: number | undefined,
	others: (count: number) => string,
): string => `${path ?? ""}${count === undefined || count < 2 ? "" : others(count - 1)}`;
const more = (count: number): string => ` and ${formatCount(count, "en")} more`;
const autres = (count: number): string => ` et ${fr(count, "autre", "autres")}`;

/** Sentences about the input; every figure is left out where the warning does not hold it. */
export const INPUT_WARNING_WORDS: ByLocale<
	Readonly<Record<InputWarningCode, (warning: PlanWarning) => string>>
> = {
	en: {
		STOCK_WITH_AND_WITHOUT_SITE: ({ operatorId, count }) =>
			`${count === undefined ? "Articles have" : en(count, "article has", "articles have")} stock both for a site and for none${named(operatorId)}: their demand is counted for both. Give the stock of an article by site, or as a whole.`,
		STOCK_FOR_UNKNOWN_SITE: ({ operatorId, siteId }) =>
			`No admitted order line names this site of the stock${named(operatorId, siteId)}, but lines name others: it is planned with the mean of those. Correct it if it is misspelt.`,
		DATA_ENDS_EARLY: ({ operatorId, days }) =>
			operatorId !== undefined || days === undefined
				? `The order lines end earlier than their usual rhythm explains${named(operatorId)}: check that the export is complete.`
				: `The data end ${en(days, "day", "days")} before the plan begins: what was ordered since is not known.`,
		RECEIPT_OVERDUE: ({ count, days }) =>
			`Overdue from the supplier${count === undefined ? "" : `: ${en(count, "piece", "pieces")}`}${days === undefined ? "" : `, for up to ${en(days, "day", "days")}`}. What is overdue is counted as coming today: ask for it, or take it out of the stock.`,
		ITEM_NOT_IN_CATALOGUE: ({ path, count }) =>
			`Not in the catalogue of the policy: ${found(path, count, more)}. No order line of such an article is admitted.`,
		ITEM_WITHOUT_LINE: ({ path, count }) =>
			`Without admitted order lines in a period that is over, and without stock, at any operator: ${found(path, count, more)}. The plan has no line for such an article.`,
		REFERENCE_UNKNOWN: ({ path, count }) =>
			`Known nowhere else: ${found(path, count, more)}. Check the spelling: what is misspelt is lost, or plans for a place that there is not.`,
		REPLACES_ACTIVE_ARTICLE: ({ path, count }) =>
			`Replaces an article that is still active: ${found(path, count, more)}. Nothing is taken over from it until its status is “ending” or “discontinued”.`,
		MEMBER_STOCK_ASSUMED_ZERO: ({ operatorId, count }) =>
			`No stock was given of ${count === undefined ? "articles" : en(count, "article", "articles")} that a member${named(operatorId)} buys: it is counted as zero.`,
		STOCK_OUTSIDE_RUN: ({ operatorId, count }) =>
			`${count === undefined ? "Stock" : en(count, "stock position", "stock positions")} left out: the operator${named(operatorId)} takes no part in this run.`,
		NO_SHAREABLE_ARTICLE: () =>
			"No article is marked shareable: nothing is bought together. Mark those that the group may buy.",
	},
	fr: {
		STOCK_WITH_AND_WITHOUT_SITE: ({ operatorId, count }) =>
			`${count === undefined ? "Des articles ont" : fr(count, "article a", "articles ont")} un stock avec site et un stock sans site${named(operatorId)}\u00a0: la demande est comptée pour les deux. Indiquez le stock d’un article par site, ou en un seul total.`,
		STOCK_FOR_UNKNOWN_SITE: ({ operatorId, siteId }) =>
			`Aucune ligne de commande admise ne cite ce site du stock${named(operatorId, siteId)}, alors que d’autres sont cités\u00a0: il est planifié avec leur moyenne. Corrigez-le s’il est mal orthographié.`,
		DATA_ENDS_EARLY: ({ operatorId, days }) =>
			operatorId !== undefined || days === undefined
				? `Les lignes de commande s’arrêtent plus tôt que leur rythme habituel ne l’explique${named(operatorId)}\u00a0: vérifiez que l’export est complet.`
				: `Les données s’arrêtent ${fr(days, "jour", "jours")} avant le début du plan\u00a0: ce qui a été commandé depuis n’est pas connu.`,
		RECEIPT_OVERDUE: ({ count, days }) =>
			`En retard chez le fournisseur${count === undefined ? "" : `\u00a0: ${fr(count, "pièce", "pièces")}`}${days === undefined ? "" : `, de ${fr(days, "jour", "jours")} au plus`}. Ce qui est en retard est compté comme arrivant aujourd’hui\u00a0: relancez le fournisseur, ou retirez-le du stock.`,
		ITEM_NOT_IN_CATALOGUE: ({ path, count }) =>
			`Absent du catalogue de la politique\u00a0: ${found(path, count, autres)}. Aucune ligne de commande d’un tel article n’est admise.`,
		ITEM_WITHOUT_LINE: ({ path, count }) =>
			`Ni ligne admise dans une période achevée ni stock, chez aucun opérateur\u00a0: ${found(path, count, autres)}. Le plan n’a pas de ligne pour un tel article.`,
		REFERENCE_UNKNOWN: ({ path, count }) =>
			`Inconnu par ailleurs\u00a0: ${found(path, count, autres)}. Vérifiez l’orthographe\u00a0: ce qui est mal orthographié est perdu, ou planifie pour un lieu qui n’existe pas.`,
		REPLACES_ACTIVE_ARTICLE: ({ path, count }) =>
			`Remplace un article encore actif\u00a0: ${found(path, count, autres)}. Rien n’en est repris tant que son statut n’est pas «\u00a0ending\u00a0» (en fin de vie) ou «\u00a0discontinued\u00a0» (arrêté).`,
		MEMBER_STOCK_ASSUMED_ZERO: ({ operatorId, count }) =>
			`Aucun stock n’a été indiqué pour ${count === undefined ? "des articles" : fr(count, "article", "articles")} qu’un membre${named(operatorId)} achète\u00a0: il est compté à zéro.`,
		STOCK_OUTSIDE_RUN: ({ operatorId, count }) =>
			`${count === undefined ? "Stock écarté" : fr(count, "stock écarté", "stocks écartés")}\u00a0: l’opérateur${named(operatorId)} ne participe pas à cet achat groupé.`,
		NO_SHAREABLE_ARTICLE: () =>
			"Aucun article n’est marqué comme partageable (shareable)\u00a0: rien n’est acheté en commun. Marquer ceux que le groupement peut acheter.",
	},
};
