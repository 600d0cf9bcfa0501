/** Gives members who need pieces an equal part of a demand a day, and an empty shelf. */
export function covered<Need extends { readonly need: number }>(needs: readonly Need[], dailyDemand: number) {
	const takers = needs.filter(({ need }) => need > 0).length;
	return needs.map((own) => ({
		...own,
		cover: { inventoryPosition: 0, dailyMean: own.need > 0 ? dailyDemand / takers : 0 },
	}));
}
