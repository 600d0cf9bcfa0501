import { describe, expect, it } from "vitest";
import { explainWarning, type Item, type PlanInput, planReplenishment } from "../../../src/index.js";
import { admitted, agreementOf, type ShortLine } from "../../support/admitted.js";
import { steadyLines } from "../../support/steady-lines.js";

const ITEM: Item = {
	sku: "COFFIN",
	leadTimeDays: 7,
	reviewDays: 7,
	service: { type: "cycle", target: 0.95 },
};
const SITES = [...steadyLines(4, { siteId: "north" }), ...steadyLines(4, { siteId: "south" }, 2)];

const plan = (lines: readonly ShortLine[], patch: Partial<PlanInput> = {}) =>
	planReplenishment({ orders: admitted(lines), asOf: "2026-11-23", items: [ITEM], ...patch });
const warningsOf = async (lines: readonly ShortLine[], patch: Partial<PlanInput> = {}) =>
	(await plan(lines, patch)).warnings;
const codesOf = async (lines: readonly ShortLine[], patch: Partial<PlanInput> = {}) =>
	(await warningsOf(lines, patch)).map(({ code }) => code);
const at = (siteId: string | undefined, onHand = 1, sku = "COFFIN") => ({
	operatorId: "op-1",
	...(siteId === undefined ? {} : { siteId }),
	sku,
	onHand,
});
const meanAt = async (siteId: string, stock: PlanInput["stock"], lines: readonly ShortLine[] = SITES) => {
	const line = (await plan(lines, { stock: stock ?? [] })).lines.find((one) => one.siteId === siteId);
	if (line === undefined || !("forecast" in line)) throw new Error("no figures");
	return line.forecast.windowMean;
};

describe("stock by site and without", () => {
	it("is told where an article has both, with the operator and the number of articles", async () => {
		const mixed = await warningsOf(SITES, { stock: [at(undefined, 5), at("north"), at("south")] });
		expect(mixed).toContainEqual({ code: "STOCK_WITH_AND_WITHOUT_SITE", operatorId: "op-1", count: 1 });
		for (const stock of [[at(undefined, 5)], [at("north"), at("south")]])
			expect(await codesOf(SITES, { stock })).not.toContain("STOCK_WITH_AND_WITHOUT_SITE");
	});
	it("may differ from article to article", async () => {
		const items = [ITEM, { ...ITEM, sku: "URN" }];
		const lines = [...SITES, ...steadyLines(6, { sku: "URN" })];
		const stock = [at("north"), at("south"), at(undefined, 1, "URN")];
		expect(await codesOf(lines, { items, stock })).toEqual([]);
	});
});

describe("a site of the stock that no line names", () => {
	const typed = [at("nroth"), at("south")];
	it("is told, with the operator and the site", async () => {
		expect(await warningsOf(SITES, { stock: typed })).toEqual([
			{ code: "STOCK_FOR_UNKNOWN_SITE", operatorId: "op-1", siteId: "nroth", count: 1 },
		]);
	});
	it("is no surprise as a depot, nor where no line names any site", async () => {
		const depots = [{ operatorId: "op-1", siteId: "yard", daysToSites: 1 }];
		expect(await codesOf(SITES, { stock: [at("yard"), at("north"), at("south")], depots })).toEqual([]);
		expect(await codesOf(steadyLines(4), { stock: [at("north")] })).toEqual([]);
	});
	it("is known by a line of today, which no whole period holds yet", async () => {
		const lines = [...SITES, { on: "2026-11-23", siteId: "new" }];
		expect(await codesOf(lines, { stock: [at("new"), at("north"), at("south")] })).toEqual([]);
	});
	it("gets the mean of the sites that have a history, whichever of them have stock rows", async () => {
		const alone = await meanAt("new", [at("new")]);
		expect(await meanAt("new", [at("new"), at("north"), at("south")])).toBe(alone);
		expect(await meanAt("new", [at("new"), at("newer"), at("north")])).toBe(alone);
		const whole = (await plan(SITES)).lines[0] as { forecast: { windowMean: number } };
		expect(alone).toBeCloseTo(whole.forecast.windowMean / 2, 10);
		expect(await meanAt("new", [at("new"), at("newer")], steadyLines(4))).toBeCloseTo(
			(await meanAt("new", [at("new")], steadyLines(4))) / 2,
			10,
		);
	});
});

