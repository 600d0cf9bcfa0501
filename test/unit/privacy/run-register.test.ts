import { spawnSync } from "node:child_process";
import { createHash, createHmac } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planReplenishment } from "../../../src/index.js";
import {
	appendRun,
	canonicalJson,
	emptyRunRegister,
	eraseRun,
	planDigest,
	type RunRecord,
	type RunRegister,
	type RunRegisterPin,
	registerHead,
	verifyRunRegister,
} from "../../../src/privacy/index.js";
import { contentHashOf, entryHashOf } from "../../../src/privacy/proof/register-hashes.js";
import { admitted } from "../../support/admitted.js";
import { looseCopy, nonceOf, runRecord, runRegister } from "../../support/run-registers.js";
import { codeOf, shownBy } from "./given.js";

const GOLDEN = readFileSync(new URL("../../fixtures/privacy/run-register.json", import.meta.url), "utf8");
const golden = JSON.parse(GOLDEN) as RunRegister;
const HEAD = "ca7480a01ef111606c67a0ea3dbb2c2304288ace4b9b02c3af861e739e13918b";
const SECRET = "Quemeneur";

const failureOf = (call: () => unknown): { code?: string; path?: string; message?: string } => {
	try {
		call();
	} catch (error) {
		expect(shownBy(error)).not.toContain(SECRET);
		return error as { code: string };
	}
	return {};
};
const problemsOf = (register: unknown, pin?: RunRegisterPin) => verifyRunRegister(register, pin).problems;

const SCRIPT = fileURLToPath(new URL("../../../examples/verify-run-register.mjs", import.meta.url));

/** Problems that the public verifier finds in a register without a pinned head. */
function judgedAs(text: string): string[] {
	const folder = mkdtempSync(join(tmpdir(), "reappro-register-"));
	const file = join(folder, "register.json");
	writeFileSync(file, text);
	const { stdout } = spawnSync(process.execPath, [SCRIPT, file], { encoding: "utf8" });
	rmSync(folder, { recursive: true, force: true });
	return stdout.split("\n").filter((line) => line.startsWith("entry "));
}

describe("the golden register", () => {
	it("verifies, with its head pinned", () => {
		expect(verifyRunRegister(golden, { head: HEAD })).toEqual({
			valid: true,
			entries: 4,
			erased: [],
			head: HEAD,
			pinnedEntries: 4,
			tail: "pinned",
			problems: [],
		});
	});

	it("comes out again from its records and nonces", () => {
		const again = golden.entries.reduce(
			(register, { record }, number) => appendRun(register, record as RunRecord, { nonce: nonceOf(number) }),
			emptyRunRegister(),
		);
		expect(again).toEqual(golden);
	});

	it("has the hashes that docs/proof.md describes, by the platform's own", () => {
		const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
		let previous = hash("reappro/run-register/1\n");
		for (const { index, nonce, record, ...entry } of golden.entries) {
			const own = createHmac("sha256", Buffer.from(nonceOf(index), "hex"));
			expect(nonce).toBe(own.update(`reappro/run-nonce/1\n${previous}`).digest("hex"));
			const content = createHmac("sha256", Buffer.from(nonce as string, "hex"));
			const contentHash = content.update(`reappro/run-record/1\n${canonicalJson(record)}`).digest("hex");
			const link = `{"contentHash":"${contentHash}","index":${index},"previous":"${previous}"}`;
			expect(entry).toEqual({ contentHash, previous, hash: hash(`reappro/run-entry/1\n${link}`) });
			previous = entry.hash;
		}
	});

	it("keeps its hashes when an entry is erased", () => {
		const erased = eraseRun(golden, 1);
		const { record: _, nonce: __, ...link } = golden.entries[1] as RunRegister["entries"][0];
		expect(erased.entries).toEqual(golden.entries.with(1, link));
		expect(registerHead(erased)).toBe(HEAD);
	});
});

