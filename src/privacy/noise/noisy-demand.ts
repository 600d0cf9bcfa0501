import * as z from "zod";
import {
	formatIsoDate,
	type PeriodName,
	parseIsoDate,
	periodCeiling,
	periodOf,
} from "../../calendar/index.js";
import { ReapproError } from "../../errors.js";
import { type AdmittedOrders, orderColumns } from "../admitted-orders.js";
import type { OrderColumns } from "../order-columns.js";
import { coveredOperators } from "../policy/define-policy.js";
import { answerQuestion } from "./answer-question.js";
import { type ContributionRow, clippedTotals } from "./clip-contributions.js";
import { checkedOptions, filledOptions, labelSchema, noiseOptionFields } from "./noise-options.js";
import type { NoiseOptions, NoisyAnswer } from "./noisy-counts-types.js";

/** Options of `noisyDemand`. */
export interface NoisyDemandOptions extends NoiseOptions {
	readonly period: PeriodName;
	/** First day, `YYYY-MM-DD`; a period that reaches over it is left out. */
	readonly from: string;
	/** Day after the last, `YYYY-MM-DD`; a period that reaches over it is left out. */
	readonly to: string;
	/** Articles of the catalogue; default all of it. */
	readonly articles?: readonly string[];
	/** Which state of the orders; default the policy's processing date. */
	readonly edition?: string;
}

/** A noisy answer as series of one article each. */
export interface NoisyDemandAnswer extends NoisyAnswer {
	/** First days of the periods. */
	readonly periodStarts: readonly string[];
	/** Net pieces by period, returns taken off; may be negative. */
	readonly series: readonly { readonly sku: string; readonly counts: readonly number[] }[];
}

/** Most counts of one question. */
const MOST_CELLS = 1_000_000;

const date = z.string().refine((text) => parseIsoDate(text) !== undefined);
const optionsSchema = z.strictObject({
	...noiseOptionFields,
	period: z.enum(["day", "week", "month"]),
	from: date,
	to: date,
	articles: z
		.array(z.string())
		.min(1)
		.refine((articles) => new Set(articles).size === articles.length)
		.optional(),
	edition: labelSchema.optional(),
});

const refuse = (sentence: string, path: string): never => {
	throw new ReapproError("OPTION_INVALID", sentence, path);
};

/** Name of what is counted, from the policy alone: members and lines of the group must not enter it. */
function questionName({ policy }: OrderColumns, period: PeriodName): string {
	const operators = [...coveredOperators(policy)];
	if (policy.purpose === "group-purchasing") return `demand ${period} group ${policy.groupId}`;
	if (operators.length > 1) {
		throw new ReapproError(
			"AGREEMENT_PURPOSE",
			"Own-stock permission does not allow pooling: admit one operator's orders, or for group-purchasing.",
			"orders",
		);
	}
	return `demand ${period} ${policy.purpose} ${operators[0] ?? ""}`;
}

function articlesOf({ policy }: OrderColumns, given: readonly string[] | undefined): readonly string[] {
	const articles = given ?? policy.catalogue;
	const catalogue = new Set(policy.catalogue);
	if (articles.length === 0 || !articles.every((sku) => catalogue.has(sku))) {
		refuse("Give articles of the catalogue, at least one, each once.", "articles");
	}
	return articles;
}

function startsOf(period: PeriodName, from: string, to: string): number[] {
	const { floor, offset, count } = periodOf(period);
	const first = periodCeiling(periodOf(period), parseIsoDate(from) as number);
	const length = count(first, floor(parseIsoDate(to) as number));
	if (!(length >= 1)) refuse("Give days with at least one whole period between them.", "to");
	if (length > MOST_CELLS) refuse("Ask for fewer periods.", "to");
	return Array.from({ length }, (_, step) => offset(first, step));
}

