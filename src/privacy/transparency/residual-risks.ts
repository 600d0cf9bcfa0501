import * as z from "zod";
import { formatIsoDate, periodOf } from "../../calendar/index.js";
import { type AdmittedOrders, admissionOf, orderColumns } from "../admitted-orders.js";
import type { OrderColumns } from "../order-columns.js";
import type { ReleaseRules } from "../types.js";
import { checkWithSchema } from "./check-with-schema.js";
import { type ArticleShare, articleShares, sharePercentOf } from "./risk/article-shares.js";
import { countCells, countUniqueLines, type LineCell } from "./risk/count-cells.js";
import type {
	CellRisk,
	ResidualRiskOptions,
	ResidualRisks,
	RiskDetail,
	RiskSentence,
	ShareRisk,
	UniqueLines,
} from "./risk/risk-types.js";
import { RISK_WORDS } from "./risk/risk-words.js";

const optionsSchema = z.strictObject({
	locale: z.enum(["en", "fr"]),
	period: z.enum(["day", "week", "month"]).default("month"),
	detail: z.boolean().default(false),
});

const ADVICE: Readonly<Record<string, string>> = {
	"": "Give an object with locale, and period and detail where wanted.",
	locale: 'Give the locale "en" or "fr".',
	period: "Give one of day, week and month.",
	detail: "Give true or false.",
};

/** A count that rests on fewer lines is commonly taken for small. */
const SMALL = 5;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function cellRiskOf(cells: readonly LineCell[], { minOrders }: ReleaseRules): CellRisk {
	const under = (limit: number): number => cells.filter(({ lines }) => lines < limit).length;
	const fewest = cells.reduce((least, { lines }) => Math.min(least, lines), Infinity);
	return {
		cells: cells.length,
		fewestLines: cells.length === 0 ? null : fewest,
		onOneLine: under(2),
		underFive: under(SMALL),
		minOrders,
		underMinOrders: under(minOrders),
	};
}

function shareRiskOf(articles: readonly ArticleShare[], rules: ReleaseRules): ShareRisk {
	const { maxSharePercent, minOperators } = rules;
	const shares = articles.map(sharePercentOf).filter((share) => share !== null);
	return {
		largestSharePercent: shares.length === 0 ? null : shares.reduce((a, b) => Math.max(a, b)),
		maxSharePercent,
		articlesOverMaxShare: articles.filter(({ largest, total }) => 100 * largest > maxSharePercent * total)
			.length,
		minOperators,
		articlesUnderMinOperators: articles.filter(({ operators }) => operators < minOperators).length,
	};
}

function uniqueLinesOf(columns: OrderColumns, withOperator: boolean): UniqueLines {
	const lines = countUniqueLines(columns, withOperator);
	return { lines, sharePercent: lines === 0 ? 0 : Math.round((1000 * lines) / columns.length) / 10 };
}

function detailOf(
	columns: OrderColumns,
	cells: readonly LineCell[],
	articles: readonly ArticleShare[],
	{ minOrders }: ReleaseRules,
): RiskDetail {
	const operatorIdOf = (operator: number): string => columns.operatorIds[operator] as string;
	const skuOf = (sku: number): string => columns.skus[sku] as string;
	return {
		smallCells: cells
			.filter(({ lines }) => lines < minOrders)
			.map(({ operator, sku, periodStart, lines }) => ({
				operatorId: operatorIdOf(operator),
				sku: skuOf(sku),
				periodStart: formatIsoDate(periodStart),
				lines,
			}))
			.sort(
				(a, b) =>
					a.lines - b.lines ||
					compare(a.operatorId, b.operatorId) ||
					compare(a.sku, b.sku) ||
					compare(a.periodStart, b.periodStart),
			),
		articles: articles
			.map((article) => ({
				sku: skuOf(article.sku),
				operators: article.operators,
				...(article.largestOperator === undefined
					? {}
					: { largestOperatorId: operatorIdOf(article.largestOperator) }),
				largestSharePercent: sharePercentOf(article),
			}))
			.sort((a, b) => compare(a.sku, b.sku)),
	};
}

function sentencesOf(figures: Omit<ResidualRisks, "risks" | "detail">): readonly RiskSentence[] {
	const words = RISK_WORDS[figures.locale];
	const { cellRisk, shareRisk, uniqueLines, lines } = figures;
	const { byDayAndArticle, byOperatorDayAndArticle } = uniqueLines;
	const isGroupRun = figures.purpose === "group-purchasing";
	// A single operator has nobody to be told apart from.
	const areSeveral = figures.operators > 1;
	const sentence = (
		risk: RiskSentence["risk"],
		isPresent: boolean,
		texts: Pick<RiskSentence, "meaning" | "advice">,
	): RiskSentence => ({
		risk,
		isPresent,
		meaning: lines === 0 ? words.nothing : texts.meaning,
		advice: isPresent ? texts.advice : words.nothingToDo,
	});
	return [
		sentence(
			"small-cells",
			cellRisk.underFive + cellRisk.underMinOrders > 0,
			words.smallCells(cellRisk, words.periods[figures.period]),
		),
		sentence(
			"dominant-operator",
			areSeveral && shareRisk.articlesOverMaxShare > 0,
			words.dominant(shareRisk, isGroupRun),
		),
		sentence(
			"few-operators",
			areSeveral && shareRisk.articlesUnderMinOperators > 0,
			words.fewOperators(shareRisk, isGroupRun),
		),
		sentence(
			"unique-lines",
			byOperatorDayAndArticle.lines > 0,
			words.unique(byDayAndArticle, byOperatorDayAndArticle),
		),
	];
}

/**
 * Says what stays possible with the lines of a run, in numbers: small cells, an operator that stands out in an
 * article, articles of few operators, and lines that are alone in their day and article (uniqueness in the sample;
 * Skinner and Elliot 2002).
 *
 * The figures have not passed the release gate. They are for those who answer for the data: the provider and its data
 * protection officer, or in a run of one operator that operator. Operators and articles are named under `detail` only.
 *
 * @param run what the guard admitted, for any purpose
 * @param options language, period of a cell, and whether to name operators and articles
 * @returns figures, and for each risk what it means and what to do
 * @throws {ReapproError} `NOT_ADMITTED` when the guard did not make the orders, `OPTION_INVALID` for another option
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * residualRisks(admitOrders([], policy).orders, { locale: "en" }).cellRisk.fewestLines; // => null
 */
export function residualRisks(run: AdmittedOrders, options: ResidualRiskOptions): ResidualRisks {
	const columns = orderColumns(run);
	const { policy, policyHash } = admissionOf(run);
	const { locale, period, detail } = checkWithSchema(optionsSchema, options, {
		code: "OPTION_INVALID",
		advice: ADVICE,
	});
	const cells = countCells(columns, periodOf(period));
	const articles = articleShares(columns);
	const figures = {
		schemaVersion: 1,
		kind: "residual-risks",
		locale,
		policyHash,
		purpose: policy.purpose,
		processingDate: policy.processingDate,
		period,
		lines: columns.length,
		operators: new Set(cells.map(({ operator }) => operator)).size,
		articles: articles.length,
		cellRisk: cellRiskOf(cells, policy.release),
		shareRisk: shareRiskOf(articles, policy.release),
		uniqueLines: {
			byDayAndArticle: uniqueLinesOf(columns, false),
			byOperatorDayAndArticle: uniqueLinesOf(columns, true),
		},
	} as const;
	return {
		...figures,
		risks: sentencesOf(figures),
		...(detail ? { detail: detailOf(columns, cells, articles, policy.release) } : {}),
	};
}
