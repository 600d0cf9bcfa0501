import { join } from "node:path";
import { aggregateDemand, explainWarning, planReplenishment, renderReport } from "../../index.js";
import { writePlan, writeText } from "../files/write-files.js";
import type { CommandIo } from "./io.js";
import type { Job } from "./job.js";
import type { CommandOptions } from "./options.js";
import { orderTable, otherLines, supplierTable } from "./plan-table.js";
import { progressTo } from "./progress.js";
import { COMMAND_WORDS } from "./words.js";

/**
 * Plans each operator's own stock, prints it and writes plan and reports.
 *
 * @param job what to plan
 * @param options of the command
 * @param io where to print
 * @returns paths that were written
 */
export async function runPlan(job: Job, options: CommandOptions, io: CommandIo): Promise<string[]> {
	const { asOf, admission, items, stock, suppliers, coverage } = job;
	const { locale, period } = options;
	const progress = progressTo(io);
	const plan = await planReplenishment({
		orders: admission.orders,
		asOf,
		items,
		period,
		...(stock === undefined ? {} : { stock }),
		...(suppliers === undefined ? {} : { suppliers }),
		...(coverage === undefined ? {} : { coverage }),
		onProgress: progress.show,
	});
	progress.end();
	const words = COMMAND_WORDS[locale];
	if (!options.quiet) {
		io.out(`${words.title(asOf)}\n\n${orderTable(plan, items, locale)}\n${words.units}\n`);
		io.out(`${otherLines(plan, locale)}\n`);
		for (const warning of plan.warnings) io.out(`${explainWarning(warning, locale)}\n`);
		if (plan.warnings.length > 0) io.out("\n");
		const totals = supplierTable(plan, suppliers ?? [], locale);
		if (totals !== "") io.out(`${words.suppliers}\n\n${totals}\n`);
	}
	const written = [join(options.out, "plan.json")];
	await writePlan(written[0] ?? "", plan);
	const bySite = stock?.some(({ siteId }) => siteId !== undefined) === true;
	const panel = aggregateDemand(admission.orders, {
		period,
		by: bySite ? ["operatorId", "siteId", "sku"] : ["operatorId", "sku"],
		...(coverage === undefined ? {} : { coverage }),
	});
	const simulated = options.files === undefined;
	for (const language of ["en", "fr"] as const) {
		const path = join(options.out, language === "en" ? "report.html" : "report.fr.html");
		const report = { locale: language, panel, items, suppliers: suppliers ?? [], simulated };
		await writeText(path, await renderReport(plan, report));
		written.push(path);
	}
	return written;
}
