import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	appendRun,
	canonicalJson,
	emptyRunRegister,
	eraseRun,
	type RunRecord,
	type RunRegister,
	registerHead,
	verifyRunRegister,
} from "../../src/privacy/index.js";
import { looseCopy, nonceOf, runRecord } from "../support/run-registers.js";
import { runs } from "../support/runs.js";

const SEED = 20261126;
const settings = (usual: number) => ({ seed: SEED, numRuns: runs(usual) });
const MINUTES = 60_000 * Math.ceil(runs(1) / 5);

const record: fc.Arbitrary<RunRecord> = fc
	.record({
		number: fc.nat(10_000),
		day: fc.integer({ min: 1, max: 30 }),
		linesAdmitted: fc.nat(1_000_000),
		groupId: fc.option(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,20}$/), { nil: undefined }),
	})
	.map(({ number, day, linesAdmitted, groupId }) => {
		const { receipt, ...rest } = runRecord(number);
		const { from, to } = receipt.linesRefused;
		return {
			...rest,
			recordedOn: `2026-11-${String(day).padStart(2, "0")}`,
			receipt: {
				...receipt,
				linesAdmitted,
				linesRead: { from: from + linesAdmitted, to: to + linesAdmitted },
				...(groupId === undefined ? {} : { groupId }),
			},
		};
	});

const registerOf = (records: readonly RunRecord[]): RunRegister =>
	records
		.toSorted((a, b) => Number(a.recordedOn > b.recordedOn) - Number(a.recordedOn < b.recordedOn))
		.reduce((register, one, at) => appendRun(register, one, { nonce: nonceOf(at) }), emptyRunRegister());

/** A register of 1 to 6 runs, any of them erased. */
const register = (minLength = 1): fc.Arbitrary<RunRegister> =>
	fc
		.array(fc.tuple(record, fc.boolean()), { minLength, maxLength: 6 })
		.map((all) =>
			all.reduce(
				(made, [, isErased], index) => (isErased ? eraseRun(made, index) : made),
				registerOf(all.map(([one]) => one)),
			),
		);

const withEntries = (entries: readonly unknown[]): unknown => ({
	schemaVersion: 1,
	kind: "run-register",
	entries,
});
const isValid = (value: unknown): boolean => verifyRunRegister(value).valid;

/** What a text of JSON says, or nothing when it is none. */
function read(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

const sameData = (value: unknown, text: string): boolean => {
	try {
		return canonicalJson(value) === text;
	} catch {
		return false;
	}
};

const PRINTABLE = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));

/** Every place of a value: the path to it from the outside in. */
function* pathsOf(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
	if (path.length > 0) yield path;
	if (typeof value !== "object" || value === null) return;
	for (const [key, part] of Object.entries(value)) yield* pathsOf(part, [...path, key]);
}

/** The object that holds a place of a copy, and the key of the place. */
function placeIn(copy: unknown, path: readonly string[]): [Record<string, unknown>, string] {
	const holder = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy);
	return [holder as Record<string, unknown>, path.at(-1) as string];
}

/** What somebody may write in the place of a value, each another value. */
const substitutes = (value: unknown): unknown[] =>
	[null, true, 0, 1, "", "0".repeat(64), {}, [], [value], String(value)]
		.concat(typeof value === "number" ? [value + 1, -value - 1, value + 0.5] : [])
		.concat(typeof value === "string" ? [`${value} `, value.toUpperCase(), value.slice(1)] : [])
		.filter((other) => JSON.stringify(other) !== JSON.stringify(value));

