import { ReapproError } from "../../errors.js";
import { canonicalJson } from "./canonical-json.js";
import { contentHashOf, EMPTY_HEAD, entryHashOf } from "./register-hashes.js";
import { frozenFrom, isRunRecord } from "./run-record.js";
import type { RunEntry, RunRegister, RunRegisterProblem, RunRegisterVerdict } from "./run-register.js";

/** What somebody noted of the register earlier and kept elsewhere. */
export interface RunRegisterPin {
	/** What `registerHead` gave. */
	readonly head?: string;
	/** How many entries there were then; without it `head` must be the head of today. */
	readonly length?: number;
}

type Problem = RunRegisterVerdict["problems"][number];

const HASH = /^[0-9a-f]{64}$/;
const REGISTER_KEYS = "entries,kind,schemaVersion";
const ENTRY_KEYS = "contentHash,hash,index,nonce,previous,record";
const ERASED_KEYS = "contentHash,hash,index,previous";

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === "object" && value !== null && !Array.isArray(value);
const isHash = (value: unknown): value is string => typeof value === "string" && HASH.test(value);
/** In order, since canonical JSON has its keys so. */
const keysOf = (value: object): string => Object.keys(value).join(",");

/** A copy of the value, read once, when it has the frame of a register; its entries can still be anything. */
function readFrame(value: unknown): (Omit<RunRegister, "entries"> & { entries: unknown[] }) | undefined {
	let copy: unknown;
	try {
		copy = frozenFrom(canonicalJson(value));
	} catch {
		return undefined;
	}
	if (!isObject(copy) || keysOf(copy) !== REGISTER_KEYS || !Array.isArray(copy.entries)) return undefined;
	const isRegister = copy.schemaVersion === 1 && copy.kind === "run-register";
	return isRegister ? (copy as ReturnType<typeof readFrame>) : undefined;
}

function hasEntryForm(value: unknown): value is RunEntry {
	if (!isObject(value) || !Number.isSafeInteger(value.index)) return false;
	if (![value.previous, value.contentHash, value.hash].every(isHash)) return false;
	const keys = keysOf(value);
	return keys === ERASED_KEYS || (keys === ENTRY_KEYS && isHash(value.nonce) && isObject(value.record));
}

function entryProblems(entry: unknown, place: number, previous: string): RunRegisterProblem[] {
	if (!hasEntryForm(entry)) return ["wrong-form"];
	const { record, nonce } = entry;
	const isErased = record === undefined || nonce === undefined;
	const fits = isErased || contentHashOf(record, nonce) === entry.contentHash;
	return [
		...(entry.index === place ? [] : ["wrong-index" as const]),
		...(entry.previous === previous ? [] : ["wrong-previous" as const]),
		...(fits ? [] : ["wrong-content" as const]),
		...(isErased || !fits || isRunRecord(record) ? [] : ["wrong-record" as const]),
		...(entryHashOf(entry) === entry.hash ? [] : ["wrong-hash" as const]),
	];
}

/** A pin that is misspelt or lost on its way must not pass for none. */
function checkPin(pin: RunRegisterPin): void {
	if (!isObject(pin) || Object.keys(pin).some((name) => name !== "head" && name !== "length")) {
		throw new ReapproError("OPTION_INVALID", "Give head, length, both or nothing.", "pin");
	}
	if ("head" in pin && !isHash(pin.head)) {
		throw new ReapproError(
			"OPTION_INVALID",
			"Give the head that registerHead gave, or leave it out.",
			"head",
		);
	}
	if ("length" in pin && !(Number.isSafeInteger(pin.length) && (pin.length as number) >= 0)) {
		throw new ReapproError(
			"OPTION_INVALID",
			"Give the number of entries, a whole number from 0, or leave it out.",
			"length",
		);
	}
}

/**
 * The day of the last record that is kept, which is the latest.
 *
 * @param entries of a register that verifies
 * @returns `YYYY-MM-DD`; an empty text, before every day, where none is kept
 * @example
 * latestDay([]); // => ""
 */
export const latestDay = (entries: readonly RunEntry[]): string =>
	entries.findLast(({ record }) => record !== undefined)?.record?.recordedOn ?? "";

