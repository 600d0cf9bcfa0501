import type { GroupWarningCode, PlanWarning } from "../../plan/index.js";
import { type ByLocale, formatCount, formatList } from "../locale.js";
import { fieldsInWords } from "./fields.js";

const en = (value: number): string => formatCount(value, "en");
const fr = (value: number): string => formatCount(value, "fr");

/** A name in brackets where it is known. */
const named = (name: string | undefined): string => (name === undefined ? "" : ` (${name})`);

/** Sentences about buying as a group; every figure is left out where the warning does not hold it. */
export const GROUP_WARNING_WORDS: ByLocale<
	Readonly<Record<GroupWarningCode, (warning: PlanWarning) => string>>
> = {
	en: {
		NO_ORDER_POSSIBLE: ({ fields = [], sku }) =>
			fields.length === 0
				? `No order of the article${named(sku)} is possible: its terms contradict each other.`
				: `No order of the article${named(sku)} is possible, as these contradict each other: ${formatList(fieldsInWords(fields, "en"), "en")}.`,
		PACKS_OPENED: ({ count, sku }) =>
			`The parts of members${named(sku)} are not of whole packs${count === undefined ? "" : ` of ${en(count)}`}: the supplier, or whoever receives the order for all, has to open packs.`,
		MAX_STOCK_EXCEEDED: ({ sku }) =>
			`With this order more is there than the maximum stock${named(sku)}: minimum, pack or price brought more than is needed.`,
		ORDER_CUT_TO_MAXIMUM: ({ sku }) =>
			`All members together need more than the maximum order quantity${named(sku)}: the order is cut to it, and each gets a part.`,
		THRESHOLDS_NOT_WEIGHED: ({ fields = [], sku }) =>
			fields.length === 0
				? `The article${named(sku)} is not raised for paid carriage, a discount or a full container.`
				: `The article${named(sku)} is not raised for paid carriage, a discount or a full container, as this is not known: ${formatList(fieldsInWords(fields, "en"), "en")}.`,
		PALLET_UNKNOWN: ({ sku }) =>
			`How many pieces go on a pallet is not known${named(sku)}: the article takes no room in containers.`,
		RERUN_ON_SAME_DATA: () =>
			"An earlier run had the same data and other members, lines, needs or shares of opt-in: hand out the views of one run only, since two tell the difference.",
		NO_SHAREABLE_ARTICLE: () =>
			"No article is marked shareable: nothing is bought together. Mark those that the group may buy.",
	},
	fr: {
		NO_ORDER_POSSIBLE: ({ fields = [], sku }) =>
			fields.length === 0
				? `Aucune commande de l’article${named(sku)} n’est possible\u00a0: ses conditions se contredisent.`
				: `Aucune commande de l’article${named(sku)} n’est possible, car ces conditions se contredisent\u00a0: ${formatList(fieldsInWords(fields, "fr"), "fr")}.`,
		PACKS_OPENED: ({ count, sku }) =>
			`Les parts des membres${named(sku)} ne sont pas des colis entiers${count === undefined ? "" : ` de ${fr(count)}`}\u00a0: le fournisseur, ou celui qui reçoit la commande pour tous, doit ouvrir des colis.`,
		MAX_STOCK_EXCEEDED: ({ sku }) =>
			`Avec cette commande, le stock dépasse le stock maximal${named(sku)}\u00a0: le minimum, le colis ou le prix ont ajouté des pièces au besoin.`,
		ORDER_CUT_TO_MAXIMUM: ({ sku }) =>
			`Tous les membres ensemble ont besoin de plus que la quantité maximale de commande${named(sku)}\u00a0: la commande y est ramenée, et chacun en reçoit une partie.`,
		THRESHOLDS_NOT_WEIGHED: ({ fields = [], sku }) =>
			fields.length === 0
				? `La commande de l’article${named(sku)} n’est pas augmentée pour atteindre le franco de port, une remise ou un conteneur plein.`
				: `La commande de l’article${named(sku)} n’est pas augmentée pour atteindre le franco de port, une remise ou un conteneur plein, faute de connaître\u00a0: ${formatList(fieldsInWords(fields, "fr"), "fr")}.`,
		PALLET_UNKNOWN: ({ sku }) =>
			`Le nombre de pièces par palette n’est pas connu${named(sku)}\u00a0: l’article ne prend pas de place dans les conteneurs.`,
		RERUN_ON_SAME_DATA: () =>
			"Un calcul précédent portait sur les mêmes données avec d’autres membres, lignes, besoins ou parts de lignes avec accord\u00a0: ne remettez les vues que d’un seul calcul, car deux révèlent la différence.",
		NO_SHAREABLE_ARTICLE: () =>
			"Aucun article n’est marqué comme partageable (shareable)\u00a0: rien n’est acheté en commun. Marquer ceux que le groupement peut acheter.",
	},
};
