import type { PlanLine } from "../plan/index.js";

/** A plan line that holds figures. */
export type PlannedLine = Extract<PlanLine, { readonly forecast: unknown }>;

/** Whether a line holds figures. */
export const isPlanned = (line: PlanLine): line is PlannedLine => "forecast" in line;
