import {
	ETS_FORMS,
	etsFormName,
	mstlDecomposition,
	mstlModel,
	processMeans,
	type Series,
	type StlOptions,
	stl,
} from "../../../src/models/index.js";
import type { CaseResult } from "../topic.js";
import {
	caseOf,
	fieldsOf,
	judged,
	listDifference,
	MEAN_SLACK,
	numbersOf,
	type ReferenceFile,
} from "./reference-file.js";

/** Calls whose answers the files hold. */
const STL_CALLS: Readonly<Record<string, StlOptions>> = {
	stl_periodic: { seasonWindow: "periodic" },
	stl_s13_robust: { seasonWindow: 13, robust: true },
};

/** Decompositions by locally weighted regression, of one and of several seasons. */
export function stlCases(id: string, series: Series, file: ReferenceFile): CaseResult[] {
	const results: CaseResult[] = [];
	const known = [...Object.keys(STL_CALLS), "mstl", "stlf"].filter((name) => file[name] !== undefined);
	if (series.seasonLength < 2 || series.values.length <= 2 * series.seasonLength)
		return known.map((name) => caseOf("stl", `${id}/${name}`, "unsupported", "a series without two seasons"));
	for (const [name, options] of Object.entries(STL_CALLS)) {
		if (file[name] === undefined) continue;
		const parts = stl(series.values, series.seasonLength, options);
		const expected = fieldsOf(file[name]);
		results.push(judged("stl", `${id}/${name}`, partsDifference(expected, { ...parts })));
	}
	if (file.mstl !== undefined) results.push(mstlCase(id, series, fieldsOf(file.mstl)));
	if (file.stlf !== undefined) results.push(forecastCase(id, series, fieldsOf(file.stlf)));
	return results;
}

function mstlCase(id: string, series: Series, reference: ReferenceFile): CaseResult {
	const caseId = `${id}/mstl`;
	const { columns, values } = reference;
	if (!Array.isArray(columns) || !Array.isArray(values))
		return caseOf("stl", caseId, "unsupported", "no columns of a decomposition");
	const periods = columns.flatMap((name) => /^Seasonal(\d+)$/.exec(String(name))?.[1] ?? []).map(Number);
	const { seasonals, trend, remainder } = mstlDecomposition(series.values, periods);
	const parts: Record<string, ArrayLike<number>> = {
		Data: series.values,
		Trend: trend,
		Remainder: remainder,
	};
	for (const [index, period] of periods.entries()) parts[`Seasonal${period}`] = seasonals[index]!;
	const expected = Object.fromEntries(columns.map((name, index) => [String(name), values[index] as unknown]));
	return judged("stl", caseId, partsDifference(expected, parts));
}

/** Forecasts with the form that the reference chose for the adjusted series; its parameters are searched for anew. */
function forecastCase(id: string, series: Series, reference: ReferenceFile): CaseResult {
	const caseId = `${id}/stlf`;
	const letters = String(reference.method).replace(/^STL \+ +ETS\(|\)$|,/g, "");
	const trend = ETS_FORMS.find((form) => etsFormName(form) === letters);
	const expected = numbersOf(reference.mean);
	if (trend === undefined || expected === undefined)
		return caseOf("stl", caseId, "unsupported", "a form outside the stable ones, or no forecasts");
	const model = mstlModel({ trend });
	const means = processMeans(model.predict(model.fit(series), expected.length));
	const scale = expected.reduce((sum, value) => sum + Math.abs(value), 0) / expected.length;
	const off = expected.reduce((most, value, h) => Math.max(most, Math.abs(value - means[h]!)), 0);
	const difference =
		off <= MEAN_SLACK * scale ? undefined : `mean off by ${((100 * off) / scale).toFixed(2)} % of the scale`;
	return judged("stl", caseId, difference);
}

/** Parts are sums and differences of figures of the size of the series, and no more exact than these. */
function partsDifference(
	expected: ReferenceFile,
	parts: Readonly<Record<string, ArrayLike<number>>>,
): string | undefined {
	const names = Object.keys(expected);
	if (names.length === 0) return "no parts to compare with";
	for (const name of names) {
		const part = parts[name];
		const difference =
			part === undefined
				? `${name}: no such part`
				: listDifference(name, numbersOf(expected[name]) ?? [], part);
		if (difference !== undefined) return difference;
	}
	return undefined;
}
