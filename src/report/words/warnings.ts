import type { PlanWarning, WarningCode } from "../../plan/index.js";
import { type ByLocale, formatCount, formatList, plural } from "../locale.js";
import { fieldsInWords } from "./fields.js";
import { GROUP_WARNING_WORDS } from "./group-warnings.js";
import { INPUT_WARNING_WORDS } from "./input-warnings.js";
import { RUNS_OUT_WORDS } from "./runs-out.js";

type WarningInWords = (warning: PlanWarning) => string;

const en = (value: number): string => formatCount(value, "en");
const fr = (value: number): string => formatCount(value, "fr");

const positions = (count: number): string =>
	`${en(count)} ${plural(count, "en", "stock position", "stock positions")}`;
const days = (count: number): string => `${en(count)} ${plural(count, "en", "day", "days")}`;
const jours = (count: number): string => `${fr(count)}\u00a0${plural(count, "fr", "jour", "jours")}`;

/** A name in brackets where it is known. */
const named = (name: string | undefined): string => (name === undefined ? "" : ` (${name})`);

/** Sentences about warnings; every figure is left out where the warning does not hold it. */
export const WARNING_WORDS: ByLocale<Readonly<Record<WarningCode, WarningInWords>>> = {
	en: {
		...INPUT_WARNING_WORDS.en,
		...GROUP_WARNING_WORDS.en,
		ASSUMED_FIELDS: ({ fields = [], sku }) =>
			fields.length === 0
				? `Some figures of the article${named(sku)} are assumed, not measured.`
				: `Assumed, not measured${named(sku)}: ${formatList(fieldsInWords(fields, "en"), "en")}.`,
		STOCK_ASSUMED_ZERO: () => "No stock figure was given: the stock is counted as zero.",
		STOCKOUT_BEFORE_ARRIVAL: RUNS_OUT_WORDS.en,
		SHORT_HISTORY: ({ count }) =>
			count === undefined
				? "The history is short: the forecast is uncertain."
				: `The history is short (${en(count)} ${plural(count, "en", "period", "periods")}): the forecast is uncertain.`,
		POOLED_FORECAST: () => "No history at this place: the forecast uses the operator’s other sites.",
		PRIOR_FORECAST: () => "No history at this operator: the forecast uses a released season profile.",
		ORDER_DAY_LATER: ({ days: wait, supplierId }) =>
			wait === undefined
				? `The supplier${named(supplierId)} takes no order today: the next order day is counted in.`
				: `The supplier${named(supplierId)} takes the next order in ${days(wait)}; the wait is counted in.`,
		LONG_COVER: ({ days: cover, fields = [], sku }) =>
			`The quantity ordered${named(sku)} covers ${cover === undefined ? "a very long time" : `about ${days(cover)}`}, ${
				fields.length === 0
					? "as the service target asks for it"
					: `mostly because of: ${formatList(fieldsInWords(fields, "en"), "en")}`
			}.`,
		PRICE_BREAKS_NOT_WEIGHED: ({ fields = [], sku }) =>
			fields.length === 0
				? `Price breaks are not weighed${named(sku)}.`
				: `Price breaks are not weighed${named(sku)}, as this is not known: ${formatList(fieldsInWords(fields, "en"), "en")}.`,
		SHELF_LIFE_EXCEEDED: ({ days: cover, sku }) =>
			cover === undefined
				? `Stock and order together${named(sku)} last longer than the shelf life.`
				: `Stock and order together${named(sku)} last about ${days(cover)}, longer than the shelf life.`,
		DISCONTINUED_ARTICLE: ({ sku }) => `The article${named(sku)} is discontinued: it is not reordered.`,
		OUTSIDE_BUDGET: () => "The article has no unit cost: the budget does not count it.",
		RAISED_FOR_KIT: () =>
			"More of the article is kept than it asks for by itself, as the rest of its kit is of no use without it.",
		REPLACES_ARTICLE: ({ sku, count }) =>
			count === undefined || count === 0
				? `Takes the place of an article that is running out${named(sku)}; its history is counted in.`
				: `Takes the place of an article that is running out${named(sku)}; ${en(count)} of it on hand ${plural(count, "en", "is", "are")} counted in and used up first.`,
		REPLACED_ARTICLE: ({ sku }) =>
			`Another article${named(sku)} has taken its place: demand and what is left in stock are counted there.`,
		LAST_ORDER: ({ days: cover, sku }) =>
			cover === undefined
				? `The last order${named(sku)}: it covers demand until the end of sale.`
				: `The last order${named(sku)}: it covers demand until the end of sale in ${days(cover)}.`,
		LAST_ORDER_PASSED: ({ sku }) =>
			`The last order date of the article${named(sku)} can no longer be met: it is no longer ordered.`,
		ARRIVES_AFTER_END: ({ sku }) =>
			`An order placed now would arrive after the end of sale: the article${named(sku)} is no longer ordered.`,
		NO_ORDER_DAY: ({ supplierId }) =>
			`The supplier${named(supplierId)} takes no order within a year: nothing can be ordered there. Check its closures.`,
		NO_NEXT_ORDER_DAY: () =>
			"After this order the supplier takes none for more than a year: the order covers a year of that wait. Check its closures.",
		SUPPLIER_MINIMUM_NOT_REACHED: ({ supplierId }) =>
			`The supplier’s minimum order value is not reached${named(supplierId)}.`,
		SUPPLIER_UNKNOWN: ({ supplierId }) => `The supplier is not in the list of suppliers${named(supplierId)}.`,
		ITEM_WITHOUT_SUPPLIER: () => "No supplier is given for what is ordered here.",
		STOCK_FOR_UNKNOWN_ITEM: ({ sku, count }) =>
			count === undefined
				? `A stock position names an article that is not in the list${named(sku)}: it is left out.`
				: `${positions(count)} left out${named(sku)}: the article is not in the list.`,
		DEMAND_FOR_UNKNOWN_ITEM: ({ sku, count }) =>
			count === undefined
				? `There is demand for an article that is not in the list${named(sku)}: it is not planned.`
				: `Demand for ${en(count)} ${plural(count, "en", "article", "articles")} not in the list: not planned.`,
		NO_AGREEMENT: ({ count }) =>
			count === undefined
				? "The operator has no agreement in force: its stock is not planned."
				: `${positions(count)} not planned: the operator has no agreement in force.`,
		NO_ORDERS_ADMITTED: () => "No order line was admitted: nothing can be forecast.",
	},
	fr: {
		...INPUT_WARNING_WORDS.fr,
		...GROUP_WARNING_WORDS.fr,
		ASSUMED_FIELDS: ({ fields = [], sku }) =>
			fields.length === 0
				? `Certaines données de l’article${named(sku)} sont supposées, non mesurées.`
				: `Données supposées, non mesurées${named(sku)}\u00a0: ${formatList(fieldsInWords(fields, "fr"), "fr")}.`,
		STOCK_ASSUMED_ZERO: () => "Aucun stock n’a été indiqué\u00a0: il est compté à zéro.",
		STOCKOUT_BEFORE_ARRIVAL: RUNS_OUT_WORDS.fr,
		SHORT_HISTORY: ({ count }) =>
			count === undefined
				? "L’historique est court\u00a0: la prévision est incertaine."
				: `L’historique est court (${fr(count)} ${plural(count, "fr", "période", "périodes")})\u00a0: la prévision est incertaine.`,
		POOLED_FORECAST: () =>
			"Pas d’historique à cet endroit\u00a0: la prévision s’appuie sur les autres sites de l’opérateur.",
		PRIOR_FORECAST: () =>
			"Pas d’historique chez cet opérateur\u00a0: la prévision s’appuie sur un profil saisonnier publié.",
		ORDER_DAY_LATER: ({ days: wait, supplierId }) =>
			wait === undefined
				? `Le fournisseur${named(supplierId)} ne prend pas de commande aujourd’hui\u00a0: l’attente est comptée dans le délai.`
				: `Le fournisseur${named(supplierId)} prend la prochaine commande dans ${jours(wait)}\u00a0; l’attente est comptée dans le délai.`,
		LONG_COVER: ({ days: cover, fields = [], sku }) =>
			`La quantité commandée${named(sku)} couvre ${cover === undefined ? "une très longue durée" : `environ ${jours(cover)}`}, ${
				fields.length === 0
					? "car l’objectif de service la demande"
					: `surtout à cause de\u00a0: ${formatList(fieldsInWords(fields, "fr"), "fr")}`
			}.`,
		PRICE_BREAKS_NOT_WEIGHED: ({ fields = [], sku }) =>
			fields.length === 0
				? `Les paliers de prix ne sont pas étudiés${named(sku)}.`
				: `Les paliers de prix ne sont pas étudiés${named(sku)}, faute de connaître\u00a0: ${formatList(fieldsInWords(fields, "fr"), "fr")}.`,
		SHELF_LIFE_EXCEEDED: ({ days: cover, sku }) =>
			cover === undefined
				? `Le stock et la commande durent ensemble plus longtemps que la conservation de l’article${named(sku)}.`
				: `Le stock et la commande durent ensemble environ ${jours(cover)}, plus que la conservation de l’article${named(sku)}.`,
		DISCONTINUED_ARTICLE: ({ sku }) => `L’article${named(sku)} est arrêté\u00a0: il n’est plus commandé.`,
		OUTSIDE_BUDGET: () => "Le coût unitaire de l’article n’est pas connu\u00a0: le budget ne le compte pas.",
		RAISED_FOR_KIT: () =>
			"On garde plus de cet article que pour lui seul, car le reste de son ensemble ne sert à rien sans lui.",
		REPLACES_ARTICLE: ({ sku, count }) =>
			count === undefined || count === 0
				? `Remplace un article en fin de vie${named(sku)}\u00a0; son historique est pris en compte.`
				: `Remplace un article en fin de vie${named(sku)}\u00a0; ${fr(count)} en stock ${plural(count, "fr", "est prise en compte et écoulée", "sont prises en compte et écoulées")} d’abord.`,
		REPLACED_ARTICLE: ({ sku }) =>
			`Un autre article${named(sku)} l’a remplacé\u00a0: la demande et le reste du stock y sont comptés.`,
		LAST_ORDER: ({ days: cover, sku }) =>
			cover === undefined
				? `Dernière commande${named(sku)}\u00a0: elle couvre la demande jusqu’à la fin des ventes.`
				: `Dernière commande${named(sku)}\u00a0: elle couvre la demande jusqu’à la fin des ventes, dans ${jours(cover)}.`,
		LAST_ORDER_PASSED: ({ sku }) =>
			`La date limite de commande de l’article${named(sku)} ne peut plus être respectée\u00a0: il n’est plus commandé.`,
		ARRIVES_AFTER_END: ({ sku }) =>
			`Une commande passée maintenant arriverait après la fin des ventes\u00a0: l’article${named(sku)} n’est plus commandé.`,
		NO_ORDER_DAY: ({ supplierId }) =>
			`Le fournisseur${named(supplierId)} ne prend aucune commande avant plus d’un an\u00a0: rien ne peut y être commandé. Vérifiez ses fermetures.`,
		NO_NEXT_ORDER_DAY: () =>
			"Après cette commande, le fournisseur n’en prend plus pendant plus d’un an\u00a0: elle couvre un an de cette attente. Vérifiez ses fermetures.",
		SUPPLIER_MINIMUM_NOT_REACHED: ({ supplierId }) =>
			`Le montant minimal de commande du fournisseur n’est pas atteint${named(supplierId)}.`,
		SUPPLIER_UNKNOWN: ({ supplierId }) =>
			`Le fournisseur ne figure pas dans la liste des fournisseurs${named(supplierId)}.`,
		ITEM_WITHOUT_SUPPLIER: () => "Aucun fournisseur n’est indiqué pour ce qui est commandé ici.",
		STOCK_FOR_UNKNOWN_ITEM: ({ sku, count }) =>
			count === undefined
				? `Un stock porte sur un article absent de la liste${named(sku)}\u00a0: il n’est pas pris en compte.`
				: `${fr(count)} ${plural(count, "fr", "stock écarté", "stocks écartés")}${named(sku)}\u00a0: article absent de la liste.`,
		DEMAND_FOR_UNKNOWN_ITEM: ({ sku, count }) =>
			count === undefined
				? `Une demande porte sur un article absent de la liste${named(sku)}\u00a0: elle n’est pas planifiée.`
				: `Demande sur ${fr(count)}\u00a0${plural(count, "fr", "article absent", "articles absents")} de la liste\u00a0: non planifiée.`,
		NO_AGREEMENT: ({ count }) =>
			count === undefined
				? "L’opérateur n’a pas d’avenant en vigueur\u00a0: son stock n’est pas planifié."
				: `${fr(count)} ${plural(count, "fr", "stock non planifié", "stocks non planifiés")}\u00a0: pas d’avenant en vigueur chez l’opérateur.`,
		NO_ORDERS_ADMITTED: () => "Aucune ligne de commande n’a été admise\u00a0: rien ne peut être prévu.",
	},
};
