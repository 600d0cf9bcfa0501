import type { ReleaseCell, ReleaseRow, ReleaseRules } from "../../src/privacy/index.js";
import { passesRules, sums } from "./attacker-facts.js";

/** Factors that are tried. */
const FACTORS = [-2, -1, -0.5, 0, 0.5, 1, 2];

/**
 * Whether a combination of figures with entries -1, 0 and 1 leaves a sum that fails, as the reference cases define it;
 * every choice of a few factors is tried.
 *
 * @param rows facts
 * @param shown figures that are new
 * @param past figures of before; what they give alone does not count
 * @param rules release rules
 * @returns true when something that fails can be worked out
 */
export function combinationFails(
	rows: readonly ReleaseRow[],
	shown: readonly ReleaseCell[],
	past: readonly ReleaseCell[],
	rules: ReleaseRules,
): boolean {
	const full = rows.filter(({ quantity }) => quantity !== 0);
	const vectors = [...past, ...shown].map((cell) => full.map((row) => Number(sums(cell, row))));
	const known = new Set<string>();
	const fails = (sum: readonly number[]): boolean => {
		if (!sum.every((entry) => entry === 0 || Math.abs(entry) === 1)) return false;
		if (sum.every((entry) => entry === 0)) return false;
		const side = (sign: number): ReleaseRow[] => full.filter((_, at) => sum[at] === sign);
		if (new Set(side(-1).map(({ member }) => member)).size > rules.coalition) return false;
		return !passesRules(side(1), rules);
	};
	const walk = (
		at: number,
		sum: readonly number[],
		visit: (sum: readonly number[]) => boolean,
		end: number,
	): boolean => {
		if (at === end) return visit(sum);
		return FACTORS.some((factor) =>
			walk(
				at + 1,
				sum.map((entry, i) => entry + factor * (vectors[at]?.[i] as number)),
				visit,
				end,
			),
		);
	};
	const nothing = full.map(() => 0);
	walk(
		0,
		nothing,
		(sum) => {
			known.add(sum.join());
			return false;
		},
		past.length,
	);
	return walk(0, nothing, (sum) => !known.has(sum.join()) && fails(sum), vectors.length);
}
