import type { BindingRule } from "../../inventory/index.js";
import type { ExplanationTerm } from "../../plan/index.js";
import { type ByLocale, formatCount, plural } from "../locale.js";

/** What of a line its words depend on beside the terms. */
export interface TermPlace {
	/** Whether a depot sends its pieces. */
	readonly isFromDepot: boolean;
	/** Pieces on hand that lie at the sites of a depot; absent for any other line. */
	readonly onHandAtSites: number | undefined;
}

/** Words of a term; `quantity` is the signed term, `until` the last protected day in words. */
type TermInWords = (quantity: number, until: string, place: TermPlace) => string;

/** Terms that a sentence tells as a part; the others are told by the frame of the sentence. */
export type ToldTerm = Exclude<ExplanationTerm, "notNeededYet" | "infeasible">;

interface LineWords {
	readonly terms: Readonly<Record<ToldTerm, TermInWords>>;
	readonly bindingRules: Readonly<Record<BindingRule, string>>;
	readonly order: (quantity: number, parts: string) => string;
	readonly enough: (parts: string) => string;
	readonly notYet: (parts: string, spare: number, reorderPoint: number) => string;
	readonly infeasible: (quantity: number, parts: string, rule: string) => string;
	readonly leftOut: (parts: string) => string;
	readonly less: (pieces: number, risk: string, riskWithLess: string, until: string) => string;
	readonly noHistory: string;
	readonly notCovered: string;
}

const en = (value: number): string => formatCount(value, "en");
const fr = (value: number): string => formatCount(value, "fr");
const pieces = (count: number): string => `${fr(count)}\u00a0${plural(count, "fr", "pièce", "pièces")}`;
const agreed = (count: number, word: string): string =>
	`${fr(count)} ${plural(count, "fr", word, `${word}s`)}`;

