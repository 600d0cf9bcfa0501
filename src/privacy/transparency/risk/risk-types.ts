import type { PeriodName } from "../../../calendar/index.js";
import type { Purpose } from "../../types.js";
import type { TransparencyLocale } from "../locale.js";

/** How `residualRisks` counts and speaks. */
export interface ResidualRiskOptions {
	readonly locale: TransparencyLocale;
	/** Period of a cell; month when absent. */
	readonly period?: PeriodName;
	/** Whether to name the operators and articles behind the figures; false when absent. */
	readonly detail?: boolean;
}

/** Counts of cells, operator x article x period, by the order lines behind them; cells without a line are none. */
export interface CellRisk {
	readonly cells: number;
	/** `null` when no line was admitted. */
	readonly fewestLines: number | null;
	readonly onOneLine: number;
	readonly underFive: number;
	/** The policy's `minOrders`. */
	readonly minOrders: number;
	readonly underMinOrders: number;
}

/** How far one operator stands out in an article, by net pieces over the whole history. */
export interface ShareRisk {
	/** Whole per cent, rounded up; `null` when no article has pieces left after returns. */
	readonly largestSharePercent: number | null;
	/** The policy's `maxSharePercent`. */
	readonly maxSharePercent: number;
	readonly articlesOverMaxShare: number;
	/** The policy's `minOperators`. */
	readonly minOperators: number;
	/** Articles with lines to which fewer operators contribute net pieces. */
	readonly articlesUnderMinOperators: number;
}

/** Lines that are alone in what somebody may know of them. */
export interface UniqueLines {
	readonly lines: number;
	/** Of all lines, in per cent with one decimal; 0 when there are none. */
	readonly sharePercent: number;
}

/** What a figure means and what to do. */
export interface RiskSentence {
	readonly risk: "small-cells" | "dominant-operator" | "few-operators" | "unique-lines";
	readonly isPresent: boolean;
	readonly meaning: string;
	readonly advice: string;
}

/** Names behind the figures; for those who answer for the data alone. */
export interface RiskDetail {
	/** Cells under the policy's `minOrders`, fewest lines first. */
	readonly smallCells: readonly {
		readonly operatorId: string;
		readonly sku: string;
		readonly periodStart: string;
		readonly lines: number;
	}[];
	/** Every article with lines; `largestOperatorId` is absent when none contributes net pieces. */
	readonly articles: readonly {
		readonly sku: string;
		readonly operators: number;
		readonly largestOperatorId?: string;
		readonly largestSharePercent: number | null;
	}[];
}

/** What stays possible after a run, in numbers; plain data that survives `JSON.stringify`. */
export interface ResidualRisks {
	readonly schemaVersion: 1;
	readonly kind: "residual-risks";
	readonly locale: TransparencyLocale;
	readonly policyHash: string;
	readonly purpose: Purpose;
	readonly processingDate: string;
	readonly period: PeriodName;
	readonly lines: number;
	readonly operators: number;
	readonly articles: number;
	readonly cellRisk: CellRisk;
	readonly shareRisk: ShareRisk;
	readonly uniqueLines: {
		/** To somebody who knows the day and the article. */
		readonly byDayAndArticle: UniqueLines;
		/** To somebody who also knows the operator. */
		readonly byOperatorDayAndArticle: UniqueLines;
	};
	readonly risks: readonly RiskSentence[];
	readonly detail?: RiskDetail;
}
