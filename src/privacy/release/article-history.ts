import { type ArticleHistory, type SeenRun, type Volume, volumeOf } from "./article-volumes.js";
import type { ReleaseCell, ReleaseRow } from "./atoms.js";
import type { RegisteredVolume } from "./register-types.js";
import { type LevelRow, levelRows, type SeenVolume } from "./volume-levels.js";

/** Facts and figures of one article, of all runs that showed it and of the one to be judged. */
export interface ArticleTable {
	readonly rows: readonly ReleaseRow[];
	readonly cells: readonly ReleaseCell[];
	readonly past: readonly ReleaseCell[];
}

/**
 * What a run would have the register know of an article: its members' volumes as far as the register knows others.
 *
 * @param history of the article
 * @returns volumes that changed, one that is gone with 0 pieces
 */
export function changedVolumes({ current, boundaries, last }: ArticleHistory): RegisteredVolume[] {
	return current.run.members.flatMap((operatorId) =>
		boundaries.flatMap((until) => {
			const { quantity, orders } = volumeOf(current.volumes, operatorId, until);
			const known = volumeOf(last, operatorId, until);
			return known.quantity === quantity && known.orders === orders
				? []
				: [{ operatorId, until, quantity, orders }];
		}),
	);
}

/** The periods whose rows each run holds. */
function periodsByRun(rows: readonly LevelRow[], runCount: number): string[][] {
	const periods = Array.from({ length: runCount }, () => new Set<string>());
	for (const { runs, period } of rows) for (const run of runs) periods[run]?.add(period);
	return periods.map((own) => [...own]);
}

/**
 * Writes all that was shown of an article, and what is to be shown now, as one table: a figure of demand for each run,
 * summed over members and stretches of days, and a figure of the order for each that ordered on the same day or data.
 *
 * @param history of the article
 * @returns the table; the cells to be judged are `demand`, and `order` where anything is needed
 */
export function articleTable({ shown, current, boundaries }: ArticleHistory): ArticleTable {
	const all = [...shown, current];
	const memberIds = [...new Set(all.flatMap((one) => one.run.members))].sort();
	const takesPart = all.map((one) => new Set(one.run.members));
	const seenBy = (seen: (run: SeenRun) => Volume | undefined, member: string): SeenVolume[] =>
		all.flatMap((one, index) => {
			const volume = takesPart[index]?.has(member) ? seen(one) : undefined;
			return volume === undefined ? [] : [{ run: index, quantity: volume.quantity, orders: volume.orders }];
		});
	// What is needed on another day with other data is another fact. A day later with the same data it is what was needed
	// before, corrected: no line is new, and the difference of two orders is what one member corrected.
	const isOfSameFacts = ({ run }: SeenRun): boolean =>
		run.asOf === current.run.asOf || run.dataUntil === current.run.dataUntil;
	const needOf = (one: SeenRun, member: string): Volume | undefined =>
		isOfSameFacts(one) ? one.needs.find(({ operatorId }) => operatorId === member) : undefined;
	const demandRows = memberIds.flatMap((member) =>
		boundaries.flatMap((until) =>
			levelRows(
				member,
				until,
				seenBy(({ volumes }) => volumes.get(member)?.get(until), member),
			),
		),
	);
	const orderRows = memberIds.flatMap((member) =>
		levelRows(
			member,
			"order",
			seenBy((one) => needOf(one, member), member),
		),
	);
	const [demandPeriods, orderPeriods] = [demandRows, orderRows].map((rows) => periodsByRun(rows, all.length));
	const figuresOf = ({ run: { members } }: SeenRun, index: number): ReleaseCell[] => {
		const [demand, order] = [demandPeriods?.[index] ?? [], orderPeriods?.[index] ?? []];
		return [
			{ key: "demand", members, periods: demand },
			...(order.length === 0 ? [] : [{ key: "order", members, periods: order }]),
		];
	};
	return {
		rows: [...demandRows, ...orderRows],
		cells: figuresOf(current, shown.length),
		past: shown.flatMap(figuresOf),
	};
}
