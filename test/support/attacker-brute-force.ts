import { type AttackedTable, type Place, placesOf, quantityAt, sums } from "./attacker-facts.js";

/**
 * Bounds of a sum by trying every table of whole numbers that gives the shown figures; for tiny tables.
 *
 * @param table facts and figures
 * @param coalition members whose rows are known
 * @param weightOf 1 for places that are summed, else 0; each must lie in a shown figure
 * @returns smallest and largest value of the sum
 */
export function triedBounds(
	table: AttackedTable,
	coalition: readonly string[],
	weightOf: (place: Place) => number,
): { readonly lower: number; readonly upper: number } {
	const places = placesOf(table).filter(
		(place) => !coalition.includes(place.member) && table.shown.some((cell) => sums(cell, place)),
	);
	const left = table.shown.map((cell) =>
		places.reduce((sum, place) => sum + (sums(cell, place) ? quantityAt(table.rows, place) : 0), 0),
	);
	const holders = places.map((place) =>
		table.shown.flatMap((cell, index) => (sums(cell, place) ? [index] : [])),
	);
	const last = table.shown.map((_, index) => holders.findLastIndex((held) => held.includes(index)));
	let [lower, upper] = [Infinity, -Infinity];
	const fill = (at: number, sum: number): void => {
		if (at === places.length) {
			lower = Math.min(lower, sum);
			upper = Math.max(upper, sum);
			return;
		}
		const held = holders[at] as number[];
		const most = Math.min(...held.map((index) => left[index] as number));
		for (let quantity = 0; quantity <= most; quantity++) {
			for (const index of held) left[index] = (left[index] as number) - quantity;
			const isOpen = held.every((index) => last[index] !== at || left[index] === 0);
			if (isOpen) fill(at + 1, sum + quantity * weightOf(places[at] as Place));
			for (const index of held) left[index] = (left[index] as number) + quantity;
		}
	};
	fill(0, 0);
	return { lower, upper };
}
