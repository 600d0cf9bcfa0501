import { formatIsoDate, parseIsoDate } from "../calendar/index.js";
import type { ExplanationTerm, PlanLine, WarningCode } from "../plan/index.js";
import { checkLine } from "./check-plan.js";
import { checkLocale, formatDay, percentInWords, type ReportLocale, yearOf } from "./locale.js";
import { isEnded, type PlannedLine } from "./planned-line.js";
import { LINE_WORDS, type ToldQuantity, type ToldTerm } from "./words/terms.js";

const TOLD_TERMS: readonly ToldTerm[] = [
	"expectedDemand",
	"safetyStock",
	"cycleStock",
	"reserved",
	"backorders",
	"onHand",
	"dueReceipts",
	"transfers",
	"awaitedFromDepot",
	"minimumOrder",
	"packRounding",
	"priceBreak",
	"palletRounding",
	"maximumCap",
	"storageCap",
	"budgetCap",
];
/** A risk that rounds to less than 0.1 % is none to a buyer. */
const UNTOLD_RISK = 0.0005;

/** What an article needs before minimum, pack and maximum. */
const NEED_TERMS = TOLD_TERMS.slice(0, 8);
const RULE_TERMS = TOLD_TERMS.slice(8);
const ALWAYS_TOLD: ReadonlySet<ExplanationTerm> = new Set(["expectedDemand", "onHand"]);

/** Warnings that tell for how many days an article is still sold. */
const SOLD_UNTIL: ReadonlySet<WarningCode> = new Set(["ARRIVES_AFTER_END", "LAST_ORDER_PASSED"]);

/** A day in words; with its year when the forecast begins in another one. */
function dayInWords(line: PlannedLine, day: string, locale: ReportLocale): string {
	const sameYear = yearOf(line.forecast.periodStarts[0] ?? day) === yearOf(day);
	return formatDay(day, locale, sameYear ? "day" : "full");
}

/** The day before, in words. */
function eveInWords(line: PlannedLine, day: string, locale: ReportLocale): string {
	const end = parseIsoDate(day);
	return end === undefined ? day : dayInWords(line, formatIsoDate(end - 1), locale);
}

/** Says of pieces on the way that they come too late for what is explained; nothing where none do. */
function explainLateReceipt(line: PlannedLine, locale: ReportLocale): string {
	if (line.lateReceipt === undefined) return "";
	const { dueOn, pieces } = line.lateReceipt;
	return ` ${LINE_WORDS[locale].comeLater(pieces, dayInWords(line, dueOn, locale))}`;
}

/** A term with the word for its sign, but for the first part of a sum. */
function signed(term: ToldTerm, told: ToldQuantity, locale: ReportLocale): string {
	const words = LINE_WORDS[locale];
	const { quantity } = told;
	if (term === "onHand" && quantity === 0) return words.nothingOnHand;
	const part = words.terms[term](Math.abs(quantity), told);
	return term === "expectedDemand" ? part : `${quantity < 0 ? words.minus : words.plus} ${part}`;
}

