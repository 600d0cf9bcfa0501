import { formatIsoDate } from "../calendar/index.js";
import { roundedUp } from "../inventory/index.js";
import {
	coverWarnings,
	type Item,
	NO_ORDER_WARNING,
	type PlanWarning,
	type Supplier,
	type Timing,
	timingOf,
} from "../plan/index.js";
import type { GroupSetting } from "./group-setting.js";

/** When an article can be ordered and comes, `YYYY-MM-DD`. */
export interface OrderDates {
	/** First day on which the supplier takes the order. */
	readonly orderOn: string;
	readonly expectedArrival: string;
}

/** What catalogue, suppliers and the day of the run say of an article: nothing of any member, so that all may know it. */
export interface ArticleTerms {
	/** Absent where no order is possible. */
	readonly dates: OrderDates | undefined;
	readonly warnings: readonly PlanWarning[];
	/** Fields for which an order may be raised above what is needed. */
	readonly raisedBy: readonly string[];
	/** Mean length of the protected window. */
	readonly windowDays: number;
}

const RAISING = {
	minOrderQuantity: ({ minOrderQuantity = 1 }: Item) => minOrderQuantity > 1,
	packSize: ({ packSize = 1 }: Item) => packSize > 1,
	priceBreaks: ({ priceBreaks = [] }: Item) => priceBreaks.length > 0,
	palletQuantity: ({ palletQuantity = 1 }: Item) => palletQuantity > 1,
} as const;

const RAISING_SUPPLIER = {
	minimumOrderValue: ({ minimumOrderValue = 0 }: Supplier) => minimumOrderValue > 0,
	carriagePaidFrom: ({ carriageCost = 0, carriagePaidFrom = 0 }: Supplier) =>
		Math.min(carriageCost, carriagePaidFrom) > 0,
	valueBreaks: ({ valueBreaks = [] }: Supplier) => valueBreaks.length > 0,
	container: ({ container }: Supplier) => container !== undefined,
} as const;

/** Fields of the article and its supplier for which an order may be raised. */
const raisingFields = (item: Item, supplier: Supplier | undefined): string[] => [
	...Object.entries(RAISING).flatMap(([field, mayRaise]) => (mayRaise(item) ? [field] : [])),
	...Object.entries(RAISING_SUPPLIER).flatMap(([field, mayRaise]) =>
		supplier !== undefined && mayRaise(supplier) ? [field] : [],
	),
];

/** Why no order of the article is possible, whatever is needed. */
function refusalOf(item: Item, noOrder: Timing["noOrder"]): PlanWarning | undefined {
	if (item.status === "discontinued") return { code: "DISCONTINUED_ARTICLE" };
	if (noOrder !== undefined) return { code: NO_ORDER_WARNING[noOrder] };
	if (roundedUp(item, 1) <= (item.maxOrderQuantity ?? Number.POSITIVE_INFINITY)) return undefined;
	const fields = (["minOrderQuantity", "packSize"] as const).filter((field) => RAISING[field](item));
	return { code: "NO_ORDER_POSSIBLE", fields: [...fields, "maxOrderQuantity"] };
}

/**
 * What follows for an article from catalogue, suppliers and the day of the run alone.
 *
 * @param item the article
 * @param place its place among the articles of the run
 * @param supplier its terms; `undefined` for one without
 * @param setting of the run
 * @returns when it comes, and what may be wrong with ordering it
 */
export function articleTerms(
	item: Item,
	place: number,
	supplier: Supplier | undefined,
	{ planSetting, windowDays, asOfDay }: GroupSetting,
): ArticleTerms {
	const { waitDays, leadTime, isLastOrder, noOrder, sellingDays } = timingOf(item, planSetting);
	const refusal = refusalOf(item, noOrder);
	const terms = { raisedBy: raisingFields(item, supplier), windowDays: windowDays[place]! };
	if (refusal !== undefined) return { ...terms, dates: undefined, warnings: [refusal] };
	return {
		...terms,
		dates: {
			orderOn: formatIsoDate(asOfDay + waitDays),
			expectedArrival: formatIsoDate(asOfDay + leadTime.expectedDays),
		},
		warnings: [
			...(waitDays > 0 ? [{ code: "ORDER_DAY_LATER", days: waitDays } as const] : []),
			...(isLastOrder ? [{ code: "LAST_ORDER", days: sellingDays } as const] : []),
		],
	};
}

/**
 * Warns of pieces that last too long. What raised them is told by the terms alone: which of them it was would say how
 * much all need.
 *
 * @param item the article
 * @param terms of the article
 * @param pieces those ordered, those needed, those there before, and mean demand a day
 * @returns warnings
 */
export const lastingWarnings = (
	item: Item,
	{ raisedBy }: ArticleTerms,
	pieces: {
		readonly quantity: number;
		readonly need: number;
		readonly inventoryPosition: number;
		readonly dailyMean: number;
	},
): PlanWarning[] => {
	const { quantity, need } = pieces;
	return coverWarnings(item, quantity, { ...pieces, fields: quantity - need > need ? raisedBy : [] });
};

/** Warnings as a field; none where there are none. */
export const warned = (warnings: readonly PlanWarning[]): { readonly warnings?: readonly PlanWarning[] } =>
	warnings.length === 0 ? {} : { warnings };

/** Warns of a part that is not of whole packs. */
export const packsOpened = ({ packSize = 1 }: Item, quantity: number): PlanWarning[] =>
	quantity % packSize === 0 ? [] : [{ code: "PACKS_OPENED", count: packSize }];
