import * as z from "zod";
import { parseIsoDate } from "../../calendar/index.js";
import { ReapproError } from "../../errors.js";
import { isId } from "../ids.js";
import { REASON_CODES } from "../reasons.js";
import { checkWithSchema } from "../transparency/check-with-schema.js";
import { canonicalJson } from "./canonical-json.js";
import { areShownCounts } from "./count-range.js";
import type { RunRecord } from "./run-register.js";

const id = z.string().refine(isId);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const isoDate = z.string().refine((text) => parseIsoDate(text) !== undefined);
const count = z.int().nonnegative();
const counts = z.strictObject({ from: count, to: count });
const placeOf = ({ reason }: { readonly reason: (typeof REASON_CODES)[number] }): number =>
	REASON_CODES.indexOf(reason);

/** A receipt as the guard writes it; numbers, codes and ids only, and no small count. */
const receipt = z
	.strictObject({
		schemaVersion: z.literal(1),
		libraryVersion: z.string().regex(/^[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}(?:-[0-9a-z.]{1,20})?$/),
		policyHash: sha256,
		purpose: z.enum(["replenishment", "habit-analysis", "group-purchasing"]),
		groupId: id.optional(),
		processingDate: isoDate,
		linesRead: counts,
		linesAdmitted: count,
		linesRefused: counts,
		refusedByReason: z
			.array(z.strictObject({ reason: z.enum(REASON_CODES), lines: counts }))
			.refine((all) => all.every((one, at) => at === 0 || placeOf(all[at - 1] as typeof one) < placeOf(one))),
		agreements: z.array(
			z.strictObject({
				agreementId: id,
				version: z.int().min(1),
				textSha256: z.string().regex(/^[0-9a-fA-F]{64}$/),
			}),
		),
		commitment: sha256.optional(),
	})
	.refine(({ refusedByReason, ...shown }) =>
		areShownCounts({ ...shown, reasons: refusedByReason.map(({ lines }) => lines) }),
	);

const schema = z.strictObject({
	record: z.strictObject({
		recordedOn: isoDate,
		receipt,
		plan: z.strictObject({ kind: z.enum(["replenishment-plan", "group-plan"]), sha256 }).optional(),
		note: z
			.enum(["scheduled", "corrected-input", "withdrawal", "agreement-change", "audit", "trial"])
			.optional(),
	}),
});

const RECEIPT = "Give a receipt as admitOrders returned it.";
const DATE = "Give a real calendar date, written YYYY-MM-DD.";
const ADVICE: Readonly<Record<string, string>> = {
	"": RECEIPT,
	record: "Give recordedOn, receipt and, where they are known, plan and note.",
	recordedOn: DATE,
	plan: "Give the kind of the plan and what planDigest gave as sha256.",
	kind: "Give replenishment-plan or group-plan.",
	sha256: "Give what planDigest gave, 64 hexadecimal digits.",
	note: "Give one of scheduled, corrected-input, withdrawal, agreement-change, audit and trial; there is no free text.",
};

const freeze = (_: string, value: unknown): unknown => Object.freeze(value);

/**
 * Plain data from canonical JSON, deeply frozen.
 *
 * @param text JSON
 * @returns the value
 * @example
 * Object.isFrozen(frozenFrom("[1]")); // => true
 */
export function frozenFrom(text: string): unknown {
	return JSON.parse(text, freeze);
}

/**
 * Whether plain data is a record that `appendRun` would take.
 *
 * @param record anything
 * @returns false for what has another form, free text and small counts among it
 * @example
 * isRunRecord({ recordedOn: "2026-11-24", remark: "" }); // => false
 */
export const isRunRecord = (record: unknown): record is RunRecord => schema.safeParse({ record }).success;

/**
 * Checks a record and copies it.
 *
 * @param record what the caller gave
 * @returns a frozen copy
 * @throws {ReapproError} `INPUT_INVALID` with a path such as `record.receipt.linesRead.from`
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] });
 * checkedRunRecord({ recordedOn: "2026-11-24", receipt: admitOrders([], policy).receipt }).recordedOn; // => "2026-11-24"
 */
export function checkedRunRecord(record: unknown): RunRecord {
	if (typeof record !== "object") {
		throw new ReapproError("INPUT_INVALID", ADVICE.record as string, "record");
	}
	const copy = frozenFrom(canonicalJson(record));
	checkWithSchema(schema, { record: copy }, { code: "INPUT_INVALID", advice: ADVICE });
	return copy as RunRecord;
}
