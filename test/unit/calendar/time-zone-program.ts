/** Run by `time-zone.test.ts` under several values of TZ: prints the zone's offset and a digest of calendar answers. */
import { createHash } from "node:crypto";
import { formatIsoDate, isoWeekday, parseIsoDate, periodOf } from "../../../src/calendar/index.js";

const hash = createHash("sha256");
for (let day = parseIsoDate("1995-01-01")!; day <= parseIsoDate("2035-12-31")!; day += 1) {
	const text = formatIsoDate(day);
	const starts = (["day", "week", "month"] as const).map((name) => periodOf(name).floor(day));
	hash.update(`${text} ${parseIsoDate(text)} ${isoWeekday(day)} ${starts.join(" ")}\n`);
}
const offset = new Date(Date.UTC(2026, 0, 15)).getTimezoneOffset();
process.stdout.write(JSON.stringify({ offset, digest: hash.digest("hex") }));
