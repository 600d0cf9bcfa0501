/** Yardsticks of a case that its tolerance may refer to. */
export interface Scales {
	/** Standard deviation of the lead-time demand. */
	readonly ltdSd?: number;
	/** The same, summed over all stages. */
	readonly totalLtdSd?: number;
}

/** How far a figure may be off: any of the given rules suffices. */
interface Rule {
	readonly rel?: number;
	readonly abs?: number;
	readonly absOverLtdSd?: number;
	readonly absOverTotalLtdSd?: number;
	readonly integers?: "exact";
}

/** `"exact"`, a rule for every field, or a rule for single fields, or both; a `note` is for readers. */
export type Tolerance = "exact" | (Rule & { readonly [field: string]: unknown });

const RULE_KEYS = ["rel", "abs", "absOverLtdSd", "absOverTotalLtdSd", "integers"];

/**
 * Judges the answer to one case. A field of `expected` without a tolerance is information and is not judged.
 *
 * @param expected fields and their expected values
 * @param actual fields that were computed
 * @param tolerance tolerance of the case
 * @param scales yardsticks of the case
 * @returns what differs first, or undefined when all agrees
 */
export function difference(
	expected: Readonly<Record<string, unknown>>,
	actual: Readonly<Record<string, unknown>>,
	tolerance: Tolerance,
	scales: Scales = {},
): string | undefined {
	for (const [field, value] of Object.entries(expected)) {
		const rule = ruleOf(field, tolerance);
		const found = rule === undefined ? undefined : differenceOf(value, actual[field], rule, scales, field);
		if (found !== undefined) return found;
	}
	return undefined;
}

function ruleOf(field: string, tolerance: Tolerance): Rule | "exact" | undefined {
	if (tolerance === "exact") return "exact";
	const own = RULE_KEYS.includes(field) ? undefined : tolerance[field];
	if (own === "exact") return "exact";
	if (typeof own === "object" && own !== null) return own as Rule;
	return RULE_KEYS.some((key) => tolerance[key] !== undefined) ? tolerance : undefined;
}

function differenceOf(
	expected: unknown,
	actual: unknown,
	rule: Rule | "exact",
	scales: Scales,
	path: string,
): string | undefined {
	if (Array.isArray(expected)) {
		if (!Array.isArray(actual)) return `${path}: a list was expected`;
		if (actual.length !== expected.length)
			return `${path}: ${expected.length} entries were expected, ${actual.length} came`;
		return first(expected, (value, index) =>
			differenceOf(value, actual[index], rule, scales, `${path}[${index}]`),
		);
	}
	if (typeof expected === "object" && expected !== null) {
		if (typeof actual !== "object" || actual === null) return `${path}: fields were expected`;
		const fields = actual as Record<string, unknown>;
		return first(Object.entries(expected), ([key, value]) =>
			differenceOf(value, fields[key], rule, scales, `${path}.${key}`),
		);
	}
	const agrees =
		typeof expected === "number" && typeof actual === "number"
			? numbersAgree(expected, actual, rule, scales)
			: Object.is(expected, actual);
	return agrees ? undefined : `${path}: ${String(expected)} was expected, ${String(actual)} came`;
}

function first<T>(
	values: readonly T[],
	judge: (value: T, index: number) => string | undefined,
): string | undefined {
	for (let index = 0; index < values.length; index++) {
		const found = judge(values[index] as T, index);
		if (found !== undefined) return found;
	}
	return undefined;
}

function numbersAgree(expected: number, actual: number, rule: Rule | "exact", scales: Scales): boolean {
	if (expected === actual) return true;
	if (rule === "exact" || (rule.integers === "exact" && Number.isInteger(expected))) return false;
	const off = Math.abs(actual - expected);
	if (rule.rel !== undefined && off <= rule.rel * Math.abs(expected)) return true;
	if (rule.abs !== undefined && off <= rule.abs) return true;
	if (rule.absOverLtdSd !== undefined && off <= rule.absOverLtdSd * (scales.ltdSd ?? Number.NaN)) return true;
	return (
		rule.absOverTotalLtdSd !== undefined && off <= rule.absOverTotalLtdSd * (scales.totalLtdSd ?? Number.NaN)
	);
}
