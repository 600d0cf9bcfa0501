import { describe, expect, it } from "vitest";
import type { PlanLine, PlanWarning, WarningCode } from "../../../src/plan/index.js";
import type { ReasonCode } from "../../../src/privacy/types.js";
import { explainLastPiece, explainLine } from "../../../src/report/explain-line.js";
import { explainReceipt } from "../../../src/report/explain-receipt.js";
import { explainWarning } from "../../../src/report/explain-warning.js";
import { reasonInWords } from "../../../src/report/reason-in-words.js";
import { PAGE_WORDS } from "../../../src/report/words/page.js";
import { REASON_WORDS } from "../../../src/report/words/reasons.js";
import { WARNING_WORDS } from "../../../src/report/words/warnings.js";
import { lineOf, plan } from "./fixture.js";

const FULL_WARNING = {
	fields: ["leadTimeDays", "unitCost"],
	count: 12,
	days: 30,
	probability: 0.3,
	sku: "S",
	supplierId: "P",
};

/** Every sentence of the room in French. */
function frenchSentences(): string[] {
	const codes = Object.keys(WARNING_WORDS.fr) as WarningCode[];
	return [
		...plan.lines.map((line) => explainLine(line, "fr")),
		...codes.flatMap((code) => [
			explainWarning({ code }, "fr"),
			explainWarning({ ...FULL_WARNING, code }, "fr"),
		]),
		...Object.values(REASON_WORDS.fr),
		...explainReceipt({ ...plan.receipt, agreements: [] }, "fr"),
		...explainReceipt(plan.receipt, "fr"),
		...Object.values(PAGE_WORDS.fr).filter((word) => typeof word === "string"),
		PAGE_WORDS.fr.atRiskNote(0.1),
		PAGE_WORDS.fr.total(2, 3.5),
	];
}

describe("explainLastPiece", () => {
	it("says what one piece less would risk, in the words of the language", () => {
		const line = lineOf("order", "COF-OAK-185");
		expect(explainLastPiece(line, "en")).toBe(
			"One piece fewer raises the risk of running out by 14\u00a0December from 2.1% to 4.6%.",
		);
		expect(explainLastPiece(line, "fr")).toMatch(
			/^Une pièce de moins porte le risque de rupture d’ici au 14\s?décembre de 2,1\s% à 4,6\s%\.$/,
		);
	});

	it("says a very small risk in words, and pieces as things that are counted", () => {
		const line = { ...lineOf("order", "COF-OAK-185"), stockoutRisk: 0.0001 };
		const less = { ...line, oneLess: { pieces: 10, stockoutRisk: 0.004 } };
		expect(explainLastPiece(less, "en")).toMatch(
			/^10 pieces fewer raise .* from less than 0\.1% to 0\.4%\.$/,
		);
		expect(explainLastPiece(less, "fr")).toMatch(/ de moins de 0,1\s% à 0,4\s%\.$/);
	});

	it("says nothing of a line that orders nothing, or where it would not show", () => {
		const safe = {
			...lineOf("order", "COF-OAK-185"),
			stockoutRisk: 0,
			oneLess: { pieces: 1, stockoutRisk: 0.0004 },
		};
		expect(explainLastPiece(safe, "en")).toBeUndefined();
		expect(explainLastPiece(lineOf("wait", "HANDLES-SET"), "en")).toBeUndefined();
		const line = lineOf("order", "COF-OAK-185");
		expect(
			explainLastPiece({ ...line, oneLess: { pieces: 1, stockoutRisk: 0.0210001 } } as typeof line, "en"),
		).toBeUndefined();
	});
});

