import { describe, expect, it } from "vitest";
import type { OrderPlanLine, Scenario } from "../../../src/plan/index.js";
import { explainLastPiece, explainLine } from "../../../src/report/explain-line.js";
import { explainReceipt } from "../../../src/report/explain-receipt.js";
import { explainWarning } from "../../../src/report/explain-warning.js";
import { type ReportOptions, renderReport } from "../../../src/report/render-report.js";
import { items, plan, smallPanel } from "./fixture.js";
import { parseHtml, readText } from "./parse-html.js";

const withoutVega = async () => undefined;
const LOCALES = ["en", "fr"] as const;
const SECTIONS = ["orders", "at-risk", "charts", "waiting", "ended", "unplanned", "warnings", "receipt"];

const full = (locale: "en" | "fr"): ReportOptions => ({
	locale,
	items,
	panel: smallPanel(),
	suppliers: [{ supplierId: "SUP-BOIS", name: "Bois & Fils" }],
	simulated: true,
});
const pages = await Promise.all(
	LOCALES.flatMap((locale) => [
		renderReport(plan, full(locale)),
		renderReport(plan, { ...full(locale), loadChartRenderer: withoutVega }),
	]),
);
const [english = "", englishBare = "", french = ""] = pages;

describe("renderReport", () => {
	it("writes well-formed pages", () => {
		for (const page of pages) expect(() => parseHtml(page)).not.toThrow();
	});

	it("has no script, no address and no handler in any place", () => {
		for (const page of pages) {
			expect(page).not.toMatch(/<script|<iframe|<link|<img|<a\b|@import|@font-face/i);
			for (const { name, attributes } of parseHtml(page).tags) {
				expect(["script", "object", "embed", "image", "use", "foreignObject"]).not.toContain(name);
				for (const [key, value] of attributes) {
					expect(key).not.toMatch(/^on|^(src|href|xlink:href|srcset|action|style)$/i);
					if (key !== "content") expect(value).not.toMatch(/javascript:|https?:|url\(/i);
				}
			}
			expect(page.match(/<style>[^<]*<\/style>/)?.[0]).not.toMatch(/url\(|https?:/);
		}
	});

	it("holds every section in both languages", () => {
		for (const page of pages) {
			const { tags } = parseHtml(page);
			const sections = tags.filter(({ name }) => name === "section");
			expect(sections.map(({ attributes }) => attributes.get("aria-labelledby"))).toEqual(SECTIONS);
			expect(tags.filter(({ name }) => name === "h2").map(({ attributes }) => attributes.get("id"))).toEqual(
				SECTIONS,
			);
		}
		expect(english).toContain('<html lang="en-GB">');
		expect(french).toContain('<html lang="fr-FR">');
		expect(french).toContain("Données simulées");
	});

	it("is accessible: scoped headers, titled pictures, ids used once", () => {
		for (const page of pages) {
			const { tags } = parseHtml(page);
			for (const { attributes } of tags.filter(({ name }) => name === "th"))
				expect(["row", "col"]).toContain(attributes.get("scope"));
			const ids = tags.flatMap(({ attributes }) => attributes.get("id") ?? []);
			expect(new Set(ids).size).toBe(ids.length);
			for (const { attributes } of tags.filter(({ name }) => name === "svg")) {
				expect(attributes.get("role")).toBe("img");
				expect(ids).toContain(attributes.get("aria-labelledby"));
			}
		}
		expect(parseHtml(english).tags.filter(({ name }) => name === "svg")).toHaveLength(8);
	});

	it("shows the quantity of every order beside its article, and the sums of the plan", () => {
		const rows = [...englishBare.matchAll(/<tr class="figure">(.*?)<\/tr>/g)].map(([, row = ""]) => row);
		const orders = plan.lines.filter((line): line is OrderPlanLine => line.status === "order");
		for (const { sku, orderQuantity } of orders) {
			const escaped = sku.replace(/</g, "&lt;").replace(/>/g, "&gt;");
			const quantity = new Intl.NumberFormat("en-GB").format(orderQuantity);
			expect(
				rows.some(
					(row) => row.includes(`>${escaped}<`) && row.includes(`class="number strong">${quantity}</td>`),
				),
			).toBe(true);
		}
		const figures = [...english.matchAll(/<dd>([\d,]+)<\/dd>/g)].map(([, figure]) => figure);
		expect(figures).toEqual(["5", "1,279", "3", "2"]);
		for (const { pieces, value } of plan.bySupplier) {
			expect(english).toContain(`>${new Intl.NumberFormat("en-GB").format(pieces)}</td>`);
			if (value !== undefined) {
				expect(english).toContain(
					`>${new Intl.NumberFormat("en-GB", { minimumFractionDigits: 2 }).format(value)}</td>`,
				);
			}
		}
	});

	it("shows the risk that put a line among those at risk, the greatest first", () => {
		const section = englishBare.slice(
			englishBare.indexOf('id="at-risk"'),
			englishBare.indexOf('id="charts"'),
		);
		const rows = [...section.matchAll(/<tr class="figure">(.*?)<\/tr>/g)].map(([, row = ""]) => row);
		expect(rows.map((row) => [...row.matchAll(/strong">([^<]+)<\/td>/g)].map(([, cell]) => cell))).toEqual([
			["91%", "34%"],
			["40%", "62%"],
			["–", "22%"],
		]);
		const bars = english.slice(english.indexOf('id="at-risk"'), english.indexOf('id="charts"'));
		expect(bars.indexOf("script")).toBeLessThan(bars.indexOf("Oak coffin"));
	});

	it("refuses half a plan, with the path of what is wrong", async () => {
		const lines = [{ sku: "A" }] as never;
		const { receipt: _, ...bare } = plan;
		const [first] = plan.lines.filter((line) => "forecast" in line);
		for (const [broken, path] of [
			[{ ...plan, lines }, "plan.lines[0]"],
			[{ ...plan, lines: [{ ...first, forecast: {} }] }, "plan.lines[0]"],
			[{ ...plan, lines: [{ ...first, status: "late" }] }, "plan.lines[0]"],
			[bare, "plan"],
			[{ ...plan, receipt: {} }, "plan.receipt"],
			[{ ...plan, asOf: "23/11/2026" }, "plan"],
			[undefined, "plan"],
		] as const)
			await expect(renderReport(broken as never, { locale: "en" })).rejects.toMatchObject({
				code: "INPUT_INVALID",
				path,
			});
		const refused = (path: string) => expect.objectContaining({ code: "INPUT_INVALID", path });
		for (const line of [{}, undefined, { ...first, explanation: undefined }] as never[])
			for (const explain of [explainLine, explainLastPiece])
				expect(() => explain(line, "en")).toThrow(refused("line"));
		expect(() => explainReceipt({} as never, "en")).toThrow(refused("receipt"));
	});

	it("says at its head what a what-if supposes, and nothing of a plan without one", async () => {
		const headOf = async (scenario: Scenario | undefined, locale: "en" | "fr") => {
			const whole = scenario === undefined ? plan : { ...plan, scenario };
			const page = await renderReport(whole, { locale, loadChartRenderer: withoutVega });
			return readText(page.slice(page.indexOf("<header>"), page.indexOf("</header>")));
		};
		expect(
			await headOf({ demandFactor: 1.25, from: "2026-12-01", to: "2027-01-01", leadTimeDelayDays: 20 }, "en"),
		).toContain(
			"What if: demand at 125% of what is forecast from 1\u00a0December 2026 until 31\u00a0December 2026; orders take 20 days longer to arrive. This is not the plan to order from.",
		);
		expect(await headOf({ demandFactor: 2 }, "fr")).toMatch(
			/Simulation\s: demande à 200\s% de la prévision\. Ce n’est pas le plan à commander\./,
		);
		const late = { leadTimeDelayDays: [{ supplierId: "OAK", days: 20 }], delaysOpenOrders: true };
		expect(await headOf(late, "en")).toContain(
			"What if: orders at OAK take 20 days longer to arrive; what is on its way comes as much later.",
		);
		expect(await headOf(late, "fr")).toMatch(/chez OAK allongé de 20\sjours\s; ce qui est en route arrive/);
		for (const scenario of [undefined, {}, { demandFactor: 1, leadTimeDelayDays: 0 }])
			expect(await headOf(scenario, "en")).not.toContain("What if");
	});

	it("counts lines where several of them are of one article", async () => {
		const line = plan.lines.find(({ status }) => status === "order") as OrderPlanLine;
		const warnings = [{ code: "POOLED_FORECAST" } as const];
		const lines = ["s-1", "s-2", "s-3"].map((siteId) => ({ ...line, siteId, warnings }));
		const page = await renderReport({ ...plan, lines }, { ...full("en"), loadChartRenderer: withoutVega });
		expect(page).toContain("<dd>3</dd><dt>lines to order</dt>");
		const one = await renderReport({ ...plan, lines: lines.slice(0, 1) }, { ...full("fr") });
		expect(one).toContain("<dd>1</dd><dt>ligne à commander</dt>");
		expect(one).toContain("<dd>0</dd><dt>ligne en attente</dt>");
		expect(page).toContain("3 lines (<bdi>Oak coffin, 185 cm</bdi>)");
	});

	it("lists what goes from site to site, and what a depot serves", async () => {
		const waiting = plan.lines.map((line) =>
			line.status === "wait" ? { ...line, depotSiteId: "DEPOT" } : line,
		);
		const moved = {
			operatorId: "OP-LYON",
			sku: "COF-OAK-185",
			fromSiteId: "DEPOT",
			toSiteId: "<LYON-2>",
			quantity: 3,
		};
		const page = await renderReport({ ...plan, lines: waiting, transfers: [moved] }, full("fr"));
		expect(() => parseHtml(page)).not.toThrow();
		const from = page.indexOf('id="transfers"');
		const section = page.slice(from, page.indexOf("</section>", from));
		expect(section).toContain(
			'<td><bdi>DEPOT</bdi></td><td><bdi>&lt;LYON-2&gt;</bdi></td><td class="number strong">3</td>',
		);
		expect(section).toContain("Cercueil en chêne, 185 cm");
		expect(page).toContain("Un site desservi par un dépôt ne commande rien lui-même");
		expect(french).not.toMatch(/id="transfers"|desservi par un dépôt/);
	});

	it("lists what is never ordered again under its own heading, without levels", () => {
		const from = englishBare.indexOf('id="ended"');
		const section = englishBare.slice(from, englishBare.indexOf("</section>", from));
		expect(section).toContain("URN-OLD");
		expect(section.match(/<td/g)).toHaveLength(1);
		const waiting = englishBare.slice(englishBare.indexOf('id="waiting"'), from);
		expect(waiting).not.toContain("URN-OLD");
	});

	it("says every line, warning and receipt sentence", () => {
		for (const [page, locale] of [
			[english, "en"],
			[french, "fr"],
		] as const) {
			const text = readText(parseHtml(page).text);
			for (const line of plan.lines) {
				if (line.status !== "wait") expect(text).toContain(explainLine(line, locale));
				for (const { probability: _, ...warning } of line.warnings)
					expect(text).toContain(explainWarning(warning, locale));
			}
			for (const warning of plan.warnings) expect(text).toContain(explainWarning(warning, locale));
			for (const sentence of explainReceipt(plan.receipt, locale)) expect(text).toContain(sentence);
		}
	});

	it("escapes hostile names in titles too", async () => {
		const title = `</title><script>alert(1)</script>`;
		const page = await renderReport(plan, { ...full("en"), title });
		expect(page).not.toContain("<script");
		expect(parseHtml(page).tags.filter(({ name }) => name === "h1")).toHaveLength(1);
		expect(english).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
		expect(readText(parseHtml(english).text)).toContain("{7*7} {{x}}");
		expect(english).not.toContain("\u0000");
	});

	it("uses names by language and the sku where there is none", () => {
		expect(english).toContain("Oak coffin, 185 cm");
		expect(french).toContain("Cercueil en chêne, 185 cm");
		expect(french).not.toContain("Oak coffin");
		expect(french).toContain("FLOWER-WREATH");
		expect(english).toContain("Bois &amp; Fils");
	});

	it("stays complete without vega: figures in tables, and says so", () => {
		expect(englishBare).not.toContain("<svg");
		expect(englishBare).toContain("vega and vega-lite, which are not installed here");
		expect(englishBare.match(/<table class="forecast">/g)).toHaveLength(7);
		const { text } = parseHtml(englishBare);
		expect(text).toContain("Past demand, latest periods: 20 · 20.");
		expect(english).not.toContain("not installed");
	});

	it("gives the same bytes twice, and for a plan read back from JSON", async () => {
		expect(await renderReport(plan, full("en"))).toBe(english);
		expect(await renderReport(JSON.parse(JSON.stringify(plan)), full("fr"))).toBe(french);
	});

	it("bounds the number of charts and says how many are left out", async () => {
		const page = await renderReport(plan, { ...full("en"), maxCharts: 2 });
		expect(page.match(/id="chart-\d+"/g)).toHaveLength(2);
		expect(page).toContain("5 more lines are not shown here.");
	});

	it("says when there is nothing to say", async () => {
		const empty = { ...plan, lines: [], bySupplier: [], warnings: [] };
		const page = await renderReport(empty, { locale: "en" });
		for (const sentence of [
			"Nothing has to be ordered now.",
			"No line is at risk.",
			"No line waits.",
			"There are no warnings.",
		])
			expect(page).toContain(sentence);
		expect(() => parseHtml(page)).not.toThrow();
		expect(page).not.toContain("Simulated");
	});

	it("does not say so beside a warning of a supplier", async () => {
		const warnings = [{ code: "SUPPLIER_MINIMUM_NOT_REACHED", supplierId: "s-1" } as const];
		const bySupplier = ["op-1", "op-2"].map((operatorId) => ({
			operatorId,
			supplierId: "s-1",
			lines: 1,
			pieces: 1,
			warnings,
		}));
		const page = await renderReport({ ...plan, lines: [], bySupplier, warnings: [] }, { locale: "en" });
		expect(page).not.toContain("There are no warnings.");
		const listed = page.slice(page.indexOf('id="warnings"'));
		const said = listed.slice(0, listed.indexOf("</section>"));
		expect(said.split("The supplier’s minimum order value is not reached.")).toHaveLength(2);
		expect(said.split("s-1")).toHaveLength(2);
	});

	it("refuses what is no plan and options that make no sense", async () => {
		await expect(renderReport({} as never, { locale: "en" })).rejects.toMatchObject({
			code: "INPUT_INVALID",
		});
		await expect(renderReport(plan, { locale: "it" as "en" })).rejects.toMatchObject({
			code: "OPTION_INVALID",
		});
		await expect(renderReport(plan, { locale: "en", maxCharts: -1 })).rejects.toMatchObject({
			code: "OPTION_INVALID",
			path: "maxCharts",
		});
		await expect(renderReport(plan, { locale: "en", panel: {} as never })).rejects.toMatchObject({
			code: "NOT_ADMITTED",
		});
	});
});
