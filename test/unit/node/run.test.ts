import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../../src/node/cli/run.js";
import { COMMAND_WORDS } from "../../../src/node/cli/words.js";
import { simulateHistory } from "../../../src/node/index.js";
import { latinBytes, tempFiles } from "./temp-files.js";

const files = tempFiles();
const AS_OF = "2026-11-23";
const sample = simulateHistory({ seed: 3, from: "2025-06-02", to: AS_OF });
const SKUS = ["COF-PINE-STD", "LIN-COTTON", "HAN-WOOD", "URN-STEEL-GRY", "PLA-ALU"];
const lines = sample.lines.filter(({ sku, operatorId }) => SKUS.includes(sku) && operatorId === "op-alder");
const items = sample.items.filter(({ sku }) => SKUS.includes(sku));
const stock = sample.stock.filter(({ sku, operatorId }) => SKUS.includes(sku) && operatorId === "op-alder");

const json = (value: unknown): string => files.write("json", JSON.stringify(value));
const agreementsFile = json(sample.agreements);
const itemsFile = json(items);
const stockFile = json(stock);
const ordersFile = files.write("ndjson", lines.map((line) => JSON.stringify(line)).join("\n"));

const FIELDS = [
	"lineId",
	"caseRef",
	"operatorId",
	"siteId",
	"sku",
	"kind",
	"quantity",
	"orderedOn",
	"optIn",
] as const;
const csvOf = (rows: typeof lines, delimiter = ","): string =>
	[
		FIELDS.join(delimiter),
		...rows.map((row) => FIELDS.map((field) => row[field] ?? "").join(delimiter)),
	].join("\n");

let runs = 0;
async function command(args: Readonly<Record<string, string>>, ...flags: string[]) {
	const out = join(files.folder, `out-${runs++}`);
	let printed = "";
	let failed = "";
	const argv = Object.entries({ out, ...args }).flatMap(([name, value]) => [`--${name}`, value]);
	const code = await run([...argv, ...flags], {
		out: (text) => {
			printed += text;
		},
		err: (text) => {
			failed += text;
		},
		isTerminal: false,
	});
	const planFile = join(out, "plan.json");
	const plan = existsSync(planFile) ? JSON.parse(readFileSync(planFile, "utf8")) : undefined;
	return { code, printed, failed, plan, out };
}

const BASE = {
	orders: ordersFile,
	agreements: agreementsFile,
	items: itemsFile,
	stock: stockFile,
	"as-of": AS_OF,
};

/** One sentence or two on one line, no stack. */
function expectSentence(failed: string): void {
	expect(failed).toMatch(/^[^\n]+[.a-z]\n$/);
	expect(failed).not.toMatch(/\bat .*:\d+:\d+|Error:/);
}

describe("wrong options", () => {
	it.each([
		[
			{ orders: ordersFile },
			"Give also --agreements, --items, --as-of; without any file the sample is planned.",
		],
		[
			{ "as-of": AS_OF },
			"Give also --orders, --agreements, --items; without any file the sample is planned.",
		],
		[{ ...BASE, "as-of": "23/11/2026" }, "Give --as-of as a calendar date YYYY-MM-DD."],
		[{ ...BASE, purpose: "marketing" }, "Give --purpose one of: replenishment, group-purchasing."],
		[{ ...BASE, purpose: "group-purchasing" }, "Give --group, the buying group"],
		[{ ...BASE, "max-line-quantity": "many" }, "Give --max-line-quantity a whole number"],
		[
			{ ...BASE, purpose: "group-purchasing", group: "group-1", period: "month" },
			"Leave out --period with --purpose group-purchasing",
		],
		[{ ...BASE, releases: "releases.json" }, "Give --releases only with --purpose group-purchasing."],
		[{ ...BASE, colour: "red" }, "An option is not known or lacks its value; --help lists them."],
		[{ ...BASE, delimiter: "|" }, "Give --delimiter one of: ,, ;, tab"],
	])("are told in one sentence", async (args, sentence) => {
		const { code, failed, printed } = await command(args);
		expect([code, printed]).toEqual([2, ""]);
		expect(failed).toContain(sentence);
		expectSentence(failed);
	});

	it("leave --help alone", async () => {
		const { code, printed } = await command({}, "--help");
		expect(code).toBe(0);
		expect(printed).toContain("--ignore-columns");
	});
});

