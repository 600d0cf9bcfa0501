import {
	type AdmittedOrders,
	type Agreement,
	admitOrders,
	aggregateDemand,
	definePolicy,
	forecastDemand,
	type Item,
	type PlanInput,
	type PolicyInput,
	planGroupPurchase,
	planReplenishment,
} from "../../src/index.js";
import type { Fields } from "./guard-lines.js";
import { chance, dateBetween, pick, type Random } from "./guard-random.js";

export const TODAY = "2026-11-23";
export const GROUP = "gr-ouest-01";
export const OPERATORS = ["op-a", "op-b", "op-c"] as const;
export const SKUS = ["COF-OAK", "COF-PIN", "URN-01"] as const;
export const SITES = ["st-1", "st-2"] as const;

/** The agreement of an operator of a history, for own stock and for the group. */
export const agreementOf = (operatorId: string): Agreement => ({
	agreementId: `ag-${operatorId}`,
	version: 1,
	operatorId,
	purposes: ["replenishment", "group-purchasing"],
	groupId: GROUP,
	signedOn: "2024-01-01",
	validFrom: "2024-01-01",
	historyFrom: "2025-01-01",
	textSha256: "0".repeat(64),
});

/** The policy of an own-stock run over a history. */
export const policyInput = (patch: Partial<PolicyInput> = {}): PolicyInput => ({
	purpose: "replenishment",
	processingDate: TODAY,
	agreements: OPERATORS.map(agreementOf),
	catalogue: SKUS,
	...patch,
});

/** What turns the policy of an own-stock run into that of the group's. */
export const GROUP_RUN = { purpose: "group-purchasing", groupId: GROUP } as const;

/** A line of a funeral: families share a consent reference and a case over several lines and operators. */
export function historyLine(
	random: Random,
	serial: number,
	operators: readonly string[] = OPERATORS,
): Fields {
	const operatorId = pick(random, operators);
	const family = random.integer(12);
	const isReturn = chance(random, 0.1);
	return {
		lineId: `L-${serial}`,
		...(chance(random, 0.8) ? { caseRef: `c-${family}` } : {}),
		operatorId,
		...(chance(random, 0.7) ? { siteId: pick(random, SITES) } : {}),
		sku: pick(random, SKUS),
		...(isReturn ? { kind: "return" } : {}),
		quantity: (isReturn ? -1 : 1) * (1 + random.integer(4)),
		orderedOn: dateBetween(random, "2026-02-02", TODAY),
		optIn: true,
		...(chance(random, 0.8)
			? {
					consent: {
						ref: `cs-${family}`,
						purposes: ["replenishment", "group-purchasing"],
						grantedOn: "2026-02-01",
					},
				}
			: {}),
	};
}

/** A history of 20 to 70 lines. */
export const randomHistory = (random: Random, operators: readonly string[] = OPERATORS): Fields[] =>
	Array.from({ length: 20 + random.integer(51) }, (_, serial) => historyLine(random, serial, operators));

const service = { type: "cycle", target: 0.95 } as const;
export const ITEMS: readonly Item[] = [
	{
		sku: "COF-OAK",
		supplierId: "sup-1",
		leadTimeDays: 7,
		service,
		unitCost: 400,
		orderCost: 30,
		holdingRate: 0.2,
		shareable: true,
	},
	{
		sku: "COF-PIN",
		leadTimeDays: { mean: 5, sd: 2 },
		reviewDays: 7,
		service: { type: "fill", target: 0.9 },
		shareable: true,
	},
	{ sku: "URN-01", supplierId: "sup-1", leadTimeDays: 3, service, packSize: 6, unitCost: 20 },
];

/** Public facts of a plan: articles, what is in stock, and what differs for an operator. */
export type PlanFacts = Omit<PlanInput, "orders" | "onProgress" | "signal">;

/** Facts of a plan; each operator's own are a function of its id and the random source alone. */
export function planFacts(random: Random): PlanFacts {
	const stock = OPERATORS.flatMap((operatorId) =>
		SKUS.flatMap((sku) => {
			if (chance(random, 0.4)) return [];
			const bySite = chance(random, 0.5);
			return (bySite ? SITES : [undefined]).map((siteId) => ({
				operatorId,
				...(siteId === undefined ? {} : { siteId }),
				sku,
				onHand: random.integer(8),
				onOrder: chance(random, 0.3) ? [{ quantity: 1 + random.integer(3), dueOn: "2026-11-26" }] : [],
			}));
		}),
	);
	const overrides = OPERATORS.filter(() => chance(random, 0.3)).map((operatorId) => ({
		operatorId,
		sku: "COF-OAK",
		leadTimeDays: 2 + random.integer(20),
	}));
	const coverage = OPERATORS.filter(() => chance(random, 0.3)).map((operatorId) => ({
		operatorId,
		share: pick(random, [0.5, 0.8, 1]),
	}));
	return { asOf: TODAY, items: ITEMS, ...(chance(random, 0.7) ? { stock } : {}), overrides, coverage };
}

/** The bytes of every figure that a run gives, receipts and policy hashes apart. */
export interface RunBytes {
	readonly panel: string;
	readonly forecasts: string;
	readonly planLines: string;
}

/** Panels by article and by site, forecasts, and plan lines of admitted orders, as text. */
export async function bytesOf(orders: AdmittedOrders, facts: PlanFacts): Promise<RunBytes> {
	const panel = aggregateDemand(orders, { period: "week" });
	const daily = aggregateDemand(orders, { period: "day", by: ["operatorId", "siteId", "sku"] });
	const plan = await planReplenishment({ orders, ...facts });
	return {
		panel: JSON.stringify([panel, daily]),
		forecasts: JSON.stringify(forecastDemand(panel, { horizon: 3, model: "fast" })),
		planLines: JSON.stringify([plan.lines, plan.bySupplier]),
	};
}

/** The bytes of a run over lines. */
export const runBytes = (
	lines: readonly unknown[],
	facts: PlanFacts,
	patch: Partial<PolicyInput> = {},
): Promise<RunBytes> => bytesOf(admitOrders(lines, definePolicy(policyInput(patch))).orders, facts);

/** What a run of the buying group gives to its readers, its receipt and register of policy hashes apart. */
export async function groupBytes(
	lines: readonly unknown[],
	{ asOf, items, stock }: PlanFacts,
	patch: Partial<PolicyInput> = {},
): Promise<string> {
	const { orders } = admitOrders(lines, definePolicy(policyInput({ ...GROUP_RUN, ...patch })));
	const panel = aggregateDemand(orders, { period: "month", by: ["sku"] });
	const { supplierOrders, coordinator, members } = await planGroupPurchase({
		orders,
		asOf,
		items,
		...(stock === undefined ? {} : { stock }),
	});
	return JSON.stringify([panel, supplierOrders, coordinator, members]);
}
