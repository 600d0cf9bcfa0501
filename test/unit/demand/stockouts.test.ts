import { describe, expect, it } from "vitest";
import { panelColumns } from "../../../src/demand/index.js";
import { aggregateDemand, planReplenishment } from "../../../src/index.js";
import { createRandom } from "../../../src/math/index.js";
import { admitted, type ShortLine } from "../../support/admitted.js";

const DAY = 86_400_000;
const FROM = Date.UTC(2024, 10, 25);
const dateOf = (day: number): string => new Date(FROM + day * DAY).toISOString().slice(0, 10);
const DAYS = 728;

/** Poisson demand of half a piece a day over two years. */
function demandOf(seed: number): ShortLine[] {
	const random = createRandom(seed);
	return Array.from({ length: DAYS }, (_, day) => day).flatMap((day) =>
		Array.from({ length: random.poisson(0.5) }, () => ({ on: dateOf(day) })),
	);
}
const isOut = (day: number): boolean => day % 56 >= 35;
const outDays = Array.from({ length: DAYS }, (_, day) => day)
	.filter(isOut)
	.map(dateOf);
const seenOf = (lines: ShortLine[]): ShortLine[] => lines.filter(({ on }) => !outDays.includes(on));
const totalOf = (lines: ShortLine[], days: readonly string[], by?: ["operatorId", "sku"]): number =>
	aggregateDemand(admitted(lines), {
		period: "week",
		stockouts: [{ operatorId: "op-1", sku: "COFFIN", days }],
		...(by === undefined ? {} : { by }),
	})
		.toJSON()
		.series[0]!.units.reduce((sum, units) => sum + units, 0);

describe("stockout days", () => {
	it("are filled with what the days around say, in whole pieces", () => {
		let [filled, seen, real] = [0, 0, 0];
		for (let seed = 1; seed <= 20; seed++) {
			const lines = demandOf(seed);
			real += lines.length;
			seen += totalOf(seenOf(lines), []);
			filled += totalOf(seenOf(lines), outDays);
		}
		expect(seen / real).toBeLessThan(0.66);
		expect(filled / real).toBeGreaterThan(0.97);
		expect(filled / real).toBeLessThan(1.03);
		expect(Number.isInteger(filled)).toBe(true);
	});

	it("know the weekdays of the lines, and the size of a line", () => {
		const weekdays = Array.from({ length: 364 }, (_, day) => day).filter((day) => day % 7 < 5);
		const dateIn = (day: number): string =>
			new Date(Date.UTC(2025, 10, 24) + day * DAY).toISOString().slice(0, 10);
		const lines = weekdays
			.filter((day) => day < 182 || day >= 196)
			.map((day) => ({ on: dateIn(day), quantity: 4 }));
		const out = weekdays.filter((day) => day >= 182 && day < 196).map(dateIn);
		const columns = panelColumns(
			aggregateDemand(admitted(lines), {
				period: "week",
				stockouts: [{ operatorId: "op-1", sku: "COFFIN", days: out }],
			}),
		);
		expect(new Set(columns.units)).toEqual(new Set([20]));
		expect(new Set(columns.lines)).toEqual(new Set([5]));
		// A weekend is not wholly ruled out: the week that was filled has a hair less.
		for (const squares of columns.squares) expect(Math.abs(squares - 80)).toBeLessThanOrEqual(1);
	});

	it("that have a line nonetheless count as they are", () => {
		const lines = demandOf(3);
		const all = totalOf(lines, []);
		const marked = [...new Set(lines.map(({ on }) => on))];
		expect(totalOf(lines, marked)).toBe(all);
	});

	it("of everything say nothing, and of another pair neither", () => {
		const lines = demandOf(4).slice(0, 20);
		const ofOther = aggregateDemand(admitted(lines), {
			period: "week",
			stockouts: [{ operatorId: "op-1", siteId: "north", sku: "COFFIN", days: outDays }],
		});
		expect(ofOther.toJSON()).toEqual(aggregateDemand(admitted(lines), { period: "week" }).toJSON());
		const everyDay = Array.from({ length: DAYS }, (_, day) => dateOf(day));
		expect(totalOf(lines, everyDay)).toBeGreaterThanOrEqual(20);
	});

	it("bring a plan to the level of a history without them", async () => {
		const levelOf = async (lines: ShortLine[], stockoutDays: string[]): Promise<number> => {
			const { lines: planned } = await planReplenishment({
				orders: admitted(lines),
				asOf: "2026-11-23",
				items: [{ sku: "COFFIN", leadTimeDays: 14, reviewDays: 7, service: { type: "cycle", target: 0.95 } }],
				stock: [{ operatorId: "op-1", sku: "COFFIN", onHand: 0, stockoutDays }],
			});
			const [line] = planned;
			return line !== undefined && "forecast" in line ? line.forecast.windowMean : Number.NaN;
		};
		const lines = demandOf(5);
		const real = await levelOf(lines, []);
		const seen = await levelOf(seenOf(lines), []);
		const filled = await levelOf(seenOf(lines), outDays);
		expect(seen).toBeLessThan(0.8 * real);
		expect(Math.abs(filled - real)).toBeLessThan(0.2 * real);
	});

	it("are dates", () => {
		const bad = (days: unknown) => () => totalOf([{ on: "2026-01-05" }], days as string[]);
		expect(bad(["2026-02-30"])).toThrow("YYYY-MM-DD");
		expect(bad("2026-02-03")).toThrow("list of days");
	});
});
