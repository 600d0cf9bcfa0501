import type { ShortLine } from "./admitted.js";

const DAY = 86_400_000;
const FIRST = Date.UTC(2024, 10, 25);

/**
 * One line every few days in the two years before 2026-11-23.
 *
 * @param step days between two lines
 * @param patch what the lines hold beside their day
 * @param from days after 2024-11-25 of the first line
 * @param count of lines; as many as the two years hold if absent
 */
export const steadyLines = (
	step: number,
	patch: Partial<ShortLine> = {},
	from = 0,
	count = Math.floor(728 / step),
): ShortLine[] =>
	Array.from({ length: count }, (_, index) => ({
		on: new Date(FIRST + (from + index * step) * DAY).toISOString().slice(0, 10),
		...patch,
	}));
