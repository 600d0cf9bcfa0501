import { monthsDigest } from "./facts-digest.js";
import type { RegisteredYear, ReleaseRegister, RunArticle } from "./register-types.js";

type Years = Map<number, string>;

/** Years of an article as each run that showed it knew them, in their order. */
function yearsByRun(register: ReleaseRegister, sku: string): Years[] {
	const known: Years = new Map();
	return register.runs.flatMap((run) => {
		const article = run.articles.find((candidate) => candidate.sku === sku);
		for (const { year, sha256 } of article?.years ?? []) known.set(year, sha256);
		return article === undefined ? [] : [new Map(known)];
	});
}

/**
 * What a run would have the register know of an article's years: those that it knows otherwise, or not at all.
 *
 * @param article of the run
 * @param register what went out before
 * @returns years whose months changed
 */
export function changedYears({ sku, years = [] }: RunArticle, register: ReleaseRegister): RegisteredYear[] {
	const last: Years = yearsByRun(register, sku).at(-1) ?? new Map();
	return years
		.map(({ year, months }) => ({ year, sha256: monthsDigest(months) }))
		.filter(({ year, sha256 }) => last.get(year) !== sha256);
}

/**
 * First calendar year that no earlier run may have told otherwise: lines were withdrawn from the years before, came late,
 * or stand on other days. The difference of two seasons would tell which, a whole year that is left out does not.
 *
 * @param register of all runs, the last of which showed the article
 * @param sku the article
 * @returns the year after the last one that has changed; minus infinity where none has
 * @example
 * firstUnchangedYear({ kind: "release-register", schemaVersion: 1, runs: [] }, "urn") === Number.NEGATIVE_INFINITY; // => true
 */
export function firstUnchangedYear(register: ReleaseRegister, sku: string): number {
	const runs = yearsByRun(register, sku);
	const now: Years = runs.at(-1) ?? new Map();
	let first = Number.NEGATIVE_INFINITY;
	for (const before of runs) {
		for (const [year, sha256] of before) {
			if (now.get(year) !== sha256) first = Math.max(first, year + 1);
		}
	}
	return first;
}
