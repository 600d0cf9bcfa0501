import { type OptionNames, ReapproError, refuseUnknownOptions } from "../../errors.js";
import { requireInteger } from "../require.js";
import type { ReplayCosts, ReplayInput, ReplayPolicy } from "./replay-types.js";

const FIELDS: OptionNames<ReplayInput> = {
	demand: true,
	policy: true,
	initialOnHand: true,
	initialOrders: true,
	leadTimeDays: true,
	reviewDays: true,
	unmetDemand: true,
	orderTime: true,
	trace: true,
	scenario: true,
	costs: true,
	unitCost: true,
};

const COSTS: OptionNames<ReplayCosts> = { holding: true, order: true, shortage: true };

/** Levels of each policy that must be numbers. */
const LEVELS: Readonly<Record<ReplayPolicy["type"], readonly string[]>> = {
	"base-stock": ["orderUpTo"],
	"order-up-to": ["reorderPoint", "orderUpTo"],
	"reorder-quantity": ["reorderPoint", "orderQuantity"],
	levels: [],
};

function requirePolicy(policy: ReplayPolicy | undefined): void {
	const levels = policy === undefined ? undefined : LEVELS[policy.type];
	if (levels === undefined)
		throw new ReapproError("INPUT_INVALID", `Give ${Object.keys(LEVELS).join(", ")}.`, "policy.type");
	for (const level of levels)
		if (!Number.isFinite((policy as unknown as Record<string, unknown>)[level]))
			throw new ReapproError("INPUT_INVALID", "Give a number.", `policy.${level}`);
}

/** One number is checked here; those of a list when an order takes them. */
function requireLeadTime(leadTimeDays: unknown): void {
	if (typeof leadTimeDays === "number") requireInteger(leadTimeDays, "leadTimeDays", 0);
	else if (!((leadTimeDays as ArrayLike<number> | undefined)?.length ?? 0))
		throw new ReapproError(
			"INPUT_INVALID",
			"Give whole days of 0 or more: one number, or a list with one for each order.",
			"leadTimeDays",
		);
}

/**
 * Checks what a replay is made of, as far as its days do not tell.
 *
 * @param input as for `replayPolicy`
 * @throws {ReapproError} `OPTION_INVALID` for a name that is not known, `INPUT_INVALID` for a value that is missing or out of
 * range
 */
export function checkReplay(input: ReplayInput): void {
	refuseUnknownOptions(input, FIELDS, "input");
	refuseUnknownOptions(input.costs, COSTS, "costs");
	if (!(input.demand?.length > 0))
		throw new ReapproError("INPUT_INVALID", "Give at least one day of demand.", "demand");
	requireInteger(input.reviewDays ?? 1, "reviewDays", 1);
	requireLeadTime(input.leadTimeDays);
	if (!["backorder", "lost", "emergency"].includes(input.unmetDemand))
		throw new ReapproError("INPUT_INVALID", 'Give "backorder", "lost" or "emergency".', "unmetDemand");
	if (!["start", "end"].includes(input.orderTime ?? "start"))
		throw new ReapproError("INPUT_INVALID", 'Give "start" or "end".', "orderTime");
	requirePolicy(input.policy);
}
