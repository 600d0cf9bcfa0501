import { type DayNumber, parseIsoDate } from "../../calendar/index.js";
import { type ArticleHistory, NOTHING, type SeenRun, type Volume, type Volumes } from "./article-volumes.js";
import type { ReleaseRow } from "./atoms.js";
import type { Scale } from "./coverage-scale.js";
import type { ReleaseRequest } from "./release-cells.js";

/**
 * So many days figures with and without a member are taken for figures of the same level. Expected demand does not grow
 * with the data: weeks that are new hide nothing of a member's part, only what the others order more or less than before
 * does, and over less than a year with its season that is little. After it, what two figures tell is a year old, and as
 * exact as the others are steady; a group in which members come and go would else show nothing for good.
 */
const DAYS_OF_A_LEVEL = 365;

const dayOf = (text: string): number => parseIsoDate(text) as DayNumber;

/**
 * Earlier figures whose levels still tell of those of today.
 *
 * @param history of an article
 * @returns runs whose data end no more than 365 days before those of the run to be judged
 */
export function runsOfAYear({ shown, current }: ArticleHistory): SeenRun[] {
	const today = dayOf(current.run.dataUntil);
	return shown.filter(({ run }) => today - dayOf(run.dataUntil) <= DAYS_OF_A_LEVEL);
}

/**
 * What a member had in the stretches of days up to one.
 *
 * @param volumes of a run
 * @param operatorId the member
 * @param until first day after the last stretch; all stretches when absent
 * @returns the sum
 */
export function sumUntil(volumes: Volumes, operatorId: string, until?: string): Volume {
	let { quantity, orders } = NOTHING;
	for (const [end, volume] of volumes.get(operatorId) ?? []) {
		if (until !== undefined && end > until) continue;
		quantity += volume.quantity;
		orders += volume.orders;
	}
	return { quantity, orders };
}

/**
 * The figures of one year as if all were of the same days: sums over members alone. What differs is who takes part.
 * Members who come or go keep the article's figures in until enough of them have done so, or a year has passed; also those
 * that have none of it, since figures that stay in tell that they had some.
 *
 * @param history of the article
 * @param scale pieces that a figure holds for a piece of each member
 * @returns a table whose one cell `level` is to be judged
 */
export function levelTable(history: ArticleHistory, scale: Scale): ReleaseRequest {
	const { current, last } = history;
	const recent = runsOfAYear(history);
	const nowIn = new Set(current.run.members);
	const rows = [...new Set([...recent, current].flatMap(({ run }) => run.members))].map(
		(member): ReleaseRow => {
			const { quantity, orders } = sumUntil(nowIn.has(member) ? current.volumes : last, member);
			return { member, sku: "", period: "", quantity: scale(member) * quantity, orders };
		},
	);
	return {
		rows,
		cells: [{ key: "level", members: current.run.members }],
		past: recent.map(({ run }) => ({ key: "level", members: run.members })),
	};
}