describe("data that end early", () => {
	const until = (day: string, step = 4) => steadyLines(step).filter(({ on }) => on < day);
	const early = { code: "DATA_ENDS_EARLY", operatorId: "op-1" };
	it("are told where an operator is silent for longer than its gaps explain", async () => {
		expect(await warningsOf(until("2026-04-01"))).toContainEqual(early);
		// A line every four days: 32 days of silence are eight gaps.
		expect(await warningsOf(until("2026-10-18"))).toContainEqual(early);
		expect(await warningsOf(until("2026-10-25"))).not.toContainEqual(early);
	});
	it("are no surprise of one that rarely has a line, nor of one with a single day", async () => {
		expect(await warningsOf(until("2026-10-01", 20))).not.toContainEqual(early);
		expect(await warningsOf(until("2026-04-01", 20))).toContainEqual(early);
		expect(await warningsOf([{ on: "2025-01-01" }])).not.toContainEqual(early);
	});
	it("are judged by the pace of today, not by one that is years gone", async () => {
		const daysAgo = (days: number) =>
			new Date(Date.parse("2026-11-23") - days * 86_400_000).toISOString().slice(0, 10);
		const fast = Array.from({ length: 300 }, (_, index) => ({ on: daysAgo(1300 + 3 * index) }));
		const slow = Array.from({ length: 60 }, (_, index) => ({ on: daysAgo(60 + 20 * index) }));
		expect(await warningsOf([...fast, ...slow])).not.toContainEqual(early);
		const silent = slow.map(({ on }) => ({
			on: new Date(Date.parse(on) - 110 * 86_400_000).toISOString().slice(0, 10),
		}));
		expect(await warningsOf([...fast, ...silent])).toContainEqual(early);
	});
	it("are those before the plan begins", async () => {
		expect(await warningsOf(steadyLines(4), { asOf: "2026-06-01" })).not.toContainEqual(early);
		const late = [...until("2026-01-01"), { on: "2026-11-20" }];
		expect(await warningsOf(late, { asOf: "2026-06-01" })).toContainEqual(early);
	});
	it("are each operator's own", async () => {
		const other = steadyLines(3, { operatorId: "op-2" });
		expect(await warningsOf([...until("2026-04-01"), ...other])).toContainEqual(early);
		expect(await warningsOf([...until("2026-04-01"), ...other])).not.toContainEqual({
			...early,
			operatorId: "op-2",
		});
	});
	it("are told of the run where the processing date lies far behind", async () => {
		expect(await warningsOf(steadyLines(4), { asOf: "2027-06-01" })).toContainEqual({
			code: "DATA_ENDS_EARLY",
			days: 190,
		});
		expect(await codesOf(steadyLines(4), { asOf: "2026-12-21" })).not.toContain("DATA_ENDS_EARLY");
	});
});

describe("a receipt that is overdue", () => {
	const lineWith = async (onOrder: readonly { quantity: number; dueOn: string }[]) => {
		const [line] = (await plan(steadyLines(4), { stock: [{ ...at(undefined, 0), onOrder }] })).lines;
		if (line === undefined || !("inventoryPosition" in line)) throw new Error("no figures");
		return line;
	};
	it("is told with its pieces and days, and still counts as coming today", async () => {
		const line = await lineWith([
			{ quantity: 3, dueOn: "2026-06-01" },
			{ quantity: 2, dueOn: "2026-11-22" },
			{ quantity: 1, dueOn: "2026-11-23" },
		]);
		expect(line.warnings).toContainEqual({ code: "RECEIPT_OVERDUE", count: 5, days: 175 });
		expect(line.inventoryPosition).toBe(6);
	});
	it("is not one that is due today", async () => {
		const { warnings } = await lineWith([{ quantity: 3, dueOn: "2026-11-23" }]);
		expect(warnings.map(({ code }) => code)).not.toContain("RECEIPT_OVERDUE");
	});
});

