import * as z from "zod";
import { parseIsoDate } from "../../../calendar/index.js";
import { ReapproError } from "../../../errors.js";
import { REASON_CODES } from "../../reasons.js";
import type { CountRange, PrivacyPolicy } from "../../types.js";
import { checkWithSchema } from "../check-with-schema.js";
import type { RecordRun } from "./record-types.js";

const count = z.int().nonnegative();

/** Small counts of a receipt are told as a range; one number is a range of its own. */
const lineCount = z.union([
	count.transform((lines): CountRange => ({ from: lines, to: lines })),
	z
		.object({ from: count, to: count })
		.refine(({ from, to }) => from <= to)
		.transform(({ from, to }): CountRange => ({ from, to })),
]);

/** What a record reads of a receipt; whatever else a receipt carries has its own readers. */
const receipt = z.object({
	schemaVersion: z.literal(1),
	libraryVersion: z.string().max(64),
	policyHash: z.string().regex(/^[0-9a-f]{64}$/),
	purpose: z.enum(["replenishment", "habit-analysis", "group-purchasing"]),
	groupId: z.string().max(64).optional(),
	processingDate: z.string().refine((given) => parseIsoDate(given) !== undefined),
	linesRead: lineCount,
	linesAdmitted: lineCount,
	linesRefused: lineCount,
	refusedByReason: z.array(z.object({ reason: z.enum(REASON_CODES), lines: lineCount })),
	agreements: z.array(
		z.object({ agreementId: z.string().max(64), version: count, textSha256: z.string().max(64) }),
	),
});

const ADVICE = { "": "Give receipts as admitOrders returned them." };

/**
 * The runs of a record, from their receipts.
 *
 * @param receipts receipts as the guard returned them, or as JSON gave them back
 * @param policy the policy of the record
 * @returns one run a receipt, by day; counts as ranges
 * @throws {ReapproError} `INPUT_INVALID` when a receipt is none, or is of another purpose or group
 */
export function runsOfReceipts(receipts: unknown, policy: PrivacyPolicy): readonly RecordRun[] {
	const { receipts: checked } = checkWithSchema(
		z.object({ receipts: z.array(receipt) }),
		{ receipts },
		{ code: "INPUT_INVALID", advice: ADVICE },
	);
	const runs = checked.map(({ schemaVersion: _, purpose, groupId, ...run }, index): RecordRun => {
		if (purpose !== policy.purpose || groupId !== policy.groupId) {
			throw new ReapproError(
				"INPUT_INVALID",
				"Give receipts of the policy's purpose and group; each purpose has a record of its own.",
				`receipts[${index}].${purpose === policy.purpose ? "groupId" : "purpose"}`,
			);
		}
		return run;
	});
	const dayOf = ({ processingDate }: RecordRun): number => parseIsoDate(processingDate) as number;
	return runs.sort((a, b) => dayOf(a) - dayOf(b));
}
