import { type ByLocale, formatCount, formatDay, formatDecimal, plural } from "../locale.js";

interface ChartWords {
	readonly pieces: string;
	readonly risk: string;
	readonly history: (periods: number, from: string, to: string) => string;
	readonly noHistory: string;
	readonly forecast: (windows: number, expected: number) => string;
	readonly highest: (highest: number, probability: string) => string;
	readonly reorderLevel: (reorderPoint: number) => string;
	readonly risks: (lines: number) => string;
}

/** Descriptions of charts, read aloud instead of the picture. */
export const CHART_WORDS: ByLocale<ChartWords> = {
	en: {
		pieces: "Pieces per period",
		risk: "Risk of running out",
		history: (periods, from, to) =>
			`Demand of ${formatCount(periods, "en")} past ${plural(periods, "en", "period", "periods")}, the first from ${formatDay(from, "en", "full")}, the last from ${formatDay(to, "en", "full")}.`,
		noHistory: "No past demand is shown.",
		forecast: (periods, expected) =>
			`Forecast of ${formatCount(periods, "en")} ${plural(periods, "en", "period", "periods")}: ${formatDecimal(expected, "en")} ${plural(Number(expected.toFixed(1)), "en", "piece", "pieces")} expected per period on average.`,
		highest: (highest, probability) =>
			`In each period demand stays at or below ${formatCount(highest, "en")} with a probability of at least ${probability}.`,
		reorderLevel: (reorderPoint) => `Reorder level: ${formatCount(reorderPoint, "en")}.`,
		risks: (lines) =>
			`Risk of running out, ${formatCount(lines, "en")} ${plural(lines, "en", "line", "lines")}, highest first.`,
	},
	fr: {
		pieces: "Pièces par période",
		risk: "Risque de rupture",
		history: (periods, from, to) =>
			`Demande de ${formatCount(periods, "fr")} ${plural(periods, "fr", "période passée", "périodes passées")}, la première à partir du ${formatDay(from, "fr", "full")}, la dernière à partir du ${formatDay(to, "fr", "full")}.`,
		noHistory: "Aucune demande passée n’est montrée.",
		forecast: (periods, expected) =>
			`Prévision de ${formatCount(periods, "fr")} ${plural(periods, "fr", "période", "périodes")}\u00a0: ${formatDecimal(expected, "fr")} ${plural(Number(expected.toFixed(1)), "fr", "pièce attendue", "pièces attendues")} par période en moyenne.`,
		highest: (highest, probability) =>
			`À chaque période, la demande ne dépasse pas ${formatCount(highest, "fr")} ${plural(highest, "fr", "pièce", "pièces")} avec une probabilité d’au moins ${probability}.`,
		reorderLevel: (reorderPoint) => `Seuil de commande\u00a0: ${formatCount(reorderPoint, "fr")}.`,
		risks: (lines) =>
			`Risque de rupture, ${formatCount(lines, "fr")} ${plural(lines, "fr", "ligne", "lignes")}, du plus élevé au plus faible.`,
	},
};
