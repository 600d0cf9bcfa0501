import { describe, expect, it } from "vitest";
import { ReapproError } from "../../../src/index.js";
import {
	type OrderLine,
	type ProcessingRecordInput,
	policyHash,
	processingRecord,
} from "../../../src/privacy/index.js";
import { recordGiven, recordPolicy, recordReceipt } from "../../support/record-given.js";
import { codeOf } from "./given.js";

const own = recordPolicy();
const group = recordPolicy({ purpose: "group-purchasing", groupId: "group-1" });

const thrownBy = (given: unknown): ReapproError => {
	try {
		processingRecord(given as ProcessingRecordInput);
	} catch (error) {
		if (error instanceof ReapproError) return error;
		throw error;
	}
	throw new Error("nothing was thrown");
};

describe("processingRecord", () => {
	const record = processingRecord(recordGiven(own));

	it("is plain data with a version and a kind", () => {
		expect(record.schemaVersion).toBe(1);
		expect(record.kind).toBe("processing-record");
		expect(record.policyHash).toBe(policyHash(own));
		const again = processingRecord(recordGiven(own));
		expect(JSON.parse(JSON.stringify(again))).toStrictEqual(again);
	});

	it("fills every field of Article 30(1) for each operator", () => {
		expect(record.controllerEntries.map(({ controller }) => controller.name)).toEqual([
			"First Funerals",
			"Second Funerals",
		]);
		for (const entry of record.controllerEntries) {
			expect(entry.article).toBe("GDPR 30(1)");
			const { purposes, dataSubjects, dataCategories, recipients, transfers, timeLimits } = entry;
			const filled = [purposes, dataSubjects, dataCategories, recipients, transfers, timeLimits];
			for (const list of [...filled, entry.securityMeasures]) expect(list.length).toBeGreaterThan(0);
			expect(entry.legalBasis.text).toContain("6(1)(a)");
			expect(entry.timeLimits.join()).toContain("1,827 days");
			expect(entry.timeLimits).toContain("receipts: five years");
			expect(entry.securityMeasures).toContain("Disks are encrypted.");
		}
		expect(record.controllerEntries[0]?.agreements[0]?.textSha256).toBe("1".repeat(64));
	});

	it("fills every field of Article 30(2) for the provider", () => {
		const { processor, controllers, processingCategories, transfers, securityMeasures, runs } =
			record.processorEntry;
		expect(processor.name).toBe("Software House");
		expect(controllers.map(({ operatorId }) => operatorId)).toEqual(["op-1", "op-2"]);
		for (const list of [processingCategories, transfers, securityMeasures]) {
			expect(list.length).toBeGreaterThan(0);
		}
		expect(runs).toHaveLength(1);
		const [run] = runs;
		expect(run?.linesAdmitted).toEqual({ from: 2, to: 2 });
		expect(run?.policyHash).toBe(policyHash(own));
		expect(run?.agreements).toHaveLength(2);
		expect(run?.linesRefused.from).toBeLessThanOrEqual(1);
		expect(run?.linesRefused.to).toBeGreaterThanOrEqual(1);
	});

	it("names every field of an order line once", () => {
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
		const [entry] = record.controllerEntries;
		const named = entry?.dataCategories.flatMap(({ fields: some }) => some) ?? [];
		expect([...named].sort()).toEqual(Object.keys(fields).sort());
		const kept = entry?.dataCategories.filter(({ isKept }) => isKept).flatMap(({ fields: some }) => some);
		expect(kept).toEqual(["operatorId", "siteId", "sku", "kind", "quantity", "orderedOn"]);
	});

	it("tells the term of an agreement where it has one", () => {
		const agreements = own.agreements.map((agreement, at) =>
			at === 0 ? { ...agreement, validUntil: "2027-01-31" } : agreement,
		);
		const { controllerEntries } = processingRecord(recordGiven(recordPolicy({ agreements })));
		const terms = controllerEntries.map((entry) => entry.agreements.map((one) => ({ ...one })));
		expect(terms).toStrictEqual(
			agreements.map(({ agreementId, version, signedOn, validFrom, historyFrom, textSha256 }, at) => [
				{
					agreementId,
					version,
					signedOn,
					validFrom,
					...(at === 0 ? { validUntil: "2027-01-31" } : {}),
					historyFrom,
					textSha256,
				},
			]),
		);
	});

	it("keeps operators apart in an own-stock run", () => {
		expect(record.controllership).toBe("single");
		const [first, second] = record.controllerEntries.map((entry) => JSON.stringify(entry));
		for (const foreign of ["Second", "second.example", "op-2"]) expect(first).not.toContain(foreign);
		for (const foreign of ["First", "first.example", "op-1"]) expect(second).not.toContain(foreign);
		expect(record.controllerEntries.map(({ jointControllers }) => jointControllers)).toEqual([[], []]);
	});

	it("makes the operators of a group joint controllers", () => {
		const joint = processingRecord(recordGiven(group));
		expect(joint.controllership).toBe("joint");
		expect(joint.groupId).toBe("group-1");
		expect(joint.controllerEntries[0]?.jointControllers).toEqual([
			{ name: "Second Funerals", contact: "privacy@second.example" },
		]);
		const sources = (one: typeof joint): string[] => one.duties.map(({ source }) => source);
		expect(sources(joint).filter((source) => source.startsWith("26("))).toHaveLength(3);
		expect(sources(record).filter((source) => source.startsWith("26("))).toHaveLength(0);
		expect(joint.controllerEntries[0]?.securityMeasures.join()).toContain("5 operators and 10 order lines");
		expect(JSON.stringify(record)).not.toContain("coordinator");
	});

	it("splits the duties of Article 28 between operator and provider", () => {
		const bearers = Object.fromEntries(record.duties.map(({ duty, bearer }) => [duty, bearer]));
		expect(bearers).toMatchObject({
			"decide-purposes": "operator",
			"collect-consent": "operator",
			"record-withdrawal": "operator",
			"apply-withdrawal": "provider",
			"keep-to-purposes": "provider",
			security: "both",
			"tell-breach": "provider",
			"notify-breach": "operator",
			"keep-controller-register": "operator",
			"keep-processor-register": "provider",
		});
		const provider = record.duties.filter(({ bearer }) => bearer === "provider").map(({ source }) => source);
		for (const point of ["a", "b", "e", "g", "h"]) expect(provider.join()).toContain(`28(3)(${point})`);
	});

	it("says all of it in French, with French spaces", () => {
		const french = processingRecord(recordGiven(group, { locale: "fr" }));
		const english = processingRecord(recordGiven(group));
		expect(french.duties.map(({ duty }) => duty)).toEqual(english.duties.map(({ duty }) => duty));
		const said = [
			french.title,
			french.exclusions,
			...french.duties.map(({ text }) => text),
			...french.processorEntry.processingCategories,
			...french.processorEntry.transfers,
			...french.controllerEntries.flatMap(({ timeLimits, recipients, dataSubjects, legalBasis }) => [
				...timeLimits,
				...recipients,
				...dataSubjects,
				legalBasis.text,
			]),
		];
		for (const sentence of said) expect(sentence).not.toMatch(/[^\u00a0\u202f][:;?!%]/);
		expect(french.title).not.toBe(english.title);
		french.duties.forEach(({ text }, index) => {
			expect(text).not.toBe(english.duties[index]?.text);
		});
	});

	it.each([
		["consent", "6(1)(a)"],
		["contract", "6(1)(b)"],
		["legal-obligation", "6(1)(c)"],
		["legitimate-interests", "6(1)(f)"],
	] as const)("states the legal basis %s", (legalBasis, point) => {
		const [entry] = processingRecord(recordGiven(own, { legalBasis })).controllerEntries;
		expect(entry?.legalBasis.basis).toBe(legalBasis);
		expect(entry?.legalBasis.text).toContain(point);
	});

	it("says of special categories what the controller said, else that it must be assessed", () => {
		const stateOf = (patch: Partial<ProcessingRecordInput>): unknown =>
			processingRecord(recordGiven(own, patch)).controllerEntries[0]?.specialCategories.state;
		expect(stateOf({})).toBe("to-assess");
		expect(stateOf({ specialCategories: "none" })).toBe("none");
		expect(stateOf({ specialCategories: "religious-belief" })).toBe("religious-belief");
	});

	it("adds recipients, transfers and processors that the caller declares", () => {
		const more = processingRecord(
			recordGiven(own, {
				recipients: ["The accountant."],
				transfers: [{ recipient: "Backup Ltd", country: "Chile", safeguard: "standard clauses" }],
				subProcessors: [{ name: "Host", task: "hosting" }],
			}),
		);
		const [entry] = more.controllerEntries;
		expect(entry?.recipients).toContain("The accountant.");
		expect(entry?.transfers).toContain("Backup Ltd, Chile: standard clauses");
		expect(entry?.transfers.join()).not.toContain("No transfer to a third country");
		expect(record.controllerEntries[0]?.transfers.join()).toContain("No transfer to a third country");
		expect(more.processorEntry.subProcessors).toEqual(["Host: hosting"]);
	});

	it("reads counts as numbers and as ranges, and sorts runs by day", () => {
		const plain = { ...recordReceipt(own), linesRead: 7, processingDate: "2026-11-24" };
		const bucketed = { ...recordReceipt(own), linesRead: { from: 0, to: 4 }, processingDate: "2026-11-01" };
		const exact = { ...plain, linesRead: { from: 9, to: 9 } };
		const receipts = [plain, exact, bucketed] as unknown as ProcessingRecordInput["receipts"];
		const { runs } = processingRecord(recordGiven(own, { receipts })).processorEntry;
		expect(runs.map(({ linesRead }) => linesRead)).toEqual([
			{ from: 0, to: 4 },
			{ from: 7, to: 7 },
			{ from: 9, to: 9 },
		]);
	});
});