describe("a run on files", () => {
	it("prints the plan and writes it with both reports", async () => {
		const { code, printed, plan, out, failed } = await command(BASE);
		expect([code, failed]).toEqual([0, ""]);
		expect(plan.lines.length).toBe(stock.length);
		expect(printed).toContain(`Replenishment plan of ${AS_OF}`);
		expect(printed).toContain("the family’s opt-in flag is missing");
		const ordered = plan.lines.filter((line: { status: string }) => line.status === "order");
		expect(ordered.length).toBeGreaterThan(0);
		expect(printed).toContain(ordered[0].expectedArrival);
		expect(printed).toContain(join(out, "plan.json"));
		expect(readFileSync(join(out, "report.html"), "utf8")).toContain('lang="en-GB"');
		expect(readFileSync(join(out, "report.fr.html"), "utf8")).toMatch(/lang="fr/);
		expect(
			lines.some(({ lineId, caseRef }) => printed.includes(lineId) || printed.includes(caseRef ?? lineId)),
		).toBe(false);
	});

	it("gives the same plan from NDJSON, JSON and CSV", async () => {
		const { plan } = await command(BASE, "--quiet");
		for (const orders of [
			json(lines),
			files.write("csv.gz", csvOf(lines)),
			files.write("csv", csvOf(lines, ";")),
		]) {
			expect((await command({ ...BASE, orders }, "--quiet")).plan.lines).toEqual(plan.lines);
		}
	});

	it("reads a French export with mapping, Windows-1252 and dd/mm/yyyy", async () => {
		const { plan } = await command(BASE, "--quiet");
		const header = "N° ligne;Dossier;operatorId;siteId;sku;kind;quantity;Commandé le;optIn;Désignation";
		const rows = lines.map((row) =>
			FIELDS.map((field) => {
				if (field === "quantity") return `${row.quantity},0`;
				if (field === "orderedOn") return row.orderedOn.split("-").reverse().join("/");
				return row[field] ?? "";
			}).join(";"),
		);
		const orders = files.write(
			"csv",
			latinBytes(`${header}\r\n${rows.map((row) => `${row};chêne\r\n`).join("")}`),
		);
		const map = json({ lineId: "N° ligne", caseRef: "Dossier", orderedOn: "Commandé le" });
		const french = await command({
			...BASE,
			orders,
			map,
			"date-format": "dd/mm/yyyy",
			"ignore-columns": "Désignation",
			lang: "fr",
		});
		expect(french.failed).toBe("");
		expect(french.printed).toContain("Plan de réassort du 23/11/2026");
		expect(french.plan.lines).toEqual(plan.lines);
	});

	it("names the text lines of broken rows and keeps the rest", async () => {
		const rows = csvOf(lines).split("\n");
		rows.splice(3, 0, "canary-value");
		const { code, printed, plan } = await command({ ...BASE, orders: files.write("csv", rows.join("\n")) });
		expect(code).toBe(0);
		expect(printed).toContain("line 4 of the file: the row has more or fewer cells than the header");
		expect(printed).not.toContain("canary");
		expect(plan.lines).toEqual((await command(BASE, "--quiet")).plan.lines);
	});

	it("says which column makes its lines refused", async () => {
		const [header, ...rows] = csvOf(lines).split("\n");
		const orders = files.write(
			"csv",
			[`${header},canaryHeader`, ...rows.map((row) => `${row},canary`)].join("\n"),
		);
		const { code, printed, failed } = await command({ ...BASE, orders });
		expect(code).toBe(1);
		expect(failed).toContain("Column 10 of the order file is not part of an order line");
		expect(printed + failed).not.toContain("canary");
	});
});

describe("French", () => {
	it("is written as French is: figures, dates, apostrophes and spaces before high punctuation", async () => {
		const { printed } = await command({ ...BASE, lang: "fr" });
		const own = printed.replaceAll(files.folder, "");
		expect(own).not.toMatch(/'|\d\.\d|\b\d{4}-\d\d-\d\d\b/);
		expect(own).not.toMatch(/[^\u00a0\u202f][:;?!»](?=\s|$)/mu);
		expect(own).toMatch(/\d\d\/\d\d\/2026 +(?:<\u00a0)?\d+,\d\u00a0%/);
		expect(own).toMatch(/\d,\d\d\n/);
	});

	it("counts one as one", () => {
		const counts = { wait: 1, infeasible: 1, "no-history": 1, "not-covered": 1 };
		expect(COMMAND_WORDS.fr.others(counts)).toBe(
			"1 ligne sans commande\u00a0: assez en stock ou en route, ou article qui n’est plus acheté\u00a0; 1 ligne demande une commande que les règles interdisent\u00a0; 1 ligne n’a aucun historique pour juger\u00a0; 1 ligne est d’un opérateur sans avenant pour cette finalité",
		);
		expect(COMMAND_WORDS.en.others({ ...counts, infeasible: 0, "not-covered": 2 })).toBe(
			"1 line needs no order: enough is there or on its way, or the article is no longer bought; 1 line has no order history to judge by; 2 lines belong to an operator without an agreement for this purpose",
		);
	});
});

describe("poor data", () => {
	it("refuses an order file without a required column", async () => {
		const orders = files.write("csv", csvOf(lines).replace("orderedOn", "canaryHeader"));
		const { code, failed } = await command({ ...BASE, orders });
		expect([code, failed]).toEqual([
			1,
			"orders, line 1: The header has no column for orderedOn; name the columns so, or give a column mapping.\n",
		]);
	});

	it("refuses a line with a wrong date and keeps the rest", async () => {
		const [first, ...rest] = lines;
		const orders = files.write("csv", csvOf([{ ...first!, orderedOn: "2026-02-30", optIn: true }, ...rest]));
		const { code, printed } = await command({ ...BASE, orders });
		expect(code).toBe(0);
		expect(printed).toContain(
			"line 2 of the file: a date is not a real calendar date written YYYY-MM-DD (DATE_INVALID)",
		);
		expect(printed).not.toContain("2026-02-30");
	});

	it("names the article without lead time", async () => {
		const [first, ...rest] = items;
		const { leadTimeDays, ...bare } = first!;
		expect(leadTimeDays).toBeDefined();
		const { code, failed } = await command({ ...BASE, items: json([...rest, bare]) });
		expect(code).toBe(1);
		expect(failed).toContain(`items[${rest.length}].leadTimeDays`);
		expectSentence(failed);
	});

	it("plans the rest beside stock of an unknown article", async () => {
		const unknown = { operatorId: "op-alder", siteId: "site-a1", sku: "CANARY", onHand: 3 };
		const { code, plan } = await command({ ...BASE, stock: json([...stock, unknown]) });
		expect(code).toBe(0);
		expect(plan.lines.filter(({ status }: { status: string }) => status === "order").length).toBeGreaterThan(
			0,
		);
		expect(JSON.stringify(plan.warnings)).toContain("STOCK_FOR_UNKNOWN_ITEM");
	});

	it.each([
		["orders", "ndjson", ""],
		["orders", "csv", `${FIELDS.join(",")}\n`],
	])("runs through with nothing in %s (%s)", async (name, extension, content) => {
		const { code, printed, plan, failed } = await command({
			...BASE,
			[name]: files.write(extension, content),
		});
		expect([code, failed]).toEqual([0, ""]);
		expect(printed).toContain("Nothing to order.");
		expect(plan.lines.every(({ orderQuantity }: { orderQuantity: number }) => orderQuantity === 0)).toBe(
			true,
		);
	});

	it.each([
		["in English", {}, "No order line was admitted", /\d+ lines refused: the operator has no agreement\./],
		[
			"in French, with nothing else printed",
			{ lang: "fr" },
			"Aucune ligne de commande n’a été admise\u00a0: rien ne peut être prévu ni commandé.",
			/lignes refusées\s: l’opérateur n’a signé aucun avenant\./,
		],
	])("fails where every line is refused, and says why first (%s)", async (_, language, first, why) => {
		const { code, printed, failed, plan } = await command({ ...BASE, ...language, agreements: json([]) });
		expect(code).toBe(1);
		expect(failed.startsWith(first)).toBe(true);
		expect(failed).toMatch(why);
		expect(printed).not.toMatch(/Nothing to order|Rien à commander/);
		expect(plan.receipt.linesAdmitted).toBe(0);
	});

	it.each([
		["agreements", '[{"agreementId":"canary"}]'],
		["items", "not json canary"],
		["stock", '[{"operatorId":"op-alder","sku":"COF-PINE-STD","onHand":"canary"}]'],
		["orders", '{"canary":1}'],
	])("tells a wrong %s file in one sentence", async (name, content) => {
		const { code, failed } = await command({ ...BASE, [name]: files.write("json", content) });
		expect(code).toBe(1);
		expect(failed).not.toContain("canary");
		expectSentence(failed);
	});

	it("says that a file is not there", async () => {
		const { code, failed } = await command({ ...BASE, items: join(files.folder, "nowhere.json") });
		expect([code, failed]).toEqual([
			1,
			"items: There is no such file; check the path that was given for it.\n",
		]);
	});
});
