import { describe, expect, it } from "vitest";
import type { GroupRun, ReleaseRegister } from "../../../src/privacy/index.js";
import { articleTable, changedVolumes } from "../../../src/privacy/release/article-history.js";
import { articleHistory } from "../../../src/privacy/release/article-volumes.js";
import type { RegisteredRun, RunArticle } from "../../../src/privacy/release/register-types.js";

const HASH = "0".repeat(64);
const amount = (operatorId: string, quantity: number, orders = quantity) => ({
	operatorId,
	quantity,
	orders,
});
const until = (end: string, operatorId: string, quantity: number) => ({
	...amount(operatorId, quantity),
	until: end,
});
const on = (periodStart: string, operatorId: string, quantity: number) => ({
	...amount(operatorId, quantity),
	periodStart,
});
const runOf = (
	asOf: string,
	dataUntil: string,
	members: string[],
	articles: Omit<RegisteredRun["articles"][number], "years">[],
): RegisteredRun => ({
	groupId: "g",
	asOf,
	dataUntil,
	policyHash: HASH,
	members,
	coverage: [],
	facts: HASH,
	articles: articles.map((own) => ({ ...own, years: [] })),
	sha256: HASH,
});

/** Twice the urn was shown; in between it was not. */
const REGISTER: ReleaseRegister = {
	kind: "release-register",
	schemaVersion: 1,
	runs: [
		runOf(
			"2026-01-12",
			"2026-01-12",
			["a", "b"],
			[
				{ sku: "cap", volumes: [until("2026-01-12", "a", 99)], needs: [] },
				{
					sku: "urn",
					volumes: [until("2026-01-12", "a", 5), until("2026-01-12", "b", 3)],
					needs: [amount("a", 2)],
				},
			],
		),
		runOf("2026-01-19", "2026-01-19", ["a"], [{ sku: "cap", volumes: [], needs: [] }]),
		runOf(
			"2026-01-26",
			"2026-01-26",
			["a", "c"],
			[
				{
					sku: "urn",
					volumes: [until("2026-01-12", "a", 4), until("2026-01-26", "a", 6), until("2026-01-26", "c", 1)],
					needs: [amount("a", 1), amount("c", 3)],
				},
			],
		),
	],
};

const run: GroupRun = {
	groupId: "g",
	asOf: "2026-01-26",
	dataUntil: "2026-02-02",
	policyHash: HASH,
	members: ["c", "b", "a"],
	articles: [],
};
const article: RunArticle = {
	sku: "urn",
	volumes: [
		on("2026-01-05", "a", 3),
		on("2026-01-11", "a", 1),
		on("2026-01-12", "a", 6),
		on("2026-01-05", "b", 3),
		on("2026-01-26", "b", 2),
		on("2026-01-19", "c", 2),
		on("2026-02-02", "c", 50),
	],
	needs: [amount("a", 1), amount("b", 4)],
};

describe("articleTable", () => {
	const table = (): ReturnType<typeof articleTable> => articleTable(articleHistory(run, article, REGISTER));

	it("has a row for what each set of runs saw of a member in a stretch of days", () => {
		expect(
			table().rows.map(({ member, period, quantity, orders }) => [member, period, quantity, orders]),
		).toEqual([
			["a", "2026-01-12 0 1 2", 4, 4],
			["a", "2026-01-12 0", 1, 1],
			["a", "2026-01-26 1 2", 6, 6],
			["b", "2026-01-12 0 2", 3, 3],
			["b", "2026-02-02 2", 2, 2],
			["c", "2026-01-26 1 2", 1, 1],
			["c", "2026-01-26 2", 1, 1],
			["a", "order 1 2", 1, 1],
			["b", "order 2", 4, 4],
			["c", "order 1", 3, 3],
		]);
		expect(new Set(table().rows.map(({ sku }) => sku))).toEqual(new Set([""]));
	});

	it("asks for demand and order of this run, beside those of before", () => {
		expect(table().cells).toEqual([
			{
				key: "demand",
				members: ["c", "b", "a"],
				periods: ["2026-01-12 0 1 2", "2026-01-26 1 2", "2026-01-12 0 2", "2026-02-02 2", "2026-01-26 2"],
			},
			{ key: "order", members: ["c", "b", "a"], periods: ["order 1 2", "order 2"] },
		]);
		expect(table().past).toEqual([
			{ key: "demand", members: ["a", "b"], periods: ["2026-01-12 0 1 2", "2026-01-12 0", "2026-01-12 0 2"] },
			{ key: "demand", members: ["a", "c"], periods: ["2026-01-12 0 1 2", "2026-01-26 1 2"] },
			{ key: "order", members: ["a", "c"], periods: ["order 1 2", "order 1"] },
		]);
	});

	it("lays an order beside those on the same data, whatever the day, and no others", () => {
		const orders = (asOf: string, dataUntil: string): unknown =>
			articleTable(articleHistory({ ...run, asOf, dataUntil }, article, REGISTER))
				.past.filter(({ key }) => key === "order")
				.map(({ members }) => members);
		expect(orders("2026-01-27", "2026-01-26")).toEqual([["a", "c"]]);
		expect(orders("2026-01-12", "2026-01-19")).toEqual([["a", "b"]]);
		expect(orders("2026-02-03", "2026-02-02")).toEqual([]);
	});

	it("enters what changed since the article was shown last, a volume that is gone as well", () => {
		const changed = (now: RunArticle) => changedVolumes(articleHistory(run, now, REGISTER));
		expect(changed(article)).toEqual([until("2026-01-26", "c", 2), until("2026-02-02", "b", 2)]);
		expect(changed({ ...article, volumes: article.volumes.slice(3) })).toEqual([
			until("2026-01-26", "c", 2),
			until("2026-02-02", "b", 2),
			until("2026-01-12", "a", 0),
			until("2026-01-26", "a", 0),
		]);
		const lines = article.volumes.map((volume) => ({ ...volume, orders: volume.orders + 1 }));
		expect(changed({ ...article, volumes: lines })).toHaveLength(5);
		const heavier = article.volumes.map((volume) => ({ ...volume, quantity: volume.quantity + 1 }));
		expect(changed({ ...article, volumes: heavier })).toHaveLength(5);
	});

	it("knows nothing of before in a first run, and asks for no order where nothing is needed", () => {
		const first = articleTable(articleHistory(run, { ...article, needs: [] }, { ...REGISTER, runs: [] }));
		expect(first.past).toEqual([]);
		expect(first.cells.map(({ key }) => key)).toEqual(["demand"]);
		expect(first.rows.map(({ member, period, quantity }) => [member, period, quantity])).toEqual([
			["a", "2026-02-02 0", 10],
			["b", "2026-02-02 0", 5],
			["c", "2026-02-02 0", 2],
		]);
	});
});
