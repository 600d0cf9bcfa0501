import {
	judgeCell,
	type ReleaseCell,
	type ReleaseRequest,
	type ReleaseRow,
	type ReleaseRules,
	releaseCells,
} from "../../src/privacy/index.js";
import { sums } from "./attacker-facts.js";

/** Decides which figures may go out. */
export type Gate = (request: ReleaseRequest, rules: ReleaseRules) => readonly string[];

const passes = (rows: readonly ReleaseRow[], rules: ReleaseRules): boolean =>
	judgeCell(
		rows.map(({ member, quantity, orders }) => ({ operatorId: member, quantity, orders })),
		rules,
	).released;

/** The gate that ships. */
export const wholeGate: Gate = (request, rules) => releaseCells(request, rules).released;

/** Knows the rules of single cells and nothing of differences. */
export const singleCellGate: Gate = ({ rows, cells }, rules) =>
	cells.flatMap((cell) =>
		passes(
			rows.filter((row) => sums(cell, row)),
			rules,
		)
			? [cell.key]
			: [],
	);

/** Looks at differences of two figures, and not of more. */
export const pairsGate: Gate = ({ rows, cells, past = [] }, rules) => {
	const full = rows.filter(({ quantity }) => quantity !== 0);
	const shown = [...past];
	const isFine = (one: ReleaseCell, other: ReleaseCell): boolean => {
		const added = full.filter((row) => sums(one, row) && !sums(other, row));
		const taken = full.filter((row) => sums(other, row) && !sums(one, row));
		const isEqual = added.length + taken.length === 0;
		return (
			isEqual || new Set(taken.map(({ member }) => member)).size > rules.coalition || passes(added, rules)
		);
	};
	const released: string[] = [];
	for (const cell of cells) {
		if (
			!passes(
				full.filter((row) => sums(cell, row)),
				rules,
			)
		)
			continue;
		if (!shown.every((other) => isFine(cell, other) && isFine(other, cell))) continue;
		shown.push(cell);
		released.push(cell.key);
	}
	return released;
};

/** Thinks that members never tell each other anything, and know nothing of themselves. */
export const noCoalitionGate: Gate = (request, rules) =>
	releaseCells(request, { ...rules, coalition: 0 }).released;

/** Forgets what went out before. */
export const forgetfulGate: Gate = ({ rows, cells, hidden }, rules) =>
	releaseCells({ rows, cells, ...(hidden === undefined ? {} : { hidden }) }, rules).released;

/** Gates that leave out one thing each. */
export const BROKEN_GATES: readonly (readonly [string, Gate])[] = [
	["single cells only", singleCellGate],
	["pairs only", pairsGate],
	["no coalition", noCoalitionGate],
	["forgets the past", forgetfulGate],
];
