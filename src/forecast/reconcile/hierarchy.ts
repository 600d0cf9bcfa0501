import { ReapproError } from "../../errors.js";

/**
 * Series of which some are sums of others. Nodes are numbered with the sums first, in the order of `sums`, then the
 * bottom series.
 */
export interface Hierarchy {
	/** Number of bottom series, 1 or more. */
	readonly bottom: number;
	/** For each sum the bottom series that it adds up, by number 0 .. bottom - 1, rising. */
	readonly sums: readonly (readonly number[])[];
}

/**
 * Checks a hierarchy.
 *
 * @param hierarchy what the caller gave
 * @returns the hierarchy
 * @throws {ReapproError} `OPTION_INVALID` when there is no bottom series or a sum does not name some of them, each once
 * @example
 * checkedHierarchy({ bottom: 2, sums: [[0, 1]] }).bottom; // => 2
 */
export function checkedHierarchy(hierarchy: Hierarchy): Hierarchy {
	const { bottom, sums } = hierarchy;
	if (!Number.isSafeInteger(bottom) || bottom < 1)
		throw new ReapproError(
			"OPTION_INVALID",
			"Give the number of bottom series, 1 or more.",
			"hierarchy.bottom",
		);
	if (!Array.isArray(sums))
		throw new ReapproError("OPTION_INVALID", "Give a list of sums.", "hierarchy.sums");
	sums.forEach((members: readonly number[], index) => {
		const isRising = members.every(
			(member, at) =>
				Number.isInteger(member) && member < bottom && member > (at === 0 ? -1 : (members[at - 1] as number)),
		);
		if (members.length === 0 || !isRising)
			throw new ReapproError(
				"OPTION_INVALID",
				"Name the bottom series of a sum by number, rising, each once.",
				`hierarchy.sums[${index}]`,
			);
	});
	return hierarchy;
}

/**
 * Number of nodes: sums and bottom series.
 *
 * @param hierarchy a checked hierarchy
 * @returns how many rows a list of forecasts needs
 * @example
 * nodeCount({ bottom: 2, sums: [[0, 1]] }); // => 3
 */
export function nodeCount({ bottom, sums }: Hierarchy): number {
	return sums.length + bottom;
}

/**
 * Adds up the values of the bottom series.
 *
 * @param bottom one value for each bottom series
 * @param hierarchy a checked hierarchy
 * @param nodes where to; one value for each node, the sums first
 * @example
 * const nodes = new Float64Array(3);
 * addUp([2, 3], { bottom: 2, sums: [[0, 1]] }, nodes);
 * [...nodes]; // => [5, 2, 3]
 */
export function addUp(bottom: ArrayLike<number>, { sums }: Hierarchy, nodes: Float64Array): void {
	sums.forEach((members, node) => {
		let sum = 0;
		for (const member of members) sum += bottom[member]!;
		nodes[node] = sum;
	});
	for (let series = 0; series < bottom.length; series++) nodes[sums.length + series] = bottom[series]!;
}
