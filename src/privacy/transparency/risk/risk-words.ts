import { type ByLocale, numberInWords, percentInWords, pluralOf } from "../locale.js";
import type { CellRisk, ResidualRisks, RiskSentence, ShareRisk, UniqueLines } from "./risk-types.js";

type Texts = Pick<RiskSentence, "meaning" | "advice">;

interface RiskWords {
	readonly smallCells: (risk: CellRisk, period: string) => Texts;
	readonly dominant: (risk: ShareRisk, isGroupRun: boolean) => Texts;
	readonly fewOperators: (risk: ShareRisk, isGroupRun: boolean) => Texts;
	readonly unique: (any: UniqueLines, withOperator: UniqueLines) => Texts;
	readonly periods: Readonly<Record<ResidualRisks["period"], string>>;
	readonly nothing: string;
	readonly nothingToDo: string;
}

const en = (value: number, one: string, other: string): string =>
	`${numberInWords(value, "en")} ${pluralOf(value, "en", one, other)}`;
const fr = (value: number, one: string, other: string): string =>
	`${numberInWords(value, "fr")} ${pluralOf(value, "fr", one, other)}`;

/** What each figure means and what to do. */
export const RISK_WORDS: ByLocale<RiskWords> = {
	en: {
		periods: { day: "day", week: "week", month: "month" },
		nothing: "No order line was admitted: there is nothing to tell.",
		nothingToDo: "Nothing to do.",
		smallCells: ({ cells, fewestLines, onOneLine, underFive, underMinOrders, minOrders }, period) => ({
			meaning: `Counted by operator, article and ${period}, there are ${en(cells, "count", "counts")}. The smallest rests on ${en(fewestLines ?? 0, "order line", "order lines")}; ${numberInWords(onOneLine, "en")} rest on a single line, ${numberInWords(underFive, "en")} on fewer than 5, ${numberInWords(underMinOrders, "en")} on fewer than ${numberInWords(minOrders, "en")}. A count that rests on one line is one family’s order.`,
			advice:
				"Show these counts to the operator they belong to and to nobody else. For others take longer periods or wider groups of articles, and the release gate.",
		}),
		dominant: ({ largestSharePercent, maxSharePercent, articlesOverMaxShare }, isGroupRun) => ({
			meaning: `In one article, a single operator makes up as much as ${percentInWords(largestSharePercent ?? 0, "en")} of the pieces.${articlesOverMaxShare === 0 ? "" : ` It is above ${percentInWords(maxSharePercent, "en")} in ${en(articlesOverMaxShare, "article", "articles")}: there, the figure of all would be nearly the figure of that one.`}`,
			advice: isGroupRun
				? "The release gate holds these figures back. Tell nobody outside the provider which articles they are: that alone points to the operator."
				: "Each operator’s results come from its own lines alone, so that no figure of all exists. Do not add operators up outside the software.",
		}),
		fewOperators: ({ articlesUnderMinOperators, minOperators }, isGroupRun) => ({
			meaning:
				articlesUnderMinOperators === 0
					? `No article has fewer than ${numberInWords(minOperators, "en")} operators with pieces.`
					: `${numberInWords(articlesUnderMinOperators, "en")} ${pluralOf(articlesUnderMinOperators, "en", "article has", "articles have")} fewer than ${numberInWords(minOperators, "en")} operators with pieces. Among so few, each can subtract its own part and learn much of the others.`,
			advice: isGroupRun
				? "The release gate holds these figures back. Buy these articles alone, or wait until more members order them."
				: "Each operator’s results come from its own lines alone. Do not add operators up outside the software.",
		}),
		unique: (any, withOperator) => ({
			meaning:
				withOperator.lines === 0
					? "No line is the only one of its day and article, with or without the operator."
					: `${en(any.lines, "line is the only one of its day and article", "lines are each the only one of their day and article")} (${percentInWords(any.sharePercent, "en")}); with the operator known as well, ${numberInWords(withOperator.lines, "en")} (${percentInWords(withOperator.sharePercent, "en")}). Somebody who knows that day and article, from a death notice for instance, finds the family’s line.`,
			advice:
				"Treat the history as personal data, not as anonymous: keep lines and daily counts inside, restrict who reads them, and delete them when the period agreed is over.",
		}),
	},
	fr: {
		periods: { day: "jour", week: "semaine", month: "mois" },
		nothing: "Aucune ligne de commande n’a été admise\u00a0: il n’y a rien à dire.",
		nothingToDo: "Rien à faire.",
		smallCells: ({ cells, fewestLines, onOneLine, underFive, underMinOrders, minOrders }, period) => ({
			meaning: `Par opérateur, article et ${period}, il y a ${fr(cells, "comptage", "comptages")}. Le plus petit repose sur ${fr(fewestLines ?? 0, "ligne de commande", "lignes de commande")}\u00a0; reposent sur une seule ligne\u00a0: ${numberInWords(onOneLine, "fr")}, sur moins de 5\u00a0: ${numberInWords(underFive, "fr")}, sur moins de ${numberInWords(minOrders, "fr")}\u00a0: ${numberInWords(underMinOrders, "fr")}. Un comptage qui repose sur une ligne est la commande d’une famille.`,
			advice:
				"Ne montrer ces comptages qu’à l’opérateur auquel ils appartiennent. Pour d’autres, prendre des périodes plus longues ou des groupes d’articles plus larges, et passer par le contrôle de diffusion.",
		}),
		dominant: ({ largestSharePercent, maxSharePercent, articlesOverMaxShare }, isGroupRun) => ({
			meaning: `Dans un article, un seul opérateur représente jusqu’à ${percentInWords(largestSharePercent ?? 0, "fr")} des pièces.${articlesOverMaxShare === 0 ? "" : ` Il dépasse ${percentInWords(maxSharePercent, "fr")} dans ${fr(articlesOverMaxShare, "article", "articles")}\u00a0: le chiffre de tous y serait presque le chiffre d’un seul.`}`,
			advice: isGroupRun
				? "Le contrôle de diffusion retient ces chiffres. Ne dire à personne hors de l’éditeur de quels articles il s’agit\u00a0: cela suffirait à désigner l’opérateur."
				: "Les résultats de chaque opérateur viennent de ses seules lignes\u00a0: il n’existe aucun chiffre de tous. Ne pas additionner les opérateurs hors du logiciel.",
		}),
		fewOperators: ({ articlesUnderMinOperators, minOperators }, isGroupRun) => ({
			meaning:
				articlesUnderMinOperators === 0
					? `Aucun article ne compte moins de ${numberInWords(minOperators, "fr")} opérateurs avec des pièces.`
					: `${fr(articlesUnderMinOperators, "article compte", "articles comptent")} moins de ${numberInWords(minOperators, "fr")} opérateurs avec des pièces. À si peu, chacun peut soustraire sa part et en apprendre beaucoup sur les autres.`,
			advice: isGroupRun
				? "Le contrôle de diffusion retient ces chiffres. Acheter ces articles seul, ou attendre que plus de membres les commandent."
				: "Les résultats de chaque opérateur viennent de ses seules lignes. Ne pas additionner les opérateurs hors du logiciel.",
		}),
		unique: (any, withOperator) => ({
			meaning:
				withOperator.lines === 0
					? "Aucune ligne n’est la seule de son jour et de son article, que l’opérateur soit connu ou non."
					: `${fr(any.lines, "ligne est la seule de son jour et de son article", "lignes sont chacune la seule de leur jour et de leur article")} (${percentInWords(any.sharePercent, "fr")})\u00a0; si l’opérateur est connu aussi, ${numberInWords(withOperator.lines, "fr")} (${percentInWords(withOperator.sharePercent, "fr")}). Qui connaît ce jour et cet article, par un avis de décès par exemple, retrouve la ligne de la famille.`,
			advice:
				"Traiter l’historique comme des données personnelles, non comme des données anonymes\u00a0: garder les lignes et les comptages par jour à l’intérieur, en limiter l’accès, et les supprimer à l’échéance convenue.",
		}),
	},
};
