import { describe, expect, it } from "vitest";
import { parseIsoDate, periodOf } from "../../../src/calendar/index.js";
import { MonthTable } from "../../../src/group/month-table.js";
import { seasonProfiles } from "../../../src/group/season-profiles.js";
import { firstSeasonYears } from "../../../src/group/season-years.js";
import { type Item, planGroupPurchase, planReplenishment } from "../../../src/index.js";
import type { PeriodVolume, ReleaseRegister } from "../../../src/privacy/index.js";
import { admitted, type ShortLine } from "../../support/admitted.js";

type RegisteredRun = ReleaseRegister["runs"][number];

const RULES = { minOperators: 5, minOrders: 10, maxSharePercent: 85, pPercent: 15, coalition: 2 };
const MEMBERS = ["op-1", "op-2", "op-3", "op-4", "op-5", "op-6"];
const DAY = 86_400_000;
const dateOf = (day: number): string => new Date(DAY * day).toISOString().slice(0, 10);

/** Weekly volumes of each member, so many pieces in the winter months and so many in the others. */
function volumesOf(winter: number, other: number, years: number, members = MEMBERS): PeriodVolume[] {
	const end = parseIsoDate("2026-11-23")!;
	return members.flatMap((operatorId) =>
		Array.from({ length: Math.floor((365.25 * years) / 7) }, (_, week) => {
			const periodStart = dateOf(end - 7 * (week + 1));
			const isWinter = ["12", "01", "02"].includes(dateOf(end - 7 * (week + 1) + 3).slice(5, 7));
			const quantity = isWinter ? winter : other;
			return { operatorId, periodStart, quantity, orders: quantity };
		}),
	);
}

const source = (released: Record<string, PeriodVolume[]>, coverage: Record<string, number> = {}) => ({
	released: new Map(Object.entries(released)),
	dataUntil: parseIsoDate("2026-11-23")!,
	period: periodOf("week"),
	firstYears: new Map<string, number>(),
	coverage: new Map(Object.entries(coverage)),
	starts: new Map<string, number>(),
});

