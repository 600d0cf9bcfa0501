import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readSources } from "../architecture/source-file.js";
import { type DocumentedFunction, findExamples, findFunctions } from "./examples/find-examples.js";
import { shownTolerance } from "./examples/match-literal.js";
import { runExample } from "./examples/run-example.js";
import { shownNames } from "./examples/shown-names.js";

const root = fileURLToPath(new URL("../../src", import.meta.url));
/** Files and programs of the outside need a disk; their own tests run them. */
const sources = readSources(root).filter(({ path }) => !path.startsWith("node/"));

type Exports = Readonly<Record<string, unknown>>;
const load = async (path: string): Promise<Exports> => (await import(`${root}/${path}`)) as Exports;

/** Exports of all files that load; one that does not fails its own examples only. */
let everything: Promise<Exports> | undefined;
async function loadEverything(): Promise<Exports> {
	// The face first: files that are loaded at the same time could be loaded twice, each with its own genuine values.
	await load("index.ts");
	const loaded = await Promise.allSettled(sources.map(({ path }) => load(path)));
	return Object.assign({}, ...loaded.map((one) => (one.status === "fulfilled" ? one.value : {})));
}

async function scopeOf(path: string): Promise<Exports> {
	everything ??= loadEverything();
	return { ...(await everything), ...(await load(path)) };
}

describe("examples of the docstrings are true", () => {
	const seen = new Map<string, number>();
	for (const { path, subject, code } of sources.flatMap(findExamples)) {
		const title = `${path} ${subject}`;
		const count = (seen.get(title) ?? 0) + 1;
		seen.set(title, count);
		it(count > 1 ? `${title} (${count})` : title, async () => {
			expect(code, "an example holds code").not.toBe("");
			await runExample(code, await scopeOf(path));
		});
	}
});

describe("every exported function is documented", () => {
	const all = readSources(root);
	const named = (functions: readonly { path: string; name: string }[]): string[] =>
		functions.map(({ path, name }) => `${path} ${name}`);

	it("has an example when a room shows it", () => {
		const shown = shownNames(sources);
		const isShown = ({ path, name }: DocumentedFunction): boolean =>
			shown.has(`${path} ${name}`) || shown.has(`${path} *`);
		const functions = sources.flatMap(findFunctions).filter(isShown);
		expect(functions.length).toBeGreaterThan(50);
		expect(named(functions.filter(({ hasExample }) => !hasExample))).toEqual([]);
	});

	it("has a docstring, inside a room too", () => {
		const functions = all.flatMap(findFunctions);
		expect(named(functions.filter(({ documented }) => !documented))).toEqual([]);
	});
});

describe("the example runner can fail", () => {
	const scope = {
		half: 0.5,
		list: Float64Array.of(1, 2.25),
		pair: { a: 1, b: undefined },
		later: async () => 7,
	};

	it.each([
		"half; // => 0.5",
		"half + 0.0004; // => 0.500",
		"half * 1e-9; // => 5.0e-10",
		"-half; // => -0.5",
		"list; // => [1, 2.3]",
		"pair; // => { a: 1 }",
		"await later(); // => 7",
		"const x = half * 2; // => 1",
		"[half,\n\t1].length; // => 2",
		'"a" + "b"; // => "ab"',
		"undefined; // => undefined",
		"0 / 0; // => NaN",
		"({ a: [{ b: null }] }); // => { a: [{ b: null }] }",
	])("passes %j", async (code) => {
		expect(await runExample(code, scope)).toBe(1);
	});

	it.each([
		"half; // => 0.6",
		"half + 0.0006; // => 0.500",
		"half * 1e-9; // => 5.2e-10",
		"half; // => 1",
		"half; // => '0.5'",
		"list; // => [1]",
		"list; // => [1, 2.4]",
		"pair; // => { a: 1, c: 2 }",
		"pair; // => {}",
		"later(); // => 7",
		"missing; // => 1",
		"half; // => 0.5 or so",
		"// => 0.5",
		"if (half) { half; } // => 0.5",
		"throw new Error()",
	])("fails %j", async (code) => {
		await expect(runExample(code, scope)).rejects.toThrow();
	});

	it.each([
		["0.25", 0.005],
		["12", 0],
		["1.5e-7", 0.5e-8],
		["2e3", 500],
	])("reads the digits of %s", (text, tolerance) => {
		expect(shownTolerance(text)).toBeCloseTo(tolerance, 12);
	});

	it("finds examples and functions without one", () => {
		const file = {
			path: "math/a.ts",
			text: `/**\n * One.\n *\n * @example\n * one(); // => 1\n * @returns 1\n */\nexport function one() {}\n/** Two. */\nexport const two = () => 2;\nexport function three() {}\nfunction four() {}\nexport { four };\nfunction five() {}`,
		};
		expect(findExamples(file)).toEqual([{ path: "math/a.ts", subject: "one", code: "one(); // => 1" }]);
		const functions = findFunctions(file);
		expect(functions.map(({ name }) => name)).toEqual(["one", "two", "three", "four"]);
		expect(functions.map(({ hasExample }) => hasExample)).toEqual([true, false, false, false]);
		expect(functions.map(({ documented }) => documented)).toEqual([true, true, false, false]);
	});

	it("knows what a room shows and what stays inside", () => {
		const shown = shownNames([
			{ path: "errors.ts", text: "export function a() {}" },
			{
				path: "math/index.ts",
				text: `export { b, type C } from "./b.js";\nexport type { D } from "./d.js";\nexport * from "./e.js";\nexport { f as g } from "./f.js";`,
			},
			{ path: "math/b.ts", text: "export function b() {}\nexport function inner() {}" },
		]);
		expect(shown).toContain("errors.ts *");
		expect(shown).toContain("math/b.ts b");
		expect(shown).toContain("math/e.ts *");
		expect(shown).toContain("math/f.ts f");
		expect(shown).not.toContain("math/b.ts inner");
		expect(shown).not.toContain("math/d.ts D");
	});
});
