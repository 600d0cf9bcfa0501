import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createContext, runInContext, runInThisContext } from "node:vm";
import { build } from "esbuild";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freeNames } from "../architecture/free-names.js";
import { ensureBuilt, installPacked, manifestOf, root } from "./build.js";

const MINUTE = 60_000;
const subpaths = Object.keys(manifestOf(root).exports)
	.filter((subpath) => subpath !== "./package.json" && subpath !== "./node")
	.map((subpath) => subpath.replace(/^\./, "reappro"));
const project = mkdtempSync(join(tmpdir(), "reappro-realm-"));

beforeAll(() => {
	ensureBuilt();
	installPacked(project);
}, 3 * MINUTE);
afterAll(() => rmSync(project, { recursive: true, force: true }));

interface Bundle {
	readonly text: string;
	/** Files of the package itself that went into the bundle. */
	readonly own: readonly string[];
}

/** One script that leaves the exports of a subpath in the variable `room`. */
async function bundleOf(subpath: string): Promise<Bundle> {
	const { outputFiles, metafile } = await build({
		stdin: { contents: `export * from "${subpath}";`, resolveDir: project, sourcefile: "page.js" },
		absWorkingDir: project,
		bundle: true,
		format: "iife",
		globalName: "room",
		platform: "browser",
		target: "es2022",
		metafile: true,
		write: false,
		logLevel: "silent",
		external: ["vega", "vega-lite"],
	});
	const own = Object.keys(metafile.inputs).filter((path) => path.includes("reappro/dist/"));
	return { text: outputFiles.map(({ text }) => text).join("\n"), own };
}

/** What an engine puts into a realm although ECMAScript does not know it. */
const NOT_ECMASCRIPT = ["console", "WebAssembly"];

/** A realm with the built-in objects of ECMAScript and nothing else. */
function emptyRealm(strings: boolean): object {
	const realm = createContext(Object.create(null) as object, { codeGeneration: { strings, wasm: false } });
	for (const name of NOT_ECMASCRIPT) runInContext(`delete globalThis.${name}`, realm);
	return realm;
}

/** Names that every realm has, those that run text as code apart. */
function builtInNames(): Set<string> {
	const names = runInContext("Object.getOwnPropertyNames(globalThis).join()", emptyRealm(true)) as string;
	const all = new Set([...names.split(","), "arguments", "undefined"]);
	for (const name of ["eval", "Function", "globalThis"]) all.delete(name);
	return all;
}

/** The default source of random noise; named where noise is asked for, and nowhere else. */
const LATE = ["crypto"];

const AGREEMENT = `{
	agreementId: "agr-1", version: 1, operatorId: "firm-1", purposes: ["replenishment", "group-purchasing"],
	groupId: "group-1", signedOn: "2024-01-01", validFrom: "2024-01-01", historyFrom: "2024-01-01",
	textSha256: "${"0".repeat(64)}",
}`;
const POLICY = `const policy = room.definePolicy({
	purpose: "replenishment", processingDate: "2026-11-23", agreements: [${AGREEMENT}], catalogue: ["OAK-1"],
	withdrawals: [{ operatorId: "firm-1", caseRef: "case-9" }],
});
const line = (lineId, orderedOn, quantity) =>
	({ lineId, operatorId: "firm-1", siteId: "s-1", sku: "OAK-1", quantity, orderedOn, optIn: true });
const lines = [line("a", "2026-09-02", 1), line("b", "2026-10-05", 2), { ...line("c", "2026-10-20", 1), optIn: 1 }];
const admission = room.admitOrders(lines, policy);
async function* stream() { yield* lines; }
const streamed = await room.admitOrderStream(stream(), policy);
const read = await room.admitOrderText([lines.map((one) => JSON.stringify(one)).join("\\n")], policy);
const guarded = [admission, streamed, read].map(({ refusals, receipt }) => ({ refusals, receipt }));
const codeOf = (call) => { try { call(); return "none"; } catch (error) { return error.name + " " + error.code; } };`;

