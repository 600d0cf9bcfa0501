import { describe, expect, it } from "vitest";
import { agreementTextHash } from "../../../src/privacy/index.js";
import {
	dateInWords,
	numberInWords,
	percentInWords,
	pluralOf,
	wordsInRow,
} from "../../../src/privacy/transparency/locale.js";
import { CONTENT_WORDS } from "../../../src/privacy/transparency/record/content-by-locale.js";
import { RISK_WORDS } from "../../../src/privacy/transparency/risk/risk-words.js";

describe("numbers, dates and rows in words", () => {
	it("groups digits by three, the decimals not", () => {
		expect([0, 999, 1000, 12345.6789, 1234567].map((value) => numberInWords(value, "en"))).toEqual([
			"0",
			"999",
			"1,000",
			"12,345.6789",
			"1,234,567",
		]);
		expect(numberInWords(1234567.5, "fr")).toBe("1\u202f234\u202f567,5");
	});

	it("writes percentages, dates, plurals and rows as the language does", () => {
		expect([percentInWords(72.5, "en"), percentInWords(72.5, "fr")]).toEqual(["72.5%", "72,5\u00a0%"]);
		expect([dateInWords("2026-12-01", "en"), dateInWords("2026-12-01", "fr")]).toEqual([
			"1\u00a0December\u00a02026",
			"1er\u00a0décembre\u00a02026",
		]);
		const counts = [0, 1, 2];
		expect(counts.map((count) => pluralOf(count, "en", "line", "lines"))).toEqual(["lines", "line", "lines"]);
		expect(counts.map((count) => pluralOf(count, "fr", "ligne", "lignes"))).toEqual([
			"ligne",
			"ligne",
			"lignes",
		]);
		expect(["", "a", "ab", "abc", "abcd"].map((words) => wordsInRow([...words], "en"))).toEqual([
			"",
			"a",
			"a and b",
			"a, b and c",
			"a, b, c and d",
		]);
	});
});

const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, "~");

describe("agreementTextHash", () => {
	it("takes a byte order mark out at the beginning alone", () => {
		expect(agreementTextHash("\ufeffOne clause.")).toBe(agreementTextHash("One clause."));
		expect(agreementTextHash("One\ufeff clause.")).not.toBe(agreementTextHash("One clause."));
	});
});

