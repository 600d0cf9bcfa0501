import type { Item } from "../input/input-types.js";
import type { PlanWarning } from "../warning-types.js";
import type { LineQuantity } from "./line-quantity.js";

/** A quantity that lasts longer than this is worth a word to the buyer. */
const LONG_COVER_DAYS = 365;

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

function longCover(ordered: LineQuantity, setting: QuantitySetting): PlanWarning[] {
	// Less than one piece can not be ordered, however long it lasts; what is owed lasts no day.
	const lasting = ordered.quantity + Math.min(0, setting.inventoryPosition);
	const days = lasting / setting.dailyMean;
	if (lasting <= 1 || days <= LONG_COVER_DAYS) return [];
	const fields = mainCause(ordered, setting);
	return [
		{
			code: "LONG_COVER",
			...(Number.isFinite(days) ? { days: Math.round(days) } : {}),
			...(fields.length === 0 ? {} : { fields }),
		},
	];
}

function beyondShelfLife(
	item: Item,
	{ quantity }: LineQuantity,
	{ inventoryPosition, laterReceipts, dailyMean }: QuantitySetting,
): PlanWarning[] {
	if (item.shelfLifeDays === undefined || dailyMean <= 0) return [];
	const days = Math.round((inventoryPosition + laterReceipts + quantity) / dailyMean);
	return days > item.shelfLifeDays ? [{ code: "SHELF_LIFE_EXCEEDED", days }] : [];
}

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
		...beyondShelfLife(item, ordered, setting),
		...longCover(ordered, setting),
		...unweighedBreaks(item, ordered),
	];
}