/** Lines of the articles and periods asked for; of families no name is left after admission. */
function* rowsOf(
	columns: OrderColumns,
	articles: readonly string[],
	starts: readonly number[],
	options: { readonly period: PeriodName; readonly isOperatorKnown: boolean },
): Generator<ContributionRow> {
	const { floor, count } = periodOf(options.period);
	const rows = new Map(articles.map((sku, row) => [sku, row]));
	const rowOf = columns.skus.map((sku) => rows.get(sku) ?? -1);
	const first = starts[0] as number;
	for (let line = 0; line < columns.length; line++) {
		const row = rowOf[columns.sku[line] as number] as number;
		const step = count(first, floor(columns.day[line] as number));
		if (row < 0 || step < 0 || step >= starts.length) continue;
		yield {
			unit: options.isOperatorKnown ? columns.operator[line] : undefined,
			cell: row * starts.length + step,
			count: columns.quantity[line] as number,
		};
	}
}

/**
 * Demand by article and period over all admitted lines, with noise.
 *
 * A budget for operators cuts every operator to its bound, over all articles and periods together. A budget for families
 * needs a bound of `lines` and `piecesPerLine`: after admission no line says which funeral it belongs to, so that every
 * line is cut but the number of lines of a family is your word (`enforcement: "line"`); families with more are protected
 * less, in proportion.
 *
 * Articles and periods are named, never read off the lines. Unlike in a demand panel returns may make a count negative,
 * and a series does not begin with an operator's first line.
 *
 * @param orders what the guard returned: of a group run, or of a run that covers one operator
 * @param options budget, price, period, days, articles; see `NoisyDemandOptions`
 * @returns the answer, also as series, and the budget to be kept
 * @throws {ReapproError} `NOT_ADMITTED`; `AGREEMENT_PURPOSE` when own-stock orders of several operators would be pooled;
 * and as `noisyCounts`
 * @example
 * const policy = definePolicy({ purpose: "group-purchasing", groupId: "g", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * const budget = createNoiseBudget({ unit: "operator", contributionBound: { pieces: 40 }, totalMicroEpsilon: 1_000_000 });
 * const options = { budget, microEpsilon: 1_000_000, period: "month", from: "2026-01-01", to: "2026-04-01" };
 * noisyDemand(admitOrders([], policy).orders, options).periodStarts; // => ["2026-01-01", "2026-02-01", "2026-03-01"]
 */
export function noisyDemand(orders: AdmittedOrders, options: NoisyDemandOptions): NoisyDemandAnswer {
	const columns = orderColumns(orders);
	const checked = checkedOptions(optionsSchema, options);
	const filled = filledOptions(checked);
	const { period, microEpsilon } = checked;
	const { unit, contributionBound } = filled.budget;
	const isOperatorKnown = unit === "operator";
	if (!isOperatorKnown && "pieces" in contributionBound) {
		refuse(
			"Open the budget with { lines, piecesPerLine }: admitted lines do not tell their family.",
			"budget",
		);
	}
	const name = questionName(columns, period);
	const articles = articlesOf(columns, checked.articles);
	const starts = startsOf(period, checked.from, checked.to);
	if (articles.length * starts.length > MOST_CELLS) refuse("Ask for fewer articles or periods.", "articles");
	const periodStarts = starts.map(formatIsoDate);
	const cells = articles.flatMap((sku) => periodStarts.map((start) => `${sku} ${start}`));
	const answered = answerQuestion(
		{
			name,
			edition: checked.edition ?? columns.policy.processingDate,
			cells,
			microEpsilon,
			enforcement: isOperatorKnown ? "unit" : "line",
		},
		() =>
			clippedTotals(
				rowsOf(columns, articles, starts, { period, isOperatorKnown }),
				cells.length,
				contributionBound,
			),
		filled,
	);
	const { counts } = answered.answer;
	const series = articles.map((sku, row) => ({
		sku,
		counts: counts.slice(row * starts.length, (row + 1) * starts.length).map(({ count }) => count),
	}));
	return { ...answered, periodStarts, series };
}
