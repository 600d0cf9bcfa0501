import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
	type Agreement,
	agreementTextHash,
	definePolicy,
	explainPolicy,
	type OrderLine,
	type PolicyInput,
} from "../../../src/privacy/index.js";
import { codeOf } from "./given.js";

const read = (name: string): string =>
	readFileSync(new URL(`../../../docs/${name}`, import.meta.url), "utf8");
const texts = { en: read("contract-amendment.en.md"), fr: read("contract-amendment.fr.md") };

interface MachineForm {
	readonly agreement: Readonly<Record<keyof Agreement, unknown>>;
	readonly policy: Readonly<Record<string, unknown>>;
	readonly placeholders: Readonly<Record<string, string>>;
	readonly clauses: readonly { readonly clause: string; readonly fields: readonly string[] }[];
}
const form = JSON.parse(read("contract-amendment.json")) as MachineForm;

const clausesOf = (text: string): string[] =>
	[...text.matchAll(/^(?:## )?(\d+(?:\.\d+)*)\./gm)].map(([, number]) => number as string);
const placeholdersOf = (text: string): string[] =>
	[...new Set(text.match(/\[[A-Z0-9]+(?:-[A-Z0-9]+)*\]/g))].sort();

const VALUES: Readonly<Record<string, unknown>> = {
	"[AGREEMENT-ID]": "ag-1",
	"[AGREEMENT-VERSION]": 1,
	"[OPERATOR-ID]": "op-1",
	"[PURPOSES]": ["replenishment", "group-purchasing"],
	"[GROUP-ID]": "group-1",
	"[SIGNED-ON]": "2026-01-10",
	"[VALID-FROM]": "2026-02-01",
	"[VALID-UNTIL]": "2028-01-31",
	"[HISTORY-FROM]": "2024-01-01",
	"[TEXT-SHA256]": agreementTextHash(texts.fr),
	"[CONSENT-AGE-DAYS]": 1095,
	"[NOTICE-VERSION]": ["fr-2026-01"],
	"[MIN-OPERATORS]": 5,
	"[MIN-ORDERS]": 10,
	"[MAX-SHARE-PERCENT]": 80,
};

function filled(value: unknown): unknown {
	if (typeof value === "string") return Object.hasOwn(VALUES, value) ? VALUES[value] : value;
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, filled(part)]));
}

const policyWith = (agreement: unknown, policy: unknown): PolicyInput =>
	({
		purpose: "group-purchasing",
		groupId: "group-1",
		processingDate: "2026-11-23",
		catalogue: ["urn"],
		agreements: [agreement],
		...(policy as object),
	}) as PolicyInput;