describe("an article that gets no line", () => {
	const urn = { ...ITEM, sku: "URN" };
	const orders = admitted(steadyLines(4), { catalogue: ["COFFIN", "URN"] });
	const codes = async (items: readonly Item[], patch: Partial<PlanInput> = {}) =>
		(await planReplenishment({ orders, asOf: "2026-11-23", items, stock: [at(undefined)], ...patch }))
			.warnings;
	it("is told where the policy does not know it", async () => {
		const items = [ITEM, { ...ITEM, sku: "X" }, { ...ITEM, sku: "Y" }];
		expect(await codes(items)).toEqual([{ code: "ITEM_NOT_IN_CATALOGUE", path: "items[1].sku", count: 2 }]);
	});
	it("is told where no operator has lines or stock of it", async () => {
		expect(await codes([ITEM, urn])).toEqual([{ code: "ITEM_WITHOUT_LINE", path: "items[1].sku", count: 1 }]);
		const { lines } = await planReplenishment({
			orders,
			asOf: "2026-11-23",
			items: [ITEM, urn],
			stock: [at(undefined), at(undefined, 0, "URN")],
		});
		expect(lines.map(({ sku, status }) => [sku, status])).toContainEqual(["URN", "no-history"]);
	});
	it("is no surprise when it is discontinued, or another has taken its place", async () => {
		expect(await codes([ITEM, { ...urn, status: "discontinued" }])).toEqual([]);
		const successor = { ...ITEM, replaces: "URN" };
		expect(await codes([successor, { ...urn, status: "ending" }])).toEqual([]);
	});
});

describe("an article that replaces another", () => {
	const orders = admitted(steadyLines(4), { catalogue: ["COFFIN", "OLD", "GONE"] });
	const replaced = async (replaces: string, others: readonly Item[] = []) =>
		(await planReplenishment({ orders, asOf: "2026-11-23", items: [{ ...ITEM, replaces }, ...others] }))
			.warnings;
	const old: Item = { ...ITEM, sku: "OLD" };
	it("is told where that one is known nowhere", async () => {
		const told = { code: "REFERENCE_UNKNOWN", path: "items[0].replaces", count: 1 };
		expect(await replaced("ZZ")).toContainEqual(told);
		expect(await replaced("GONE")).not.toContainEqual(told);
		expect(await replaced("OLD", [{ ...old, status: "ending" }])).not.toContainEqual(told);
	});
	it("is told where that one is still active, so that nothing is taken over", async () => {
		const told = { code: "REPLACES_ACTIVE_ARTICLE", path: "items[0].replaces", count: 1 } as const;
		expect(await replaced("OLD", [old])).toContainEqual(told);
		expect(await replaced("OLD", [{ ...old, status: "discontinued" }])).not.toContainEqual(told);
		expect(await replaced("GONE")).not.toContainEqual(told);
		expect(explainWarning(told, "fr")).toContain(
			"Remplace un article encore actif\u00a0: items[0].replaces.",
		);
	});
	it("can not be itself, nor one that replaces it in turn, whatever their status", async () => {
		const refused = { code: "INPUT_INVALID", path: "items[0].replaces" };
		await expect(replaced("COFFIN")).rejects.toMatchObject(refused);
		await expect(replaced("OLD", [{ ...old, replaces: "COFFIN" }])).rejects.toMatchObject(refused);
		const third = { ...old, sku: "GONE", replaces: "OLD" };
		await expect(replaced("GONE", [{ ...old, replaces: "COFFIN" }, third])).rejects.toMatchObject(refused);
	});
});

describe("names that are known nowhere else", () => {
	const path = async (patch: Partial<PlanInput>) =>
		(await warningsOf(SITES, { stock: [at("north"), at("south")], ...patch })).map(
			({ code, path: at, count }) => `${code} ${at} ${count}`,
		);
	const depot = { operatorId: "op-1", siteId: "north", daysToSites: 1 };
	const storage = { storageId: "s", operatorId: "op-1", places: 30 };
	it("are told by the path of the first and their number", async () => {
		expect(
			await path({
				coverage: [
					{ operatorId: "op-1", share: 0.9 },
					{ operatorId: "op-9", share: 0.9 },
				],
			}),
		).toEqual(["REFERENCE_UNKNOWN coverage[1].operatorId 1"]);
		expect(await path({ budgets: [{ operatorId: "op-9", amount: 9 }] })).toEqual([
			"REFERENCE_UNKNOWN budgets[0].operatorId 1",
		]);
		expect(
			await path({
				overrides: [
					{ operatorId: "op-1", sku: "COFFIN", packSize: 2 },
					{ operatorId: "op-9", sku: "COFFIN", packSize: 2 },
					{ operatorId: "op-8", siteId: "north", sku: "COFFIN", packSize: 2 },
					{ operatorId: "op-1", sku: "COFIN", packSize: 2 },
					{ operatorId: "op-1", siteId: "nroth", sku: "COFFIN", packSize: 2 },
				],
			}),
		).toEqual([
			"REFERENCE_UNKNOWN overrides[1].operatorId 2",
			"REFERENCE_UNKNOWN overrides[4].siteId 1",
			"REFERENCE_UNKNOWN overrides[3].sku 1",
		]);
		expect(await path({ storages: [{ ...storage, siteId: "nroth" }] })).toEqual([
			"REFERENCE_UNKNOWN storages[0].siteId 1",
		]);
		expect(await path({ depots: [{ ...depot, siteId: "nroth" }] })).toEqual([
			"REFERENCE_UNKNOWN depots[0].siteId 1",
		]);
	});
	it("are not those that lines, stock or agreements know", async () => {
		expect(
			await path({
				storages: [storage, { ...storage, storageId: "t", siteId: "south" }],
				depots: [depot],
				overrides: [{ operatorId: "op-1", siteId: "north", sku: "COFFIN", packSize: 2 }],
			}),
		).toEqual([]);
		const agreements = [agreementOf("op-1"), agreementOf("op-2")];
		const { warnings } = await planReplenishment({
			orders: admitted(SITES, { agreements }),
			asOf: "2026-11-23",
			items: [ITEM],
			stock: [at("yard", 1)],
			coverage: [{ operatorId: "op-2", share: 0.9 }],
			storages: [{ ...storage, siteId: "yard" }],
		});
		expect(warnings.map(({ code }) => code)).not.toContain("REFERENCE_UNKNOWN");
	});
});

