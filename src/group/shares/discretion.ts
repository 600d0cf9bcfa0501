/** What may be told: of the release gate's rules those that bound one member's volume. */
export interface Discretion {
	/** A member's need may not be bounded closer than this above it, in per cent. */
	readonly pPercent: number;
	/** Members who may put their figures together. */
	readonly coalition: number;
}

/** What each member sees of an order, some numbers a member, when the members need these pieces. */
export type SeenFigures = (needs: readonly number[]) => readonly (readonly number[])[];

/** Beyond so many members every share fits so many divisions of the pieces that looking for one finds it at once. */
const MOST_MEMBERS = 12;

const isEqual = (a: readonly number[], b: readonly number[]): boolean =>
	a.every((value, index) => value === b[index]);

/** All sets of `size` of the members that do not hold one of them. */
function coalitionsWithout(
	target: number,
	members: number,
	size: number,
	chosen: readonly number[] = [],
): number[][] {
	if (size === 0) return [[...chosen]];
	const sets: number[][] = [];
	for (let member = (chosen.at(-1) ?? -1) + 1; member < members; member++)
		if (member !== target) sets.push(...coalitionsWithout(target, members, size - 1, [...chosen, member]));
	return sets;
}

/** Ways in which one of the others gives `target` the pieces that it may not be known to lack. */
function* otherNeeds(needs: readonly number[], target: number, more: number): Generator<number[]> {
	for (let donor = 0; donor < needs.length; donor++) {
		if (donor === target) continue;
		// Whoever takes nothing would not be in the order, and the number of those in it may be known.
		for (let moved = more; moved < needs[donor]!; moved++)
			yield needs.map((need, member) =>
				member === target ? need + moved : member === donor ? need - moved : need,
			);
	}
}

/**
 * Whether what members see of an order leaves every other member's need open: for each member, and each coalition of
 * others, there is a division of the same pieces that shows the coalition the same figures and in which that member
 * needs at least as much more as the gate asks for.
 *
 * @param needs pieces of each member in the order, 1 or more
 * @param seenBy what each sees for any needs of the same sum
 * @param discretion how far a need must stay open, and to how many together
 * @returns false when some coalition could bound a member closer; a member that could have no more in any order, as all
 * others take one piece, counts as such
 * @example
 * const bySize = (needs) => needs.map((need) => [need, needs[0] > needs[1] ? 1 : 0]);
 * const toNobody = (needs) => needs.map((need) => [need]);
 * const needs = [4, 3, 5, 6];
 * [isDiscreet(needs, bySize, { pPercent: 15, coalition: 1 }), isDiscreet(needs, toNobody, { pPercent: 15, coalition: 1 })]; // => [false, true]
 */
export function isDiscreet(
	needs: readonly number[],
	seenBy: SeenFigures,
	{ pPercent, coalition }: Discretion,
): boolean {
	if (needs.length > MOST_MEMBERS) return true;
	const size = Math.min(coalition, needs.length - 1);
	const seen = seenBy(needs);
	return needs.every((need, target) => {
		const more = Math.max(Math.ceil((need * pPercent) / 100), 1);
		let left = coalitionsWithout(target, needs.length, size);
		for (const other of otherNeeds(needs, target, more)) {
			const figures = seenBy(other);
			const isSame = seen.map((own, member) => isEqual(own, figures[member]!));
			left = left.filter((coalition) => !coalition.every((member) => isSame[member]));
			if (left.length === 0) return true;
		}
		return left.length === 0;
	});
}
