import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "./build.js";

const workshop = mkdtempSync(join(tmpdir(), "reappro-reporter-"));
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

const CONFIG = `
import { SummaryReporter } from ${JSON.stringify(join(root, "test/summary-reporter.ts"))};
export default { test: { globals: true, include: ["*.test.mjs"], reporters: [new SummaryReporter()] } };
`;

/** Last line and exit code of vitest over the given files. */
function lastLine(
	name: string,
	files: Readonly<Record<string, string>>,
): { line: string | undefined; code: number | null } {
	const folder = join(workshop, name);
	mkdirSync(folder);
	symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
	writeFileSync(join(folder, "vitest.config.ts"), CONFIG);
	for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
	const { stdout, status } = spawnSync(
		process.execPath,
		[join(root, "node_modules/vitest/vitest.mjs"), "run"],
		{
			cwd: folder,
			encoding: "utf8",
			env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" },
		},
	);
	return { line: stdout.trimEnd().split("\n").at(-1), code: status };
}

const PASSING = `it("a", () => {}); it.each([1, 2])("b %i", () => {});`;

describe("the closing line of npm test", () => {
	it("counts what passed and ends well", () => {
		expect(lastLine("good", { "good.test.mjs": PASSING })).toEqual({ line: "3 passed, 0 failed", code: 0 });
	});

	it("counts a failed test, a file that can not be loaded and a broken hook, and names skipped tests", () => {
		const files = {
			"good.test.mjs": PASSING,
			"wrong.test.mjs": `it("c", () => { throw new Error("c"); }); it.skip("d", () => {});`,
			"broken.test.mjs": `import "./nowhere.mjs"; it("e", () => {});`,
			"hook.test.mjs": `describe("f", () => { afterAll(() => { throw new Error("f"); }); it("g", () => {}); });`,
		};
		expect(lastLine("bad", files)).toEqual({ line: "4 passed, 3 failed, 1 skipped", code: 1 });
	});
});
