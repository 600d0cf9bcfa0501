import {
	autocorrelation,
	classicalDecomposition,
	crostonModel,
	etsRecursion,
	type ForecastModel,
	processMeans,
	type Series,
	seasonalNaive,
	tsbModel,
} from "../../../src/models/index.js";
import type { CaseResult } from "../topic.js";
import { fieldsOf, judged, listDifference, numbersOf, type ReferenceFile } from "./reference-file.js";

/** Autocorrelations, classical decomposition and seasonal naive forecasts. */
export function exactCases(id: string, series: Series, file: ReferenceFile): CaseResult[] {
	const results: CaseResult[] = [];
	const acf = numbersOf(file.acf);
	if (acf !== undefined)
		results.push(
			judged("acf", id, listDifference("acf", acf, autocorrelation(series.values, acf.length - 1))),
		);
	const decompose = fieldsOf(file.decompose_mult);
	const figure = numbersOf(decompose.figure);
	const trend = numbersOf(decompose.trend);
	if (figure !== undefined && trend !== undefined) {
		const parts = classicalDecomposition(series.values, series.seasonLength, "multiplicative");
		results.push(
			judged(
				"decompose",
				id,
				listDifference("figure", figure, parts.figure) ?? listDifference("trend", trend, parts.trend),
			),
		);
	}
	const mean = numbersOf(fieldsOf(file.snaive).mean);
	if (mean !== undefined) results.push(meansCase("snaive", id, series, seasonalNaive, mean));
	return results;
}

/** Croston, SBA, TSB and simple exponential smoothing at given parameters. */
export function intermittentCases(id: string, series: Series, file: ReferenceFile): CaseResult[] {
	const models: Readonly<Record<string, ForecastModel>> = {
		croston_alpha01: crostonModel({ alpha: 0.1 }),
		croston_alpha02: crostonModel({ alpha: 0.2 }),
		sba_alpha01: crostonModel({ alpha: 0.1, corrected: true }),
		sba_alpha02: crostonModel({ alpha: 0.2, corrected: true }),
		CrostonClassic: crostonModel({ alpha: 0.1 }),
		CrostonSBA: crostonModel({ alpha: 0.1, corrected: true }),
		TSB_01_01: tsbModel({ alphaSize: 0.1, alphaChance: 0.1 }),
		TSB_02_02: tsbModel({ alphaSize: 0.2, alphaChance: 0.2 }),
	};
	const results: CaseResult[] = [];
	for (const [name, model] of Object.entries(models)) {
		const mean = numbersOf(file[name]);
		if (mean !== undefined) results.push(meansCase("intermittent", `${id}/${name}`, series, model, mean));
	}
	const fitted = numbersOf(file.croston_fitted);
	if (fitted !== undefined)
		results.push(
			judged(
				"intermittent",
				`${id}/croston_fitted`,
				listDifference("fitted", fitted, crostonModel({ alpha: 0.1 }).fit(series).fitted),
			),
		);
	const smoothed = numbersOf(file.SES_01);
	if (smoothed !== undefined) {
		const form = { error: "A", trend: "N", damped: false, season: "N" } as const;
		const { mean } = etsRecursion(
			series,
			form,
			{ alpha: 0.1 },
			{ level: series.values[0]! },
			{ horizon: smoothed.length },
		);
		results.push(judged("intermittent", `${id}/SES_01`, listDifference("mean", smoothed, mean)));
	}
	return results;
}

function meansCase(
	topic: string,
	id: string,
	series: Series,
	model: ForecastModel,
	expected: readonly number[],
): CaseResult {
	const means = processMeans(model.predict(model.fit(series), expected.length));
	return judged(topic, id, listDifference("mean", expected, means));
}
