import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { renderReport } from "../../../src/report/render-report.js";
import { items, plan, smallPanel } from "./fixture.js";

const run = promisify(execFile);
const script = fileURLToPath(new URL("print-report.ts", import.meta.url));
const ZONES = ["Pacific/Kiritimati", "America/Los_Angeles", "Pacific/Apia", "UTC"];
const OFFSETS = [-840, 480, -780, 0];

describe("time zones", () => {
	it("give the same bytes from one side of the date line to the other", async () => {
		const here = await renderReport(plan, { locale: "fr", items, panel: smallPanel() });
		const { stdout } = await run(process.execPath, ["--import", "tsx", script, ...ZONES], {
			maxBuffer: 1 << 26,
		});
		const printed = JSON.parse(stdout) as { offset: number; skipped: string; page: string }[];
		expect(printed.map(({ offset }) => offset)).toEqual(OFFSETS);
		expect(printed.every(({ page }) => page === here)).toBe(true);
		for (const { skipped } of printed) expect(skipped).toBe("30\u00a0December 2011");
	}, 60_000);
});