/** Sentences about a plan line. */
export const LINE_WORDS: ByLocale<LineWords> = {
	en: {
		terms: {
			expectedDemand: (quantity, until) => `${en(quantity)} expected until ${until}`,
			safetyStock: (quantity) =>
				quantity < 0
					? `${en(-quantity)} fewer, as the service target allows`
					: `${en(quantity)} kept for safety`,
			cycleStock: (quantity) =>
				quantity < 0
					? `${en(-quantity)} fewer for the size of an order`
					: `${en(quantity)} more so as to order less often`,
			onHand: (quantity, _until, { onHandAtSites: atSites }) => {
				if (quantity === 0) return "none on hand";
				const here =
					atSites === undefined ? "" : ` (${en(-quantity - atSites)} here, ${en(atSites)} at the sites)`;
				return `${en(-quantity)} on hand${here}`;
			},
			reserved: (quantity) => `${en(quantity)} reserved`,
			backorders: (quantity) => `${en(quantity)} on back order`,
			dueReceipts: (quantity) => `${en(-quantity)} due`,
			transfers: (quantity, _until, { isFromDepot }) => {
				if (quantity > 0) return `${en(quantity)} given to other sites`;
				return isFromDepot
					? `${en(-quantity)} to be sent from the depot`
					: `${en(-quantity)} from other sites`;
			},
			awaitedFromDepot: (quantity) => `${en(-quantity)} to come from the depot once it has them`,
			minimumOrder: (quantity) => `${en(quantity)} added to reach the minimum order`,
			packRounding: (quantity) => `${en(quantity)} added to fill the packs`,
			priceBreak: (quantity) => `${en(quantity)} added to reach a lower price`,
			palletRounding: (quantity) => `${en(quantity)} added to fill the pallets`,
			maximumCap: (quantity) => `${en(-quantity)} cut by the maximum`,
			storageCap: (quantity) => `${en(-quantity)} for which there is no room`,
			budgetCap: (quantity) => `${en(-quantity)} beyond the budget`,
		},
		bindingRules: {
			maxOrderQuantity: "the maximum order quantity, less what was just ordered, is too small",
			maxStock: "the maximum stock leaves no room",
			minOrderQuantity: "the minimum order quantity cannot be met",
			packSize: "a full pack does not fit",
			storage: "the room is given to what saves more",
			budget: "the budget is spent where it saves more",
			lastOrder: "it can no longer be ordered",
		},
		order: (quantity, parts) => `Order ${en(quantity)}: ${parts}.`,
		enough: (parts) => `Nothing to order, enough is there or on its way: ${parts}.`,
		notYet: (parts, spare, reorderPoint) =>
			`Nothing to order yet: ${parts}; there is room for ${en(spare)} more, but an order is placed only at ${en(reorderPoint)} or below.`,
		infeasible: (quantity, parts, rule) =>
			`Cannot be ordered as the rules stand: ${en(quantity)} needed (${parts}), but ${rule}.`,
		leftOut: (parts) => `No order proposed: ${parts}.`,
		less: (count, risk, riskWithLess, until) =>
			`${count === 1 ? "One piece less raises" : `${en(count)} pieces less raise`} the risk of running out by ${until} from ${risk} to ${riskWithLess}.`,
		noHistory:
			"Nothing can be said: there is no order line of this article at this operator and no season to borrow.",
		notCovered: "Not planned: the operator has no agreement in force for this purpose.",
	},
	fr: {
		terms: {
			expectedDemand: (quantity, until) => `${agreed(quantity, "attendue")} jusqu’au ${until}`,
			safetyStock: (quantity) =>
				quantity < 0
					? `${fr(-quantity)} de moins, comme l’admet l’objectif de service`
					: `${fr(quantity)} en stock de sécurité`,
			cycleStock: (quantity) =>
				quantity < 0
					? `${fr(-quantity)} de moins selon la taille des commandes`
					: `${fr(quantity)} de plus pour commander moins souvent`,
			onHand: (quantity, _until, { onHandAtSites: atSites }) => {
				if (quantity === 0) return "rien en stock";
				const here =
					atSites === undefined ? "" : ` (${fr(-quantity - atSites)} ici, ${fr(atSites)} sur les sites)`;
				return `${fr(-quantity)} en stock${here}`;
			},
			reserved: (quantity) => agreed(quantity, "réservée"),
			backorders: (quantity) => `${fr(quantity)} en reliquat à servir`,
			dueReceipts: (quantity) => `${fr(-quantity)} à recevoir`,
			transfers: (quantity, _until, { isFromDepot }) => {
				if (quantity > 0) return `${agreed(quantity, "cédée")} à d’autres sites`;
				return isFromDepot
					? `${fr(-quantity)} à envoyer depuis le dépôt`
					: `${agreed(-quantity, "venue")} d’autres sites`;
			},
			awaitedFromDepot: (quantity) => `${fr(-quantity)} à venir du dépôt dès qu’il les aura`,
			minimumOrder: (quantity) => `${agreed(quantity, "ajoutée")} pour atteindre le minimum de commande`,
			packRounding: (quantity) => `${agreed(quantity, "ajoutée")} pour compléter les colis`,
			priceBreak: (quantity) => `${agreed(quantity, "ajoutée")} pour atteindre un prix plus bas`,
			palletRounding: (quantity) => `${agreed(quantity, "ajoutée")} pour compléter les palettes`,
			maximumCap: (quantity) => `${agreed(-quantity, "retirée")} à cause du maximum`,
			storageCap: (quantity) => `${fr(-quantity)} sans place pour les ranger`,
			budgetCap: (quantity) => `${fr(-quantity)} au-delà du budget`,
		},
		bindingRules: {
			maxOrderQuantity:
				"la quantité maximale par commande, moins ce qui vient d’être commandé, est trop faible",
			maxStock: "le stock maximal ne laisse pas de place",
			minOrderQuantity: "la quantité minimale de commande ne peut pas être respectée",
			packSize: "un colis complet ne tient pas",
			storage: "la place est donnée à ce qui évite plus de ruptures",
			budget: "le budget est employé là où il évite plus de ruptures",
			lastOrder: "il ne peut plus être commandé",
		},
		order: (quantity, parts) => `Commander ${pieces(quantity)}\u00a0: ${parts}.`,
		enough: (parts) => `Rien à commander, le nécessaire est en stock ou en route\u00a0: ${parts}.`,
		notYet: (parts, spare, reorderPoint) =>
			`Rien à commander pour l’instant\u00a0: ${parts}\u00a0; il y a encore place pour ${pieces(spare)}, mais on ne commande qu’à partir de ${fr(reorderPoint)} ou moins.`,
		infeasible: (quantity, parts, rule) =>
			`Commande impossible en l’état des règles\u00a0: il faudrait ${pieces(quantity)} (${parts}), mais ${rule}.`,
		leftOut: (parts) => `Pas de commande proposée\u00a0: ${parts}.`,
		less: (count, risk, riskWithLess, until) =>
			`${count === 1 ? "Une pièce de moins porte" : `${fr(count)} pièces de moins portent`} le risque de rupture d’ici au ${until} de ${risk} à ${riskWithLess}.`,
		noHistory:
			"Rien ne peut être dit\u00a0: aucune ligne de cet article chez cet opérateur, ni saison de référence à emprunter.",
		notCovered: "Non planifié\u00a0: l’opérateur n’a pas d’avenant en vigueur pour cette finalité.",
	},
};
