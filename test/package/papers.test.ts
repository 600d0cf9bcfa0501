import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt, installPacked, linkModule, root, run } from "./build.js";

const MINUTE = 60_000;
const PAPERS = ["README.md", "docs/recipes.md"];
const project = mkdtempSync(join(tmpdir(), "reappro-papers-"));
let packedFiles: readonly string[] = [];

/** Blocks of TypeScript of a paper; those after the first go on from it. */
function programsOf(paper: string): { name: string; text: string }[] {
	const text = readFileSync(join(root, paper), "utf8");
	const [first = "", ...others] = [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, block = ""]) => block);
	const stem = paper.replace(/\W/g, "-");
	return [first, ...others.map((block) => `${first}\n${block}`)].map((program, at) => ({
		name: `${stem}-${at}.mts`,
		text: program,
	}));
}
const programs = PAPERS.flatMap(programsOf);

beforeAll(() => {
	ensureBuilt();
	packedFiles = installPacked(project);
	for (const name of ["@types/node", "undici-types"]) linkModule(project, name);
	for (const { name, text } of programs) writeFileSync(join(project, name), text);
}, 3 * MINUTE);
afterAll(() => rmSync(project, { recursive: true, force: true }));

describe("the programs of the papers", () => {
	it("are found", () => {
		expect(programs.map(({ name }) => name)).toEqual([
			"README-md-0.mts",
			"README-md-1.mts",
			"README-md-2.mts",
			"docs-recipes-md-0.mts",
			"docs-recipes-md-1.mts",
			"docs-recipes-md-2.mts",
			"docs-recipes-md-3.mts",
			"docs-recipes-md-4.mts",
		]);
	});

	it(
		"hold in a strict ES module, as pasted",
		() => {
			const program = ts.createProgram(
				programs.map(({ name }) => join(project, name)),
				{
					target: ts.ScriptTarget.ES2022,
					module: ts.ModuleKind.Node16,
					moduleResolution: ts.ModuleResolutionKind.Node16,
					strict: true,
					exactOptionalPropertyTypes: true,
					noUncheckedIndexedAccess: true,
					skipLibCheck: true,
					noEmit: true,
					types: ["node"],
					typeRoots: [join(project, "node_modules", "@types")],
				},
			);
			const faults = ts
				.getPreEmitDiagnostics(program)
				.map(
					({ file, messageText }) => `${file?.fileName} ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
				);
			expect(faults).toEqual([]);
		},
		MINUTE,
	);

	it.each(programs)(
		"run as pasted: $name",
		({ name, text }) => {
			const { outputText } = ts.transpileModule(text, {
				compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
			});
			const file = name.replace(".mts", ".mjs");
			writeFileSync(join(project, file), outputText);
			const printed = run(process.execPath, [file], project);
			if (name.startsWith("README"))
				expect(printed).toMatch(
					/^OAK-22 order \d+ Order \d+: \d+ likely needed by .*, less 1 on hand, less 1 /,
				);
			expect(printed).not.toMatch(/undefined|NaN/);
		},
		MINUTE,
	);
});

describe("the links of the papers", () => {
	it("lead to what is packed beside them", () => {
		const papers = packedFiles.filter((path) => path.endsWith(".md"));
		const links = papers.flatMap((paper) =>
			[...readFileSync(join(root, paper), "utf8").matchAll(/\]\(([^)#]+)[^)]*\)/g)]
				.map(([, target = ""]) => target)
				.filter((target) => !/^[a-z]+:/.test(target))
				.map((target) => normalize(join(dirname(paper), target))),
		);
		expect(links.length).toBeGreaterThan(20);
		expect(links.filter((target) => !packedFiles.includes(target))).toEqual([]);
	});
});
