/**
 * Members in the order in which what is left over is given to them, one cent, piece or pack each: by their draws. By place,
 * a member that gets a cent more than even would know that hardly anybody before it takes a piece.
 *
 * @param members their places
 * @param turnOf draw of a place
 * @returns the same places; as they were where nothing was drawn
 * @example
 * inTurn([0, 1, 2], (member) => ["c", "a", "b"][member]); // => [1, 2, 0]
 */
export function inTurn(
	members: readonly number[],
	turnOf: (member: number) => string | undefined,
): readonly number[] {
	const turns = new Map(members.map((member) => [member, turnOf(member) ?? ""]));
	return [...members].sort((a, b) => {
		const [first, second] = [turns.get(a)!, turns.get(b)!];
		return first < second ? -1 : first > second ? 1 : 0;
	});
}