describe("appendRun", () => {
	it("gives a new frozen register and leaves the old one", () => {
		const one = runRegister(1);
		const two = appendRun(one, runRecord(1), { nonce: nonceOf(1) });
		expect([one.entries.length, two.entries.length]).toEqual([1, 2]);
		expect(two.entries[1]?.previous).toBe(registerHead(one));
		expect(two.entries[0]).toBe(one.entries[0]);
		expect(Object.isFrozen(two.entries[1]?.record?.receipt.linesRead)).toBe(true);
		expect(JSON.parse(JSON.stringify(two))).toEqual(two);
		const stored = JSON.parse(JSON.stringify(one)) as RunRegister;
		expect(appendRun(stored, runRecord(1), { nonce: nonceOf(1) })).toEqual(two);
	});

	it("copies the record: a later change of it changes nothing", () => {
		const record = structuredClone(runRecord(0)) as { recordedOn: string };
		const register = appendRun(emptyRunRegister(), record as RunRecord, { nonce: nonceOf(0) });
		record.recordedOn = "2026-12-31";
		expect(register.entries[0]?.record?.recordedOn).toBe("2026-11-01");
	});

	it("never keeps the caller's nonce, and two entries never share one", () => {
		let register = emptyRunRegister();
		for (let run = 0; run < 4; run++) register = appendRun(register, runRecord(0), { nonce: nonceOf(0) });
		const kept = register.entries.map(({ nonce }) => nonce);
		expect(new Set([...kept, nonceOf(0)]).size).toBe(5);
		expect(new Set(register.entries.map(({ contentHash }) => contentHash)).size).toBe(4);
	});

	it("takes a record as JSON gave it back, whatever the order of its fields", () => {
		const record = runRecord(0);
		const turned = Object.fromEntries(Object.entries(record).reverse()) as unknown as RunRecord;
		expect(appendRun(emptyRunRegister(), turned, { nonce: nonceOf(0) })).toEqual(runRegister(1));
	});

	const receipt = runRecord(0).receipt;
	const record = { recordedOn: "2026-11-24", receipt };
	it.each<[string, unknown, string | undefined]>([
		["nothing", undefined, "record"],
		["null", null, "record"],
		["a text", SECRET, "record"],
		["an unknown field", { ...record, [SECRET]: 1 }, "record"],
		["a remark", { ...record, remark: SECRET }, "record"],
		["a free note", { ...record, note: SECRET }, "record.note"],
		["no date", { receipt }, "record.recordedOn"],
		["a date that is none", { ...record, recordedOn: "2026-02-30" }, "record.recordedOn"],
		["no receipt", { recordedOn: "2026-11-24" }, "record.receipt"],
		["a receipt with more", { ...record, receipt: { ...receipt, name: SECRET } }, "record.receipt"],
		[
			"a hash that is none",
			{ ...record, receipt: { ...receipt, policyHash: SECRET } },
			"record.receipt.policyHash",
		],
		[
			"a group that is no id",
			{ ...record, receipt: { ...receipt, groupId: `${SECRET} ` } },
			"record.receipt.groupId",
		],
		[
			"a library that is none",
			{ ...record, receipt: { ...receipt, libraryVersion: SECRET } },
			"record.receipt.libraryVersion",
		],
		[
			"a commitment that is none",
			{ ...record, receipt: { ...receipt, commitment: SECRET } },
			"record.receipt.commitment",
		],
		["counts that do not fit", { ...record, receipt: { ...receipt, linesAdmitted: 3 } }, "record.receipt"],
		[
			"a small count",
			{
				...record,
				receipt: { ...receipt, refusedByReason: [{ reason: "SKU_UNKNOWN", lines: { from: 2, to: 2 } }] },
			},
			"record.receipt",
		],
		[
			"a count of the first form",
			{ ...record, receipt: { ...receipt, linesRead: 3 } },
			"record.receipt.linesRead",
		],
		[
			"a reason twice",
			{
				...record,
				receipt: { ...receipt, refusedByReason: [receipt.refusedByReason[0], receipt.refusedByReason[0]] },
			},
			"record.receipt.refusedByReason",
		],
		[
			"an agreement with a name",
			{ ...record, receipt: { ...receipt, agreements: [{ ...receipt.agreements[0], name: SECRET }] } },
			"record.receipt.agreements[0]",
		],
		[
			"an agreement that is no id",
			{
				...record,
				receipt: { ...receipt, agreements: [{ ...receipt.agreements[0], agreementId: `${SECRET} ` }] },
			},
			"record.receipt.agreements[0].agreementId",
		],
		[
			"a plan of another kind",
			{ ...record, plan: { kind: SECRET, sha256: "a".repeat(64) } },
			"record.plan.kind",
		],
		["a plan without digest", { ...record, plan: { kind: "group-plan" } }, "record.plan.sha256"],
		[
			"a plan with more",
			{ ...record, plan: { kind: "group-plan", sha256: "a".repeat(64), of: SECRET } },
			"record.plan",
		],
		["undefined in a field", { ...record, note: undefined }, undefined],
		[
			"a getter",
			{
				...record,
				get note() {
					throw new Error(SECRET);
				},
			},
			undefined,
		],
	])("refuses a record with %s", (_, given, path) => {
		const failure = failureOf(() => appendRun(emptyRunRegister(), given as RunRecord, { nonce: nonceOf(0) }));
		expect([failure.code, failure.path]).toEqual(["INPUT_INVALID", path]);
	});

	it.each(["scheduled", "corrected-input", "withdrawal", "agreement-change", "audit", "trial"] as const)(
		"takes the note %s",
		(note) => {
			const register = appendRun(emptyRunRegister(), { ...record, note }, { nonce: nonceOf(0) });
			expect(register.entries[0]?.record?.note).toBe(note);
		},
	);

	it.each([undefined, "", "00".repeat(32), `${nonceOf(1)}0`, 7])("refuses the nonce %j", (nonce) => {
		const options = { nonce } as { nonce: string };
		expect(failureOf(() => appendRun(emptyRunRegister(), record, options)).code).toBe("OPTION_INVALID");
		expect(codeOf(() => appendRun(emptyRunRegister(), record, undefined as never))).toBe("OPTION_INVALID");
	});
});

