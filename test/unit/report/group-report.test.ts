import { describe, expect, it } from "vitest";
import type { CoordinatorView, MemberView } from "../../../src/group/index.js";
import { renderCoordinatorReport, renderMemberReport } from "../../../src/report/index.js";
import { parseHtml, readText } from "./parse-html.js";

const coordinator: CoordinatorView = {
	articles: [
		{
			sku: "OAK-22",
			status: "released",
			orderQuantity: 24,
			expectedDemand: 19.25,
			demandQuantile95: 27,
			saving: 812.4,
		},
		{ sku: "URN-01", status: "suppressed" },
	],
	suppliers: [
		{
			supplierId: "sup-1",
			status: "released",
			orderValue: 7632,
			charges: 45,
			chargesSaved: 780,
			isBelowMinimum: true,
			bestCycleDays: 21,
		},
		{ supplierId: "sup-2", status: "suppressed" },
	],
};
const member: MemberView = {
	lines: [
		{
			sku: "OAK-22",
			orderQuantity: 5,
			ownNeed: 4,
			runsOutOn: "2026-12-02",
			cost: 1590,
			costAlone: 1795,
			saving: 205,
		},
		{ sku: "URN-01", orderQuantity: 1, ownNeed: 3 },
	],
	charges: [{ supplierId: "sup-1", cost: 9, costAlone: 165, saving: 156 }],
	cost: 1599,
	saving: 361,
};
const options = {
	asOf: "2026-11-23",
	items: [{ sku: "OAK-22", name: { en: "Oak <coffin>", fr: "Cercueil chêne" } }],
	suppliers: [{ supplierId: "sup-1", name: "Woods & Sons" }],
	simulated: true,
} as const;

describe("renderCoordinatorReport", () => {
	it.each([
		["en", "Oak <coffin>", "812.40", "21 days", "neutral buying agent"],
		["fr", "Cercueil chêne", "812,40", "21 jours", "mandataire neutre"],
	] as const)("%s: shows what was released, and what to do about the rest", (locale, ...wanted) => {
		const text = readText(renderCoordinatorReport(coordinator, { ...options, locale }));
		for (const words of [...wanted, "Woods & Sons", "URN-01"]) expect(text).toContain(words);
	});

	it.each([
		["en", "against every member of the group", "members that need nothing now are counted too"],
		["fr", "chaque membre du groupement", "qui n’ont besoin de rien aujourd’hui sont comptés"],
	] as const)("%s: says whom savings count", (locale, ...wanted) => {
		const text = readText(renderCoordinatorReport(coordinator, { ...options, locale }));
		for (const words of wanted) expect(text).toContain(words);
	});

	it("counts one as one", () => {
		const words = { en: ["article shown", "article held back"], fr: ["article montré", "article retenu"] };
		for (const locale of ["en", "fr"] as const) {
			const page = renderCoordinatorReport(coordinator, { ...options, locale });
			for (const label of words[locale]) expect(page).toContain(`<dt>${label}</dt><dd>1</dd>`);
		}
	});

	it.each([
		["en", "Delivery on", "2 Dec", "takes the next order in 3 days", "Not ordered", "is discontinued"],
		["fr", "Livraison le", "2 déc.", "prochaine commande dans 3 jours", "Non commandés", "est arrêté"],
	] as const)(
		"%s: shows when the order comes, what is wrong with it, and what can not be ordered",
		(locale, ...wanted) => {
			const [shown, held] = coordinator.articles;
			if (shown?.status !== "released") throw new Error("the first article is shown");
			const view: CoordinatorView = {
				...coordinator,
				articles: [
					{ ...shown, expectedArrival: "2026-12-02", warnings: [{ code: "ORDER_DAY_LATER", days: 3 }] },
					held!,
					{ sku: "PINE-18", status: "suppressed", warnings: [{ code: "DISCONTINUED_ARTICLE" }] },
				],
			};
			const page = renderCoordinatorReport(view, { ...options, locale });
			const text = readText(page).replaceAll(/\s/g, " ");
			for (const words of wanted) expect(text).toContain(words);
			// It is not held back: there is nothing to hold back.
			expect(page).toContain(
				`<dt>${locale === "en" ? "article held back" : "article retenu"}</dt><dd>1</dd>`,
			);
			expect(page.indexOf("PINE-18")).toBeGreaterThan(page.indexOf('id="unordered"'));
			expect(renderCoordinatorReport(coordinator, { ...options, locale })).not.toContain('id="unordered"');
		},
	);

	it("says of an article that is held back what its terms say", () => {
		const articles = [
			{ sku: "URN-01", status: "suppressed", warnings: [{ code: "ORDER_DAY_LATER", days: 3 }] },
		] as const;
		const text = readText(renderCoordinatorReport({ articles, suppliers: [] }, { ...options, locale: "en" }));
		expect(text).toContain("The supplier takes the next order in 3 days");
		expect(text).toContain("For URN-01 what is needed is ordered, by each member for itself");
	});

	it("is one strict page without scripts, the same bytes twice", () => {
		const page = renderCoordinatorReport(coordinator, { ...options, locale: "en" });
		const { tags } = parseHtml(page);
		expect(tags.some(({ name }) => name === "script")).toBe(false);
		expect(page).not.toContain("<coffin>");
		expect(renderCoordinatorReport(coordinator, { ...options, locale: "en" })).toBe(page);
	});

	it("says when nothing passed, and no advice when nothing is held back", () => {
		const none = renderCoordinatorReport({ articles: [], suppliers: [] }, { ...options, locale: "en" });
		expect(readText(none)).toContain("No article passed the release gate.");
		expect(none).not.toContain('id="held"');
		// Nothing shown is not the same as nothing saved.
		expect(none).not.toMatch(/saved|0\.00/);
	});
});

