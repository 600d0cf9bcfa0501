import { describe, expect, it } from "vitest";
import { planReplenishment, type StockPosition } from "../../../src/index.js";
import { renderReport } from "../../../src/report/render-report.js";
import { admitted } from "../../support/admitted.js";
import { steadyLines } from "../../support/steady-lines.js";
import { parseHtml, readText } from "./parse-html.js";

const SITES = ["east", "north", "west"];
const planOf = (onHand: readonly number[]) =>
	planReplenishment({
		orders: admitted(SITES.flatMap((siteId, index) => steadyLines(4 + index, { siteId }))),
		asOf: "2026-11-23",
		items: [
			{
				sku: "COFFIN",
				supplierId: "OAK",
				leadTimeDays: 10,
				reviewDays: 7,
				service: { type: "cycle", target: 0.95 },
			},
		],
		stock: ["depot", ...SITES].map(
			(siteId, index): StockPosition => ({
				operatorId: "op-1",
				siteId,
				sku: "COFFIN",
				onHand: onHand[index]!,
			}),
		),
		depots: [{ operatorId: "op-1", siteId: "depot", daysToSites: 1 }],
	});

/** Texts of the sections of a page by their id. */
function sectionsOf(page: string): Map<string, string> {
	parseHtml(page);
	const parts = page.split('<section aria-labelledby="').slice(1);
	return new Map(
		parts.map((part) => {
			const id = part.slice(0, part.indexOf('"'));
			return [
				id,
				readText(`<section aria-labelledby="${part.slice(0, part.indexOf("</section>"))}</section>`),
			];
		}),
	);
}

describe("the report of a depot", () => {
	it.each([
		["en", "To transfer", "Not filled up by the depot today", "to come from the depot"],
		["fr", "À transférer", "Non complété par le dépôt aujourd’hui", "à venir du dépôt"],
	] as const)(
		"says in %s what goes where, and which sites still miss pieces",
		async (locale, title, short, why) => {
			const sections = sectionsOf(await renderReport(await planOf([2, 0, 0, 9]), { locale }));
			expect(sections.get("transfers")).toContain(title);
			expect(sections.get("transfers")).toMatch(/COFFIN.*depot.*east.*1/s);
			expect(sections.get("short-sites")).toContain(short);
			expect(sections.get("short-sites")).toContain(why);
			expect(sections.get("short-sites")).toContain("east");
			expect(sections.get("waiting")).not.toContain("east");
			expect(sections.get("waiting")).toContain("west");
		},
	);

	it("has neither section where nothing is sent or missed", async () => {
		const sections = sectionsOf(await renderReport(await planOf([9, 9, 9, 9]), { locale: "en" }));
		expect(sections.has("transfers")).toBe(false);
		expect(sections.has("short-sites")).toBe(false);
	});
});
