import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
	canonicalJson,
	firstUnchangedYear,
	type GroupRun,
	type PeriodVolume,
	type ReleaseRegister,
	type RunRelease,
	releaseRun,
} from "../../../src/privacy/index.js";

const RULES = { minOperators: 3, minOrders: 5, maxSharePercent: 85, pPercent: 10, coalition: 1 };
const MEMBERS = ["a", "b", "c", "d", "e"];
const SECRET = "Quemeneur";

const volume = (operatorId: string, periodStart = "2026-11-02", quantity = 5): PeriodVolume => ({
	operatorId,
	periodStart,
	quantity,
	orders: quantity,
});

const runOf = (patch: Partial<GroupRun> = {}): GroupRun => ({
	groupId: "g-1",
	asOf: "2026-11-23",
	dataUntil: "2026-11-23",
	policyHash: "0".repeat(64),
	members: MEMBERS,
	articles: [{ sku: "urn", volumes: MEMBERS.map((id) => volume(id)), needs: [] }],
	...patch,
});

const needs = MEMBERS.map((operatorId) => ({ operatorId, quantity: operatorId === "e" ? 0 : 2, orders: 5 }));
const later = ["2026-11-02", "2026-11-23"].flatMap((start) => MEMBERS.map((id) => volume(id, start)));

/** Two runs of a group, one after the other. */
function twoRuns(): RunRelease {
	const urn = { sku: "urn", volumes: MEMBERS.map((id) => volume(id)), needs };
	const { register } = releaseRun(runOf({ articles: [urn] }), undefined, RULES);
	const next = {
		asOf: "2026-12-01",
		dataUntil: "2026-12-01",
		articles: [{ ...urn, volumes: later, needs: [] }],
	};
	return releaseRun(runOf(next), register, RULES);
}

