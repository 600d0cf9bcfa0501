import type { PlanWarning } from "../../plan/index.js";

/** A warning of a supplier whose name stands beside it already. */
export const withoutSupplier = ({ supplierId: _, ...warning }: PlanWarning): PlanWarning => warning;

/** A warning as all lines that bear it share it; each line tells its own figure where it stands. */
export const withoutProbability = ({ probability: _, ...warning }: PlanWarning): PlanWarning => warning;
