import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/index.js";
import { type ResidualRiskOptions, type ResidualRisks, residualRisks } from "../../../src/privacy/index.js";
import { admitted, type ShortLine } from "../../support/admitted.js";
import { runs } from "../../support/runs.js";
import { codeOf } from "./given.js";

const SEED = 20261126;
const GROUP = { purpose: "group-purchasing", groupId: "group-1" } as const;

const order = (operatorId: string, sku: string, on: string, quantity = 1): ShortLine => ({
	operatorId,
	sku,
	on,
	quantity,
	kind: quantity < 0 ? "return" : "order",
});

const risksOf = (lines: readonly ShortLine[], options: Partial<ResidualRiskOptions> = {}): ResidualRisks =>
	residualRisks(admitted(lines, GROUP), { locale: "en", ...options });

const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/** Start of a period by the calendar of JavaScript, as text. */
const startOf = (on: string, period: ResidualRisks["period"]): string => {
	if (period === "day") return on;
	if (period === "month") return `${on.slice(0, 8)}01`;
	const time = Date.parse(on);
	return new Date(time - (((((time - MONDAY) / DAY) % 7) + 7) % 7) * DAY).toISOString().slice(0, 10);
};

/** Every figure again, from the lines themselves, with texts as keys and no shared code. */
function byHand(lines: readonly ShortLine[], period: ResidualRisks["period"]) {
	const groups = (keyOf: (line: ShortLine) => string): ShortLine[][] => {
		const keys = [...new Set(lines.map(keyOf))];
		return keys.map((key) => lines.filter((line) => keyOf(line) === key));
	};
	const sizes = groups(({ operatorId, sku, on }) => `${operatorId} ${sku} ${startOf(on, period)}`).map(
		({ length }) => length,
	);
	const articles = groups(({ sku }) => `${sku}`).map((own) => {
		const nets = [...new Set(own.map(({ operatorId }) => operatorId))]
			.map((id) => own.filter(({ operatorId }) => operatorId === id))
			.map((some) => some.reduce((sum, { quantity = 0 }) => sum + quantity, 0))
			.filter((net) => net > 0);
		return {
			operators: nets.length,
			share: nets.length === 0 ? null : (100 * Math.max(...nets)) / nets.reduce((a, b) => a + b),
		};
	});
	const shares = articles.flatMap(({ share }) => (share === null ? [] : [share]));
	const alone = (keyOf: (line: ShortLine) => string): number =>
		groups(keyOf).filter(({ length }) => length === 1).length;
	return {
		cells: sizes.length,
		fewestLines: sizes.length === 0 ? null : Math.min(...sizes),
		onOneLine: sizes.filter((size) => size === 1).length,
		underFive: sizes.filter((size) => size < 5).length,
		underMinOrders: sizes.filter((size) => size < 10).length,
		largestSharePercent: shares.length === 0 ? null : Math.ceil(Math.max(...shares) - 1e-9),
		articlesOverMaxShare: shares.filter((share) => share > 85 + 1e-9).length,
		articlesUnderMinOperators: articles.filter(({ operators }) => operators < 5).length,
		byDayAndArticle: alone(({ sku, on }) => `${sku} ${on}`),
		byOperatorDayAndArticle: alone(({ operatorId, sku, on }) => `${operatorId} ${sku} ${on}`),
	};
}

function randomLines(random: ReturnType<typeof createRandom>): ShortLine[] {
	const pick = (count: number): number => Math.floor(random.uniform() * count);
	const operators = 1 + pick(8);
	const articles = 1 + pick(4);
	const days = 1 + pick(90);
	return Array.from({ length: pick(120) }, () => {
		const on = new Date(Date.UTC(2026, 4, 20) + pick(days) * DAY).toISOString().slice(0, 10);
		// The first operator orders much, so that some articles have one that stands out.
		const owner = random.uniform() < 0.4 ? 0 : pick(operators);
		const quantity = (1 + pick(owner === 0 ? 30 : 3)) * (random.uniform() < 0.15 ? -1 : 1);
		return order(`op-${owner}`, `sku-${pick(articles)}`, on, quantity);
	});
}

