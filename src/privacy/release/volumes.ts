import type { ReleaseRules } from "../types.js";
import type { MemberVolume } from "./atoms.js";
import { type Margins, marginsOf } from "./judge-cell.js";

/** Sums by member of a set of rows. */
export interface Tally {
	readonly quantities: Float64Array;
	readonly orders: Float64Array;
}

/** A tally of nothing. */
export const emptyTally = (memberCount: number): Tally => ({
	quantities: new Float64Array(memberCount),
	orders: new Float64Array(memberCount),
});

/** Adds volumes to a tally. */
export function addVolumes({ quantities, orders }: Tally, volumes: readonly MemberVolume[]): void {
	for (const volume of volumes) {
		quantities[volume.member] = (quantities[volume.member] as number) + volume.quantity;
		orders[volume.member] = (orders[volume.member] as number) + volume.orders;
	}
}

/** Room in the rules; a member counts, with its order lines, where its sum is above 0. */
export function tallyMargins({ quantities, orders }: Tally, rules: ReleaseRules): Margins {
	const sums: number[] = [];
	let lines = 0;
	for (let member = 0; member < quantities.length; member++) {
		const quantity = quantities[member] as number;
		if (quantity <= 0) continue;
		sums.push(quantity);
		lines += orders[member] as number;
	}
	sums.sort((a, b) => b - a);
	return marginsOf(sums, lines, rules);
}
