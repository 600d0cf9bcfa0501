import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { context } from "esbuild";

const SHIM = fileURLToPath(new URL("vitest-in-process.mjs", import.meta.url));
const BUNDLE = ".guard-tests.mjs";
const LONGEST = 5000;

/** Tests of what lets lines in; those that tell most come first, since a run stops at the first test that fails. */
const FILES = [
	"reasons",
	"line-places",
	"many-lines",
	"refused-repeats",
	"agreement-terms",
	"policy",
	"policy-fields",
	"personal-data",
	"text",
	"ids",
	"plain-prototype",
	"admitted-orders",
	"repeats",
	"attacks",
	"line-ids",
	"limits",
	"policy-hash",
	"receipt",
	"streams",
	"each-item",
	"line-content",
	"kept-columns",
	"run-register",
	"commitment",
	"pseudonym",
	"pseudonym-claims",
	"noise-budget",
	"noise-counts",
	"noise-demand",
	"noise-sampler",
	"processing-record",
	"dpv",
	"explain-policy",
	"explain-policy-texts",
	"residual-risks",
	"release",
	"release-register",
	"release-algebra",
	"release-columns",
	"release-bounds",
	"article-history",
	"release-search",
	"release-knowledge",
	"release-decisions",
	"release-attacker",
	"release-large",
	"contract-amendment",
	"advice",
	"proof-bounds",
	"transparency-words",
].map((name) => `test/unit/privacy/${name}.test.ts`);

/** How the titles of tests begin that take a fifth of a second and more, or count the lines of a source file. */
const LEFT_OUT = [
	"N90 200,000 unknown keys, within 3 s",
	"N48 lines without opt-in",
	"N49 exact repeats of one line",
	"is not slowed down by objects that are shared many times",
	"lets a signal come through while the source always has a line ready",
	"changes nothing of the result",
	"finds what a Map of texts finds, through every growth",
	"could not be: no text of its letters is suspected, though texts with as many digits are",
	"encodes every code point as the platform does",
	"refuses objects that stand in each other twice, again and again, in bounded time",
	"agrees with the library on",
	"gives each value below",
	"is short, and uses the hashes of Node alone",
];

/** Tests read files beside themselves; in a bundle each still has to know where it stands. */
const inPlace = {
	name: "in-place",
	setup(build) {
		build.onResolve({ filter: /^vitest$/ }, () => ({ path: pathToFileURL(SHIM).href, external: true }));
		build.onLoad({ filter: /[\\/](test|benchmarks)[\\/].*\.ts$/ }, ({ path }) => ({
			contents: readFileSync(path, "utf8").replaceAll(
				"import.meta.url",
				JSON.stringify(pathToFileURL(path).href),
			),
			loader: "ts",
		}));
	},
};

/**
 * The tests of the guard below a folder, as functions.
 *
 * `build` reads the files anew; `load` evaluates every module anew and returns the tests.
 */
export async function guardTests(root) {
	const shim = await import(pathToFileURL(SHIM).href);
	// A copy of the project that is older than this list does not have its newest files.
	const files = FILES.filter((file) => existsSync(join(root, file)));
	const begin = files
		.map((file) => `startFile(${JSON.stringify(file)}); await import("./${file}");`)
		.join("\n");
	const bundler = await context({
		stdin: { contents: `import { startFile } from "vitest";\n${begin}`, resolveDir: root, loader: "js" },
		outfile: join(root, BUNDLE),
		bundle: true,
		format: "esm",
		platform: "node",
		target: "node20",
		packages: "external",
		logLevel: "silent",
		plugins: [inPlace],
	});
	let loads = 0;
	return {
		build: () => bundler.rebuild(),
		close: () => bundler.dispose(),
		async load() {
			const tests = shim.startCollecting();
			loads += 1;
			await import(`${pathToFileURL(join(root, BUNDLE)).href}?load=${loads}`);
			return numbered(tests.filter(({ title }) => !LEFT_OUT.some((slow) => title.startsWith(slow))));
		},
	};
}

function numbered(tests) {
	const times = new Map();
	return tests.map((test) => {
		const name = `${test.file} > ${test.name}`;
		const time = (times.get(name) ?? 0) + 1;
		times.set(name, time);
		return { ...test, id: time === 1 ? name : `${name} #${time}` };
	});
}

/** What a test throws, `undefined` when it passes. No test passes or fails by how long it took on a busy machine. */
export async function failureOf({ run, suites }) {
	const { now } = performance;
	let timer;
	performance.now = () => 0;
	try {
		for (const suite of suites) {
			if (!suite.begun) for (const first of suite.beforeAll) await first();
			suite.begun = true;
			for (const each of suite.beforeEach) await each();
		}
		const tooLong = new Promise((_, reject) => {
			timer = setTimeout(() => reject(new Error("the test does not end")), LONGEST);
		});
		await Promise.race([run(), tooLong]);
		return undefined;
	} catch (error) {
		return String(error?.message ?? error) || "an error without a message";
	} finally {
		clearTimeout(timer);
		for (const suite of suites) for (const each of suite.afterEach) await each();
		performance.now = now;
	}
}
