import * as z from "zod";
import { checkWithSchema } from "../transparency/check-with-schema.js";
import { checkedBudget } from "./noise-budget.js";
import type { NoiseBudget } from "./noise-budget-types.js";
import { MOST_MICRO_EPSILON } from "./noise-scale.js";
import type { RandomBytes } from "./random-bytes.js";
import { webCryptoBytes } from "./web-crypto-bytes.js";

/** Text of a public label. */
export const labelSchema = z.string().min(1).max(200);

/** Fields that every noisy answer takes; the budget has a check of its own. */
export const noiseOptionFields = {
	budget: z.unknown(),
	microEpsilon: z.int().min(1).max(MOST_MICRO_EPSILON),
	confidence: z.number().gt(0).lt(1).optional(),
	atLeastZero: z.boolean().optional(),
	randomBytes: z.custom<RandomBytes>((value) => typeof value === "function").optional(),
};

const ADVICE: Readonly<Record<string, string>> = {
	"": "Give the options of a noisy answer as a plain object.",
	microEpsilon:
		"Give a whole number of millionths of epsilon, 1 to 10,000,000; 1,000,000 is an epsilon of 1.",
	confidence: "Give a fraction between 0 and 1, both excluded: 0.95, not 95.",
	atLeastZero: "Give true or false.",
	randomBytes: "Give a function of a length that returns that many fresh random bytes as a Uint8Array.",
	question: "Give a name of 1 to 200 characters for what is counted.",
	edition: "Give a name of 1 to 200 characters for the state of the data, such as the day of processing.",
	cells: "Give the labels of the counts: at least one, each once, 1 to 200 characters.",
	period: 'Give "day", "week" or "month".',
	from: "Give a calendar date as YYYY-MM-DD.",
	to: "Give a calendar date as YYYY-MM-DD.",
	articles: "Give articles of the catalogue, at least one, each once.",
};

/** What `noiseOptionFields` lets pass. */
interface ReadOptions {
	readonly budget: unknown;
	readonly microEpsilon: number;
	readonly confidence?: number | undefined;
	readonly atLeastZero?: boolean | undefined;
	readonly randomBytes?: RandomBytes | undefined;
}

/** Options with their defaults. */
export interface CheckedNoiseOptions {
	readonly budget: NoiseBudget;
	readonly microEpsilon: number;
	readonly confidence: number;
	readonly atLeastZero: boolean;
	readonly randomBytes: RandomBytes;
}

/**
 * Checks options against a schema made of `noiseOptionFields` and more.
 *
 * @param schema refuses unknown fields
 * @param options what the caller gave
 * @returns a checked copy
 * @throws {ReapproError} `OPTION_INVALID` with the path of the first field that is wrong
 * @example
 * checkedOptions({ safeParse: (data) => ({ success: true, data }) }, 7); // => 7
 */
export function checkedOptions<T>(schema: z.ZodType<T>, options: unknown): T {
	return checkWithSchema(schema, options, { code: "OPTION_INVALID", advice: ADVICE });
}

/**
 * Fills in defaults and checks the budget.
 *
 * @param options options that passed their schema
 * @returns all of them
 * @throws {ReapproError} `INPUT_INVALID` when the budget was changed
 * @example
 * const budget = createNoiseBudget({ unit: "operator", contributionBound: { pieces: 9 }, totalMicroEpsilon: 5 });
 * filledOptions({ budget, microEpsilon: 5 }).confidence; // => 0.95
 */
export function filledOptions(options: ReadOptions): CheckedNoiseOptions {
	return {
		budget: checkedBudget(options.budget),
		microEpsilon: options.microEpsilon,
		confidence: options.confidence ?? 0.95,
		atLeastZero: options.atLeastZero ?? false,
		randomBytes: options.randomBytes ?? webCryptoBytes,
	};
}
