import * as z from "zod";
import { parseIsoDate } from "../../calendar/index.js";
import { LEAST_SHARE } from "../../demand/index.js";

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, "Give letters, digits, _ or -, at most 64.");
const date = z
	.string()
	.refine((text) => parseIsoDate(text) !== undefined, "Give a calendar date as YYYY-MM-DD.");
const money = z.number().nonnegative();
const pieces = z.int().nonnegative();
const somePieces = z.int().positive();
const fraction = z.number().gt(0).lt(1);
const delayDays = z.int().nonnegative().max(3650);
const localName = z.union([z.string(), z.strictObject({ en: z.string(), fr: z.string() })]);

const leadTime = z.union([
	z.number().nonnegative().max(3650),
	z.strictObject({ mean: z.number().positive().max(3650), sd: z.number().nonnegative().max(3650) }),
	z.strictObject({ days: z.array(z.number().nonnegative().max(3650)).min(1) }),
]);

const service = z.discriminatedUnion("type", [
	z.strictObject({ type: z.literal("cycle"), target: fraction }),
	z.strictObject({ type: z.literal("fill"), target: fraction }),
	z.strictObject({ type: z.literal("ready"), target: fraction }),
	z.strictObject({ type: z.literal("cost"), shortageCost: z.number().positive() }),
]);

const itemFields = {
	name: localName.optional(),
	family: z.string().optional(),
	supplierId: id.optional(),
	leadTimeDays: leadTime,
	reviewDays: z.int().min(1).max(366).optional(),
	service,
	unitCost: money.optional(),
	holdingRate: z.number().nonnegative().max(10).optional(),
	orderCost: money.optional(),
	minOrderQuantity: somePieces.optional(),
	packSize: somePieces.optional(),
	palletQuantity: somePieces.optional(),
	maxOrderQuantity: somePieces.optional(),
	maxStock: pieces.optional(),
	placesPerPiece: z.number().positive().optional(),
	shelfLifeDays: z.int().positive().optional(),
	status: z.enum(["active", "ending", "discontinued"]).optional(),
	replaces: id.optional(),
	lastOrderOn: date.optional(),
	endsOn: date.optional(),
	shareable: z.boolean().optional(),
	priceBreaks: z.array(z.strictObject({ from: somePieces, unitCost: money })).optional(),
	assumed: z.array(z.string().max(64)).optional(),
};

/** An article; unknown fields are refused, so that a misspelt one can not fall back to a default in silence. */
export const itemSchema = z.strictObject({ sku: id, ...itemFields });

/** Fields of an article that differ for one operator or one of its sites. */
export const overrideSchema = z.strictObject({
	operatorId: id,
	siteId: id.optional(),
	sku: id,
	...z.object(itemFields).partial().shape,
});

/** A stock position. */
export const stockSchema = z.strictObject({
	operatorId: id,
	siteId: id.optional(),
	sku: id,
	onHand: pieces,
	reserved: pieces.optional(),
	onOrder: z.array(z.strictObject({ quantity: somePieces, dueOn: date })).optional(),
	backorders: pieces.optional(),
	stockoutDays: z.array(date).optional(),
});

/** A supplier. */
export const supplierSchema = z.strictObject({
	supplierId: id,
	name: localName.optional(),
	orderCost: money.optional(),
	minimumOrderValue: money.optional(),
	carriageCost: money.optional(),
	carriagePaidFrom: money.optional(),
	valueBreaks: z.array(z.strictObject({ from: money, discount: z.number().nonnegative().lt(1) })).optional(),
	container: z.strictObject({ pallets: z.number().positive(), cost: money, palletCost: money }).optional(),
	orderWeekdays: z.array(z.int().min(1).max(7)).min(1).optional(),
	closed: z
		.array(
			z
				.strictObject({ from: date, to: date })
				.refine(({ from, to }) => from <= to, "Let from come before to."),
		)
		.optional(),
});

/** What-if settings. */
export const scenarioSchema = z
	.strictObject({
		demandFactor: z.number().positive().max(100).optional(),
		from: date.optional(),
		to: date.optional(),
		leadTimeDelayDays: z
			.union([delayDays, z.array(z.strictObject({ supplierId: id, days: delayDays }))])
			.optional(),
		delaysOpenOrders: z.boolean().optional(),
	})
	.refine(({ from, to }) => from === undefined || to === undefined || from <= to, "Let from come before to.");

/** A budget. */
export const budgetSchema = z.strictObject({ operatorId: id, amount: money });

/** A storage. */
export const storageSchema = z.strictObject({
	storageId: id,
	operatorId: id,
	siteId: id.optional(),
	skus: z.array(id).min(1).optional(),
	places: z.number().nonnegative(),
});

/** A depot. */
export const depotSchema = z.strictObject({
	operatorId: id,
	siteId: id,
	daysToSites: z.int().min(0).max(366),
	tripEveryDays: z.int().min(1).max(366).optional(),
	skus: z.array(id).min(1).optional(),
});

/** A kit. */
export const kitSchema = z.strictObject({ kitId: id, skus: z.array(id).min(2), target: fraction });

/** Share of an operator's lines that carry the opt-in. */
export const coverageSchema = z.strictObject({ operatorId: id, share: z.number().min(LEAST_SHARE).max(1) });

/** The settings of a run that are neither a list nor made by another step. */
export const settingsSchema = z.object({
	asOf: date,
	period: z.enum(["day", "week", "month"]).default("week"),
	horizon: z.int().min(1).max(520).optional(),
	transferDays: z.int().min(0).max(366).optional(),
	transferCost: money.default(0),
});
