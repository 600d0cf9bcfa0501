import { ReapproError, refuseUnknownOptions } from "../../errors.js";
import { contentHashOf, EMPTY_HEAD, entryHashOf, entryNonce } from "./register-hashes.js";
import { checkedRunRecord } from "./run-record.js";
import type { RunEntry, RunRecord, RunRegister } from "./run-register.js";
import { nonceBytes } from "./secret-bytes.js";
import { checkedRunRegister, genuine, latestDay } from "./verify-run-register.js";

const registerOf = (entries: readonly RunEntry[]): RunRegister =>
	genuine(Object.freeze({ schemaVersion: 1, kind: "run-register", entries: Object.freeze(entries) }));

const headOf = ({ entries }: RunRegister): string => entries.at(-1)?.hash ?? EMPTY_HEAD;

/**
 * A register of runs without entries.
 *
 * @returns frozen plain data
 * @example
 * emptyRunRegister(); // => { schemaVersion: 1, kind: "run-register", entries: [] }
 */
export function emptyRunRegister(): RunRegister {
	return registerOf([]);
}

/**
 * Head of a register: the hash of its last entry. Give it to somebody else to keep; `verifyRunRegister` then shows when
 * entries up to it are cut off or written anew.
 *
 * @param register a register, or what `JSON.parse` made of one
 * @returns 64 hexadecimal digits
 * @throws {ReapproError} `INPUT_INVALID` when it does not verify
 * @example
 * registerHead(emptyRunRegister()) === verifyRunRegister(emptyRunRegister()).head; // => true
 */
export function registerHead(register: RunRegister): string {
	return headOf(checkedRunRegister(register));
}

/**
 * Adds a run to a register.
 *
 * @param register a register, or what `JSON.parse` made of one; verified in full unless this library made it
 * @param record day, receipt and, where they are known, plan and note. The day is the caller's word; an entry whose day
 * was too late is erased before an earlier day is taken
 * @param options `nonce`: 64 hexadecimal digits from a cryptographic random source, new for each entry, not kept by the
 * caller: whoever keeps it could try out guesses of the record after its erasure. The register does not keep it either, so
 * that one given twice can not be told; it is mixed with the head, and the nonces that are kept differ all the same
 * @returns a new register; the given one stays as it is
 * @throws {ReapproError} `INPUT_INVALID` for a register that does not verify, a record of another form or a day
 * before that of an earlier entry;
 * `OPTION_INVALID` for a name that is not known, a nonce of another form or with a pattern
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] });
 * const record = { recordedOn: "2026-11-24", receipt: admitOrders([], policy).receipt };
 * const nonce = "8f0c1d2e3b4a59687786a5b4c3d2e1f00112a3b4c5d6e7f8091a2b3c4d5e6f70";
 * const register = appendRun(emptyRunRegister(), record, { nonce });
 * verifyRunRegister(register, { head: registerHead(register) }).tail; // => "pinned"
 */
export function appendRun(
	register: RunRegister,
	record: RunRecord,
	options: { readonly nonce: string },
): RunRegister {
	refuseUnknownOptions<{ nonce: string }>(options, { nonce: true });
	const known = checkedRunRegister(register);
	const kept = checkedRunRecord(record);
	if (kept.recordedOn < latestDay(known.entries)) {
		throw new ReapproError(
			"INPUT_INVALID",
			"Give the day of the entry; no earlier one may be after it.",
			"record.recordedOn",
		);
	}
	const previous = headOf(known);
	const nonce = entryNonce(nonceBytes((options as Partial<typeof options> | undefined)?.nonce), previous);
	const link = { index: known.entries.length, previous, contentHash: contentHashOf(kept, nonce) };
	const entry = Object.freeze({ ...link, record: kept, nonce, hash: entryHashOf(link) });
	return registerOf([...known.entries, entry]);
}

/**
 * Takes the record and the nonce of an entry out for good. The chain stays whole, and nobody can guess the record back
 * from what stays; copies of the register made before still hold it.
 *
 * @param register a register, or what `JSON.parse` made of one; verified in full unless this library made it
 * @param index place of the entry, from 0; one that is erased already stays so
 * @returns a new register with the same head; the given one stays as it is
 * @throws {ReapproError} `INPUT_INVALID` for a register that does not verify or a place that it does not have
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] });
 * const record = { recordedOn: "2026-11-24", receipt: admitOrders([], policy).receipt };
 * const nonce = "8f0c1d2e3b4a59687786a5b4c3d2e1f00112a3b4c5d6e7f8091a2b3c4d5e6f70";
 * const register = eraseRun(appendRun(emptyRunRegister(), record, { nonce }), 0);
 * verifyRunRegister(register).erased; // => [0]
 * register.entries[0].record; // => undefined
 */
export function eraseRun(register: RunRegister, index: number): RunRegister {
	const { entries } = checkedRunRegister(register);
	const entry = Number.isSafeInteger(index) ? entries[index] : undefined;
	if (entry === undefined) {
		throw new ReapproError("INPUT_INVALID", "Give the index of an entry of the register.", "index");
	}
	const { record: _, nonce: __, ...link } = entry;
	return registerOf(entries.map((kept) => (kept === entry ? Object.freeze(link) : kept)));
}
