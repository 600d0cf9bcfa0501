import { describe, expect, it } from "vitest";
import { aggregateDemand, type DemandPanel, type PanelField } from "../../../src/demand/index.js";
import { forecastDemand, forecastLevels } from "../../../src/forecast/index.js";
import { hierarchyOfKeys } from "../../../src/forecast/reconcile/hierarchy-of-keys.js";
import { createRandom } from "../../../src/math/index.js";
import { admitOrders, definePolicy, type Purpose } from "../../../src/privacy/index.js";

const agreement = (operatorId: string) => ({
	agreementId: `agreement-${operatorId}`,
	version: 1,
	operatorId,
	purposes: ["replenishment", "group-purchasing"] as const,
	groupId: "group",
	signedOn: "2020-01-01",
	validFrom: "2020-01-01",
	historyFrom: "2020-01-01",
	textSha256: "0".repeat(64),
});

const random = createRandom(21);
const lines = ["op-1", "op-2"].flatMap((operatorId) =>
	["north", "south"].flatMap((siteId) =>
		["urn", "oak"].flatMap((sku) =>
			Array.from({ length: 60 }, (_, at) => ({
				lineId: `${operatorId}-${siteId}-${sku}-${at}`,
				operatorId,
				siteId,
				sku,
				quantity: 1 + random.integer(3),
				orderedOn: new Date(Date.UTC(2024, 0, 1 + random.integer(700))).toISOString().slice(0, 10),
				optIn: true,
			})),
		),
	),
);

function panelsOf(purpose: Purpose, bys: PanelField[][], given: readonly unknown[] = lines): DemandPanel[] {
	const policy = definePolicy({
		purpose,
		processingDate: "2026-01-05",
		agreements: [agreement("op-1"), agreement("op-2")],
		catalogue: ["urn", "oak"],
		...(purpose === "group-purchasing" ? { groupId: "group" } : {}),
	});
	const { orders } = admitOrders(given, policy);
	return bys.map((by) => aggregateDemand(orders, { period: "week", by }));
}

const LEVELS: PanelField[][] = [
	["operatorId"],
	["operatorId", "sku"],
	["operatorId", "siteId"],
	["operatorId", "siteId", "sku"],
];

describe("forecastLevels", () => {
	it.each(["bottom-up", "minimum-trace"] as const)(
		"%s: the means of crossed levels add up, series by series",
		(method) => {
			const [operators, articles, sites, finest] = forecastLevels(panelsOf("replenishment", LEVELS), {
				horizon: 4,
				method,
				paths: 50,
			});
			for (const [level, fields] of [
				[operators!, ["operatorId"]],
				[articles!, ["operatorId", "sku"]],
				[sites!, ["operatorId", "siteId"]],
			] as const)
				for (const { key, mean } of level) {
					const parts = finest!.filter((part) => fields.every((field) => part.key[field] === key[field]));
					expect(parts.length).toBeGreaterThan(1);
					mean.forEach((value, h) => {
						expect(value).toBeCloseTo(
							parts.reduce((sum, part) => sum + part.mean[h]!, 0),
							10,
						);
					});
				}
		},
	);

	it("bottom-up keeps the means of the finest level, and quantiles are whole and rising", () => {
		const panels = panelsOf("replenishment", LEVELS);
		const finest = forecastLevels(panels, { horizon: 4, quantiles: [0.5, 0.95] }).at(-1)!;
		const alone = forecastDemand(panels.at(-1)!, { horizon: 4 });
		expect(finest.map(({ key, mean, periodStarts }) => ({ key, mean, periodStarts }))).toEqual(
			alone.map(({ key, mean, periodStarts }) => ({ key, mean, periodStarts })),
		);
		for (const { quantiles, cumulativeQuantiles } of finest)
			for (const rows of [quantiles, cumulativeQuantiles])
				rows[0]!.values.forEach((middle, h) => {
					expect(Number.isInteger(middle) && rows[1]!.values[h]! >= middle).toBe(true);
				});
	});

	it("an operator's figures do not change by a byte when another is not there", () => {
		const both = forecastLevels(panelsOf("replenishment", LEVELS), { horizon: 3, method: "minimum-trace" });
		const own = lines.filter(({ operatorId }) => operatorId === "op-2");
		const alone = forecastLevels(panelsOf("replenishment", LEVELS, own), {
			horizon: 3,
			method: "minimum-trace",
		});
		expect(both.map((level) => level.filter(({ key }) => key.operatorId === "op-2"))).toEqual(alone);
	});

	it("a group run reconciles members with the pool of each article", () => {
		const [pool, members] = forecastLevels(panelsOf("group-purchasing", [["sku"], ["operatorId", "sku"]]), {
			horizon: 2,
			method: "minimum-trace",
			paths: 20,
		});
		for (const { key, mean } of pool!) {
			const parts = members!.filter((part) => part.key.sku === key.sku);
			expect(parts).toHaveLength(2);
			expect(mean[1]).toBe(parts[0]!.mean[1]! + parts[1]!.mean[1]!);
		}
	});

	it("refuses no panels, panels of other series, and a last one that is not the finest", () => {
		const [operators, articles] = panelsOf("replenishment", [["operatorId"], ["operatorId", "sku"]]);
		for (const wrong of [[], [articles!, operators!]])
			expect(() => forecastLevels(wrong, { horizon: 1 })).toThrow(
				expect.objectContaining({ code: "INPUT_INVALID" }),
			);
		const [fewer] = panelsOf(
			"replenishment",
			[["operatorId"]],
			lines.filter(({ operatorId }) => operatorId === "op-1"),
		);
		expect(() => forecastLevels([fewer!, articles!], { horizon: 1 })).toThrow(
			expect.objectContaining({ code: "INPUT_INVALID", path: "panels[0]" }),
		);
		expect(() => forecastLevels([{} as DemandPanel], { horizon: 1 })).toThrow(
			expect.objectContaining({ code: "NOT_ADMITTED" }),
		);
	});
});

describe("hierarchyOfKeys", () => {
	it("tells a series without a site from one with", () => {
		const bottom = [
			{ operatorId: "a", sku: "x" },
			{ operatorId: "a", siteId: "s", sku: "x" },
		];
		const keys = [{ operatorId: "a" }, { operatorId: "a", siteId: "s" }];
		expect(hierarchyOfKeys(bottom, [{ fields: ["operatorId", "siteId"], keys }]).sums).toEqual([[0], [1]]);
	});
});
