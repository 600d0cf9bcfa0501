import type { DayNumber } from "../calendar/index.js";
import type { LeadTimeDistribution } from "../inventory/index.js";
import type { Item } from "./input/input-types.js";
import type { ItemLookup } from "./input/item-lookup.js";
import type { OrderDays } from "./line/supplier-calendar.js";

/** What the lines of every operator have in common. */
export interface PlanSetting {
	readonly asOfDay: DayNumber;
	readonly shownPeriods: number;
	readonly quantiles: readonly number[];
	readonly itemOf: ItemLookup;
	readonly orderDaysOf: (supplierId: string | undefined) => OrderDays;
	readonly leadTimeOf: (item: Item, waitDays: number) => LeadTimeDistribution;
	/** Days that the operator's depot adds to a window: the way to its sites and the time to the next trip. */
	readonly depotDays: number;
	/** For each article whose place another one has taken, the one that stands for it now. */
	readonly successorOf: ReadonlyMap<string, string>;
	/** Whether demand is not what is forecast. */
	readonly isWhatIf: boolean;
	/** Largest what-if factor of demand on any day, at least 1. */
	readonly peakFactor: number;
	/** What-if factor of demand on a day over `peakFactor`, in [0, 1]. */
	readonly factorOf: (day: DayNumber) => number;
}
