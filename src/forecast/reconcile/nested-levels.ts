import { ReapproError } from "../../errors.js";
import type { Hierarchy } from "./hierarchy.js";

/** The nodes that a sum falls into, sum by sum; a sum comes before the sums within it. */
export interface Split {
	readonly parent: number;
	readonly children: readonly number[];
}

const notNested = (): ReapproError =>
	new ReapproError(
		"OPTION_INVALID",
		"Top-down needs one sum of everything and sums that lie within each other, such as operator, site, article; choose minimum-trace.",
		"hierarchy.sums",
	);

/** Smallest of the larger sums that holds a node; larger ones that hold a part of it are no nesting. */
function parentOf(node: number, members: readonly (readonly number[])[], larger: readonly number[]): number {
	let parent = -1;
	for (const candidate of larger) {
		const held = new Set(members[candidate]);
		const inside = (members[node] as readonly number[]).filter((member) => held.has(member)).length;
		if (inside !== 0 && inside !== members[node]!.length) throw notNested();
		if (inside !== 0) parent = candidate;
	}
	return parent;
}

/**
 * Reads a hierarchy as a tree.
 *
 * @param hierarchy a checked hierarchy whose first or any other sum adds up everything
 * @returns what each sum falls into, from the top down
 * @throws {ReapproError} `OPTION_INVALID` when the sums do not lie within each other, or none adds up everything
 * @example
 * splitsOf({ bottom: 3, sums: [[0, 1, 2], [0, 1]] }); // => [{ parent: 0, children: [1, 4] }, { parent: 1, children: [2, 3] }]
 */
export function splitsOf({ bottom, sums }: Hierarchy): Split[] {
	const members = [...sums, ...Array.from({ length: bottom }, (_, series) => [series])];
	// Larger sums first; of two that add up the same, the first holds the second.
	const order = sums.map((_, node) => node).sort((a, b) => members[b]!.length - members[a]!.length || a - b);
	const top = order[0];
	if (top === undefined || members[top]!.length !== bottom) throw notNested();
	const children = sums.map((): number[] => []);
	order.forEach((node, place) => {
		if (place > 0) children[parentOf(node, members, order.slice(0, place))]!.push(node);
	});
	for (let node = sums.length; node < members.length; node++)
		children[parentOf(node, members, order)]!.push(node);
	return order.map((node) => ({ parent: node, children: children[node] as number[] }));
}
