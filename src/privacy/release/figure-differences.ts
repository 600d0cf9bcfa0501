import type { ReleaseRules } from "../types.js";
import { type ArticleHistory, NOTHING, type SeenRun, type Volume } from "./article-volumes.js";
import type { Scale } from "./coverage-scale.js";
import { type CellContribution, judgeCell } from "./judge-cell.js";
import { runsOfAYear, sumUntil } from "./member-levels.js";

/** What each member has in one of two figures and not in the other, whichever that is. */
function differenceOf(before: SeenRun, { current, boundaries }: ArticleHistory): CellContribution[] {
	const [past, now] = [new Set(before.run.members), new Set(current.run.members)];
	return [...new Set([...past, ...now])].map((operatorId) => {
		const a = past.has(operatorId) ? before.volumes.get(operatorId) : undefined;
		const b = now.has(operatorId) ? current.volumes.get(operatorId) : undefined;
		let [quantity, orders] = [0, 0];
		for (const until of boundaries) {
			const [one, other] = [a?.get(until) ?? NOTHING, b?.get(until) ?? NOTHING];
			quantity += Math.abs(one.quantity - other.quantity);
			orders += Math.abs(one.orders - other.orders);
		}
		return { operatorId, quantity, orders };
	});
}

/**
 * Whether a member's lines were corrected by so much that its level is another one: by more than the part that the gate
 * protects, and by as many lines as a figure must have. Less is not seen beside what the lines of others change.
 */
const isOtherLevel = (before: Volume, now: Volume, { pPercent, minOrders }: ReleaseRules): boolean =>
	100 * Math.abs(before.quantity - now.quantity) > pPercent * Math.max(before.quantity, now.quantity) &&
	Math.abs(before.orders - now.orders) >= minOrders;

/** What was corrected in the days that an earlier figure covered, where that makes the level of a member another one. */
function correctionOf(before: SeenRun, { current }: ArticleHistory, rules: ReleaseRules): CellContribution[] {
	const now = new Set(current.run.members);
	const pairs = before.run.members
		.filter((operatorId) => now.has(operatorId))
		.map((operatorId) => ({
			operatorId,
			past: sumUntil(before.volumes, operatorId, before.run.dataUntil),
			now: sumUntil(current.volumes, operatorId, before.run.dataUntil),
		}));
	if (!pairs.some((pair) => isOtherLevel(pair.past, pair.now, rules))) return [];
	return pairs.map((pair) => ({
		operatorId: pair.operatorId,
		quantity: Math.abs(pair.past.quantity - pair.now.quantity),
		orders: Math.abs(pair.past.orders - pair.now.orders),
	}));
}

/**
 * Whether each difference of this run's demand and an earlier one passes, pieces that are taken away counted as those that
 * are added. `releaseCells` asks only whether somebody knows exactly what is taken away. It hides what is added only as
 * far as it goes: 15 new pieces of five members do not hide the 600 of one that has left. Where the level of a member was
 * corrected, new pieces hide nothing for a year.
 *
 * @param history of the article
 * @param rules the policy's release rules
 * @param scale pieces that a figure holds for a piece of each member
 * @returns true when no difference fails; figures that do not differ tell nothing
 */
export function differencesPass(history: ArticleHistory, rules: ReleaseRules, scale: Scale): boolean {
	const passes = (difference: readonly CellContribution[]): boolean => {
		const scaled = difference.flatMap(({ operatorId, quantity, orders }) =>
			quantity === 0 ? [] : [{ operatorId, quantity: scale(operatorId) * quantity, orders }],
		);
		return scaled.length === 0 || judgeCell(scaled, rules).released;
	};
	return (
		history.shown.every((before) => passes(differenceOf(before, history))) &&
		runsOfAYear(history).every((before) => passes(correctionOf(before, history, rules)))
	);
}