describe("renderMemberReport", () => {
	it.each([
		["en", "1 piece more than you need now", "2 pieces fewer than you need", "You pay 1,599.00, 361.00 less"],
		["fr", "1 pièce de plus que votre besoin", "2 pièces de moins", "soit 361,00 de moins"],
	] as const)("%s: shows need, part, cost and what it would cost alone", (locale, ...wanted) => {
		const page = renderMemberReport(member, { ...options, locale, operatorId: "op-1" });
		parseHtml(page);
		const text = readText(page).replaceAll("\u202f", " ");
		for (const words of wanted) expect(text).toContain(words);
	});

	it.each([
		["en", "2 Dec", "covers about 900 days"],
		["fr", "2 déc.", "couvre environ 900 jours"],
	] as const)("%s: shows when the order comes and what is wrong with it", (locale, ...wanted) => {
		const warnings = [{ code: "LONG_COVER", days: 900, fields: ["minOrderQuantity"] }] as const;
		const lines = [{ ...member.lines[0]!, expectedArrival: "2026-12-02", warnings, runsOutOn: "2026-11-28" }];
		const page = renderMemberReport({ ...member, lines }, { ...options, locale, operatorId: "op-1" });
		parseHtml(page);
		const text = readText(page).replaceAll(/\s/g, " ");
		for (const words of wanted) expect(text).toContain(words);
	});

	it.each([
		["en", "What you need now would cost you 350.00 alone", "so that nobody’s part tells"],
		["fr", "vous coûterait 350,00 seul", "qu’aucune part ne renseigne"],
	] as const)(
		"%s: says what the need alone would cost, and how extra pieces are divided",
		(locale, ...wanted) => {
			const textOf = (view: MemberView): string =>
				readText(renderMemberReport(view, { ...options, locale, operatorId: "op-1" }));
			for (const words of wanted) expect(textOf({ ...member, needCostAlone: 350 })).toContain(words);
			const exact = [{ ...member.lines[0]!, orderQuantity: 4 }];
			const plain = textOf({ ...member, lines: exact, needCostAlone: member.cost + member.saving });
			for (const words of wanted) expect(plain).not.toContain(words);
		},
	);

	it("says so when a share costs more than buying alone, and when there is nothing", () => {
		const dear = renderMemberReport(
			{ ...member, saving: -3 },
			{ ...options, locale: "en", operatorId: "op-1" },
		);
		expect(readText(dear)).toContain("3.00 more than if you bought");
		const empty = { lines: [], charges: [], cost: 0, saving: 0 };
		expect(readText(renderMemberReport(empty, { ...options, locale: "en", operatorId: "op-1" }))).toContain(
			"You need nothing from this order.",
		);
	});
});

describe("pages of a group purchase", () => {
	it("refuse an unknown language, and what is no view", () => {
		const wrong = { ...options, locale: "de" } as unknown as { locale: "en"; asOf: string };
		expect(() => renderCoordinatorReport(coordinator, wrong)).toThrow(
			expect.objectContaining({ code: "OPTION_INVALID", path: "locale" }),
		);
		expect(() =>
			renderCoordinatorReport(member as unknown as CoordinatorView, { ...options, locale: "en" }),
		).toThrow(expect.objectContaining({ code: "INPUT_INVALID", path: "view" }));
		expect(() =>
			renderMemberReport(coordinator as unknown as MemberView, {
				...options,
				locale: "en",
				operatorId: "op-1",
			}),
		).toThrow(expect.objectContaining({ code: "INPUT_INVALID", path: "view" }));
	});
});

describe("the pages of a group", () => {
	it("ask for a day of the run and whose page it is", () => {
		const refused = (path: string) => expect.objectContaining({ code: "OPTION_INVALID", path });
		for (const asOf of [undefined, "23/11/2026"] as never[]) {
			expect(() => renderCoordinatorReport(coordinator, { locale: "en", asOf })).toThrow(refused("asOf"));
			expect(() => renderMemberReport(member, { locale: "en", asOf, operatorId: "op-1" })).toThrow(
				refused("asOf"),
			);
		}
		expect(() => renderMemberReport(member, { locale: "en", asOf: "2026-11-23" } as never)).toThrow(
			refused("operatorId"),
		);
		expect(() =>
			renderCoordinatorReport({ articles: [null], suppliers: [] } as never, { ...options, locale: "en" }),
		).toThrow(expect.objectContaining({ code: "INPUT_INVALID", path: "view" }));
	});
});
