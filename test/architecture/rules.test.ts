import { describe, expect, it } from "vitest";
import { RULES } from "./rules.js";
import { importLines, type SourceFile } from "./source-file.js";

type RuleName = keyof typeof RULES;
type Files = Readonly<Record<string, string>>;

const filesOf = (files: Files): SourceFile[] => Object.entries(files).map(([path, text]) => ({ path, text }));
const breaches = (rule: RuleName, files: Files): string[] => RULES[rule](filesOf(files));

const BREACHES: readonly (readonly [RuleName, string, Files])[] = [
	[
		"directions",
		"a lower room imports a higher one",
		{ "math/a.ts": `import { b } from "../plan/index.js";` },
	],
	["directions", "side by side", { "models/a.ts": `import { b } from "../privacy/index.js";` }],
	["directions", "a type is an import too", { "math/a.ts": `import type { B } from "../plan/index.js";` }],
	["directions", "a re-export is an import too", { "math/a.ts": `export * from "../plan/index.js";` }],
	["directions", "a dynamic import", { "math/a.ts": `const b = await import("../plan/index.js");` }],
	["directions", "an import type", { "math/a.ts": `type B = import("../plan/index.js").B;` }],
	["directions", "past the front door", { "plan/a.ts": `import { b } from "../math/b.js";` }],
	["directions", "demand past its door", { "demand/a.ts": `import { b } from "../privacy/index.js";` }],
	["directions", "order lines in forecast", { "forecast/a.ts": `import { b } from "../privacy/index.js";` }],
	["directions", "a room imports the face", { "plan/a.ts": `import { b } from "../index.js";` }],
	["directions", "a room imports node", { "report/a.ts": `import { b } from "../node/index.js";` }],
	["directions", "the face imports node", { "index.ts": `export { b } from "./node/index.js";` }],
	["directions", "node past the face", { "node/a.ts": `import { b } from "../plan/index.js";` }],
	["directions", "a room nobody knows", { "plan/a.ts": `import { b } from "../misc/index.js";` }],
	["existingTargets", "without .js", { "math/a.ts": `import { b } from "./b";`, "math/b.ts": "" }],
	["existingTargets", "no such file", { "math/a.ts": `import { b } from "./c.js";` }],
	["packages", "zod in inventory", { "inventory/a.ts": `import * as z from "zod";` }],
	["packages", "zod by a deep path", { "forecast/a.ts": `import * as z from "zod/v4";` }],
	["packages", "node: outside node", { "privacy/a.ts": `import { readFileSync } from "node:fs";` }],
	["packages", "a bare node module", { "plan/a.ts": `import { readFileSync } from "fs";` }],
	["packages", "an unknown package", { "plan/a.ts": `import _ from "lodash";` }],
	["packages", "require", { "node/a.ts": `const _ = require("lodash");` }],
	["packages", "a name of Object.prototype", { "plan/a.ts": `import _ from "constructor";` }],
	[
		"cycles",
		"two files",
		{ "math/a.ts": `import { b } from "./b.js";`, "math/b.ts": `import { a } from "./a.js";` },
	],
	[
		"cycles",
		"three files, one by type",
		{
			"math/a.ts": `import type { B } from "./b.js";`,
			"math/b.ts": `export { c } from "./c.js";`,
			"math/c.ts": `import { a } from "./a.js";`,
		},
	],
	["cycles", "a file that imports itself", { "math/a.ts": `import { a } from "./a.js";` }],
	["clock", "Date.now", { "plan/a.ts": "const at = Date.now();" }],
	["clock", "Date.now as a value", { "plan/a.ts": "const now = Date.now;" }],
	["clock", 'Date["now"]', { "plan/a.ts": `const at = Date["now"]();` }],
	["clock", "new Date()", { "plan/a.ts": "const at = new Date();" }],
	["clock", "new Date without brackets", { "plan/a.ts": "const at = new Date;" }],
	["clock", "Date()", { "plan/a.ts": "const at = Date();" }],
	["clock", "performance", { "plan/a.ts": "const at = performance.now();" }],
	["clock", "in node too", { "node/a.ts": "const at = new Date();" }],
	["chance", "Math.random", { "math/a.ts": "const x = Math.random();" }],
	["chance", "crypto", { "math/a.ts": "const x = crypto.randomUUID();" }],
	["surroundings", "fetch", { "report/a.ts": `await fetch("x");` }],
	["surroundings", "fetch in node", { "node/a.ts": `await fetch("x");` }],
	["surroundings", "fetch from the global object", { "report/a.ts": `await globalThis.fetch("x");` }],
	["surroundings", "XMLHttpRequest", { "report/a.ts": "new XMLHttpRequest();" }],
	["surroundings", "WebSocket", { "report/a.ts": `new WebSocket("x");` }],
	["surroundings", "setTimeout", { "plan/a.ts": "setTimeout(() => {}, 0);" }],
	["surroundings", "setTimeout passed on", { "plan/a.ts": "const wait = [setTimeout];" }],
	["surroundings", "console", { "plan/a.ts": `console.log("x");` }],
	["surroundings", "process", { "plan/a.ts": "const x = process.env.HOME;" }],
	["surroundings", "process in a template", { "plan/a.ts": `const x = \`\${process.pid}\`;` }],
	["surroundings", "process after an inner one", { "plan/a.ts": "{ const process = 1; }\nprocess.exit();" }],
	["surroundings", "process as a shorthand", { "plan/a.ts": "const x = { process };" }],
	["surroundings", "eval", { "plan/a.ts": `eval("1");` }],
	["surroundings", "new Function", { "plan/a.ts": `new Function("return 1");` }],
	["namedExports", "export default", { "math/a.ts": "export default 1;" }],
	["namedExports", "a default function", { "math/a.ts": "export default function a() {}" }],
	["namedExports", "as default", { "math/a.ts": "const a = 1;\nexport { a as default };" }],
	["fileNames", "camelCase", { "math/logGamma.ts": "" }],
	["fileNames", "a folder with an underscore", { "math/log_gamma/a.ts": "" }],
	["fileLengths", "201 lines", { "math/a.ts": "const a = 1;\n".repeat(201) }],
	["suppressions", "as any", { "math/a.ts": "const a = 1 as any;" }],
	["suppressions", "ts-ignore", { "math/a.ts": "// @ts-ignore\nconst a = 1;" }],
	["suppressions", "a note of work to do", { "math/a.ts": "// TODO later" }],
	["face", "a value of its own", { "index.ts": "export const a = 1;" }],
	["face", "export *", { "index.ts": `export * from "./math/index.js";` }],
];

