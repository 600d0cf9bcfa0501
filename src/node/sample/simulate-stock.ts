import type { StockPosition } from "../../index.js";
import { type createRandom, formatIsoDate } from "../../index.js";
import { SAMPLE_ARTICLES } from "./catalogue-data.js";
import type { SampleFirm } from "./sample-firms.js";
import type { SampleLine } from "./simulate-lines.js";

/** Days of lines that a shelf is judged by. */
const RECENT_DAYS = 182;

function recentPieces(lines: readonly SampleLine[], since: string): Map<string, number> {
	const pieces = new Map<string, number>();
	for (const { siteId, sku, quantity, orderedOn } of lines) {
		if (orderedOn < since) continue;
		const key = `${siteId}/${sku}`;
		pieces.set(key, (pieces.get(key) ?? 0) + quantity);
	}
	return pieces;
}

/**
 * What could lie on the shelves: from nothing to about six weeks of use and two pieces, some of it already ordered again.
 *
 * @param random its own random stream
 * @param firms operators with their sites
 * @param lines the simulated history
 * @param today day number of the stock count
 * @returns one position for each site and article that is still sold or was used lately
 */
export function simulateStock(
	random: ReturnType<typeof createRandom>,
	firms: readonly SampleFirm[],
	lines: readonly SampleLine[],
	today: number,
): StockPosition[] {
	const recent = recentPieces(lines, formatIsoDate(today - RECENT_DAYS));
	const positions: StockPosition[] = [];
	for (const { operatorId, sites } of firms) {
		for (const { siteId } of sites) {
			for (const article of SAMPLE_ARTICLES) {
				const perDay = Math.max(0, recent.get(`${siteId}/${article.sku}`) ?? 0) / RECENT_DAYS;
				const lead =
					typeof article.leadTimeDays === "number" ? article.leadTimeDays : article.leadTimeDays.mean;
				// A slow article that is still sold lies there in a piece or two.
				const few = article.ends === undefined ? random.integer(3) : 0;
				const onHand = few + Math.round(perDay * (lead + 14) * (0.4 + 1.6 * random.uniform()));
				const isOpen = article.ends === undefined && perDay > 0 && random.uniform() < 0.12;
				const dueOn = formatIsoDate(today + 1 + random.integer(Math.ceil(lead)));
				const open = isOpen ? { onOrder: [{ quantity: article.packSize, dueOn }] } : {};
				const reserved = onHand > 2 && random.uniform() < 0.1 ? { reserved: 1 } : {};
				positions.push({ operatorId, siteId, sku: article.sku, onHand, ...reserved, ...open });
			}
		}
	}
	return positions;
}
