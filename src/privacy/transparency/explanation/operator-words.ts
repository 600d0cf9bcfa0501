import { type ByLocale, dateInWords } from "../locale.js";

/** Why an agreement does not open the run, or that it does. */
export type AgreementStanding =
	| { readonly is: "covers" }
	| { readonly is: "replaced"; readonly byVersion: number }
	| { readonly is: "not-signed" | "not-begun" | "run-out" | "terminated" | "other-purpose" | "other-group" };

interface AgreementDates {
	readonly signedOn: string;
	readonly validFrom: string;
	readonly validUntil: string | undefined;
	readonly terminatedOn: string | undefined;
	readonly historyFrom: string;
}

/** Words about operators and their agreements. */
export interface OperatorWords {
	readonly title: string;
	readonly signed: string;
	readonly counts: (isGroupRun: boolean) => string;
	readonly closed: (date: string, isGroupRun: boolean) => string;
	readonly history: string;
	readonly none: string;
	readonly covered: (operatorId: string, historyFrom: string) => string;
	readonly notInForce: (operatorId: string, date: string) => string;
	readonly otherPurpose: (operatorId: string) => string;
	readonly otherGroup: (operatorId: string) => string;
	readonly agreement: (
		agreementId: string,
		version: number,
		operatorId: string,
		dates: AgreementDates,
	) => string;
	readonly scope: (purposes: string, groupId: string | undefined) => string;
	readonly noPurpose: string;
	readonly fingerprint: (textSha256: string) => string;
	readonly standing: (standing: AgreementStanding) => string;
}

