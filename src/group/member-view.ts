import type { PlanWarning } from "../plan/index.js";
import { type ArticleTerms, lastingWarnings, packsOpened, warned } from "./article-terms.js";
import { partWarnings } from "./part-warnings.js";
import type { MemberPart, SharedArticle } from "./shares/article-shares.js";
import type { ChargePart, SharedCharges } from "./shares/charge-shares.js";
import { cents } from "./shares/share-rule.js";
import type { MemberCharge, MemberLine, MemberView } from "./types.js";

/** Warnings of a member's part: by the terms that all may know, and by its own figures. */
function warningsOf({ order }: SharedArticle, part: MemberPart, terms: ArticleTerms): PlanWarning[] {
	const { item } = order;
	const { quantity, need, cover, shelfWarnings = [] } = part;
	return [
		...terms.warnings,
		...shelfWarnings,
		...(cover === undefined ? [] : lastingWarnings(item, terms, { quantity, need, ...cover })),
		...partWarnings(order, part),
		...packsOpened(item, quantity),
	];
}

/**
 * The line of a member without its money; none of an article of which it neither takes nor misses a piece, and of whose
 * shelf there is nothing to say.
 */
function lineOf(shared: SharedArticle, part: MemberPart, terms: ArticleTerms): MemberLine | undefined {
	const { quantity, need, runsOutOn, expectedDemand, lateReceipt, shelfWarnings = [] } = part;
	// What it uses and can no longer have it should hear of.
	const isMissed = terms.dates === undefined && expectedDemand > 0;
	const isWarned = shelfWarnings.length > 0 || lateReceipt !== undefined;
	if (quantity === 0 && need === 0 && !isMissed && !isWarned) return undefined;
	return {
		sku: shared.order.item.sku,
		orderQuantity: quantity,
		ownNeed: need,
		...(runsOutOn === undefined ? {} : { runsOutOn }),
		...(lateReceipt === undefined ? {} : { lateReceipt }),
		...(quantity === 0 ? {} : terms.dates),
		...warned(warningsOf(shared, part, terms)),
	};
}

/** What a part costs in the group and alone, in money. */
const inMoney = ({
	costCents,
	aloneCents,
	needAloneCents,
}: ChargePart): Omit<MemberCharge, "supplierId"> => ({
	cost: costCents / 100,
	costAlone: aloneCents / 100,
	saving: (aloneCents - costCents) / 100,
	needCostAlone: needAloneCents / 100,
});

/** Sum of amounts in whole cents. */
const sumOf = (amounts: readonly (number | undefined)[]): number =>
	amounts.reduce<number>((sum, amount = 0) => sum + cents(amount), 0) / 100;

/**
 * What one member sees: its own lines and its own share.
 *
 * @param articles shared articles
 * @param terms of the articles, in the same order
 * @param charges what the orders cost beyond their goods
 * @param member its place among the members
 * @returns its view; articles of which it neither takes nor needs a piece are left out, but for those that it uses and
 * that can not be ordered, and those whose shelf may be empty before more can come or that wait for an overdue receipt
 */
export function memberView(
	articles: readonly SharedArticle[],
	terms: readonly ArticleTerms[],
	charges: readonly SharedCharges[],
	member: number,
): MemberView {
	const lines = articles.flatMap((shared, index) => {
		const part = shared.parts[member]!;
		const line = lineOf(shared, part, terms[index]!);
		if (line === undefined) return [];
		const { costCents, aloneCents, needAloneCents } = part;
		if (costCents === undefined || aloneCents === undefined || needAloneCents === undefined) return [line];
		return [{ ...line, ...inMoney({ costCents, aloneCents, needAloneCents }) }];
	});
	const own = charges.flatMap(({ supplierId, parts }) => {
		const part = parts[member]!;
		const isNothing = part.costCents === 0 && part.aloneCents === 0 && part.needAloneCents === 0;
		return isNothing ? [] : [{ supplierId, ...inMoney(part) }];
	});
	const paid = [...lines, ...own];
	return {
		lines,
		charges: own,
		cost: sumOf(paid.map(({ cost }) => cost)),
		saving: sumOf(paid.map(({ saving }) => saving)),
		needCostAlone: sumOf(paid.map(({ needCostAlone }) => needCostAlone)),
	};
}
