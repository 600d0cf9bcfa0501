import * as z from "zod";
import { ReapproError } from "../../errors.js";
import { answerQuestion } from "./answer-question.js";
import { type ContributionRow, clippedTotals } from "./clip-contributions.js";
import { checkedOptions, filledOptions, labelSchema, noiseOptionFields } from "./noise-options.js";
import type { NoisyAnswer, NoisyCountsOptions, UnitContribution } from "./noisy-counts-types.js";

const optionsSchema = z.strictObject({
	...noiseOptionFields,
	question: labelSchema,
	edition: labelSchema,
	cells: z
		.array(labelSchema)
		.min(1)
		.refine((cells) => new Set(cells).size === cells.length),
});

const refuse = (sentence: string, path: string): never => {
	throw new ReapproError("INPUT_INVALID", sentence, path);
};

function* checkedRows(contributions: Iterable<UnitContribution>, cells: number): Generator<ContributionRow> {
	let index = 0;
	for (const contribution of contributions) {
		const path = `contributions[${index}]`;
		if (typeof contribution !== "object" || contribution === null) {
			refuse("Give contributions as { unit, cell, count }.", path);
		}
		const { unit, cell, count } = contribution;
		if (typeof unit !== "string") refuse("Give the unit that contributes as a text.", `${path}.unit`);
		if (!(Number.isInteger(cell) && cell >= 0 && cell < cells)) {
			refuse("Give the index of one of the cells.", `${path}.cell`);
		}
		if (!Number.isSafeInteger(count)) refuse("Give a whole number of pieces.", `${path}.count`);
		yield { unit, cell, count };
		index += 1;
	}
}

/**
 * Integer counts with discrete Laplace noise: the answer to a question is almost as likely with any one unit as without
 * it, P(answer with) <= exp(epsilon) P(answer without) (Dwork, McSherry, Nissim and Smith 2006).
 *
 * Every unit is cut to the budget's bound before the sums, so that the bound holds whatever the data. How many units were
 * cut is not told: it would be one more figure without noise. The noise is exact, see `docs/noise.md`. A question that
 * was asked before, by its public parts, gets its old answer at no cost, even when the data have changed since: name
 * another `edition` to ask anew.
 *
 * @param contributions pieces by unit and cell, any order, read at most once
 * @param options budget, price, question, edition and cells; see `NoisyCountsOptions`
 * @returns the counts with scale, variance and half-width, in the order of `cells`, and the budget to be kept
 * @throws {ReapproError} `OPTION_INVALID` for a wrong option, a price that the budget does not cover or a source that is
 * none; `INPUT_INVALID` for a changed budget or a contribution that is none; `PEER_MISSING` when no source was given and
 * there is no Web Crypto
 * @example
 * const budget = createNoiseBudget({ unit: "family", contributionBound: { pieces: 4 }, totalMicroEpsilon: 1_000_000 });
 * const options = { budget, microEpsilon: 500_000, question: "urns", edition: "2026-11-23", cells: ["October"] };
 * const { answer, budget: after } = noisyCounts([{ unit: "f-1", cell: 0, count: 2 }], options);
 * answer.scale; // => { numerator: 8, denominator: 1 }
 * remainingMicroEpsilon(after); // => 500000
 */
export function noisyCounts(
	contributions: Iterable<UnitContribution>,
	options: NoisyCountsOptions,
): NoisyAnswer {
	const checked = checkedOptions(optionsSchema, options);
	const filled = filledOptions(checked);
	const { question: name, edition, cells, microEpsilon } = checked;
	return answerQuestion(
		{ name, edition, cells, microEpsilon, enforcement: "unit" },
		() =>
			clippedTotals(checkedRows(contributions, cells.length), cells.length, filled.budget.contributionBound),
		filled,
	);
}
