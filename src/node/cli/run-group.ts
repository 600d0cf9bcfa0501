import { join } from "node:path";
import type { ReleaseRegister } from "../../index.js";
import { explainWarning, planGroupPurchase, ReapproError } from "../../index.js";
import { readTextChunks } from "../files/text-chunks.js";
import { writePlan } from "../files/write-files.js";
import { groupTable } from "./group-table.js";
import type { CommandIo } from "./io.js";
import type { Job } from "./job.js";
import type { CommandOptions } from "./options.js";
import { progressTo } from "./progress.js";
import { COMMAND_WORDS } from "./words.js";

async function readReleases(path: string): Promise<ReleaseRegister> {
	let text = "";
	for await (const chunk of readTextChunks(path, { label: "releases" })) text += chunk;
	try {
		return JSON.parse(text) as ReleaseRegister;
	} catch {
		throw new ReapproError(
			"FILE_INVALID",
			"Give the releases.json that the run before has written.",
			"releases",
		);
	}
}

/**
 * Plans a group purchase, prints what its coordinator may see and warnings for whoever runs it, and writes one file for each reader.
 *
 * @param job what to plan, admitted for group purchasing
 * @param options of the command
 * @param io where to print
 * @returns paths that were written
 */
export async function runGroup(job: Job, options: CommandOptions, io: CommandIo): Promise<string[]> {
	const { asOf, admission, items, stock, suppliers, coverage } = job;
	const progress = progressTo(io);
	const plan = await planGroupPurchase({
		orders: admission.orders,
		asOf,
		items,
		...(stock === undefined ? {} : { stock }),
		...(suppliers === undefined ? {} : { suppliers }),
		...(coverage === undefined ? {} : { coverage }),
		...(options.releases === undefined ? {} : { releases: await readReleases(options.releases) }),
		onProgress: progress.show,
	});
	progress.end();
	const words = COMMAND_WORDS[options.locale];
	if (!options.quiet) {
		io.out(`${words.groupTitle(plan.groupId, asOf)}\n\n${groupTable(plan, items, options.locale)}\n`);
		for (const warning of plan.warnings) io.out(`${explainWarning(warning, options.locale)}\n`);
		if (plan.warnings.length > 0) io.out("\n");
	}
	const results: [string, object][] = [
		["plan.json", plan],
		["coordinator.json", plan.coordinator],
		["releases.json", plan.releases],
		...plan.members.map(({ operatorId, view }): [string, object] => [`member-${operatorId}.json`, view]),
	];
	for (const [name, result] of results) await writePlan(join(options.out, name), result);
	return results.map(([name]) => join(options.out, name));
}
