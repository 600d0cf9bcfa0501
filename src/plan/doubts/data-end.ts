import type { DayNumber } from "../../calendar/index.js";
import type { OperatorTrace } from "../../demand/index.js";
import type { PlanWarning } from "../warning-types.js";

/** A silence up to this long says nothing. */
const SILENT_DAYS = 28;
/** Nor does one of up to so many usual gaps: where lines come by chance, fewer than one gap in 200 is longer. */
const SILENT_GAPS = 8;

/** Days of a run. */
export interface RunDays {
	readonly asOfDay: DayNumber;
	readonly processingDay: DayNumber;
}

/**
 * Data that end before the plan begins: lost lines would read as no demand.
 *
 * @param traces of the operators
 * @param days of the run
 * @returns a warning where the processing date lies far behind, and one for each operator that is silent at the end of the
 * data for longer than its own gaps explain
 */
export function dataEndWarnings(
	traces: ReadonlyMap<string, OperatorTrace>,
	{ asOfDay, processingDay }: RunDays,
): PlanWarning[] {
	const behind = asOfDay - processingDay;
	const end = Math.min(asOfDay, processingDay);
	const isSilent = ({ lastDay, usualGapDays }: OperatorTrace): boolean =>
		lastDay !== undefined &&
		usualGapDays !== undefined &&
		end - lastDay > Math.max(SILENT_DAYS, SILENT_GAPS * usualGapDays);
	return [
		...(behind > SILENT_DAYS ? [{ code: "DATA_ENDS_EARLY", days: behind } as const] : []),
		// The days since the last line would tell its date.
		...[...traces].flatMap(([operatorId, trace]) =>
			isSilent(trace) ? [{ code: "DATA_ENDS_EARLY", operatorId } as const] : [],
		),
	];
}
