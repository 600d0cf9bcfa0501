import { overallWeightedAverage } from "../../src/forecast/index.js";
import type { Scores } from "./scores.js";

/** One line of the table: means over the series of a period type, or over all. */
export interface Row extends Omit<Scores, "naiveSmape" | "naiveMase" | "chosen"> {
	readonly model: string;
	readonly period: string;
	readonly series: number;
	readonly owa: number;
	readonly milliseconds: number;
}

/** Mean over the series whose measure is finite: a scale of 0 has no scaled error. */
function meanOf(scores: readonly Scores[], measure: (scores: Scores) => number): number {
	const finite = scores.map(measure).filter(Number.isFinite);
	return finite.reduce((sum, value) => sum + value, 0) / finite.length;
}

/** Means over the scores of one period type, or of all. */
export function rowOf(model: string, period: string, scores: readonly Scores[], milliseconds: number): Row {
	const smape = meanOf(scores, (one) => one.smape);
	const mase = meanOf(scores, (one) => one.mase);
	return {
		model,
		period,
		series: scores.length,
		smape,
		mase,
		owa: overallWeightedAverage(
			{ symmetricMeanAbsolutePercentageError: smape, meanAbsoluteScaledError: mase },
			{
				symmetricMeanAbsolutePercentageError: meanOf(scores, (one) => one.naiveSmape),
				meanAbsoluteScaledError: meanOf(scores, (one) => one.naiveMase),
			},
		),
		rmsse: meanOf(scores, (one) => one.rmsse),
		coverage95: meanOf(scores, (one) => one.coverage95),
		coverage80: meanOf(scores, (one) => one.coverage80),
		msis: meanOf(scores, (one) => one.msis),
		rmsseWhole: meanOf(scores, (one) => one.rmsseWhole),
		rmssePoint: meanOf(scores, (one) => one.rmssePoint),
		leadTimePinball: meanOf(scores, (one) => one.leadTimePinball),
		leadTimeCoverage: meanOf(scores, (one) => one.leadTimeCoverage),
		milliseconds,
	};
}

export const HEADINGS = [
	"model",
	"period",
	"series",
	"sMAPE",
	"MASE",
	"OWA",
	"RMSSE",
	"cover95",
	"cover80",
	"MSIS",
	"RMSSE whole",
	"its point",
	"sum3 pinball",
	"sum3 cover95",
	"ms/series",
];

/** Cells of a row under `HEADINGS`. */
export function cellsOf(row: Row): string[] {
	return [
		row.model,
		row.period,
		String(row.series),
		row.smape.toFixed(2),
		row.mase.toFixed(3),
		row.owa.toFixed(3),
		row.rmsse.toFixed(3),
		row.coverage95.toFixed(3),
		row.coverage80.toFixed(3),
		row.msis.toFixed(2),
		row.rmsseWhole.toFixed(3),
		Number.isNaN(row.rmssePoint) ? "-" : row.rmssePoint.toFixed(3),
		row.leadTimePinball.toFixed(3),
		row.leadTimeCoverage.toFixed(3),
		row.milliseconds.toFixed(3),
	];
}
