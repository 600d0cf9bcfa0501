/** One step of a path: a field name or an index. */
export type PathPart = string | number;

/** Every name that a path may show; anything else could be a value of the input. */
const NAMES: ReadonlySet<PathPart> = new Set([
	"purpose",
	"processingDate",
	"agreements",
	"catalogue",
	"groupId",
	"maxLineQuantity",
	"evidence",
	"maxConsentAgeDays",
	"noticeVersions",
	"withdrawals",
	"release",
	"agreementId",
	"version",
	"operatorId",
	"purposes",
	"signedOn",
	"validFrom",
	"validUntil",
	"terminatedOn",
	"historyFrom",
	"textSha256",
	"lineId",
	"caseRef",
	"consentRef",
	"minOperators",
	"minOrders",
	"maxSharePercent",
	"pPercent",
	"coalition",
]);

/**
 * A path as text, cut before the first part that is not a known name or an index.
 *
 * @param parts names and indices from the outside in
 * @returns such as `agreements[3].validFrom`, or `undefined` when nothing may be shown
 * @example
 * policyPath(["agreements", 3, "validFrom"]); // => "agreements[3].validFrom"
 * policyPath(["Jean Dupont"]); // => undefined
 */
export function policyPath(parts: readonly PathPart[]): string | undefined {
	let path = "";
	for (const part of parts) {
		if (typeof part === "number") path += `[${part}]`;
		else if (NAMES.has(part)) path += path === "" ? part : `.${part}`;
		else break;
	}
	return path === "" ? undefined : path;
}
