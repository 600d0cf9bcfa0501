import { type Position, positionsByOperator, type StockPosition } from "../plan/index.js";

/** The shelf of a member as a whole: a group order is delivered to the member, whichever site keeps the piece. */
export type MemberStock = (operatorId: string, sku: string) => Position | undefined;

/**
 * Adds up the stock of a member's sites.
 *
 * @param stock checked stock positions
 * @returns the position of a member's article, `undefined` when it gave none
 */
export function memberStock(stock: readonly StockPosition[]): MemberStock {
	const merged = new Map<string, Position>();
	for (const positions of positionsByOperator(stock).values()) {
		for (const { operatorId, sku, shelf } of positions) {
			const key = `${operatorId} ${sku}`;
			const known = merged.get(key)?.shelf;
			merged.set(key, {
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
			});
		}
	}
	return (operatorId, sku) => merged.get(`${operatorId} ${sku}`);
}
