import type { BindingRule } from "../../inventory/index.js";
import type { ExplanationTerm } from "../../plan/index.js";
import { type ByLocale, formatCount, plural } from "../locale.js";

/** A term of a line, and what its words depend on beside it. */
export interface ToldQuantity {
	/** The signed term. */
	readonly quantity: number;
	/** The last day that the demand is told for, in words. */
	readonly until: string;
	/** Whether the article is no longer sold. */
	readonly isOver: boolean;
	/** Whether a depot sends the pieces of the line. */
	readonly isFromDepot: boolean;
	/** Pieces on hand that lie at the sites of a depot; absent for any other line. */
	readonly onHandAtSites: number | undefined;
}

/** Words of a term after its sign; `count` is its size. */
type TermInWords = (count: number, told: ToldQuantity) => string;

/** Terms that a sentence tells as a part; the others are told by the frame of the sentence. */
export type ToldTerm = Exclude<ExplanationTerm, "notNeededYet" | "infeasible">;

interface LineWords {
	readonly terms: Readonly<Record<ToldTerm, TermInWords>>;
	readonly plus: string;
	readonly minus: string;
	readonly nothingOnHand: string;
	readonly bindingRules: Readonly<Record<BindingRule, string>>;
	readonly order: (quantity: number, parts: string) => string;
	readonly enough: (parts: string) => string;
	/** Enough once an order of today could have come, or a trip of a depot; not before. */
	readonly enoughLater: (parts: string, isFromDepot: boolean) => string;
	readonly notNeeded: (parts: string) => string;
	readonly notYet: (parts: string, spare: number, reorderPoint: number) => string;
	readonly infeasible: (quantity: number, needParts: string, rule: string, ruleParts: string) => string;
	readonly fromDepot: (depotSiteId: string, parts: string) => string;
	readonly leftOut: (parts: string) => string;
	readonly comeLater: (pieces: number, from: string) => string;
	readonly less: (pieces: number, risk: string, riskWithLess: string, until: string) => string;
	readonly noHistory: string;
	readonly notCovered: string;
}

const en = (value: number): string => formatCount(value, "en");
const fr = (value: number): string => formatCount(value, "fr");
const pieces = (count: number): string => `${fr(count)}\u00a0${plural(count, "fr", "pièce", "pièces")}`;
const agreed = (count: number, word: string): string => plural(count, "fr", word, `${word}s`);
const inBrackets = (text: string): string => (text === "" ? "" : ` (${text})`);

