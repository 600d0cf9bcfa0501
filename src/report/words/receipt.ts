import type { CountRange, Purpose } from "../../privacy/index.js";
import { type ByLocale, formatCount, formatDay, plural } from "../locale.js";

interface ReceiptWords {
	readonly purposes: Readonly<Record<Purpose, string>>;
	readonly purpose: (purpose: string, groupId: string | undefined, processingDate: string) => string;
	readonly counts: (read: CountRange, admitted: number, refused: CountRange) => string;
	readonly refused: (lines: CountRange, reason: string) => string;
	readonly overlap: string;
	readonly agreement: (agreementId: string, version: number) => string;
	readonly agreements: (count: number, list: string) => string;
	readonly noAgreement: string;
	readonly policy: (shortHash: string) => string;
	readonly nothingElse: string;
}

const en = (value: number): string => formatCount(value, "en");
const fr = (value: number): string => formatCount(value, "fr");
const enRange = ({ from, to }: CountRange): string => (from === to ? en(from) : `${en(from)} to ${en(to)}`);
const frRange = ({ from, to }: CountRange): string => (from === to ? fr(from) : `${fr(from)} à ${fr(to)}`);

/** Sentences about a receipt. */
export const RECEIPT_WORDS: ByLocale<ReceiptWords> = {
	en: {
		purposes: {
			replenishment: "replenishment of the operator’s own stock",
			"habit-analysis": "analysis of buying habits",
			"group-purchasing": "group purchasing",
		},
		purpose: (purpose, groupId, processingDate) =>
			`Purpose: ${purpose}${groupId === undefined ? "" : ` (group ${groupId})`}, on ${formatDay(processingDate, "en", "full")}.`,
		counts: (read, admitted, refused) =>
			`${enRange(read)} order ${plural(read.to, "en", "line", "lines")} read, ${en(admitted)} admitted, ${enRange(refused)} refused.`,
		refused: (lines, reason) =>
			`${enRange(lines)} ${plural(lines.to, "en", "line", "lines")} refused: ${reason}.`,
		overlap: "A line with several reasons is counted under each of them.",
		agreement: (agreementId, version) => `${agreementId} (version ${version})`,
		agreements: (count, list) =>
			`Admitted under the ${plural(count, "en", "agreement", "agreements")} ${list}, in force on that day.`,
		noAgreement: "No line was admitted, so no agreement was relied on.",
		policy: (shortHash) => `Fingerprint of the rules applied (beginning of the policy hash): ${shortHash}.`,
		nothingElse:
			"Nothing else of the lines is kept: no line number, no reference to a funeral or a family, no consent record; only counts of articles.",
	},
	fr: {
		purposes: {
			replenishment: "réassort du stock propre de l’opérateur",
			"habit-analysis": "analyse des habitudes d’achat",
			"group-purchasing": "achat groupé",
		},
		purpose: (purpose, groupId, processingDate) =>
			`Finalité\u00a0: ${purpose}${groupId === undefined ? "" : ` (groupement ${groupId})`}, au ${formatDay(processingDate, "fr", "full")}.`,
		counts: (read, admitted, refused) =>
			`${frRange(read)} ${plural(read.to, "fr", "ligne de commande lue", "lignes de commande lues")}, ${fr(admitted)} ${plural(admitted, "fr", "admise", "admises")}, ${frRange(refused)} ${plural(refused.to, "fr", "refusée", "refusées")}.`,
		refused: (lines, reason) =>
			`${frRange(lines)} ${plural(lines.to, "fr", "ligne refusée", "lignes refusées")}\u00a0: ${reason}.`,
		overlap: "Une ligne refusée pour plusieurs motifs est comptée sous chacun d’eux.",
		agreement: (agreementId, version) => `${agreementId} (version ${version})`,
		agreements: (count, list) =>
			`${plural(count, "fr", "Admises au titre de l’avenant", "Admises au titre des avenants")} ${list}, en vigueur à cette date.`,
		noAgreement: "Aucune ligne n’a été retenue\u00a0: aucun avenant n’a servi de base.",
		policy: (shortHash) =>
			`Empreinte des règles appliquées (début de l’empreinte de la politique)\u00a0: ${shortHash}.`,
		nothingElse:
			"Rien d’autre des lignes n’est conservé\u00a0: ni numéro de ligne, ni référence d’obsèques ou de famille, ni preuve de consentement\u00a0; seulement des comptages d’articles.",
	},
};
