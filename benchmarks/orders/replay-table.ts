import type { Item } from "../../src/index.js";
import type { Row } from "../table.js";
import type { OrderData } from "./dataset.js";
import {
	dailyDemand,
	drawnLeadTimes,
	type LevelsOfWeek,
	levelsByWeek,
	oracleLevels,
	playLevels,
	textbookLevels,
} from "./replay.js";

/** What a policy did to all pairs. */
class Totals {
	pairs = 0;
	demand = 0;
	short = 0;
	value = 0;
	orders = 0;
	cycle = 0;
	week = 0;
	target = 0;
	promised = 0;
	promises = 0;

	promise(levels: LevelsOfWeek, weeks: number): void {
		for (let week = 0; week < weeks; week++) {
			const { achievedService } = levels(week);
			if (achievedService === undefined) continue;
			this.promised += achievedService;
			this.promises += 1;
		}
	}

	add(run: ReturnType<typeof playLevels>, target: number): void {
		this.pairs += 1;
		this.demand += run.demandUnits;
		this.short += run.shortUnits;
		this.value += run.averageStockValue ?? 0;
		this.orders += run.numberOfOrders;
		this.cycle += run.cycleServiceLevel;
		this.week += run.reviewServiceLevel;
		this.target += target;
	}
}

/** Odds of the target by which the oracle is asked for less and for more, to know what it holds at any service. */
const ODDS = [0.25, 0.35, 0.5, 0.7, 1, 1.4, 2, 3] as const;
const POLICIES = ["ours", "oracle", "textbook"] as const;

const targetOf = ({ service }: Item): number => ("target" in service ? service.target : 0);

/** The article with odds of its service target times a factor. */
function withOdds(item: Item, factor: number): Item {
	const target = targetOf(item);
	if (target === 0 || factor === 1) return item;
	const odds = (factor * target) / (1 - target);
	return { ...item, service: { ...item.service, target: odds / (1 + odds) } as Item["service"] };
}

/** Stock of the oracle at a week service, between the two of its runs that lie around it. */
function oracleValueAt(runs: readonly Totals[], week: number): number | undefined {
	const points = runs.map((run) => ({ week: run.week / run.pairs, value: run.value }));
	for (let at = 1; at < points.length; at++) {
		const [low, high] = [points[at - 1]!, points[at]!];
		if (low.week <= week && week <= high.week && high.week > low.week)
			return low.value + ((week - low.week) / (high.week - low.week)) * (high.value - low.value);
	}
	return undefined;
}

/** What has to be known to read the table. */
export const REPLAY_NOTE =
	"Weekly review, a forecast on every Monday, the articles' lead times, backorders; every policy starts on its own first level. Week service: share of weeks without unmet demand; promised: what the levels, whole pieces above the target, state for a review. Cycle service: from one arrival to the next, which of a slow article takes many weeks. To oracle: stock value over that of the oracle, who knows the true mean of every week, at the same week service.";

export const REPLAY_HEADER: readonly string[] = [
	"rounding",
	"policy",
	"pairs",
	"fill rate",
	"week service",
	"promised",
	"cycle service",
	"target",
	"stock value",
	"to oracle",
	"orders",
	"short",
];

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/**
 * Plays our levels, those of one who knows the true means, and the textbook rule against the days of the test span.
 *
 * @param data the history
 * @param model name of the model that forecasts, anew on every Monday
 * @param sizes line sizes of each article
 * @returns one row a policy, without and with minimum and pack
 */
export function replayTable(
	data: OrderData,
	model: string,
	sizes: ReadonlyMap<string, readonly number[]>,
): Row[] {
	const days = dailyDemand(data);
	const firstWeek = data.weeks.indexOf(data.testFrom);
	const itemOf = new Map(data.items.map((item) => [item.sku, item]));
	const ourLevels = [...levelsByWeek(data, model)].sort(([a], [b]) => (a < b ? -1 : 1));
	const rows: Row[] = [];
	for (const rounded of [false, true]) {
		const totals = { ours: new Totals(), oracle: new Totals(), textbook: new Totals() };
		const byOdds = ODDS.map((factor) => (factor === 1 ? totals.oracle : new Totals()));
		let seed = 0;
		for (const [key, levels] of ourLevels) {
			seed += 1;
			const pair = data.truth.get(key);
			const item = itemOf.get(key.split(" ")[1]!);
			if (pair === undefined || item === undefined) continue;
			const demand = days.get(key) ?? new Float64Array(7 * data.testWeeks);
			const leadTimes = drawnLeadTimes(item, seed, data.testWeeks + 1);
			const play = (levels: LevelsOfWeek) => playLevels(demand, levels, item, leadTimes, rounded);
			const lastYear = pair.actual.subarray(firstWeek - 52, firstWeek).map((value) => value || 0);
			const ours: LevelsOfWeek = (week) => levels[week] ?? { reorderPoint: -1, orderUpTo: 0 };
			totals.ours.add(play(ours), targetOf(item));
			totals.ours.promise(ours, data.testWeeks);
			totals.oracle.promise(oracleLevels(pair.oracle, firstWeek, sizes.get(pair.sku), item), data.testWeeks);
			totals.textbook.add(play(textbookLevels(lastYear, item)), targetOf(item));
			ODDS.forEach((factor, at) => {
				const asked = withOdds(item, factor);
				byOdds[at]!.add(
					play(oracleLevels(pair.oracle, firstWeek, sizes.get(pair.sku), asked)),
					targetOf(item),
				);
			});
		}
		for (const name of POLICIES) {
			const { pairs, demand, short, week, cycle, target, value, orders, promised, promises } = totals[name];
			const same = oracleValueAt(byOdds, week / pairs);
			rows.push([
				rounded ? "with minimum and pack" : "without",
				name,
				pairs,
				percent(1 - short / demand),
				percent(week / pairs),
				promises === 0 ? "-" : percent(promised / promises),
				percent(cycle / pairs),
				percent(target / pairs),
				value.toFixed(0),
				same === undefined ? "-" : (value / same).toFixed(3),
				orders,
				short,
			]);
		}
	}
	return rows;
}
