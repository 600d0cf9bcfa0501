import { describe, expect, it } from "vitest";
import { admitOrders, definePolicy } from "../../../src/index.js";
import { isPersonalDataSuspected } from "../../../src/privacy/personal-data/suspect.js";
import { consent, line, POLICY, reasonsOfLine } from "./given.js";

/** 15 years before 2026-11-23. */
const LAST = 20111123;

describe("what must be caught", () => {
	it.each([
		["a NIR", "185057800608491"],
		["a NIR behind letters", "NIR248037800608476"],
		["a NIR in groups", "2_65_04_34_172_019_91"],
		["a NIR of 2A", "155072A00401220"],
		["a NIR of 2B", "262112B03300717"],
		["a NIR of 2A in groups", "1-55-07-2A-004-012-20"],
		["a NIR of 2B behind letters", "x_262112B03300717-y"],
		["a mobile number", "0712345698"],
		["a mobile number in pairs", "06-12-34-56-78"],
		["a landline number behind a label", "TEL-0298123456"],
		["a number with 33", "33612345678"],
		["a number with 0033", "0033298123456"],
		["a date of birth", "1948-03-12"],
		["a date of birth behind a name", "DUPONT-JEAN-1948-03-12"],
		["a date of birth, day first", "12_03-1948"],
		["a compact date of birth", "19480312"],
		["a compact date of birth, day first", "x12031948y"],
		["the first date", "1900-01-01"],
		["the last date", "2011-11-23"],
		["a date after another", "2026-05-15_1948-03-12"],
		["a date that shares digits with a recent one", "2024-12-05-1950"],
		["eight digits once hyphens are out", "1948-0312"],
		["a date in what has no version of a UUID", "19480312-19e3-0d0c-a1b8-2f6d3e9a7c51"],
		["a date in what has no variant of a UUID", "19480312-19e3-4d0c-c1b8-2f6d3e9a7c51"],
		["a date in what is longer than a UUID", "19480312-19e3-4d0c-a1b8-2f6d3e9a7c51x"],
	])("%s", (_, text) => {
		expect(isPersonalDataSuspected(text, LAST)).toBe(true);
	});
});

describe("what must pass", () => {
	it.each([
		["a NIR with a wrong key", "185057800608492"],
		["a NIR of Corsica with a wrong key", "155072A00401221"],
		["16 digits", "1850578006084911"],
		["A in seventh place of department 23", "155073A00401220"],
		["10 digits that do not start with 0", "1712345698"],
		["10 digits that start with 00", "0012345698"],
		["11 digits", "33112345678"],
		["13 digits", "3770001234567"],
		["14 digits", "10614141000415"],
		["a SIREN", "732829320"],
		["a SIRET", "73282932000074"],
		["a phone number inside a longer run", "106123456789"],
		["a UUID", "8c14f7b2-19e3-4d0c-a1b8-2f6d3e9a7c51"],
		["a UUID with eight digits in a row", "fcd30838-e9d9-4dc7-b2db-c0146755097b"],
		["a UUID whose digits read as a date", "19480312-19e3-4D0C-a1b8-2f6d3e9a7c51"],
		["a recent date", "CMD-2026-05-17-003"],
		["a recent compact date", "20260517-003"],
		["the day after the last date", "2011-11-24"],
		["a date before 1900", "1899-12-31"],
		["no real date", "1948-02-30"],
		["a date with digits after", "1948-03-121"],
		["a date with digits before", "91948-03-12"],
		["nine digits", "194803121"],
		["a year and a counter", "1948-00417"],
		["two separators between, behind a name", "x-1948--03-12"],
	])("%s", (_, text) => {
		expect(isPersonalDataSuspected(text, LAST)).toBe(false);
	});
});

