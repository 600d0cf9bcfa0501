import type { CellKind } from "./cell-values.js";

/** A column that a table may have; a dot leads into an object. */
export interface Column {
	readonly field: string;
	readonly kind: CellKind;
	readonly required?: true;
}

/** Names of the tables. */
export type TableName = "orders" | "agreements" | "items" | "stock" | "coverage" | "suppliers";

const columnsOf = (kind: CellKind, ...fields: string[]): Column[] => fields.map((field) => ({ field, kind }));
const requiredOf = (kind: CellKind, ...fields: string[]): Column[] =>
	fields.map((field) => ({ field, kind, required: true }));

const NAME = columnsOf("text", "name", "name.en", "name.fr");

/** Columns of each table, required ones first; `docs/data-formats.md` explains each. */
export const TABLE_COLUMNS: Readonly<Record<TableName, readonly Column[]>> = {
	orders: [
		...requiredOf("text", "lineId", "operatorId", "sku"),
		...requiredOf("integer", "quantity"),
		...requiredOf("date", "orderedOn"),
		...requiredOf("flag", "optIn"),
		...columnsOf("text", "caseRef", "siteId", "kind", "consent.ref", "consent.noticeVersion"),
		...columnsOf("texts", "consent.purposes"),
		...columnsOf("date", "consent.grantedOn", "consent.expiresOn", "consent.withdrawnOn"),
	],
	agreements: [
		...requiredOf("text", "agreementId", "operatorId", "textSha256"),
		...requiredOf("integer", "version"),
		...requiredOf("texts", "purposes"),
		...requiredOf("date", "signedOn", "validFrom", "historyFrom"),
		...columnsOf("text", "groupId"),
		...columnsOf("date", "validUntil", "terminatedOn"),
	],
	items: [
		...requiredOf("text", "sku"),
		...NAME,
		...columnsOf("text", "family", "supplierId", "status", "replaces", "service.type"),
		...columnsOf("number", "leadTimeDays", "leadTimeDays.mean", "leadTimeDays.sd"),
		...columnsOf("numbers", "leadTimeDays.days"),
		...columnsOf("number", "service.target", "service.shortageCost", "unitCost", "holdingRate", "orderCost"),
		...columnsOf("number", "placesPerPiece"),
		...columnsOf("integer", "reviewDays", "minOrderQuantity", "packSize", "palletQuantity"),
		...columnsOf("integer", "maxOrderQuantity", "maxStock", "shelfLifeDays"),
		...columnsOf("date", "lastOrderOn", "endsOn"),
		...columnsOf("flag", "shareable"),
		...columnsOf("priceBreaks", "priceBreaks"),
		...columnsOf("texts", "assumed"),
	],
	stock: [
		...requiredOf("text", "operatorId", "sku"),
		...requiredOf("integer", "onHand"),
		...columnsOf("text", "siteId"),
		...columnsOf("integer", "reserved", "backorders"),
		...columnsOf("receipts", "onOrder"),
		...columnsOf("dates", "stockoutDays"),
	],
	coverage: [...requiredOf("text", "operatorId"), ...requiredOf("number", "share")],
	suppliers: [
		...requiredOf("text", "supplierId"),
		...NAME,
		...columnsOf("number", "orderCost", "minimumOrderValue", "carriageCost", "carriagePaidFrom"),
		...columnsOf("integers", "orderWeekdays"),
		...columnsOf("spans", "closed"),
	],
};