describe("seasons that a group may hand out", () => {
	it("find the season of the pool, and of an article that differs from it", () => {
		const [all, flat, winter] = seasonProfiles(
			source({ FLAT: volumesOf(9, 9, 3), WINTER: volumesOf(12, 6, 3) }),
			RULES,
		);
		expect(all!.sku).toBeUndefined();
		expect(all!.weeklyMean).toBeUndefined();
		expect([flat!.sku, winter!.sku]).toEqual(["FLAT", "WINTER"]);
		expect(flat!.weeklyMean).toBeCloseTo(9, 0);
		// A quarter of the year twice as high as the rest: 1.6 against 0.8.
		expect(winter!.monthlyIndex[0]).toBeCloseTo(1.6, 0);
		expect(winter!.monthlyIndex[6]).toBeCloseTo(0.8, 0);
		expect(winter!.monthlyIndex[0]! / winter!.monthlyIndex[6]!).toBeGreaterThan(1.8);
		expect(flat!.monthlyIndex[0]! / flat!.monthlyIndex[6]!).toBeLessThan(1.2);
	});

	it("of all articles know nothing of those that live on a few weeks of the year", () => {
		const flowers = volumesOf(0, 0, 3).map((volume) => {
			const inSeason = ["11", "12"].includes(volume.periodStart.slice(5, 7));
			return { ...volume, quantity: inSeason ? 500 : 1, orders: inSeason ? 100 : 1 };
		});
		const mild = volumesOf(12, 9, 3);
		const [plain] = seasonProfiles(source({ MILD: mild }), RULES);
		const [all, own] = seasonProfiles(source({ FLOWERS: flowers, MILD: mild }), RULES);
		expect(all).toEqual(plain);
		expect(own!.sku).toBe("FLOWERS");
		expect(own!.monthlyIndex[11]).toBeGreaterThan(4);
		expect(seasonProfiles(source({ FLOWERS: flowers }), RULES).map(({ sku }) => sku)).toEqual(["FLOWERS"]);
	});

	it("find none in members that come and go while demand is flat", () => {
		const ten = Array.from({ length: 10 }, (_, member) => `op-${member}`);
		const flat = volumesOf(4, 4, 3, ten);
		const some = new Set(ten.slice(5));
		/** Of half of the members only what stands on days that hold. */
		const where = (isThere: (day: string) => boolean): PeriodVolume[] =>
			flat.filter(({ operatorId, periodStart }) => !some.has(operatorId) || isThere(periodStart));
		const joined = where((day) => day >= "2024-07-01");
		const left = where((day) => day < "2025-08-04");
		const both = where((day) => day >= "2024-03-04" && day < "2025-10-27");
		for (const volumes of [flat, joined, left, both]) {
			const [all, own] = seasonProfiles(source({ FLAT: volumes }), RULES);
			expect(all!.monthlyIndex).toEqual(Array.from({ length: 12 }, () => 1));
			expect(own!.weeklyMean).toBe(4);
		}
		// Those of few lines are known by their agreements: a piece now and then is no proof.
		const rare = [...volumesOf(9, 9, 3), ...joined]
			.filter(({ operatorId, periodStart }, index) =>
				some.has(operatorId) ? periodStart >= "2024-07-01" && index % 9 === 0 : true,
			)
			.map((volume) => (some.has(volume.operatorId) ? { ...volume, quantity: 1, orders: 1 } : volume));
		const starts = new Map([...some].map((member) => [member, parseIsoDate("2024-07-01")!]));
		const told = seasonProfiles({ ...source({ RARE: rare }), starts }, RULES);
		const withoutYear = rare.filter(
			({ operatorId, periodStart }) => !some.has(operatorId) || periodStart >= "2024-12-30",
		);
		expect(told).toEqual(seasonProfiles({ ...source({ RARE: withoutYear }), starts }, RULES));
	});

	it("keep a season that all members have, though its weeks begin late and end early", () => {
		const easter = volumesOf(0, 0, 3).flatMap((volume) => {
			const isIn = ["03", "04"].includes(volume.periodStart.slice(5, 7));
			const isAround = volume.periodStart.slice(5, 7) !== "04" && volume.operatorId === "op-1";
			return isIn || isAround ? [{ ...volume, quantity: isIn ? 40 : 1, orders: isIn ? 40 : 1 }] : [];
		});
		const table = new MonthTable(easter, source({}), Number.NEGATIVE_INFINITY);
		const months = table.byYear().map((own) => own.months[3]!.length);
		expect(months).toEqual(months.map(() => MEMBERS.length));
		expect(months.length).toBeGreaterThan(1);
	});

	it("leave out the days of a year before its last member has come", () => {
		const start = parseIsoDate("2024-01-09")!;
		const some = MEMBERS.slice(3);
		const late = volumesOf(300, 300, 3).filter(
			({ operatorId, periodStart }) => !some.includes(operatorId) || parseIsoDate(periodStart)! >= start - 3,
		);
		const starts = new Map(some.map((member) => [member, start]));
		const [all] = seasonProfiles({ ...source({ FLAT: late }), starts }, RULES);
		for (const value of all!.monthlyIndex) expect(value).toBe(1);
	});

	it("find none in the number of weeks that a month happens to have", () => {
		const [all] = seasonProfiles(source({ FLAT: volumesOf(100, 100, 3.02) }), RULES);
		for (const value of all!.monthlyIndex) expect(value).toBe(1);
	});

	it("of all articles hold nothing of one whose own season stays inside", () => {
		const one = volumesOf(9, 9, 3).map((volume) =>
			volume.operatorId === "op-1" && volume.periodStart.slice(5, 7) === "08"
				? { ...volume, quantity: 900 }
				: volume,
		);
		const mild = volumesOf(12, 9, 3);
		expect(seasonProfiles(source({ MILD: mild, ONE: one }), RULES)).toEqual(
			seasonProfiles(source({ MILD: mild }), RULES),
		);
	});

	it("change with the calendar year alone, so that no week can be told from two runs", () => {
		const volumes = volumesOf(12, 9, 4).map((volume, index) =>
			index % 60 === 7 ? { ...volume, quantity: 60, orders: 60 } : volume,
		);
		const at = (day: string): unknown => {
			const until = parseIsoDate(day)!;
			const seen = volumes.filter(({ periodStart }) => parseIsoDate(periodStart)! + 7 <= until);
			return seasonProfiles({ ...source({ A: seen }), dataUntil: until }, RULES);
		};
		expect(at("2026-11-23")).toEqual(at("2026-03-02"));
		expect(at("2026-11-23")).not.toEqual(at("2025-11-24"));
	});

	it("are read from years of which no run with other members can have told", () => {
		const volumes = volumesOf(12, 9, 5);
		const since = (firstYear: number) =>
			seasonProfiles({ ...source({ A: volumes }), firstYears: new Map([["A", firstYear]]) }, RULES);
		expect(since(2024)).toEqual(seasonProfiles(source({ A: volumesOf(12, 9, 2.95) }), RULES));
		expect(since(2025)).toEqual([]);
	});

	it("of all articles read no year that one of them may not read", () => {
		const [long, short] = [volumesOf(12, 9, 5), volumesOf(20, 6, 5)];
		const since = (firstYear: number, released: Record<string, PeriodVolume[]>) =>
			seasonProfiles({ ...source(released), firstYears: new Map([["B", firstYear]]) }, RULES);
		const [all, , own] = since(2024, { A: long, B: short });
		const years = { A: volumesOf(12, 9, 2.95), B: volumesOf(20, 6, 2.95) };
		const [asShort, , ownShort] = seasonProfiles(source(years), RULES);
		expect([all, own]).toEqual([asShort, ownShort]);
		// One that may not be told at all is not in the season of all.
		expect(since(2025, { A: long, B: short })).toEqual(seasonProfiles(source({ A: long }), RULES));
	});

	it("begin anew when members have come or gone", () => {
		const run = (asOf: string, members: string[]) =>
			({ dataUntil: asOf, members, articles: [] }) as unknown as RegisteredRun;
		const before = [run("2023-11-20", ["a", "b", "c"]), run("2024-11-25", ["b", "a"])];
		const firstYear = (runs: RegisteredRun[], members: string[]) =>
			firstSeasonYears({ runs: [...runs, run("2025-11-24", members)] } as unknown as ReleaseRegister, [
				"A",
			]).get("A");
		expect(firstYear([], ["a"])).toBe(Number.NEGATIVE_INFINITY);
		expect(firstYear(before.slice(1), ["a", "b"])).toBe(Number.NEGATIVE_INFINITY);
		expect(firstYear(before, ["a", "b"])).toBe(2023);
		expect(firstYear(before, ["a"])).toBe(2024);
	});

	it("stay inside where a month of one year is one member's", () => {
		const busy = (month: string): unknown[] =>
			seasonProfiles(
				source({
					A: volumesOf(9, 9, 4).map((volume) =>
						volume.operatorId === "op-1" && volume.periodStart.startsWith(month)
							? { ...volume, quantity: 400, orders: 400 }
							: volume,
					),
				}),
				RULES,
			);
		// Four years back from November 2026: 2023, 2024 and 2025 are whole.
		expect(busy("2023-05")).toEqual([]);
		expect(busy("2024-05")).toEqual([]);
		expect(busy("2025-05")).toEqual([]);
		expect(busy("2026-05")).toHaveLength(2);
	});

	it("count those without opt-in into the level", () => {
		const level = (coverage: Record<string, number>): number =>
			seasonProfiles(source({ FLAT: volumesOf(9, 9, 3) }, coverage), RULES)[1]!.weeklyMean!;
		expect(level(Object.fromEntries(MEMBERS.map((member) => [member, 0.75])))).toBeCloseTo(
			level({}) / 0.75,
			0,
		);
	});

	it("stay inside where a month is one member's, where members are few, or years", () => {
		const one = volumesOf(9, 9, 3).map((volume) =>
			volume.operatorId === "op-1" && volume.periodStart.slice(5, 7) === "08"
				? { ...volume, quantity: 900 }
				: volume,
		);
		const skus = seasonProfiles(source({ FLAT: volumesOf(9, 9, 3), ONE: one }), RULES).map(({ sku }) => sku);
		expect(skus).not.toContain("ONE");
		expect(seasonProfiles(source({ FEW: volumesOf(9, 9, 3, MEMBERS.slice(0, 4)) }), RULES)).toEqual([]);
		expect(seasonProfiles(source({ YOUNG: volumesOf(9, 9, 1.5) }), RULES)).toEqual([]);
		expect(seasonProfiles(source({}), RULES)).toEqual([]);
	});

	it("serve a member's own run for an article that it never sold", async () => {
		const end = parseIsoDate("2026-11-23")!;
		const urns = MEMBERS.flatMap((operatorId, member): ShortLine[] =>
			Array.from({ length: 300 + 10 * member }, (_, order) => ({
				operatorId,
				sku: "URN",
				on: dateOf(end - 1 - ((order * 7919) % 1090)),
			})),
		);
		const item: Item = {
			sku: "URN",
			leadTimeDays: 7,
			reviewDays: 7,
			service: { type: "cycle", target: 0.95 },
			shareable: true,
		};
		const patch = { purpose: "group-purchasing", groupId: "group-1" } as const;
		const { seasons } = await planGroupPurchase({
			orders: admitted(urns, patch),
			asOf: "2026-11-23",
			items: [item],
		});
		expect(seasons.map(({ sku }) => sku)).toEqual([undefined, "URN"]);
		const own = {
			orders: admitted([{ operatorId: "op-1", sku: "COFFIN", on: "2026-10-01" }]),
			asOf: "2026-11-23",
			items: [item],
			stock: [{ operatorId: "op-1", sku: "URN", onHand: 0 }],
		};
		const [without] = (await planReplenishment(own)).lines;
		const [line] = (await planReplenishment({ ...own, priors: seasons })).lines;
		expect(without!.status).toBe("no-history");
		expect(line!.status).toBe("order");
		// 325 in three years are two a week, and the window has two weeks.
		expect(line!.status === "order" ? line!.forecast.windowMean : 0).toBeCloseTo(4.2, 0);
	});

	it("are told anew when a line of a year that was told is gone or has moved, however much has come since", async () => {
		const [start, end] = [parseIsoDate("2023-12-30")!, parseIsoDate("2026-11-30")!];
		const lines = MEMBERS.flatMap((operatorId, member): ShortLine[] =>
			Array.from({ length: end - start }, (_, day) => start + day)
				.filter((day) => (day * 7919 + member * 104_729) % 7 < 4)
				.map((day) => ({ operatorId, sku: "URN", on: dateOf(day) })),
		);
		const item: Item = {
			sku: "URN",
			leadTimeDays: 7,
			reviewDays: 7,
			service: { type: "cycle", target: 0.95 },
			shareable: true,
		};
		const run = (day: string, seen: ShortLine[], releases?: ReleaseRegister) => {
			const policy = { purpose: "group-purchasing", groupId: "group-1", processingDate: day } as const;
			return planGroupPurchase({
				orders: admitted(
					seen.filter(({ on }) => on < day),
					policy,
				),
				asOf: day,
				items: [item],
				...(releases === undefined ? {} : { releases }),
			});
		};
		const one = await run("2026-11-23", lines);
		expect(one.seasons).toHaveLength(2);
		const isOwn = ({ operatorId, on }: ShortLine): boolean =>
			operatorId === "op-6" && on.startsWith("2025-01-1");
		const laterRun = async (seen: ShortLine[], day = "2026-11-30") => {
			const { coordinator, seasons } = await run(day, seen, one.releases);
			return [coordinator.articles[0]!.status, seasons.length];
		};
		expect(await laterRun(lines)).toEqual(["released", 2]);
		expect(await laterRun(lines.filter((line) => !isOwn(line)))).toEqual(["released", 0]);
		const moved = lines.map((line) =>
			isOwn(line) ? { ...line, on: line.on.replace("-01-", "-07-") } : line,
		);
		expect(await laterRun(moved)).toEqual(["released", 0]);
		// The next day no line is new, and the sums are what they were.
		expect(await laterRun(moved, "2026-11-24")).toEqual(["released", 0]);
		// This year has not been told of.
		const recent = lines.filter(({ operatorId, on }) => operatorId !== "op-6" || !on.startsWith("2026-05-1"));
		expect(await laterRun(recent)).toEqual(["released", 2]);
	});
});
