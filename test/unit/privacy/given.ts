import { admitOrders, definePolicy, type PolicyInput, ReapproError } from "../../../src/index.js";
import type { Admission, ReasonCode } from "../../../src/privacy/index.js";

/** A policy with one operator, one article and consent records. */
export const POLICY: PolicyInput = {
	purpose: "replenishment",
	processingDate: "2026-11-23",
	evidence: "record",
	noticeVersions: ["fr-2026-01"],
	catalogue: ["COF-OAK", "URN-01"],
	agreements: [
		{
			agreementId: "ag-1",
			version: 1,
			operatorId: "op-1",
			purposes: ["replenishment"],
			signedOn: "2025-01-01",
			validFrom: "2025-01-01",
			historyFrom: "2024-01-01",
			textSha256: "a".repeat(64),
		},
	],
};

/** A consent that passes under `POLICY`. */
export const consent = (patch: Record<string, unknown> = {}): Record<string, unknown> => ({
	ref: "cs-zk8yn1hq",
	purposes: ["replenishment"],
	grantedOn: "2026-05-17",
	noticeVersion: "fr-2026-01",
	...patch,
});

/** A line that passes under `POLICY`. */
export const line = (patch: Record<string, unknown> = {}): Record<string, unknown> => ({
	lineId: "L-1",
	operatorId: "op-1",
	sku: "COF-OAK",
	quantity: 1,
	orderedOn: "2026-05-17",
	optIn: true,
	consent: consent(),
	...patch,
});

/** Admits under `POLICY` after a patch. */
export const admit = (lines: unknown, patch: Partial<PolicyInput> = {}): Admission =>
	admitOrders(lines as Iterable<unknown>, definePolicy({ ...POLICY, ...patch }));

/** Reasons of a single line; empty when it was admitted. */
export const reasonsOfLine = (one: unknown, patch: Partial<PolicyInput> = {}): readonly ReasonCode[] => {
	const { refusals, receipt } = admit([one], patch);
	if (receipt.linesAdmitted + refusals.length !== 1) throw new Error("one line was given");
	return refusals[0]?.reasons ?? [];
};

/** The code of the error that a call throws. */
export const codeOf = (call: () => unknown): string => {
	try {
		call();
	} catch (error) {
		return error instanceof ReapproError ? error.code : "another error";
	}
	return "no error";
};

/** Everything that an error shows. */
export const shownBy = (error: unknown): string =>
	error instanceof Error
		? [error.message, error.stack, String(error.cause), JSON.stringify(error)].join("\n")
		: String(error);
