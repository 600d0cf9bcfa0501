import { describe, expectTypeOf, it } from "vitest";
import {
	type Admission,
	type AdmissionReceipt,
	type AdmittedOrders,
	admitOrderStream,
	admitOrders,
	admitOrderText,
	aggregateDemand,
	type DemandForecast,
	type DemandPanel,
	definePolicy,
	forecastDemand,
	forecastSeries,
	type GroupPlan,
	type OrderLine,
	type PlanLine,
	type PolicyInput,
	type PrivacyPolicy,
	type Purpose,
	planGroupPurchase,
	planReplenishment,
	ReapproError,
	type ReasonCode,
	type ReplenishmentPlan,
	type SeriesForecast,
} from "../../src/index.js";

declare const policy: PrivacyPolicy;
declare const orders: AdmittedOrders;
declare const panel: DemandPanel;
declare const line: PlanLine;

describe("definePolicy", () => {
	it("takes a policy input and gives a read-only policy", () => {
		expectTypeOf(definePolicy).toBeCallableWith({
			purpose: "replenishment",
			processingDate: "2026-11-23",
			agreements: [],
			catalogue: ["OAK-1"],
		});
		expectTypeOf(definePolicy).returns.toEqualTypeOf<PrivacyPolicy>();
		expectTypeOf<Purpose>().toEqualTypeOf<"replenishment" | "habit-analysis" | "group-purchasing">();
		expectTypeOf<PolicyInput["release"]>().toExtend<{ readonly minOperators?: number } | undefined>();
		// @ts-expect-error a frozen policy is not written to
		policy.purpose = "group-purchasing";
	});

	it("has no word for other purposes", () => {
		// @ts-expect-error resale has no representation
		definePolicy({ purpose: "resale", processingDate: "2026-11-23", agreements: [], catalogue: [] });
		// @ts-expect-error marketing is none either
		const consentFor: Purpose = "marketing";
		expectTypeOf(consentFor).toBeString();
	});

	it("wants the four fields that have no default", () => {
		// @ts-expect-error processingDate is missing: the library reads no clock
		definePolicy({ purpose: "replenishment", agreements: [], catalogue: [] });
		// @ts-expect-error agreements are missing
		definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", catalogue: [] });
	});
});

describe("admitOrders", () => {
	it("takes anything that can be read line by line", () => {
		expectTypeOf(admitOrders).parameter(0).toEqualTypeOf<Iterable<unknown>>();
		expectTypeOf(admitOrders).parameter(1).toEqualTypeOf<PrivacyPolicy>();
		expectTypeOf(admitOrders).returns.toEqualTypeOf<Admission>();
		expectTypeOf<Admission["orders"]>().toEqualTypeOf<AdmittedOrders>();
		expectTypeOf<Admission["receipt"]>().toEqualTypeOf<AdmissionReceipt>();
		expectTypeOf<Admission["refusals"][number]>().toExtend<{
			index: number;
			reasons: readonly ReasonCode[];
		}>();
	});

	it("has a form for streams and one for text", () => {
		expectTypeOf(admitOrderStream).parameter(0).toEqualTypeOf<AsyncIterable<unknown>>();
		expectTypeOf(admitOrderStream).returns.resolves.toEqualTypeOf<Admission>();
		expectTypeOf(admitOrderText).parameter(0).toEqualTypeOf<Iterable<string> | AsyncIterable<string>>();
		expectTypeOf(admitOrderText).returns.resolves.toEqualTypeOf<Admission>();
		expectTypeOf(admitOrderStream).toBeCallableWith((async function* () {})(), policy, {
			signal: new AbortController().signal,
		});
	});

	it("knows the opt-in as the literal true only", () => {
		expectTypeOf<OrderLine["optIn"]>().toEqualTypeOf<true>();
	});
});

describe("AdmittedOrders", () => {
	it("can not be written, spread or copied", () => {
		// @ts-expect-error a literal is not genuine
		const written: AdmittedOrders = {};
		// @ts-expect-error neither is a copy of its members
		const spread: AdmittedOrders = { ...orders };
		// @ts-expect-error nor a look-alike with a policy
		const alike: AdmittedOrders = { policy, length: 0, purpose: "replenishment" };
		// @ts-expect-error nor a plain array of lines
		const lines: AdmittedOrders = [] as OrderLine[];
		expectTypeOf([written, spread, alike, lines]).toBeArray();
	});

	it("can not be constructed: the face exports the type alone", () => {
		// @ts-expect-error a type is not a value
		new AdmittedOrders();
	});

	it("is not what a policy, an admission or a panel is", () => {
		expectTypeOf<PrivacyPolicy>().not.toExtend<AdmittedOrders>();
		expectTypeOf<Admission>().not.toExtend<AdmittedOrders>();
		expectTypeOf<DemandPanel>().not.toExtend<AdmittedOrders>();
	});
});

describe("aggregateDemand", () => {
	it("takes admitted orders only", () => {
		expectTypeOf(aggregateDemand).parameter(0).toEqualTypeOf<AdmittedOrders>();
		expectTypeOf(aggregateDemand).returns.toEqualTypeOf<DemandPanel>();
		expectTypeOf(aggregateDemand).toBeCallableWith(orders, {
			period: "week",
			by: ["sku"],
			from: "2025-01-06",
			to: "2026-01-05",
			returns: "ignore",
			coverage: [{ operatorId: "firm-1", share: 0.8 }],
		});
		// @ts-expect-error raw lines are not admitted
		aggregateDemand([] as OrderLine[], { period: "week" });
		// @ts-expect-error there is no such period
		aggregateDemand(orders, { period: "year" });
		// @ts-expect-error no key of a line or a funeral
		aggregateDemand(orders, { period: "week", by: ["caseRef"] });
	});

	it("gives a panel that can not be written", () => {
		// @ts-expect-error a literal is not a panel
		const written: DemandPanel = { toJSON: () => ({}) };
		expectTypeOf(written).not.toBeAny();
		expectTypeOf(panel.toJSON).toBeFunction();
	});
});

