import { type ByLocale, formatAmount, formatCount, formatDay, formatPercent, plural } from "../locale.js";
import type { PageWords } from "./page-words.js";
import { TRANSFER_WORDS } from "./transfers.js";

/** Words of the page in each language. */
export const PAGE_WORDS: ByLocale<PageWords> = {
	en: {
		...TRANSFER_WORDS.en,
		language: "en-GB",
		title: (asOf) => `Restocking plan of ${formatDay(asOf, "en", "full")}`,
		simulated: "Simulated data: this plan was computed from invented orders. Do not order from it.",
		asOf: (asOf) =>
			`Stock and forecasts as of ${formatDay(asOf, "en", "full")}. A line is one article at one operator or site.`,
		linesToOrder: (count) => plural(count, "en", "line to order", "lines to order"),
		piecesToOrder: (count) => plural(count, "en", "piece to order", "pieces to order"),
		linesAtRisk: (count) => plural(count, "en", "line at risk", "lines at risk"),
		linesWaiting: (count) => plural(count, "en", "line that waits", "lines that wait"),
		orders: "What to order now, and why",
		nothingToOrder: "Nothing has to be ordered now.",
		operator: "Operator",
		site: "Site",
		supplier: "Supplier",
		noSupplier: "No supplier given",
		article: "Article",
		order: "Quantity",
		arrives: "Delivery on",
		total: (lines, value) =>
			`Total, ${formatCount(lines, "en")} ${plural(lines, "en", "line", "lines")}${value === undefined ? "" : `, value ${formatAmount(value, "en")}`}`,
		totals: "Totals by supplier",
		lines: "Lines",
		pieces: "Pieces",
		value: "Value",
		valueNote: "Values in the currency of the unit costs; a dash where a unit cost is not given.",
		atRisk: "Lines at risk",
		atRiskNote: (threshold) =>
			`Lines that run out with a probability of ${formatPercent(threshold, "en")} or more, before an order placed now arrives or, that order included, by the end of their protected days; and lines that cannot be ordered. The greater of the two risks comes first; a dash means less than ${formatPercent(threshold, "en")}.`,
		nothingAtRisk: "No line is at risk.",
		riskBefore: "Risk before arrival",
		riskAfter: "Risk with the order",
		charts: "Demand and forecast",
		chartsNote: "For the lines at risk and those to order.",
		fanNote:
			"The forecast is a range: in 95 of 100 cases the demand of a period stays at or below the edge of the 95% shade.",
		legendHistory: "past demand",
		legendMedian: "median forecast",
		legendBands: (levels) => `up to ${levels.map((level) => formatPercent(level, "en")).join(", ")}`,
		legendLevel: "reorder level (stock)",
		noChartPeers:
			"Charts are drawn by the optional packages vega and vega-lite, which are not installed here; the same figures stand in tables.",
		noCharts: "No line is at risk or to be ordered.",
		moreCharts: (count) =>
			`${formatCount(count, "en")} more ${plural(count, "en", "line is", "lines are")} not shown here.`,
		figuresOf: "Pieces per period: the expected number, and the most in so many per cent of cases",
		period: "From",
		past: "Past demand, latest periods",
		expected: "Expected",
		waiting: "What waits",
		waitingNote:
			"Enough is on hand or on its way. An order is placed once the position is at or below the reorder level.",
		servedNote:
			"A site that a depot serves orders nothing itself: the depot fills it up as soon as it has the pieces.",
		nothingWaiting: "No line waits.",
		position: "Position",
		reorderPoint: "Reorder level",
		orderUpTo: "Order up to",
		ended: "No longer ordered",
		endedNote:
			"These articles are discontinued, replaced or past their last order: what is left of them is sold.",
		unplanned: "Without a plan",
		warnings: "Warnings",
		noWarnings: "There are no warnings.",
		wholePlan: "Whole plan",
		concerned: (count) => `${formatCount(count, "en")} ${plural(count, "en", "line", "lines")}`,
		andMore: (count) => `and ${formatCount(count, "en")} more ${plural(count, "en", "article", "articles")}`,
		receipt: "What was read, and under which rights",
	},
	fr: {
		...TRANSFER_WORDS.fr,
		language: "fr-FR",
		title: (asOf) => `Plan de réassort du ${formatDay(asOf, "fr", "full")}`,
		simulated:
			"Données simulées\u00a0: ce plan est calculé sur des commandes inventées. Ne pas s’en servir pour commander.",
		asOf: (asOf) =>
			`Stocks et prévisions au ${formatDay(asOf, "fr", "full")}. Une ligne est un article chez un opérateur ou sur un site.`,
		linesToOrder: (count) => plural(count, "fr", "ligne à commander", "lignes à commander"),
		piecesToOrder: (count) => plural(count, "fr", "pièce à commander", "pièces à commander"),
		linesAtRisk: (count) => plural(count, "fr", "ligne menacée de rupture", "lignes menacées de rupture"),
		linesWaiting: (count) => plural(count, "fr", "ligne en attente", "lignes en attente"),
		orders: "Que commander maintenant, et pourquoi",
		nothingToOrder: "Rien n’est à commander pour l’instant.",
		operator: "Opérateur",
		site: "Site",
		supplier: "Fournisseur",
		noSupplier: "Fournisseur non indiqué",
		article: "Article",
		order: "Quantité",
		arrives: "Livraison le",
		total: (lines, value) =>
			`Total, ${formatCount(lines, "fr")} ${plural(lines, "fr", "ligne", "lignes")}${value === undefined ? "" : `, montant ${formatAmount(value, "fr")}`}`,
		totals: "Totaux par fournisseur",
		lines: "Lignes",
		pieces: "Pièces",
		value: "Montant",
		valueNote: "Montants dans la devise des coûts unitaires\u00a0; un tiret là où un coût unitaire manque.",
		atRisk: "Lignes menacées de rupture",
		atRiskNote: (threshold) =>
			`Lignes en rupture avec une probabilité d’au moins ${formatPercent(threshold, "fr")}, soit avant l’arrivée d’une commande passée maintenant, soit, cette commande comprise, d’ici à la fin de leur période protégée\u00a0; et lignes qui ne peuvent pas être commandées. Le plus grand des deux risques vient d’abord\u00a0; un tiret veut dire moins de ${formatPercent(threshold, "fr")}.`,
		nothingAtRisk: "Aucune ligne n’est menacée de rupture.",
		riskBefore: "Risque avant l’arrivée",
		riskAfter: "Risque avec la commande",
		charts: "Demande et prévision",
		chartsNote: "Pour les lignes menacées de rupture et celles à commander.",
		fanNote:
			"La prévision est une plage\u00a0: dans 95 cas sur 100, la demande d’une période ne dépasse pas le bord de la teinte «\u00a095\u00a0%\u00a0».",
		legendHistory: "demande passée",
		legendMedian: "prévision médiane",
		legendBands: (levels) => `jusqu’à ${levels.map((level) => formatPercent(level, "fr")).join(", ")}`,
		legendLevel: "seuil de commande (stock)",
		noChartPeers:
			"Les graphiques sont tracés par les paquets facultatifs vega et vega-lite, qui ne sont pas installés ici\u00a0; les mêmes chiffres figurent dans des tableaux.",
		noCharts: "Aucune ligne n’est menacée ni à commander.",
		moreCharts: (count) =>
			`${formatCount(count, "fr")} ${plural(count, "fr", "autre ligne n’est pas montrée", "autres lignes ne sont pas montrées")} ici.`,
		figuresOf: "Pièces par période\u00a0: le nombre attendu, et le maximum dans tant de pour cent des cas",
		period: "À partir du",
		past: "Demande passée, dernières périodes",
		expected: "Attendu",
		waiting: "Ce qui attend",
		waitingNote:
			"Le nécessaire est en stock ou en route. On commande dès que la position atteint le seuil de commande ou passe en dessous.",
		servedNote:
			"Un site desservi par un dépôt ne commande rien lui-même\u00a0: le dépôt le complète dès qu’il a les pièces.",
		nothingWaiting: "Aucune ligne n’attend.",
		position: "Position",
		reorderPoint: "Seuil de commande",
		orderUpTo: "Niveau à atteindre",
		ended: "Ne sont plus commandés",
		endedNote:
			"Ces articles sont arrêtés, remplacés ou au-delà de leur dernière commande\u00a0: ce qu’il en reste est écoulé.",
		unplanned: "Sans plan",
		warnings: "Avertissements",
		noWarnings: "Il n’y a pas d’avertissement.",
		wholePlan: "Plan entier",
		concerned: (count) => `${formatCount(count, "fr")} ${plural(count, "fr", "ligne", "lignes")}`,
		andMore: (count) =>
			`et ${formatCount(count, "fr")} ${plural(count, "fr", "autre article", "autres articles")}`,
		receipt: "Ce qui a été lu, et à quel titre",
	},
};
