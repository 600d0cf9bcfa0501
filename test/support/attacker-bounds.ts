import type { Random } from "../../src/index.js";
import {
	type AttackedTable,
	type Place,
	passesRules,
	placesOf,
	quantityAt,
	subsetsOf,
	sums,
} from "./attacker-facts.js";
import { linearProgram } from "./attacker-simplex.js";

/** What an attacker worked out to the piece. */
export interface Disclosure {
	/** Members who told each other their rows; none is somebody from outside. */
	readonly coalition: readonly string[];
	/** What they know now: a hidden figure, or something of one member. */
	readonly what: string;
	/** The places whose sum they know. */
	readonly places: readonly Place[];
}

/** Places of one member that no figure tells apart: their sum is all that figures can show. */
interface Unknown {
	readonly member: string;
	/** Whether each shown figure, then each hidden one, sums them. */
	readonly pattern: readonly boolean[];
	readonly places: Place[];
	quantity: number;
}

/** Two bounds this near are one; every quantity is a whole number. */
const NEAR = 1e-5;

function unknownsOf(table: AttackedTable, places: readonly Place[], coalition: readonly string[]): Unknown[] {
	const cells = [...table.shown, ...table.hidden];
	const unknowns = new Map<string, Unknown>();
	for (const place of places) {
		if (coalition.includes(place.member)) continue;
		const pattern = cells.map((cell) => sums(cell, place));
		const key = `${place.member} ${pattern.map(Number).join("")}`;
		const known = unknowns.get(key) ?? { member: place.member, pattern, places: [], quantity: 0 };
		known.places.push(place);
		known.quantity += quantityAt(table.rows, place);
		unknowns.set(key, known);
	}
	return [...unknowns.values()];
}

interface Target {
	readonly what: string;
	readonly weights: readonly number[];
}

/** Hidden figures that fail the rules, and sums of one member: each part, all parts, and some at random. */
function targetsOf(table: AttackedTable, unknowns: readonly Unknown[], random: Random): Target[] {
	const { rows, shown, hidden, rules } = table;
	const targets: Target[] = [];
	hidden.forEach((cell, index) => {
		if (
			passesRules(
				rows.filter((row) => sums(cell, row)),
				rules,
			)
		)
			return;
		const weights = unknowns.map(({ pattern }) => Number(pattern[shown.length + index]));
		targets.push({ what: `figure ${cell.key}`, weights });
	});
	for (const member of new Set(unknowns.map((unknown) => unknown.member))) {
		const own = unknowns.flatMap((unknown, at) => (unknown.member === member ? [at] : []));
		const sets = [
			own,
			...own.map((at) => [at]),
			...[1, 2].map(() => own.filter(() => random.uniform() < 0.5)),
		];
		for (const set of sets) {
			targets.push({
				what: `${member} ${set.join()}`,
				weights: unknowns.map((_, at) => Number(set.includes(at))),
			});
		}
	}
	return targets.filter(({ weights }) => weights.some((weight) => weight !== 0));
}

/** Bounds of a sum, by linear programming; `undefined` when they are not one. */
export function boundsOf(
	table: AttackedTable,
	coalition: readonly string[],
	weightOf: (place: Place) => number,
): { readonly lower: number; readonly upper: number } {
	const places = placesOf(table).filter(({ member }) => !coalition.includes(member));
	const program = linearProgram(
		table.shown.map((cell) => places.map((place) => Number(sums(cell, place)))),
		table.shown.map((cell) =>
			places.reduce((sum, place) => sum + (sums(cell, place) ? quantityAt(table.rows, place) : 0), 0),
		),
		places.length,
	);
	const weights = places.map(weightOf);
	return { upper: program.maximum(weights), lower: -program.maximum(weights.map((weight) => -weight)) };
}

/**
 * What somebody works out to the piece who knows the definition and value of every figure that is shown, that nothing
 * is negative, and his own rows, alone or with as many members as the rules foresee: each hidden figure that fails and
 * each sum of one member is bounded from below and above by linear programming (Hundepool and others 2012, 4.4).
 *
 * @param table facts, figures that are shown and hidden, rules
 * @param random chooses some sets of rows of a member
 * @returns everything whose two bounds are one; nothing when the table is safe
 */
export function exactDisclosures(table: AttackedTable, random: Random): Disclosure[] {
	if (table.shown.length === 0) return [];
	const places = placesOf(table);
	const members = [...new Set(places.map(({ member }) => member))];
	const found: Disclosure[] = [];
	for (const coalition of [[], ...subsetsOf(members, table.rules.coalition)]) {
		const unknowns = unknownsOf(table, places, coalition);
		const program = linearProgram(
			table.shown.map((_, index) => unknowns.map(({ pattern }) => Number(pattern[index]))),
			table.shown.map((_, index) =>
				unknowns.reduce((sum, { pattern, quantity }) => sum + (pattern[index] ? quantity : 0), 0),
			),
			unknowns.length,
		);
		for (const { what, weights } of targetsOf(table, unknowns, random)) {
			const truth = unknowns.reduce((sum, { quantity }, at) => sum + quantity * (weights[at] as number), 0);
			if (program.maximum(weights, truth + NEAR) > truth + NEAR) continue;
			const least = weights.map((weight) => -weight);
			if (program.maximum(least, NEAR - truth) > NEAR - truth) continue;
			const summed = unknowns.flatMap((unknown, at) => (weights[at] === 0 ? [] : unknown.places));
			found.push({ coalition, what, places: summed });
		}
	}
	return found;
}
