import { type ByLocale, formatAmount, formatCount, formatDay, formatPercent, plural } from "../locale.js";
import { TRANSFER_WORDS, type TransferWords } from "./transfers.js";

/** Headings, labels and short notes of the page. */
export interface PageWords extends TransferWords {
	readonly language: string;
	readonly title: (asOf: string) => string;
	readonly simulated: string;
	readonly asOf: (asOf: string) => string;
	readonly articlesToOrder: string;
	readonly piecesToOrder: string;
	readonly articlesAtRisk: string;
	readonly articlesWaiting: string;
	readonly orders: string;
	readonly nothingToOrder: string;
	readonly operator: string;
	readonly site: string;
	readonly supplier: string;
	readonly noSupplier: string;
	readonly article: string;
	readonly order: string;
	readonly arrives: string;
	readonly total: (lines: number, value: number | undefined) => string;
	readonly totals: string;
	readonly articles: string;
	readonly pieces: string;
	readonly value: string;
	readonly valueNote: string;
	readonly atRisk: string;
	readonly atRiskNote: (threshold: number) => string;
	readonly nothingAtRisk: string;
	readonly risk: string;
	readonly charts: string;
	readonly chartsNote: string;
	readonly fanNote: string;
	readonly legendHistory: string;
	readonly legendMedian: string;
	readonly legendBands: (levels: readonly number[]) => string;
	readonly legendLevel: string;
	readonly noChartPeers: string;
	readonly noCharts: string;
	readonly moreCharts: (count: number) => string;
	readonly figuresOf: string;
	readonly period: string;
	readonly past: string;
	readonly expected: string;
	readonly waiting: string;
	readonly waitingNote: string;
	readonly nothingWaiting: string;
	readonly position: string;
	readonly reorderPoint: string;
	readonly orderUpTo: string;
	readonly unplanned: string;
	readonly warnings: string;
	readonly noWarnings: string;
	readonly wholePlan: string;
	readonly concerned: (count: number) => string;
	readonly andMore: (count: number) => string;
	readonly receipt: string;
}

