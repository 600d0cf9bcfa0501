import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { parseIsoDate } from "../../src/calendar/index.js";
import { admitOrderStream, admitOrders, admitOrderText, definePolicy } from "../../src/index.js";
import { orderColumns } from "../../src/privacy/admitted-orders.js";
import type { AdmittedOrders } from "../../src/privacy/index.js";
import { isPersonalDataSuspected } from "../../src/privacy/personal-data/suspect.js";
import { consent, line, POLICY } from "../unit/privacy/given.js";

const SEED = 20261123;
const policy = definePolicy({
	...POLICY,
	agreements: ["op-1", "op-2"].map((operatorId) => ({
		...(POLICY.agreements[0] as (typeof POLICY.agreements)[number]),
		agreementId: `ag-${operatorId}`,
		operatorId,
	})),
});

/** The line's rules written a second time, as a strict schema. */
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);
const opaque = id.refine((text) => !isSuspectedByPatterns(text));
const date = z.string().refine((text) => parseIsoDate(text) !== undefined);
const schema = z
	.strictObject({
		lineId: opaque,
		caseRef: opaque.optional(),
		operatorId: z.enum(["op-1", "op-2"]),
		siteId: opaque.optional(),
		sku: z.enum(["COF-OAK", "URN-01"]),
		kind: z.enum(["order", "return"]).optional(),
		quantity: z.int().min(-200).max(200),
		orderedOn: date.refine((day) => day >= "2024-01-01" && day <= "2026-11-23"),
		optIn: z.literal(true),
		consent: z.strictObject({
			ref: opaque,
			purposes: z
				.array(z.enum(["replenishment", "habit-analysis", "group-purchasing"]))
				.refine((purposes) => purposes.includes("replenishment")),
			// 1827 days before 2026-11-23
			grantedOn: date.refine((day) => day >= "2021-11-22" && day <= "2026-11-23"),
			expiresOn: date.refine((day) => day >= "2026-11-23").optional(),
			withdrawnOn: z.undefined().optional(),
			noticeVersion: z.literal("fr-2026-01"),
		}),
	})
	.refine(({ kind, quantity }) => (kind === "return" ? quantity < 0 : quantity > 0));

/** The patterns of personal data written a second time, with regular expressions. */
function isSuspectedByPatterns(text: string): boolean {
	const isBirth = (year: string, month: string, day: string): boolean => {
		const born = `${year}-${month}-${day}`;
		return parseIsoDate(born) !== undefined && born >= "1900-01-01" && born <= "2011-11-23";
	};
	const isNumber = (digits: string): boolean => {
		if (/^(0[1-9]\d{8}|33[67]\d{8}|0033[1-9]\d{8})$/.test(digits)) return true;
		if (!/^[12]\d{4}(\d\d|2[AB])\d{8}$/.test(digits)) return false;
		const read = digits.replace("2A", "19").replace("2B", "18");
		return Number(BigInt(read.slice(0, 13)) % 97n) + Number(read.slice(13)) === 97;
	};
	const isCompact = (digits: string): boolean =>
		/^\d{8}$/.test(digits) &&
		(isBirth(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)) ||
			isBirth(digits.slice(4), digits.slice(2, 4), digits.slice(0, 2)));
	if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) && /^.{14}[1-8].{4}[89ab]/i.test(text))
		return false;
	const corsican = text.match(/(?<!\d)\d{6}[AB]\d{8}(?!\d)/g) ?? [];
	const candidates = [text.replace(/[-_]/g, ""), ...(text.match(/\d+/g) ?? []), ...corsican];
	if (candidates.some((one) => isNumber(one) || isCompact(one))) return true;
	const written = (pattern: RegExp): string[][] =>
		[...text.matchAll(pattern)].map((match) => (match[1] as string).split(/[-_]/));
	const yearFirst = written(/(?<!\d)(?=(\d{4}[-_]\d\d[-_]\d\d)(?!\d))/g);
	const dayFirst = written(/(?<!\d)(?=(\d\d[-_]\d\d[-_]\d{4})(?!\d))/g);
	return (
		yearFirst.some(([year = "", month = "", day = ""]) => isBirth(year, month, day)) ||
		dayFirst.some(([day = "", month = "", year = ""]) => isBirth(year, month, day))
	);
}

const idText = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,12}$/);
const numericId = fc.stringMatching(/^(19|20|0|1|2)[0-9]{1,8}[-_0-9AB]{0,3}[0-9]{0,8}$/);
const isoDate = fc
	.date({ min: new Date("2019-01-01"), max: new Date("2028-12-31"), noInvalidDate: true })
	.map((day) => day.toISOString().slice(0, 10));
const goodDate = fc.constantFrom("2024-01-01", "2025-02-28", "2026-05-17", "2026-11-23");
const anything = fc.oneof(
	fc.constantFrom<unknown>(null, undefined, "", "true", 0, -0, 1, -1, 1.5, Number.NaN, 201, true, false),
	fc.constantFrom<unknown>([], {}, ["replenishment"], ["resale"], [["replenishment"]], "2026-02-30", "op-2"),
	fc.constantFrom<unknown>("order", "return", "fr-2026-01", "URN-01", "1948-03-12", "0612345678"),
	idText,
	numericId,
	isoDate,
	fc.integer(),
);
const optional = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
	fc.option(values, { nil: undefined });

