import type { Item } from "../input/input-types.js";
import type { PlanWarning } from "../warning-types.js";
import type { LineQuantity } from "./line-quantity.js";

/** A quantity that lasts longer than this is worth a word to the buyer. */
const LONG_COVER_DAYS = 365;

/** What is asked of a quantity to say how long it lasts. */
export interface CoverSetting {
	/** Pieces that are there or on their way; below 0 when families wait. */
	readonly inventoryPosition: number;
	/** Pieces due in the protected window that the position does not count; none when absent. */
	readonly laterReceipts?: number;
	/** Pieces a day. */
	readonly dailyMean: number;
	/** Fields that most pieces come from; none where they are what the service asks for. */
	readonly fields: readonly string[];
}

/** What a quantity is judged by. */
export interface QuantitySetting {
	readonly inventoryPosition: number;
	/** Pieces due in the protected window that the position does not count. */
	readonly laterReceipts: number;
	readonly levels: { readonly orderUpTo: number; readonly cycleStock: number };
	readonly dailyMean: number;
}

/** The field of the article that most pieces come from; none where they are what the service asks for. */
function mainCause(ordered: LineQuantity, { levels, inventoryPosition }: QuantitySetting): readonly string[] {
	const causes: readonly (readonly [field: string, pieces: number])[] = [
		["minOrderQuantity", ordered.minimumAdded],
		["packSize", ordered.packAdded],
		["priceBreaks", ordered.priceAdded],
		["palletQuantity", ordered.palletAdded],
		["orderCost", levels.cycleStock],
	];
	const [field, pieces] = causes.reduce((most, cause) => (cause[1] > most[1] ? cause : most));
	return pieces > levels.orderUpTo - levels.cycleStock - inventoryPosition ? [field] : [];
}

function longCover(quantity: number, { inventoryPosition, dailyMean, fields }: CoverSetting): PlanWarning[] {
	// Less than one piece can not be ordered, however long it lasts; what is owed lasts no day.
	const lasting = quantity + Math.min(0, inventoryPosition);
	const days = lasting / dailyMean;
	if (lasting <= 1 || days <= LONG_COVER_DAYS) return [];
	return [
		{
			code: "LONG_COVER",
			...(Number.isFinite(days) ? { days: Math.round(days) } : {}),
			...(fields.length === 0 ? {} : { fields }),
		},
	];
}

function beyondShelfLife(
	{ shelfLifeDays }: Pick<Item, "shelfLifeDays">,
	quantity: number,
	{ inventoryPosition, laterReceipts = 0, dailyMean }: CoverSetting,
): PlanWarning[] {
	if (shelfLifeDays === undefined || dailyMean <= 0) return [];
	const days = Math.round((inventoryPosition + laterReceipts + quantity) / dailyMean);
	return days > shelfLifeDays ? [{ code: "SHELF_LIFE_EXCEEDED", days }] : [];
}

/**
 * Warns of a quantity that lasts longer than it keeps, or than a year.
 *
 * @param item the article
 * @param quantity pieces that are ordered, 0 or more
 * @param setting position, mean pieces a day, and what most pieces come from
 * @returns warnings; none where nothing is ordered
 * @example
 * coverWarnings({ shelfLifeDays: 20 }, 30, { inventoryPosition: 0, dailyMean: 1, fields: [] }); // => [{ code: "SHELF_LIFE_EXCEEDED", days: 30 }]
 */
export const coverWarnings = (
	item: Pick<Item, "shelfLifeDays">,
	quantity: number,
	setting: CoverSetting,
): PlanWarning[] =>
	quantity === 0 ? [] : [...beyondShelfLife(item, quantity, setting), ...longCover(quantity, setting)];

function unweighedBreaks(item: Item, { quantity }: LineQuantity): PlanWarning[] {
	const isFurther = (item.priceBreaks ?? []).some(({ from }) => from > quantity);
	const fields = (["unitCost", "holdingRate"] as const).filter((field) => item[field] === undefined);
	if (!isFurther || fields.length === 0 || item.status === "ending" || item.endsOn !== undefined) return [];
	return [{ code: "PRICE_BREAKS_NOT_WEIGHED", fields }];
}

/**
 * What a buyer should know of a quantity before ordering it.
 *
 * @param item the article
 * @param ordered its quantity, with what was added
 * @param setting levels, position, and mean pieces a day
 * @returns warnings; none where nothing is ordered
 */
export function quantityWarnings(item: Item, ordered: LineQuantity, setting: QuantitySetting): PlanWarning[] {
	if (ordered.quantity === 0) return [];
	return [
		...coverWarnings(item, ordered.quantity, { ...setting, fields: mainCause(ordered, setting) }),
		...unweighedBreaks(item, ordered),
	];
}
