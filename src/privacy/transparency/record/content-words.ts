import type { Purpose } from "../../types.js";
import { type ByLocale, numberInWords, percentInWords, pluralOf } from "../locale.js";
import type { LegalBasis, SpecialCategories } from "./record-types.js";

interface DataWords {
	readonly lineCode: string;
	readonly funeralCode: string;
	readonly owner: string;
	readonly article: string;
	readonly day: string;
	readonly optIn: string;
	readonly consent: string;
}

/** Words about what is processed, of whom, for whom and how long. */
export interface ContentWords {
	readonly title: (purpose: string) => string;
	readonly legalBases: Readonly<Record<LegalBasis, string>>;
	readonly dataSubjects: readonly string[];
	readonly data: DataWords;
	readonly specialCategories: Readonly<Record<SpecialCategories, string>>;
	readonly recipients: Readonly<Record<Purpose, readonly string[]>>;
	readonly processing: Readonly<Record<Purpose, readonly string[]>>;
	readonly noTransferByLibrary: string;
	readonly noOtherTransfer: string;
	readonly transfer: (recipient: string, country: string, safeguard: string) => string;
	readonly timeLimits: (maxConsentAgeDays: number) => readonly string[];
	readonly retention: (data: string, period: string) => string;
	readonly measures: readonly string[];
	readonly gate: (minOperators: number, minOrders: number, maxSharePercent: number) => string;
	readonly subProcessor: (name: string, task: string) => string;
}

/** Texts of a record in each language. */
export const CONTENT_WORDS: ByLocale<ContentWords> = {
	en: {
		title: (purpose) => `Record of processing activities: ${purpose}`,
		legalBases: {
			consent: "Consent of the family for this purpose (GDPR Article 6(1)(a)).",
			contract:
				"Performance of a contract with the family, as stated by the controller (GDPR Article 6(1)(b)).",
			"legal-obligation": "Legal obligation of the controller, as stated by it (GDPR Article 6(1)(c)).",
			"legitimate-interests":
				"Legitimate interests of the controller, as stated by it (GDPR Article 6(1)(f)). The software asks for the family’s opt-in all the same.",
		},
		dataSubjects: [
			"The person who ordered the funeral, and that person’s family.",
			"Indirectly the deceased, to whom the GDPR itself does not apply (recital 27).",
		],
		data: {
			lineCode: "Code of the order line",
			funeralCode: "Code of the funeral",
			owner: "Operator and branch",
			article: "Article, order or return, quantity",
			day: "Day of the order",
			optIn: "The family’s opt-in",
			consent: "Consent record: code, purposes, dates, version of the information notice",
		},
		specialCategories: {
			none: "The controller states that no article tells a belief or another special category of data (GDPR Article 9).",
			"religious-belief":
				"Some articles tell a religious belief: special category of data, which needs explicit consent (GDPR Article 9(2)(a)).",
			"to-assess":
				"To be assessed by the controller: an article such as a religious emblem may tell a belief (GDPR Article 9).",
		},
		recipients: {
			replenishment: [
				"The operator itself, for its own plan.",
				"The provider of the software, as processor.",
				"Suppliers, for orders of articles alone: never an order line.",
			],
			"habit-analysis": [
				"The operator itself, for its own results.",
				"The provider of the software, as processor.",
			],
			"group-purchasing": [
				"Each operator of the group, for its own lines and its own share.",
				"The coordinator of the group, for figures that the release rules let out.",
				"The provider of the software, as processor.",
				"Suppliers, for joint orders of articles alone: never an order line.",
			],
		},
		processing: {
			replenishment: [
				"Checking order lines against agreements, opt-in and consent.",
				"Counting admitted lines by article and period.",
				"Forecasting demand and proposing orders for the operator’s own stock.",
			],
			"habit-analysis": [
				"Checking order lines against agreements, opt-in and consent.",
				"Counting which articles are ordered together.",
			],
			"group-purchasing": [
				"Checking order lines against agreements, opt-in and consent.",
				"Counting admitted lines of several operators by article and period.",
				"Forecasting the group’s demand, proposing joint orders and sharing their cost.",
				"Holding back figures that tell too much of one operator.",
			],
		},
		noTransferByLibrary: "The software library sends nothing anywhere: it has no network access.",
		noOtherTransfer: "No transfer to a third country or an international organisation is declared.",
		transfer: (recipient, country, safeguard) => `${recipient}, ${country}: ${safeguard}`,
		timeLimits: (days) => [
			`A consent given more than ${numberInWords(days, "en")} ${pluralOf(days, "en", "day", "days")} before is no longer relied on.`,
			"Line code, funeral code and consent are dropped once the checks of the run are done.",
			"Lines of a family that took its consent back, and of an operator whose agreement ended, are left out from the next run on.",
			"The library keeps nothing after a run; what the parties keep is listed next.",
		],
		retention: (data, period) => `${data}: ${period}`,
		measures: [
			"No line enters without the literal opt-in, an agreement in force and the right purpose.",
			"Of an admitted line five facts are kept; there is no field for a name or a remark.",
			"No content of a line appears in refusals, error messages, receipts or reports.",
			"Each run leaves a receipt with the fingerprint of its rules.",
			"The library has no network access, reads no clock and stores nothing.",
		],
		gate: (minOperators, minOrders, maxSharePercent) =>
			`A figure of the group leaves only with at least ${numberInWords(minOperators, "en")} operators and ${numberInWords(minOrders, "en")} order lines behind it, none of the operators above ${percentInWords(maxSharePercent, "en")}.`,
		subProcessor: (name, task) => `${name}: ${task}`,
	},
	fr: {
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
	},
};
