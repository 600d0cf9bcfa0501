import { logGammaRatio } from "../models/index.js";

/**
 * Lines that the share of those who join in all articles may be worth beside those of one article; the likelihood of the
 * articles chooses.
 */
const WORTHS = [10, 30, 100, 300, 1000];

/** Lines that members of even size are worth beside those that were seen: enough for a share before the first of them. */
const EVEN_LINES = 4;

/** Lines of one series since a join: of those that were there, and of those that joined; and whether it was there before. */
export interface SinceJoin {
	readonly old: number;
	readonly joined: number;
	readonly isKnown: boolean;
}

/** Operators that were there before a join, and those who joined. */
export interface JoinCounts {
	readonly old: number;
	readonly joined: number;
}

/** Logarithm of the beta-binomial likelihood of lines that are shared as `worth` lines of `share` and themselves are. */
function likelihoodOf({ old, joined }: SinceJoin, share: number, worth: number): number {
	const [a, b] = [worth * share, worth * (1 - share)];
	return logGammaRatio(a, old) + logGammaRatio(b, joined) - logGammaRatio(worth, old + joined);
}

/**
 * Part of each series that those who join at one step do not have. Lines of the same time are set against each other:
 * what grew, was launched or is out of season meanwhile is nobody's share. An article of few lines is shared as all are.
 *
 * @param lines lines of each series since the join
 * @param counts operators that were there before, and those who joined
 * @returns numbers in (0, 1], one for each series; 1 for one that nobody had before
 */
export function partsBefore(lines: readonly SinceJoin[], counts: JoinCounts): Float64Array {
	const old = lines.reduce((sum, one) => sum + one.old, 0);
	const all = lines.reduce((sum, one) => sum + one.joined, old);
	const share = (EVEN_LINES * (counts.old / (counts.old + counts.joined)) + old) / (EVEN_LINES + all);
	let worth = 0;
	let best = Number.NEGATIVE_INFINITY;
	for (const candidate of WORTHS) {
		const likelihood = lines.reduce((sum, one) => sum + likelihoodOf(one, share, candidate), 0);
		if (likelihood <= best) continue;
		best = likelihood;
		worth = candidate;
	}
	return Float64Array.from(lines, (one) =>
		one.isKnown ? (worth * share + one.old) / (worth + one.old + one.joined) : 1,
	);
}
