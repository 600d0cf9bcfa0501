import { drawsOf } from "../../privacy/index.js";
import type { MemberNeed } from "../joint-order/article-order.js";
import type { SharedArticle } from "./article-shares.js";

/**
 * Draws turns for an article. The secret is what is expected of all members in all its digits, which nobody knows but the
 * processor; the same run draws the same turns.
 *
 * @param sku the article
 * @param needs one entry for each member
 * @param run group and day
 * @returns the needs with their turns
 */
export function withTurns(
	sku: string,
	needs: readonly MemberNeed[],
	{ groupId, asOf }: { readonly groupId: string; readonly asOf: string },
): MemberNeed[] {
	const secret = JSON.stringify([groupId, asOf, sku, needs.map(({ expectedDemand }) => expectedDemand)]);
	const draws = drawsOf(
		needs.map(({ operatorId }) => operatorId),
		secret,
	);
	return needs.map((need, member) => ({ ...need, turn: draws[member]! }));
}

/**
 * Turns at a supplier, drawn from those of its articles.
 *
 * @param supplierId the supplier
 * @param articles its shared articles
 * @returns one draw for each member; `undefined` where none were drawn for articles
 */
export function turnsAt(
	supplierId: string,
	articles: readonly SharedArticle[],
): readonly string[] | undefined {
	const turns = articles.map(({ parts }) => parts.map(({ turn }) => turn));
	const members = (articles[0]?.parts ?? []).map(({ operatorId }) => operatorId);
	if (turns.flat().includes(undefined)) return undefined;
	return drawsOf(members, JSON.stringify([supplierId, turns]));
}