/** Words of the page in each language. */
export const PAGE_WORDS: ByLocale<PageWords> = {
	en: {
		...TRANSFER_WORDS.en,
		language: "en-GB",
		title: (asOf) => `Restocking plan of ${formatDay(asOf, "en", "full")}`,
		simulated: "Simulated data: this plan was computed from invented orders. Do not order from it.",
		asOf: (asOf) => `Stock and forecasts as of ${formatDay(asOf, "en", "full")}.`,
		articlesToOrder: "articles to order",
		piecesToOrder: "pieces to order",
		articlesAtRisk: "articles at risk",
		articlesWaiting: "articles that wait",
		orders: "What to order now, and why",
		nothingToOrder: "Nothing has to be ordered now.",
		operator: "Operator",
		site: "Site",
		supplier: "Supplier",
		noSupplier: "No supplier given",
		article: "Article",
		order: "Quantity",
		arrives: "Expected on",
		total: (lines, value) =>
			`Total, ${formatCount(lines, "en")} ${plural(lines, "en", "article", "articles")}${value === undefined ? "" : `, value ${formatAmount(value, "en")}`}`,
		totals: "Totals by supplier",
		articles: "Articles",
		pieces: "Pieces",
		value: "Value",
		valueNote: "Values in the currency of the unit costs; a dash where a unit cost is not given.",
		atRisk: "Articles at risk",
		atRiskNote: (threshold) =>
			`Articles that may run out before the end of their protected days with a probability of ${formatPercent(threshold, "en")} or more (the proposed order included), before an order could arrive, or that cannot be ordered.`,
		nothingAtRisk: "No article is at risk.",
		risk: "Risk",
		charts: "Demand and forecast",
		chartsNote: "For the articles at risk and those to order.",
		fanNote:
			"The forecast is a range: in 95 of 100 cases the demand of a period stays at or below the edge of the 95% shade.",
		legendHistory: "past demand",
		legendMedian: "median forecast",
		legendBands: (levels) => `up to ${levels.map((level) => formatPercent(level, "en")).join(", ")}`,
		legendLevel: "reorder level (stock)",
		noChartPeers:
			"Charts are drawn by the optional packages vega and vega-lite, which are not installed here; the same figures stand in tables.",
		noCharts: "No article is at risk or to be ordered.",
		moreCharts: (count) =>
			`${formatCount(count, "en")} more ${plural(count, "en", "article is", "articles are")} not shown here.`,
		figuresOf: "Pieces per period: the expected number, and the most in so many per cent of cases",
		period: "From",
		past: "Past demand, latest periods",
		expected: "Expected",
		waiting: "What waits",
		waitingNote:
			"Enough is on hand or on its way. An order is placed once the position is at or below the reorder level; an ended article is not ordered again.",
		nothingWaiting: "No article waits.",
		position: "Position",
		reorderPoint: "Reorder level",
		orderUpTo: "Order up to",
		unplanned: "Without a plan",
		warnings: "Warnings",
		noWarnings: "There are no warnings.",
		wholePlan: "Whole plan",
		concerned: (count) => `${formatCount(count, "en")} ${plural(count, "en", "article", "articles")}`,
		andMore: (count) => `and ${formatCount(count, "en")} more`,
		receipt: "What was read, and under which rights",
	},
	fr: {
		...TRANSFER_WORDS.fr,
		language: "fr-FR",
		title: (asOf) => `Plan de réassort du ${formatDay(asOf, "fr", "full")}`,
		simulated:
			"Données simulées\u00a0: ce plan est calculé sur des commandes inventées. Ne pas s’en servir pour commander.",
		asOf: (asOf) => `Stocks et prévisions au ${formatDay(asOf, "fr", "full")}.`,
		articlesToOrder: "articles à commander",
		piecesToOrder: "pièces à commander",
		articlesAtRisk: "articles menacés de rupture",
		articlesWaiting: "articles en attente",
		orders: "Que commander maintenant, et pourquoi",
		nothingToOrder: "Rien n’est à commander pour l’instant.",
		operator: "Opérateur",
		site: "Site",
		supplier: "Fournisseur",
		noSupplier: "Fournisseur non indiqué",
		article: "Article",
		order: "Quantité",
		arrives: "Attendu le",
		total: (lines, value) =>
			`Total, ${formatCount(lines, "fr")} ${plural(lines, "fr", "article", "articles")}${value === undefined ? "" : `, montant ${formatAmount(value, "fr")}`}`,
		totals: "Totaux par fournisseur",
		articles: "Articles",
		pieces: "Pièces",
		value: "Montant",
		valueNote: "Montants dans la devise des coûts unitaires\u00a0; un tiret là où un coût unitaire manque.",
		atRisk: "Articles menacés de rupture",
		atRiskNote: (threshold) =>
			`Articles qui risquent d’être épuisés avant la fin de leur période protégée avec une probabilité d’au moins ${formatPercent(threshold, "fr")} (commande proposée comprise), avant qu’une commande ne puisse arriver, ou qui ne peuvent pas être commandés.`,
		nothingAtRisk: "Aucun article n’est menacé de rupture.",
		risk: "Risque",
		charts: "Demande et prévision",
		chartsNote: "Pour les articles menacés de rupture et ceux à commander.",
		fanNote:
			"La prévision est une plage\u00a0: dans 95 cas sur 100, la demande d’une période ne dépasse pas le bord de la teinte «\u00a095\u00a0%\u00a0».",
		legendHistory: "demande passée",
		legendMedian: "prévision médiane",
		legendBands: (levels) => `jusqu’à ${levels.map((level) => formatPercent(level, "fr")).join(", ")}`,
		legendLevel: "seuil de commande (stock)",
		noChartPeers:
			"Les graphiques sont tracés par les paquets facultatifs vega et vega-lite, qui ne sont pas installés ici\u00a0; les mêmes chiffres figurent dans des tableaux.",
		noCharts: "Aucun article n’est menacé ni à commander.",
		moreCharts: (count) =>
			`${formatCount(count, "fr")} ${plural(count, "fr", "autre article n’est pas montré", "autres articles ne sont pas montrés")} ici.`,
		figuresOf: "Pièces par période\u00a0: le nombre attendu, et le maximum dans tant de pour cent des cas",
		period: "À partir du",
		past: "Demande passée, dernières périodes",
		expected: "Attendu",
		waiting: "Ce qui attend",
		waitingNote:
			"Le nécessaire est en stock ou en route. On commande dès que la position atteint le seuil de commande ou passe dessous\u00a0; un article arrêté n’est plus commandé.",
		nothingWaiting: "Aucun article n’attend.",
		position: "Position",
		reorderPoint: "Seuil de commande",
		orderUpTo: "Niveau à atteindre",
		unplanned: "Sans plan",
		warnings: "Avertissements",
		noWarnings: "Il n’y a pas d’avertissement.",
		wholePlan: "Plan entier",
		concerned: (count) => `${formatCount(count, "fr")} ${plural(count, "fr", "article", "articles")}`,
		andMore: (count) => `et ${formatCount(count, "fr")} de plus`,
		receipt: "Ce qui a été lu, et à quel titre",
	},
};