describe("explainLine", () => {
	it("says an order", () => {
		const line = lineOf("order", "COF-OAK-185");
		expect(explainLine(line, "en")).toBe(
			"Order 6: 9 likely needed by 14\u00a0December, plus 4 kept in reserve, less 5 on hand, less 2 already on the way.",
		);
		expect(explainLine(line, "fr")).toBe(
			"Commander 6\u00a0pièces\u00a0: 9 probablement demandées d’ici au 14\u00a0décembre, plus 4 à garder en réserve, moins 5 en stock, moins 2 déjà en route.",
		);
	});

	it("says what was added and why", () => {
		expect(explainLine(lineOf("order", "COF-PINE-190"), "en")).toBe(
			"Order 24: 14 likely needed by 14\u00a0December, plus 6 kept in reserve, plus 10 so as to order less often, plus 1 already promised, plus 2 on back order, less 12 on hand, plus 3 to fill the packs.",
		);
		expect(explainLine(lineOf("order", "URN-BRASS"), "fr")).toBe(
			"Commander 10\u00a0pièces\u00a0: 1 probablement demandée d’ici au 4\u00a0janvier 2027, plus 1 à garder en réserve, rien en stock, plus 8 pour atteindre le minimum de commande.",
		);
	});

	it("tells waiting apart: enough, not yet, ended", () => {
		expect(explainLine(lineOf("wait", "HANDLES-SET"), "en")).toMatch(/^Nothing to order, enough/);
		expect(explainLine(lineOf("wait", "LINING-SATIN"), "en")).toBe(
			"Nothing to order yet: 3 likely needed by 14\u00a0December, plus 2 kept in reserve, plus 10 so as to order less often, less 6 on hand, less 2 already on the way. That leaves room for 7 more, but an order is placed only once the stock, with what is on the way, is down to 5.",
		);
		expect(explainLine(lineOf("wait", "URN-OLD"), "en")).toMatch(/^No order proposed/);
	});

	it("names the depot that delivers to a site", () => {
		const { explanation, ...line } = lineOf("wait", "LINING-SATIN");
		const served = {
			...line,
			depotSiteId: "DEPOT",
			explanation: explanation.map(({ term, quantity }) =>
				term === "notNeededYet" ? ({ term: "awaitedFromDepot", quantity } as const) : { term, quantity },
			),
		};
		expect(explainLine(served, "en")).toMatch(
			/^Nothing to order, the depot DEPOT delivers: .*, less 7 to come from the depot once it has them\.$/,
		);
		expect(explainLine(served, "fr")).toMatch(/^Rien à commander, le dépôt DEPOT livre\u00a0: /);
	});

	it("says what is needed and which rule stands against it", () => {
		expect(explainLine(lineOf("infeasible", "COF-OAK-185"), "en")).toBe(
			"Cannot be ordered as the rules stand: 6 needed (7 likely needed by 14\u00a0December, plus 3 kept in reserve, less 4 on hand), but the maximum stock leaves no room (plus 2 to fill the packs, less 8 beyond the maximum).",
		);
	});

	it("says which terms are added and which are taken off, so that a reader can add them up", () => {
		for (const [locale, minus] of [
			["en", "less"],
			["fr", "moins"],
		] as const) {
			for (const line of plan.lines.filter(({ status }) => status === "order")) {
				const [, sum = ""] = explainLine(line, locale).split(/\s?:\s/);
				const quantities = sum.split(", ").map((part) => {
					const size = Number(part.match(/\d[\d,\u202f]*/)?.[0].replace(/\D/g, "") ?? 0);
					return part.startsWith(`${minus} `) ? -size : size;
				});
				expect(quantities.reduce((total, quantity) => total + quantity, 0)).toBe(line.orderQuantity);
			}
		}
	});

	it("says that none is likely needed rather than a bare nought", () => {
		const line = lineOf("order", "COF-OAK-185");
		const explanation = line.explanation.map((one) =>
			one.term === "expectedDemand" ? { ...one, quantity: 0 } : one,
		);
		expect(explainLine({ ...line, explanation }, "en")).toContain(": probably none needed by 14");
		expect(explainLine({ ...line, explanation }, "fr")).toContain(
			": probablement aucune demandée d’ici au 14",
		);
	});

	it("names no level for an article that is never ordered again", () => {
		const line = lineOf("wait", "LINING-SATIN");
		for (const code of ["DISCONTINUED_ARTICLE", "REPLACED_ARTICLE", "LAST_ORDER_PASSED"] as const)
			expect(explainLine({ ...line, warnings: [{ code }] }, "en")).toMatch(/^No order proposed/);
	});

	it("says when nothing can be said", () => {
		expect(explainLine(lineOf("no-history", "URN-NEW"), "en")).toMatch(/^Nothing can be said/);
		// Lines may be there that were refused, or that are of today.
		expect(explainLine(lineOf("no-history", "URN-NEW"), "en")).toContain("no admitted order line");
		expect(explainLine(lineOf("no-history", "URN-NEW"), "fr")).toContain("dans une période achevée");
		expect(explainLine(lineOf("not-covered", "COF-OAK-185"), "fr")).toMatch(/^Non planifié/);
	});

	it("names every term of every line that is not zero", () => {
		for (const locale of ["en", "fr"] as const) {
			for (const line of plan.lines as readonly PlanLine[]) {
				const sentence = explainLine(line, locale);
				for (const { term, quantity } of line.explanation) {
					if (quantity === 0 || term === "notNeededYet" || term === "infeasible") continue;
					const figure = new Intl.NumberFormat(locale === "fr" ? "fr-FR" : "en-GB").format(
						Math.abs(quantity),
					);
					expect(sentence).toContain(figure);
				}
			}
		}
	});

	it("writes the first of a month as French does", () => {
		const line = { ...lineOf("order", "COF-OAK-185"), protectedUntil: "2026-12-02" };
		expect(explainLine(line, "fr")).toContain("d’ici au 1er\u00a0décembre,");
		expect(explainLine(line, "en")).toContain("by 1\u00a0December,");
	});
});

