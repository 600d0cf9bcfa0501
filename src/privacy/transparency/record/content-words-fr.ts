import { numberInWords, percentInWords, pluralOf } from "../locale.js";
import type { ContentWords } from "./content-words.js";

/** Texts of a record in French. */
export const FRENCH_CONTENT: ContentWords = {
	title: (purpose) => `Registre des activités de traitement\u00a0: ${purpose}`,
	legalBases: {
		consent: "Consentement de la famille pour cette finalité (RGPD, article 6, paragraphe 1, point a).",
		contract:
			"Exécution d’un contrat avec la famille, selon le responsable (RGPD, article 6, paragraphe 1, point b).",
		"legal-obligation":
			"Obligation légale du responsable, selon lui (RGPD, article 6, paragraphe 1, point c).",
		"legitimate-interests":
			"Intérêts légitimes du responsable, selon lui (RGPD, article 6, paragraphe 1, point f). Le logiciel exige néanmoins l’accord de la famille.",
	},
	dataSubjects: [
		"La personne qui a commandé les obsèques, et sa famille.",
		"Indirectement le défunt, auquel le RGPD lui-même ne s’applique pas (considérant 27).",
	],
	data: {
		lineCode: "Code de la ligne de commande",
		funeralCode: "Code des obsèques",
		owner: "Opérateur et agence",
		article: "Article, commande ou retour, quantité",
		day: "Jour de la commande",
		optIn: "Accord de la famille",
		consent: "Preuve du consentement\u00a0: code, finalités, dates, version de la notice d’information",
	},
	specialCategories: {
		none: "Le responsable déclare qu’aucun article ne révèle une croyance ni une autre catégorie particulière de données (RGPD, article 9).",
		"religious-belief":
			"Certains articles révèlent une croyance religieuse\u00a0: catégorie particulière de données, qui exige un consentement explicite (RGPD, article 9, paragraphe 2, point a).",
		"to-assess":
			"À examiner par le responsable\u00a0: un article tel qu’un emblème religieux peut révéler une croyance (RGPD, article 9).",
	},
	recipients: {
		replenishment: [
			"L’opérateur lui-même, pour son propre plan.",
			"L’éditeur du logiciel, comme sous-traitant.",
			"Les fournisseurs, pour les seules commandes d’articles\u00a0: jamais une ligne de commande.",
		],
		"habit-analysis": [
			"L’opérateur lui-même, pour ses propres résultats.",
			"L’éditeur du logiciel, comme sous-traitant.",
		],
		"group-purchasing": [
			"Chaque opérateur du groupement, pour ses propres lignes et sa propre part.",
			"Le coordinateur du groupement, pour les chiffres que les règles de diffusion laissent sortir.",
			"L’éditeur du logiciel, comme sous-traitant.",
			"Les fournisseurs, pour les seules commandes groupées d’articles\u00a0: jamais une ligne de commande.",
		],
	},
	processing: {
		replenishment: [
			"Contrôle des lignes de commande au regard des avenants, de l’accord et du consentement.",
			"Comptage des lignes admises par article et par période.",
			"Prévision des besoins et proposition de commandes pour le stock propre de l’opérateur.",
		],
		"habit-analysis": [
			"Contrôle des lignes de commande au regard des avenants, de l’accord et du consentement.",
			"Comptage des articles commandés ensemble.",
		],
		"group-purchasing": [
			"Contrôle des lignes de commande au regard des avenants, de l’accord et du consentement.",
			"Comptage des lignes admises de plusieurs opérateurs par article et par période.",
			"Prévision des besoins du groupement, proposition de commandes groupées et partage de leur coût.",
			"Rétention des chiffres qui en disent trop sur un opérateur.",
		],
	},
	noTransferByLibrary:
		"La bibliothèque logicielle n’envoie rien nulle part\u00a0: elle n’a pas d’accès au réseau.",
	noOtherTransfer: "Aucun transfert vers un pays tiers ou une organisation internationale n’est déclaré.",
	transfer: (recipient, country, safeguard) => `${recipient}, ${country}\u00a0: ${safeguard}`,
	timeLimits: (days) => [
		`Un consentement donné plus de ${numberInWords(days, "fr")} ${pluralOf(days, "fr", "jour", "jours")} auparavant n’est plus utilisé.`,
		"Le code de ligne, le code des obsèques et le consentement sont abandonnés dès la fin des contrôles du traitement.",
		"Les lignes d’une famille qui a retiré son consentement, et d’un opérateur dont l’avenant a pris fin, sont écartées dès le traitement suivant.",
		"La bibliothèque ne garde rien après un traitement\u00a0; ce que gardent les parties suit.",
	],
	retention: (data, period) => `${data}\u00a0: ${period}`,
	measures: [
		"Aucune ligne n’entre sans l’accord littéral, un avenant en vigueur et la bonne finalité.",
		"D’une ligne admise, cinq données sont gardées\u00a0; il n’y a aucun champ pour un nom ou une remarque.",
		"Aucun contenu d’une ligne ne figure dans les refus, les messages d’erreur, les récépissés ou les rapports.",
		"Chaque traitement laisse un récépissé avec l’empreinte de ses règles.",
		"La bibliothèque n’a pas d’accès au réseau, ne lit aucune horloge et ne stocke rien.",
	],
	gate: (minOperators, minOrders, maxSharePercent) =>
		`Un chiffre du groupement ne sort qu’avec au moins ${numberInWords(minOperators, "fr")} opérateurs et ${numberInWords(minOrders, "fr")} lignes de commande, aucun opérateur n’en représentant plus de ${percentInWords(maxSharePercent, "fr")}.`,
	subProcessor: (name, task) => `${name}\u00a0: ${task}`,
};
