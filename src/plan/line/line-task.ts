import type { DayNumber } from "../../calendar/index.js";
import type { Distribution } from "../../math/index.js";
import type { Item } from "../input/input-types.js";
import type { Shelf } from "../input/shelf.js";
import type { LineForecast } from "../types.js";
import type { PlanWarning } from "../warning-types.js";
import type { UsedUp } from "./joined-stock.js";
import type { SharedLimits } from "./line-quantity.js";
import type { Timing } from "./timing.js";

/** Pieces at the sites of a depot. */
export interface PiecesAtSites {
	/** Pieces of the position that lie there or are on their way there, with those that are sent today. */
	readonly piecesAtSites: number;
	/** Pieces that lie there today. */
	readonly onHandAtSites: number;
}

/** All that one line is planned from. */
export interface LineTask {
	readonly operatorId: string;
	readonly siteId: string | undefined;
	readonly item: Item;
	readonly shelf: Shelf;
	/** Whether another article has taken its place: it is not ordered then, nor moved. */
	readonly isReplaced: boolean;
	/** Pieces on hand that are of articles which this one replaces. */
	readonly ofPredecessors: number;
	/** Pieces of such articles, and until when they may be sold. */
	readonly leaving: readonly Pick<UsedUp, "free" | "endDay">[];
	/** How many such pieces are of use where they may be sold until a day. */
	readonly usableUntil: (endDay: DayNumber) => number;
	readonly timing: Timing;
	readonly forecast: Omit<LineForecast, "windowMean">;
	/** Distribution of demand over the days [from, days) after `asOf`; `from` is 0 when absent. */
	readonly windowDemand: (days: number, from?: number) => Distribution;
	/**
	 * What levels are set from where that is not the demand: pieces after which no site of a depot lacks service. `from` is
	 * the day from which on an order serves; a review period before `days` when absent.
	 */
	readonly levelDemand?: (days: number, from?: number) => Distribution;
	readonly warnings: readonly PlanWarning[];
	/** Pieces that the operator's room and budget leave to this line. */
	readonly limits?: SharedLimits;
	/** Pieces that the order-up-to level, batches aside, may not be below: what a kit asks for. */
	readonly leastLevel?: number;
	/** Pieces that the levels of a depot's sites come to; its own is not below. */
	readonly levelOfSites?: number;
	/** Orders that share a maximum with one of today; those on the shelf where absent. */
	readonly ownOrders?: Shelf["openOrders"];
	/** Where a depot buys: the site that sends this one's pieces, or the pieces that the sites of a depot have. */
	readonly supply?: { readonly depotSiteId: string } | PiecesAtSites;
	/** Whether a depot can still send what is missing. */
	readonly isAwaited?: boolean;
	/** Pieces that come from other sites of the operator, less those that go there, and the day of their arrival. */
	readonly transfer?: { readonly pieces: number; readonly arrivalDay: DayNumber };
}