describe("explainWarning", () => {
	it("says each warning with and without its figures, in two different languages", () => {
		for (const code of Object.keys(WARNING_WORDS.en) as WarningCode[]) {
			for (const warning of [{ code }, { ...FULL_WARNING, code }] as PlanWarning[]) {
				const [english, french] = [explainWarning(warning, "en"), explainWarning(warning, "fr")];
				expect(english).toMatch(/^[A-Z0-9].*\.$/);
				expect(english).not.toMatch(/undefined|NaN|\[object/);
				expect(french).not.toMatch(/undefined|NaN|\[object/);
				expect(french).not.toBe(english);
			}
		}
	});

	it("says how likely it is to run out before an order arrives", () => {
		const warning: PlanWarning = { code: "STOCKOUT_BEFORE_ARRIVAL", probability: 0.345 };
		expect(explainWarning(warning, "en")).toMatch(/arrives, with a probability of 34\.5%\.$/);
		expect(explainWarning(warning, "fr")).toMatch(/maintenant, avec une probabilité de 34,5\s%\.$/);
		const least: PlanWarning = { ...warning, isLeast: true, depotSiteId: "depot" };
		expect(explainWarning(least, "en")).toMatch(
			/before the next trip from the depot depot arrives, with a probability of at least 34\.5%\.$/,
		);
		expect(explainWarning(least, "fr")).toMatch(
			/de la prochaine tournée du dépôt depot, avec une probabilité d’au moins 34,5\s%\.$/,
		);
	});

	it("names assumed fields in words", () => {
		const warning: PlanWarning = { code: "ASSUMED_FIELDS", fields: ["leadTimeDays", "somethingNew"] };
		expect(explainWarning(warning, "en")).toBe("Assumed, not measured: lead time and somethingNew.");
		expect(explainWarning(warning, "fr")).toBe(
			"Données supposées, non mesurées\u00a0: délai de livraison et somethingNew.",
		);
	});

	it("gives back a code of another version instead of failing", () => {
		expect(explainWarning({ code: "constructor" as WarningCode }, "en")).toBe("constructor");
		expect(reasonInWords("toString" as ReasonCode, "fr")).toBe("toString");
	});
});

describe("explainReceipt", () => {
	it("counts lines, reasons and agreements", () => {
		expect(explainReceipt(plan.receipt, "en")).toEqual([
			"Purpose: replenishment of the operator’s own stock, on 23\u00a0November 2026.",
			"2,472 to 2,489 order lines read, 2,460 admitted, 12 to 29 refused.",
			"12 lines refused: the family’s opt-in flag is missing.",
			"1 to 4 lines refused: the family’s express consent is missing.",
			"1 to 4 lines refused: the article is not in the catalogue.",
			"5 lines refused: the family withdrew its consent.",
			"1 to 4 lines refused: a field may hold personal data.",
			"A line with several reasons is counted under each of them.",
			"Admitted under the agreements AG-LYON (version 2) and AG-NICE<i> (version 1), in force on that day.",
			"Fingerprint of the rules applied (beginning of the policy hash): 3f9c51d20b7a.",
			"Nothing else of the lines is kept: no line number, no reference to a funeral or a family, no consent record; only counts of articles.",
		]);
	});

	it("says the same in French", () => {
		const sentences = explainReceipt({ ...plan.receipt, purpose: "group-purchasing", groupId: "G-1" }, "fr");
		expect(sentences[0]).toBe("Finalité\u00a0: achat groupé (groupement G-1), au 23\u00a0novembre 2026.");
		expect(sentences[1]).toBe(
			"2\u202f472 à 2\u202f489 lignes de commande lues, 2\u202f460 admises, 12 à 29 refusées.",
		);
		expect(sentences[3]).toBe("1 à 4 lignes refusées\u00a0: l’accord exprès de la famille manque.");
	});
});

describe("French", () => {
	it("keeps its typography: curly apostrophes, no-break spaces before high punctuation", () => {
		for (const sentence of frenchSentences()) {
			expect(sentence).not.toContain("'");
			expect(sentence).not.toMatch(/[^\u00a0\u202f][:;?!»](?=\s|$)/u);
			expect(sentence).not.toMatch(/«(?!\u00a0)/u);
		}
	});
});

describe("locale", () => {
	it("refuses another language", () => {
		const locale = "de" as "en";
		const refusal = expect.objectContaining({ code: "OPTION_INVALID", path: "locale" });
		expect(() => explainLine(lineOf("no-history", "URN-NEW"), locale)).toThrow(refusal);
		expect(() => explainWarning({ code: "DISCONTINUED_ARTICLE" }, locale)).toThrow(refusal);
		expect(() => explainReceipt(plan.receipt, locale)).toThrow(refusal);
		expect(() => reasonInWords("INTERNAL", locale)).toThrow(refusal);
	});
});
