import type { Explanation } from "../types.js";
import { type LineQuantity, NOTHING } from "./line-quantity.js";

/** The figures from which a quantity is built; all integers. */
export interface QuantityTerms extends LineQuantity {
	readonly expectedDemand: number;
	readonly safetyStock: number;
	readonly cycleStock: number;
	readonly onHand: number;
	readonly reserved: number;
	readonly backorders: number;
	readonly dueReceipts: number;
	/** Pieces from other sites, less those that go there. */
	readonly transfers: number;
	/** Pieces that a depot can still send; 0 where none does. */
	readonly awaited: number;
	readonly status: "order" | "wait" | "infeasible";
}

/**
 * Writes a quantity as a sum: what the level asks for, minus what is there, plus what the constraints add.
 *
 * `notNeededYet` takes a waiting line to 0, `awaitedFromDepot` one that a depot can still fill up, `infeasible` a line whose constraints clash.
 *
 * @param terms integers; demands and additions positive
 * @returns every term in a fixed order; they add up exactly to the order quantity
 */
export function explainQuantity(terms: QuantityTerms): readonly Explanation[] {
	const need =
		terms.expectedDemand +
		terms.safetyStock +
		terms.cycleStock -
		terms.onHand +
		terms.reserved +
		terms.backorders -
		terms.dueReceipts -
		terms.transfers;
	const asked =
		need +
		terms.minimumAdded +
		terms.packAdded +
		terms.priceAdded +
		terms.palletAdded -
		terms.capRemoved -
		terms.storageRemoved -
		terms.budgetRemoved;
	const waits = terms.status === "wait";
	return [
		{ term: "expectedDemand", quantity: terms.expectedDemand },
		{ term: "safetyStock", quantity: terms.safetyStock },
		{ term: "cycleStock", quantity: terms.cycleStock },
		{ term: "onHand", quantity: 0 - terms.onHand },
		{ term: "reserved", quantity: terms.reserved },
		{ term: "backorders", quantity: terms.backorders },
		{ term: "dueReceipts", quantity: 0 - terms.dueReceipts },
		{ term: "transfers", quantity: 0 - terms.transfers },
		{ term: "awaitedFromDepot", quantity: 0 - terms.awaited },
		{
			term: "notNeededYet",
			quantity: waits ? terms.awaited + terms.capRemoved + terms.storageRemoved - need : 0,
		},
		{ term: "minimumOrder", quantity: waits ? 0 : terms.minimumAdded },
		{ term: "packRounding", quantity: waits ? 0 : terms.packAdded },
		{ term: "priceBreak", quantity: waits ? 0 : terms.priceAdded },
		{ term: "palletRounding", quantity: waits ? 0 : terms.palletAdded },
		{ term: "maximumCap", quantity: 0 - terms.capRemoved },
		{ term: "storageCap", quantity: 0 - terms.storageRemoved },
		{ term: "budgetCap", quantity: waits ? 0 : 0 - terms.budgetRemoved },
		{ term: "infeasible", quantity: terms.status === "infeasible" ? 0 - asked : 0 },
	];
}

/** The explanation of a line that has no figures: every term is 0. */
export const EMPTY_EXPLANATION: readonly Explanation[] = explainQuantity({
	expectedDemand: 0,
	safetyStock: 0,
	cycleStock: 0,
	onHand: 0,
	reserved: 0,
	backorders: 0,
	dueReceipts: 0,
	transfers: 0,
	awaited: 0,
	...NOTHING,
	status: "wait",
});