describe("doubts in words", () => {
	it("name what the caller can look up", () => {
		expect(explainWarning({ code: "REFERENCE_UNKNOWN", path: "overrides[4].siteId", count: 3 }, "en")).toBe(
			"Known nowhere else: overrides[4].siteId and 2 more. Check the spelling: what is misspelt is lost, or plans for a place that there is not.",
		);
		expect(
			explainWarning({ code: "STOCK_FOR_UNKNOWN_SITE", operatorId: "op-1", siteId: "nroth" }, "fr"),
		).toContain("ce site du stock (op-1, nroth)");
		expect(explainWarning({ code: "DATA_ENDS_EARLY", operatorId: "op-1" }, "fr")).toContain(
			"l’export est complet",
		);
		expect(explainWarning({ code: "DATA_ENDS_EARLY", days: 190 }, "en")).toContain("end 190 days before");
		expect(explainWarning({ code: "RECEIPT_OVERDUE", count: 1, days: 175 }, "en")).toContain(
			"supplier: 1 piece, for up to 175 days.",
		);
	});
});

describe("a short history", () => {
	const isCalledShort = async (
		lines: readonly ShortLine[],
		patch: Partial<PlanInput> = {},
		sku = "COFFIN",
	) => {
		const { lines: planned } = await plan(lines, { items: [ITEM, { ...ITEM, sku: "URN" }], ...patch });
		const line = planned.find((one) => one.sku === sku)!;
		return line.warnings.some(({ code }) => code === "SHORT_HISTORY");
	};
	const since = (first: string) => steadyLines(3).filter(({ on }) => on >= first);

	it("is one of less than half a year, whatever its periods are", async () => {
		expect(await isCalledShort(since("2025-11-24"), { period: "month" })).toBe(false);
		expect(await isCalledShort(since("2026-07-01"), { period: "month" })).toBe(true);
		expect(await isCalledShort(since("2026-10-19"), { period: "day" })).toBe(true);
		expect(await isCalledShort(since("2026-04-01"), { period: "day" })).toBe(false);
		expect(await isCalledShort(since("2026-06-22"))).toBe(true);
	});

	it("is that of the article, not of its operator", async () => {
		const launched = since("2026-11-09").map((line) => ({ ...line, sku: "URN" }));
		expect(await isCalledShort([...steadyLines(3), ...launched], {}, "URN")).toBe(true);
		expect(await isCalledShort([...steadyLines(3), ...launched])).toBe(false);
	});
});

describe("what members of a group use on average", () => {
	it("is the same from a season in hundredths", async () => {
		const mean = async (index: number) => {
			const prior = {
				kind: "season-profile",
				schemaVersion: 1,
				sku: "NEW",
				monthlyIndex: new Array<number>(12).fill(index),
				weeklyMean: 2,
			} as const;
			const items = [{ ...ITEM, sku: "NEW" }];
			const { lines } = await plan(steadyLines(4), {
				items,
				stock: [at(undefined, 0, "NEW")],
				priors: [prior],
			});
			const line = lines.find(({ sku }) => sku === "NEW")!;
			return "forecast" in line ? line.forecast.windowMean : Number.NaN;
		};
		expect(await mean(100)).toBeCloseTo(await mean(1), 9);
		expect(await mean(1)).toBeGreaterThan(3);
	});
});