/** What is done with each subpath, inside and outside; each gives plain data. */
const PROGRAMS: Readonly<Record<string, string>> = {
	reappro: `${POLICY}
		const panel = room.aggregateDemand(admission.orders, { period: "week" });
		const items = [{ sku: "OAK-1", leadTimeDays: { mean: 5, sd: 2 }, service: { type: "fill", target: 0.95 }, shareable: true }];
		const stock = [{ operatorId: "firm-1", siteId: "s-1", sku: "OAK-1", onHand: 1 }];
		const plan = await room.planReplenishment({ orders: admission.orders, asOf: "2026-11-23", items, stock });
		const pooled = room.definePolicy({
			purpose: "group-purchasing", groupId: "group-1", processingDate: "2026-11-23", agreements: [${AGREEMENT}], catalogue: ["OAK-1"],
		});
		const group = await room.planGroupPurchase({ orders: room.admitOrders(lines, pooled).orders, asOf: "2026-11-23", items });
		const loadChartRenderer = async () => undefined;
		return {
			guarded, panel, plan, group,
			forecasts: room.forecastDemand(panel, { horizon: 3 }),
			wrong: codeOf(() => room.definePolicy({ purpose: "resale" })),
			pages: await Promise.all(["en", "fr"].map((locale) => room.renderReport(plan, { locale, panel, loadChartRenderer }))),
		};`,
	"reappro/privacy": `${POLICY}
		const nonce = "8f0c1d2e3b4a59687786a5b4c3d2e1f00112a3b4c5d6e7f8091a2b3c4d5e6f70";
		const committed = room.admitOrders(lines, policy, { nonce });
		const record = { recordedOn: "2026-11-24", receipt: committed.receipt };
		const register = room.appendRun(room.emptyRunRegister(), record, { nonce });
		let drawn = 0;
		const randomBytes = (length) => Uint8Array.from({ length }, () => (drawn = (drawn * 75 + 74) % 65537) & 255);
		const budget = room.createNoiseBudget({ unit: "family", contributionBound: { pieces: 4 }, totalMicroEpsilon: 1000000 });
		const question = { budget, microEpsilon: 500000, question: "urns", edition: "2026-11-23", cells: ["October"], randomBytes };
		return {
			guarded, hash: room.policyHash(policy), wrong: codeOf(() => room.policyHash({})),
			commitment: room.verifyBatchCommitment(committed.orders, nonce, committed.receipt.commitment),
			register, verdict: room.verifyRunRegister(room.eraseRun(register, 0), { head: room.registerHead(register) }),
			pseudonym: room.pseudonymOf({ kind: "operator", operatorId: "firm-1", year: 2026 }, nonce),
			text: room.policyText(room.explainPolicy(policy, "fr")),
			textHash: room.agreementTextHash("Avenant n° 1"),
			risks: room.residualRisks(admission.orders, { locale: "en" }),
			noisy: room.noisyCounts([{ unit: "f-1", cell: 0, count: 2 }], question).answer,
		};`,
	"reappro/forecast": `
		return [room.forecastSeries([1, 2, 3, 4, 3, 2, 1, 2, 3], { seasonLength: 4, horizon: 3 }), room.quantile({ kind: "poisson", rate: 2 }, 0.9)];`,
	"reappro/inventory": `return room.leadTimeDistribution({ mean: 4, sd: 2 });`,
	"reappro/group": `
		const error = await room.planGroupPurchase({ orders: {}, asOf: "2026-11-23", items: [] }).catch((thrown) => thrown);
		return [error.code, room.largestRemainder(7, [1, 1, 2])];`,
	"reappro/report": `
		return [room.explainWarning({ code: "NO_AGREEMENT" }, "fr"), room.reasonInWords("OPT_IN_MISSING", "en")];`,
};
const asScript = (program: string): string =>
	`(async (room) => JSON.stringify(await (async () => {${program}})()))`;