describe("a register that was tampered with", () => {
	const register = runRegister(5, [2]);
	const changed = (change: (copy: ReturnType<typeof looseCopy>) => void): unknown => {
		const copy = looseCopy(register);
		change(copy);
		return copy;
	};
	const recordOf = (copy: ReturnType<typeof looseCopy>, at: number) =>
		copy.entries[at]?.record as Record<string, unknown>;
	const CASES: Readonly<Record<string, [unknown, unknown[]]>> = {
		"a changed record": [
			changed((copy) => {
				recordOf(copy, 1).recordedOn = "2026-11-09";
			}),
			[{ index: 1, problem: "wrong-content" }],
		],
		"another nonce": [
			changed((copy) => {
				(copy.entries[3] as { nonce: string }).nonce = nonceOf(77);
			}),
			[{ index: 3, problem: "wrong-content" }],
		],
		"a record put back into an erased entry": [
			changed((copy) => {
				copy.entries[2] = { ...copy.entries[2], record: runRecord(2), nonce: nonceOf(2) };
			}),
			[{ index: 2, problem: "wrong-content" }],
		],
		"a record and its hash": [
			changed((copy) => {
				Object.assign(copy.entries[1] as object, { contentHash: "a".repeat(64) });
			}),
			[
				{ index: 1, problem: "wrong-content" },
				{ index: 1, problem: "wrong-hash" },
			],
		],
		"an entry taken out": [
			changed((copy) => copy.entries.splice(1, 1)),
			[
				{ index: 1, problem: "wrong-index" },
				{ index: 1, problem: "wrong-previous" },
				{ index: 2, problem: "wrong-index" },
				{ index: 3, problem: "wrong-index" },
			],
		],
		"two entries that changed places": [
			changed((copy) => copy.entries.splice(3, 2, ...copy.entries.slice(3, 5).reverse())),
			[
				{ index: 3, problem: "wrong-index" },
				{ index: 3, problem: "wrong-previous" },
				{ index: 4, problem: "wrong-index" },
				{ index: 4, problem: "wrong-previous" },
			],
		],
		"the last entry twice": [
			changed((copy) => copy.entries.push(copy.entries[4] as Record<string, unknown>)),
			[
				{ index: 5, problem: "wrong-index" },
				{ index: 5, problem: "wrong-previous" },
			],
		],
		"a record without its nonce": [
			changed((copy) => delete copy.entries[0]?.nonce),
			[{ index: 0, problem: "wrong-form" }],
		],
		"a field more": [
			changed((copy) => Object.assign(copy.entries[4] as object, { [SECRET]: 1 })),
			[{ index: 4, problem: "wrong-form" }],
		],
		"a nonce in capitals": [
			changed((copy) => {
				(copy.entries[0] as { nonce: string }).nonce = String(copy.entries[0]?.nonce).toUpperCase();
			}),
			[{ index: 0, problem: "wrong-form" }],
		],
		"a record that is none": [
			changed((copy) => Object.assign(copy.entries[0] as object, { record: 7 })),
			[{ index: 0, problem: "wrong-form" }],
		],
		"hashes that are none": [
			changed((copy) => Object.assign(copy.entries[4] as object, { hash: 7 })),
			[{ index: 4, problem: "wrong-form" }],
		],
		"an index that is no number": [
			changed((copy) => Object.assign(copy.entries[0] as object, { index: "0" })),
			[{ index: 0, problem: "wrong-form" }],
		],
		"an entry that is none": [
			changed((copy) => copy.entries.push(null as never)),
			[{ index: 5, problem: "wrong-form" }],
		],
		"another version": [
			changed((copy) => {
				copy.schemaVersion = 2;
			}),
			[{ problem: "not-a-run-register" }],
		],
		"another kind": [
			changed((copy) => {
				copy.kind = SECRET;
			}),
			[{ problem: "not-a-run-register" }],
		],
		"a frame with more": [
			changed((copy) => Object.assign(copy, { [SECRET]: 1 })),
			[{ problem: "not-a-run-register" }],
		],
	};

	it.each(Object.entries(CASES))("shows %s", (_, [given, problems]) => {
		const verdict = verifyRunRegister(given);
		expect(verdict).toMatchObject({ valid: false, problems, tail: "open", pinnedEntries: 0 });
		expect(JSON.stringify(verdict)).not.toContain(SECRET);
		for (const call of [
			() => appendRun(given as RunRegister, runRecord(0), { nonce: nonceOf(0) }),
			() => eraseRun(given as RunRegister, 0),
			() => registerHead(given as RunRegister),
		]) {
			const first = problems[0] as { index?: number };
			const path = first.index === undefined ? "register" : `register.entries[${first.index}]`;
			expect(failureOf(call)).toMatchObject({ code: "INPUT_INVALID", path });
		}
	});

	const proxy = new Proxy(
		{},
		{
			getPrototypeOf() {
				throw new Error(SECRET);
			},
		},
	);
	const cycle: Record<string, unknown> = { schemaVersion: 1, kind: "run-register" };
	cycle.entries = [cycle];
	it.each([
		undefined,
		null,
		7,
		SECRET,
		[],
		{},
		new Map(),
		proxy,
		cycle,
		{ ...register, entries: {} },
		() => 1,
	])("never throws: %#", (given) => {
		expect(verifyRunRegister(given)).toEqual({
			valid: false,
			entries: 0,
			erased: [],
			head: null,
			pinnedEntries: 0,
			tail: "open",
			problems: [{ problem: "not-a-run-register" }],
		});
		expect(codeOf(() => eraseRun(given as RunRegister, 0))).toBe("INPUT_INVALID");
	});
});

