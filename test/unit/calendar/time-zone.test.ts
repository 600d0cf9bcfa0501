import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ZONES = ["UTC", "Pacific/Kiritimati", "America/Los_Angeles", "Europe/Paris"];
const program = fileURLToPath(new URL("./time-zone-program.ts", import.meta.url));

/** Zones can only be set for a whole process. */
function outputIn(zone: string): { offset: number; digest: string } {
	const run = spawnSync(process.execPath, ["--import", "tsx", program], {
		env: { ...process.env, TZ: zone },
		encoding: "utf8",
	});
	expect(run.stderr).toBe("");
	return JSON.parse(run.stdout);
}

describe("calendar in other time zones", () => {
	it("gives the same dates, weekdays and periods everywhere", () => {
		const outputs = ZONES.map(outputIn);
		expect(new Set(outputs.map(({ offset }) => offset)).size).toBe(ZONES.length);
		expect(new Set(outputs.map(({ digest }) => digest)).size).toBe(1);
	});
});