describe("the register of releases", () => {
	it("holds what was shown: volumes by stretch of days, and what was needed", () => {
		const { released, register } = twoRuns();
		const [run, next] = register.runs;
		expect(released).toEqual(["urn"]);
		expect(run).toMatchObject({ groupId: "g-1", asOf: "2026-11-23", members: MEMBERS });
		expect(run?.articles).toEqual([
			{
				sku: "urn",
				volumes: MEMBERS.map((operatorId) => ({ operatorId, until: "2026-11-23", quantity: 5, orders: 5 })),
				needs: needs.slice(0, 4),
				years: [],
			},
		]);
		// Only what came since the run before.
		expect(next?.articles[0]?.volumes).toEqual(
			MEMBERS.map((operatorId) => ({ operatorId, until: "2026-12-01", quantity: 5, orders: 5 })),
		);
		expect(next?.articles[0]?.needs).toEqual([]);
	});

	it("chains its runs by SHA-256 of canonical JSON", () => {
		let previous = "0".repeat(64);
		for (const { sha256, ...run } of twoRuns().register.runs) {
			expect(sha256).toBe(createHash("sha256").update(canonicalJson({ previous, run })).digest("hex"));
			previous = sha256;
		}
	});

	it("is frozen through and through, and goes on from its JSON as from itself", () => {
		const freezes = (value: unknown): boolean =>
			typeof value !== "object" ||
			value === null ||
			(Object.isFrozen(value) && Object.values(value).every(freezes));
		const { register } = twoRuns();
		expect(freezes(register)).toBe(true);
		const stored = JSON.parse(JSON.stringify(register)) as ReleaseRegister;
		const next = releaseRun(runOf(), stored, RULES).register;
		expect(next).toEqual(releaseRun(runOf(), register, RULES).register);
		expect(next.runs[0]).not.toBe(register.runs[0]);
		expect(freezes(next)).toBe(true);
	});

	it("begins empty", () => {
		const { register } = releaseRun(runOf({ articles: [] }), undefined, RULES);
		expect(register).toMatchObject({ kind: "release-register", schemaVersion: 1 });
		expect(register.runs.map(({ articles }) => articles)).toEqual([[]]);
	});

	const written = twoRuns().register;
	type Loose = { kind: string; schemaVersion: number; runs: Record<string, unknown>[] } & Record<
		string,
		unknown
	>;
	const changed = (change: (copy: Loose) => unknown): unknown => {
		const copy = JSON.parse(JSON.stringify(written)) as Loose;
		change(copy);
		return copy;
	};
	const inRun = (patch: Record<string, unknown>) =>
		changed(({ runs }) => Object.assign(runs[0] ?? {}, patch));
	const article = written.runs[0]?.articles[0];
	const inArticle = (patch: Record<string, unknown>) => inRun({ articles: [{ ...article, ...patch }] });
	const AS_WRITTEN = "Give the register that the run before has returned, as it is.";
	const UNKNOWN = "Take out the fields that are not known here.";
	const amount = { operatorId: "a", quantity: 1, orders: 1 };

	it.each<[string, unknown, string, string]>([
		["null", null, "", AS_WRITTEN],
		["a text", SECRET, "", AS_WRITTEN],
		["a field more", changed((copy) => Object.assign(copy, { [SECRET]: 1 })), "", UNKNOWN],
		["another kind", changed((copy) => Object.assign(copy, { kind: SECRET })), ".kind", AS_WRITTEN],
		[
			"another version",
			changed((copy) => Object.assign(copy, { schemaVersion: 2 })),
			".schemaVersion",
			AS_WRITTEN,
		],
		["runs that are none", changed((copy) => Object.assign(copy, { runs: {} })), ".runs", AS_WRITTEN],
		["a day that is none", inRun({ asOf: "2026-02-30" }), ".runs[0].asOf", AS_WRITTEN],
		["an end that is none", inRun({ dataUntil: SECRET }), ".runs[0].dataUntil", AS_WRITTEN],
		["a group that is no id", inRun({ groupId: `${SECRET} ` }), ".runs[0].groupId", AS_WRITTEN],
		["a hash with more", inRun({ policyHash: "0".repeat(65) }), ".runs[0].policyHash", AS_WRITTEN],
		["a hash after more", inRun({ policyHash: `x${"0".repeat(64)}` }), ".runs[0].policyHash", AS_WRITTEN],
		["a member that is no id", inRun({ members: [`${SECRET} `] }), ".runs[0].members[0]", AS_WRITTEN],
		["a field more in a run", inRun({ [SECRET]: 1 }), ".runs[0]", UNKNOWN],
		["an article that is no id", inArticle({ sku: `${SECRET} ` }), ".runs[0].articles[0].sku", AS_WRITTEN],
		["a field more in an article", inArticle({ [SECRET]: 1 }), ".runs[0].articles[0]", UNKNOWN],
		[
			"a volume below zero",
			inArticle({ volumes: [{ ...amount, until: "2026-11-23", quantity: -1 }] }),
			".runs[0].articles[0].volumes[0].quantity",
			AS_WRITTEN,
		],
		[
			"a volume of nobody in the run",
			inArticle({
				volumes: [{ ...amount, until: "2026-11-23", operatorId: "z" }],
			}),
			".runs[0].articles[0].volumes[0].operatorId",
			AS_WRITTEN,
		],
		[
			"a need of nobody in the run",
			inArticle({ needs: [{ ...amount, operatorId: "z" }] }),
			".runs[0].articles[0].needs[0].operatorId",
			AS_WRITTEN,
		],
		["facts that are no hash", inRun({ facts: SECRET }), ".runs[0].facts", AS_WRITTEN],
		[
			"a share that is none",
			inRun({ coverage: [{ operatorId: "a", share: 0 }] }),
			".runs[0].coverage[0].share",
			AS_WRITTEN,
		],
		[
			"a year that is none",
			inArticle({ years: [{ year: 2024.5, sha256: "0".repeat(64) }] }),
			".runs[0].articles[0].years[0].year",
			AS_WRITTEN,
		],
		["another day", inRun({ asOf: "2026-11-22" }), ".runs[0].sha256", AS_WRITTEN],
		["a run taken out", changed(({ runs }) => runs.shift()), ".runs[0].sha256", AS_WRITTEN],
		["runs in another order", changed(({ runs }) => runs.reverse()), ".runs[0].sha256", AS_WRITTEN],
		[
			"another group",
			inRun({ groupId: "g-2" }),
			".runs[0].groupId",
			"Give the register of this buying group.",
		],
	])("is refused with %s", (_, register, path, advice) => {
		let thrown: unknown;
		try {
			releaseRun(runOf(), register as ReleaseRegister, RULES);
		} catch (error) {
			thrown = error;
		}
		expect(thrown).toMatchObject({
			code: "INPUT_INVALID",
			path: `releases${path}`,
			message: `releases${path}: ${advice}`,
		});
		expect(String(thrown)).not.toContain(SECRET);
	});

	it("is refused for another group, though it was written here", () => {
		expect(() => releaseRun(runOf({ groupId: "g-2" }), twoRuns().register, RULES)).toThrow(
			"releases.runs[0].groupId: Give the register of this buying group.",
		);
	});

	it("names what a run was computed from, shown or not, and knows whose lines do not all carry the opt-in", () => {
		const one = (patch: Partial<GroupRun>) => releaseRun(runOf(patch), undefined, RULES).register.runs[0]!;
		const few = MEMBERS.slice(0, 2);
		const hidden = (quantity: number) =>
			one({
				articles: [{ sku: "urn", volumes: few.map((id) => volume(id, "2026-11-02", quantity)), needs: [] }],
			});
		expect(hidden(5).articles).toEqual([]);
		expect(hidden(5).facts).toMatch(/^[0-9a-f]{64}$/);
		expect(hidden(5).facts).toBe(
			one({ asOf: "2026-11-24", articles: [{ sku: "urn", volumes: few.map((id) => volume(id)), needs: [] }] })
				.facts,
		);
		const base = one({}).facts;
		const urn = runOf().articles[0]!;
		for (const other of [
			hidden(6),
			one({ members: [...MEMBERS, "f"] }),
			one({ coverage: [{ operatorId: "a", share: 0.9 }] }),
			one({ articles: [{ ...urn, needs: [{ operatorId: "a", quantity: 1, orders: 5 }] }] }),
			one({ articles: [{ ...urn, sku: "cap" }] }),
			one({ articles: [{ ...urn, volumes: MEMBERS.map((id) => volume(id, "2026-11-09")) }] }),
		])
			expect(other.facts).not.toBe(base);
		const coverage = [
			{ operatorId: "a", share: 0.9 },
			{ operatorId: "b", share: 1 },
			{ operatorId: "z", share: 0.5 },
		];
		expect(one({ coverage }).coverage).toEqual([{ operatorId: "a", share: 0.9 }]);
	});

	it("knows years as far as they changed", () => {
		const months = (quantity: number) => [[{ operatorId: "a", quantity, orders: 1 }]];
		const years = [
			{ year: 2024, months: months(3) },
			{ year: 2025, months: months(4) },
		];
		const urn = runOf().articles[0]!;
		const first = releaseRun(runOf({ articles: [{ ...urn, years }] }), undefined, RULES).register;
		const other = [years[0]!, { year: 2025, months: months(5) }];
		const again = releaseRun(runOf({ articles: [{ ...urn, years }] }), first, RULES).register;
		const changed = releaseRun(runOf({ articles: [{ ...urn, years: other }] }), again, RULES).register;
		const told = (register: ReleaseRegister) =>
			register.runs.map((run) => run.articles[0]?.years.map(({ year }) => year));
		expect(told(changed)).toEqual([[2024, 2025], [], [2025]]);
		expect(firstUnchangedYear(again, "urn")).toBe(Number.NEGATIVE_INFINITY);
		expect(firstUnchangedYear(changed, "urn")).toBe(2026);
		expect(firstUnchangedYear(changed, "cap")).toBe(Number.NEGATIVE_INFINITY);
		// Also when it is what it was again: the run between has told otherwise.
		const back = releaseRun(runOf({ articles: [{ ...urn, years }] }), changed, RULES).register;
		expect(firstUnchangedYear(back, "urn")).toBe(2026);
		// A whole year that has left the window changes nothing.
		const later = releaseRun(runOf({ articles: [{ ...urn, years: years.slice(1) }] }), first, RULES).register;
		expect(firstUnchangedYear(later, "urn")).toBe(Number.NEGATIVE_INFINITY);
	});

	it("stays as it is when lines without pieces, or after the end of the data, are given", () => {
		const more = [
			...MEMBERS.map((id) => volume(id)),
			volume("a", "2026-11-09", 0),
			volume("b", "2026-11-23", 9),
		];
		const { register } = releaseRun(
			runOf({ articles: [{ sku: "urn", volumes: more, needs: [] }] }),
			undefined,
			RULES,
		);
		const plain = releaseRun(runOf(), undefined, RULES);
		expect(register).toEqual(plain.register);
	});
});
