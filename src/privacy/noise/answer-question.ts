import { ReapproError } from "../../errors.js";
import { discreteLaplaceHalfWidth, discreteLaplaceVariance } from "../../math/index.js";
import { sensitivityOf } from "./contribution-bound.js";
import { discreteLaplaceNoise } from "./discrete-laplace-noise.js";
import { requireCovered, spend } from "./noise-budget.js";
import type { CheckedNoiseOptions } from "./noise-options.js";
import { type NoiseScale, noiseScale } from "./noise-scale.js";
import type { NoisyAnswer } from "./noisy-counts-types.js";
import { type Question, questionKey } from "./question-key.js";
import { byteReader, type RandomBytes } from "./random-bytes.js";
import { uniformBelow } from "./uniform-below.js";

/** Sums stay far below 2^53: no more than 2^24 units or 2^32 lines fit in memory, each within 1,000,000 pieces. */
function withNoise(totals: readonly number[], scale: NoiseScale, source: RandomBytes): number[] {
	const below = uniformBelow(byteReader(source));
	return totals.map((total) => total + discreteLaplaceNoise(scale, below));
}

/**
 * Answers a question out of the budget: the stored answer when it was asked before, else counts with fresh noise.
 *
 * Whether the question is new, covered or refused is decided by public facts alone, before the data are read.
 *
 * @param question its public parts, the cells in the caller's order
 * @param totalsOf reads the data: counts in the order of the cells, no unit with more than its bound
 * @param options checked options
 * @returns answer and budget
 * @throws {ReapproError} `OPTION_INVALID` when the budget does not cover the price, or the source is none;
 * `INPUT_INVALID` when a stored answer is not of this length
 */
export function answerQuestion(
	question: Question,
	totalsOf: () => Float64Array,
	options: CheckedNoiseOptions,
): NoisyAnswer {
	const { budget, microEpsilon, confidence, atLeastZero } = options;
	const { unit, contributionBound } = budget;
	const { cells } = question;
	const sensitivity = sensitivityOf(contributionBound);
	const scale = noiseScale(sensitivity, microEpsilon);
	const key = questionKey(question);
	const sorted = cells
		.map((_, at) => at)
		.sort((a, b) => ((cells[a] as string) < (cells[b] as string) ? -1 : 1));
	const known = budget.entries.find((entry) => entry.question === key);
	let told = known?.counts;
	if (told !== undefined && told.length !== cells.length) {
		throw new ReapproError("INPUT_INVALID", "Give the budget as the last answer returned it.", "budget");
	}
	if (told === undefined) {
		requireCovered(budget, microEpsilon);
		const totals = totalsOf();
		told = withNoise(
			sorted.map((at) => totals[at] as number),
			scale,
			options.randomBytes,
		);
	}
	const counts = new Array<number>(cells.length);
	for (const [place, at] of sorted.entries()) {
		const count = told[place] as number;
		counts[at] = atLeastZero ? Math.max(0, count) : count;
	}
	const rate = scale.denominator / scale.numerator;
	return {
		answer: {
			schemaVersion: 1,
			kind: "noisy-counts",
			question: question.name,
			edition: question.edition,
			unit,
			contributionBound,
			enforcement: question.enforcement,
			microEpsilon,
			sensitivity,
			scale,
			variance: discreteLaplaceVariance(rate),
			confidence,
			halfWidth: discreteLaplaceHalfWidth(rate, confidence),
			atLeastZero,
			counts: cells.map((cell, at) => ({ cell, count: counts[at] as number })),
		},
		budget: known === undefined ? spend(budget, { question: key, microEpsilon, counts: told }) : budget,
		chargedMicroEpsilon: known === undefined ? microEpsilon : 0,
	};
}