describe("the bundle of each subpath", () => {
	const bundles = new Map<string, Bundle>();
	beforeAll(async () => {
		for (const subpath of subpaths) bundles.set(subpath, await bundleOf(subpath));
	}, MINUTE);

	it("has a program for each, and the files of the package in each", () => {
		expect(Object.keys(PROGRAMS).sort()).toEqual([...subpaths].sort());
		for (const subpath of subpaths) expect(bundles.get(subpath)?.own.length, subpath).toBeGreaterThan(0);
	});

	it.each(subpaths)("names nothing that is not of ECMAScript: %s", (subpath) => {
		const builtIn = builtInNames();
		const { own } = bundles.get(subpath) as Bundle;
		const foreign = own.flatMap((path) => {
			const text = readFileSync(join(project, path), "utf8");
			const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
			return freeNames(tree).map(({ text: name }) => name);
		});
		expect(foreign.length).toBeGreaterThan(0);
		expect([...new Set(foreign)].filter((name) => !builtIn.has(name) && !LATE.includes(name))).toEqual([]);
	});

	it("would be caught: names of a page and of Node are not of ECMAScript", () => {
		const builtIn = builtInNames();
		const outside = [
			"fetch",
			"XMLHttpRequest",
			"WebSocket",
			"setTimeout",
			"setInterval",
			"queueMicrotask",
			"process",
			"Buffer",
			"require",
			"console",
			"TextEncoder",
			"URL",
			"crypto",
			"structuredClone",
			"performance",
			"eval",
			"Function",
			"globalThis",
		];
		expect(outside.filter((name) => builtIn.has(name))).toEqual([]);
		expect(["Object", "Map", "Float64Array", "Intl", "Promise"].filter((name) => !builtIn.has(name))).toEqual(
			[],
		);
		const left = runInContext(
			`${JSON.stringify(outside.slice(0, -3))}.filter((name) => name in globalThis).join()`,
			emptyRealm(true),
		);
		expect(left).toBe("");
	});

	it.each(
		subpaths.flatMap((subpath) =>
			[true, false].map((strings) => [subpath, strings ? "may" : "may not"] as const),
		),
	)(
		"%s runs in an empty realm in which texts %s become code, with the same result",
		async (subpath, strings) => {
			const realm = emptyRealm(strings === "may");
			const program = asScript(PROGRAMS[subpath] as string);
			runInContext((bundles.get(subpath) as Bundle).text, realm, { filename: "bundle.js" });
			const inside = (await runInContext(`${program}(room)`, realm)) as string;
			const { resolve } = createRequire(join(project, "package.json"));
			const entry = resolve(subpath).replace(/\.cjs$/, ".js");
			const room = (await import(/* @vite-ignore */ pathToFileURL(entry).href)) as unknown;
			const outside = (await (runInThisContext(program) as (room: unknown) => Promise<string>)(
				room,
			)) as string;
			expect(inside.length).toBeGreaterThan(10);
			expect(inside).toBe(outside);
		},
		MINUTE,
	);

	it("N40 orders of the CommonJS copy are refused by the other, as not admitted", async () => {
		const load = createRequire(join(project, "package.json"));
		const commonJs = load("reappro") as typeof import("../../src/index.js");
		const entry = load.resolve("reappro").replace(/\.cjs$/, ".js");
		const modules = (await import(
			/* @vite-ignore */ pathToFileURL(entry).href
		)) as typeof import("../../src/index.js");
		const policy = {
			purpose: "replenishment",
			processingDate: "2026-11-23",
			agreements: [],
			catalogue: [],
		} as const;
		const { orders } = commonJs.admitOrders([], commonJs.definePolicy(policy));
		expect(commonJs.aggregateDemand(orders, { period: "week" }).length).toBe(0);
		let thrown: unknown;
		try {
			modules.aggregateDemand(orders, { period: "week" });
		} catch (error) {
			thrown = error;
		}
		expect(thrown).toMatchObject({ name: "ReapproError", code: "NOT_ADMITTED" });
	});
});
