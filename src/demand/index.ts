export { aggregateDemand, type OperatorPanel, operatorPanels } from "./aggregate-demand.js";
export {
	type AggregateOptions,
	type CoverageShare,
	coverageByOperator,
	LEAST_SHARE,
} from "./aggregate-options.js";
export { DemandPanel, type DemandPanelData, panelColumns, periodStartsOf } from "./demand-panel.js";
export { type OperatorTrace, operatorTraces } from "./operator-traces.js";
export type { PanelColumns, PanelField, SeriesKey } from "./panel-data.js";
export type { StockoutDays } from "./stockouts.js";
export { lastSuccessors, type Successor } from "./successors.js";
export { weekdayProfile } from "./weekday-profile.js";
