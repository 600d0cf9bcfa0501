import type { CaseResult, Verdict } from "../topic.js";

/** A parsed reference file; every field is read with care, since any folder of the form may be run. */
export type ReferenceFile = Readonly<Record<string, unknown>>;

/** Forecast means of an optimised fit may be off by this share of the mean size of the reference's. */
export const MEAN_SLACK = 0.02;
/** An optimum may be worse than the reference's by this much in log-likelihood. */
export const LIKELIHOOD_SLACK = 0.5;

/** Fields of an object, or none. */
export function fieldsOf(value: unknown): ReferenceFile {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as ReferenceFile) : {};
}

/** A number, also out of a list of one. */
export function numberOf(value: unknown): number | undefined {
	const single = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
	return typeof single === "number" ? single : undefined;
}

/** Numbers of a list or of a scalar; what is not a number is `NaN`. */
export function numbersOf(value: unknown): number[] | undefined {
	if (typeof value === "number") return [value];
	if (!Array.isArray(value)) return undefined;
	return value.map((entry) => (typeof entry === "number" ? entry : Number.NaN));
}

/** One case as a result list of one. */
export function caseOf(topic: string, id: string, verdict: Verdict, detail?: string): CaseResult {
	return detail === undefined ? { topic, id, verdict } : { topic, id, verdict, detail };
}

/** Passed when nothing differs. */
export function judged(topic: string, id: string, found: string | undefined): CaseResult {
	return found === undefined ? caseOf(topic, id, "passed") : caseOf(topic, id, "failed", found);
}

/**
 * First place where two lists of numbers differ by more than 1e-6 of the expected value; `NaN` agrees with `NaN`.
 * The absolute slack covers figures that are zero but for rounding, in units of the greatest expected value.
 */
export function listDifference(
	name: string,
	expected: readonly number[],
	actual: ArrayLike<number>,
): string | undefined {
	if (actual.length < expected.length)
		return `${name}: ${expected.length} values expected, ${actual.length} came`;
	const largest = expected.reduce(
		(most, value) => Math.max(most, Number.isNaN(value) ? 0 : Math.abs(value)),
		0,
	);
	for (let index = 0; index < expected.length; index++) {
		const want = expected[index]!;
		const got = actual[index]!;
		if (Number.isNaN(want) && Number.isNaN(got)) continue;
		if (!(Math.abs(want - got) <= 1e-6 * Math.abs(want) + 1e-10 * largest))
			return `${name}[${index}]: ${want} expected, ${got} came`;
	}
	return undefined;
}