const validConsent = fc.record({
	ref: idText,
	purposes: fc
		.shuffledSubarray(["habit-analysis", "group-purchasing"])
		.map((more) => [...more, "replenishment"]),
	grantedOn: goodDate,
	expiresOn: optional(fc.constantFrom("2026-11-23", "2029-01-01")),
	noticeVersion: fc.constant("fr-2026-01"),
});
const validLine = fc
	.record({
		lineId: idText,
		caseRef: optional(idText),
		operatorId: fc.constantFrom("op-1", "op-2"),
		siteId: optional(idText),
		sku: fc.constantFrom("COF-OAK", "URN-01"),
		kind: fc.constantFrom(undefined, "order", "return"),
		quantity: fc.integer({ min: 1, max: 200 }),
		orderedOn: goodDate,
		optIn: fc.constant(true),
		consent: validConsent,
	})
	.map((one) => ({ ...one, quantity: one.kind === "return" ? -one.quantity : one.quantity }));
const LINE_FIELDS = [
	"lineId",
	"caseRef",
	"operatorId",
	"siteId",
	"sku",
	"kind",
	"quantity",
	"orderedOn",
	"optIn",
];
const CONSENT_FIELDS = ["ref", "purposes", "grantedOn", "expiresOn", "withdrawnOn", "noticeVersion"];

/** A valid line, or one with a single field changed to anything. */
const candidate = fc
	.tuple(
		validLine,
		fc.constantFrom("none", "line", "consent"),
		fc.constantFrom(...LINE_FIELDS, "consent", "family"),
		fc.constantFrom(...CONSENT_FIELDS, "family"),
		anything,
	)
	.map(([one, where, field, consentField, value]): unknown => {
		if (where === "none") return one;
		if (where === "line") return { ...one, [field]: value };
		return { ...one, consent: { ...one.consent, [consentField]: value } };
	});

/** `undefined` counts as absent, for known and unknown fields alike. */
const withoutUndefined = (value: unknown): unknown => {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
	const known = Object.entries(value).filter(([key, part]) => part !== undefined || key === "family");
	return Object.fromEntries(known.map(([key, part]) => [key, withoutUndefined(part)]));
};

const contentOf = (orders: AdmittedOrders): string[] => {
	const columns = orderColumns(orders);
	return Array.from({ length: columns.length }, (_, row) =>
		[
			columns.operatorIds[columns.operator[row] as number],
			columns.siteIds[(columns.site[row] as number) - 1],
			columns.skus[columns.sku[row] as number],
			columns.day[row],
			columns.quantity[row],
		].join(),
	).sort();
};

describe("the hand-written check", () => {
	it("agrees with a strict schema on plain data", () => {
		let admitted = 0;
		fc.assert(
			fc.property(candidate, (one) => {
				const passes = admitOrders([one], policy).refusals.length === 0;
				if (passes) admitted += 1;
				expect(passes).toBe(schema.safeParse(withoutUndefined(one)).success);
			}),
			{ seed: SEED, numRuns: 5000 },
		);
		expect(admitted).toBeGreaterThan(1000);
		expect(admitted).toBeLessThan(4500);
	});

	it("agrees with the patterns of personal data on ids full of digits", () => {
		let suspected = 0;
		const parts = fc.array(
			fc.oneof(
				{ weight: 3, arbitrary: fc.stringMatching(/^[0-9]{1,8}$/) },
				fc.constantFrom("-", "_", "A", "B", "x", "06", "19", "1948", "03", "12", "0033", "2A"),
			),
			{ minLength: 1, maxLength: 9 },
		);
		fc.assert(
			fc.property(
				parts.map((all) => all.join("").slice(0, 64)),
				(text) => {
					const expected = isSuspectedByPatterns(text);
					if (expected) suspected += 1;
					expect(isPersonalDataSuspected(text, 20111123)).toBe(expected);
				},
			),
			{ seed: SEED, numRuns: 10_000 },
		);
		expect(suspected).toBeGreaterThan(50);
	});

	it("knows every NIR with a right key", () => {
		const body = fc.tuple(
			fc.constantFrom("1", "2"),
			fc.stringMatching(/^[0-9]{4}$/),
			fc.oneof(fc.constantFrom("2A", "2B"), fc.stringMatching(/^[0-9]{2}$/)),
			fc.stringMatching(/^[0-9]{6}$/),
		);
		fc.assert(
			fc.property(body, fc.integer({ min: 1, max: 96 }), ([sex, birth, department, rest], off) => {
				const read = `${sex}${birth}${department.replace("2A", "19").replace("2B", "18")}${rest}`;
				const key = 97 - Number(BigInt(read) % 97n);
				const nir = (last: number): string =>
					`${sex}${birth}${department}${rest}${String(last).padStart(2, "0")}`;
				expect(isPersonalDataSuspected(nir(key), 20111123)).toBe(true);
				const wrong = ((key - 1 + off) % 97) + 1;
				expect(isSuspectedByPatterns(nir(wrong))).toBe(isPersonalDataSuspected(nir(wrong), 20111123));
			}),
			{ seed: SEED, numRuns: 2000 },
		);
	});
});

