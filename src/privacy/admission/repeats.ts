import { REASON } from "../reasons.js";
import type { LinePlace } from "./entry-places.js";

/** The lines of one operator that share a lineId, from the second on. */
interface Group {
	differs: boolean;
	readonly later: number[];
}

/** Adds reasons to a line that is kept at a place. */
export type AddReasons = (place: LinePlace, reasons: number) => void;

/**
 * Lines with an id that was seen before. An exact repeat counts once: the first stays, the others are dropped. Where
 * two lines with one id differ, all are refused.
 */
export class Repeats {
	readonly #groups = new Map<LinePlace, Group>();

	/**
	 * Notes a line whose id was seen before.
	 *
	 * @param first where the first line with the id is kept
	 * @param later row among the refused lines of this one
	 * @param differs whether its content differs from that of the first
	 */
	note(first: LinePlace, later: number, differs: boolean): void {
		const group = this.#groups.get(first);
		if (group === undefined) this.#groups.set(first, { differs, later: [later] });
		else {
			group.later.push(later);
			group.differs ||= differs;
		}
	}

	/** Hands out the reasons once all lines are known. */
	settle(add: AddReasons): void {
		for (const [first, { differs, later }] of this.#groups) {
			if (differs) add(first, REASON.DUPLICATE_CONFLICT);
			for (const row of later) add(~row, differs ? REASON.DUPLICATE_CONFLICT : REASON.DUPLICATE_LINE);
		}
	}
}