describe("a register of runs", () => {
	it("verifies, also after JSON, whatever is erased", { timeout: MINUTES }, () => {
		fc.assert(
			fc.property(register(), (made) => {
				const head = registerHead(made);
				const stored = JSON.parse(JSON.stringify(made, null, 2));
				for (const one of [made, stored]) {
					const verdict = verifyRunRegister(one, { head });
					expect(verdict).toMatchObject({ valid: true, tail: "pinned", entries: made.entries.length });
					expect(verdict.pinnedEntries).toBe(made.entries.length);
				}
			}),
			settings(60),
		);
	});

	it("stays valid with the same head when any entries are erased, in any order", { timeout: MINUTES }, () => {
		const subset = fc.array(record, { minLength: 1, maxLength: 6 }).chain((records) =>
			fc.tuple(
				fc.constant(registerOf(records)),
				fc.shuffledSubarray(
					records.map((_, at) => at),
					{ minLength: 1 },
				),
			),
		);
		fc.assert(
			fc.property(subset, record, ([made, erased], { receipt }) => {
				const next = { recordedOn: "2026-12-01", receipt };
				const without = erased.reduce(eraseRun, made);
				const verdict = verifyRunRegister(without, { head: registerHead(made) });
				expect(verdict).toMatchObject({ valid: true, tail: "pinned" });
				expect(verdict.erased).toEqual([...erased].sort((a, b) => a - b));
				const text = JSON.stringify(without);
				for (const index of erased) {
					expect(text).not.toContain(made.entries[index]?.nonce);
					expect(without.entries[index]).not.toHaveProperty("record");
				}
				const nonce = nonceOf(99);
				expect(registerHead(appendRun(without, next, { nonce }))).toBe(
					registerHead(appendRun(made, next, { nonce })),
				);
			}),
			settings(60),
		);
	});

	it("shows any other byte anywhere in its text", { timeout: MINUTES }, () => {
		let tampered = 0;
		fc.assert(
			fc.property(register(3), fc.infiniteStream(fc.constantFrom(...PRINTABLE)), (made, letters) => {
				const text = JSON.stringify(made);
				const truth = canonicalJson(made);
				// Every seventh place, from another one on for each register.
				for (let at = tampered % 7; at < text.length; at += 7) {
					const letter = letters.next().value as string;
					if (letter === text[at]) continue;
					const value = read(text.slice(0, at) + letter + text.slice(at + 1));
					if (sameData(value, truth)) continue;
					tampered += 1;
					expect(isValid(value), `${letter} at ${at}`).toBe(false);
				}
			}),
			settings(4),
		);
		expect(tampered).toBeGreaterThan(500);
	});

	it("shows every byte of a small one, each changed in its lowest bit", { timeout: MINUTES }, () => {
		const made = eraseRun(registerOf([runRecord(0), runRecord(1)]), 1);
		const text = JSON.stringify(made);
		const truth = canonicalJson(made);
		for (let at = 0; at < text.length; at++) {
			const letter = String.fromCharCode(text.charCodeAt(at) ^ 1);
			const value = read(text.slice(0, at) + letter + text.slice(at + 1));
			expect(sameData(value, truth)).toBe(false);
			expect(isValid(value), `at ${at}`).toBe(false);
		}
	});

	it("shows any other value, any field less and any field more", { timeout: MINUTES }, () => {
		fc.assert(
			fc.property(register(), fc.nat(), (made, draw) => {
				const paths = [...pathsOf(made)];
				// Every place with one substitute drawn for it; a deep run meets all substitutes.
				paths.forEach((path, at) => {
					const copy = looseCopy(made);
					const [holder, key] = placeIn(copy, path);
					const others = substitutes(holder[key]);
					const other = others[(draw + at) % others.length];
					holder[key] = other;
					// A cut at the end leaves a whole register; that is what the pinned head is for.
					const isCut = key === "entries" && Array.isArray(other) && other.length === 0;
					const { valid } = verifyRunRegister(copy, isCut ? { head: registerHead(made) } : {});
					expect(valid, `${path.join(".")} changed`).toBe(false);

					if (Array.isArray(holder) && holder === (copy.entries as unknown)) return;
					const less = looseCopy(made);
					const [from, field] = placeIn(less, path);
					if (Array.isArray(from)) from.splice(Number(field), 1);
					else delete from[field];
					expect(isValid(less), `${path.join(".")} taken out`).toBe(false);

					const more = looseCopy(made);
					const [into] = placeIn(more, path);
					if (Array.isArray(into)) into.push(into[0]);
					else into.extra = 1;
					expect(isValid(more), `a field beside ${path.join(".")}`).toBe(false);
				});
			}),
			settings(4),
		);
	});

	it("shows entries that were taken out, all but a cut at the end", { timeout: MINUTES }, () => {
		const kept = register(2).chain((made) =>
			fc.tuple(fc.constant(made), fc.subarray([...made.entries], { maxLength: made.entries.length - 1 })),
		);
		fc.assert(
			fc.property(kept, ([made, entries]) => {
				const isCut = entries.every((entry, at) => entry === made.entries[at]);
				const rest = withEntries(entries);
				expect(isValid(rest)).toBe(isCut);
				expect(verifyRunRegister(rest).tail).toBe("open");
				const head = registerHead(made);
				expect(verifyRunRegister(rest, { head }).valid).toBe(false);
				expect(verifyRunRegister(rest, { length: made.entries.length }).valid).toBe(false);
			}),
			settings(100),
		);
	});

	it("shows entries in another order and entries that stand twice", { timeout: MINUTES }, () => {
		const moved = register(2).chain((made) => {
			const all = [...made.entries];
			return fc.tuple(
				fc.constant(made),
				fc.shuffledSubarray(all, { minLength: all.length }),
				fc.nat(all.length - 1),
				fc.nat(all.length),
			);
		});
		fc.assert(
			fc.property(moved, ([made, shuffled, twice, at]) => {
				const isSame = shuffled.every((entry, place) => entry === made.entries[place]);
				expect(isValid(withEntries(shuffled))).toBe(isSame);
				const repeated = made.entries.toSpliced(at, 0, made.entries[twice] as RunRegister["entries"][0]);
				expect(isValid(withEntries(repeated))).toBe(false);
			}),
			settings(100),
		);
	});

	it("does not take an entry of another register, even in its place", { timeout: MINUTES }, () => {
		fc.assert(
			fc.property(register(2), register(2), fc.nat(), (one, other, draw) => {
				const at = draw % Math.min(one.entries.length, other.entries.length);
				const entry = other.entries[at] as RunRegister["entries"][0];
				fc.pre(entry.hash !== one.entries[at]?.hash);
				const mixed = withEntries(one.entries.with(at, entry));
				// The last entry may be another one as long as it is bound to the same one before.
				const isNewTail = at === one.entries.length - 1 && entry.previous === one.entries[at]?.previous;
				expect(isValid(mixed)).toBe(isNewTail);
				expect(verifyRunRegister(mixed, { head: registerHead(one) }).valid).toBe(false);
			}),
			settings(60),
		);
	});
});
