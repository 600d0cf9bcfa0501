import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runPrivacy } from "../../../benchmarks/conformance/privacy.js";

const folder = new URL("../../fixtures/privacy/", import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

describe.each(["admission.json", "policy.json", "ndjson-text.json", "release.json"])(
	"reference cases of %s",
	async (name) => {
		const results = await runPrivacy(name, read(name));
		it.each(results)("$id", ({ verdict, detail }) => {
			expect({ verdict, detail }).toEqual({ verdict: "passed", detail: undefined });
		});
	},
);

describe("the runner", () => {
	it("does not know other topics", async () => {
		const [result] = await runPrivacy("x.json", { topic: "else", cases: [{ id: "one" }] });
		expect(result?.verdict).toBe("unsupported");
	});

	it("fails a case whose verdict, reason or canary differs", async () => {
		const { policy } = read("admission.json") as { policy: object };
		const refused = { admitted: [], refused: [{ index: 0, anyOf: ["SKU_UNKNOWN"] }] };
		const run = async (one: object) =>
			(await runPrivacy("x", { topic: "admission", policy, cases: [{ id: "one", ...one }] }))[0]?.verdict;
		expect(await run({ lines: [null], expected: refused })).toBe("failed");
		expect(await run({ lines: [], expected: refused })).toBe("failed");
		expect(await run({ lines: [], canary: ["replenishment"], expected: { refused: [] } })).toBe("failed");
		expect(await run({ lines: [], expected: { refused: [] } })).toBe("passed");
	});
});