function explainFigures(line: PlannedLine, locale: ReportLocale): string {
	const words = LINE_WORDS[locale];
	const quantities = new Map(line.explanation.map(({ term, quantity }) => [term, quantity]));
	const quantityOf = (term: ExplanationTerm): number => quantities.get(term) ?? 0;
	const until = eveInWords(line, line.lateReceipt?.dueOn ?? line.protectedUntil, locale);
	const isOver = line.warnings.some(({ code, days }) => SOLD_UNTIL.has(code) && days === 0);
	const place = { isOver, isFromDepot: line.depotSiteId !== undefined, onHandAtSites: line.onHandAtSites };
	const partsOf = (terms: readonly ToldTerm[]): string =>
		terms
			.filter((term) => ALWAYS_TOLD.has(term) || quantityOf(term) !== 0)
			.map((term) => signed(term, { quantity: quantityOf(term), until, ...place }, locale))
			.join(", ");
	const parts = partsOf(TOLD_TERMS);
	const need = NEED_TERMS.reduce((sum, term) => sum + quantityOf(term), 0);
	const hasPieces = (["onHand", "dueReceipts", "transfers"] as const).some((term) => quantityOf(term) < 0);
	switch (line.status) {
		case "order":
			return words.order(line.orderQuantity, parts);
		case "infeasible":
			return words.infeasible(
				need,
				partsOf(NEED_TERMS),
				words.bindingRules[line.bindingRule],
				partsOf(RULE_TERMS),
			);
		case "wait":
			if (need <= 0 && hasPieces && line.warnings.some(({ code }) => code === "STOCKOUT_BEFORE_ARRIVAL"))
				return words.enoughLater(parts, line.depotSiteId !== undefined);
			if (need <= 0) return hasPieces ? words.enough(parts) : words.notNeeded(parts);
			if (
				line.depotSiteId !== undefined &&
				(quantityOf("transfers") !== 0 || quantityOf("awaitedFromDepot") !== 0)
			)
				return words.fromDepot(line.depotSiteId, parts);
			return line.inventoryPosition > line.reorderPoint && !isEnded(line)
				? words.notYet(parts, need, line.reorderPoint)
				: words.leftOut(parts);
	}
}

/**
 * Says what the last pieces of an order are for: how much a pack fewer raises the risk of running out.
 *
 * @param line a line of a plan that orders
 * @param locale `"en"` or `"fr"`
 * @returns one sentence; `undefined` where less changes nothing that is told
 * @throws {ReapproError} `OPTION_INVALID` when the locale is neither, `INPUT_INVALID` for what is no line of a plan
 * @example
 * const none = { status: "no-history", operatorId: "OP-1", sku: "URN-1", orderQuantity: 0, explanation: [], warnings: [] };
 * explainLastPiece(none, "en"); // => undefined
 */
export function explainLastPiece(line: PlanLine, locale: ReportLocale): string | undefined {
	checkLocale(locale);
	checkLine(line, "line");
	if (line.status !== "order") return undefined;
	const { pieces, stockoutRisk } = line.oneLess;
	if (stockoutRisk < UNTOLD_RISK) return undefined;
	const [risk, riskWithLess] = [line.stockoutRisk, stockoutRisk].map((value) =>
		percentInWords(value, locale),
	);
	if (risk === riskWithLess) return undefined;
	return LINE_WORDS[locale].less(pieces, risk!, riskWithLess!, eveInWords(line, line.protectedUntil, locale));
}

/**
 * Says in one sentence what to do about an article and why, from the terms of its explanation.
 *
 * The day named is the last one that the order protects, or the eve of a receipt that comes too late. "Plus" and "less"
 * say which terms are added and which are taken off. A term that is zero is left out, except demand and stock. Nothing is
 * said that the line does not hold.
 *
 * @param line a line of a plan
 * @param locale `"en"` or `"fr"`
 * @returns one sentence; its warnings are told by `explainWarning`
 * @throws {ReapproError} `OPTION_INVALID` when the locale is neither, `INPUT_INVALID` for what is no line of a plan
 * @example
 * explainLine({ status: "no-history", operatorId: "OP-1", sku: "URN-1", orderQuantity: 0, explanation: [], warnings: [] }, "en"); // => "Nothing can be said: this operator has no admitted order line of this article in a period that is over, and there is no season to borrow."
 */
export function explainLine(line: PlanLine, locale: ReportLocale): string {
	checkLocale(locale);
	checkLine(line, "line");
	switch (line.status) {
		case "no-history":
			return LINE_WORDS[locale].noHistory;
		case "not-covered":
			return LINE_WORDS[locale].notCovered;
		default:
			return explainFigures(line, locale) + explainLateReceipt(line, locale);
	}
}