/** Holds the heads after 0, 1, 2 ... entries against what was pinned. */
function pinProblems(heads: readonly string[], { head, length }: RunRegisterPin): Problem[] {
	const entries = heads.length - 1;
	const pinned = length ?? entries;
	if (pinned > entries) return [{ index: entries, problem: "too-short" }];
	if (head === undefined || heads[pinned] === head) return [];
	return [{ index: Math.max(0, pinned - 1), problem: "wrong-head" }];
}

/**
 * Verifies a register offline: every entry is whole, in its place and bound to the one before, every record fits its
 * hash, is one that `appendRun` would take and is of no day before an earlier one, and the pinned head is met.
 *
 * The chain alone shows every entry that was changed, taken out or moved while the later ones stayed as they were. It
 * can not show that the last entries were cut off, nor that all from some entry on were written anew: only a head that
 * somebody else keeps can.
 *
 * @param register a register, or what `JSON.parse` made of one; anything may be given
 * @param pin `head` as `registerHead` gave it, and `length`, the number of entries of that time
 * @returns what was found; data never make it throw
 * @throws {ReapproError} `OPTION_INVALID` when the pin has another form or another name, or holds an `undefined` head or length
 * @example
 * verifyRunRegister(emptyRunRegister()).valid; // => true
 * verifyRunRegister(emptyRunRegister(), { length: 1 }).problems; // => [{ index: 0, problem: "too-short" }]
 * verifyRunRegister({ entries: [] }).problems; // => [{ problem: "not-a-run-register" }]
 */
export function verifyRunRegister(register: unknown, pin: RunRegisterPin = {}): RunRegisterVerdict {
	checkPin(pin);
	const frame = readFrame(register);
	if (frame === undefined) {
		const problems: Problem[] = [{ problem: "not-a-run-register" }];
		return { valid: false, entries: 0, erased: [], head: null, pinnedEntries: 0, tail: "open", problems };
	}
	const heads = [EMPTY_HEAD];
	const erased: number[] = [];
	const problems: Problem[] = [];
	let latest = "";
	frame.entries.forEach((entry, index) => {
		const found = entryProblems(entry, index, heads[index] as string);
		// A day that another problem makes doubtful neither counts nor is told of.
		const day = found.length === 0 ? ((entry as RunEntry).record?.recordedOn ?? latest) : latest;
		if (day < latest) found.push("earlier-day");
		else latest = day;
		problems.push(...found.map((problem) => ({ index, problem })));
		if (isObject(entry) && keysOf(entry) === ERASED_KEYS) erased.push(index);
		heads.push(isObject(entry) && typeof entry.hash === "string" ? entry.hash : "");
	});
	problems.push(...pinProblems(heads, pin));
	const valid = problems.length === 0;
	const entries = frame.entries.length;
	const pinnedEntries = valid && pin.head !== undefined ? (pin.length ?? entries) : 0;
	const isPinned = valid && pin.head !== undefined && pinnedEntries === entries;
	return {
		valid,
		entries,
		erased,
		head: heads[entries] as string,
		pinnedEntries,
		tail: isPinned ? "pinned" : "open",
		problems,
	};
}

/**
 * A verified register: the value itself where this library made it, else a frozen copy.
 *
 * @param register what the caller gave
 * @returns the register
 * @throws {ReapproError} `INPUT_INVALID` with the place of the first problem
 * @example
 * checkedRunRegister(emptyRunRegister()).entries.length; // => 0
 */
export function checkedRunRegister(register: unknown): RunRegister {
	if (GENUINE.has(register as object)) return register as RunRegister;
	const copy = readFrame(register);
	const [problem] = verifyRunRegister(copy).problems;
	if (problem !== undefined) {
		throw new ReapproError(
			"INPUT_INVALID",
			"Give a register that emptyRunRegister, appendRun or eraseRun made and nobody changed; verifyRunRegister says what is wrong.",
			problem.index === undefined ? "register" : `register.entries[${problem.index}]`,
		);
	}
	return genuine(copy as RunRegister);
}

const GENUINE = new WeakSet<object>();

/** @internal Marks a register that is whole, and frozen through and through, so that it need not be verified again. */
export function genuine(register: RunRegister): RunRegister {
	GENUINE.add(register);
	return register;
}
