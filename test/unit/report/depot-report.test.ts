import { describe, expect, it } from "vitest";
import { planReplenishment } from "../../../src/index.js";
import { renderReport } from "../../../src/report/render-report.js";
import { COFFIN, DEPOT, orders, stockOf } from "../../support/three-sites.js";
import { parseHtml, readText } from "./parse-html.js";

const planOf = (onHand: readonly number[]) =>
	planReplenishment({
		orders,
		asOf: "2026-11-23",
		items: [COFFIN],
		stock: stockOf(onHand),
		depots: [DEPOT],
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
