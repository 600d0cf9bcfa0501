import type { Agreement, Coverage, Item, StockPosition, Supplier } from "../../index.js";
import { createRandom, formatIsoDate, parseIsoDate, ReapproError } from "../../index.js";
import { SAMPLE_ARTICLES, type SampleArticle } from "./catalogue-data.js";
import { MONTH_INDEX_SOURCE } from "./month-index.js";
import { SAMPLE_FIRMS, SAMPLE_GROUP } from "./sample-firms.js";
import { type SampleLine, simulateSite } from "./simulate-lines.js";
import { simulateStock } from "./simulate-stock.js";
import { SAMPLE_SUPPLIERS } from "./suppliers-data.js";

/** A simulated history with all that a plan needs. No line of it comes from a real funeral. */
export interface SampleHistory {
	readonly simulated: true;
	readonly label: string;
	readonly sources: readonly string[];
	/** Day of the plan, the span's `to`. */
	readonly asOf: string;
	readonly groupId: string;
	readonly agreements: readonly Agreement[];
	readonly catalogue: readonly string[];
	readonly lines: readonly SampleLine[];
	readonly items: readonly Item[];
	readonly stock: readonly StockPosition[];
	readonly suppliers: readonly Supplier[];
	readonly coverage: readonly Coverage[];
}

function itemOf(article: SampleArticle): Item {
	const { sku, family, en, fr, supplierId, leadTimeDays, unitCost, packSize } = article;
	const isCoffin = family === "coffins";
	return {
		sku,
		name: { en, fr },
		family,
		supplierId,
		leadTimeDays,
		reviewDays: 7,
		service: { type: "cycle", target: isCoffin ? 0.98 : 0.95 },
		unitCost,
		holdingRate: 0.2,
		packSize,
		shareable: family !== "flowers" && family !== "paper",
		...(article.ends === undefined ? {} : { status: "discontinued" as const }),
		...(article.replaces === undefined ? {} : { replaces: article.replaces }),
		...(article.shelfLifeDays === undefined ? {} : { shelfLifeDays: article.shelfLifeDays }),
	};
}

function agreementOf(operatorId: string, number: number, from: string): Agreement {
	return {
		agreementId: `agreement-${number}`,
		version: 1,
		operatorId,
		purposes: ["replenishment", "group-purchasing"],
		groupId: SAMPLE_GROUP,
		signedOn: from,
		validFrom: from,
		historyFrom: from,
		// The hash of no real text: 64 zeros and the number.
		textSha256: String(number).padStart(64, "0"),
	};
}

/** What an operator counts by itself: lines with the opt-in over all lines. */
function coverageOf(operatorId: string, lines: readonly SampleLine[]): Coverage[] {
	const own = lines.filter((line) => line.operatorId === operatorId);
	const open = own.filter(({ optIn }) => optIn === true).length;
	return open === 0 ? [] : [{ operatorId, share: Math.round((open / own.length) * 10_000) / 10_000 }];
}

/**
 * Simulates two funeral operators on three sites: burials and cremations with the season of deaths, none on Sundays;
 * families without opt-in, returns, an article that starts and one that ends. Everything is invented but the season.
 *
 * @param options `seed`; first day `from` and day after the last `to`, `YYYY-MM-DD`
 * @returns history, articles, stock, suppliers, agreements and coverage; the same for the same seed
 * @throws {ReapproError} `OPTION_INVALID` when a date is none or `from` is not before `to`
 * @example
 * typeof simulateHistory; // => "function"
 */
export function simulateHistory(options: {
	readonly seed: number;
	readonly from: string;
	readonly to: string;
}): SampleHistory {
	const from = parseIsoDate(options.from);
	const to = parseIsoDate(options.to);
	if (from === undefined || to === undefined || from >= to) {
		throw new ReapproError(
			"OPTION_INVALID",
			"Give from and to as YYYY-MM-DD, from before to.",
			"options.from",
		);
	}
	const seeds = createRandom(options.seed);
	const stream = () => createRandom(seeds.integer(2 ** 31));
	const lines = SAMPLE_FIRMS.flatMap((firm) =>
		firm.sites.flatMap((site) => simulateSite(stream(), firm, site, from, to)),
	);
	return {
		simulated: true,
		label: "Simulated sample: invented operators, funerals and articles",
		sources: [MONTH_INDEX_SOURCE],
		asOf: formatIsoDate(to),
		groupId: SAMPLE_GROUP,
		agreements: SAMPLE_FIRMS.map(({ operatorId }, index) => agreementOf(operatorId, index + 1, options.from)),
		catalogue: SAMPLE_ARTICLES.map(({ sku }) => sku),
		lines,
		items: SAMPLE_ARTICLES.map(itemOf),
		stock: simulateStock(stream(), SAMPLE_FIRMS, lines, to),
		suppliers: SAMPLE_SUPPLIERS,
		coverage: SAMPLE_FIRMS.flatMap(({ operatorId }) => coverageOf(operatorId, lines)),
	};
}
