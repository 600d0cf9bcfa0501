import type { ReleaseRules } from "../types.js";
import { type ReleaseCell, type ReleaseRow, type ReleaseTable, releaseTable } from "./atoms.js";
import { type BitMask, bit, maskOf } from "./bit-mask.js";
import { safeChoice } from "./choose.js";
import { hasRoom } from "./judge-cell.js";
import type { FailingFigure } from "./known-figures.js";
import { addVolumes, emptyTally, tallyMargins } from "./volumes.js";

/** A table of which some figures may go out. */
export interface ReleaseRequest {
	/** All facts behind the figures, of this and of earlier releases. */
	readonly rows: readonly ReleaseRow[];
	/** The figures that are asked for; those named first are kept first. */
	readonly cells: readonly ReleaseCell[];
	/** Figures that went out before. */
	readonly past?: readonly ReleaseCell[];
	/** Figures that were asked for before and did not go out; those that fail stay hidden from coalitions too. */
	readonly hidden?: readonly ReleaseCell[];
}

/** Keys of the figures, in the order in which they were asked for. */
export interface ReleaseDecision {
	readonly released: readonly string[];
	readonly suppressed: readonly string[];
}

/** Whether a figure passes by itself. */
function passesAlone(table: ReleaseTable, cell: BitMask, rules: ReleaseRules): boolean {
	const tally = emptyTally(table.memberCount);
	for (const { cells, volumes } of table.atoms) if ((cells & cell) !== 0n) addVolumes(tally, volumes);
	return hasRoom(tallyMargins(tally, rules));
}

function failingFigure({ atoms }: ReleaseTable, cell: BitMask): FailingFigure {
	const held = atoms.flatMap(({ cells, members }, at) =>
		(cells & cell) !== 0n && members !== 0n ? [at] : [],
	);
	return {
		cell,
		atoms: held,
		members: held.reduce((mask, at) => mask | (atoms[at]?.members ?? 0n), 0n),
	};
}

/**
 * Decides which figures of a group's table may go out, so that nothing that fails the rules of `judgeCell` can be
 * worked out from them and from what went out before (complementary suppression; Hundepool and others 2012, chapter
 * 4). What can be worked out:
 *
 * - what a combination of figures with entries -1, 0 and 1 adds, also when a coalition of members takes its own rows
 *   out of it;
 * - any sum of one member that a combination with any factors leaves to a coalition (a test of rank);
 * - that rows are empty, from figures that are equal although one has more rows;
 * - a figure that was asked for and fails, by a coalition that knows its own rows.
 *
 * Figures that share no row are judged apart. Where each set of rows that the figures tell apart passes by itself, no
 * search is needed; else combinations are searched, and a figure that would need too many is not released: the gate
 * then holds back more than it must, never less.
 *
 * @param request facts, figures, and figures of earlier releases
 * @param rules the policy's release rules
 * @returns which figures go out and which do not: as many as possible in small tables, those named first in large ones
 * @example
 * const rules = { minOperators: 3, minOrders: 5, maxSharePercent: 85, pPercent: 10, coalition: 1 };
 * const row = (member, sku) => ({ member, sku, period: "Q1", quantity: 4, orders: 4 });
 * const rows = [row("a", "urn"), row("b", "urn"), row("c", "urn"), row("a", "cap"), row("b", "cap")];
 * const cells = [{ key: "total" }, { key: "urn", skus: ["urn"] }, { key: "cap", skus: ["cap"] }];
 * releaseCells({ rows, cells }, rules); // => { released: ["total"], suppressed: ["urn", "cap"] }
 */
export function releaseCells(
	{ rows, cells, past = [], hidden = [] }: ReleaseRequest,
	rules: ReleaseRules,
): ReleaseDecision {
	const table = releaseTable(rows, [...past, ...cells, ...hidden]);
	const candidates: number[] = [];
	const failing: FailingFigure[] = [];
	for (let cell = past.length; cell < past.length + cells.length + hidden.length; cell++) {
		if (!passesAlone(table, bit(cell), rules)) failing.push(failingFigure(table, bit(cell)));
		else if (cell < past.length + cells.length) candidates.push(cell);
	}
	const shown = safeChoice(candidates, {
		table,
		past: maskOf(past.map((_, index) => index)),
		failing,
		rules,
	});
	const isReleased = (index: number): boolean => shown.has(past.length + index);
	return {
		released: cells.flatMap(({ key }, index) => (isReleased(index) ? [key] : [])),
		suppressed: cells.flatMap(({ key }, index) => (isReleased(index) ? [] : [key])),
	};
}
