import type { Item, StockPosition } from "../../src/index.js";
import { admitted } from "./admitted.js";
import { steadyLines } from "./steady-lines.js";

/** Sites of one operator. */
export const SITES = ["east", "north", "west"];

/** A coffin every fourth, fifth and sixth day at the sites, for two years; a depot beside them sells none. */
export const history = SITES.flatMap((siteId, index) => steadyLines(4 + index, { siteId }));
export const orders = admitted(history);

export const COFFIN: Item = {
	sku: "COFFIN",
	supplierId: "OAK",
	leadTimeDays: 10,
	reviewDays: 7,
	service: { type: "cycle", target: 0.95 },
	unitCost: 100,
};

export const DEPOT = { operatorId: "op-1", siteId: "depot", daysToSites: 1 };

/** What lies at the depot and the sites, in that order. */
export const stockOf = (
	onHand: readonly number[],
	{ sku = "COFFIN", sites = ["depot", ...SITES] }: { readonly sku?: string; readonly sites?: string[] } = {},
): StockPosition[] =>
	sites.map((siteId, index) => ({ operatorId: "op-1", siteId, sku, onHand: onHand[index]! }));
