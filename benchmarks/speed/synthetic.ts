import { formatIsoDate, parseIsoDate } from "../../src/calendar/index.js";
import type { Agreement, Item, OrderLine, PolicyInput, StockPosition } from "../../src/index.js";
import { createRandom, type Random } from "../../src/math/index.js";

/** Size of the invented trade. */
export interface Size {
	readonly operators: number;
	readonly articles: number;
	readonly weeks: number;
}

/** Everything a run needs, the same for the same seed. */
export interface Trade {
	readonly lines: readonly OrderLine[];
	readonly policy: PolicyInput;
	readonly items: readonly Item[];
	readonly stock: readonly StockPosition[];
	readonly asOf: string;
}

const AS_OF = "2026-11-23";
const WEEKS_A_YEAR = 365.25 / 7;

const names = (prefix: string, count: number): string[] =>
	Array.from({ length: count }, (_, at) => `${prefix}-${String(at + 1).padStart(4, "0")}`);

/** Winter is 15 % above the mean of the year, summer 15 % below. */
const seasonOf = (week: number): number => 1 + 0.15 * Math.cos((2 * Math.PI * week) / WEEKS_A_YEAR);

function agreementOf(operatorId: string): Agreement {
	return {
		agreementId: `agreement-${operatorId}`,
		version: 1,
		operatorId,
		purposes: ["replenishment"],
		signedOn: "2015-01-01",
		validFrom: "2015-01-01",
		historyFrom: "2015-01-01",
		textSha256: "0".repeat(64),
	};
}

function itemOf(sku: string, random: Random): Item {
	return {
		sku,
		leadTimeDays: 3 + random.integer(12),
		reviewDays: 7,
		service: { type: "cycle", target: 0.95 },
		packSize: 1 + random.integer(4),
		unitCost: 50 + random.integer(900),
	};
}

/** Orders of some funeral operators: small counts with a season, at different levels. */
export function inventTrade({ operators, articles, weeks }: Size, seed: number): Trade {
	const random = createRandom(seed);
	const operatorIds = names("operator", operators);
	const skus = names("article", articles);
	const firstDay = parseIsoDate(AS_OF)! - 7 * weeks;
	const lines: OrderLine[] = [];
	for (const operatorId of operatorIds)
		for (const sku of skus) {
			const weekly = 0.15 + random.gamma(0.8);
			for (let week = 0; week < weeks; week += 1)
				for (let left = random.poisson(weekly * seasonOf(week)); left > 0; left -= 1)
					lines.push({
						lineId: `line-${lines.length}`,
						caseRef: `case-${lines.length >> 1}`,
						operatorId,
						sku,
						quantity: 1 + random.poisson(0.2),
						orderedOn: formatIsoDate(firstDay + 7 * week + random.integer(7)),
						optIn: true,
					});
		}
	return {
		lines,
		policy: {
			purpose: "replenishment",
			processingDate: AS_OF,
			agreements: operatorIds.map(agreementOf),
			catalogue: skus,
		},
		items: skus.map((sku) => itemOf(sku, random)),
		stock: operatorIds.flatMap((operatorId) =>
			skus.map((sku) => ({ operatorId, sku, onHand: random.integer(8) })),
		),
		asOf: AS_OF,
	};
}

/** Counts with a level, a slow trend and a season of `seasonLength` periods. */
export function inventSeries(
	length: number,
	seasonLength: number,
	level: number,
	seed: number,
): Float64Array {
	const random = createRandom(seed);
	return Float64Array.from({ length }, (_, at) => {
		const season = 1 + 0.2 * Math.cos((2 * Math.PI * at) / seasonLength);
		return random.poisson(level * season * (1 + 0.002 * at));
	});
}