describe("forecasts", () => {
	it("forecastDemand gives one forecast for each series of a panel", () => {
		expectTypeOf(forecastDemand).parameter(0).toEqualTypeOf<DemandPanel>();
		expectTypeOf(forecastDemand(panel, { horizon: 4 })).toExtend<readonly DemandForecast[]>();
		expectTypeOf<DemandForecast["periodStarts"]>().toEqualTypeOf<readonly string[]>();
		expectTypeOf<DemandForecast["cumulativeQuantiles"][number]["values"]>().toEqualTypeOf<
			readonly number[]
		>();
		// @ts-expect-error a horizon is needed
		forecastDemand(panel, {});
		// @ts-expect-error orders are not a panel
		forecastDemand(orders, { horizon: 4 });
	});

	it("forecastSeries takes any list of numbers", () => {
		expectTypeOf(forecastSeries).toBeCallableWith([1, 2, 3], { seasonLength: 12, horizon: 6 });
		expectTypeOf(forecastSeries).toBeCallableWith(Float64Array.of(1, 2), {
			seasonLength: 1,
			horizon: 6,
			model: "theta",
			levels: [0.8],
			quantiles: [0.99],
		});
		expectTypeOf(forecastSeries).returns.toEqualTypeOf<SeriesForecast>();
		expectTypeOf<SeriesForecast["intervals"][number]["lower"]>().toEqualTypeOf<readonly number[]>();
		// @ts-expect-error texts are not numbers
		forecastSeries(["1"], { seasonLength: 1, horizon: 1 });
	});
});

describe("planReplenishment", () => {
	it("takes admitted orders and articles, and promises a plan", () => {
		expectTypeOf(planReplenishment).returns.resolves.toEqualTypeOf<ReplenishmentPlan>();
		expectTypeOf<ReplenishmentPlan["schemaVersion"]>().toEqualTypeOf<1>();
		expectTypeOf(planReplenishment).toBeCallableWith({
			orders,
			asOf: "2026-11-23",
			items: [
				{ sku: "A", leadTimeDays: 5, service: { type: "cycle", target: 0.95 } },
				{ sku: "B", leadTimeDays: { mean: 9, sd: 2 }, service: { type: "cost", shortageCost: 40 } },
				{ sku: "C", leadTimeDays: { days: [4, 7] }, service: { type: "fill", target: 0.98 }, packSize: 6 },
			],
			stock: [{ operatorId: "firm-1", sku: "A", onHand: 2, onOrder: [{ quantity: 1, dueOn: "2026-12-01" }] }],
			overrides: [{ operatorId: "firm-1", sku: "A", reviewDays: 7 }],
		});
		planReplenishment({
			orders,
			asOf: "2026-11-23",
			// @ts-expect-error a service rule of cost has no target
			items: [{ sku: "A", leadTimeDays: 5, service: { type: "cost", target: 0.9 } }],
		});
		// @ts-expect-error asOf is needed: the library reads no clock
		planReplenishment({ orders, items: [] });
		// @ts-expect-error raw lines are not admitted
		planReplenishment({ orders: [], asOf: "2026-11-23", items: [] });
	});

	it("gives lines that narrow on their status", () => {
		expectTypeOf(line.status).toEqualTypeOf<"order" | "wait" | "infeasible" | "no-history" | "not-covered">();
		expectTypeOf(line.orderQuantity).toBeNumber();
		if (line.status === "order" || line.status === "wait") {
			expectTypeOf(line.reorderPoint).toBeNumber();
			expectTypeOf(line.expectedArrival).toBeString();
			expectTypeOf(line).not.toHaveProperty("bindingRule");
		} else if (line.status === "infeasible") {
			expectTypeOf(line.bindingRule).toExtend<string>();
			expectTypeOf(line.orderUpTo).toBeNumber();
		} else {
			expectTypeOf(line.orderQuantity).toEqualTypeOf<0>();
			expectTypeOf(line).not.toHaveProperty("reorderPoint");
			expectTypeOf(line).not.toHaveProperty("forecast");
		}
		// @ts-expect-error before the status is known there is no level
		line.reorderPoint;
	});
});

describe("planGroupPurchase", () => {
	it("takes orders admitted for a group, and promises what may leave", () => {
		expectTypeOf(planGroupPurchase).returns.resolves.toEqualTypeOf<GroupPlan>();
		expectTypeOf(planGroupPurchase).toBeCallableWith({
			orders,
			asOf: "2026-11-23",
			items: [],
			shareRule: "shapley",
		});
		expectTypeOf<GroupPlan["members"][number]["operatorId"]>().toBeString();
		// @ts-expect-error there is no such rule
		planGroupPurchase({ orders, asOf: "2026-11-23", items: [], shareRule: "largest-first" });
		// @ts-expect-error raw lines are not admitted
		planGroupPurchase({ orders: [], asOf: "2026-11-23", items: [] });
	});
});

describe("ReapproError", () => {
	it("has a code of a closed set", () => {
		const error = new ReapproError("INPUT_INVALID", "Give a date.", "asOf");
		expectTypeOf(error).toExtend<Error>();
		expectTypeOf(error.path).toEqualTypeOf<string | undefined>();
		// @ts-expect-error no such code
		new ReapproError("OOPS", "Give a date.");
	});
});