describe("sentences on what stays possible, with large numbers and with one", () => {
	const cells = {
		cells: 12_345,
		fewestLines: 1200,
		onOneLine: 1001,
		underFive: 2002,
		minOrders: 3003,
		underMinOrders: 4004,
	};
	const shares = {
		largestSharePercent: 99.5,
		maxSharePercent: 72.5,
		articlesOverMaxShare: 1234,
		minOperators: 1005,
		articlesUnderMinOperators: 2345,
	};
	const any = { lines: 1234, sharePercent: 57.1 };
	const owned = { lines: 2345, sharePercent: 71.4 };

	it("in English", () => {
		const { smallCells, dominant, fewOperators, unique } = RISK_WORDS.en;
		expect(smallCells(cells, "day").meaning).toBe(
			"Counted by operator, article and day, there are 12,345 counts. The smallest rests on 1,200 order lines; 1,001 rest on a single line, 2,002 on fewer than 5, 4,004 on fewer than 3,003. A count that rests on one line is one family’s order.",
		);
		expect(dominant(shares, true).meaning).toBe(
			"In one article, a single operator makes up as much as 99.5% of the pieces. It is above 72.5% in 1,234 articles: there, the figure of all would be nearly the figure of that one.",
		);
		expect(fewOperators(shares, true).meaning).toBe(
			"2,345 articles have fewer than 1,005 operators with pieces. Among so few, each can subtract its own part and learn much of the others.",
		);
		expect(unique(any, owned).meaning).toBe(
			"1,234 lines are each the only one of their day and article (57.1%); with the operator known as well, 2,345 (71.4%). Somebody who knows that day and article, from a death notice for instance, finds the family’s line.",
		);
		expect(unique({ ...any, lines: 1 }, owned).meaning).toMatch(
			/^1 line is the only one of its day and article /,
		);
		expect(fewOperators({ ...shares, articlesUnderMinOperators: 1 }, true).meaning).toMatch(
			/^1 article has /,
		);
	});

	it("in French", () => {
		const { smallCells, dominant, fewOperators, unique } = RISK_WORDS.fr;
		expect(spaced(smallCells(cells, "jour").meaning)).toBe(
			"Par opérateur, article et jour, il y a 12~345 comptages. Le plus petit repose sur 1~200 lignes de commande~; reposent sur une seule ligne~: 1~001, sur moins de 5~: 2~002, sur moins de 3~003~: 4~004. Un comptage qui repose sur une ligne est la commande d’une famille.",
		);
		expect(spaced(dominant(shares, true).meaning)).toBe(
			"Dans un article, un seul opérateur représente jusqu’à 99,5~% des pièces. Il dépasse 72,5~% dans 1~234 articles~: le chiffre de tous y serait presque le chiffre d’un seul.",
		);
		expect(spaced(fewOperators(shares, true).meaning)).toBe(
			"2~345 articles comptent moins de 1~005 opérateurs avec des pièces. À si peu, chacun peut soustraire sa part et en apprendre beaucoup sur les autres.",
		);
		expect(spaced(unique(any, owned).meaning)).toBe(
			"1~234 lignes sont chacune la seule de leur jour et de leur article (57,1~%)~; si l’opérateur est connu aussi, 2~345 (71,4~%). Qui connaît ce jour et cet article, par un avis de décès par exemple, retrouve la ligne de la famille.",
		);
		expect(spaced(fewOperators({ ...shares, articlesUnderMinOperators: 1 }, true).meaning)).toMatch(
			/^1 article compte /,
		);
	});

	it("without noughts and threats where a risk is not there", () => {
		const none = { ...shares, articlesOverMaxShare: 0, articlesUnderMinOperators: 0 };
		const alone = { ...any, lines: 0, sharePercent: 0 };
		const { en, fr } = RISK_WORDS;
		expect(en.dominant(none, true).meaning).toMatch(/^In one article, [^.]*99\.5% of the pieces\.$/);
		expect(fr.dominant(none, true).meaning).toMatch(/^Dans un article, [^.]* des pièces\.$/);
		expect(en.fewOperators(none, true).meaning).toBe(
			"No article has fewer than 1,005 operators with pieces.",
		);
		expect(spaced(fr.fewOperators(none, true).meaning)).toBe(
			"Aucun article ne compte moins de 1~005 opérateurs avec des pièces.",
		);
		for (const words of [en, fr]) expect(words.unique(alone, alone).meaning).not.toMatch(/\d/);
	});
});

describe("sentences of the processing record with large numbers", () => {
	it("in English", () => {
		expect(CONTENT_WORDS.en.gate(1200, 12_000, 72.5)).toBe(
			"A figure of the group leaves only with at least 1,200 operators and 12,000 order lines behind it, none of the operators above 72.5%.",
		);
		expect(CONTENT_WORDS.en.timeLimits(1827)[0]).toBe(
			"A consent given more than 1,827 days before is no longer relied on.",
		);
	});

	it("in French", () => {
		expect(spaced(CONTENT_WORDS.fr.gate(1200, 12_000, 72.5))).toBe(
			"Un chiffre du groupement ne sort qu’avec au moins 1~200 opérateurs et 12~000 lignes de commande, aucun opérateur n’en représentant plus de 72,5~%.",
		);
		expect(spaced(CONTENT_WORDS.fr.timeLimits(1827)[0] ?? "")).toBe(
			"Un consentement donné plus de 1~827 jours auparavant n’est plus utilisé.",
		);
	});
});
