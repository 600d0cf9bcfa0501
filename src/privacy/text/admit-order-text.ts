import { ReapproError, refuseUnknownOptions } from "../../errors.js";
import type { Admission } from "../admission/admission.js";
import { AdmissionBuilder } from "../admission/admission-builder.js";
import { ADMIT_STREAM_OPTIONS, type AdmitStreamOptions, tooManyLines } from "../admission/admit-options.js";
import { eachItem } from "../admission/each-item.js";
import type { PrivacyPolicy } from "../types.js";
import { jsonObject } from "./json-line.js";
import { TextLines } from "./text-lines.js";

const BLANK = /^[ \t\r]*$/;

/**
 * Lets order lines in from NDJSON text: one JSON object a line. A line that is none, or repeats a key, is refused
 * with `JSON_INVALID` and the lines around it are not affected.
 *
 * @param chunks pieces of the text, cut anywhere; a byte order mark and blank lines are skipped
 * @param policy what `definePolicy` returned
 * @param options `signal` aborts; `pause`, `maxLines` (text lines, blank ones counted), `nonce`
 * @returns the admission; an index is the number of the text line, from 0, blank lines counted
 * @throws {ReapproError} `POLICY_INVALID`; `INPUT_INVALID` when the chunks are not texts, not iterable, break off or
 * hold too many lines; `OPTION_INVALID`; `ABORTED`
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * (await admitOrderText(["\n{", "]\n"], policy)).refusals; // => [{ index: 1, reasons: ["JSON_INVALID"] }]
 */
export async function admitOrderText(
	chunks: Iterable<string> | AsyncIterable<string>,
	policy: PrivacyPolicy,
	options: AdmitStreamOptions = {},
): Promise<Admission> {
	refuseUnknownOptions(options, ADMIT_STREAM_OPTIONS);
	const builder = new AdmissionBuilder(policy, options);
	const lines = new TextLines((text) => {
		if (builder.isFull) throw tooManyLines();
		if (text !== undefined && BLANK.test(text)) return builder.skip();
		const line = text === undefined ? undefined : jsonObject(text);
		if (line === undefined) builder.pushInvalidJson();
		else builder.push(line);
	});
	await eachItem(typeof chunks === "string" ? [chunks] : chunks, options, (chunk) => {
		if (typeof chunk !== "string") {
			throw new ReapproError("INPUT_INVALID", "Give the text in pieces that are strings.", "chunks");
		}
		lines.push(chunk);
	});
	lines.finish();
	return builder.finish();
}
