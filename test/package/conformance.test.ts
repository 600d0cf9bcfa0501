import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const workshop = mkdtempSync(join(tmpdir(), "reappro-conformance-"));
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

function folderOf(name: string, files: Readonly<Record<string, string>>): string {
	const folder = join(workshop, name);
	mkdirSync(folder, { recursive: true });
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(join(folder, path, ".."), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	return folder;
}

function conformance(...args: string[]): { code: number | null; lines: string[]; errors: string } {
	const run = spawnSync(process.execPath, ["--import", "tsx", "benchmarks/conformance.ts", ...args], {
		cwd: root,
		encoding: "utf8",
	});
	return { code: run.status, lines: run.stdout.trimEnd().split("\n"), errors: run.stderr };
}

const policy = {
	purpose: "replenishment",
	processingDate: "2026-11-23",
	agreements: [],
	catalogue: ["CAP-1"],
};
const policyFile = (expected: string): string =>
	JSON.stringify({
		topic: "policy",
		policy,
		cases: [{ id: "plain", category: "plain", description: "as it stands", expected }],
	});

describe("npm run conformance", () => {
	it("passes a true case and closes with the counts", () => {
		const { code, lines } = conformance(
			"--reference",
			folderOf("true", { "privacy/policy.json": policyFile("accept") }),
		);
		expect(lines.at(-1)).toBe("1 passed, 0 failed");
		expect(code).toBe(0);
	});

	it("fails a false case and says which under --verbose", () => {
		const folder = folderOf("false", { "privacy/policy.json": policyFile("POLICY_INVALID") });
		const { code, lines } = conformance("--reference", folder, "--verbose");
		expect(lines.at(-1)).toBe("0 passed, 1 failed");
		expect(lines.some((line) => line.startsWith("failed") && line.includes("plain"))).toBe(true);
		expect(code).toBe(1);
	});

	it("counts broken JSON as failed, unknown forms as unsupported, and passes over prose", () => {
		const folder = folderOf("odd", {
			"privacy/broken.json": "{",
			"inventory/README.md": "words",
			"inventory/table.csv": "a;b",
			"forecast/unknown.json": `{"shape":"of no known form"}`,
		});
		const { code, lines } = conformance("--reference", folder);
		expect(lines.at(-1)).toBe("0 passed, 1 failed");
		expect(lines.find((line) => line.startsWith("total"))?.split(/\s+/)).toEqual(["total", "0", "1", "2"]);
		expect(code).toBe(1);
	});

	it("says in one sentence that the folder is missing", () => {
		for (const args of [[], ["--reference", join(workshop, "nowhere")], ["--nonsense"]]) {
			const { code, errors } = conformance(...args);
			expect(code).toBe(2);
			expect(errors.trim().split("\n")).toHaveLength(1);
		}
	});
});
