import * as z from "zod";
import { ReapproError } from "../../errors.js";
import { checkWithSchema } from "../transparency/check-with-schema.js";
import { budgetChecksum } from "./budget-checksum.js";
import { contributionBoundSchema } from "./contribution-bound.js";
import type { NoiseBudget, NoiseBudgetEntry, NoiseBudgetInput } from "./noise-budget-types.js";
import { MOST_MICRO_EPSILON } from "./noise-scale.js";

const microEpsilon = z.int().min(1).max(MOST_MICRO_EPSILON);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const inputFields = {
	unit: z.enum(["family", "operator"]),
	contributionBound: contributionBoundSchema,
	totalMicroEpsilon: microEpsilon,
};
const inputSchema = z.strictObject(inputFields);

const budgetSchema = z.strictObject({
	schemaVersion: z.literal(1),
	kind: z.literal("noise-budget"),
	...inputFields,
	entries: z.array(z.strictObject({ question: hash, microEpsilon, counts: z.array(z.int()) })),
	checksum: hash,
});

const MICRO_EPSILON_ADVICE =
	"Give a whole number of millionths of epsilon, 1 to 10,000,000; 1,000,000 is an epsilon of 1.";

const INPUT_ADVICE = {
	"": "Give the unit of protection, the contribution bound and the total of a budget.",
	unit: 'Give "family" or "operator".',
	contributionBound:
		"Give the most one unit may change: { pieces } or { lines, piecesPerLine }, whole numbers, at most 1,000,000 pieces.",
	totalMicroEpsilon: MICRO_EPSILON_ADVICE,
};

const CHANGED = "Give the budget as the last answer returned it; this one was changed.";

/**
 * Opens a budget of privacy loss for one set of data. Nothing in the library adds noise unless it is given one.
 *
 * One set of data has one budget and one unit: two budgets over the same lines add up for whoever reads both answers.
 *
 * @param input unit of protection, contribution bound and total; see `NoiseBudgetInput`. None has a default
 * @returns the budget, nothing spent
 * @throws {ReapproError} `OPTION_INVALID` with the path of what is missing or out of range
 * @example
 * const budget = createNoiseBudget({ unit: "family", contributionBound: { lines: 4, piecesPerLine: 2 }, totalMicroEpsilon: 1_000_000 });
 * remainingMicroEpsilon(budget); // => 1000000
 */
export function createNoiseBudget(input: NoiseBudgetInput): NoiseBudget {
	const checked = checkWithSchema(inputSchema, input, { code: "OPTION_INVALID", advice: INPUT_ADVICE });
	return sealed({ schemaVersion: 1, kind: "noise-budget", ...checked, entries: [] });
}

/** A budget with the checksum of its content. */
function sealed(content: Omit<NoiseBudget, "checksum">): NoiseBudget {
	return { ...content, checksum: budgetChecksum(content) };
}

/**
 * Checks a budget that was stored.
 *
 * @param budget what `createNoiseBudget` or an answer returned, or its JSON read again
 * @returns a copy
 * @throws {ReapproError} `INPUT_INVALID` when it was changed: a field, a spend, an answer, or the sum of the spends
 * @example
 * checkedBudget(createNoiseBudget({ unit: "operator", contributionBound: { pieces: 9 }, totalMicroEpsilon: 5 })).entries; // => []
 */
export function checkedBudget(budget: unknown): NoiseBudget {
	const checked = checkWithSchema(budgetSchema, budget, { code: "INPUT_INVALID", advice: { "": CHANGED } });
	const questions = new Set(checked.entries.map(({ question }) => question));
	const isWhole =
		questions.size === checked.entries.length &&
		spentMicroEpsilon(checked) <= checked.totalMicroEpsilon &&
		budgetChecksum(checked) === checked.checksum;
	if (!isWhole) throw new ReapproError("INPUT_INVALID", CHANGED, "budget");
	return checked;
}

function spentMicroEpsilon({ entries }: Pick<NoiseBudget, "entries">): number {
	return entries.reduce((sum, entry) => sum + entry.microEpsilon, 0);
}

/**
 * What may still be spent: the total less the sum over the questions answered (Dwork and Roth 2014, theorem 3.16).
 *
 * @param budget as `createNoiseBudget` or the last answer returned it
 * @returns millionths of epsilon, >= 0
 * @throws {ReapproError} `INPUT_INVALID` when the budget was changed
 * @example
 * remainingMicroEpsilon(createNoiseBudget({ unit: "operator", contributionBound: { pieces: 9 }, totalMicroEpsilon: 5 })); // => 5
 */
export function remainingMicroEpsilon(budget: NoiseBudget): number {
	const checked = checkedBudget(budget);
	return checked.totalMicroEpsilon - spentMicroEpsilon(checked);
}

/**
 * Writes an answered question into a budget.
 *
 * @param budget a checked budget
 * @param entry the question
 * @returns the budget after it
 * @throws {ReapproError} `OPTION_INVALID` when the rest of the budget does not cover its price
 * @example
 * const budget = createNoiseBudget({ unit: "operator", contributionBound: { pieces: 9 }, totalMicroEpsilon: 5 });
 * spend(budget, { question: "0".repeat(64), microEpsilon: 5, counts: [1] }).entries.length; // => 1
 */
export function spend(budget: NoiseBudget, entry: NoiseBudgetEntry): NoiseBudget {
	requireCovered(budget, entry.microEpsilon);
	const { checksum: _, ...content } = budget;
	return sealed({ ...content, entries: [...budget.entries, entry] });
}

/** Throws `OPTION_INVALID` unless the budget covers the price. */
export function requireCovered(budget: NoiseBudget, price: number): void {
	if (price <= budget.totalMicroEpsilon - spentMicroEpsilon(budget)) return;
	throw new ReapproError(
		"OPTION_INVALID",
		"The budget does not cover this question: ask an earlier question again, or ask for less.",
		"microEpsilon",
	);
}
