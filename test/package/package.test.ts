import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BuildResult, build } from "esbuild";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freeNames } from "../architecture/free-names.js";
import { ensureBuilt, installPacked, linkModule, manifestOf, root, run } from "./build.js";
import { cjsProgram, esmProgram, typedNodeProgram, typedProgram } from "./programs.js";

const MINUTE = 60_000;
const manifest = manifestOf(root);
const subpaths = Object.keys(manifest.exports)
	.filter((subpath) => subpath !== "./package.json")
	.map((subpath) => subpath.replace(/^\./, "reappro"));
const browserSubpaths = subpaths.filter((subpath) => subpath !== "reappro/node");

const project = mkdtempSync(join(tmpdir(), "reappro-package-"));
let packedFiles: readonly string[] = [];

beforeAll(() => {
	ensureBuilt();
	packedFiles = installPacked(project);
}, 3 * MINUTE);
afterAll(() => rmSync(project, { recursive: true, force: true }));

describe("the manifest", () => {
	it("depends on four packages, and offers the rest as optional peers", () => {
		expect(Object.keys(manifest.dependencies).sort()).toEqual([
			"@noble/hashes",
			"date-fns",
			"simple-statistics",
			"zod",
		]);
		expect(Object.keys(manifest.peerDependencies).sort()).toEqual(["csv-parse", "vega", "vega-lite"]);
		for (const name of Object.keys(manifest.peerDependencies))
			expect(manifest.peerDependenciesMeta[name]?.optional, name).toBe(true);
	});

	it("pins every version exactly", () => {
		const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
		expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
	});

	it("packs the build, the papers and their docs, nothing else", () => {
		const others = packedFiles.filter((path) => !/^dist\/[\w.-]+\.(js|cjs|d\.ts|d\.cts)$/.test(path)).sort();
		expect(others.filter((path) => !/^docs\/[\w./-]+\.(md|json)$/.test(path))).toEqual([
			"CHANGELOG.md",
			"CONTRIBUTING.md",
			"LICENSE",
			"README.md",
			"SECURITY.md",
			"package.json",
		]);
	});

	it("names only files that are packed", () => {
		const targets = JSON.stringify(manifest.exports).match(/\.\/dist\/[^"]+/g) ?? [];
		expect(targets.length).toBe(subpaths.length * 4);
		expect(targets.filter((target) => !packedFiles.includes(target.slice(2)))).toEqual([]);
	});
});

describe("the build", () => {
	it("is left as it is while no source is newer", () => {
		const builtAt = (): number => statSync(join(root, "dist", "main.js")).mtimeMs;
		const before = builtAt();
		ensureBuilt();
		expect(builtAt()).toBe(before);
	});
});

describe("a program that uses the package", () => {
	type Output = Readonly<Record<string, unknown>> & { readonly names: Readonly<Record<string, string[]>> };
	const output = (file: string, program: string): Output => {
		writeFileSync(join(project, file), program);
		return JSON.parse(run(process.execPath, [file], project)) as Output;
	};
	let esm: Output;
	let cjs: Output;
	beforeAll(() => {
		esm = output("program.mjs", esmProgram(subpaths));
		cjs = output("program.cjs", cjsProgram(subpaths));
	}, MINUTE);

	it("finds the same names in both formats, and some in every subpath", () => {
		expect(cjs.names).toEqual(esm.names);
		for (const subpath of subpaths) expect(esm.names[subpath]?.length, subpath).toBeGreaterThan(0);
	});

	it("finds the pipeline in the face", () => {
		expect(esm.names.reappro).toEqual(
			expect.arrayContaining([
				"ReapproError",
				"admitOrderStream",
				"admitOrderText",
				"admitOrders",
				"aggregateDemand",
				"definePolicy",
				"forecastDemand",
				"planGroupPurchase",
				"planReplenishment",
			]),
		);
	});

	it("does not find the class of admitted orders", () => {
		for (const subpath of subpaths) expect(esm.names[subpath], subpath).not.toContain("AdmittedOrders");
	});

	it.each(["esm", "cjs"])("admits through one subpath and goes on through another (%s)", (format) => {
		const { names: _, ...facts } = format === "esm" ? esm : cjs;
		expect(facts.reasons).toEqual([["OPT_IN_NOT_TRUE"]]);
		expect(facts.version).toBe(manifest.version);
		expect(facts.byPrivacy).toEqual(facts.byFace);
		expect(JSON.stringify(facts.byFace)).toContain("[1,3]");
		expect(facts.statuses).toEqual(["order"]);
		expect(facts.mean).toEqual([6, 6]);
		expect(facts.quantile).toBe(5);
		expect(facts.html).toBe(true);
	});

	it("gets the same results from both formats", () => {
		expect(cjs).toEqual(esm);
	});
});

describe("types of the package", () => {
	const check = (
		name: string,
		files: Readonly<Record<string, string>>,
		options: ts.CompilerOptions,
	): string[] => {
		const folder = join(project, name);
		mkdirSync(folder);
		writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
		for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
		const program = ts.createProgram(
			Object.keys(files).map((file) => join(folder, file)),
			{
				target: ts.ScriptTarget.ES2022,
				lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
				strict: true,
				exactOptionalPropertyTypes: true,
				noUncheckedIndexedAccess: true,
				skipLibCheck: false,
				noEmit: true,
				types: [],
				...options,
			},
		);
		return ts
			.getPreEmitDiagnostics(program)
			.map(
				({ file, messageText }) => `${file?.fileName} ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
			);
	};
	const node16 = { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 };
	const bundler = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };

	it(
		"hold in a strict ES module and a strict CommonJS program of Node",
		() => {
			const files = { "program.mts": typedProgram, "program.cts": typedProgram };
			expect(check("types-node16", files, node16)).toEqual([]);
		},
		MINUTE,
	);

	it(
		"hold in a strict program for a bundler, where a wrong name is missed",
		() => {
			const wrong = `import { noSuchName } from "reappro/forecast";\nnoSuchName;`;
			const found = check("types-bundler", { "program.ts": typedProgram, "wrong.ts": wrong }, bundler);
			expect(found).toEqual([expect.stringMatching(/wrong\.ts .*noSuchName/)]);
		},
		MINUTE,
	);

	it(
		"hold for the files of Node, with the types of Node",
		() => {
			linkModule(project, "@types/node");
			linkModule(project, "undici-types");
			const files = { "program.mts": typedNodeProgram, "program.cts": typedNodeProgram };
			expect(check("types-files", files, { ...node16, types: ["node"] })).toEqual([]);
		},
		MINUTE,
	);
});

describe("the package in a browser bundle", () => {
	type Bundle = BuildResult<{ metafile: true; write: false }>;
	const bundle = (contents: string): Promise<Bundle> =>
		build({
			stdin: { contents, resolveDir: project, sourcefile: "page.js" },
			absWorkingDir: project,
			bundle: true,
			format: "esm",
			platform: "browser",
			metafile: true,
			write: false,
			logLevel: "silent",
			external: ["vega", "vega-lite"],
		});
	const importedPaths = ({ metafile }: Bundle): string[] =>
		Object.values(metafile.inputs).flatMap(({ imports }) => imports.map(({ path }) => path));
	/** Inputs of which at least a byte is left in the bundle. */
	const keptInputs = ({ metafile }: Bundle): string[] =>
		Object.values(metafile.outputs).flatMap(({ inputs }) =>
			Object.entries(inputs)
				.filter(([, { bytesInOutput }]) => bytesInOutput > 0)
				.map(([path]) => path),
		);
	const outputText = ({ outputFiles }: Bundle): string => outputFiles.map(({ text }) => text).join("\n");
	const everything = (entries: readonly string[]): string =>
		entries.map((subpath, at) => `export * as room${at} from "${subpath}";`).join("\n");

	it("needs nothing of Node, and neither network nor process", async () => {
		const result = await bundle(everything(browserSubpaths));
		expect(importedPaths(result).filter((path) => path.startsWith("node:"))).toEqual([]);
		const text = outputText(result);
		expect(text).not.toContain("node:");
		const tree = ts.createSourceFile("page.js", text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
		const forbidden = ["process", "fetch", "XMLHttpRequest", "WebSocket", "EventSource", "require", "Buffer"];
		const found = freeNames(tree).map(({ text: name }) => name);
		expect(found.length).toBeGreaterThan(0);
		expect(found.filter((name) => forbidden.includes(name))).toEqual([]);
	});

	it.each(["reappro/forecast", "reappro/inventory"])("has no zod behind %s", async (subpath) => {
		const result = await bundle(everything([subpath]));
		expect(Object.keys(result.metafile.inputs).filter((path) => path.includes("/zod/"))).toEqual([]);
	});

	it.each(["reappro", "reappro/forecast"])(
		"leaves out zod when only forecastSeries is used (%s)",
		async (subpath) => {
			const small = await bundle(
				`import { forecastSeries } from "${subpath}";\nconsole.log(forecastSeries);`,
			);
			const whole = await bundle(everything(["reappro"]));
			expect(keptInputs(whole).some((path) => path.includes("/zod/"))).toBe(true);
			expect(keptInputs(small).filter((path) => path.includes("/zod/"))).toEqual([]);
			expect(outputText(small).length).toBeLessThan(outputText(whole).length / 2);
		},
	);
});

describe("the examples", () => {
	it("own-stock plans two articles with reasons that add up to their quantities", () => {
		const shown = run(process.execPath, ["examples/own-stock.mjs"], root);
		expect(shown).toMatch(/^\d+( to \d+)? order lines read, \d+ admitted, \d+( to \d+)? refused\.$/m);
		expect(shown).toContain("OAK-22: order");
		expect(shown).toContain("URN-01: wait, 0 pieces");
		expect(shown).toContain("Commander ");
	});

	const group = (name: string): string =>
		run(process.execPath, [`examples/group-purchasing/${name}.mjs`], root);
	const pagesOf = (name: string, member: string): string[] =>
		["en", "fr"].flatMap((locale) =>
			["coordinator", `member-${member}`].map((page) =>
				readFileSync(join(root, "out", "group-purchasing", name, `${page}.${locale}.html`), "utf8"),
			),
		);

	it("five members reach the pallet, its price and paid carriage, and by some rules nobody should leave", () => {
		const shown = group("reach-a-pallet");
		expect(shown).toMatch(/^OAK-22 +\d+ +318 /m);
		expect(shown).toContain("carriage paid by the joinery");
		expect(shown).toMatch(/^nobody should leave +yes +yes /m);
		const [english, own, french] = pagesOf("pallet", "op-cedar");
		expect(english).toContain("Oak coffin, 22 mm");
		expect(french).toContain("Cercueil chêne, 22 mm");
		expect(own).not.toContain("op-elm");
	});

	it("five members fill a container, and each pays less freight than alone", () => {
		const shown = group("share-a-container");
		expect(shown).toContain("Containers of 12 pallets: 1; places in shared ones: 0.");
		const pallets = [...shown.matchAll(/^(?:ASH|PINE)-\d+ +\d+ +\d+ +([\d.]+)$/gm)].map(([, own]) =>
			Number(own),
		);
		expect(pallets.reduce((sum, own) => sum + own, 0)).toBe(12);
		const savings = [...shown.matchAll(/^op-.* ([\d.]+)$/gm)].map(([, own]) => Number(own));
		expect(savings).toHaveLength(5);
		for (const saving of savings) expect(saving).toBeGreaterThan(0);
		const [english, own, french] = pagesOf("container", "op-cedar");
		expect(english).toContain("1 container");
		expect(french).toContain("1 conteneur");
		expect(own).not.toContain("op-elm");
	});

	it("a member that leaves changes nothing but what is shown", () => {
		const shown = group("member-leaves");
		expect(shown).toMatch(/^26 October +6 +\d+ pieces/m);
		expect(shown).toMatch(/^23 November +5 +held back/m);
		expect(shown).toMatch(/never was +yes$/m);
		expect(shown).not.toMatch(/ no$/m);
		expect(pagesOf("leaving", "op-cedar")[0]).toContain("Figures held back");
	});

	it("a wave meets scarce supply: every rule gives out all there is, and a reserve saves pieces", () => {
		const shown = group("epidemic-week");
		const rows = shown.split("\n").filter((line) => line.startsWith("op-"));
		expect(rows).toHaveLength(6);
		const columns = rows.map((row) => row.split(/ +/).slice(3, 7).map(Number));
		for (const rule of [0, 1, 2, 3]) expect(columns.reduce((sum, row) => sum + row[rule]!, 0)).toBe(12);
		const together = /^nothing +0 +(\d+) +\1 +(\d+) +(\d+)/m.exec(shown)!;
		expect(Number(together[2]) - Number(together[1])).toBe(Number(together[3]));
		expect(Number(together[3])).toBeGreaterThan(0);
		expect(pagesOf("epidemic", "op-elm")[1]).toContain("no more can be had");
	});

	it("a dominant member is held back, and the others go on without it", () => {
		const shown = group("dominant-member");
		expect(shown).toMatch(/^six with op-grand +held back +held back +held back$/m);
		expect(shown).toMatch(/^the five others +\d+ +[\d.]+ +[\d.,]+$/m);
		const [english, , french] = pagesOf("dominant", "op-cedar");
		expect(english).toContain("neutral buying agent");
		expect(french).toContain("mandataire neutre");
	});
});