describe("the tail", () => {
	const register = runRegister(5);
	const head = registerHead(register);
	const cut = { ...looseCopy(register), entries: looseCopy(register).entries.slice(0, 3) };
	const early = register.entries[2]?.hash as string;

	it("can be cut unseen without a pinned head, and the verdict says that it is open", () => {
		expect(verifyRunRegister(cut)).toMatchObject({ valid: true, tail: "open", pinnedEntries: 0 });
	});

	it("can be written anew unseen without a pinned head", () => {
		const anew = appendRun(runRegister(4), runRecord(40), { nonce: nonceOf(40) });
		expect(verifyRunRegister(anew).valid).toBe(true);
		expect(problemsOf(anew, { head })).toEqual([{ index: 4, problem: "wrong-head" }]);
		expect(problemsOf(anew, { head, length: 5 })).toEqual([{ index: 4, problem: "wrong-head" }]);
	});

	it("can not be cut with one", () => {
		expect(problemsOf(cut, { head })).toEqual([{ index: 2, problem: "wrong-head" }]);
		expect(problemsOf(cut, { head, length: 5 })).toEqual([{ index: 3, problem: "too-short" }]);
		expect(problemsOf(cut, { length: 5 })).toEqual([{ index: 3, problem: "too-short" }]);
		expect(problemsOf(emptyRunRegister(), { head })).toEqual([{ index: 0, problem: "wrong-head" }]);
	});

	it("is vouched for up to the entry that was pinned", () => {
		expect(verifyRunRegister(register, { head: early, length: 3 })).toMatchObject({
			valid: true,
			tail: "open",
			pinnedEntries: 3,
		});
		expect(problemsOf(register, { head: early, length: 2 })).toEqual([{ index: 1, problem: "wrong-head" }]);
		expect(problemsOf(register, { head: early })).toEqual([{ index: 4, problem: "wrong-head" }]);
		expect(verifyRunRegister(register, { length: 5 })).toMatchObject({
			valid: true,
			tail: "open",
			pinnedEntries: 0,
		});
		const empty = registerHead(emptyRunRegister());
		expect(verifyRunRegister(register, { head: empty, length: 0 })).toMatchObject({
			valid: true,
			pinnedEntries: 0,
		});
		expect(problemsOf(register, { head, length: 0 })).toEqual([{ index: 0, problem: "wrong-head" }]);
	});

	it.each([
		[{ head: "" }, "head"],
		[{ head: SECRET }, "head"],
		[{ head: 7 }, "head"],
		[{ head: `${"a".repeat(64)}\n` }, "head"],
		[{ length: -1 }, "length"],
		[{ length: 1.5 }, "length"],
		[{ length: "5" }, "length"],
		[{ head: undefined }, "head"],
		[{ head, length: undefined }, "length"],
		[{ hed: head }, "pin"],
		[{ head, [SECRET]: 1 }, "pin"],
		[null, "pin"],
		[head, "pin"],
		[[], "pin"],
	])("refuses the pin %j", (pin, path) => {
		expect(failureOf(() => verifyRunRegister(register, pin as RunRegisterPin))).toMatchObject({
			code: "OPTION_INVALID",
			path,
		});
	});
});

