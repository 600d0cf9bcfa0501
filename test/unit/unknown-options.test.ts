import { describe, expect, it } from "vitest";
import {
	backtest,
	coherentPaths,
	compareForecasts,
	comparePair,
	forecastLevels,
	pointForMeasure,
	reconcileForecasts,
} from "../../src/forecast/index.js";
import { shapleyValue } from "../../src/group/index.js";
import {
	admitOrderStream,
	admitOrders,
	admitOrderText,
	aggregateDemand,
	definePolicy,
	forecastDemand,
	forecastSeries,
	planGroupPurchase,
	planReplenishment,
	renderReport,
} from "../../src/index.js";
import { chooseByCost, replayPolicy } from "../../src/inventory/index.js";
import { appendRun, emptyRunRegister } from "../../src/privacy/index.js";
import { renderCoordinatorReport, renderMemberReport, stockoutRiskChart } from "../../src/report/index.js";
import { admitted } from "../support/admitted.js";

const policy = definePolicy({
	purpose: "replenishment",
	processingDate: "2026-11-23",
	agreements: [],
	catalogue: ["COFFIN"],
});
const orders = admitted([]);
const pooled = admitted([], { purpose: "group-purchasing", groupId: "group-1" });
const panel = aggregateDemand(orders, { period: "week" });
const values = Array.from({ length: 30 }, (_, index) => index % 5);
const hierarchy = { bottom: 2, sums: [[0, 1]] };
const counts = (rate: number) =>
	({
		kind: "counts",
		parts: [{ weight: 1, rates: [rate], levelVariance: 0 }],
		periodVariance: 0,
		sizes: [1],
	}) as const;
const replay = {
	demand: [1, 2],
	policy: { type: "base-stock", orderUpTo: 2 },
	initialOnHand: 2,
	leadTimeDays: 1,
	unmetDemand: "backorder",
} as const;
const costs = { holding: 1, order: 1, shortage: 9 };
const chosen = {
	seasonLength: 1,
	candidates: [{ model: "naive", target: 0.9 }],
	leadTimePeriods: 1,
	costs,
} as const;
const input = { orders, asOf: "2026-11-23", items: [] };
const page = { locale: "en", asOf: "2026-11-23", operatorId: "op-1" } as const;

/** Calls with options that hold one name more; without it each of them works. */
const CALLS: Readonly<Record<string, (more: object) => unknown>> = {
	admitOrders: (more) => admitOrders([], policy, more),
	admitOrderStream: (more) => admitOrderStream((async function* () {})(), policy, more),
	admitOrderText: (more) => admitOrderText([], policy, more),
	aggregateDemand: (more) => aggregateDemand(orders, { period: "week", ...more }),
	forecastDemand: (more) => forecastDemand(panel, { horizon: 1, ...more }),
	forecastSeries: (more) => forecastSeries(values, { seasonLength: 1, horizon: 1, ...more }),
	forecastLevels: (more) => forecastLevels([panel], { horizon: 1, ...more }),
	backtest: (more) => backtest(values, { seasonLength: 1, horizon: 1, model: "naive", ...more }),
	comparePair: (more) => comparePair(values, values.slice(1).concat(0), more),
	compareForecasts: (more) =>
		compareForecasts({ a: values, b: values.map((value) => value + 1), c: [...values].reverse() }, more),
	reconcileForecasts: (more) => reconcileForecasts([[5], [2], [3]], hierarchy, more),
	coherentPaths: (more) => coherentPaths([counts(5), counts(2), counts(3)], hierarchy, { paths: 2, ...more }),
	planReplenishment: (more) => planReplenishment({ ...input, ...more }),
	planGroupPurchase: (more) => planGroupPurchase({ ...input, orders: pooled, ...more }),
	renderReport: async (more) => renderReport(await planReplenishment(input), { locale: "en", ...more }),
	renderCoordinatorReport: (more) =>
		renderCoordinatorReport({ articles: [], suppliers: [] }, { ...page, ...more }),
	renderMemberReport: (more) =>
		renderMemberReport({ lines: [], charges: [], cost: 0, saving: 0 }, { ...page, ...more }),
	stockoutRiskChart: (more) => stockoutRiskChart([], "en", more),
	replayPolicy: (more) => replayPolicy({ ...replay, ...more }),
	"replayPolicy, costs": (more) => replayPolicy({ ...replay, costs: { ...costs, ...more } }),
	chooseByCost: (more) => chooseByCost(values, { ...chosen, ...more }),
	appendRun: (more) =>
		appendRun(
			emptyRunRegister(),
			{ recordedOn: "2026-11-23", receipt: admitOrders([], policy).receipt },
			{ nonce: "8f0c1d2e3b4a59687786a5b4c3d2e1f00112a3b4c5d6e7f8091a2b3c4d5e6f70", ...more },
		),
	pointForMeasure: (more) => pointForMeasure(counts(1), "squared-error", more),
	shapleyValue: (more) => shapleyValue({ members: 2, cost: () => 1 }, more),
};

describe("an option that is not known", () => {
	for (const [name, call] of Object.entries(CALLS)) {
		it(`is refused by ${name}, and not repeated`, async () => {
			await (async () => call({}))();
			const refused = (async () => call({ Dupont: undefined }))();
			await expect(refused).rejects.toMatchObject({
				name: "ReapproError",
				code: "OPTION_INVALID",
				path: expect.stringMatching(/^(options|input|costs)$/),
				message: expect.not.stringContaining("Dupont"),
			});
		});
	}

	it("is refused with the names to choose from", () => {
		expect(() => admitOrders([], policy, { nonse: "a" } as object)).toThrow(
			"options: Give only nonce, maxLines; another name would be lost in silence.",
		);
	});

	it("may be one of a member's own plan in a group run only where it holds nothing", async () => {
		const group = { ...input, orders: pooled };
		await planGroupPurchase({ ...group, overrides: undefined } as never);
		for (const more of [{ depots: [] }, { period: "month" }, { overrides: [] }])
			await expect(planGroupPurchase({ ...group, ...more } as never)).rejects.toMatchObject({
				code: "OPTION_INVALID",
				path: Object.keys(more)[0],
			});
	});
});
