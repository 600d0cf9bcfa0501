export { type ArticleChartData, articleChart, type HistoryPoint } from "./charts/article-chart.js";
export { type ChartRenderer, loadVegaRenderer } from "./charts/render-chart.js";
export {
	type ChartColours,
	type ChartOptions,
	type ChartSpecification,
	type ChartValue,
	LIGHT_COLOURS,
} from "./charts/specification.js";
export { type StockoutRisk, stockoutRiskChart } from "./charts/stockout-risk-chart.js";
export { explainLastPiece, explainLine } from "./explain-line.js";
export { explainReceipt } from "./explain-receipt.js";
export { explainWarning } from "./explain-warning.js";
export { renderCoordinatorReport } from "./group/coordinator-report.js";
export type { GroupReportOptions } from "./group/group-report.js";
export { renderMemberReport } from "./group/member-report.js";
export type { ReportLocale } from "./locale.js";
export { reasonInWords } from "./reason-in-words.js";
export { type ReportOptions, renderReport } from "./render-report.js";