/** An entry with right hashes at the end of a register, whatever its record is. */
function forged(register: RunRegister, record: unknown): RunRegister {
	const nonce = nonceOf(50);
	const contentHash = contentHashOf(record, nonce);
	const link = { index: register.entries.length, previous: registerHead(register), contentHash };
	const entry = { ...link, record: record as RunRecord, nonce, hash: entryHashOf(link) };
	return { ...register, entries: [...register.entries, entry] };
}

describe("a record with right hashes", () => {
	const record = runRecord(5);
	const { receipt } = record;
	it.each<[string, unknown]>([
		["is free text", { ...record, note: `${SECRET} 0612345678` }],
		["has a field more", { ...record, remark: "x" }],
		["has no day", { receipt }],
		["has a receipt with more", { ...record, receipt: { ...receipt, name: "x" } }],
		["has no receipt", { recordedOn: record.recordedOn }],
	])("is found when it %s, by the public verifier too", (_, wrong) => {
		const register = forged(runRegister(2), wrong);
		const verdict = verifyRunRegister(register, { head: (register.entries[2] as { hash: string }).hash });
		expect(verdict).toMatchObject({ valid: false, problems: [{ index: 2, problem: "wrong-record" }] });
		expect(JSON.stringify(verdict)).not.toContain(SECRET);
		expect(judgedAs(JSON.stringify(register))).toEqual(["entry 2: wrong-record"]);
		expect(codeOf(() => appendRun(register, record, { nonce: nonceOf(1) }))).toBe("INPUT_INVALID");
	});

	it("is found by the library when a count in it is told too exactly", () => {
		const small = [{ reason: "SKU_UNKNOWN", lines: { from: 2, to: 2 } }];
		const wrong = { ...record, receipt: { ...receipt, refusedByReason: small } };
		expect(problemsOf(forged(runRegister(1), wrong))).toEqual([{ index: 1, problem: "wrong-record" }]);
	});

	it("is found when its day is before that of an earlier entry, and not appended", () => {
		const before = { ...record, recordedOn: "2026-11-01" };
		const register = forged(runRegister(2), before);
		expect(problemsOf(register)).toEqual([{ index: 2, problem: "earlier-day" }]);
		expect(judgedAs(JSON.stringify(register))).toEqual(["entry 2: earlier-day"]);
		const refused = failureOf(() => appendRun(runRegister(2), before, { nonce: nonceOf(1) }));
		expect(refused).toMatchObject({ code: "INPUT_INVALID", path: "record.recordedOn" });
		const sameDay = { ...record, recordedOn: "2026-11-02" };
		expect(verifyRunRegister(appendRun(runRegister(2), sameDay, { nonce: nonceOf(1) })).valid).toBe(true);
		// What was erased has no day; those that are kept still have to be in order.
		const erased = runRegister(2, [1]);
		expect(verifyRunRegister(appendRun(erased, before, { nonce: nonceOf(1) })).valid).toBe(true);
		const earlier = { ...record, recordedOn: "2026-10-31" };
		expect(codeOf(() => appendRun(erased, earlier, { nonce: nonceOf(1) }))).toBe("INPUT_INVALID");
		const all = eraseRun(runRegister(1), 0);
		expect(verifyRunRegister(appendRun(all, earlier, { nonce: nonceOf(1) })).valid).toBe(true);
	});
});

