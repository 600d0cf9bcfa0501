import { join } from "node:path";
import { parseIsoDate } from "../../src/index.js";
import { type OrderData, type PairTruth, readRows } from "../orders/dataset.js";
import { lineSizes } from "../orders/oracle.js";
import { CALENDAR, LEAD_IN, lagsOf, spreadOverLags } from "./lags.js";
import { smoothCourse, type WeeklyDeaths } from "./weekly-deaths.js";

/** What an operator sells of one article that follows deaths. */
export interface ArticleTrade {
	readonly sku: string;
	readonly lagClass: string;
	readonly appliesTo: string;
	/** Pieces a death of the area, by week of death from `LEAD_IN` weeks before the first week on. */
	readonly perDeath: Float64Array;
}

/** What one operator sells: a coffin for each funeral, what goes with it, and what follows the calendar. */
export interface OperatorTrade {
	readonly operatorId: string;
	readonly area: string;
	/** Site of each order line, so that a site is drawn as often as it orders. */
	readonly sites: readonly string[];
	readonly coffins: readonly ArticleTrade[];
	readonly others: readonly ArticleTrade[];
	/** Articles of the calendar, with their weekly means. */
	readonly calendar: readonly { readonly sku: string; readonly means: Float64Array }[];
}

/** A trade that can be played under any deaths. */
export interface Trade {
	readonly operators: readonly OperatorTrade[];
	/** Probabilities of 1, 2, 3, ... pieces a line, by article. */
	readonly sizes: ReadonlyMap<string, readonly number[]>;
}

/** The one article of the coffin maker that goes with a coffin. */
const LINER = "CF-ZINC";
const YEAR = 52;

/** A curve of the training weeks, drawn out over all weeks, `LEAD_IN` weeks of its first value ahead. */
function drawnOut(training: Float64Array, weeks: number, backwards: boolean): Float64Array {
	const curve = backwards ? training.toReversed() : training;
	return Float64Array.from({ length: LEAD_IN + weeks }, (_, at) => {
		const place = (Math.max(0, at - LEAD_IN) * (curve.length - 1)) / (weeks - 1);
		const before = Math.floor(place);
		const after = Math.min(before + 1, curve.length - 1);
		return curve[before]! + (place - before) * (curve[after]! - curve[before]!);
	});
}

/** Means of the training weeks; each later week has that of a year before. */
function repeatedYear(means: Float64Array, trainingWeeks: number): Float64Array {
	const repeated = means.map((mean) => mean || 0);
	for (let week = trainingWeeks; week < repeated.length; week++) repeated[week] = repeated[week - YEAR]!;
	return repeated;
}

/**
 * Reads from the known truth of the training weeks what each operator sells for a death, and how that changes.
 *
 * @param data order history with its truth
 * @param folder its folder, for `operators.csv` and `catalogue.csv`
 * @param deaths weekly deaths by area
 * @param backwards whether the course of the trade is turned around
 * @returns the trade, drawn out over all weeks of the history
 */
export function readTrade(data: OrderData, folder: string, deaths: WeeklyDeaths, backwards: boolean): Trade {
	const weeks = data.weeks.length;
	const trainingWeeks = data.weeks.indexOf(data.testFrom);
	const first = parseIsoDate(data.weeks[0]!)! - 7 * LEAD_IN;
	const catalogue = readRows(join(folder, "catalogue.csv"));
	const sites = new Map<string, string[]>();
	for (const { operatorId, siteId = "", orderedOn } of data.lines) {
		if (!sites.has(operatorId)) sites.set(operatorId, []);
		if (orderedOn < data.testFrom) sites.get(operatorId)!.push(siteId);
	}
	const operators = readRows(join(folder, "operators.csv")).map(({ operatorId = "", area = "" }) => {
		const smooth = smoothCourse(deaths.slice(area, first, LEAD_IN + weeks, 0));
		const perDeath = (truth: PairTruth, lagClass: string): Float64Array => {
			const asked = spreadOverLags(smooth, lagsOf(lagClass));
			const shares = truth.smooth.subarray(0, trainingWeeks).map((mean, week) => mean / asked[week]! || 0);
			return drawnOut(shares, weeks, backwards);
		};
		const sold = catalogue.flatMap(({ sku = "", family, lagClass = "", appliesTo = "" }) => {
			const truth = data.truth.get(`${operatorId} ${sku}`);
			return truth === undefined ? [] : [{ sku, family, lagClass, appliesTo, truth }];
		});
		const following = sold.filter(({ lagClass }) => lagClass !== CALENDAR);
		const tradesOf = (wanted: boolean): ArticleTrade[] =>
			following
				.filter(({ sku, family }) => (family === "coffin" && sku !== LINER) === wanted)
				.map(({ sku, lagClass, appliesTo, truth }) => {
					return { sku, lagClass, appliesTo, perDeath: perDeath(truth, lagClass) };
				});
		const calendar = sold
			.filter(({ lagClass }) => lagClass === CALENDAR)
			.map(({ sku, truth }) => ({ sku, means: repeatedYear(truth.oracle, trainingWeeks) }));
		return {
			operatorId,
			area,
			sites: sites.get(operatorId) ?? [],
			coffins: tradesOf(true),
			others: tradesOf(false),
			calendar,
		};
	});
	return { operators, sizes: lineSizes(data) };
}