describe("where it is looked for", () => {
	const phone = "TEL-0687654321";

	it.each(["lineId", "caseRef", "siteId", "sku", "operatorId"])("%s", (field) => {
		expect(reasonsOfLine(line({ [field]: phone }))).toContain("PERSONAL_DATA_SUSPECTED");
	});

	const reasonsOfNotice = (noticeVersion: string, noticeVersions?: readonly string[]): readonly string[] => {
		const { noticeVersions: _, ...rest } = POLICY;
		const policy = definePolicy(noticeVersions === undefined ? rest : { ...rest, noticeVersions });
		return admitOrders([line({ consent: consent({ noticeVersion }) })], policy).refusals[0]?.reasons ?? [];
	};

	it.each([phone, "0612345678", "185057800608491", "1950-01-31-b", "31-01-1950", "19500131"])(
		"noticeVersion: %s",
		(noticeVersion) => {
			expect(reasonsOfNotice(noticeVersion)).toEqual(["PERSONAL_DATA_SUSPECTED"]);
			expect([...reasonsOfNotice(noticeVersion, ["v3"])].sort()).toEqual([
				"NOTICE_UNKNOWN",
				"PERSONAL_DATA_SUSPECTED",
			]);
		},
	);

	it("never in a notice that is listed or named by a plain date", () => {
		for (const noticeVersion of ["1950-01-31", "2026-01-31", "fr-2026-01", "v3"])
			expect(reasonsOfNotice(noticeVersion)).toEqual([]);
		expect(reasonsOfNotice("19500131", ["19500131"])).toEqual([]);
		expect(reasonsOfNotice("1950-01-31", ["v3"])).toEqual(["NOTICE_UNKNOWN"]);
	});

	it("never in a catalogued sku or an operator with an agreement", () => {
		const agreement = {
			agreementId: "ag-1",
			version: 1,
			operatorId: "19480312",
			purposes: ["replenishment"] as const,
			signedOn: "2025-01-01",
			validFrom: "2025-01-01",
			historyFrom: "2024-01-01",
			textSha256: "a".repeat(64),
		};
		const patch = { agreements: [agreement], catalogue: ["19480312"] };
		expect(reasonsOfLine(line({ operatorId: "19480312", sku: "19480312" }), patch)).toEqual([]);
	});
});

describe("the bounds of what is looked for", () => {
	it.each([
		["month 0", "1948-00-12"],
		["month 13", "1948-13-12"],
		["day 0", "1948-03-00"],
		["day 32", "1948-03-32"],
		["the year 1899, compact", "18991231"],
		["a compact date without month", "19480012x"],
		["a month of one digit", "1948-3-12-0"],
		["a month of three digits", "1948-003-12"],
		["a day of one digit", "1948-03-1-00"],
		["a year of five digits, day first", "12-03-19480"],
		["a day of three digits, day first", "012-03-1948"],
		["a year of three digits", "948-03-12-0"],
		["letters between the parts", "1948x03x12"],
		["a letter for one separator", "1948-03x12"],
		["another character after six digits than A or B", "155072C00401220"],
		["what a program could read as the year 1900", "1203-19e2"],
		["a year with a zero before it", "01948-03-12"],
		["a year with a zero before it, day first", "12-03-01948"],
		["a NIR that starts with 3, with its key", `3850578006084${97 - (3850578006084 % 97)}`],
	])("%s passes", (_, text) => {
		expect(isPersonalDataSuspected(text, LAST)).toBe(false);
	});

	it.each([
		["a date behind many letters", `${"x".repeat(50)}-1948-03-12`],
		["the first day of a year", "1948-01-01"],
		["the last day of a year", "1948-12-31"],
		["separators of both kinds", "1948_03-12"],
		["a date whose parts are underscored", "12_03_1948"],
		["a date of birth in 36 characters that are no UUID", "DUPONT-JEAN-FRANCOIS-NE-LE-19480312-A"],
		["the same in exactly the length of a UUID", "DUPONT-JEAN-FRANCOI-NE-LE-19480312-A"],
		["a NIR in 15 characters with a separator at each end", "1_85057800608491_"],
		["a landline number in pairs with underscores", "02_98_12_34_56"],
		["a number with 33 and separators", "33-6-12-34-56-78"],
		["a number with 0033 and separators", "0033-2-98-12-34-56"],
	])("%s is suspected", (_, text) => {
		expect(isPersonalDataSuspected(text, LAST)).toBe(true);
	});

	it("nothing of the id before is left over", () => {
		expect(isPersonalDataSuspected("x-155072A00401220", LAST)).toBe(true);
		expect(isPersonalDataSuspected("155072-00401220", LAST)).toBe(false);
		expect(isPersonalDataSuspected("185057A8006084919", LAST)).toBe(false);
		expect(isPersonalDataSuspected("155072A", LAST)).toBe(false);
	});
});
