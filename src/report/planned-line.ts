import type { PlanLine, WarningCode } from "../plan/index.js";

/** A plan line that holds figures. */
export type PlannedLine = Extract<PlanLine, { readonly forecast: unknown }>;

/** Whether a line holds figures. */
export const isPlanned = (line: PlanLine): line is PlannedLine => "forecast" in line;

const ENDING: ReadonlySet<WarningCode> = new Set([
	"DISCONTINUED_ARTICLE",
	"REPLACED_ARTICLE",
	"LAST_ORDER_PASSED",
	"ARRIVES_AFTER_END",
]);

/** Whether the article of a line is never ordered again, so that its levels say nothing. */
export const isEnded = ({ warnings }: PlanLine): boolean => warnings.some(({ code }) => ENDING.has(code));