/** Sentences about operators in each language. */
export const OPERATOR_WORDS: ByLocale<OperatorWords> = {
	en: {
		title: "Which operators are covered",
		signed:
			"An operator’s lines are read only when it signed an amendment to its contract, called an agreement here.",
		counts: (isGroupRun) =>
			`One agreement must allow all of it together: ${isGroupRun ? "the purpose, the buying group" : "the purpose"} and the date of the order. Of several versions of an agreement only the highest counts.`,
		closed: (date, isGroupRun) =>
			`An agreement that is not in force on ${date}, or does not list the purpose${isGroupRun ? ", or does not name the buying group" : ""}, opens nothing.`,
		history: "Orders from before the history that the agreement opens are not read.",
		none: "No operator has an agreement in this policy: no line can be admitted.",
		covered: (operatorId, historyFrom) =>
			`Operator ${operatorId} is covered, for orders from ${historyFrom} on.`,
		notInForce: (operatorId, date) =>
			`Operator ${operatorId} is not covered: none of its agreements is in force on ${date}.`,
		otherPurpose: (operatorId) =>
			`Operator ${operatorId} is not covered: it agreed to other purposes, not to this one.`,
		otherGroup: (operatorId) =>
			`Operator ${operatorId} is not covered: its agreement does not name this buying group.`,
		agreement: (agreementId, version, operatorId, dates) =>
			`Agreement ${agreementId} of operator ${operatorId}, version ${version}: signed on ${dateInWords(dates.signedOn, "en")}, valid from ${dateInWords(dates.validFrom, "en")} ${dates.validUntil === undefined ? "without an end date" : `to ${dateInWords(dates.validUntil, "en")}`}${dates.terminatedOn === undefined ? "" : `, terminated from ${dateInWords(dates.terminatedOn, "en")} on`}; it opens orders from ${dateInWords(dates.historyFrom, "en")} on.`,
		scope: (purposes, groupId) =>
			`It allows ${purposes}${groupId === undefined ? " and names no buying group" : `, in the buying group ${groupId}`}.`,
		noPurpose: "nothing",
		fingerprint: (textSha256) => `Fingerprint of the signed text (SHA-256): ${textSha256}.`,
		standing: (standing) => {
			switch (standing.is) {
				case "covers":
					return "It covers this run.";
				case "replaced":
					return `It no longer counts: version ${standing.byVersion} replaced it.`;
				case "not-signed":
					return "It does not cover this run: it is not signed yet on that day.";
				case "not-begun":
					return "It does not cover this run: it is not valid yet on that day.";
				case "run-out":
					return "It does not cover this run: its term has run out.";
				case "terminated":
					return "It does not cover this run: it was terminated.";
				case "other-purpose":
					return "It does not cover this run: it does not list the purpose.";
				case "other-group":
					return "It does not cover this run: it is not for this buying group.";
			}
		},
	},
	fr: {
		title: "Quels opérateurs sont couverts",
		signed: "Les lignes d’un opérateur ne sont lues que s’il a signé un avenant à son contrat.",
		counts: (isGroupRun) =>
			`Un même avenant doit tout permettre à la fois\u00a0: ${isGroupRun ? "la finalité, le groupement d’achat" : "la finalité"} et la date de la commande. De plusieurs versions d’un avenant, seule la plus élevée compte.`,
		closed: (date, isGroupRun) =>
			`Un avenant qui n’est pas en vigueur au ${date}, ou qui ne mentionne pas la finalité${isGroupRun ? ", ou qui ne nomme pas le groupement d’achat" : ""}, n’ouvre aucun droit.`,
		history: "Les commandes antérieures à l’historique ouvert par l’avenant ne sont pas lues.",
		none: "Aucun opérateur n’a d’avenant dans cette politique\u00a0: aucune ligne ne peut être admise.",
		covered: (operatorId, historyFrom) =>
			`L’opérateur ${operatorId} est couvert, pour les commandes à partir du ${historyFrom}.`,
		notInForce: (operatorId, date) =>
			`L’opérateur ${operatorId} n’est pas couvert\u00a0: aucun de ses avenants n’est en vigueur au ${date}.`,
		otherPurpose: (operatorId) =>
			`L’opérateur ${operatorId} n’est pas couvert\u00a0: il a accepté d’autres finalités, pas celle-ci.`,
		otherGroup: (operatorId) =>
			`L’opérateur ${operatorId} n’est pas couvert\u00a0: son avenant ne nomme pas ce groupement d’achat.`,
		agreement: (agreementId, version, operatorId, dates) =>
			`Avenant ${agreementId} de l’opérateur ${operatorId}, version ${version}\u00a0: signé le ${dateInWords(dates.signedOn, "fr")}, valable à partir du ${dateInWords(dates.validFrom, "fr")}${dates.validUntil === undefined ? ", sans date de fin" : ` jusqu’au ${dateInWords(dates.validUntil, "fr")} inclus`}${dates.terminatedOn === undefined ? "" : `, résilié à partir du ${dateInWords(dates.terminatedOn, "fr")}`}\u00a0; il ouvre les commandes à partir du ${dateInWords(dates.historyFrom, "fr")}.`,
		scope: (purposes, groupId) =>
			`Il permet\u00a0: ${purposes}${groupId === undefined ? "\u00a0; il ne nomme pas de groupement d’achat" : `\u00a0; groupement d’achat ${groupId}`}.`,
		noPurpose: "rien",
		fingerprint: (textSha256) => `Empreinte du texte signé (SHA-256)\u00a0: ${textSha256}.`,
		standing: (standing) => {
			switch (standing.is) {
				case "covers":
					return "Il couvre ce traitement.";
				case "replaced":
					return `Il ne compte plus\u00a0: la version ${standing.byVersion} l’a remplacé.`;
				case "not-signed":
					return "Il ne couvre pas ce traitement\u00a0: il n’est pas encore signé à cette date.";
				case "not-begun":
					return "Il ne couvre pas ce traitement\u00a0: il n’est pas encore valable à cette date.";
				case "run-out":
					return "Il ne couvre pas ce traitement\u00a0: sa durée est écoulée.";
				case "terminated":
					return "Il ne couvre pas ce traitement\u00a0: il a été résilié.";
				case "other-purpose":
					return "Il ne couvre pas ce traitement\u00a0: il ne mentionne pas la finalité.";
				case "other-group":
					return "Il ne couvre pas ce traitement\u00a0: il ne vise pas ce groupement d’achat.";
			}
		},
	},
};
