import { ReapproError } from "../../errors.js";
import { requireAtLeast, requireInteger, requirePositive } from "../require.js";

/** How large a planned receipt is. */
export type LotRule =
	| { readonly type: "lot-for-lot" }
	/** The smallest multiple of `lotSize` that covers the shortfall. */
	| { readonly type: "fixed"; readonly lotSize: number }
	/** The net requirement of `periods` periods, rounded up to packs. */
	| { readonly type: "periods-of-supply"; readonly periods: number; readonly packSize?: number };

/** A record of time-phased planning; arrays hold one figure a period. */
export interface TimePhasedInput {
	readonly grossRequirements: readonly number[];
	readonly scheduledReceipts?: readonly number[];
	readonly onHand: number;
	readonly safetyStock: number;
	/** Whole periods from release to receipt. */
	readonly leadTime: number;
	readonly lotRule: LotRule;
}

/** Planned orders and the stock they lead to. */
export interface TimePhasedRecord {
	readonly plannedReceipts: readonly number[];
	readonly plannedReleases: readonly number[];
	/** Pieces whose release period has gone by: release now, or expedite. */
	readonly pastDueReleases: number;
	readonly projectedOnHand: readonly number[];
}

/**
 * Time-phased netting (distribution or material requirements planning; Orlicky 1975): a receipt is planned in each
 * period whose projected stock would fall below the safety stock.
 *
 * @param input requirements, scheduled receipts, stock, safety stock, lead time and lot rule
 * @returns planned receipts and releases by period, past due releases and projected stock
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range or the receipts have another length
 * @example
 * const record = { grossRequirements: [8, 8], onHand: 10, safetyStock: 2, leadTime: 1, lotRule: { type: "lot-for-lot" } };
 * timePhasedNetting(record).plannedReleases; // => [8, 0]
 */
export function timePhasedNetting(input: TimePhasedInput): TimePhasedRecord {
	const { grossRequirements: gross, safetyStock, lotRule } = input;
	const leadTime = requireInteger(input.leadTime, "leadTime", 0);
	requireAtLeast(safetyStock, "safetyStock");
	const scheduled = input.scheduledReceipts ?? gross.map(() => 0);
	if (scheduled.length !== gross.length)
		throw new ReapproError("INPUT_INVALID", "Give one receipt a period, 0 for none.", "scheduledReceipts");
	const plannedReceipts: number[] = [];
	const projectedOnHand: number[] = [];
	let onHand = input.onHand;
	for (let period = 0; period < gross.length; period++) {
		const before = onHand;
		onHand += (scheduled[period] as number) - (gross[period] as number);
		const receipt =
			onHand < safetyStock ? lotSizeOf(lotRule, safetyStock - onHand, before, period, input, scheduled) : 0;
		onHand += receipt;
		plannedReceipts.push(receipt);
		projectedOnHand.push(onHand);
	}
	let pastDueReleases = 0;
	for (let period = 0; period < Math.min(leadTime, gross.length); period++)
		pastDueReleases += plannedReceipts[period] as number;
	return {
		plannedReceipts,
		plannedReleases: gross.map((_, period) => plannedReceipts[period + leadTime] ?? 0),
		pastDueReleases,
		projectedOnHand,
	};
}

function lotSizeOf(
	rule: LotRule,
	shortfall: number,
	onHandBefore: number,
	period: number,
	input: TimePhasedInput,
	scheduled: readonly number[],
): number {
	if (rule.type === "lot-for-lot") return shortfall;
	if (rule.type === "fixed") return roundUp(shortfall, requirePositive(rule.lotSize, "lotSize"));
	const periods = requireInteger(rule.periods, "periods", 1);
	// Walked period by period: a receipt that comes later does not help an earlier one, a surplus helps later ones.
	let net = 0;
	let projected = onHandBefore;
	for (let ahead = period; ahead < Math.min(period + periods, scheduled.length); ahead++) {
		projected += (scheduled[ahead] as number) - (input.grossRequirements[ahead] as number);
		if (projected >= input.safetyStock) continue;
		net += input.safetyStock - projected;
		projected = input.safetyStock;
	}
	return roundUp(net, requirePositive(rule.packSize ?? 1, "packSize"));
}

function roundUp(quantity: number, multiple: number): number {
	return Math.ceil(quantity / multiple) * multiple;
}
