import { formatDay } from "../../../src/report/locale.js";
import { renderReport } from "../../../src/report/render-report.js";
import { items, plan, smallPanel } from "./fixture.js";

/**
 * Run on its own, because a worker can not change its time zone: for each zone named prints its offset, a day that
 * Apia skipped, and the page.
 */
const printed: { offset: number; skipped: string; page: string }[] = [];
for (const zone of process.argv.slice(2)) {
	process.env.TZ = zone;
	printed.push({
		offset: new Date(2026, 10, 23).getTimezoneOffset(),
		skipped: formatDay("2011-12-30", "en", "full"),
		page: await renderReport(plan, { locale: "fr", items, panel: smallPanel() }),
	});
}
process.stdout.write(JSON.stringify(printed));