const ALLOWED: readonly (readonly [RuleName, string, Files])[] = [
	["directions", "down the street", { "plan/a.ts": `import { b } from "../math/index.js";` }],
	["directions", "errors from everywhere", { "math/a.ts": `import { ReapproError } from "../errors.js";` }],
	["directions", "inside a room", { "math/special/a.ts": `import { b } from "../other/b.js";` }],
	[
		"directions",
		"demand by its door",
		{ "demand/a.ts": `import { b } from "../privacy/admitted-orders.js";` },
	],
	["directions", "a type of privacy", { "forecast/a.ts": `import type { A } from "../privacy/index.js";` }],
	["directions", "node by the face", { "node/deep/a.ts": `import { b } from "../../index.js";` }],
	["packages", "zod in privacy", { "privacy/a.ts": `import * as z from "zod";` }],
	["packages", "hashing", { "privacy/a.ts": `import { sha256 } from "@noble/hashes/sha2.js";` }],
	["packages", "node: in node", { "node/a.ts": `import { readFileSync } from "node:fs";` }],
	[
		"cycles",
		"a diamond",
		{
			"math/a.ts": `import { b } from "./b.js";\nimport { c } from "./c.js";`,
			"math/b.ts": `import { d } from "./d.js";`,
			"math/c.ts": `import { d } from "./d.js";`,
			"math/d.ts": "export const d = 1;",
		},
	],
	["clock", "a given moment", { "plan/a.ts": "const at = new Date(0);\nDate.UTC(2026, 0, 1);" }],
	["clock", "words in comments and texts", { "plan/a.ts": `// never Date.now()\nconst a = "new Date()";` }],
	["clock", "a member of the same name", { "plan/a.ts": "const a = measure.performance;" }],
	["surroundings", "a parameter", { "models/a.ts": "const a = (process: number) => process + 1;" }],
	[
		"surroundings",
		"a parameter in a nested call",
		{ "models/a.ts": "function a(process) { return [1].map((h) => process[h]); }" },
	],
	["surroundings", "a property", { "models/a.ts": "const a = { process: 1 };\na.process;" }],
	["surroundings", "a type member", { "models/a.ts": "interface A { readonly process: number }" }],
	["surroundings", "a destructured name", { "models/a.ts": "const { process } = forecast;\nprocess;" }],
	["surroundings", "a method", { "models/a.ts": "class A { process() { return 1; } }" }],
	["surroundings", "the edge", { "node/a.ts": `console.log(process.argv);` }],
	["chance", "other mathematics", { "math/a.ts": "Math.max(1, 2);" }],
	["namedExports", "named", { "math/a.ts": "export const a = 1;" }],
	["fileNames", "kebab-case", { "math/log-gamma.ts": "", "errors.ts": "" }],
	["fileLengths", "200 lines", { "math/a.ts": "const a = 1;\n".repeat(200) }],
	["face", "named re-exports", { "index.ts": `export { a, type B } from "./math/index.js";` }],
];

describe("a planted breach is caught", () => {
	it.each(BREACHES)("%s: %s", (rule, _, files) => {
		expect(breaches(rule, files)).toHaveLength(1);
	});

	it("every rule has one", () => {
		expect(new Set(BREACHES.map(([rule]) => rule))).toEqual(new Set(Object.keys(RULES)));
	});
});

describe("what is right is let through", () => {
	it.each(ALLOWED)("%s: %s", (rule, _, files) => {
		expect(breaches(rule, files)).toEqual([]);
	});
});

describe("importLines", () => {
	it("tells types from values", () => {
		const lines = importLines({
			path: "math/a.ts",
			text: `import { a } from "./a.js";\nimport { type B } from "./b.js";\nimport type { C } from "./c.js";\nexport { type D } from "./d.js";\nimport { e, type F } from "./e.js";`,
		});
		expect(lines).toEqual([
			{ specifier: "./a.js", typeOnly: false },
			{ specifier: "./b.js", typeOnly: true },
			{ specifier: "./c.js", typeOnly: true },
			{ specifier: "./d.js", typeOnly: true },
			{ specifier: "./e.js", typeOnly: false },
		]);
	});
});
