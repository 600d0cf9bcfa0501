import { type BitMask, bit } from "./bit-mask.js";
import { areSafe, type SafetyTerms } from "./safety.js";

/** Branches looked at for one figure that is added, in small and in large tables. */
const BRANCH_LIMIT = 30_000;
const LARGE_BRANCH_LIMIT = 3_000;
/** Branches looked at for all figures that share rows. */
const BRANCH_BUDGET = 1_000_000;
/** Choices looked at while looking for the largest one that is safe. */
const CHOICE_LIMIT = 200;
/** Figures of a large table that are searched for; the others are held back unless they need no search. */
const LARGE_SEARCHES = 60;
/** Up to so many figures that share rows, the largest choice is looked for. */
const FEW_CELLS = 14;

/** Groups of figures that share rows, those of before included. */
function connectedCells({ table, past }: Pick<SafetyTerms, "table" | "past">): BitMask[] {
	let groups: BitMask[] = [];
	for (const { cells } of table.atoms) {
		const touched = groups.filter((group) => (group & cells) !== 0n);
		groups = groups.filter((group) => (group & cells) === 0n);
		groups.push(touched.reduce((joined, group) => joined | group, cells));
	}
	return table.hasNegative ? [groups.reduce((joined, group) => joined | group, past)] : groups;
}

/** The largest safe choice that was found, the one with the first figures among equals. */
function largestChoice(candidates: readonly number[], terms: SafetyTerms): readonly number[] {
	let best: readonly number[] = [];
	let choices = 0;
	// A part of a safe choice is safe, so that a branch ends where a figure can not be added.
	const search = (at: number, chosen: readonly number[], shown: BitMask): void => {
		if (chosen.length > best.length) best = chosen;
		const isHopeless = chosen.length + candidates.length - at <= best.length;
		if (isHopeless || (choices >= CHOICE_LIMIT && best.length > chosen.length)) return;
		choices += 1;
		const next = candidates[at] as number;
		const added = bit(next);
		if (areSafe(shown | added, added, terms, "full")) search(at + 1, [...chosen, next], shown | added);
		search(at + 1, chosen, shown);
	};
	search(0, [], terms.past);
	return best;
}

/** Adds figures one after the other: first those that need no search, then those that a short search clears. */
function greedyChoice(candidates: readonly number[], terms: SafetyTerms): readonly number[] {
	let shown = terms.past;
	const chosen: number[] = [];
	const left = new Set(candidates);
	let searches = 0;
	for (const effort of ["quick", "full"] as const) {
		for (const next of left) {
			if (effort === "full") searches += 1;
			if (searches > LARGE_SEARCHES) break;
			const added = bit(next);
			if (!areSafe(shown | added, added, terms, effort)) continue;
			left.delete(next);
			chosen.push(next);
			shown |= added;
		}
	}
	return chosen;
}

/** Figures that may go out where not all may. */
function someOf(candidates: readonly number[], terms: SafetyTerms, isLarge: boolean): readonly number[] {
	if (candidates.length === 1) return [];
	return isLarge ? greedyChoice(candidates, terms) : largestChoice(candidates, terms);
}

/**
 * Chooses figures that may go out together.
 *
 * @param candidates numbers of figures that pass by themselves, those to keep first first
 * @param terms facts, figures of before, and rules
 * @returns numbers of the figures that go out
 */
export function safeChoice(
	candidates: readonly number[],
	terms: Omit<SafetyTerms, "budget" | "cache" | "limit">,
): ReadonlySet<number> {
	const chosen = new Set<number>();
	for (const group of connectedCells(terms)) {
		const members = candidates.filter((cell) => (group & bit(cell)) !== 0n);
		if (members.length === 0) continue;
		const isLarge = members.length > FEW_CELLS;
		const of: SafetyTerms = {
			...terms,
			past: terms.past & group,
			cache: new Map(),
			budget: { branches: BRANCH_BUDGET },
			limit: isLarge ? LARGE_BRANCH_LIMIT : BRANCH_LIMIT,
		};
		const all = members.reduce((mask, cell) => mask | bit(cell), 0n);
		const together = areSafe(of.past | all, all, of, isLarge ? "quick" : "full");
		for (const cell of together ? members : someOf(members, of, isLarge)) chosen.add(cell);
	}
	return chosen;
}
