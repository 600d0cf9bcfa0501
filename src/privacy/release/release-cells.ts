import type { ReleaseRules } from "../types.js";
import { type Atom, atomsOf, cellHolds, type ReleaseCell, type ReleaseRow } from "./atoms.js";
import { eachCombination, isInSpan } from "./combinations.js";
import { echelonBasis } from "./integer-basis.js";
import { judgeCell } from "./judge-cell.js";

/** Branches looked at for one figure that is added; a figure that needs more is not released. */
const BRANCH_LIMIT = 30_000;
/** Choices looked at while looking for the largest one that is safe. */
const CHOICE_LIMIT = 200;
/** Up to so many figures, past ones included, all are judged together. */
const FEW_CELLS = 8;

/** A table of which some figures may go out. */
export interface ReleaseRequest {
	/** All facts behind the figures, of this and of earlier releases. */
	readonly rows: readonly ReleaseRow[];
	/** The figures that are asked for; those named first are kept first. */
	readonly cells: readonly ReleaseCell[];
	/** Figures that went out before. */
	readonly past?: readonly ReleaseCell[];
}

/** Keys of the figures, in the order in which they were asked for. */
export interface ReleaseDecision {
	readonly released: readonly string[];
	readonly suppressed: readonly string[];
}

const passes = (rows: readonly ReleaseRow[], rules: ReleaseRules): boolean =>
	judgeCell(
		rows.map(({ member, quantity, orders }) => ({ operatorId: member, quantity, orders })),
		rules,
	).released;

/**
 * The figures that a combination with one of them can reach. Disjoint figures need not be judged together: where each
 * of two sets of rows that share none passes, both together pass too, as long as no row is negative.
 */
function connectedCells(atoms: readonly Atom[], cells: readonly number[], start: number): number[] {
	const reached = new Set([start]);
	for (const cell of reached) {
		for (const { inCell } of atoms) {
			if (inCell[cell]) for (const other of cells) if (inCell[other]) reached.add(other);
		}
	}
	return cells.filter((cell) => reached.has(cell));
}

/** Whether so few members have rows with -1 that they could tell each other what they know. */
function coalitionTest(atoms: readonly Atom[], coalition: number): (entries: Int8Array) => boolean {
	const names = new Map<string, number>();
	const membersOf = atoms.map(({ rows }) =>
		Uint32Array.from(new Set(rows.map(({ member }) => member)), (member) => {
			const number = names.get(member) ?? names.size;
			names.set(member, number);
			return number;
		}),
	);
	const seenIn = new Uint32Array(names.size);
	let combination = 0;
	return (entries) => {
		combination += 1;
		let members = 0;
		for (let at = 0; at < entries.length; at++) {
			if (entries[at] !== -1) continue;
			for (const member of membersOf[at] as Uint32Array) {
				if (seenIn[member] === combination) continue;
				seenIn[member] = combination;
				members += 1;
				if (members > coalition) return false;
			}
		}
		return true;
	};
}

/** Whether a figure can be added so that nothing that fails can be worked out, by a coalition or by anybody. */
function canAdd(
	added: number,
	chosen: readonly number[],
	{ atoms, past, rules, mayJudgeApart }: SafetyTerms,
): boolean {
	const all = [...past, ...chosen, added];
	const judged = mayJudgeApart && all.length > FEW_CELLS ? connectedCells(atoms, all, added) : all;
	const vectorOf = (cell: number): number[] => atoms.map(({ inCell }) => (inCell[cell] ? 1 : 0));
	const known = echelonBasis(past.map(vectorOf));
	const mayKnow = coalitionTest(atoms, rules.coalition);
	const end = eachCombination(echelonBasis(judged.map(vectorOf)), atoms.length, BRANCH_LIMIT, (entries) => {
		if (!mayKnow(entries)) return true;
		const summed = atoms.flatMap(({ rows }, at) => (entries[at] === 1 ? rows : []));
		return passes(summed, rules) || isInSpan(known, entries);
	});
	return end === "fine";
}

interface SafetyTerms {
	readonly atoms: readonly Atom[];
	/** Numbers of the figures that went out before. */
	readonly past: readonly number[];
	readonly rules: ReleaseRules;
	/** Whether disjoint figures may be judged apart. */
	readonly mayJudgeApart: boolean;
}

/** The largest safe choice that was found, the one with the first figures among equals. */
function largestSafeChoice(candidates: readonly number[], terms: SafetyTerms): readonly number[] {
	let best: readonly number[] = [];
	let choices = 0;
	// A part of a safe choice is safe, so that a branch ends where a figure can not be added.
	const search = (at: number, chosen: readonly number[]): void => {
		if (chosen.length > best.length) best = chosen;
		const isHopeless = chosen.length + candidates.length - at <= best.length;
		if (isHopeless || (choices >= CHOICE_LIMIT && best.length > chosen.length)) return;
		choices += 1;
		const next = candidates[at] as number;
		if (canAdd(next, chosen, terms)) search(at + 1, [...chosen, next]);
		search(at + 1, chosen);
	};
	search(0, []);
	return best;
}

/**
 * Decides which figures of a group's table may go out, so that nothing that fails the rules of `judgeCell` can be
 * worked out from them and from what went out before (complementary suppression; Hundepool and others 2012, chapter
 * 4). Every combination of figures with entries -1, 0 and 1 is looked at; what is added must pass, also when a
 * coalition of members takes its own rows out.
 *
 * Work grows as 3 to the power of the number of independent figures that share rows. A figure that would need too
 * many combinations is not released: the gate then holds back more than it must, never less.
 *
 * @param request facts, figures, and figures of earlier releases
 * @param rules the policy's release rules
 * @returns which figures go out and which do not; as many as possible, those named first before others
 * @example
 * const rules = { minOperators: 3, minOrders: 5, maxSharePercent: 85, pPercent: 10, coalition: 1 };
 * const row = (member, sku) => ({ member, sku, period: "Q1", quantity: 4, orders: 4 });
 * const rows = [row("a", "urn"), row("b", "urn"), row("c", "urn"), row("a", "cap"), row("b", "cap")];
 * const cells = [{ key: "total" }, { key: "urn", skus: ["urn"] }, { key: "cap", skus: ["cap"] }];
 * releaseCells({ rows, cells }, rules); // => { released: ["total"], suppressed: ["urn", "cap"] }
 */
export function releaseCells(
	{ rows, cells, past = [] }: ReleaseRequest,
	rules: ReleaseRules,
): ReleaseDecision {
	const atoms = atomsOf(rows, [...past, ...cells]);
	const candidates = cells.flatMap((cell, index) =>
		passes(
			rows.filter((row) => cellHolds(cell, row)),
			rules,
		)
			? [past.length + index]
			: [],
	);
	const best = largestSafeChoice(candidates, {
		atoms,
		past: past.map((_, index) => index),
		rules,
		mayJudgeApart: rows.every(({ quantity }) => quantity >= 0),
	});
	const isReleased = (index: number): boolean => best.includes(past.length + index);
	return {
		released: cells.flatMap(({ key }, index) => (isReleased(index) ? [key] : [])),
		suppressed: cells.flatMap(({ key }, index) => (isReleased(index) ? [] : [key])),
	};
}
