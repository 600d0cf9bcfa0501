import { type DayNumber, type PeriodName, parseIsoDate } from "../calendar/index.js";
import { type OptionNames, ReapproError, refuseUnknownOptions } from "../errors.js";
import type { PanelField } from "./panel-data.js";
import { type StockoutDays, stockoutsByPair } from "./stockouts.js";
import { lastSuccessors, type Successor } from "./successors.js";

/** Share of an operator's lines that carry the opt-in, in (0, 1]. */
export interface CoverageShare {
	readonly operatorId: string;
	readonly share: number;
}

/** Options of `aggregateDemand`. */
export interface AggregateOptions {
	readonly period: PeriodName;
	/** Level of aggregation; default `["operatorId", "sku"]`. */
	readonly by?: readonly PanelField[];
	/** First day, `YYYY-MM-DD`; default the period of the operator's first line. */
	readonly from?: string;
	/**
	 * Day after the last, `YYYY-MM-DD`; default, and the latest that counts, the policy's processing date, whose own day is
	 * not over.
	 */
	readonly to?: string;
	/** Returns reduce the period they fall in (`"net"`, default) or are left out. */
	readonly returns?: "net" | "ignore";
	readonly coverage?: readonly CoverageShare[];
	/** Articles that another one has taken the place of: their lines count as lines of it. */
	readonly successors?: readonly Successor[];
	/** Days on which an article was not there: demand of those without a line is counted as on the days around. */
	readonly stockouts?: readonly StockoutDays[];
	/** Articles that are counted; default all. Lines of an article that one of them has taken the place of are counted. */
	readonly articles?: readonly string[];
	/**
	 * Whether a series begins with its operator's first line of any article, and the share of operators that join late in
	 * all articles tells of their share in one; default true. With false nothing of another article is in a series, as the
	 * figures of a release gate need it: it begins as its own lines say, and shares of fewer members than the policy's
	 * `release.minOperators` go by steps as wide as its `release.pPercent`.
	 */
	readonly acrossArticles?: boolean;
}

/** Checked options in the library's own units. */
export interface CheckedAggregateOptions {
	readonly period: PeriodName;
	readonly by: readonly PanelField[];
	readonly from: DayNumber | undefined;
	readonly to: DayNumber | undefined;
	readonly netReturns: boolean;
	readonly shareOf: ReadonlyMap<string, number>;
	readonly successorOf: ReadonlyMap<string, string>;
	/** By operator, site and article, joined by spaces. */
	readonly stockouts: ReadonlyMap<string, ReadonlySet<DayNumber>>;
	/** `undefined` for all. */
	readonly articles: ReadonlySet<string> | undefined;
	readonly acrossArticles: boolean;
}

/** Least share that is taken: one line in a million. Of less no share can be counted, and no level be reached. */
export const LEAST_SHARE = 1e-6;

const OPTIONS: OptionNames<AggregateOptions> = {
	period: true,
	by: true,
	from: true,
	to: true,
	returns: true,
	coverage: true,
	successors: true,
	stockouts: true,
	articles: true,
	acrossArticles: true,
};

const FIELDS: readonly PanelField[] = ["operatorId", "siteId", "sku"];

function checkedDate(text: string | undefined, path: string): DayNumber | undefined {
	if (text === undefined) return undefined;
	const day = typeof text === "string" ? parseIsoDate(text) : undefined;
	if (day === undefined)
		throw new ReapproError("OPTION_INVALID", "Give a calendar date as YYYY-MM-DD.", path);
	return day;
}

function checkedBy(by: readonly PanelField[] | undefined): readonly PanelField[] {
	if (by === undefined) return ["operatorId", "sku"];
	if (!Array.isArray(by) || new Set(by).size !== by.length || by.some((field) => !FIELDS.includes(field))) {
		throw new ReapproError(
			"OPTION_INVALID",
			"Give each of operatorId, siteId, sku at most once.",
			"options.by",
		);
	}
	return FIELDS.filter((field) => by.includes(field));
}

function checkedArticles(articles: readonly string[] | undefined): ReadonlySet<string> | undefined {
	if (articles === undefined) return undefined;
	if (!Array.isArray(articles) || articles.some((sku) => typeof sku !== "string"))
		throw new ReapproError("OPTION_INVALID", "Give a list of articles.", "options.articles");
	return new Set(articles);
}

/**
 * Checks coverage shares.
 *
 * @param coverage shares by operator, each from 0.000001 to 1, an operator at most once
 * @param path path that errors name
 * @returns share by operator
 * @throws {ReapproError} `OPTION_INVALID` when it is no list, a share is outside that range or an operator stands twice
 * @example
 * coverageByOperator([{ operatorId: "op-1", share: 0.97 }], "coverage").get("op-1"); // => 0.97
 */
export function coverageByOperator(
	coverage: readonly CoverageShare[] | undefined,
	path: string,
): ReadonlyMap<string, number> {
	if (coverage !== undefined && !Array.isArray(coverage)) {
		throw new ReapproError("OPTION_INVALID", "Give a list of operatorId and share.", path);
	}
	const shareOf = new Map<string, number>();
	for (const [index, { operatorId, share }] of (coverage ?? []).entries()) {
		if (typeof share !== "number" || !(share >= LEAST_SHARE && share <= 1)) {
			throw new ReapproError("OPTION_INVALID", "Give a share from 0.000001 to 1.", `${path}[${index}].share`);
		}
		if (shareOf.has(operatorId)) {
			throw new ReapproError("OPTION_INVALID", "Give one share an operator.", `${path}[${index}].operatorId`);
		}
		shareOf.set(operatorId, share);
	}
	return shareOf;
}

/**
 * Checks the options of `aggregateDemand` and turns dates into day numbers.
 *
 * @param options as the caller gave them
 * @returns the options in the library's own units
 * @throws {ReapproError} `OPTION_INVALID` with the path of the option
 * @example
 * checkAggregateOptions({ period: "week" }).by; // => ["operatorId", "sku"]
 */
export function checkAggregateOptions(options: AggregateOptions): CheckedAggregateOptions {
	if (options === null || typeof options !== "object") {
		throw new ReapproError("OPTION_INVALID", 'Give options such as { period: "week" }.', "options");
	}
	refuseUnknownOptions(options, OPTIONS);
	if (!["day", "week", "month"].includes(options.period)) {
		throw new ReapproError("OPTION_INVALID", 'Give "day", "week" or "month".', "options.period");
	}
	const returns = options.returns ?? "net";
	if (returns !== "net" && returns !== "ignore") {
		throw new ReapproError("OPTION_INVALID", 'Give "net" or "ignore".', "options.returns");
	}
	const acrossArticles = options.acrossArticles ?? true;
	if (typeof acrossArticles !== "boolean") {
		throw new ReapproError("OPTION_INVALID", "Give true or false.", "options.acrossArticles");
	}
	const from = checkedDate(options.from, "options.from");
	const to = checkedDate(options.to, "options.to");
	if (from !== undefined && to !== undefined && to < from) {
		throw new ReapproError(
			"OPTION_INVALID",
			"Give a day that is not before from; to is exclusive.",
			"options.to",
		);
	}
	const successorOf = lastSuccessors(options.successors ?? [], "options.successors");
	return {
		period: options.period,
		by: checkedBy(options.by),
		from,
		to,
		netReturns: returns === "net",
		shareOf: coverageByOperator(options.coverage, "options.coverage"),
		successorOf,
		stockouts: stockoutsByPair(options.stockouts, successorOf, "options.stockouts"),
		articles: checkedArticles(options.articles),
		acrossArticles,
	};
}