/** Sentences about a plan line. */
export const LINE_WORDS: ByLocale<LineWords> = {
	en: {
		terms: {
			expectedDemand: (count, { until, isOver }) => {
				if (isOver) return "none needed, as it is no longer sold";
				return count === 0 ? `probably none needed by ${until}` : `${en(count)} likely needed by ${until}`;
			},
			safetyStock: (count, { quantity }) =>
				quantity < 0 ? `${en(count)} as the service target allows` : `${en(count)} kept in reserve`,
			cycleStock: (count, { quantity }) =>
				quantity < 0 ? `${en(count)} for the size of an order` : `${en(count)} so as to order less often`,
			onHand: (count, { onHandAtSites: atSites }) =>
				`${en(count)} on hand${inBrackets(atSites === undefined ? "" : `${en(count - atSites)} here, ${en(atSites)} at the sites`)}`,
			reserved: (count) => `${en(count)} already promised`,
			backorders: (count) => `${en(count)} on back order`,
			dueReceipts: (count) => `${en(count)} already on the way`,
			transfers: (count, { quantity, isFromDepot }) => {
				if (quantity > 0) return `${en(count)} given to other sites`;
				return `${en(count)} ${isFromDepot ? "to be sent from the depot" : "from other sites"}`;
			},
			awaitedFromDepot: (count) => `${en(count)} to come from the depot once it has them`,
			minimumOrder: (count) => `${en(count)} to reach the minimum order`,
			packRounding: (count) => `${en(count)} to fill the packs`,
			priceBreak: (count) => `${en(count)} to reach a lower price`,
			palletRounding: (count) => `${en(count)} to fill the pallets`,
			maximumCap: (count) => `${en(count)} beyond the maximum`,
			storageCap: (count) => `${en(count)} for which there is no room`,
			budgetCap: (count) => `${en(count)} beyond the budget`,
		},
		plus: "plus",
		minus: "less",
		nothingOnHand: "none on hand",
		bindingRules: {
			maxOrderQuantity: "the maximum order quantity, less what was just ordered, is too small",
			maxStock: "the maximum stock leaves no room",
			minOrderQuantity: "the minimum order quantity cannot be met",
			packSize: "a full pack does not fit",
			storage: "the room is given to what saves more",
			budget: "the budget is spent where it saves more",
			lastOrder: "its last order date can no longer be met",
			endOfSale: "it would arrive after the end of sale",
			orderDay: "the supplier takes no order within a year",
		},
		order: (quantity, parts) => `Order ${en(quantity)}: ${parts}.`,
		enough: (parts) => `Nothing to order, enough is there or on its way: ${parts}.`,
		enoughLater: (parts, isFromDepot) =>
			`Nothing to order: the stock may run out before ${isFromDepot ? "the next trip arrives" : "an order placed now arrives"}, after that enough is there or on its way: ${parts}.`,
		notNeeded: (parts) => `Nothing to order, nothing is needed: ${parts}.`,
		notYet: (parts, spare, reorderPoint) =>
			`Nothing to order yet: ${parts}. That leaves room for ${en(spare)} more, but an order is placed only once the stock, with what is on the way, is down to ${en(reorderPoint)}.`,
		infeasible: (quantity, needParts, rule, ruleParts) =>
			`Cannot be ordered as the rules stand: ${en(quantity)} needed (${needParts}), but ${rule}${inBrackets(ruleParts)}.`,
		fromDepot: (depotSiteId, parts) => `Nothing to order, the depot ${depotSiteId} delivers: ${parts}.`,
		leftOut: (parts) => `No order proposed: ${parts}.`,
		comeLater: (count, from) =>
			count === 1
				? `The piece due on ${from} comes later.`
				: `The ${en(count)} pieces due from ${from} on come later.`,
		less: (count, risk, riskWithLess, until) =>
			`${count === 1 ? "One piece fewer raises" : `${en(count)} pieces fewer raise`} the risk of running out by ${until} from ${risk} to ${riskWithLess}.`,
		noHistory:
			"Nothing can be said: this operator has no admitted order line of this article in a period that is over, and there is no season to borrow.",
		notCovered: "Not planned: the operator has no agreement in force for this purpose.",
	},
	fr: {
		terms: {
			expectedDemand: (count, { until, isOver }) => {
				if (isOver) return "aucune demandée, la vente étant terminée";
				return count === 0
					? `probablement aucune demandée d’ici au ${until}`
					: `${fr(count)} probablement ${agreed(count, "demandée")} d’ici au ${until}`;
			},
			safetyStock: (count, { quantity }) =>
				quantity < 0
					? `${fr(count)} comme l’admet l’objectif de service`
					: `${fr(count)} à garder en réserve`,
			cycleStock: (count, { quantity }) =>
				quantity < 0
					? `${fr(count)} selon la taille des commandes`
					: `${fr(count)} pour commander moins souvent`,
			onHand: (count, { onHandAtSites: atSites }) =>
				`${fr(count)} en stock${inBrackets(atSites === undefined ? "" : `${fr(count - atSites)} ici, ${fr(atSites)} sur les sites`)}`,
			reserved: (count) => `${fr(count)} déjà ${agreed(count, "promise")}`,
			backorders: (count) => `${fr(count)} en reliquat à servir`,
			dueReceipts: (count) => `${fr(count)} déjà en route`,
			transfers: (count, { quantity, isFromDepot }) => {
				if (quantity > 0) return `${fr(count)} ${agreed(count, "cédée")} à d’autres sites`;
				return `${fr(count)} ${isFromDepot ? "à envoyer depuis le dépôt" : `${agreed(count, "venue")} d’autres sites`}`;
			},
			awaitedFromDepot: (count) => `${fr(count)} à venir du dépôt dès qu’il les aura`,
			minimumOrder: (count) => `${fr(count)} pour atteindre le minimum de commande`,
			packRounding: (count) => `${fr(count)} pour compléter les colis`,
			priceBreak: (count) => `${fr(count)} pour atteindre un prix plus bas`,
			palletRounding: (count) => `${fr(count)} pour compléter les palettes`,
			maximumCap: (count) => `${fr(count)} au-delà du maximum`,
			storageCap: (count) => `${fr(count)} sans place pour les ranger`,
			budgetCap: (count) => `${fr(count)} au-delà du budget`,
		},
		plus: "plus",
		minus: "moins",
		nothingOnHand: "rien en stock",
		bindingRules: {
			maxOrderQuantity:
				"la quantité maximale par commande, moins ce qui vient d’être commandé, est trop faible",
			maxStock: "le stock maximal ne laisse pas de place",
			minOrderQuantity: "la quantité minimale de commande ne peut pas être respectée",
			packSize: "un colis complet ne tient pas",
			storage: "la place est donnée à ce qui évite plus de ruptures",
			budget: "le budget est employé là où il évite plus de ruptures",
			lastOrder: "sa date limite de commande ne peut plus être respectée",
			endOfSale: "la livraison arriverait après la fin des ventes",
			orderDay: "le fournisseur ne prend aucune commande avant plus d’un an",
		},
		order: (quantity, parts) => `Commander ${pieces(quantity)}\u00a0: ${parts}.`,
		enough: (parts) => `Rien à commander, le nécessaire est en stock ou en route\u00a0: ${parts}.`,
		enoughLater: (parts, isFromDepot) =>
			`Rien à commander\u00a0: le stock risque de s’épuiser avant l’arrivée ${isFromDepot ? "de la prochaine tournée" : "d’une commande passée maintenant"}, ensuite le nécessaire est en stock ou en route\u00a0: ${parts}.`,
		notNeeded: (parts) => `Rien à commander, rien n’est nécessaire\u00a0: ${parts}.`,
		notYet: (parts, spare, reorderPoint) =>
			`Rien à commander pour l’instant\u00a0: ${parts}. Cela laisse place à ${pieces(spare)}, mais on ne commande qu’une fois le stock, commandes en route comprises, descendu à ${fr(reorderPoint)}.`,
		infeasible: (quantity, needParts, rule, ruleParts) =>
			`Commande impossible en l’état des règles\u00a0: il faudrait ${pieces(quantity)} (${needParts}), mais ${rule}${inBrackets(ruleParts)}.`,
		fromDepot: (depotSiteId, parts) => `Rien à commander, le dépôt ${depotSiteId} livre\u00a0: ${parts}.`,
		leftOut: (parts) => `Pas de commande proposée\u00a0: ${parts}.`,
		comeLater: (count, from) =>
			count === 1
				? `La pièce attendue le ${from} arrive plus tard.`
				: `Les ${pieces(count)} attendues à partir du ${from} arrivent plus tard.`,
		less: (count, risk, riskWithLess, until) =>
			`${count === 1 ? "Une pièce de moins porte" : `${fr(count)} pièces de moins portent`} le risque de rupture d’ici au ${until} de ${risk} à ${riskWithLess}.`,
		noHistory:
			"Rien ne peut être dit\u00a0: cet opérateur n’a aucune ligne admise de cet article dans une période achevée, et il n’y a pas de saison de référence à emprunter.",
		notCovered: "Non planifié\u00a0: l’opérateur n’a pas d’avenant en vigueur pour cette finalité.",
	},
};
