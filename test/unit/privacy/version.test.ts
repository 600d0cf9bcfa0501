import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { LIBRARY_VERSION } from "../../../src/privacy/version.js";
import { admit } from "./given.js";

it("receipts name the version of the package", () => {
	const manifest = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
	expect(LIBRARY_VERSION).toBe(manifest.version);
	expect(admit([]).receipt.libraryVersion).toBe(manifest.version);
});
