import type { DutyBearer } from "./record-types.js";

interface DutyWords {
	readonly duty: string;
	readonly bearer: DutyBearer;
	/** Where the duty is written; GDPR unless said otherwise. */
	readonly source: string;
	readonly en: string;
	readonly fr: string;
}

/** Duties of every run: the operator is controller, the provider processor (Article 28). */
export const OWN_DUTIES: readonly DutyWords[] = [
	{
		duty: "decide-purposes",
		bearer: "operator",
		source: "4(7), 28(3)(a)",
		en: "Decides the purposes, signs them in the agreement and instructs the provider in writing.",
		fr: "Décide des finalités, les signe dans l’avenant et donne ses instructions écrites à l’éditeur.",
	},
	{
		duty: "inform-families",
		bearer: "operator",
		source: "13, 14",
		en: "Informs families by a notice before they decide, and numbers its versions.",
		fr: "Informe les familles par une notice avant qu’elles ne décident, et en numérote les versions.",
	},
	{
		duty: "collect-consent",
		bearer: "operator",
		source: "6(1)(a), 7(1)",
		en: "Asks for the opt-in, for each purpose by itself, and keeps the proof.",
		fr: "Recueille l’accord, finalité par finalité, et en garde la preuve.",
	},
	{
		duty: "record-withdrawal",
		bearer: "operator",
		source: "7(3)",
		en: "Takes withdrawals, as easily as the opt-in was given, and passes them on before the next run.",
		fr: "Reçoit les retraits, aussi simplement que l’accord a été donné, et les transmet avant le traitement suivant.",
	},
	{
		duty: "apply-withdrawal",
		bearer: "provider",
		source: "7(3), 28(3)(a)",
		en: "Puts every withdrawal into the policy of the next run.",
		fr: "Inscrit chaque retrait dans la politique du traitement suivant.",
	},
	{
		duty: "answer-requests",
		bearer: "operator",
		source: "12, 15-22",
		en: "Answers requests of families.",
		fr: "Répond aux demandes des familles.",
	},
	{
		duty: "assist-requests",
		bearer: "provider",
		source: "28(3)(e), 28(3)(f)",
		en: "Helps with requests of families, with the impact assessment and with notifications.",
		fr: "Aide à répondre aux demandes des familles, à l’analyse d’impact et aux notifications.",
	},
	{
		duty: "keep-to-purposes",
		bearer: "provider",
		source: "28(3)(a), 28(10)",
		en: "Runs the software for the signed purposes alone; who decides purposes of its own becomes a controller.",
		fr: "N’utilise le logiciel que pour les finalités signées\u00a0; qui décide de finalités propres devient responsable de traitement.",
	},
	{
		duty: "confidentiality",
		bearer: "provider",
		source: "28(3)(b)",
		en: "Binds its staff to confidentiality.",
		fr: "Soumet son personnel à la confidentialité.",
	},
	{
		duty: "security",
		bearer: "both",
		source: "32",
		en: "Each secures its own systems; order histories are treated as personal data.",
		fr: "Chacun protège ses propres systèmes\u00a0; les historiques de commandes sont traités comme des données personnelles.",
	},
	{
		duty: "sub-processors",
		bearer: "provider",
		source: "28(2), 28(4)",
		en: "Takes on another processor only with the operator’s written authorisation, under the same duties.",
		fr: "Ne recrute un autre sous-traitant qu’avec l’autorisation écrite de l’opérateur, avec les mêmes obligations.",
	},
	{
		duty: "tell-breach",
		bearer: "provider",
		source: "33(2)",
		en: "Tells the operator of a breach without undue delay.",
		fr: "Signale une violation de données à l’opérateur dans les meilleurs délais.",
	},
	{
		duty: "notify-breach",
		bearer: "operator",
		source: "33(1), 34",
		en: "Notifies the authority within 72 hours and, where the risk is high, the families.",
		fr: "Notifie la violation à l’autorité sous 72\u00a0heures et, si le risque est élevé, aux familles.",
	},
	{
		duty: "assess-impact",
		bearer: "operator",
		source: "35",
		en: "Judges whether an impact assessment is needed, and makes it.",
		fr: "Juge si une analyse d’impact est nécessaire, et la fait.",
	},
	{
		duty: "keep-controller-register",
		bearer: "operator",
		source: "30(1)",
		en: "Keeps the controller’s entry of this record.",
		fr: "Tient la fiche du responsable de ce registre.",
	},
	{
		duty: "keep-processor-register",
		bearer: "provider",
		source: "30(2)",
		en: "Keeps the processor’s entry of this record, with the receipts of the runs.",
		fr: "Tient la fiche du sous-traitant de ce registre, avec les récépissés des traitements.",
	},
	{
		duty: "keep-signed-text",
		bearer: "both",
		source: "5(2), 28(9)",
		en: "Each keeps the signed text whose fingerprint stands in the agreement.",
		fr: "Chacun garde le texte signé dont l’empreinte figure dans l’avenant.",
	},
	{
		duty: "allow-audit",
		bearer: "provider",
		source: "28(3)(h)",
		en: "Shows receipts and register, and allows audits.",
		fr: "Montre les récépissés et le registre, et permet les audits.",
	},
	{
		duty: "return-or-delete",
		bearer: "provider",
		source: "28(3)(g)",
		en: "Deletes or returns the lines at the end of the agreement, as the operator chooses.",
		fr: "Supprime ou rend les lignes à la fin de l’avenant, au choix de l’opérateur.",
	},
];

/** Further duties of a group run: the operators are joint controllers (Article 26). */
export const GROUP_DUTIES: readonly DutyWords[] = [
	{
		duty: "arrange-jointly",
		bearer: "operators-jointly",
		source: "26(1)",
		en: "Agree in writing who informs families, who answers them and who instructs the provider.",
		fr: "Conviennent par écrit de qui informe les familles, qui leur répond et qui instruit l’éditeur.",
	},
	{
		duty: "tell-arrangement",
		bearer: "operators-jointly",
		source: "26(2)",
		en: "Make the essence of that arrangement available to families.",
		fr: "Mettent les grandes lignes de cet accord à la disposition des familles.",
	},
	{
		duty: "answer-as-one",
		bearer: "operators-jointly",
		source: "26(3), 82(4)",
		en: "Each answers to a family for the whole: a family may turn to any of them.",
		fr: "Chacun répond de l’ensemble devant une famille\u00a0: elle peut s’adresser à n’importe lequel.",
	},
	{
		duty: "hold-back-figures",
		bearer: "provider",
		source: "25, 32",
		en: "Hands out figures of the group only through the release rules, and each member its own view.",
		fr: "Ne donne les chiffres du groupement qu’à travers les règles de diffusion, et à chaque membre sa seule vue.",
	},
	{
		duty: "respect-competition",
		bearer: "operators-jointly",
		source: "TFEU 101 (not GDPR)",
		en: "Exchange no prices, margins, customers or sales; have the group checked under competition law.",
		fr: "N’échangent ni prix de vente, ni marges, ni clients, ni ventes\u00a0; font examiner le groupement au regard du droit de la concurrence.",
	},
];
