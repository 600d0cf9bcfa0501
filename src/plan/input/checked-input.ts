import { type DayNumber, parseIsoDate } from "../../calendar/index.js";
import type { Successor } from "../../demand/index.js";
import { ReapproError } from "../../errors.js";
import { refuseOverriddenSuccession, refuseUnclearEnds, successorsOf } from "../line/life-cycle.js";
import { checkInput, checkList } from "./check-input.js";
import { checkedDepots } from "./checked-depots.js";
import { checkedKits } from "./checked-kits.js";
import { checkedStorages } from "./checked-storages.js";
import {
	budgetSchema,
	coverageSchema,
	itemSchema,
	overrideSchema,
	scenarioSchema,
	settingsSchema,
	stockSchema,
	supplierSchema,
} from "./input-schema.js";
import type {
	Budget,
	Coverage,
	Depot,
	Item,
	Kit,
	Override,
	PlanInput,
	Scenario,
	StockPosition,
	Storage,
	Supplier,
} from "./input-types.js";
import { itemLookup } from "./item-lookup.js";
import { refuseRepeats } from "./refuse-repeats.js";

/** The plain parts of a plan's input after their checks. */
export interface CheckedPlanInput {
	readonly asOf: string;
	readonly asOfDay: DayNumber;
	readonly period: "day" | "week" | "month";
	readonly horizon: number | undefined;
	readonly transferDays: number | undefined;
	readonly transferCost: number;
	readonly items: readonly Item[];
	readonly overrides: readonly Override[];
	/** `undefined` when the caller gave no stock at all. */
	readonly stock: readonly StockPosition[] | undefined;
	readonly suppliers: readonly Supplier[];
	readonly coverage: readonly Coverage[];
	readonly kits: readonly Kit[];
	readonly storages: readonly Storage[];
	readonly budgets: readonly Budget[];
	readonly depots: readonly Depot[];
	/** Articles whose place another one has taken. */
	readonly successors: readonly Successor[];
	readonly scenario: Scenario | undefined;
}

/** What the checks read of a plan's input. */
export type PlainPlanInput = Pick<
	PlanInput,
	| "asOf"
	| "items"
	| "stock"
	| "suppliers"
	| "overrides"
	| "period"
	| "horizon"
	| "transferDays"
	| "transferCost"
	| "kits"
	| "storages"
	| "budgets"
	| "depots"
	| "coverage"
	| "scenario"
>;

/** zod gives absent fields as absent; its output type says `| undefined` beside. */
const asEntries = <Entry>(parsed: readonly unknown[]): readonly Entry[] => parsed as readonly Entry[];

const keyOf = ({ operatorId, siteId, sku }: Pick<StockPosition, "operatorId" | "siteId" | "sku">): string =>
	`${operatorId} ${siteId ?? ""} ${sku}`;

/** A cost ratio needs what a piece costs to hold; asked for here, where the item still has its index. */
function refuseCostWithoutHolding(items: readonly (Item | undefined)[], root: string): void {
	items.forEach((item, index) => {
		if (item?.service.type !== "cost") return;
		const { unitCost, holdingRate } = item;
		if (!unitCost)
			throw new ReapproError(
				"INPUT_INVALID",
				'Service "cost" needs a unit cost above 0.',
				`${root}[${index}].unitCost`,
			);
		if (!holdingRate)
			throw new ReapproError(
				"INPUT_INVALID",
				'Service "cost" needs a holding rate above 0.',
				`${root}[${index}].holdingRate`,
			);
	});
}

function checkedScenario(input: unknown): Scenario {
	const scenario = checkInput(scenarioSchema, input, "scenario") as Scenario;
	const { leadTimeDelayDays } = scenario;
	if (typeof leadTimeDelayDays === "object")
		refuseRepeats(
			leadTimeDelayDays.map(({ supplierId }) => supplierId),
			"scenario.leadTimeDelayDays",
		);
	return scenario;
}

/**
 * Checks every plain part of a plan's input.
 *
 * @param input the caller's input
 * @returns the parts, with defaults filled in
 * @throws {ReapproError} `INPUT_INVALID` with the path of the first finding
 * @example
 * checkPlanInput({ asOf: "2026-11-23", items: [] }).period; // => "week"
 */
export function checkPlanInput(input: PlainPlanInput): CheckedPlanInput {
	if (input === null || typeof input !== "object") {
		throw new ReapproError("INPUT_INVALID", "Give an object with orders, asOf and items.", "input");
	}
	const { asOf, period, horizon, transferDays, transferCost } = checkInput(
		settingsSchema,
		{
			asOf: input.asOf,
			period: input.period,
			horizon: input.horizon,
			transferDays: input.transferDays,
			transferCost: input.transferCost,
		},
		"input",
	);
	if (!Array.isArray(input.items)) throw new ReapproError("INPUT_INVALID", "Give a list of items.", "items");
	const items = asEntries<Item>(checkList(itemSchema, input.items, "items"));
	const overrides = asEntries<Override>(checkList(overrideSchema, input.overrides, "overrides"));
	const suppliers = asEntries<Supplier>(checkList(supplierSchema, input.suppliers, "suppliers"));
	const coverage = checkList(coverageSchema, input.coverage, "coverage");
	const stock =
		input.stock === undefined
			? undefined
			: asEntries<StockPosition>(checkList(stockSchema, input.stock, "stock"));
	refuseRepeats(
		items.map(({ sku }) => sku),
		"items",
	);
	refuseRepeats(overrides.map(keyOf), "overrides");
	refuseRepeats(
		suppliers.map(({ supplierId }) => supplierId),
		"suppliers",
	);
	refuseRepeats(
		coverage.map(({ operatorId }) => operatorId),
		"coverage",
	);
	const budgets = asEntries<Budget>(checkList(budgetSchema, input.budgets, "budgets"));
	refuseRepeats(
		budgets.map(({ operatorId }) => operatorId),
		"budgets",
	);
	refuseRepeats((stock ?? []).map(keyOf), "stock");
	refuseCostWithoutHolding(items, "items");
	refuseUnclearEnds(items, "items");
	const successors = successorsOf(items);
	refuseOverriddenSuccession(overrides, successors);
	const itemOf = itemLookup(items, overrides);
	const overridden = overrides.map(({ operatorId, siteId, sku }) => itemOf(operatorId, siteId, sku));
	refuseCostWithoutHolding(overridden, "overrides");
	refuseUnclearEnds(overridden, "overrides");
	return {
		asOf,
		asOfDay: parseIsoDate(asOf) as DayNumber,
		period,
		horizon,
		transferDays,
		transferCost,
		items,
		overrides,
		stock,
		suppliers,
		coverage,
		successors,
		kits: checkedKits(input.kits, items),
		storages: checkedStorages(input.storages, items),
		budgets,
		depots: checkedDepots(input.depots, items),
		scenario: input.scenario === undefined ? undefined : checkedScenario(input.scenario),
	};
}
