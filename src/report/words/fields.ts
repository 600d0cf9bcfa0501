import type { Item, Supplier } from "../../plan/index.js";
import type { ByLocale, ReportLocale } from "../locale.js";

type NamedField =
	| Exclude<keyof Item, "assumed" | "sku">
	// What may raise an order at a supplier.
	| Extract<keyof Supplier, "minimumOrderValue" | "carriagePaidFrom" | "valueBreaks" | "container">;

const FIELD_WORDS: ByLocale<Readonly<Record<NamedField, string>>> = {
	en: {
		name: "name",
		family: "family",
		supplierId: "supplier",
		leadTimeDays: "lead time",
		reviewDays: "days between orders",
		service: "service target",
		unitCost: "unit cost",
		holdingRate: "holding rate",
		orderCost: "cost of an order",
		minOrderQuantity: "minimum order quantity",
		packSize: "pack size",
		palletQuantity: "pieces per pallet",
		maxOrderQuantity: "maximum order quantity",
		maxStock: "maximum stock",
		placesPerPiece: "room of a piece",
		shelfLifeDays: "shelf life",
		status: "status",
		replaces: "article replaced",
		lastOrderOn: "day of the last order",
		endsOn: "end of sale",
		shareable: "part in group purchases",
		priceBreaks: "price breaks",
		minimumOrderValue: "minimum value of an order",
		carriagePaidFrom: "value from which carriage is paid",
		valueBreaks: "discount on the whole order",
		container: "container",
	},
	fr: {
		name: "désignation",
		family: "famille",
		supplierId: "fournisseur",
		leadTimeDays: "délai de livraison",
		reviewDays: "jours entre deux commandes",
		service: "objectif de service",
		unitCost: "coût unitaire",
		holdingRate: "taux de possession",
		orderCost: "coût de passation",
		minOrderQuantity: "quantité minimale de commande",
		packSize: "quantité par colis",
		palletQuantity: "pièces par palette",
		maxOrderQuantity: "quantité maximale de commande",
		maxStock: "stock maximal",
		placesPerPiece: "place par pièce",
		shelfLifeDays: "durée de conservation",
		status: "statut",
		replaces: "article remplacé",
		lastOrderOn: "jour de la dernière commande",
		endsOn: "fin des ventes",
		shareable: "participation aux achats groupés",
		priceBreaks: "paliers de prix",
		minimumOrderValue: "montant minimal de commande",
		carriagePaidFrom: "seuil de franco de port",
		valueBreaks: "remise sur la commande entière",
		container: "conteneur",
	},
};

/** Names of fields of articles and suppliers in words; a name that is not known here stays as it is. */
export function fieldsInWords(fields: readonly string[], locale: ReportLocale): string[] {
	const words: Readonly<Record<string, string>> = FIELD_WORDS[locale];
	return fields.map((field) => (Object.hasOwn(words, field) ? (words[field] as string) : field));
}