describe("residualRisks", () => {
	it(`agrees with counting by hand (seed ${SEED})`, () => {
		const random = createRandom(SEED);
		const seen = { over: 0, several: 0 };
		for (let round = 0; round < runs(30); round++) {
			const lines = randomLines(random);
			for (const period of ["day", "week", "month"] as const) {
				const { cellRisk, shareRisk, uniqueLines } = risksOf(lines, { period });
				const { minOrders, ...cells } = cellRisk;
				const { maxSharePercent, minOperators, ...shares } = shareRisk;
				expect({
					...cells,
					...shares,
					byDayAndArticle: uniqueLines.byDayAndArticle.lines,
					byOperatorDayAndArticle: uniqueLines.byOperatorDayAndArticle.lines,
				}).toEqual(byHand(lines, period));
				expect([minOrders, maxSharePercent, minOperators]).toEqual([10, 85, 5]);
				seen.over += shareRisk.articlesOverMaxShare > 0 ? 1 : 0;
				seen.several += (cellRisk.fewestLines ?? 0) > 1 ? 1 : 0;
			}
		}
		// The cases that could hide a mistake did come up.
		expect(seen.over).toBeGreaterThan(0);
		expect(seen.several).toBeGreaterThan(0);
	});

	const lines = [
		...["2026-05-04", "2026-05-04", "2026-05-11"].map((on) => order("op-1", "OAK", on, 4)),
		order("op-2", "OAK", "2026-05-04"),
		order("op-2", "URN", "2026-06-01"),
		order("op-3", "CAP", "2026-06-02"),
		order("op-3", "CAP", "2026-06-03", -1),
	];

	it("tells the figures of a history that can be counted on two hands", () => {
		const risks = risksOf(lines);
		expect([risks.lines, risks.operators, risks.articles]).toEqual([7, 3, 3]);
		expect(risks.cellRisk).toEqual({
			cells: 4,
			fewestLines: 1,
			onOneLine: 2,
			underFive: 4,
			minOrders: 10,
			underMinOrders: 4,
		});
		// OAK: 12 of 13 pieces. URN: 1 of 1. CAP: all came back.
		expect(risks.shareRisk).toEqual({
			largestSharePercent: 100,
			maxSharePercent: 85,
			articlesOverMaxShare: 2,
			minOperators: 5,
			articlesUnderMinOperators: 3,
		});
		expect(risks.uniqueLines).toEqual({
			byDayAndArticle: { lines: 4, sharePercent: 57.1 },
			byOperatorDayAndArticle: { lines: 5, sharePercent: 71.4 },
		});
	});

	it("names no operator and no article unless asked", () => {
		for (const locale of ["en", "fr"] as const) {
			const risks = risksOf(lines, { locale });
			expect("detail" in risks).toBe(false);
			expect(JSON.stringify(risks)).not.toMatch(/op-\d|OAK|URN|CAP/);
		}
	});

	it("names them under detail, smallest first", () => {
		const { detail } = risksOf(lines, { detail: true });
		expect(detail?.smallCells).toEqual([
			{ operatorId: "op-2", sku: "OAK", periodStart: "2026-05-01", lines: 1 },
			{ operatorId: "op-2", sku: "URN", periodStart: "2026-06-01", lines: 1 },
			{ operatorId: "op-3", sku: "CAP", periodStart: "2026-06-01", lines: 2 },
			{ operatorId: "op-1", sku: "OAK", periodStart: "2026-05-01", lines: 3 },
		]);
		expect(detail?.articles).toEqual([
			{ sku: "CAP", operators: 0, largestSharePercent: null },
			{ sku: "OAK", operators: 2, largestOperatorId: "op-1", largestSharePercent: 93 },
			{ sku: "URN", operators: 1, largestOperatorId: "op-2", largestSharePercent: 100 },
		]);
	});

	it("names the first id among equal operators, whatever the order of the lines", () => {
		const equal = ["op-2", "op-1"].map((operatorId) => order(operatorId, "OAK", "2026-05-04"));
		for (const some of [equal, [...equal].reverse()]) {
			expect(risksOf(some, { detail: true }).detail?.articles[0]?.largestOperatorId).toBe("op-1");
		}
	});

	it("orders cells of equal size by operator, then article, then day", () => {
		const some = [
			["op-1", "URN", "2026-05-04"],
			["op-2", "CAP", "2026-05-04"],
			["op-1", "CAP", "2026-05-05"],
			["op-1", "CAP", "2026-05-04"],
		] as const;
		for (const given of [some, [...some].reverse()]) {
			const { detail } = risksOf(
				given.map(([operatorId, sku, on]) => order(operatorId, sku, on)),
				{ detail: true, period: "day" },
			);
			expect(detail?.smallCells.map((cell) => [cell.operatorId, cell.sku, cell.periodStart])).toEqual(
				[3, 2, 0, 1].map((at) => some[at]),
			);
		}
	});

	it("tells three operators apart in two articles, on one day and over days that go back", () => {
		const some = [
			order("op-1", "OAK", "2026-05-10"),
			order("op-1", "CAP", "2026-05-05"),
			order("op-2", "OAK", "2026-05-10"),
			order("op-3", "OAK", "2026-05-10"),
			order("op-1", "CAP", "2026-05-10"),
		];
		const { uniqueLines, detail } = risksOf(some, { detail: true, period: "day" });
		expect(uniqueLines.byOperatorDayAndArticle.lines).toBe(5);
		expect(uniqueLines.byDayAndArticle.lines).toBe(2);
		expect(detail?.smallCells.map((cell) => `${cell.operatorId} ${cell.sku} ${cell.periodStart}`)).toEqual([
			"op-1 CAP 2026-05-05",
			"op-1 CAP 2026-05-10",
			"op-1 OAK 2026-05-10",
			"op-2 OAK 2026-05-10",
			"op-3 OAK 2026-05-10",
		]);
	});

	it("sees no risk of operators where five share an article, and one where four do", () => {
		const shared = (operators: number, sku: string): ShortLine[] =>
			Array.from({ length: operators }, (_, at) => order(`op-${at}`, sku, "2026-05-04"));
		const five = risksOf(shared(5, "OAK"));
		expect(five.risks.map(({ isPresent }) => isPresent)).toEqual([true, false, false, true]);
		expect(five.risks[1]?.advice).toBe("Nothing to do.");
		const both = risksOf([...shared(5, "OAK"), ...shared(4, "URN")]);
		expect(both.shareRisk.articlesUnderMinOperators).toBe(1);
	});

	it("has no largest share where all came back", () => {
		const back = ["OAK", "URN"].flatMap((sku) => [
			order("op-1", sku, "2026-05-04", 2),
			order("op-1", sku, "2026-05-05", -2),
		]);
		const risks = risksOf(back, { detail: true });
		expect(risks.shareRisk.largestSharePercent).toBeNull();
		expect(risks.detail?.articles).toStrictEqual([
			{ sku: "OAK", operators: 0, largestSharePercent: null },
			{ sku: "URN", operators: 0, largestSharePercent: null },
		]);
	});

	it("leaves cells of minOrders lines and more out of the detail", () => {
		const many = Array.from({ length: 10 }, () => order("op-1", "OAK", "2026-05-04"));
		const risks = risksOf(many, { detail: true });
		expect(risks.detail?.smallCells).toEqual([]);
		expect(risks.cellRisk).toMatchObject({ underMinOrders: 0, underFive: 0, fewestLines: 10 });
	});

	it("lets exactly the largest share pass, and rounds it up", () => {
		const shared = (largest: number, other: number): ResidualRisks["shareRisk"] =>
			risksOf([order("op-1", "OAK", "2026-05-04", largest), order("op-2", "OAK", "2026-05-04", other)])
				.shareRisk;
		expect(shared(85, 15)).toMatchObject({ largestSharePercent: 85, articlesOverMaxShare: 0 });
		expect(shared(171, 30)).toMatchObject({ largestSharePercent: 86, articlesOverMaxShare: 1 });
	});

	it("says for each risk what it means and what to do, in both languages", () => {
		for (const locale of ["en", "fr"] as const) {
			const { risks } = risksOf(lines, { locale });
			expect(risks.map(({ risk }) => risk)).toEqual([
				"small-cells",
				"dominant-operator",
				"few-operators",
				"unique-lines",
			]);
			for (const { isPresent, meaning, advice } of risks) {
				expect(isPresent).toBe(true);
				expect(meaning.length).toBeGreaterThan(40);
				expect(advice.length).toBeGreaterThan(40);
				if (locale === "fr") expect(meaning + advice).not.toMatch(/[^\u00a0\u202f][:;?!%]/);
			}
		}
		expect(risksOf(lines).risks[0]?.meaning).toContain("2 rest on a single line, 4 on fewer than 5");
		expect(risksOf(lines, { locale: "fr" }).risks[3]?.meaning).toContain("4 lignes sont chacune la seule");
	});

	it("speaks of own stock without the gate, and sees no neighbour of a single operator", () => {
		const alone = [order("op-1", "OAK", "2026-05-04"), order("op-1", "OAK", "2026-05-04")];
		const own = residualRisks(admitted(alone), { locale: "en" });
		expect(own.purpose).toBe("replenishment");
		expect(own.risks.map(({ isPresent }) => isPresent)).toEqual([true, false, false, false]);
		const two = residualRisks(admitted(lines), { locale: "en" });
		expect(two.risks[1]?.advice).toContain("Do not add operators up");
		expect(risksOf(lines).risks[1]?.advice).toContain("release gate");
	});

	it("has nothing to tell of no lines", () => {
		const none = risksOf([]);
		expect(none.cellRisk).toMatchObject({ cells: 0, fewestLines: null });
		expect(none.shareRisk.largestSharePercent).toBeNull();
		expect(none.uniqueLines.byDayAndArticle).toEqual({ lines: 0, sharePercent: 0 });
		expect(none.risks.every(({ isPresent }) => !isPresent)).toBe(true);
		expect(none.risks[0]?.meaning).toContain("nothing to tell");
	});

	it("is plain data, the same whatever the order of the lines", () => {
		const risks = risksOf(lines, { detail: true });
		expect(JSON.parse(JSON.stringify(risks))).toStrictEqual(risks);
		const byDay = { detail: true, period: "day" } as const;
		expect(risksOf([...lines].reverse(), byDay)).toEqual(risksOf(lines, byDay));
		expect(risksOf([...lines].reverse(), { detail: true })).toEqual(risks);
	});

	it.each([
		["locale", { locale: "de" }, 'Give the locale "en" or "fr".'],
		["period", { locale: "en", period: "year" }, "Give one of day, week and month."],
		["detail", { locale: "en", detail: "yes" }, "Give true or false."],
		[undefined, 5, "Give an object with locale"],
		[undefined, { locale: "en", more: 1 }, "Take out the fields that are not known here."],
	])("says at %s what to do", (path, options, advice) => {
		let message = "";
		try {
			residualRisks(admitted([]), options as never);
		} catch (error) {
			message = (error as Error).message;
		}
		expect(message.startsWith(path === undefined ? advice : `${path}: ${advice}`), message).toBe(true);
	});

	it("refuses what the guard did not make, and options that it does not know", () => {
		expect(codeOf(() => residualRisks({} as never, { locale: "en" }))).toBe("NOT_ADMITTED");
		for (const options of [
			{},
			{ locale: "de" },
			{ locale: "en", period: "year" },
			{ locale: "en", more: 1 },
		]) {
			expect(codeOf(() => residualRisks(admitted([]), options as never))).toBe("OPTION_INVALID");
		}
	});
});
