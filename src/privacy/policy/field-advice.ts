import type { PathPart } from "./policy-path.js";

const ID = "Give an id of 1 to 64 letters, digits, _ and -, that starts with a letter or digit.";
const DATE = "Give a real calendar date, written YYYY-MM-DD.";
const PURPOSES =
	"Give a list of replenishment, habit-analysis and group-purchasing; there is no other purpose.";

const ADVICE: ReadonlyMap<PathPart, string> = new Map([
	["purpose", "Give one of replenishment, habit-analysis and group-purchasing."],
	["purposes", PURPOSES],
	["agreements", "Give a list of agreements; it may be empty."],
	["catalogue", `Give a list of article ids, none of them a personal number. ${ID}`],
	["groupId", ID],
	["agreementId", ID],
	["operatorId", ID],
	["lineId", ID],
	["caseRef", ID],
	["consentRef", ID],
	["noticeVersions", `Give a list of notice versions. ${ID}`],
	["processingDate", DATE],
	["signedOn", DATE],
	["validFrom", DATE],
	["validUntil", DATE],
	["terminatedOn", DATE],
	["historyFrom", DATE],
	["version", "Give a whole number from 1."],
	["maxLineQuantity", "Give a whole number from 1."],
	["maxConsentAgeDays", "Give a whole number of days from 1 to 1827."],
	["evidence", 'Give "flag" or "record".'],
	["textSha256", "Give the SHA-256 of the agreement's text, 64 hexadecimal digits."],
	["withdrawals", "Give an operatorId and at least one of lineId, caseRef and consentRef, nothing else."],
	["release", "Give only minOperators, minOrders, maxSharePercent, pPercent and coalition."],
	["minOperators", "Give a whole number from 3."],
	["minOrders", "Give a whole number from 5."],
	["maxSharePercent", "Give a number above 0, at most 85."],
	["pPercent", "Give a number from 10."],
	["coalition", "Give a whole number from 1."],
]);

/**
 * A sentence that says what to write at a place of a policy.
 *
 * @param path names and indices from the outside in
 * @param unknownField whether the object at that place holds a field that is not known
 * @returns advice without any value of the input
 * @example
 * fieldAdvice(["release", "coalition"], false); // => "Give a whole number from 1."
 */
export function fieldAdvice(path: readonly PathPart[], unknownField: boolean): string {
	if (unknownField) return "Take out the fields that are not part of a policy.";
	const named = path.findLast((part) => typeof part === "string");
	return (
		ADVICE.get(named ?? "") ?? "Give a plain object with purpose, processingDate, agreements and catalogue."
	);
}
