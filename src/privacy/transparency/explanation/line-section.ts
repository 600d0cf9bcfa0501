import { indexOfPolicy } from "../../policy/define-policy.js";
import type { PrivacyPolicy } from "../../types.js";
import { type ByLocale, dateInWords, numberInWords, pluralOf, type TransparencyLocale } from "../locale.js";
import { type ExplainedSection, explainedRule } from "./policy-explanation.js";

interface LineWords {
	readonly title: string;
	readonly plain: string;
	readonly text: string;
	readonly fields: string;
	readonly missing: string;
	readonly form: string;
	readonly quantity: (most: number) => string;
	readonly date: string;
	readonly future: (date: string) => string;
	readonly catalogue: (articles: number) => string;
	readonly personal: string;
	readonly repeat: string;
	readonly conflict: string;
	readonly unchecked: string;
	readonly kept: string;
}

const WORDS: ByLocale<LineWords> = {
	en: {
		title: "What an order line may hold",
		plain:
			"A line is plain data: values that stand still. Anything that runs when it is read, or hides something, is refused.",
		text: "Where lines are read from a text, each must be one well-formed JSON object that names no field twice.",
		fields:
			"A line has room for codes (line, funeral, operator, branch, article), an order or a return, a quantity, a date, the opt-in and the consent record. There is no field for a name, an address, a telephone number or a remark: a line with any other field is refused.",
		missing:
			"Line code, operator, article, quantity and date must be there, and a consent record must hold its code, purposes and date.",
		form: "Each field must be of its kind, and each code must be 1 to 64 letters, digits, hyphens or underscores without accents: there is no room for an e-mail address or a sentence.",
		quantity: (most) =>
			`The quantity is a whole number from 1 to ${numberInWords(most, "en")} ${pluralOf(most, "en", "piece", "pieces")}, counted negative for a return.`,
		date: "Every date must exist in the calendar.",
		future: (date) => `An order dated after ${date} is refused.`,
		catalogue: (articles) =>
			`The article must be in the catalogue, which holds ${numberInWords(articles, "en")} ${pluralOf(articles, "en", "article", "articles")}.`,
		personal:
			"A line is refused when one of its codes looks like a French social security number with a right key, a French telephone number, or the date of birth of somebody who is 15 or older. Articles of the catalogue and operators with an agreement are known codes and are not suspected.",
		repeat: "A line that comes twice, word for word, counts once; the repeat is refused.",
		conflict: "Two different lines of one operator with the same line code are both refused.",
		unchecked: "A line that could not be checked, for whatever reason, is refused and never let through.",
		kept: "Of an admitted line five facts are kept: operator, branch, article, day and quantity. Line code, funeral code and consent serve the checks and are then dropped. Of a refused line only its place in the list and the reason are kept.",
	},
	fr: {
		title: "Ce qu’une ligne de commande peut contenir",
		plain:
			"Une ligne est une donnée simple\u00a0: des valeurs qui ne bougent pas. Tout ce qui s’exécute à la lecture, ou cache quelque chose, est refusé.",
		text: "Quand les lignes sont lues dans un texte, chacune doit être un seul objet JSON bien formé qui ne nomme aucun champ deux fois.",
		fields:
			"Une ligne a de la place pour des codes (ligne, obsèques, opérateur, agence, article), une commande ou un retour, une quantité, une date, l’accord et la preuve du consentement. Il n’y a aucun champ pour un nom, une adresse, un numéro de téléphone ou une remarque\u00a0: une ligne qui porte un autre champ est refusée.",
		missing:
			"Le code de ligne, l’opérateur, l’article, la quantité et la date sont obligatoires\u00a0; un consentement doit porter son code, ses finalités et sa date.",
		form: "Chaque champ doit être de la bonne nature, et chaque code compte de 1 à 64 lettres, chiffres, tirets ou tirets bas sans accents\u00a0: il n’y a pas de place pour une adresse électronique ou une phrase.",
		quantity: (most) =>
			`La quantité est un nombre entier de 1 à ${numberInWords(most, "fr")} ${pluralOf(most, "fr", "pièce", "pièces")}, compté en négatif pour un retour.`,
		date: "Toute date doit exister au calendrier.",
		future: (date) => `Une commande datée d’après le ${date} est refusée.`,
		catalogue: (articles) =>
			`L’article doit figurer au catalogue, qui compte ${numberInWords(articles, "fr")} ${pluralOf(articles, "fr", "article", "articles")}.`,
		personal:
			"Une ligne est refusée quand l’un de ses codes ressemble à un numéro de sécurité sociale dont la clé est juste, à un numéro de téléphone français, ou à la date de naissance d’une personne d’au moins 15 ans. Les articles du catalogue et les opérateurs qui ont un avenant sont des codes connus et ne sont pas soupçonnés.",
		repeat: "Une ligne qui vient deux fois à l’identique compte une fois\u00a0; la répétition est refusée.",
		conflict:
			"Deux lignes différentes d’un même opérateur qui portent le même code de ligne sont refusées toutes les deux.",
		unchecked:
			"Une ligne qui n’a pas pu être contrôlée, quelle qu’en soit la raison, est refusée et n’est jamais admise.",
		kept: "D’une ligne admise, cinq données sont gardées\u00a0: opérateur, agence, article, jour et quantité. Le code de ligne, le code des obsèques et le consentement servent aux contrôles, puis sont abandonnés. D’une ligne refusée ne sont gardés que son rang et le motif.",
	},
};

/**
 * Explains form, quantity, dates, catalogue, refused personal data, repeats, and what is kept of a line.
 *
 * @param policy a genuine policy
 * @param locale language
 * @returns the section
 */
export function lineSection(policy: PrivacyPolicy, locale: TransparencyLocale): ExplainedSection {
	const words = WORDS[locale];
	const { maxQuantity, catalogue } = indexOfPolicy(policy);
	return {
		topic: "lines",
		title: words.title,
		rules: [
			explainedRule(words.plain, "NOT_PLAIN_DATA"),
			explainedRule(words.text, "JSON_INVALID"),
			explainedRule(words.fields, "FIELD_UNKNOWN"),
			explainedRule(words.missing, "FIELD_MISSING"),
			explainedRule(words.form, "FIELD_TYPE", "FIELD_FORMAT"),
			explainedRule(words.quantity(maxQuantity), "FIELD_RANGE"),
			explainedRule(words.date, "DATE_INVALID"),
			explainedRule(words.future(dateInWords(policy.processingDate, locale)), "ORDER_IN_FUTURE"),
			explainedRule(words.catalogue(catalogue.size), "SKU_UNKNOWN"),
			explainedRule(words.personal, "PERSONAL_DATA_SUSPECTED"),
			explainedRule(words.repeat, "DUPLICATE_LINE"),
			explainedRule(words.conflict, "DUPLICATE_CONFLICT"),
			explainedRule(words.unchecked, "INTERNAL"),
			explainedRule(words.kept),
		],
	};
}
