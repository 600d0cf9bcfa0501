import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import * as z from "zod";
import { parseIsoDate } from "../../calendar/index.js";
import { ReapproError } from "../../errors.js";
import { isId } from "../ids.js";
import { canonicalJson } from "../proof/canonical-json.js";
import { utf8Bytes } from "../proof/utf8-bytes.js";
import { checkWithSchema } from "../transparency/check-with-schema.js";
import type { RegisteredRun, ReleaseRegister } from "./register-types.js";

const id = z.string().refine(isId);
const isoDate = z.string().refine((text) => parseIsoDate(text) !== undefined);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const amount = z.number().nonnegative();

const runSchema = z.strictObject({
	groupId: id,
	asOf: isoDate,
	dataUntil: isoDate,
	policyHash: hash,
	members: z.array(id),
	articles: z.array(
		z.strictObject({
			sku: id,
			volumes: z.array(z.strictObject({ operatorId: id, until: isoDate, quantity: amount, orders: amount })),
			needs: z.array(z.strictObject({ operatorId: id, quantity: amount, orders: amount })),
		}),
	),
	sha256: hash,
});

const registerSchema = z.strictObject({
	releases: z.strictObject({
		kind: z.literal("release-register"),
		schemaVersion: z.literal(1),
		runs: z.array(runSchema),
	}),
});

const AS_WRITTEN = "Give the register that the run before has returned, as it is.";

/** Where a chain of hashes begins. */
const NO_RUN_BEFORE = "0".repeat(64);

/**
 * Names a run together with all runs before it.
 *
 * @param run without its own hash
 * @param previous the run before; none for the first
 * @returns 64 hexadecimal digits: SHA-256 of the canonical JSON of both
 */
export function runHash(run: Omit<RegisteredRun, "sha256">, previous: RegisteredRun | undefined): string {
	const text = canonicalJson({ previous: previous?.sha256 ?? NO_RUN_BEFORE, run });
	return bytesToHex(sha256(utf8Bytes(text)));
}

const refuse = (path: string, advice: string): never => {
	throw new ReapproError("INPUT_INVALID", advice, `releases.${path}`);
};

function checkRun(run: RegisteredRun, at: number, groupId: string): void {
	const members = new Set(run.members);
	if (run.groupId !== groupId) refuse(`runs[${at}].groupId`, "Give the register of this buying group.");
	run.articles.forEach(({ volumes, needs }, article) => {
		const path = `runs[${at}].articles[${article}]`;
		const strange = volumes.findIndex(({ operatorId }) => !members.has(operatorId));
		if (strange >= 0) refuse(`${path}.volumes[${strange}].operatorId`, AS_WRITTEN);
		const stranger = needs.findIndex(({ operatorId }) => !members.has(operatorId));
		if (stranger >= 0) refuse(`${path}.needs[${stranger}].operatorId`, AS_WRITTEN);
	});
}

/**
 * Checks a register of releases: plain data of the right form, of the right group, and unchanged since it was
 * written. Each run holds a hash of itself and the run before, so that a run that was edited, removed or moved shows.
 * Cutting off the last runs, or writing all hashes anew, does not: keep the register where only the processor writes.
 *
 * @param register what an earlier run returned; `undefined` for a group's first run
 * @param groupId the buying group of the run
 * @returns a copy of the register, an empty one for the first run
 * @throws {ReapproError} `INPUT_INVALID` with a path such as `releases.runs[3].members`
 */
export function checkRegister(register: unknown, groupId: string): ReleaseRegister {
	if (register === undefined) return { kind: "release-register", schemaVersion: 1, runs: [] };
	const { releases } = checkWithSchema(
		registerSchema,
		{ releases: register },
		{ code: "INPUT_INVALID", advice: { "": AS_WRITTEN } },
	);
	releases.runs.forEach(({ sha256: given, ...run }, at) => {
		checkRun({ ...run, sha256: given }, at, groupId);
		if (runHash(run, releases.runs[at - 1]) !== given) refuse(`runs[${at}].sha256`, AS_WRITTEN);
	});
	return releases;
}