describe("eraseRun", () => {
	it("takes record and nonce out for good, and the chain stays whole", () => {
		const register = eraseRun(runRegister(4), 2);
		expect(Object.keys(register.entries[2] as object).sort()).toEqual([
			"contentHash",
			"hash",
			"index",
			"previous",
		]);
		expect(verifyRunRegister(register, { head: registerHead(runRegister(4)) })).toMatchObject({
			valid: true,
			erased: [2],
			tail: "pinned",
		});
		expect(eraseRun(register, 2)).toEqual(register);
		const more = appendRun(register, runRecord(4), { nonce: nonceOf(4) });
		expect(verifyRunRegister(more)).toMatchObject({ valid: true, entries: 5, erased: [2] });
		expect(more.entries.at(-1)).toEqual(runRegister(5).entries.at(-1));
	});

	it("leaves nothing that depends on the record but a hash under a nonce that is gone", () => {
		const text = JSON.stringify(eraseRun(runRegister(3), 1));
		const { nonce, record } = runRegister(3).entries[1] as RunRegister["entries"][0];
		expect(text).not.toContain(nonce);
		expect(text).not.toContain(record?.receipt.commitment);
		const others = [0, 1].map(
			(number) =>
				appendRun(emptyRunRegister(), runRecord(0), { nonce: nonceOf(number) }).entries[0]?.contentHash,
		);
		expect(others[0]).not.toBe(others[1]);
	});

	it.each([-1, 3, 1.5, Number.NaN, "0", undefined])("refuses the index %s", (index) => {
		expect(failureOf(() => eraseRun(runRegister(3), index as number))).toMatchObject({
			code: "INPUT_INVALID",
			path: "index",
		});
	});
});

describe("planDigest", () => {
	it("is the same for a plan and for its JSON, and SHA-256 of its canonical JSON", async () => {
		const items = [{ sku: "COFFIN", leadTimeDays: 5, service: { type: "cycle", target: 0.95 } } as const];
		const orders = admitted([{ on: "2026-05-04" }, { on: "2026-08-10", quantity: 2 }]);
		const plan = await planReplenishment({ orders, asOf: "2026-11-23", items });
		const digest = planDigest(plan);
		expect(planDigest(JSON.parse(JSON.stringify(plan)))).toBe(digest);
		expect(digest).toBe(createHash("sha256").update(canonicalJson(plan)).digest("hex"));
		expect(planDigest({ ...plan, asOf: "2026-11-24" })).not.toBe(digest);
		const record: RunRecord = {
			recordedOn: "2026-11-23",
			receipt: plan.receipt,
			plan: { kind: plan.kind, sha256: digest },
		};
		const register = appendRun(emptyRunRegister(), record, { nonce: nonceOf(1) });
		expect(verifyRunRegister(register).valid).toBe(true);
	});

	it("refuses what is no plain data", () => {
		expect(failureOf(() => planDigest(admitted([]))).code).toBe("INPUT_INVALID");
	});
});

