import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writePlan, writeText } from "../../../src/node/index.js";
import { failure, tempFiles } from "./temp-files.js";

const files = tempFiles();

describe("writing", () => {
	it("makes the folder and leaves one whole file", async () => {
		const path = join(files.folder, "new", "deep", "plan.json");
		await writePlan(path, { kind: "replenishment-plan", name: "chêne" });
		expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({ kind: "replenishment-plan", name: "chêne" });
		expect(readdirSync(join(files.folder, "new", "deep"))).toEqual(["plan.json"]);
	});

	it("says in one sentence that it can not write", async () => {
		const file = files.write("txt", "x");
		const error = await failure(writeText(join(file, "plan.json"), "y"));
		expect([error.code, error.path]).toEqual(["FILE_INVALID", "out"]);
	});
});