describe("what processingRecord refuses", () => {
	const given = recordGiven(own);
	const [first, second] = given.controllers;
	const canary = "canary-secret";

	it.each([
		["an unknown field", { [canary]: 1 }, undefined],
		["an unknown field of a party", { processor: { ...given.processor, [canary]: 1 } }, "processor"],
		["a blank name", { processor: { name: " ", contact: canary } }, "processor.name"],
		[
			"a contact that is no text",
			{ controllers: [{ ...first, contact: 5 }, second] },
			"controllers[0].contact",
		],
		["a date that is none", { recordedOn: "2026-02-30" }, "recordedOn"],
		["no measures", { securityMeasures: [] }, "securityMeasures"],
		["no retention", { retention: [] }, "retention"],
		["another legal basis", { legalBasis: canary }, "legalBasis"],
		[
			"an operator that is not covered",
			{ controllers: [first, { ...second, operatorId: canary }] },
			"controllers[1].operatorId",
		],
		["an operator twice", { controllers: [first, first] }, "controllers[1].operatorId"],
		["a covered operator left out", { controllers: [first] }, "controllers"],
		["a receipt that is none", { receipts: [{ [canary]: 1 }] }, "receipts[0].schemaVersion"],
		["a receipt of another purpose", { receipts: [recordReceipt(group)] }, "receipts[0].purpose"],
		[
			"an empty range of lines",
			{ receipts: [{ ...recordReceipt(own), linesRead: { from: 3, to: 2 } }] },
			"receipts[0].linesRead",
		],
		["receipts that are no list", { receipts: canary }, "receipts"],
	])("%s", (_, patch, path) => {
		const error = thrownBy({ ...given, ...patch });
		expect(error.code).toBe("INPUT_INVALID");
		expect(error.path).toBe(path);
		expect(`${error.message} ${error.stack}`).not.toContain(canary);
	});

	const blank = "  ";
	const party = given.processor;
	it.each([
		["recordedOn", { recordedOn: "today" }, "Give the day of the entry as YYYY-MM-DD."],
		["controllers", { controllers: 1 }, "Give a list with name and contact of each operator"],
		["controllers", { controllers: [] }, "Name the controller of every operator"],
		["controllers[1].operatorId", { controllers: [first, first] }, "Name each operator once"],
		[
			"controllers[0].operatorId",
			{ controllers: [{ ...first, operatorId: 1 }] },
			"Give the id of the operator",
		],
		["processor", { processor: 1 }, "Give name and contact of the provider"],
		["legalBasis", { legalBasis: "none" }, "Give one of consent, contract, legal-obligation"],
		["specialCategories", { specialCategories: "to-assess" }, 'Give "none" or "religious-belief"'],
		["retention", { retention: 1 }, "Give a list of data and period"],
		["securityMeasures", { securityMeasures: 1 }, "Give a list with at least one technical"],
		["recipients", { recipients: 1 }, "Give a list of texts."],
		["transfers", { transfers: 1 }, "Give a list of recipient, country and safeguard."],
		["subProcessors", { subProcessors: 1 }, "Give a list of name and task."],
		["processor.representative", { processor: { ...party, representative: 1 } }, "Give name and contact."],
		[
			"processor.dataProtectionOfficer",
			{ processor: { ...party, dataProtectionOfficer: 1 } },
			"Give name and contact.",
		],
		["processor.name", { processor: { ...party, name: blank } }, "Give a text of 1 to 2000 characters"],
		["processor.contact", { processor: { ...party, contact: blank } }, "Give a text of 1 to 2000"],
		["processor.address", { processor: { ...party, address: "a".repeat(2001) } }, "Give a text of 1 to 2000"],
		["retention[0].data", { retention: [{ data: blank, period: "x" }] }, "Give a text of 1 to 2000"],
		["retention[0].period", { retention: [{ data: "x", period: blank }] }, "Give a text of 1 to 2000"],
		[
			"transfers[0].recipient",
			{ transfers: [{ recipient: 1, country: "x", safeguard: "x" }] },
			"Give a text",
		],
		["transfers[0].country", { transfers: [{ recipient: "x", country: 1, safeguard: "x" }] }, "Give a text"],
		[
			"transfers[0].safeguard",
			{ transfers: [{ recipient: "x", country: "x", safeguard: 1 }] },
			"Give a text",
		],
		["subProcessors[0].task", { subProcessors: [{ name: "x", task: 1 }] }, "Give a text of 1 to 2000"],
		["receipts", { receipts: 1 }, "Give receipts as admitOrders returned them."],
		["receipts[0].purpose", { receipts: [recordReceipt(group)] }, "Give receipts of the policy's purpose"],
		["controllers[0]", { controllers: [{ ...first, extra: 1 }, second] }, "Take out the fields"],
	])("says at %s what to do", (path, patch, advice) => {
		const error = thrownBy({ ...given, ...patch });
		expect(error.path).toBe(path);
		expect(error.message.startsWith(`${path}: ${advice}`), error.message).toBe(true);
	});

	it.each([
		["version", { schemaVersion: 2 }],
		["version of the library", { libraryVersion: "x".repeat(65) }],
		["hash", { policyHash: "a".repeat(63) }],
		["hash with more", { policyHash: `${"a".repeat(64)}b` }],
		["purpose", { purpose: "resale" }],
		["group", { groupId: "g".repeat(65) }],
		["day", { processingDate: "2026-02-30" }],
		["count", { linesRead: -1 }],
		["count that is no whole number", { linesAdmitted: 1.5 }],
		["range that is half", { linesRefused: { from: 1 } }],
		["reason", { refusedByReason: [{ reason: "canary", lines: 1 }] }],
		["agreement", { agreements: [{ agreementId: 1, version: 1, textSha256: "a" }] }],
	])("a receipt with another %s", (_, patch) => {
		const receipts = [{ ...recordReceipt(own), ...patch }];
		expect(thrownBy({ ...given, receipts }).code).toBe("INPUT_INVALID");
	});

	it("a receipt of another group", () => {
		const other = recordPolicy({ purpose: "group-purchasing", groupId: "group-2" });
		const error = thrownBy(recordGiven(group, { receipts: [recordReceipt(other)] }));
		expect([error.code, error.path]).toEqual(["INPUT_INVALID", "receipts[0].groupId"]);
	});

	it("a getter that throws, without its words", () => {
		const trap = {
			name: "x",
			get contact(): string {
				throw new Error(canary);
			},
		};
		const error = thrownBy({ ...given, processor: trap });
		expect([error.code, error.message.includes(canary)]).toEqual(["INPUT_INVALID", false]);
	});

	it("a policy that is none, another locale, and nothing at all", () => {
		expect(codeOf(() => processingRecord({ ...given, policy: { ...own } }))).toBe("POLICY_INVALID");
		expect(codeOf(() => processingRecord({ ...given, locale: "de" as "en" }))).toBe("OPTION_INVALID");
		expect(thrownBy(null).code).toBe("INPUT_INVALID");
	});
});
