import type { AdmissionReceipt } from "../types.js";

/** Why a run was made. There is no free text: it could hold personal data. */
export type RunNote = "scheduled" | "corrected-input" | "withdrawal" | "agreement-change" | "audit" | "trial";

/** One run: its receipt, and which plan came of it. */
export interface RunRecord {
	/** Day of the entry, `YYYY-MM-DD`. */
	readonly recordedOn: string;
	readonly receipt: AdmissionReceipt;
	readonly plan?: {
		readonly kind: "replenishment-plan" | "group-plan";
		/** What `planDigest` gives. */
		readonly sha256: string;
	};
	readonly note?: RunNote;
}

/** One link of the chain. `record` and `nonce` are there together, or both erased. Hashes are 64 hexadecimal digits. */
export interface RunEntry {
	/** Place in the register, from 0. */
	readonly index: number;
	/** `hash` of the entry before; of the first one the head of an empty register. */
	readonly previous: string;
	/** HMAC-SHA-256 of the record under `nonce`. */
	readonly contentHash: string;
	readonly record?: RunRecord;
	readonly nonce?: string;
	/** SHA-256 of index, previous and contentHash. */
	readonly hash: string;
}

/** Every run in the order of its entry, each bound to the one before; plain data. */
export interface RunRegister {
	readonly schemaVersion: 1;
	readonly kind: "run-register";
	readonly entries: readonly RunEntry[];
}

/** What can be wrong with a register. */
export type RunRegisterProblem =
	| "not-a-run-register"
	| "wrong-form"
	| "wrong-index"
	| "wrong-previous"
	| "wrong-content"
	/** It fits its hash, and `appendRun` would have refused it. */
	| "wrong-record"
	/** Its day is before that of an earlier entry. */
	| "earlier-day"
	| "wrong-hash"
	| "wrong-head"
	| "too-short";

/** What `verifyRunRegister` found; plain data. */
export interface RunRegisterVerdict {
	readonly valid: boolean;
	/** Number of entries, erased ones among them. */
	readonly entries: number;
	/** Places of the erased entries. */
	readonly erased: readonly number[];
	/** Hash of the last entry, to be pinned; null when there is no register. */
	readonly head: string | null;
	/** How many entries, from the first, the pinned head vouches for. */
	readonly pinnedEntries: number;
	/** `"open"`: entries after the pinned ones may have been cut off or rewritten, and nobody could see it here. */
	readonly tail: "pinned" | "open";
	/** `index` is absent for what concerns the register as a whole. */
	readonly problems: readonly { readonly index?: number; readonly problem: RunRegisterProblem }[];
}