describe("the contract amendment", () => {
	it("has the same clauses in both languages, numbered without a gap", () => {
		const clauses = clausesOf(texts.en);
		expect(clausesOf(texts.fr)).toEqual(clauses);
		const whole = clauses.filter((number) => !number.includes("."));
		expect(whole).toEqual(whole.map((_, index) => String(index + 1)));
		expect(whole.length).toBeGreaterThanOrEqual(17);
		for (const number of whole) {
			const parts = clauses.filter((one) => one.startsWith(`${number}.`));
			expect(parts).toEqual(parts.map((_, index) => `${number}.${index + 1}`));
			expect(parts.length).toBeGreaterThan(0);
		}
	});

	it("has the same placeholders in both languages, and a notice that a lawyer must check", () => {
		const own = (text: string): string[] =>
			placeholdersOf(text).filter((name) => name !== "[BRACKETS]" && name !== "[CROCHETS]");
		expect(own(texts.fr)).toEqual(own(texts.en));
		expect(texts.en).toMatch(/lawyer of each party must check/);
		expect(texts.fr).toMatch(/avocat de chaque partie doit vérifier/);
	});

	it("lists all purposes and all fields of an order line, in both languages", () => {
		const fields: Readonly<Record<keyof OrderLine, true>> = {
			lineId: true,
			caseRef: true,
			operatorId: true,
			siteId: true,
			sku: true,
			kind: true,
			quantity: true,
			orderedOn: true,
			optIn: true,
			consent: true,
		};
		for (const text of Object.values(texts)) {
			for (const purpose of ["replenishment", "habit-analysis", "group-purchasing"]) {
				expect(text).toContain(`☐ \`${purpose}\``);
			}
			const rows = [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, field]) => field);
			expect(rows).toEqual(Object.keys(fields));
		}
	});

	it("maps every field of an agreement to a clause that both texts have", () => {
		const fields: Readonly<Record<keyof Agreement, true>> = {
			agreementId: true,
			version: true,
			operatorId: true,
			purposes: true,
			groupId: true,
			signedOn: true,
			validFrom: true,
			validUntil: true,
			terminatedOn: true,
			historyFrom: true,
			textSha256: true,
		};
		const mapped = form.clauses.flatMap(({ fields: some }) => some);
		expect(new Set(mapped).size).toBe(mapped.length);
		const ofAgreement = mapped.filter((path) => path.startsWith("agreement."));
		expect(ofAgreement.sort()).toEqual(
			Object.keys(fields)
				.map((field) => `agreement.${field}`)
				.sort(),
		);
		for (const { clause } of form.clauses) {
			if (clause !== "header") expect(clausesOf(texts.fr)).toContain(clause);
		}
	});

	it("takes each value from the clause that the form names", () => {
		const valueAt = (path: string): unknown =>
			path.split(".").reduce<unknown>((part, key) => (part as Record<string, unknown>)?.[key], form);
		// Ticked purposes, the number of the version and the fingerprint are not written in a clause of their own.
		const elsewhere = [
			"agreement.purposes",
			"agreement.textSha256",
			"agreement.terminatedOn",
			"agreement.version",
		];
		for (const { clause, fields } of form.clauses) {
			for (const field of fields.filter((one) => !elsewhere.includes(one))) {
				for (const text of Object.values(texts)) {
					const start = clause === "header" ? 0 : text.indexOf(`\n${clause}. `);
					const end = clause === "header" ? text.indexOf("## 1.") : text.indexOf("\n\n", start + 1);
					expect(text.slice(start, end), field).toContain(valueAt(field));
				}
			}
		}
	});

	it("passes definePolicy once filled in, and covers its operator", () => {
		const used = placeholdersOf(JSON.stringify([form.agreement, form.policy]));
		expect(used).toEqual(Object.keys(form.placeholders).sort());
		expect(used).toEqual(Object.keys(VALUES).sort());
		const policy = definePolicy(policyWith(filled(form.agreement), filled(form.policy)));
		const rules = explainPolicy(policy, "en").sections.flatMap(({ rules: some }) => some);
		expect(rules.some(({ text }) => text.startsWith("Operator op-1 is covered"))).toBe(true);
	});

	it("is refused as long as a placeholder stands in it", () => {
		const agreement = filled(form.agreement) as Record<string, unknown>;
		for (const [field, placeholder] of Object.entries(form.agreement)) {
			const input = policyWith({ ...agreement, [field]: placeholder }, filled(form.policy));
			expect(
				codeOf(() => definePolicy(input)),
				field,
			).toBe("POLICY_INVALID");
		}
		expect(codeOf(() => definePolicy(policyWith(agreement, form.policy)))).toBe("POLICY_INVALID");
	});

	it("has French spaces before double marks", () => {
		expect(texts.fr.replace(/`[^`]*`|\]\([^)]*\)/g, "")).not.toMatch(/[^\u00a0\n|-][:;?!%»](?=\s)/);
	});
});

describe("agreementTextHash", () => {
	it("is SHA-256 of the UTF-8 bytes (FIPS 180-4 example)", () => {
		expect(agreementTextHash("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	});

	it.each([
		["line ends of Windows", "é one\r\ntwo"],
		["line ends of old Macs", "é one\rtwo"],
		["blanks at the end of lines", "é one \t\ntwo  "],
		["empty lines at the end", "é one\ntwo\n\n"],
		["a byte order mark", "\ufeffé one\ntwo"],
		["a decomposed accent", "e\u0301 one\ntwo"],
	])("does not change with %s", (_, text) => {
		expect(agreementTextHash(text)).toBe(agreementTextHash("é one\ntwo"));
	});

	it.each([
		["a word", "é one\ntwo!"],
		["an accent", "e one\ntwo"],
		["a line break", "é one two"],
		["an empty line between", "é one\n\ntwo"],
		["an indent", "é one\n two"],
	])("changes with %s", (_, text) => {
		expect(agreementTextHash(text)).not.toBe(agreementTextHash("é one\ntwo"));
	});

	it("refuses what is no text", () => {
		for (const value of ["", " \n", 7, null, undefined, ["text"]]) {
			expect(codeOf(() => agreementTextHash(value as string))).toBe("INPUT_INVALID");
		}
	});

	it("stays quick on long runs of blanks", () => {
		expect(agreementTextHash(`a${" ".repeat(200_000)}b${"\n".repeat(200_000)}`)).toMatch(/^[0-9a-f]{64}$/);
	});
});
