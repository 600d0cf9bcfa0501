import { type OptionNames, ReapproError, refuseUnknownOptions } from "../errors.js";
import type { PlanInput } from "../plan/index.js";
import type { GroupInput } from "./types.js";

/** Options of a member's own plan, which would be lost here. */
type OwnOption = Exclude<keyof PlanInput, keyof GroupInput>;

const OWN_OPTIONS: Readonly<Record<OwnOption, true>> = {
	overrides: true,
	period: true,
	horizon: true,
	priors: true,
	scenario: true,
	kits: true,
	storages: true,
	budgets: true,
	transferDays: true,
	transferCost: true,
	depots: true,
};

const FIELDS: OptionNames<GroupInput> = {
	orders: true,
	asOf: true,
	items: true,
	stock: true,
	suppliers: true,
	shareRule: true,
	supply: true,
	allocationRule: true,
	releases: true,
	coverage: true,
	drivers: true,
	onProgress: true,
	signal: true,
};

/**
 * Refuses names that a group run has no use for.
 *
 * @param input as the caller gave it
 * @throws {ReapproError} `INPUT_INVALID` when it is no object, `OPTION_INVALID` for an option of a member's own plan or a name
 * that is not known
 */
export function refuseOtherNames(input: GroupInput): void {
	if (input === null || typeof input !== "object")
		throw new ReapproError("INPUT_INVALID", "Give an object with orders, asOf and items.", "input");
	const given = input as unknown as Readonly<Record<string, unknown>>;
	const own = Object.keys(OWN_OPTIONS).find((name) => given[name] !== undefined);
	if (own !== undefined)
		throw new ReapproError("OPTION_INVALID", "Leave out what a group run has no use for.", own);
	const present = Object.fromEntries(
		Object.keys(given).flatMap((name) => (Object.hasOwn(OWN_OPTIONS, name) ? [] : [[name, true]])),
	);
	refuseUnknownOptions(present, FIELDS, "input");
}
