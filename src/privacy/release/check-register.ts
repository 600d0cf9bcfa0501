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
	coverage: z.array(z.strictObject({ operatorId: id, share: z.number().gt(0).max(1) })),
	facts: hash,
	articles: z.array(
		z.strictObject({
			sku: id,
			volumes: z.array(z.strictObject({ operatorId: id, until: isoDate, quantity: amount, orders: amount })),
			needs: z.array(z.strictObject({ operatorId: id, quantity: amount, orders: amount })),
			years: z.array(z.strictObject({ year: z.int(), sha256: hash })),
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

const OTHER_GROUP = "Give the register of this buying group.";
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

/** Registers that were checked or written here, frozen, so that they are still what they were. */
const GENUINE = new WeakSet<ReleaseRegister>();

function frozen(value: unknown): void {
	// What is no object counts as frozen.
	if (Object.isFrozen(value)) return;
	Object.freeze(value);
	for (const part of Object.values(value as object)) frozen(part);
}

/**
 * Freezes a register and remembers that it is genuine, so that it need not be checked again in the same process.
 *
 * @param register as it was written or checked
 * @returns the same register
 */
export function genuineRegister(register: ReleaseRegister): ReleaseRegister {
	frozen(register);
	GENUINE.add(register);
	return register;
}

const refuse = (path: string, advice: string): never => {
	throw new ReapproError("INPUT_INVALID", advice, `releases.${path}`);
};

function checkRun(run: RegisteredRun, at: number, groupId: string): void {
	const members = new Set(run.members);
	if (run.groupId !== groupId) refuse(`runs[${at}].groupId`, OTHER_GROUP);
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
	if (GENUINE.has(register as ReleaseRegister)) {
		const known = register as ReleaseRegister;
		const strange = known.runs.findIndex((run) => run.groupId !== groupId);
		if (strange >= 0) refuse(`runs[${strange}].groupId`, OTHER_GROUP);
		return known;
	}
	const { releases } = checkWithSchema(
		registerSchema,
		{ releases: register },
		{ code: "INPUT_INVALID", advice: { "": AS_WRITTEN } },
	);
	releases.runs.forEach(({ sha256: given, ...run }, at) => {
		checkRun({ ...run, sha256: given }, at, groupId);
		if (runHash(run, releases.runs[at - 1]) !== given) refuse(`runs[${at}].sha256`, AS_WRITTEN);
	});
	return genuineRegister(releases);
}