describe("the public verifier", () => {
	let folder = "";
	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), "reappro-register-"));
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	/** What the program found, in the words of the library. */
	function judged(text: string, pin: RunRegisterPin): { valid: boolean; problems: string[]; told: string } {
		const file = join(folder, "register.json");
		writeFileSync(file, text);
		const pins = [pin.head ?? "", ...(pin.length === undefined ? [] : [String(pin.length)])];
		const { status, stdout } = spawnSync(process.execPath, [SCRIPT, file, ...(pin.head ? pins : [])], {
			encoding: "utf8",
		});
		const lines = stdout.trimEnd().split("\n");
		const told = lines.findIndex((line) => /^\d+ entries, /.test(line));
		expect(lines[0]).toBe(status === 0 ? "VALID" : "NOT VALID");
		expect(lines.at(-1)?.startsWith("No pinned head")).toBe(pin.head === undefined);
		return { valid: status === 0, problems: lines.slice(1, told), told: lines[told] as string };
	}

	const register = runRegister(5, [2]);
	const head = registerHead(register);
	const text = JSON.stringify(register);
	const loose = (change: (copy: ReturnType<typeof looseCopy>) => void): string => {
		const copy = looseCopy(register);
		change(copy);
		return JSON.stringify(copy);
	};
	const cut = loose((copy) => copy.entries.splice(3));

	it.each<[string, string, RunRegisterPin, boolean]>([
		["the golden register", GOLDEN, { head: HEAD }, true],
		["an empty one", JSON.stringify(emptyRunRegister()), {}, true],
		["one with an erased entry", text, { head }, true],
		[
			"one that grew since its head was pinned",
			text,
			{ head: register.entries[1]?.hash as string, length: 2 },
			true,
		],
		["one without its tail, unpinned", cut, {}, true],
		["one without its tail, pinned", cut, { head }, false],
		["one without its tail, pinned with its length", cut, { head, length: 5 }, false],
		["a changed field", text.replace("2026-11-04", "2026-11-05"), {}, false],
		["a changed count", text.replace('"to":8', '"to":7'), { head }, false],
		["an entry taken out", loose((copy) => copy.entries.splice(1, 1)), {}, false],
		["entries in another order", loose((copy) => copy.entries.reverse()), {}, false],
		["an entry twice", loose((copy) => copy.entries.push({ ...copy.entries[4] })), {}, false],
		["a record without nonce", loose((copy) => delete copy.entries[0]?.nonce), {}, false],
		["an entry that is none", loose((copy) => copy.entries.push(7 as never)), {}, false],
		["a field more", loose((copy) => Object.assign(copy.entries[1] as object, { more: 1 })), {}, false],
		["another kind", text.replace("run-register", "release-register"), {}, false],
		["no register", '{"entries":[]}', {}, false],
		["no JSON", "{", {}, false],
	])("agrees with the library on %s", (_, given, pin, valid) => {
		let parsed: unknown;
		try {
			parsed = JSON.parse(given);
		} catch {
			parsed = undefined;
		}
		const verdict = verifyRunRegister(parsed, pin);
		const problems = verdict.problems.map(({ index, problem }) =>
			index === undefined || problem === "wrong-head" || problem === "too-short"
				? problem
				: `entry ${index}: ${problem}`,
		);
		const shown = judged(given, pin);
		expect(shown).toMatchObject({ valid, problems });
		expect(verdict.valid).toBe(valid);
		if (verdict.head === null) return;
		const { entries, erased } = verdict;
		expect(shown.told).toBe(`${entries} entries, ${erased.length} erased, head ${verdict.head}`);
	});

	it("is short, and uses the hashes of Node alone", () => {
		const source = readFileSync(SCRIPT, "utf8");
		expect(source.split("\n").length - 1).toBeLessThan(80);
		const modules = [...source.matchAll(/from "([^"]+)"/g)].map(([, name]) => name);
		expect(modules).toEqual(["node:crypto", "node:fs"]);
	});
});

describe("what the register takes at the caller's word", () => {
	const record = (recordedOn: string): RunRecord => ({ ...runRecord(0), recordedOn });

	it("is the day: one that was too late is erased, and earlier ones are taken again", () => {
		const late = appendRun(emptyRunRegister(), record("2062-11-24"), { nonce: nonceOf(1) });
		expect(() => appendRun(late, record("2026-11-24"), { nonce: nonceOf(2) })).toThrow(/day/u);
		const corrected = appendRun(eraseRun(late, 0), record("2026-11-24"), { nonce: nonceOf(2) });
		expect(verifyRunRegister(corrected).valid).toBe(true);
	});

	it("is that a nonce is new: one given twice makes two nonces all the same", () => {
		const once = appendRun(emptyRunRegister(), record("2026-11-24"), { nonce: nonceOf(1) });
		const twice = appendRun(once, record("2026-11-24"), { nonce: nonceOf(1) });
		expect(new Set(twice.entries.map(({ nonce }) => nonce)).size).toBe(2);
	});
});
