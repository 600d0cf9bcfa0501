import { type Position, positionsByOperator, type StockPosition } from "../plan/index.js";

/** The shelf of a member as a whole: a group order is delivered to the member, whichever site keeps the piece. */
export interface MemberShelf {
	readonly position: Position;
	/** Sites of which a position was given. */
	readonly sites: number;
}

/** What a member has of an article; `undefined` when it gave no position. */
export type MemberStock = (operatorId: string, sku: string) => MemberShelf | undefined;

/**
 * Adds up the stock of a member's sites.
 *
 * @param stock checked stock positions
 * @returns the position of a member's article, `undefined` when it gave none
 */
export function memberStock(stock: readonly StockPosition[]): MemberStock {
	const merged = new Map<string, MemberShelf>();
	for (const positions of positionsByOperator(stock).values()) {
		for (const { operatorId, sku, shelf } of positions) {
			const key = `${operatorId} ${sku}`;
			const before = merged.get(key);
			const known = before?.position.shelf;
			const position: Position = {
				operatorId,
				siteId: undefined,
				sku,
				assumedEmpty: false,
				shelf: {
					onHand: (known?.onHand ?? 0) + shelf.onHand,
					reserved: (known?.reserved ?? 0) + shelf.reserved,
					backorders: (known?.backorders ?? 0) + shelf.backorders,
					openOrders: [...(known?.openOrders ?? []), ...shelf.openOrders],
				},
			};
			merged.set(key, { position, sites: (before?.sites ?? 0) + 1 });
		}
	}
	return (operatorId, sku) => merged.get(`${operatorId} ${sku}`);
}