/** Batches in which ids, consent refs and withdrawals meet. */
const meetingLine = fc
	.record({
		lineId: fc.constantFrom("L-1", "L-2", "L-3", "L-4"),
		operatorId: fc.constantFrom("op-1", "op-2", "op-3"),
		siteId: fc.constantFrom(undefined, "st-1"),
		quantity: fc.constantFrom(1, 2, 0),
		optIn: fc.constantFrom<unknown>(true, true, true, "true"),
		ref: fc.constantFrom("cs-a", "cs-b"),
		withdrawnOn: fc.constantFrom(undefined, undefined, undefined, "2026-06-01"),
	})
	.map(({ ref, withdrawnOn, ...rest }) => line({ ...rest, consent: consent({ ref, withdrawnOn }) }));
const batch = fc.array(fc.oneof({ weight: 9, arbitrary: meetingLine }, fc.constant(null)), { maxLength: 12 });

describe("what is admitted", () => {
	it("does not depend on the order of the lines", () => {
		fc.assert(
			fc.property(
				batch.chain((lines) =>
					fc.tuple(
						fc.constant(lines),
						fc.shuffledSubarray(
							lines.map((_, index) => index),
							{ minLength: lines.length },
						),
					),
				),
				([lines, order]) => {
					const one = admitOrders(lines, policy);
					const other = admitOrders(
						order.map((index) => lines[index]),
						policy,
					);
					expect(contentOf(other.orders)).toEqual(contentOf(one.orders));
					expect(other.receipt).toEqual(one.receipt);
				},
			),
			{ seed: SEED, numRuns: 1000 },
		);
	});

	it("does not depend on the way in", async () => {
		await fc.assert(
			fc.asyncProperty(batch, fc.integer({ min: 1, max: 400 }), async (lines, size) => {
				async function* stream(): AsyncGenerator<unknown> {
					yield* lines;
				}
				const text = lines.map((one) => JSON.stringify(one ?? { family: "x" })).join("\n");
				const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, piece) =>
					text.slice(piece * size, (piece + 1) * size),
				);
				const listed = admitOrders(lines, policy);
				const streamed = await admitOrderStream(stream(), policy);
				const read = await admitOrderText(pieces, policy);
				expect(streamed.refusals).toEqual(listed.refusals);
				expect(streamed.receipt).toEqual(listed.receipt);
				expect(contentOf(streamed.orders)).toEqual(contentOf(listed.orders));
				expect(contentOf(read.orders)).toEqual(contentOf(listed.orders));
				expect(read.refusals.map(({ index }) => index)).toEqual(listed.refusals.map(({ index }) => index));
			}),
			{ seed: SEED, numRuns: 200 },
		);
	});

	it("gives each line one verdict and each refusal a reason", () => {
		fc.assert(
			fc.property(batch, (lines) => {
				const { refusals, receipt, orders } = admitOrders(lines, policy);
				expect(receipt.linesAdmitted + refusals.length).toBe(lines.length);
				expect(orderColumns(orders).length).toBe(receipt.linesAdmitted);
				expect(refusals.every(({ reasons }) => reasons.length > 0)).toBe(true);
				const indices = refusals.map(({ index }) => index);
				expect(indices).toEqual([...new Set(indices)].sort((a, b) => a - b));
			}),
			{ seed: SEED, numRuns: 500 },
		);
	});
});

describe("silence", () => {
	const CANARY = "QuemeneurYann";

	it("shows no value and no unknown key of a line, wherever it stands", () => {
		const heard = vi.spyOn(console, "log");
		const places = [...LINE_FIELDS, "consent", `${CANARY}Key`];
		fc.assert(
			fc.property(
				fc.constantFrom(...places),
				fc.constantFrom(...CONSENT_FIELDS, `${CANARY}Key`),
				fc.constantFrom<unknown>(
					CANARY,
					[CANARY],
					{ [CANARY]: CANARY },
					`${CANARY} 1948-03-12`,
					Symbol(CANARY),
				),
				fc.boolean(),
				(field, consentField, value, inConsent) => {
					const bad = inConsent
						? line({ consent: consent({ [consentField]: value }) })
						: line({ [field]: value, [CANARY]: 1 });
					const { refusals, receipt, orders } = admitOrders([bad, bad], policy);
					const dictionary = orderColumns(orders);
					const shown = JSON.stringify([refusals, receipt, orders, dictionary.skus, dictionary.operatorIds]);
					expect(shown).not.toContain(CANARY);
				},
			),
			{ seed: SEED, numRuns: 500 },
		);
		expect(heard).not.toHaveBeenCalled();
		heard.mockRestore();
	});
});
